# Where the decision flips along axes.
flips-heading = Where it flips: calls a day, handle time
flips-not-asked = At how many calls and at what handle time it flips was not asked for: busyhour compare FILE --break-even (or --decide, for all that this note can say).
flips-not-drawn = Not drawn: { $why }.
flips-leader = { $sure ->
    [no] perhaps { $options }
   *[yes] { $options }
}{ $count ->
    [1] {""}
   *[other] {" "}alike
}
flips-no-part = { $options } { $count ->
   *[other] took
} no part: { $why }.
flips-kept = { $options } took part with { $count ->
    [1] its roster as it stands
   *[other] their rosters as they stand
} (--keep-roster), for { $why }: away from today's volume that is too many people or too few, and break-evens are those of such a roster.
flips-nothing-paid = By { $axis }: nothing is paid or earned, so that no option leads by profit; service and staff are in along.csv.
flips-by-names = By { $axis }: { $winners }.
flips-by = By { $unit ->
    [calls-a-day] calls a day
    [calls-an-hour] calls an hour
    [handle-time] handle time
   *[other] { $axis }
}, from { $from } to { $to }{ $today }: { $winners }{ $turns }.
flips-today = {" "}(today { $today }{ $average ->
    [yes] {" "}on an average day
   *[no] {""}
})
flips-turns = ; between { $from } and { $to } sometimes { $one }, sometimes { $other } (costs go in steps)
flips-leads-at = { $who } at { $names }
flips-leads-from = { $who } from { $place }
flips-all-alike = { $options } are equal all along{ $sure ->
    [no] , not everywhere ahead of the others by more than luck
   *[yes] {""}
}
flips-leads-all-along = { $option } leads all along{ $sure ->
    [no] , not everywhere by more than luck
   *[yes] {""}
}
