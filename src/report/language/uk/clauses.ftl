# Що кажуть пункти договорів. Англійська стоїть при самих пунктах. clause — пункт; tier — сходинка ціни; step — крок тарифікації.
clause-a-contact = { $price } за звернення
clause-a-dial = { $price } за набір номера
clause-a-message = { $price } за повідомлення
clause-a-minute = { $price } за хвилину: { $times }
clause-a-resolved = { $price } за вирішене звернення
clause-a-sale = { $price } за продаж
clause-a-segment = { $price } за сегмент
clause-abandoned-above = якщо втрачено понад { $share }: { $ways }
clause-above-dearer = понад { $share } дорожче
clause-agent-month = { $price } на місяць за кожного оператора
clause-agents-work = роботу операторів
clause-an-hour = { $price } за годину { $of ->
    [logged-in] на лінії
    [scheduled] за графіком
   *[productive] продуктивної роботи
}
clause-and-part = { $one } + { $other }
clause-as-it-took = за фактичним часом
clause-at-least = щонайменше { $amount } на місяць за { $base }
clause-at-most = щонайбільше { $cap }
clause-at-most-by = коефіцієнт щонайбільше { $cap }
clause-at-rate = за курсом { $rate }
clause-baseline = { $fee } на місяць за обсяг { $volume } { $unit ->
    [contact] звернень
    [min] хв
   *[h] год
}
clause-changes-shared = зміни курсу понад { $free } діляться: { $share } на замовнику
clause-connected-minute = { $price } за хвилину з’єднання
clause-corridor = дорожче, якщо середній час обробки перевищує { $baseline } + { $free }
clause-cost-plus = витрати підрядника й { $share } зверху
clause-day = { $day ->
    [mon] пн
    [tue] вт
    [wed] ср
    [thu] чт
    [fri] пт
    [sat] сб
    [sun] нд
   *[holidays] свята
}
clause-day-for-line = { $price } на день за кожну лінію в годину піку
clause-day-for-trunk = { $price } на день за кожну лінію { $trunk } в годину піку
clause-dial-result = { $result ->
    [confirmed] підтвердженням
    [cancelled] скасуванням
    [to_people] переходом до людей
    [hung_up] тим, що абонент поклав слухавку
   *[voicemail] голосовою поштою
}
clause-dial-that-ends = { $price } за набір, що закінчився { $results }
clause-done-in-time = за роботу, виконану в строк: { $ladder }; від суми за { $base }
clause-each-less = { $price } назад за кожну одиницю менше
clause-each-more = { $price } за кожну одиницю більше
clause-either = { $one } або { $other }
clause-extra-items = { $price } за кожну позицію понад { $above }
clause-first-whole = перші { $step } повністю
clause-for-all = { $tiers } (за весь обсяг)
clause-forecast = { $volume } { $unit ->
    [contact] звернень
    [min] хв
    [h] год
   *[other] { $unit }
} на місяць ± { $share }
clause-free-below = безкоштовно, якщо коротше за { $time }
clause-free-repeats = безкоштовно, якщо повторне протягом { $time }
clause-hours = { $from }–{ $to }
clause-in-currency = у { $currency }
clause-ladder = { $ladder }
clause-least-agents = щонайменше { $agents_count ->
    [one] { $agents } оператор
    [few] { $agents } оператори
   *[other] { $agents } операторів
} за годинами
clause-least-time = щонайменше { $time }
clause-leaving = { $amount } за достроковий вихід
clause-lines = { $lines }
clause-missing-paid = недобрані оплачуються
clause-month-for-line = { $price } на місяць за кожну лінію
clause-month-for-lines = { $price } на місяць за кожну лінію (усього { $lines })
clause-month-for-trunk = { $price } на місяць за кожну лінію { $trunk }
clause-monthly = { $amount } на місяць
clause-more-each = плюс { $amount } за { $unit ->
    [contact] звернення
    [min] хвилину
    [h] годину
    [order] продаж
   *[other] { $unit }
}: { $window }
clause-more-of = плюс { $share } від { $lines }: { $window }
clause-new-agent = { $price } за кожного нового оператора
clause-notice = попередження за { $months } міс.
clause-of-orders = { $share } від вартості замовлень без повернень
clause-on-measure = за показником «{ $measure ->
    [service_level] рівень сервісу
    [abandonment] частка втрачених
    [asa] середній час відповіді
    [occupancy] зайнятість
    [resolved] частка розв’язаних
    [handle_time] час обробки
    [availability] доступність
    [conversion] конверсія
    [blocking] частка тих, хто почув «зайнято»
    [error_rate] частка помилок
   *[other] { $measure }
}»: { $ladder }; від суми за { $base }
clause-once = { $amount } одноразово
clause-only = { $names }
clause-over = { $price } за { $unit ->
    [contact] кожне звернення
   *[min] кожну хвилину
} понад це
clause-package = { $fee } на місяць, у них { $volume } { $unit ->
    [contact] звернень
   *[min] хв
}
clause-part-of-contact = { $part ->
    [ring] дзвінок
    [queue] черга
    [talk] розмова
    [hold] утримання
   *[wrap] післяобробка
}
clause-per-point = -{ $share } за кожні розпочаті { $point } { $side ->
    [below] нижче
   *[above] вище
} { $beyond }
clause-price = { $price }
clause-prices-rise = { $share } цін зростають на { $rate } на рік
clause-prices-rise-from = { $share } цін зростають на { $rate } на рік, починаючи з { $from }
clause-ramp = у перші місяці знижка { $shares }
clause-repeats-at-most = але не більше { $share } від усіх
clause-replacements = заміни за рахунок підрядника
clause-rolls-over = залишок переходить на наступний місяць
clause-rounded-up = з округленням угору до { $step }
clause-seat-month = { $price } на місяць за кожне робоче місце в піку
clause-segments = у повідомленні їх { $segments }
clause-share = { $share }
clause-span-each = по { $time } на кожного
clause-step-below = { $share }, якщо нижче
clause-step-from = { $share } від { $from }
clause-term = { $months } міс.
clause-then-rounded-up = далі з округленням угору до { $step }
clause-tier-above = { $price } далі
clause-tier-to = { $price } до { $volume } { $unit ->
    [contacts] звернень
   *[min] хв
}
clause-time-more = плюс { $time } до кожного звернення
clause-total-down = сума за місяць вниз до цілої { $unit ->
    [hour] години
   *[minute] хвилини
}
clause-total-up = сума за місяць угору до цілої { $unit ->
    [hour] години
   *[minute] хвилини
}
clause-trainee-hour = { $price } за годину навчання одного новачка
clause-transfer = переведення рахується за { $weight }
clause-window = { $terms }; { $window }
clause-within-time = у межах { $time }
term-finer = тарифікація по { $what } замість { $coarse }
term-without-minimum-of-agents = без мінімуму операторів
term-of-line = { $line }: { $term }
term-without = без пункту { $what }
term-without-extra = без надбавки «{ $what }»
clause-line = { $line }
