# window — вікно; staffing — розрахунок людей; roster — графік.
staffed-met = { $count ->
    [one] Ціль виконано{""}
   *[other] Ціль виконано в усіх вікнах ({ $all })
}.
staffed-unsure = Чи виконано ціль, поки сказати не можна.
staffed-unsure-in = Чи виконано ціль, поки не можна сказати в { $near } із { $all } { $count ->
    [one] вікна
   *[other] вікон
}; у решті її виконано.
staffed-missed = { $count ->
    [one] Ціль не виконано{""}
   *[other] Ціль не виконано в { $missed } із { $all } вікон
}.
staffed-missed-and-unsure = Ціль не виконано в { $missed } із { $all } { $count ->
    [one] вікна
   *[other] вікон
}, і поки не можна сказати про { $near }.
staffed-kind = { $kind ->
    [interval-of-weekday] інтервал дня тижня, усі його дати разом
    [interval-of-date] інтервал дати
    [weekday] день тижня, усі його дати разом
    [date] дата
    [calendar] увесь календар
   *[month] місяць
}
staffed-or = { $before } або { $last }
staffed-window = Вікно — це { $kinds }, для кожного типу звернень окремо; судять за його середнім за всі реплікації{ $single ->
    [yes] ; в окремій реплікації ціль у ньому може бути не виконано, про це каже частка днів або інтервалів
   *[no] {""}
}.
staffed-verdict = { $verdict ->
    [met] виконано
    [missed] не виконано
    [unsure] поки не ясно
   *[cannot] виконати не можна
}
staffed-in = { $verdict } у { $windows }
staffed-tally = із { $all } { $count ->
    [one] вікна
   *[other] вікон
} { $tally }
staffed-limit = ; { $figure ->
    [asa] середнє очікування
    [abandonment] частка тих, хто кинув слухавку
   *[occupancy] зайнятість
}, { $alike ->
    [yes] межа { $bound }
   *[no] свої межі
}: { $verdict }
staffed-weeks = людей, яких наймають, пораховано на тиждень, складений лише зі змодельованих днів ({ $days ->
    [one] { $days } день
    [few] { $days } дні
   *[other] { $days } днів
}); тих, хто на повну ставку, — за тижнями, цілком складеними з таких днів
staffed-kept = { $kept } із { $all } людей — це { $count ->
    [one] людина на повну ставку
   *[other] люди на повну ставку
} в групах, чий графік не змінюється
