note-title = Рішення
note-details = Подробиці
note-decision = Саме рішення
