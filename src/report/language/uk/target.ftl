# target — ціль; met / missed — виконано / не виконано; limit — межа; abandon — кинути слухавку; blocked — почути «зайнято».
target-in-short = ціль{ $average ->
    [yes] {" "}у середньому
   *[no] {""}
}
target-on-average-only = Його ціль має виконуватися { $over ->
    [day] кожного дня
   *[interval] в кожному інтервалі
}: так було в { $share } змодельованих { $periods }, а судять тут за середнім.
target-in-time = { $share } прийнято вчасно
target-answered = { $share } { $definition ->
    [service_level_of_answered] прийнятих дзвінків прийнято за { $within }
    [service_level_less_short] прийнято за { $within }, без коротких скидань
    [service_level_less_in_time] прийнято за { $within }, без тих, хто кинув слухавку раніше
    [service_level_with_abandons] прийнято або скинуто за { $within }
    [service_level_with_blocked] прийнято за { $within }, з урахуванням тих, хто почув «зайнято»
   *[service_level] прийнято за { $within }
}
target-asked = { $level }, ціль { $asked }
target-together = { $level }; про його ціль { $asked } судять за кількома типами разом
target-asks = { $level }; ціль — { $asked } { $over ->
    [day] кожного дня
   *[interval] в кожному інтервалі
}
target-single = ; в окремих реплікаціях її досягають { $share } { $over ->
    [day] днів
   *[interval] інтервалів
}
target-reached = , її досягають { $share } { $over ->
    [day] днів
   *[interval] інтервалів
}
target-by-average = ; судять за середнім ({ $said ->
    [yes] decision.require
   *[no] без decision.require
}): { $verdict }
target-verdict = { $holds ->
    [yes] виконано
    [no] не виконано
   *[unsure] поки не ясно
}{ $by ->
    [surer] {" "}за відбором, який певніший
    [tolerates] {" "}в межах допуску відбору
   *[nothing] {""}
}
target-missed-by = бракує { $points }
target-held-by-interval = поки не ясно, адже вона всередині інтервалу
target-not-from-one = за однією реплікацією поки не ясно
target-held-together = поки не ясно ({ $interval } разом з усім, про що судять одночасно)
target-mean-asked = Це середнє за календар, як просить decision.require, а не кожен день чи інтервал сам собою.
target-none = Цілі, яку треба виконати, немає.
target-some-contacts = Для одних типів звернень ціль виконано, для інших ні.
target-some-limits = Ціль не виконано: одних її меж дотримано, інших ні.
target-missed = Ціль не виконано.
target-one-replication = За однією реплікацією не можна сказати, чи виконано ціль.
target-unsure = Чи виконано ціль, поки сказати не можна: різниця менша за свою похибку.
target-met = Ціль виконано.
target-not-in-all = Ціль не виконано, адже їй мало середнього: її досягають не всі дні чи інтервали.
target-unsure-for-all = Чи виконано ціль для всіх типів звернень, поки сказати не можна.
target-in-all = Ціль виконано в кожному змодельованому дні чи інтервалі.
