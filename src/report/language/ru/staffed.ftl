# window — окно; staffing — расчёт людей; roster — график.
staffed-met = { $count ->
    [one] Цель выполнена{""}
   *[other] Цель выполнена во всех окнах ({ $all })
}.
staffed-unsure = Выполнена ли цель, пока сказать нельзя.
staffed-unsure-in = Выполнена ли цель, пока нельзя сказать в { $near } из { $all } { $count ->
    [one] окна
   *[other] окон
}; в остальных она выполнена.
staffed-missed = { $count ->
    [one] Цель не выполнена{""}
   *[other] Цель не выполнена в { $missed } из { $all } окон
}.
staffed-missed-and-unsure = Цель не выполнена в { $missed } из { $all } { $count ->
    [one] окна
   *[other] окон
}, и пока нельзя сказать о { $near }.
staffed-kind = { $kind ->
    [interval-of-weekday] интервал дня недели, все его даты вместе
    [interval-of-date] интервал даты
    [weekday] день недели, все его даты вместе
    [date] дата
    [calendar] весь календарь
   *[month] месяц
}
staffed-or = { $before } или { $last }
staffed-window = Окно — это { $kinds }, для каждого типа обращений отдельно; судят по его среднему за все репликации{ $single ->
    [yes] ; в отдельной репликации цель в нём может быть не выполнена, об этом говорит доля дней или интервалов
   *[no] {""}
}.
staffed-verdict = { $verdict ->
    [met] выполнено
    [missed] не выполнено
    [unsure] пока не ясно
   *[cannot] выполнить нельзя
}
staffed-in = { $verdict } в { $windows }
staffed-tally = из { $all } { $count ->
    [one] окна
   *[other] окон
} { $tally }
staffed-limit = ; { $figure ->
    [asa] среднее ожидание
    [abandonment] доля брошенных
   *[occupancy] занятость
}, { $alike ->
    [yes] предел { $bound }
   *[no] свои пределы
}: { $verdict }
staffed-weeks = нанимаемые люди посчитаны на неделю, составленную только из смоделированных дней ({ $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}); работающие на полную ставку — по неделям, целиком составленным из таких дней
staffed-kept = { $kept } из { $all } человек — это { $count ->
    [one] человек на полную ставку
   *[other] люди на полную ставку
} в группах, чей график не меняется
