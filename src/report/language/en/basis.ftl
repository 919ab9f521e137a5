# What a decision rests on.
basis-heading = How it was reckoned
basis-warning = Warning: { $text }
basis-more-few-events = { $count } more figures rest on fewer than 30 events or do not vary: see few_events in results.json.
basis-provenance = Scenario { $scenario }: { $count ->
    [1] one replication
   *[other] { $times } replications
} of { $days ->
    [1] { $days } day
   *[other] { $days } days
}, seed { $seed }, busyhour { $version }.
basis-one-replication = One replication shows no chance: no figure here has an interval.
basis-luck = Intervals ({ $level }) cover luck only: volumes, handle times, patience and prices are taken as the scenario says. { $month }.
basis-luck-and-forecast = Intervals ({ $level }) cover luck and the error of the forecast of { $contacts }; handle times, patience and prices are taken as the scenario says. { $month }.
basis-alike = What is the same in every replication is so by the file (a fee, a roster), or it did not happen to vary: of { $replications } replications alike one can only say, at { $level }, that at most { $most } are not (the rule of three).
basis-horizon = Options are ranked by profit a month over { $months ->
   *[other] { $months } months
} (decision.horizon): one-off costs are spread over them, discounts of the first months end. What a bill is for each minute, hour and contact rests on the same month.
basis-same-callers = All options met the same callers{ $effect ->
    [harm] , which did harm: where one of them gained others lost
    [surer] , which makes the differences between them surer
   *[none] {""}
}.
basis-stopped-at-precision = It stopped when the precision asked for was reached.
basis-stopped-at-limit = It stopped at the limit of replications before the precision asked for was reached.
basis-stopped-by-choice = Options ran until it was sure, or up to the limit: intervals of samples that end by what they show are somewhat too narrow and flatter the one selected. The probability of a right choice holds all the same.
