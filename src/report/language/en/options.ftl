# All options.
options-by-profit-heading = The options by profit, best first
options-by-cost-heading = The options by cost at equal service: those that hold the target
options-profit = profit { $profit }
options-cost = cost { $cost }
options-nothing-happened = nothing happened
options-behind = behind the best by { $margin }{ $sure ->
    [yes] , significant
    [no] , not significant
   *[unknown] {""}
}
options-same-as-cheapest = { $option }: { $cost }, the same as the cheapest.
options-dearer = { $option }: { $cost }, { $dearer } more than the cheapest.
options-none-holds = No option holds the target.
options-none-surely-holds = No option surely holds the target.
options-unsure = Whether it is held cannot be told yet: { $options }.
options-miss = The target is missed by { $options }.
options-rivals = May yet turn out cheaper: { $options }.
options-intervals = Intervals of these differences hold together with the verdicts on the target, on which half of the risk is spent: the same difference elsewhere is of all pairs alone, and a little narrower.
