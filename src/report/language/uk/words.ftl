words-sure = точно до показаних знаків
words-same = однаково в усіх реплікаціях
words-by-profit = Тут ідеться лише про прибуток: найбільше його в { $leader }, хто б не виконував ціль.
words-from-to = від { $low } до { $high }
words-or-more = { $low } або більше
words-or-less = { $high } або менше
words-months = { $count ->
    [one] { $count } місяць
    [few] { $count } місяці
    [many] { $count } місяців
   *[other] { $count } місяця
}
words-points = { $points } в. п.
words-a-month = { $amount } на місяць
words-periods-months = місяців
words-periods-days = днів
words-periods-weeks = тижнів
words-periods = періодів по { $days } дн.
words-and = { $before } і { $last }
chance-over = понад { $share }
chance-under = менше { $share }
seconds = { $value } с
words-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
    [many] { $count } днів
   *[other] { $count } дня
}
words-duration = { $value } { $unit ->
    [d] дн.
    [h] год
    [m] хв
   *[s] с
}
words-per-cent = { $share } %
words-line = { $line ->
    [per_minute] ціна за хвилину
    [per_contact] ціна за звернення
    [per_order] плата за замовлення
    [extra_items] доплата за зайві позиції
    [per_agent_hour] ціна за годину оператора
    [package] пакет
    [per_resolved] ціна за розв’язане звернення
    [per_agent_month] ціна за оператора на місяць
    [per_seat_month] ціна за робоче місце на місяць
    [baseline] базовий обсяг
    [cost_plus] витрати плюс надбавка
    [surcharge] надбавка
    [forecast_band] коридор прогнозу
    [monthly_minimum] мінімум на місяць
    [monthly_fee] абонентська плата
    [setup_fee] плата за запуск
    [training_fee] плата за навчання
    [certification_fee] плата за атестацію
    [robot_attempt] плата за набір роботом
    [robot_minute] плата за хвилину робота
    [robot_result] плата за результат робота
    [sms] SMS
    [line_month] оренда ліній
    [line_peak_day] лінії в годину піку
    [line_minute] хвилини зв’язку
    [performance_credit] компенсація за показники
    [abandonment_charge] штраф за втрачені
    [deadline_credit] компенсація за строки
    [ramp] знижка перших місяців
    [index] індексація
    [exchange] валюта й курс
    [vat] ПДВ
    [term] строк і вихід
    [exit_fee] плата за достроковий вихід
    [wages] зарплата
    [supervisors] супервізори
    [quality] контроль якості
    [planners] планувальники
    [overtime] понаднормові
    [premiums] доплати
    [bonus] премії
    [employer_taxes] податки на зарплату
    [attrition] плинність
    [hiring] наймання
    [seats] робочі місця
    [equipment] обладнання
    [platform] платформа
    [crm] CRM
    [lines] лінії
    [inbound_minutes] вхідні хвилини
    [outbound_minutes] вихідні хвилини
    [robot_attempts] набори робота
    [robot_minutes] хвилини робота
    [overhead] накладні витрати
    [setup] запуск
   *[other] { $line }
}
words-quoted = «{ $text }»
words-unit = { $unit ->
    [min] хв
    [h] год
    [contact] зверн.
    [order] замовлень
    [month] міс.
    [head] осіб
    [licence] ліцензій
    [seat] місць
    [line] ліній
    [leaver] звільнених
    [new_agent] нових
    [message] повід.
    [time] раз
    [segment] сегм.
    [attempt] наборів
    [result] результатів
    [day] дн.
    [agent] осіб
    [money] {""}
   *[other] { $unit }
}
