page-title = Рішення
page-details = Подробиці
page-decision = Саме рішення
