page-title = Решение
page-details = Подробности
page-decision = Само решение
