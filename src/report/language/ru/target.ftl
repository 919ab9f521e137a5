# target — цель; met / missed — выполнено / не выполнено; limit — предел; abandon — бросить трубку; blocked — получить «занято».
target-in-short = цель{ $average ->
    [yes] {" "}в среднем
   *[no] {""}
}
target-on-average-only = Его цель должна выполняться { $over ->
    [day] каждый день
   *[interval] в каждом интервале
}: так было в { $share } смоделированных { $periods }, а судят здесь по среднему.
target-in-time = { $share } принято вовремя
target-answered = { $share } { $definition ->
    [service_level_of_answered] принятых звонков приняты за { $within }
    [service_level_less_short] принято за { $within }, без коротких сбросов
    [service_level_less_in_time] принято за { $within }, без тех, кто бросил трубку раньше
    [service_level_with_abandons] принято или сброшено за { $within }
    [service_level_with_blocked] принято за { $within }, с учётом получивших «занято»
   *[service_level] принято за { $within }
}
target-asked = { $level }, цель { $asked }
target-together = { $level }; о его цели { $asked } судят по нескольким типам вместе
target-asks = { $level }; цель — { $asked } { $over ->
    [day] каждый день
   *[interval] в каждом интервале
}
target-single = ; в отдельных репликациях её достигают { $share } { $over ->
    [day] дней
   *[interval] интервалов
}
target-reached = , её достигают { $share } { $over ->
    [day] дней
   *[interval] интервалов
}
target-by-average = ; судят по среднему ({ $said ->
    [yes] decision.require
   *[no] без decision.require
}): { $verdict }
target-verdict = { $holds ->
    [yes] выполнено
    [no] не выполнено
   *[unsure] пока не ясно
}{ $by ->
    [surer] {" "}по отбору, который увереннее
    [tolerates] {" "}в пределах допуска отбора
   *[nothing] {""}
}
target-missed-by = не хватает { $points }
target-held-by-interval = пока не ясно, ведь она внутри интервала
target-not-from-one = по одной репликации пока не ясно
target-held-together = пока не ясно ({ $interval } вместе со всем, о чём судят сразу)
target-mean-asked = Это среднее за календарь, как просит decision.require, а не каждый день или интервал сам по себе.
target-none = Цели, которую надо выполнить, нет.
target-some-contacts = Для одних типов обращений цель выполнена, для других нет.
target-some-limits = Цель не выполнена: одни её пределы соблюдены, другие нет.
target-missed = Цель не выполнена.
target-one-replication = По одной репликации нельзя сказать, выполнена ли цель.
target-unsure = Выполнена ли цель, пока сказать нельзя: разница меньше своей погрешности.
target-met = Цель выполнена.
target-not-in-all = Цель не выполнена, ведь ей мало среднего: её достигают не все дни или интервалы.
target-unsure-for-all = Выполнена ли цель для всех типов обращений, пока сказать нельзя.
target-in-all = Цель выполнена в каждом дне или интервале, который смоделирован.
