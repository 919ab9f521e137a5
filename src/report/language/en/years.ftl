# Over the years: what options are worth over a plan, and when to switch.
years-heading = Over the years
years-over = { $start ->
    [yes] Over
   *[no] over
} the { $count ->
    [one] one month
   *[other] { $months } months
} of the plan
years-at = present value at { $rate } a year
years-level = { $over } { $leader } and { $second } are worth the same ({ $at }).
years-also = { $leader } is also worth most { $over }: { $more } more than { $second }, the next ({ $at }), more than luck.
years-but = But { $over } { $leader } is worth { $more } more than { $second } ({ $at }), more than luck.
years-perhaps = { $over } { $leader } is worth { $more } more than { $second }{ $ahead ->
    [yes] , the next
   *[no] {""}
} ({ $at }): that may be luck.
years-alone = That is by profit alone, whoever holds the target.
years-point = { $name }: worth { $worth } over { $months } { $count ->
    [one] month
   *[other] months
} at { $rate } a year{ $behind }.
years-behind = , { $stands ->
    [level] as much as the best
    [surely] { $behind } less than the best
    [single] { $behind } less than the best: one replication tells no difference from luck
   *[perhaps] { $behind } less than the best: that may be luck
}
years-straight = Between the { $count } volumes simulated money is taken as straight: steps of whole people and minimums are smoothed.
years-off-the-line = Where that can be seen, a volume lies at most { $share } of a month's cost off the line between its neighbours.
years-never = never
years-best-month = { $best } ({ $low } to { $high })
years-switch = The best month to go from { $from } to { $to } is { $best }{ $gain }.
years-gain = worth { $gain } more than staying
years-impossible = In no month of the plan is it possible to go from { $from } to { $to }: notice or hiring takes longer.
years-best-never = It is best never to go from { $from } to { $to } within the plan (chance of that: { $chance }).
years-earliest = The earliest is { $month }, after notice and hiring.
