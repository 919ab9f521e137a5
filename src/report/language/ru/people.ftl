# full-time — на полную ставку; roster — график смен; to hire — нанять; at once — одновременно.
people-heading = Люди: сколько нанять и к какому сроку
people-none = Своих людей нет: нанимать никого не нужно.
people-parting = Во что обойдётся расставание с ними, в сценарии не сказано.
people-too-few = { $provider } требует { $heads }, а есть { $today }
people-count = { $count ->
    [one] { $people } человек
    [few] { $people } человека
    [many] { $people } человек
   *[other] { $people } человека
}
people-full-time = Люди посчитаны как занятые на полную ставку на часы графиков смен; сколько человек смогут закрыть их сменами, скажет busyhour staff.
people-counted = Что посчитано: { $what }.
people-by-roster = { $people } ({ $heads } на полную ставку по графику смен, одновременно не больше { $most })
people-by-hours = { $people } на этот график смен ({ $heads } на полную ставку по его часам, как считает run, одновременно не больше { $most })
people-a-little-over = немногим больше { $heads }
people-of-today = { $people } (по графику смен нужно { $heads } на полную ставку)
people-not-needed = { $provider }: сегодняшние { $people } больше не нужны.
people-today-unknown = { $provider }: { $heads }. Сколько их сегодня, не сказано (costs.hiring.heads_today, decision.today): к { $date } работают все.
people-fewer = { $provider }: { $heads }, на { $fewer } меньше, чем сегодня: нанимать никого не нужно.
people-enough = { $provider }: { $heads }: нанимать никого не нужно.
people-hire = { $provider }: { $heads }. Сегодня { $today }: нанять { $hired }.
people-billed = В счёте стоит { $heads } на полную ставку: люди по оплаченным часам в среднем, в том числе сверх графика смен.
people-hire-by = { $count ->
    [one] { $people } человека
    [few] { $people } человек
    [many] { $people } человек
   *[other] { $people } человека
} к { $date }, за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} до того, как они понадобятся
people-hire-for = { $count ->
    [one] { $people } человека
    [few] { $people } человек
    [many] { $people } человек
   *[other] { $people } человека
} для работы с { $date }; сколько длится наём, не сказано (costs.hiring.lead_time)
people-trained = Обучение каждого — { $hours ->
    [one] { $hours } оплаченный час
    [few] { $hours } оплаченных часа
    [many] { $hours } оплаченных часов
   *[other] { $hours } оплаченного часа
}.
people-settled = С остальными они сравняются в скорости через { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}.
people-planned = За время плана больше всего оплаченных часов в { $month }: столько отрабатывают { $heads } чел. на полную ставку, в том числе сверх графика смен{ $short }.
people-short = ; ограничения найма оставляют { $people }
