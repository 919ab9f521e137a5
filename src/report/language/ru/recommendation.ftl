# option — вариант; runner-up — второй вариант; luck — случайность; target — цель; holds it — выполняет её.
recommendation-no-money = Ничего не оплачено и не заработано, поэтому прибыли, по которой можно сравнивать, нет: смотрите обслуживание ниже.
recommendation-only = { $name } — единственный вариант. Его прибыль: { $profit }.
recommendation-unknown = Впереди { $name }, его прибыль — { $profit }; о варианте { $other } ничего не известно.
recommendation-same-callers = { $level }, на одних и тех же звонках
recommendation-raced-alike = { $other }, второй вариант, приносит столько же в каждой репликации: берите любой.
recommendation-raced = { $selected ->
    [yes] Он
   *[no] { $name }
} приносит на { $margin } { $more ->
    [less] меньше
   *[more] больше
}, чем { $other }, второй вариант.
recommendation-one-replication = { $name } опередил { $other } на { $margin }. Это одна репликация: она не отличит лучший вариант от более удачливого. Проведите больше репликаций, прежде чем решать.
recommendation-level = { $name } и { $other } приносят одинаково ({ $level }): берите любой.
recommendation-significant = Рекомендуем { $name }. Он приносит на { $margin } больше, чем { $other }, второй вариант: это не случайность.
recommendation-no-winner = Явного победителя нет: { $name } опережает { $other } на { $margin }. Разница меньше своей погрешности: проведите больше репликаций{ $either ->
    [yes] {" "}или берите любой
   *[no] {""}
}.
recommendation-by-profit = По одной лишь прибыли, которой больше всего у { $leader }: { $turns }
recommendation-cheapest = Самый дешёвый{ $surely ->
    [yes] {""}
   *[no] {" "}пока
} вариант, который выполняет { $target }, — { $name }: { $cost }, на { $less } { $word ->
    [more] больше
   *[less] меньше
}, чем { $than }.
recommendation-vat-back = Все деньги — без НДС, который возмещается.
recommendation-vat-cost = Все деньги — с НДС по договорам, который остаётся расходом.
recommendation-no-vat = Ни один из этих договоров не начисляет НДС.
recommendation-settles = время обработки у { $name } на { $now }, чем в итоге, а в среднем за горизонт — на { $later }{ $since }
recommendation-longer = { $share } { $way ->
    [shorter] меньше
   *[longer] больше
}
recommendation-settling = Всё это опирается на смоделированный период ({ $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}), который принят за каждый месяц горизонта ({ $months ->
    [one] { $months } месяц
    [few] { $months } месяца
    [many] { $months } месяцев
   *[other] { $months } месяца
}), а люди в нём ещё осваиваются: { $people }. Денег тех месяцев, когда все освоятся, в этих результатах нет, и они могут изменить выбор.
recommendation-luck = Эти интервалы учитывают { $errors ->
    [yes] только случайность и ошибку прогноза
   *[no] только случайность
}; верны ли исходные данные, они не показывают.
recommendation-cannot-tell = Выполняет ли { $name } { $target }, пока сказать нельзя.
recommendation-misses = Но { $name } не выполняет { $target }; { $found ->
    [holds] самый прибыльный вариант, который её наверняка выполняет, — { $option }
    [unsure] ни один вариант не выполняет её наверняка; самый прибыльный из тех, кто, возможно, выполняет, — { $option }
   *[none] её не выполняет ни один вариант
}.
recommendation-service-alike = { $name } и { $other } обслуживают одинаково в каждой репликации: берите любой.
recommendation-service = { $name } обслуживает вовремя на { $points } { $more ->
    [fewer] меньше
   *[more] больше
}, чем { $other }{ $sure ->
    [single] ; одна репликация не отличит это от случайности
    [yes] , следующий за ним: это не случайность
   *[no] , следующий за ним: это может быть случайностью
}.
