# Число стоит после «выше», «ниже», «до», «от», «на уровне»: родительный падеж.
places-minutes = { $time } мин
places-calls-a-day = { $figure } { $count ->
    [one] звонка
    [few] звонков
    [many] звонков
   *[other] звонка
} в день
places-calls-an-hour = { $figure } { $count ->
    [one] звонка
    [few] звонков
    [many] звонков
   *[other] звонка
} в час
places-not-sure = ни при одном испытанном значении не наверняка
places-up-to = где угодно до { $high }
places-from = где угодно от { $low }
