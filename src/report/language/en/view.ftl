# What a month means where money is told by the month.
view-month = Money a month is that of the calendar month simulated
view-months = Money a month is that of { $count ->
    [one] one calendar month
   *[other] { $months } calendar months
}, divided
view-month-of-days = A month has { $month } days; { $days ->
    [one] { $days } day was
   *[other] { $days } days were
} simulated
