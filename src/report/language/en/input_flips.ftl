# Single inputs that turn the decision.
input-flips-of-own = { $share } of what each option has
input-flips-none = No single input turns it at the ends of its range: { $best } stays the best there.
input-flips-more = { $count } more such ends: see tornado in results.json.
input-flips-lead = { $options } { $sure ->
    [no] perhaps{" "}
   *[yes] {""}
}{ $count ->
    [1] takes
   *[other] take
} the lead if { $input } { $side ->
    [above] rises above
   *[below] falls below
} { $at }{ $returns ->
    [yes] , but not up to the end of its range
   *[no] {""}
}{ $extent }.
input-flips-within = {" "}({ $interval }{ $level })
input-flips-level-today = ; at today's { $today } they may be level
input-flips-level-to-end = : from { $near } on they may be level, even at the end of its range, { $end }
input-flips-surely-beyond = , surely { $side ->
    [above] above
   *[below] below
} { $far }: at today's { $today } they may be level
input-flips-level-anywhere = : they may be level anywhere in its range
