# How an option serves: on average, on the worst day, in the worst half-hour.
service-heading = Service: the average month, the worst day, the worst half-hour
service-details = More on service
service-average = { $several ->
    [yes] { $name }, on average
   *[no] On average
}: { $service }.
service-each = Each of them: { $share }.
service-few = ; fewer than 30 events
service-limit-of = { $names }{ $count ->
    [one] {""}
   *[other] {" "}together
}: { $limit }.
service-limit = { $kind ->
    [asa] average wait
    [abandonment] gave up
    [occupancy] occupancy
    [intervals_on_target] intervals on target
    [breach] replications that miss it
   *[service_level] answered in time
} { $figure }, { $asked ->
    [target] target
   *[within] to stay within
} { $bound }: { $verdict }
service-missed = { $share } of { $windows ->
    [day] days
    [half-hour] single half-hours
    [quarter-hour] single quarter-hours
    [hour] single hours
   *[interval] single intervals
} miss { $beside ->
    [yes] one of the target's limits
   *[no] the target
}{ $any ->
    [yes] , counted where any one type does
   *[no] {""}
}
service-worst-day = The worst day of { $days ->
    [one] { $days } day
   *[other] { $days } days
}, on average: { $served }{ $pooled ->
    [yes] {" "}of all types together
   *[no] {""}
}.
service-done = { $name }: { $share } done in time
service-holds = , { $holds ->
    [yes] holds { $target }
    [no] misses { $target }
   *[unsure] whether it holds { $target } cannot be told
}
service-nobody = nobody called
service-in-time = { $share } in time
service-in-time-of = { $name } { $share } in time
service-kept = { $over ->
    [day] kept on every day
    [interval] kept in every interval
   *[calendar] target met
} in { $share } of the simulated { $periods }
service-worst = The worst { $interval ->
    [half-hour] half-hour
    [quarter-hour] quarter-hour
    [hour] hour
   *[interval] interval
} of the day: { $clock } with { $share }.
service-below = Below the target by more than luck: { $surely } of { $all } { $intervals ->
    [half-hour] half-hours
    [quarter-hour] quarter-hours
    [hour] hours
   *[interval] intervals
} of the day{ $perhaps ->
    [0] {""}
   *[other] , perhaps { $perhaps } more
}.
