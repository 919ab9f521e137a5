# wrap-up — післяобробка; tier — щабель; spread — розкид; daily volume — звернень на день.
input-calls-a-day = кількість дзвінків на день
input-handle-time = час обробки
input-with-path = «{ $input }» ({ $path })
input-of-owner = { $what } у { $owner }
input-in-tier = { $what } на щаблі { $nth }
input-nth = { $what }, номер { $nth }
input-contract = договір
input-daily-volume = кількість звернень на день
input-hourly-volume = кількість звернень на годину
input-number-of-calls = кількість дзвінків
input-spread = розкид { $what }
input-for-skill = { $what } для { $skill }
input-per = { $what } { $per }
input-of-another = { $what } { $whole }
input-key = { $key ->
    [talk_time] час розмови
    [wrap_up] післяобробка
    [handle_time] час обробки
    [handle_time_factor] множник часу обробки
    [hold_time] час на утриманні
    [patience] терпіння
    [follow_ups] повторні звернення
    [redials] повторні набори
    [conversion] конверсія
    [conversion_factor] множник конверсії
    [resolved] частка вирішених звернень
    [resolved_factor] множник частки вирішених звернень
    [margin] маржа
    [lead_cost] ціна ліда
    [value] цінність
    [parcel_cost] вартість посилки
    [error_cost] ціна помилки
    [share] частка
    [price] ціна
    [amount] сума
    [fee] плата
    [time] час
    [percent] відсоток
    [times] кратність
    [lasts] тривалість
    [after] затримка
    [rate] ставка
    [factor] множник
    [probability] імовірність
    [scale] масштаб
    [mean] середнє
    [demand] попит
    [arrivals] надходження
    [day_cv] денний розкид
    [per_minute] за хвилину
    [per_hour] за годину
    [per_agent_hour] за годину оператора
    [per_day] на день
    [per_week] на тиждень
    [per_month] на місяць
    [per_year] на рік
    [per_contact] за звернення
    [per_order] за замовлення
    [price_per_month] ціна на місяць
    [setup_fee] плата за підключення
    [monthly_fee] абонентська плата
    [monthly_minimum] місячний мінімум
    [minimum] мінімум
    [package] пакет
    [surcharge] надбавка
    [discount] знижка
    [vat] ПДВ
    [quote] пропозиція
    [wage_per_hour] оплата праці за годину
    [wage_per_month] оплата праці на місяць
    [employer_taxes] податки роботодавця
    [attrition] плинність
    [sickness] лікарняні
    [leave] відпустки
    [shrinkage] втрати часу
    [training] навчання
    [training_hours] години навчання
    [trainer] тренер
    [recruiting] добір
    [hiring] наймання
    [overhead] накладні витрати
    [overtime] надурочні
    [bonus] премія
    [premiums] доплати
    [equipment] обладнання
    [seats] робочі місця
    [supervisors] супервізори
    [quality] якість
    [adherence] дотримання графіка
    [agents] оператори
    [lines] лінії
    [attempts] спроби
    [hangs_up] частка тих, хто кинув слухавку
    [misdirects] хибні переведення
    [detected] розпізнавання
    [warm_up] розгін
    [slowdown] сповільнення
    [knee] поріг навантаження
   *[other] { $words }
}
input-key-of = { $key ->
    [talk_time] часу розмови
    [wrap_up] післяобробки
    [handle_time] часу обробки
    [handle_time_factor] множника часу обробки
    [hold_time] часу на утриманні
    [patience] терпіння
    [follow_ups] повторних звернень
    [redials] повторних наборів
    [conversion] конверсії
    [conversion_factor] множника конверсії
    [resolved] частки вирішених звернень
    [resolved_factor] множника частки вирішених звернень
    [margin] маржі
    [lead_cost] ціни ліда
    [value] цінності
    [parcel_cost] вартості посилки
    [error_cost] ціни помилки
    [share] частки
    [price] ціни
    [amount] суми
    [fee] плати
    [time] часу
    [percent] відсотка
    [times] кратності
    [lasts] тривалості
    [after] затримки
    [rate] ставки
    [factor] множника
    [probability] імовірності
    [scale] масштабу
    [mean] середнього
    [demand] попиту
    [arrivals] надходжень
    [day_cv] денного розкиду
    [per_minute] за хвилину
    [per_hour] за годину
    [per_agent_hour] за годину оператора
    [per_day] на день
    [per_week] на тиждень
    [per_month] на місяць
    [per_year] на рік
    [per_contact] за звернення
    [per_order] за замовлення
    [price_per_month] ціни на місяць
    [setup_fee] плати за підключення
    [monthly_fee] абонентської плати
    [monthly_minimum] місячного мінімуму
    [minimum] мінімуму
    [package] пакета
    [surcharge] надбавки
    [discount] знижки
    [vat] ПДВ
    [quote] пропозиції
    [wage_per_hour] оплати праці за годину
    [wage_per_month] оплати праці на місяць
    [employer_taxes] податків роботодавця
    [attrition] плинності
    [sickness] лікарняних
    [leave] відпусток
    [shrinkage] втрат часу
    [training] навчання
    [training_hours] годин навчання
    [trainer] тренера
    [recruiting] добору
    [hiring] наймання
    [overhead] накладних витрат
    [overtime] надурочних
    [bonus] премії
    [premiums] доплат
    [equipment] обладнання
    [seats] робочих місць
    [supervisors] супервізорів
    [quality] якості
    [adherence] дотримання графіка
    [agents] операторів
    [lines] ліній
    [attempts] спроб
    [hangs_up] частки тих, хто кинув слухавку
    [misdirects] хибних переведень
    [detected] розпізнавання
    [warm_up] розгону
    [slowdown] сповільнення
    [knee] порога навантаження
   *[other] { $words }
}
