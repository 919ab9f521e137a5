# How sure the recommendation is: chances, what choosing may lose, what a race selected.
sure-heading = How sure it is
sure-recommended = We recommend { $name }, selected as { $by ->
    [cost] the cheapest option that holds { $target }
   *[profit] the option with the largest profit
} { $after }{ $near ->
    [yes] , within the tolerance of the race
   *[no] {""}
}.
sure-after = after { $shown } { $count ->
   *[other] replications
}
sure-no-winner = No clear winner: { $undecided }{ $leads }.
sure-leads = ; { $name } leads
sure-stopped = The race was stopped { $after }, before it could promise the best at { $level } down to a lead of { $zone }.
sure-behind = { $names } { $count ->
    [one] was still in the race, and is behind { $leader }
   *[other] were still in the race, and are behind { $leader }
} by more than luck in these replications.
sure-alike = { $names } { $by ->
    [service_level] { $count ->
        [one] serves
       *[other] serve
    }
    [cost] { $count ->
        [one] costs
       *[other] cost
    }
   *[profit] { $count ->
        [one] earns
       *[other] earn
    }
} the same in every replication: take either.
sure-whether = { $start ->
    [yes] Whether
   *[no] whether
} { $option } holds { $target } could not be told { $after }
sure-apart = { $names } could not be told apart { $after }
sure-selected = Selected { $after }: { $name }, the right choice with a probability of { $level } where it { $by ->
    [cost] is cheaper
   *[profit] leads
} by { $zone } or more.
sure-none-holds = No option holds the target, by the race { $after } at { $level }.
sure-undecided = { $undecided }{ $below } (at { $level }).
sure-below = : the difference is below { $most }
sure-tolerance = { $points ->
    [one] { $points } point
   *[other] { $points } points
} of { $measure ->
    [intervals_on_target] the share of intervals
    [breach] the share of replications
    [abandonment] abandonment
    [occupancy] occupancy
   *[service_level] service
}
sure-tolerance-of-wait = { $time } of the average speed of answer
sure-near = An option nearer to the limit of its target than { $tolerances } may be called either way.
sure-chance = The chance to be { $what ->
    [cheapest] the cheapest that holds the target
    [holding] the best of those that hold the target
   *[best] the best
}, by luck alone: { $list }.
sure-regret = { $name } earned most in { $share } of the simulated { $periods }{ $lost }.
sure-lost = ; against the best of each it lost { $amount } on average
