# wrap-up — постобработка; tier — ступень; spread — разброс; daily volume — обращений в день.
input-calls-a-day = число звонков в день
input-handle-time = время обработки
input-with-path = «{ $input }» ({ $path })
input-of-owner = { $what } у { $owner }
input-in-tier = { $what } на ступени { $nth }
input-nth = { $what }, номер { $nth }
input-contract = договор
input-daily-volume = число обращений в день
input-hourly-volume = число обращений в час
input-number-of-calls = число звонков
input-spread = разброс { $what }
input-for-skill = { $what } для { $skill }
input-per = { $what } { $per }
input-of-another = { $what } { $whole }
input-key = { $key ->
    [talk_time] время разговора
    [wrap_up] постобработка
    [handle_time] время обработки
    [handle_time_factor] множитель времени обработки
    [hold_time] время на удержании
    [patience] терпение
    [follow_ups] повторные обращения
    [redials] повторные наборы
    [conversion] конверсия
    [conversion_factor] множитель конверсии
    [resolved] доля решённых обращений
    [resolved_factor] множитель доли решённых обращений
    [margin] наценка
    [lead_cost] цена лида
    [value] ценность
    [parcel_cost] стоимость посылки
    [error_cost] цена ошибки
    [share] доля
    [price] цена
    [amount] сумма
    [fee] плата
    [time] время
    [percent] процент
    [times] кратность
    [lasts] длительность
    [after] задержка
    [rate] ставка
    [factor] множитель
    [probability] вероятность
    [scale] масштаб
    [mean] среднее
    [demand] спрос
    [arrivals] поступления
    [day_cv] дневной разброс
    [per_minute] за минуту
    [per_hour] за час
    [per_agent_hour] за час оператора
    [per_day] в день
    [per_week] в неделю
    [per_month] в месяц
    [per_year] в год
    [per_contact] за обращение
    [per_order] за заказ
    [price_per_month] цена в месяц
    [setup_fee] плата за подключение
    [monthly_fee] абонентская плата
    [monthly_minimum] месячный минимум
    [minimum] минимум
    [package] пакет
    [surcharge] надбавка
    [discount] скидка
    [vat] НДС
    [quote] предложение
    [wage_per_hour] оплата труда в час
    [wage_per_month] оплата труда в месяц
    [employer_taxes] налоги работодателя
    [attrition] текучесть
    [sickness] больничные
    [leave] отпуска
    [shrinkage] потери времени
    [training] обучение
    [training_hours] часы обучения
    [trainer] тренер
    [recruiting] подбор
    [hiring] наём
    [overhead] накладные расходы
    [overtime] сверхурочные
    [bonus] премия
    [premiums] доплаты
    [equipment] оборудование
    [seats] рабочие места
    [supervisors] супервизоры
    [quality] качество
    [adherence] соблюдение графика
    [agents] операторы
    [lines] линии
    [attempts] попытки
    [hangs_up] доля бросивших трубку
    [misdirects] ошибочные переводы
    [detected] распознавание
    [warm_up] разгон
    [slowdown] замедление
    [knee] порог нагрузки
   *[other] { $words }
}
input-key-of = { $key ->
    [talk_time] времени разговора
    [wrap_up] постобработки
    [handle_time] времени обработки
    [handle_time_factor] множителя времени обработки
    [hold_time] времени на удержании
    [patience] терпения
    [follow_ups] повторных обращений
    [redials] повторных наборов
    [conversion] конверсии
    [conversion_factor] множителя конверсии
    [resolved] доли решённых обращений
    [resolved_factor] множителя доли решённых обращений
    [margin] наценки
    [lead_cost] цены лида
    [value] ценности
    [parcel_cost] стоимости посылки
    [error_cost] цены ошибки
    [share] доли
    [price] цены
    [amount] суммы
    [fee] платы
    [time] времени
    [percent] процента
    [times] кратности
    [lasts] длительности
    [after] задержки
    [rate] ставки
    [factor] множителя
    [probability] вероятности
    [scale] масштаба
    [mean] среднего
    [demand] спроса
    [arrivals] поступлений
    [day_cv] дневного разброса
    [per_minute] за минуту
    [per_hour] за час
    [per_agent_hour] за час оператора
    [per_day] в день
    [per_week] в неделю
    [per_month] в месяц
    [per_year] в год
    [per_contact] за обращение
    [per_order] за заказ
    [price_per_month] цены в месяц
    [setup_fee] платы за подключение
    [monthly_fee] абонентской платы
    [monthly_minimum] месячного минимума
    [minimum] минимума
    [package] пакета
    [surcharge] надбавки
    [discount] скидки
    [vat] НДС
    [quote] предложения
    [wage_per_hour] оплаты труда в час
    [wage_per_month] оплаты труда в месяц
    [employer_taxes] налогов работодателя
    [attrition] текучести
    [sickness] больничных
    [leave] отпусков
    [shrinkage] потерь времени
    [training] обучения
    [training_hours] часов обучения
    [trainer] тренера
    [recruiting] подбора
    [hiring] найма
    [overhead] накладных расходов
    [overtime] сверхурочных
    [bonus] премии
    [premiums] доплат
    [equipment] оборудования
    [seats] рабочих мест
    [supervisors] супервизоров
    [quality] качества
    [adherence] соблюдения графика
    [agents] операторов
    [lines] линий
    [attempts] попыток
    [hangs_up] доли бросивших трубку
    [misdirects] ошибочных переводов
    [detected] распознавания
    [warm_up] разгона
    [slowdown] замедления
    [knee] порога нагрузки
   *[other] { $words }
}
