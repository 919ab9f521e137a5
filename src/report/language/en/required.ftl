# The first sentence where the cheapest option that holds the target is wanted.
required-intervals = the target in { $share } of intervals
required-replications = the target in all but { $share } of replications
required-service = the target of service{ $average ->
    [yes] {" "}on average
   *[no] {""}
}
required-one-replication = One replication cannot tell which option holds { $target }: run more replications before you decide.
required-may-hold = No option surely holds { $target }. Whether { $name } does, the cheapest of those that may, cannot be told yet: run more replications, or compare --until-sure.
required-surely = We recommend { $name }: of the options that hold { $target } it is { $drawn ->
    [yes] the cheapest, surely so by the luck of calls alone.
   *[no] surely the cheapest.
}
required-so-far = No clear choice: { $name } surely holds { $target }, and of those that surely do it costs the least so far; { $rivals } may yet turn out cheaper and hold it, too.{ $margin } Run more replications, or compare --until-sure.
required-none-holds = No option holds { $target }, so that none is recommended.
required-near = { $names } { $count ->
    [one] misses it within the tolerance of the race, which may call it either way
   *[other] miss it within the tolerance of the race, which may call them either way
}.
required-follows = What follows is of { $name }, which has the largest profit{ $profit }.
required-no-other = No other option holds it.
required-margin-same = { $other }, { $surely ->
    [yes] the next that holds it
   *[no] the next that may hold it
}, costs the same.
required-margin = It costs { $margin } { $less ->
    [more] more
   *[less] less
} than { $other }, { $surely ->
    [yes] the next that holds it
   *[no] the next that may hold it
}.
