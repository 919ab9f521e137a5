# today's option — сегодняшний вариант.
today-heading = По сравнению с сегодняшним вариантом
today-unknown = Какой вариант действует сегодня, не сказано, или он не моделировался: decision.today.
today-kept = { $name } — то, что есть сегодня: ничего не меняется.
today-too-few = { $name } — то, что есть сегодня, но не с сегодняшними людьми: { $people }.
today-runner-up = Сегодня: { $today }, второй вариант.
today-earns = Сегодня: { $today }. { $best } приносит на { $margin } { $more ->
    [less] меньше
   *[more] больше
}{ $sure ->
    [yes] : это не случайность
    [no] : это может быть случайностью
   *[unknown] {""}
}.
today-both = { $name } { $cost } и { $service }.
today-one = { $name } { $change }.
today-costs-the-same = стоит столько же
today-costs = стоит на { $amount } { $more ->
    [less] меньше
   *[more] больше
}
today-serves-as-many = обслуживает вовремя столько же
today-serves = обслуживает вовремя на { $points } { $more ->
    [fewer] меньше
   *[more] больше
}
