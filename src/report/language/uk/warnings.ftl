# Про що попереджає програма. Англійська стоїть там, де це помічено. Ключі файлу та прапорці не перекладаються.
warn-all-turned-away = у ці години центр завжди зачинено: нікого не з’єднують; змініть години або calendar.open
warn-all-wait-for-ever = без `patience` кожен чекає скільки завгодно: ключ нічого не змінює; задайте `patience` або приберіть його
warn-as-written = у файлі, як його написано
warn-at-large = { $what }
warn-at-path = { $place }: { $path }: { $what }
warn-before-option = варіант { $option }: { $what }
warn-both-are = обидва варіанти не порівнюються
warn-conversion-0 = `value.conversion` дорівнює 0
warn-dialer-never-calls = у ці години на зміні немає жодного оператора, який міг би говорити: дзвінків не буде; розширте години
warn-each-point-idle = --each-point тут нічого не змінює: він стосується --tornado, --sobol, --input-error і --decide
warn-falls-at-edge = на межі щабля дешевшає весь обсяг: трохи більший обсяг коштує менше
warn-figure-not-simulated = договір дивиться на показник { $figure }, а він не моделюється: ні щабель, ні умова, ні повернення за ним не спрацюють; напишіть { $assumed }, щоб указати, яким він буде
warn-follow-up-never-happens = follow_ups[{ $index }] не відбувається ніколи: події { $event } тут не буває, бо { $why }
warn-harmed-by-pairing = варіанти { $first } і { $second }: на тих самих клієнтах те, що добре одному, погано іншому, тому їхня різниця відома гірше, ніж якби в кожного були свої клієнти; наскільки, каже її інтервал; запустіть більше реплікацій
warn-here = тут
warn-idle-of-group = { $idle_count ->
    [one] вільним має залишатися { $idle } оператор
    [few] вільними мають залишатися { $idle } оператори
   *[other] вільними мають залишатися { $idle } операторів
}, а в графіку { $group } їх не буває більше { $most }: поки центр відчинено, цю роботу ніхто не візьме; напишіть не більше { $fewer }
warn-idle-of-type = { $idle_count ->
    [one] вільним має залишатися { $idle } оператор
    [few] вільними мають залишатися { $idle } оператори
   *[other] вільними мають залишатися { $idle } операторів
}, а в жодної групи, яка бере цю роботу, їх не буває в графіку більше { $most }: поки центр відчинено, її ніхто не візьме; напишіть не більше { $fewer }
warn-inbound = це вхідні звернення
warn-inbound-no-hold = це вхідні звернення, а `virtual_hold` не задано
warn-interrupted = розрахунок перервано: це неповний результат, { $number_count ->
    [one] { $number } реплікація
    [few] { $number } реплікації
   *[other] { $number } реплікацій
}
warn-interrupted-without = розрахунок перервано: це неповний результат, { $number_count ->
    [one] { $number } реплікація
    [few] { $number } реплікації
   *[other] { $number } реплікацій
}; нічого немає про варіанти { $options }
warn-keep-roster-idle = --keep-roster тут нічого не змінює: він стосується --over, --break-even і --decide
warn-key-not-given = `{ $key }` не задано
warn-less-than = меншими
warn-lines-billed-twice = `{ $kind }` виставляє рахунок за лінії, за які виставляє рахунок і договір { $other }; укажіть, чиї вони, ключем { $keys }
warn-longer = на { $by } більший
warn-month = { $month ->
    [jan] січень
    [feb] лютий
    [mar] березень
    [apr] квітень
    [may] травень
    [jun] червень
    [jul] липень
    [aug] серпень
    [sep] вересень
    [oct] жовтень
    [nov] листопад
   *[dec] грудень
}
warn-more-than = більшими
warn-never-opens = центр ніколи не відчиняється: нікого не з’єднують
warn-never-reviewed = перший перегляд часток був би через { $review_count ->
    [one] { $review } день
    [few] { $review } дні
   *[other] { $review } днів
}, а в календарі днів { $days }: частки залишаться рівними; переглядайте раніше або моделюйте більше днів
warn-never-settles = groups.{ $groups }: о { $time } { $date } навантаження { $load } ерланг припадає на { $staff_count ->
    [one] { $staff } оператора
   *[other] { $staff } операторів
} (і ще в { $more_count ->
    [one] { $more } інтервалі
   *[other] { $more } інтервалах
}), ніхто не кидає слухавки й центр не зачиняється: черга зростає без кінця, і підсумки залежать від довжини прогону; задайте терпіння, більше операторів або години зачинення
warn-no-arrivals = звернення не надходять, і ніщо до них не веде: цього не відбувається ніколи
warn-no-currency = гроші задано без `currency`; напишіть, наприклад, currency = "UAH"
warn-no-dials = за ними не телефонує ні робот, ні автонабір
warn-no-e-mail = жодна група не приймає замовлень поштою
warn-no-items = у жодної групи `intake` не обмежує `items`
warn-no-lines = не описано жодного транка, тому у змодельованому місяці немає ліній; напишіть, скільки їх, ключем `lines`
warn-no-menu-hangs-up = у меню ніхто не кладе слухавки
warn-no-menu-serves = жодне меню нікого не обслуговує
warn-no-order-value = { $clause } у providers.{ $provider } — частка від вартості замовлення, а її немає: виходить нуль; задайте value.order_value
warn-no-patience = за нульового терпіння кожен, хто чекає, одразу кидає слухавку; щоб чекали скільки завгодно, приберіть `patience`
warn-no-range = частка 0 — не діапазон; задайте `low` і `high`
warn-no-switch = plan.switch: перехід від { $from } до { $to }, але { $who }: місяць переходу не шукається; назвіть обидва варіанти в --options
warn-no-training = без `per_trainee` у змодельованому місяці немає навчання; напишіть, скільки навчають одну людину, наприклад "24h"
warn-no-week = ці дні відкриті по { $here } год, дні тижня в середньому по { $usual } год: місячні витрати й доходи, і кількість людей, вийдуть приблизно на { $percent } % { $than }, ніж насправді; візьміть цілі тижні, days = { $weeks }, або цілі місяці
warn-nobody-asked = ставити оцінку нікому: у жодного типу звернень немає value.satisfaction, тому нікого не питають; задайте його або приберіть [survey]
warn-nobody-expected = { $file }: у дні календаря не очікується нікого
warn-nobody-in-these-months = { $contacts }: у змодельовані місяці ({ $months }) ніхто не звертається, тому план не врахував би їх і в решту; почніть календар у місяці, у якому вони звертаються, або задайте цьому місяцю коефіцієнт більше 0
warn-none-forwarded = переадресований дзвінок займає { $most_count ->
    [one] { $most } лінію
    [few] { $most } лінії
   *[other] { $most } ліній
}, а в транку їх { $lines }: жоден дзвінок не переадресовується
warn-none-resolved = оплата йде за розв’язані звернення, але в жодного типу немає `resolved`: платити немає за що
warn-not-searched-for = decision.require: операторів підібрано не за правилом { $rule }, бо воно не складається з інтервалів: ціль питається з кожного типу в кожному вікні, яке вона називає; що дає цей графік, сказано
warn-not-set = ключ { $here } не задано; де таке місце є, його задано
warn-not-set-because = ключ { $here } не задано («{ $why }»); де таке місце є, його задано
warn-not-staffed = { $groups }: чисельність не добиралася, графік змін залишається: для відкладеної роботи та обдзвону немає цілі, яка потребує операторів
warn-of-file = { $place }: { $what }
warn-of-option = { $what } (у варіанті { $option })
warn-on-every-unit = не задано ні hours, ні days, ні contacts, ні groups: надбавка нараховується на кожну одиницю
warn-one-is = варіант { $option } не порівнюється
warn-one-item-each = { $clause } у providers.{ $provider } платить за позиції замовлення: вважається, що в кожному замовленні вона одна; задайте value.items, наприклад [0.7, 0.2, 0.1]
warn-one-replication = одна реплікація не дає довірчого інтервалу; задайте щонайменше 2
warn-open-without-staff = відчинено без операторів: { $date } з { $from } до { $to } на зміні немає нікого, хто може прийняти звернення; усього { $together }
warn-orders-typed-by-nobody = замовлення, які записує { $group }, ніхто не вносить: немає follow_up з on = "order_written"; нехай один веде до відкладеної роботи
warn-outside-range = значення { $value } лежить поза своїм діапазоном, від { $low } до { $high }
warn-projects-without-slowdown = { $held_count ->
    [one] { $held } проєкт
    [few] { $held } проєкти
   *[other] { $held } проєктів
} без `slowdown` нічого не подовжують; напишіть, наприклад, slowdown = 0.04 або приберіть `projects`
warn-promise-not-kept = groups.{ $group }: обіцянку виконано в { $kept } днів навіть за { $agents_count ->
    [one] { $agents } оператора
   *[other] { $agents } операторів
}, а не в { $asked }; більше операторів не пробували
warn-promises-nobody = groups.{ $group }: звернень для цієї групи не очікується, тому її обіцянка не потребує операторів; задайте roster.promised.at_least
warn-quote-runs-out = пропозицію можна прийняти до { $last }, більш ніж за { $months_count ->
    [one] { $months } місяць
    [few] { $months } місяці
   *[other] { $months } місяців
} до початку договору ({ $first }): спитайте, чи вона лишається чинною
warn-robot-never-calls = жодного дня календаря немає цих годин: робот не телефонує ніколи; розширте їх
warn-robot-of-nobody = у жодного типу звернень немає robot = "{ $robot }": він не телефонує ніколи
warn-rows-left-out = { $file }:{ $line }: поза календарем і пропущено { $rows_count ->
    [one] { $rows } рядок
    [few] { $rows } рядки
   *[other] { $rows } рядків
}, це перший
warn-rule-never-holds = у ці години центр завжди зачинено: правило не діє ніколи; змініть години або calendar.open
warn-settling-in = час обробки { $now }, ніж зрештою, за { $days_count ->
    [one] змодельований { $days } день
    [few] змодельовані { $days } дні
   *[other] змодельовані { $days } днів
} і { $later } за { $months_count ->
    [one] { $months } місяць
    [few] { $months } місяці
   *[other] { $months } місяців
}, за які вони рахуються (decision.horizon): гроші на місяць беруть перше для всіх місяців{ $settled }, а вартість освоєння — разовим платежем
warn-shorter = на { $by } менший
warn-surge-outside = цей сплеск лежить поза календарем, який триває з { $first } до { $last }: він нічого не змінює
warn-takes-no-order = { $group } не приймає замовлень: у жодного з її типів звернень value.conversion не більше 0; задайте його або приберіть intake
warn-trunk = `trunk`
warn-trunk-or-lines = `trunk` або їхню кількість ключем `lines`
warn-trunk-without-lines = без ліній кожен, хто ними телефонує, чує «зайнято»; напишіть, скільки їх, або приберіть транк: тоді ліній скільки завгодно
warn-write-since = ; напишіть since = { $date }, щоб моделювати тих, хто вже освоївся
