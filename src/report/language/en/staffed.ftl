# What a staffing is about: its windows, and what its people count.
staffed-met = { $count ->
    [one] The target is met.
   *[other] The target is met in all { $all } windows.
}
staffed-unsure = Whether the target is met cannot be told yet.
staffed-unsure-in = Whether the target is met cannot be told yet in { $near } of { $all } { $count ->
   *[other] windows
}; the others meet it.
staffed-missed = { $count ->
    [one] The target is missed.
   *[other] The target is missed in { $missed } of { $all } windows.
}
staffed-missed-and-unsure = The target is missed in { $missed } of { $all } { $count ->
   *[other] windows
}, and cannot be told yet in { $near }.
staffed-kind = { $kind ->
    [interval-of-weekday] an interval of a weekday, all its dates together
    [interval-of-date] an interval of a date
    [weekday] a weekday, all its dates together
    [date] a date
    [calendar] the whole calendar
   *[month] a month
}
staffed-or = { $before }, or { $last }
staffed-window = A window is { $kinds }, of each type by itself; its average over all replications is judged{ $single ->
    [yes] ; in a single replication it may miss, which is told as a share of days or intervals
   *[no] {""}
}.
staffed-verdict = { $verdict ->
    [met] met
    [missed] missed
    [unsure] cannot be told yet
   *[cannot] cannot be met
}
staffed-in = { $verdict } in { $windows }
staffed-tally = of { $all } { $count ->
    [one] window
   *[other] windows
} { $tally }
staffed-limit = ; { $figure ->
    [asa] average wait
    [abandonment] share that gives up
   *[occupancy] occupancy
}, { $alike ->
    [yes] to stay within { $bound }
   *[no] to stay within its limits
}: { $verdict }
staffed-weeks = people to employ are for a week of the { $days ->
    [one] { $days } day
   *[other] { $days } days
} simulated and no others, full-time people for weeks all of such days
staffed-kept = { $kept } of the { $all } people { $count ->
    [one] is a full-time person
   *[other] are full-time people
} of groups whose rosters stay
