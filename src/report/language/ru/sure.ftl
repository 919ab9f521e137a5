# race — отбор; lead — преимущество; point — п. п. (процентный пункт).
sure-heading = Насколько это надёжно
sure-recommended = Рекомендуем { $name }: { $after } отобран как { $by ->
    [cost] самый дешёвый вариант, который выполняет { $target }
   *[profit] вариант с самой большой прибылью
}{ $near ->
    [yes] , в пределах допуска отбора
   *[no] {""}
}.
sure-after = после { $shown } { $count ->
    [one] репликации
   *[other] репликаций
}
sure-no-winner = Явного победителя нет: { $undecided }{ $leads }.
sure-leads = ; впереди { $name }
sure-stopped = Отбор остановлен { $after }, прежде чем он мог пообещать лучший вариант с вероятностью { $level } при преимуществе от { $zone }.
sure-behind = { $names } { $count ->
    [one] ещё оставался в отборе, но в этих репликациях достоверно отстаёт от { $leader }
   *[other] ещё оставались в отборе, но в этих репликациях достоверно отстают от { $leader }
}.
sure-alike = { $names } { $by ->
    [service_level] { $count ->
        [one] обслуживает
       *[other] обслуживают
    } одинаково
    [cost] { $count ->
        [one] стоит
       *[other] стоят
    } столько же
   *[profit] { $count ->
        [one] приносит
       *[other] приносят
    } столько же
} в каждой репликации: берите любой.
sure-whether = { $start ->
    [yes] Выполняет
   *[no] выполняет
} ли { $option } { $target }, { $after } сказать нельзя
sure-apart = { $names } { $after } различить нельзя
sure-selected = Отобран { $after }: { $name }, верный выбор с вероятностью { $level } там, где он { $by ->
    [cost] дешевле
   *[profit] впереди
} на { $zone } или больше.
sure-none-holds = Ни один вариант не выполняет цель, таков отбор { $after } с вероятностью { $level }.
sure-undecided = { $undecided }{ $below } (с вероятностью { $level }).
sure-below = : разница меньше { $most }
sure-tolerance = { $points } п. п. { $measure ->
    [intervals_on_target] доли интервалов
    [breach] доли репликаций
    [abandonment] доли брошенных
    [occupancy] занятости
   *[service_level] уровня обслуживания
}
sure-tolerance-of-wait = { $time } среднего ожидания
sure-near = Вариант, которому до предела цели меньше чем { $tolerances }, отбор может отнести и туда, и сюда.
sure-chance = Вероятность быть { $what ->
    [cheapest] самым дешёвым из тех, кто выполняет цель
    [holding] лучшим из тех, кто выполняет цель
   *[best] лучшим
}, с учётом одной лишь случайности: { $list }.
sure-regret = { $name } принёс больше всех в { $share } смоделированных { $periods }{ $lost }.
sure-lost = ; лучшему за то же время он уступил в среднем { $amount }
