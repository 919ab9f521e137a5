note-title = Решение
note-details = Подробности
note-decision = Само решение
