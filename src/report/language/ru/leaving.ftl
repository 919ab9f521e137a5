leaving-heading = Во что обойдётся уход
leaving-no-contract = Договора, из которого пришлось бы уходить, нет.
leaving-notice = { $months ->
    [0] без предупреждения
    [one] с предупреждением за { $months } месяц
    [few] с предупреждением за { $months } месяца
   *[other] с предупреждением за { $months } месяцев
}
leaving-nothing-said = { $providers }: { $count ->
    [one] договор не называет
   *[other] договоры не называют
} ни срока, ни предупреждения, ни платы за уход (contract.term).
leaving-over = { $provider }: срок договора, { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
} с { $starts }, истёк; уход бесплатен, { $notice }.
leaving-bound = { $provider }: обязательство на { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
} с { $starts }, { $notice }
leaving-without-fee = { $bound }; за уход раньше платы не названо.
leaving-costs = { $bound }; уход раньше стоит { $fee }{ $free }.
leaving-at-horizon = Плата наступает в конце горизонта ({ $horizon ->
    [one] { $horizon } месяц
    [few] { $horizon } месяца
    [many] { $horizon } месяцев
   *[other] { $horizon } месяца
}) и входит в деньги выше.
leaving-free = , с { $day } — ничего
leaving-free-by-notice = , с { $day } — ничего, если предупредить до { $by }
leaving-today-nothing-said = Сегодняшний { $provider }: договор не называет ни срока, ни предупреждения, ни платы за уход (contract.term).
leaving-today-free = Сегодняшний { $provider }: уйти сейчас можно бесплатно, { $notice }.
leaving-today-costs = Сегодняшний { $provider }: уход сейчас стоит { $fee }, чего нет ни в одной цифре выше{ $free }, { $notice }.
leaving-once = Уход от { $old } сейчас стоит { $fee } один раз{ $free }. Этого нет ни в одной цифре здесь:
leaving-eats = столько { $name } зарабатывает сверх прежнего за { $months } мес. ({ $interval }).
leaving-not-surely-earned = нет уверенности, что { $name } это окупит.
