# present value — приведённая стоимость; plan — план; never — никогда.
years-heading = За годы
years-over = { $start ->
    [yes] За
   *[no] за
} { $months } { $count ->
    [one] месяц
    [few] месяца
   *[other] месяцев
} плана
years-at = приведённая стоимость при { $rate } в год
years-level = { $over } { $leader } и { $second } дают одинаково ({ $at }).
years-also = { $leader } и { $over } даёт больше всех: на { $more } больше, чем { $second }, следующий ({ $at }), это не случайность.
years-but = Но { $over } { $leader } даёт на { $more } больше, чем { $second } ({ $at }), это не случайность.
years-perhaps = { $over } { $leader } даёт на { $more } больше, чем { $second }{ $ahead ->
    [yes] , следующий
   *[no] {""}
} ({ $at }): это может быть случайностью.
years-alone = Это по одной лишь прибыли, кто бы ни выполнял цель.
years-point = { $name }: даёт { $worth } за { $months } { $count ->
    [one] месяц
    [few] месяца
   *[other] месяцев
} при { $rate } в год{ $behind }.
years-behind = , { $stands ->
    [level] столько же, сколько лучший
    [surely] на { $behind } меньше лучшего
    [single] на { $behind } меньше лучшего: одна репликация не отличит разницу от случайности
   *[perhaps] на { $behind } меньше лучшего: это может быть случайностью
}
years-straight = Между смоделированными объёмами (их { $count }) деньги считаются по прямой: ступени из целых людей и минимумы сглажены.
years-off-the-line = Где это видно, объём отходит от прямой между соседями не больше чем на { $share } затрат месяца.
years-never = никогда
years-best-month = { $best } (от { $low } до { $high })
years-switch = Лучший месяц, чтобы перейти от { $from } к { $to }, — { $best }{ $gain }.
years-gain = это даёт на { $gain } больше, чем остаться
years-impossible = Ни в одном месяце плана перейти от { $from } к { $to } нельзя: предупреждение или наём длится дольше.
years-best-never = От { $from } к { $to } в пределах плана лучше не переходить вовсе (вероятность этого: { $chance }).
years-earliest = Самый ранний — { $month }, после предупреждения и найма.
