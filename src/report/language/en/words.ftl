# Figures in the words of the note.
words-sure = sure to the digits shown
words-same = the same in every replication
words-by-profit = This part goes by profit alone, of which { $leader } has the most, whoever holds the target.
words-from-to = { $low } to { $high }
words-or-more = { $low } or more
words-or-less = { $high } or less
words-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
words-points = { $points } points
words-a-month = { $amount } a month
words-periods-months = months
words-periods-days = days
words-periods-weeks = weeks
words-periods = periods of { $days } days
words-and = { $before } and { $last }
chance-over = over { $share }
chance-under = under { $share }
seconds = { $value } s
words-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
words-duration = { $value } { $unit }
words-per-cent = { $share } %
words-line = { $line }
words-quoted = { $text }
words-unit = { $unit }
