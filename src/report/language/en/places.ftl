# Places on an axis.
places-minutes = { $time } min
places-calls-a-day = { $figure } { $count ->
   *[other] calls a day
}
places-calls-an-hour = { $figure } { $count ->
   *[other] calls an hour
}
places-not-sure = not sure at any value tried
places-up-to = anywhere up to { $high }
places-from = anywhere from { $low } on
