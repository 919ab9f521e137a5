# Contracts side by side, and what they come to.
contracts-clauses-heading = What the contracts say, clause by clause
contracts-bills-heading = What they come to
contracts-months-heading = The first month, a steady one, the whole horizon
contracts-clause = clause
contracts-in-options = { $provider } in { $options }
contracts-in-currency = in { $currency }
contracts-of-date = of { $date }
contracts-valid-until = valid until { $date }
contracts-month = month
contracts-talk-minute = talk min
contracts-hour = hour
contracts-answered = answered
contracts-resolved = resolved
contracts-order = order
contracts-for-each = { $currency } for each
contracts-first-month = first month
contracts-steady-month = steady month
contracts-month-over = a month over { $months }
contracts-a-month = { $currency } a month
contracts-bites-sometimes = { $provider }: { $line } changes the bill in { $often } of { $replications } replications; { $amount }{ $interval } on average, { $worst } in the dearest month of them
contracts-bites-always = { $provider }: { $line } changes the bill in all of { $replications } replications; in others it may not, in at most { $most } of them at { $level }
contracts-bites-never = { $provider }: { $line } changes the bill in none of { $replications } replications; in others it may, in at most { $most } of them at { $level }
contracts-minutes-or-hours = Of an hour of { $hours } { $share }{ $interval } was handling, { $cheaper ->
    [hours] more than the share
    [minutes] less than the share
   *[neither] about the share
} at which it costs what minutes of { $minutes } cost: { $cheaper ->
    [hours] hours are cheaper
    [minutes] minutes are cheaper
   *[neither] neither is surely cheaper
} (minutes_or_hours in results.json)
