# The first lines: which option, its margin, what to know before it is followed.
recommendation-no-money = Nothing was paid or earned, so there is no profit to rank by: look at the service below.
recommendation-only = { $name } is the only option. Its profit: { $profit }.
recommendation-unknown = { $name } leads, with a profit of { $profit }; of { $other } nothing is known.
recommendation-same-callers = { $level }, on the same callers
recommendation-raced-alike = { $other }, the runner-up, earns the same in every replication: take either.
recommendation-raced = { $selected ->
    [yes] It
   *[no] { $name }
} earns { $margin } { $more ->
    [less] less
   *[more] more
} than { $other }, the runner-up.
recommendation-one-replication = { $name } came out ahead of { $other } by { $margin }. That is one replication: it cannot tell the better option from the luckier one. Run more replications before you decide.
recommendation-level = { $name } and { $other } earn the same ({ $level }): take either.
recommendation-significant = We recommend { $name }. It earns { $margin } more than { $other }, the runner-up: more than luck.
recommendation-no-winner = No clear winner: { $name } leads { $other } by { $margin }. The difference is smaller than its uncertainty: run more replications{ $either ->
    [yes] , or take either
   *[no] {""}
}.
recommendation-by-profit = By profit alone, of which { $leader } has the most: { $turns }
recommendation-cheapest = The cheapest{ $surely ->
    [yes] {""}
   *[no] {" "}so far
} that holds { $target } is { $name }: { $cost }, { $less } { $word ->
    [more] more
   *[less] less
} than { $than }.
recommendation-vat-back = All money is without VAT, which is got back.
recommendation-vat-cost = All money is with the VAT of the contracts, which is a cost.
recommendation-no-vat = No contract here charges VAT.
recommendation-settles = handle times of { $name } are { $now } than in the end, over the horizon { $later }{ $since }
recommendation-longer = { $share } { $way ->
    [shorter] shorter
   *[longer] longer
}
recommendation-settling = This rests on the { $days ->
    [one] { $days } day
   *[other] { $days } days
} simulated, taken for each of { $months ->
    [one] { $months } month
   *[other] { $months } months
}, in which people still settle in: { $people }. Money of settled months is not in these results, and may turn the choice.
recommendation-luck = These intervals are { $errors ->
    [yes] luck and the error of the forecast
   *[no] luck only
}: whether the inputs are right is not in them.
recommendation-cannot-tell = Whether { $name } holds { $target } cannot be told yet.
recommendation-misses = But { $name } misses { $target }; { $found ->
    [holds] the most profitable option that surely holds it is { $option }
    [unsure] no option surely holds it; the most profitable that may is { $option }
   *[none] no option holds it
}.
recommendation-service-alike = { $name } and { $other } serve the same in every replication: take either.
recommendation-service = { $name } serves { $points } { $more ->
    [fewer] fewer
   *[more] more
} in time than { $other }{ $sure ->
    [single] ; one replication cannot tell that from luck
    [yes] , the next: more than luck
   *[no] , the next: that may be luck
}.
