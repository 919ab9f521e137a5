# clause — пункт; steady month — установившийся месяц; resolved — решённое обращение; talk minute — минута разговора.
contracts-clauses-heading = Что говорят договоры, пункт за пунктом
contracts-bills-heading = Во что они обходятся
contracts-months-heading = Первый месяц, установившийся и весь горизонт
contracts-clause = пункт
contracts-in-options = { $provider } (вариант { $options })
contracts-in-currency = в { $currency }
contracts-of-date = от { $date }
contracts-valid-until = действительно до { $date }
contracts-month = месяц
contracts-talk-minute = минута разговора
contracts-hour = час
contracts-answered = принятое обращение
contracts-resolved = решённое обращение
contracts-order = заказ
contracts-for-each = { $currency } за единицу
contracts-first-month = первый месяц
contracts-steady-month = установившийся месяц
contracts-month-over = в среднем за { $months } мес.
contracts-a-month = { $currency } в месяц
contracts-bites-sometimes = { $provider }: { $line } меняет счёт, репликаций: { $often } из { $replications }; в среднем { $amount }{ $interval }, в самом дорогом месяце { $worst }
contracts-bites-always = { $provider }: { $line } меняет счёт во всех репликациях ({ $replications }); в других может и не менять, но не более чем в { $most } из них с уверенностью { $level }
contracts-bites-never = { $provider }: { $line } не меняет счёт ни в одной репликации (из { $replications }); в других может менять, но не более чем в { $most } из них с уверенностью { $level }
contracts-minutes-or-hours = { $hours }: обработкой занято { $share }{ $interval } оплаченного часа, { $cheaper ->
    [hours] больше доли
    [minutes] меньше доли
   *[neither] около доли
}, при которой час стоит столько же, сколько минуты у { $minutes }: { $cheaper ->
    [hours] дешевле платить за часы
    [minutes] дешевле платить за минуты
   *[neither] что дешевле, наверняка сказать нельзя
} (minutes_or_hours в results.json)
