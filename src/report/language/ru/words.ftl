words-sure = точно до показанных знаков
words-same = одинаково во всех репликациях
words-by-profit = Здесь речь только о прибыли: больше всего её у { $leader }, кто бы ни выполнял цель.
words-from-to = от { $low } до { $high }
words-or-more = { $low } или больше
words-or-less = { $high } или меньше
words-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
}
words-points = { $points } п. п.
words-a-month = { $amount } в месяц
words-periods-months = месяцев
words-periods-days = дней
words-periods-weeks = недель
words-periods = периодов по { $days } дн.
words-and = { $before } и { $last }
chance-over = больше { $share }
chance-under = меньше { $share }
seconds = { $value } с
words-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
words-duration = { $value } { $unit ->
    [d] дн.
    [h] ч
    [m] мин
   *[s] с
}
