# What a target asks for, and what became of it.
target-in-short = the target{ $average ->
    [yes] {" "}on average
   *[no] {""}
}
target-on-average-only = Its target asks to be kept { $over ->
    [day] on every day
   *[interval] in every interval
}: so it was in { $share } of the simulated { $periods }, and what is judged here is its average.
target-in-time = { $share } answered in time
target-answered = { $share } { $definition ->
    [service_level_of_answered] of the answered were answered within { $within }
    [service_level_less_short] answered within { $within }, short abandons left out
    [service_level_less_in_time] answered within { $within }, those who gave up sooner left out
    [service_level_with_abandons] answered or gone within { $within }
    [service_level_with_blocked] answered within { $within }, blocked callers counted
   *[service_level] answered within { $within }
}
target-asked = { $level }, target { $asked }
target-together = { $level }; its target of { $asked } is judged of several types together
target-asks = { $level }; the target asks for { $asked } { $over ->
    [day] on every day
   *[interval] in every interval
}
target-single = ; { $share } of { $over ->
    [day] days
   *[interval] intervals
} in single replications reach it
target-reached = , which { $share } of { $over ->
    [day] days
   *[interval] intervals
} reach
target-by-average = ; judged by its average ({ $said ->
    [yes] decision.require
   *[no] without decision.require
}): { $verdict }
target-verdict = { $holds ->
    [yes] met
    [no] missed
   *[unsure] cannot be told yet
}{ $by ->
    [surer] {" "}by the race, which is surer
    [tolerates] {" "}within the tolerance of the race
   *[nothing] {""}
}
target-missed-by = missed by { $points }
target-held-by-interval = cannot be told yet, for the interval holds it
target-not-from-one = cannot be told yet from one replication
target-held-together = cannot be told yet ({ $interval } with all that is judged together)
target-mean-asked = That is the average over the calendar, as decision.require asks, and not each day or interval by itself.
target-none = There is no target to meet.
target-some-contacts = The target is met for some contacts and missed for others.
target-some-limits = The target is missed: of its limits some are met and some are not.
target-missed = The target is missed.
target-one-replication = One replication cannot tell whether the target is met.
target-unsure = Whether the target is met cannot be told yet: the difference is smaller than its uncertainty.
target-met = The target is met.
target-not-in-all = The target is missed, for it asks for more than an average: not all of its days or intervals reach it.
target-unsure-for-all = Whether the target is met cannot be told yet for all contacts.
target-in-all = The target was met in every day or interval that was simulated.
