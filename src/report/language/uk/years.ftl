# present value — теперішня вартість; plan — план; never — ніколи.
years-heading = За роки
years-over = { $start ->
    [yes] За
   *[no] за
} { $months } { $count ->
    [one] місяць
    [few] місяці
   *[other] місяців
} плану
years-at = теперішня вартість за { $rate } на рік
years-level = { $over } { $leader } і { $second } дають однаково ({ $at }).
years-also = { $leader } і { $over } дає найбільше: на { $more } більше, ніж { $second }, наступний ({ $at }), це не випадковість.
years-but = Але { $over } { $leader } дає на { $more } більше, ніж { $second } ({ $at }), це не випадковість.
years-perhaps = { $over } { $leader } дає на { $more } більше, ніж { $second }{ $ahead ->
    [yes] , наступний
   *[no] {""}
} ({ $at }): це може бути випадковістю.
years-alone = Це за самим лише прибутком, хто б не виконував ціль.
years-point = { $name }: дає { $worth } за { $months } { $count ->
    [one] місяць
    [few] місяці
   *[other] місяців
} за { $rate } на рік{ $behind }.
years-behind = , { $stands ->
    [level] стільки ж, скільки найкращий
    [surely] на { $behind } менше за найкращий
    [single] на { $behind } менше за найкращий: одна реплікація не відрізнить різницю від випадковості
   *[perhaps] на { $behind } менше за найкращий: це може бути випадковістю
}
years-straight = Між змодельованими обсягами (їх { $count }) гроші рахуються за прямою: східці з цілих людей і мінімуми згладжено.
years-off-the-line = Де це видно, обсяг відходить від прямої між сусідами щонайбільше на { $share } витрат місяця.
years-never = ніколи
years-best-month = { $best } (від { $low } до { $high })
years-switch = Найкращий місяць, щоб перейти від { $from } до { $to }, — { $best }{ $gain }.
years-gain = це дає на { $gain } більше, ніж лишитися
years-impossible = У жодному місяці плану перейти від { $from } до { $to } не можна: попередження або наймання триває довше.
years-best-never = Від { $from } до { $to } в межах плану краще не переходити зовсім (імовірність цього: { $chance }).
years-earliest = Найраніший — { $month }, після попередження й наймання.
