# service level — рівень обслуговування; half-hour — півгодини; abandon — кинути слухавку; occupancy — зайнятість.
service-heading = Обслуговування: середній місяць, найгірший день, найгірші півгодини
service-details = Ще про обслуговування
service-average = { $several ->
    [yes] { $name }, у середньому
   *[no] У середньому
}: { $service }.
service-each = За кожним із них: { $share }.
service-few = ; подій менше 30
service-limit-of = { $names }{ $count ->
    [one] {""}
   *[other] {" "}разом
}: { $limit }.
service-limit = { $kind ->
    [asa] середнє очікування
    [abandonment] кинули слухавку
    [occupancy] зайнятість
    [intervals_on_target] інтервалів, де ціль виконано,
    [breach] реплікацій, де її не виконано,
   *[service_level] прийнято вчасно
} { $figure }, { $asked ->
    [target] ціль
   *[within] межа
} { $bound }: { $verdict }
service-missed = { $beside ->
    [yes] Котроїсь із меж цілі
   *[no] Цілі
} не { $beside ->
    [yes] дотримано
   *[no] виконано
} в { $share } { $windows ->
    [day] днів
    [half-hour] окремих півгодин
    [quarter-hour] окремих чвертей години
    [hour] окремих годин
   *[interval] окремих інтервалів
}{ $any ->
    [yes] , рахуючи й ті, де це так лише в одного типу звернень
   *[no] {""}
}
service-worst-day = Найгірший день із { $days ->
    [one] { $days } дня
    [few] { $days } днів
    [many] { $days } днів
   *[other] { $days } дня
}, у середньому: { $served }{ $pooled ->
    [yes] {" "}усіх типів разом
   *[no] {""}
}.
service-done = { $name }: { $share } зроблено вчасно
service-holds = , { $holds ->
    [yes] виконує { $target }
    [no] не виконує { $target }
   *[unsure] чи виконує { $target }, сказати не можна
}
service-nobody = ніхто не дзвонив
service-in-time = { $share } вчасно
service-in-time-of = { $name } { $share } вчасно
service-kept = { $over ->
    [day] виконано кожного дня
    [interval] виконано в кожному інтервалі
   *[calendar] ціль виконано
} у { $share } змодельованих { $periods }
service-worst = { $interval ->
    [half-hour] Найгірші півгодини
    [quarter-hour] Найгірша чверть години
    [hour] Найгірша година
   *[interval] Найгірший інтервал
} дня: { $clock }, { $share }.
service-below = Напевно нижче цілі: { $surely } із { $all } { $intervals ->
    [half-hour] півгодин
    [quarter-hour] чвертей години
    [hour] годин
   *[interval] інтервалів
} дня{ $perhaps ->
    [0] {""}
   *[other] , можливо, ще { $perhaps }
}.
