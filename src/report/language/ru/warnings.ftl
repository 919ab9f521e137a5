# О чём предупреждает программа. Английский стоит там, где это замечено. Ключи файла и флаги не переводятся.
warn-all-turned-away = в эти часы центр всегда закрыт: никого не соединяют; измените часы или calendar.open
warn-all-wait-for-ever = без `patience` каждый ждёт сколько угодно: ключ ничего не меняет; задайте `patience` или уберите его
warn-as-written = в файле как он написан
warn-at-large = { $what }
warn-at-path = { $place }: { $path }: { $what }
warn-before-option = вариант { $option }: { $what }
warn-both-are = оба варианта не сравниваются
warn-conversion-0 = `value.conversion` равно 0
warn-dialer-never-calls = в эти часы на смене нет ни одного оператора, который мог бы говорить: звонков не будет; расширьте часы
warn-each-point-idle = --each-point здесь ничего не меняет: он относится к --tornado, --sobol, --input-error и --decide
warn-falls-at-edge = на границе ступени дешевеет весь объём: немного больший объём стоит меньше
warn-figure-not-simulated = договор смотрит на показатель { $figure }, а он не моделируется: ни ступень, ни условие, ни возврат по нему не сработают; напишите { $assumed }, чтобы указать, каким он будет
warn-follow-up-never-happens = follow_ups[{ $index }] не происходит никогда: события { $event } здесь не бывает, потому что { $why }
warn-harmed-by-pairing = варианты { $first } и { $second }: на одних и тех же звонящих то, что хорошо одному, плохо другому, поэтому их разница известна хуже, чем если бы у каждого были свои звонящие; насколько, говорит её интервал; запустите больше репликаций
warn-here = здесь
warn-history-spike = { $place }: { $count } обращений за один интервал — более чем в { $times } раз больше среднего остальных; это ошибка в записи или сумма?
warn-history-zero = { $place }: отсюда все количества 0: никто не приходит; тот ли это столбец?
warn-idle-of-group = { $idle_count ->
    [one] свободным должен оставаться { $idle } оператор
    [few] свободными должны оставаться { $idle } оператора
   *[other] свободными должны оставаться { $idle } операторов
}, а в графике { $group } их не бывает больше { $most }: пока центр открыт, эту работу никто не возьмёт; напишите не более { $fewer }
warn-idle-of-type = { $idle_count ->
    [one] свободным должен оставаться { $idle } оператор
    [few] свободными должны оставаться { $idle } оператора
   *[other] свободными должны оставаться { $idle } операторов
}, а ни у одной группы, которая берёт эту работу, их не бывает в графике больше { $most }: пока центр открыт, её никто не возьмёт; напишите не более { $fewer }
warn-inbound = это входящие обращения
warn-inbound-no-hold = это входящие обращения, а `virtual_hold` не задан
warn-interrupted = расчёт прерван: это неполный результат, { $number_count ->
    [one] { $number } репликация
    [few] { $number } репликации
   *[other] { $number } репликаций
}
warn-interrupted-without = расчёт прерван: это неполный результат, { $number_count ->
    [one] { $number } репликация
    [few] { $number } репликации
   *[other] { $number } репликаций
}; ничего нет о вариантах { $options }
warn-keep-roster-idle = --keep-roster здесь ничего не меняет: он относится к --over, --break-even и --decide
warn-key-not-given = `{ $key }` не задан
warn-less-than = меньше
warn-lines-billed-twice = `{ $kind }` выставляет счёт за линии, за которые выставляет счёт и договор { $other }; укажите, чьи они, ключом { $keys }
warn-longer = на { $by } больше
warn-month = { $month ->
    [jan] январь
    [feb] февраль
    [mar] март
    [apr] апрель
    [may] май
    [jun] июнь
    [jul] июль
    [aug] август
    [sep] сентябрь
    [oct] октябрь
    [nov] ноябрь
   *[dec] декабрь
}
warn-more-than = больше
warn-never-opens = центр никогда не открывается: никого не соединяют
warn-never-reviewed = первый пересмотр долей был бы через { $review_count ->
    [one] { $review } день
    [few] { $review } дня
   *[other] { $review } дней
}, а в календаре дней { $days }: доли останутся равными; пересматривайте раньше или моделируйте больше дней
warn-never-settles = groups.{ $groups }: в { $time } { $date } нагрузка { $load } эрланг приходится на { $staff_count ->
    [one] { $staff } оператора
   *[other] { $staff } операторов
} (и ещё в { $more_count ->
    [one] { $more } интервале
   *[other] { $more } интервалах
}), никто не бросает трубку и центр не закрывается: очередь растёт без конца, и итоги зависят от длины прогона; задайте терпение, больше операторов или часы закрытия
warn-no-arrivals = обращения не поступают, и ничто к ним не ведёт: этого не происходит никогда
warn-no-currency = деньги заданы без `currency`; напишите, например, currency = "UAH"
warn-no-dials = по ним не звонит ни робот, ни автонабор
warn-no-e-mail = ни одна группа не принимает заказы по почте
warn-no-items = ни у одной группы `intake` не ограничивает `items`
warn-no-lines = не описано ни одного транка, поэтому в смоделированном месяце нет линий; напишите, сколько их, ключом `lines`
warn-no-menu-hangs-up = в меню никто не кладёт трубку
warn-no-menu-serves = никакое меню никого не обслуживает
warn-no-order-value = { $clause } у providers.{ $provider } — доля от стоимости заказа, а её нет: выходит ноль; задайте value.order_value
warn-no-patience = при нулевом терпении каждый, кто ждёт, сразу бросает трубку; чтобы ждали сколько угодно, уберите `patience`
warn-no-range = доля 0 — не диапазон; задайте `low` и `high`
warn-no-switch = plan.switch: переход от { $from } к { $to }, но { $who }: месяц перехода не ищется; назовите оба варианта в --options
warn-no-training = без `per_trainee` в смоделированном месяце нет обучения; напишите, сколько учат одного человека, например "24h"
warn-no-week = эти дни открыты по { $here } ч, дни недели в среднем по { $usual } ч: месячные расходы и доходы, и число людей, выйдут примерно на { $percent } % { $than }, чем на самом деле; возьмите целые недели, days = { $weeks }, или целые месяцы
warn-nobody-asked = ставить оценку некому: ни у одного типа обращений нет value.satisfaction, поэтому никого не спрашивают; задайте его или уберите [survey]
warn-nobody-expected = { $file }: в дни календаря не ожидается никого
warn-nobody-in-these-months = { $contacts }: в смоделированные месяцы ({ $months }) никто не обращается, поэтому план не учёл бы их и в остальные; начните календарь в месяце, в котором они обращаются, или задайте этому месяцу коэффициент больше 0
warn-none-forwarded = переадресованный звонок занимает { $most_count ->
    [one] { $most } линию
    [few] { $most } линии
   *[other] { $most } линий
}, а в транке их { $lines }: ни один звонок не переадресуется
warn-none-resolved = оплата идёт за решённые обращения, но ни у одного типа нет `resolved`: платить не за что
warn-not-searched-for = decision.require: операторы подбираются не по правилу { $rule }, потому что оно не складывается из интервалов: цель спрашивается с каждого типа в каждом окне, которое она называет; что даёт этот график, сказано
warn-not-set = ключ { $here } не задан; где такое место есть, он задан
warn-not-set-because = ключ { $here } не задан («{ $why }»); где такое место есть, он задан
warn-not-staffed = { $groups }: численность не подбиралась, график смен остаётся: для отложенной работы и обзвона нет цели, которая требует операторов
warn-of-file = { $place }: { $what }
warn-of-option = { $what } (в варианте { $option })
warn-on-every-unit = не заданы ни hours, ни days, ни contacts, ни groups: надбавка начисляется на каждую единицу
warn-one-is = вариант { $option } не сравнивается
warn-one-item-each = { $clause } у providers.{ $provider } платит за позиции заказа: считается, что в каждом заказе она одна; задайте value.items, например [0.7, 0.2, 0.1]
warn-one-replication = одна репликация не даёт доверительного интервала; задайте не менее 2
warn-open-without-staff = открыто без операторов: { $date } с { $from } до { $to } на смене нет никого, кто может принять обращение; всего { $together }
warn-orders-typed-by-nobody = заказы, которые записывает { $group }, никто не вносит: нет follow_up с on = "order_written"; пусть один ведёт к отложенной работе
warn-outside-range = значение { $value } лежит вне своего диапазона, от { $low } до { $high }
warn-projects-without-slowdown = { $held_count ->
    [one] { $held } проект
    [few] { $held } проекта
   *[other] { $held } проектов
} без `slowdown` ничего не удлиняют; напишите, например, slowdown = 0.04 или уберите `projects`
warn-promise-not-kept = groups.{ $group }: обещание выполнено в { $kept } дней даже при { $agents_count ->
    [one] { $agents } операторе
   *[other] { $agents } операторах
}, а не в { $asked }; больше операторов не пробовали
warn-promises-nobody = groups.{ $group }: обращений для этой группы не ожидается, поэтому её обещание не требует операторов; задайте roster.promised.at_least
warn-quote-runs-out = предложение можно принять до { $last }, более чем за { $months_count ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
} до начала договора ({ $first }): спросите, остаётся ли оно в силе
warn-robot-never-calls = ни в один день календаря нет этих часов: робот не звонит никогда; расширьте их
warn-robot-of-nobody = ни у одного типа обращений нет robot = "{ $robot }": он не звонит никогда
warn-rows-left-out = { $file }:{ $line }: вне календаря и пропущено { $rows_count ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[other] { $rows } строк
}, это первая
warn-rule-never-holds = в эти часы центр всегда закрыт: правило не действует никогда; измените часы или calendar.open
warn-settling-in = время обработки { $now }, чем в итоге, за { $days_count ->
    [one] смоделированный { $days } день
    [few] смоделированные { $days } дня
   *[other] смоделированные { $days } дней
} и { $later } за { $months_count ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
}, за которые они считаются (decision.horizon): деньги в месяц берут первое для всех месяцев{ $settled }, а стоимость освоения — разовым платежом
warn-shorter = на { $by } меньше
warn-surge-outside = этот всплеск лежит вне календаря, который идёт с { $first } по { $last }: он ничего не меняет
warn-takes-no-order = { $group } не принимает заказов: ни у одного из её типов обращений value.conversion не больше 0; задайте его или уберите intake
warn-trunk = `trunk`
warn-trunk-or-lines = `trunk` или их число ключом `lines`
warn-trunk-without-lines = без линий каждый, кто по ним звонит, получает «занято»; напишите, сколько их, или уберите транк: тогда линий сколько угодно
warn-write-since = ; напишите since = { $date }, чтобы моделировать уже освоившихся
