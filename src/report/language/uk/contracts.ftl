# clause — пункт; steady month — усталений місяць; resolved — вирішене звернення; talk minute — хвилина розмови.
contracts-clauses-heading = Що кажуть договори, пункт за пунктом
contracts-bills-heading = Скільки вони коштують
contracts-months-heading = Перший місяць, усталений і весь горизонт
contracts-clause = пункт
contracts-in-options = { $provider } (варіант { $options })
contracts-in-currency = у { $currency }
contracts-of-date = від { $date }
contracts-valid-until = чинна до { $date }
contracts-month = місяць
contracts-talk-minute = хвилина розмови
contracts-hour = година
contracts-answered = прийняте звернення
contracts-resolved = вирішене звернення
contracts-order = замовлення
contracts-for-each = { $currency } за одиницю
contracts-first-month = перший місяць
contracts-steady-month = усталений місяць
contracts-month-over = у середньому за { $months } міс.
contracts-a-month = { $currency } на місяць
contracts-bites-sometimes = { $provider }: { $line } змінює рахунок, реплікацій: { $often } з { $replications }; у середньому { $amount }{ $interval }, у найдорожчому місяці { $worst }
contracts-bites-always = { $provider }: { $line } змінює рахунок у всіх реплікаціях ({ $replications }); в інших може й не змінювати, але не більш ніж у { $most } з них із певністю { $level }
contracts-bites-never = { $provider }: { $line } не змінює рахунку в жодній реплікації (з { $replications }); в інших може змінювати, але не більш ніж у { $most } з них із певністю { $level }
contracts-minutes-or-hours = { $hours }: обробкою зайнято { $share }{ $interval } оплаченої години, { $cheaper ->
    [hours] більше за частку
    [minutes] менше за частку
   *[neither] близько частки
}, за якої година коштує стільки ж, скільки хвилини в { $minutes }: { $cheaper ->
    [hours] дешевше платити за години
    [minutes] дешевше платити за хвилини
   *[neither] що дешевше, напевно сказати не можна
} (minutes_or_hours у results.json)
