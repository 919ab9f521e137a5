# Что говорят пункты договоров. Английский стоит при самих пунктах. clause — пункт; tier — ступень цены; step — шаг тарификации.
clause-a-contact = { $price } за обращение
clause-a-dial = { $price } за набор номера
clause-a-message = { $price } за сообщение
clause-a-minute = { $price } за минуту: { $times }
clause-a-resolved = { $price } за решённое обращение
clause-a-sale = { $price } за продажу
clause-a-segment = { $price } за сегмент
clause-abandoned-above = если брошено более { $share }: { $ways }
clause-above-dearer = свыше { $share } дороже
clause-agent-month = { $price } в месяц за каждого оператора
clause-agents-work = работу операторов
clause-an-hour = { $price } за час { $of ->
    [logged-in] на линии
    [scheduled] по графику
   *[productive] продуктивной работы
}
clause-and-part = { $one } + { $other }
clause-as-it-took = по фактическому времени
clause-at-least = не менее { $amount } в месяц за { $base }
clause-at-most = не более { $cap }
clause-at-most-by = коэффициент не более { $cap }
clause-at-rate = по курсу { $rate }
clause-baseline = { $fee } в месяц за объём { $volume } { $unit ->
    [contact] обращений
    [min] мин
   *[h] ч
}
clause-changes-shared = изменения курса сверх { $free } делятся: { $share } на заказчике
clause-connected-minute = { $price } за минуту соединения
clause-corridor = дороже, если среднее время обработки превышает { $baseline } + { $free }
clause-cost-plus = затраты подрядчика и { $share } сверху
clause-day = { $day ->
    [mon] пн
    [tue] вт
    [wed] ср
    [thu] чт
    [fri] пт
    [sat] сб
    [sun] вс
   *[holidays] праздники
}
clause-day-for-line = { $price } в день за каждую линию в час пика
clause-day-for-trunk = { $price } в день за каждую линию { $trunk } в час пика
clause-dial-result = { $result ->
    [confirmed] подтверждением
    [cancelled] отменой
    [to_people] переходом к людям
    [hung_up] тем, что абонент положил трубку
   *[voicemail] голосовой почтой
}
clause-dial-that-ends = { $price } за набор, который закончился { $results }
clause-done-in-time = за работу, выполненную в срок: { $ladder }; от суммы за { $base }
clause-each-less = { $price } обратно за каждую единицу меньше
clause-each-more = { $price } за каждую единицу больше
clause-either = { $one } или { $other }
clause-extra-items = { $price } за каждую позицию сверх { $above }
clause-first-whole = первые { $step } целиком
clause-for-all = { $tiers } (за весь объём)
clause-forecast = { $volume } { $unit ->
    [contact] обращений
    [min] мин
    [h] ч
   *[other] { $unit }
} в месяц ± { $share }
clause-free-below = бесплатно, если короче { $time }
clause-free-repeats = бесплатно, если повторное в течение { $time }
clause-hours = { $from }–{ $to }
clause-in-currency = в { $currency }
clause-ladder = { $ladder }
clause-least-agents = не менее { $agents_count ->
    [one] { $agents } оператора
   *[other] { $agents } операторов
} по часам
clause-least-time = не менее { $time }
clause-leaving = { $amount } за досрочный выход
clause-lines = { $lines }
clause-missing-paid = недобранные оплачиваются
clause-month-for-line = { $price } в месяц за каждую линию
clause-month-for-lines = { $price } в месяц за каждую линию (всего { $lines })
clause-month-for-trunk = { $price } в месяц за каждую линию { $trunk }
clause-monthly = { $amount } в месяц
clause-more-each = плюс { $amount } за { $unit ->
    [contact] обращение
    [min] минуту
    [h] час
    [order] продажу
   *[other] { $unit }
}: { $window }
clause-more-of = плюс { $share } от { $lines }: { $window }
clause-new-agent = { $price } за каждого нового оператора
clause-notice = предупреждение за { $months } мес.
clause-of-orders = { $share } от стоимости заказов за вычетом возвратов
clause-on-measure = по показателю «{ $measure ->
    [service_level] уровень сервиса
    [abandonment] доля брошенных
    [asa] среднее время ответа
    [occupancy] занятость
    [resolved] доля решённых
    [handle_time] время обработки
    [availability] доступность
    [conversion] конверсия
    [blocking] доля получивших «занято»
    [error_rate] доля ошибок
   *[other] { $measure }
}»: { $ladder }; от суммы за { $base }
clause-once = { $amount } единовременно
clause-only = { $names }
clause-over = { $price } за { $unit ->
    [contact] каждое обращение
   *[min] каждую минуту
} сверх этого
clause-package = { $fee } в месяц, в них { $volume } { $unit ->
    [contact] обращений
   *[min] мин
}
clause-part-of-contact = { $part ->
    [ring] звонок
    [queue] очередь
    [talk] разговор
    [hold] удержание
   *[wrap] постобработка
}
clause-per-point = -{ $share } за каждые начатые { $point } { $side ->
    [below] ниже
   *[above] выше
} { $beyond }
clause-price = { $price }
clause-prices-rise = { $share } цен растут на { $rate } в год
clause-prices-rise-from = { $share } цен растут на { $rate } в год, начиная с { $from }
clause-ramp = в первые месяцы скидка { $shares }
clause-repeats-at-most = но не более { $share } от всех
clause-replacements = замены за счёт подрядчика
clause-rolls-over = остаток переходит на следующий месяц
clause-rounded-up = с округлением вверх до { $step }
clause-seat-month = { $price } в месяц за каждое рабочее место в пике
clause-segments = в сообщении их { $segments }
clause-share = { $share }
clause-span-each = по { $time } на каждого
clause-step-below = { $share }, если ниже
clause-step-from = { $share } от { $from }
clause-term = { $months } мес.
clause-then-rounded-up = далее с округлением вверх до { $step }
clause-tier-above = { $price } далее
clause-tier-to = { $price } до { $volume } { $unit ->
    [contacts] обращений
   *[min] мин
}
clause-time-more = плюс { $time } к каждому обращению
clause-total-down = сумма за месяц вниз до целого { $unit ->
    [hour] часа
   *[minute] числа минут
}
clause-total-up = сумма за месяц вверх до целого { $unit ->
    [hour] часа
   *[minute] числа минут
}
clause-trainee-hour = { $price } за час обучения одного новичка
clause-transfer = перевод считается за { $weight }
clause-window = { $terms }; { $window }
clause-within-time = в пределах { $time }
term-finer = тарификация по { $what } вместо { $coarse }
term-without-minimum-of-agents = без минимума операторов
term-of-line = { $line }: { $term }
term-without = без пункта { $what }
term-without-extra = без надбавки «{ $what }»
clause-line = { $line }
