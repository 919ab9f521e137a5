words-sure = точно до показаних знаків
words-same = однаково в усіх реплікаціях
words-by-profit = Тут ідеться лише про прибуток: найбільше його в { $leader }, хто б не виконував ціль.
words-from-to = від { $low } до { $high }
words-or-more = { $low } або більше
words-or-less = { $high } або менше
words-months = { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
}
words-points = { $points } в. п.
words-a-month = { $amount } на місяць
words-periods-months = місяців
words-periods-days = днів
words-periods-weeks = тижнів
words-periods = періодів по { $days } дн.
words-and = { $before } і { $last }
chance-over = понад { $share }
chance-under = менше { $share }
seconds = { $value } с
words-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
words-duration = { $value } { $unit ->
    [d] дн.
    [h] год
    [m] хв
   *[s] с
}
