words-sure = точно до показанных знаков
words-same = одинаково во всех репликациях
words-by-profit = Здесь речь только о прибыли: больше всего её у { $leader }, кто бы ни выполнял цель.
words-from-to = от { $low } до { $high }
words-or-more = { $low } или больше
words-or-less = { $high } или меньше
words-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
}
words-points = { $points } п. п.
words-a-month = { $amount } в месяц
words-periods-months = месяцев
words-periods-days = дней
words-periods-weeks = недель
words-periods = периодов по { $days } дн.
words-and = { $before } и { $last }
chance-over = больше { $share }
chance-under = меньше { $share }
seconds = { $value } с
words-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
words-duration = { $value } { $unit ->
    [d] дн.
    [h] ч
    [m] мин
   *[s] с
}
words-per-cent = { $share } %
words-line = { $line ->
    [per_minute] цена за минуту
    [per_contact] цена за обращение
    [per_order] плата за заказ
    [extra_items] доплата за лишние позиции
    [per_agent_hour] цена за час оператора
    [package] пакет
    [per_resolved] цена за решённое обращение
    [per_agent_month] цена за оператора в месяц
    [per_seat_month] цена за рабочее место в месяц
    [baseline] базовый объём
    [cost_plus] затраты плюс надбавка
    [surcharge] надбавка
    [forecast_band] коридор прогноза
    [monthly_minimum] минимум в месяц
    [monthly_fee] абонентская плата
    [setup_fee] плата за запуск
    [training_fee] плата за обучение
    [certification_fee] плата за аттестацию
    [robot_attempt] плата за набор роботом
    [robot_minute] плата за минуту робота
    [robot_result] плата за результат робота
    [sms] SMS
    [line_month] аренда линий
    [line_peak_day] линии в час пика
    [line_minute] минуты связи
    [performance_credit] компенсация за показатели
    [abandonment_charge] штраф за брошенные
    [deadline_credit] компенсация за сроки
    [ramp] скидка первых месяцев
    [index] индексация
    [exchange] валюта и курс
    [vat] НДС
    [term] срок и выход
    [exit_fee] плата за досрочный выход
    [wages] зарплата
    [supervisors] супервизоры
    [quality] контроль качества
    [planners] планировщики
    [overtime] сверхурочные
    [premiums] доплаты
    [bonus] премии
    [employer_taxes] налоги на зарплату
    [attrition] текучесть
    [hiring] наём
    [seats] рабочие места
    [equipment] оборудование
    [platform] платформа
    [crm] CRM
    [lines] линии
    [inbound_minutes] входящие минуты
    [outbound_minutes] исходящие минуты
    [robot_attempts] наборы робота
    [robot_minutes] минуты робота
    [overhead] накладные расходы
    [setup] запуск
   *[other] { $line }
}
words-quoted = «{ $text }»
words-unit = { $unit ->
    [min] мин
    [h] ч
    [contact] обращ.
    [order] заказов
    [month] мес.
    [head] чел.
    [licence] лицензий
    [seat] мест
    [line] линий
    [leaver] ушедших
    [new_agent] новых
    [message] сообщ.
    [time] раз
    [segment] сегм.
    [attempt] наборов
    [result] результатов
    [day] дн.
    [agent] чел.
    [money] {""}
   *[other] { $unit }
}
