# What would turn the decision: where other options take the lead along axes.
turns-volume = volume
turns-handle-time = handle time
turns-crosses = { $subject } { $way ->
    [falls] falls below
   *[rises] rises above
} { $place }
turns-crosses-in-steps = { $subject } { $way ->
    [falls] falls below { $sure } (sometimes below { $first } on: costs go in steps)
   *[rises] rises above { $sure } (sometimes from { $first } on: costs go in steps)
}
turns-until = , { $way ->
    [falls] down to
   *[rises] up to
} { $place }
turns-sometimes = , sometimes already between { $from } and { $to }: costs go in steps
turns-or = { $before } or { $last }
turns-win = { $name } { $sure ->
    [yes] {""}
   *[no] perhaps{" "}
}{ $count ->
    [one] wins
   *[other] win alike
} if { $places }.
turns-also = { $count ->
    [one] It
   *[other] They
} also { $sure ->
    [yes] {""}
   *[no] perhaps{" "}
}{ $count ->
    [one] wins
   *[other] win alike
} if { $places }.
turns-win-both = { $name } { $count ->
    [one] wins
   *[other] win alike
} if { $sure }, perhaps if { $unsure }.
turns-at-today = { $what } ({ $today })
turns-around = At today's { $axes } its lead is sure; at some values around it, at which it leads, too, it may be luck.
turns-other-leads = Along { $axis } it is { $option } that earns most at today's { $today }: the difference there is not sure.
turns-cheaper = { $other } costs less than { $own } if { $clause }{ $end }.
turns-cheapest-at = ; at { $at } { $name } costs the least
