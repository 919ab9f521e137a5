# service level — уровень обслуживания; half-hour — получас; abandon — бросить трубку; occupancy — занятость.
service-heading = Обслуживание: средний месяц, худший день, худший получас
service-details = Ещё об обслуживании
service-average = { $several ->
    [yes] { $name }, в среднем
   *[no] В среднем
}: { $service }.
service-each = По каждому из них: { $share }.
service-few = ; событий меньше 30
service-limit-of = { $names }{ $count ->
    [one] {""}
   *[other] {" "}вместе
}: { $limit }.
service-limit = { $kind ->
    [asa] среднее ожидание
    [abandonment] бросили трубку
    [occupancy] занятость
    [intervals_on_target] интервалов, где цель выполнена,
    [breach] репликаций, где она не выполнена,
   *[service_level] принято вовремя
} { $figure }, { $asked ->
    [target] цель
   *[within] предел
} { $bound }: { $verdict }
service-missed = { $beside ->
    [yes] Какой-то из пределов цели
   *[no] Цель
} не { $beside ->
    [yes] соблюдён
   *[no] выполнена
} в { $share } { $windows ->
    [day] дней
    [half-hour] отдельных получасов
    [quarter-hour] отдельных четвертей часа
    [hour] отдельных часов
   *[interval] отдельных интервалов
}{ $any ->
    [yes] , считая и те, где это так лишь у одного типа обращений
   *[no] {""}
}
service-worst-day = Худший день из { $days ->
    [one] { $days } дня
    [few] { $days } дней
    [many] { $days } дней
   *[other] { $days } дня
}, в среднем: { $served }{ $pooled ->
    [yes] {" "}всех типов вместе
   *[no] {""}
}.
service-done = { $name }: { $share } сделано в срок
service-holds = , { $holds ->
    [yes] выполняет { $target }
    [no] не выполняет { $target }
   *[unsure] выполняет ли { $target }, сказать нельзя
}
service-nobody = никто не звонил
service-in-time = { $share } вовремя
service-in-time-of = { $name } { $share } вовремя
service-kept = { $over ->
    [day] выполнена каждый день
    [interval] выполнена в каждом интервале
   *[calendar] цель выполнена
} в { $share } смоделированных { $periods }
service-worst = { $interval ->
    [half-hour] Худший получас
    [quarter-hour] Худшая четверть часа
    [hour] Худший час
   *[interval] Худший интервал
} дня: { $clock }, { $share }.
service-below = Наверняка ниже цели: { $surely } из { $all } { $intervals ->
    [half-hour] получасов
    [quarter-hour] четвертей часа
    [hour] часов
   *[interval] интервалов
} дня{ $perhaps ->
    [0] {""}
   *[other] , возможно, ещё { $perhaps }
}.
