# What leaving would cost.
leaving-heading = What leaving would cost
leaving-no-contract = There is no contract to leave.
leaving-notice = { $months ->
    [0] no notice
    [one] { $months } month of notice
   *[other] { $months } months of notice
}
leaving-nothing-said = { $providers }: { $count ->
    [one] its contract says
   *[other] their contracts say
} no term, notice or fee (contract.term).
leaving-over = { $provider }: its term of { $months ->
    [one] { $months } month
   *[other] { $months } months
} from { $starts } is over; leaving costs no fee, with { $notice }.
leaving-bound = { $provider }: bound for { $months ->
    [one] { $months } month
   *[other] { $months } months
} from { $starts }, { $notice }
leaving-without-fee = { $bound }; leaving before says no fee.
leaving-costs = { $bound }; leaving before costs { $fee }{ $free }.
leaving-at-horizon = The fee falls due at the end of the { $horizon ->
    [one] { $horizon } month
   *[other] { $horizon } months
} of the horizon and is in the money above.
leaving-free = , nothing from { $day } on
leaving-free-by-notice = , nothing from { $day } on if notice is given by { $by }
leaving-today-nothing-said = Today's { $provider }: its contract says no term, notice or fee (contract.term).
leaving-today-free = Today's { $provider }: leaving now costs no fee, with { $notice }.
leaving-today-costs = Today's { $provider }: leaving now costs { $fee }, which is in no figure above{ $free }, with { $notice }.
leaving-once = Leaving { $old } now costs { $fee } once{ $free }. That is in no figure here:
leaving-eats = { $months } months ({ $interval }) of what { $name } earns more.
leaving-not-surely-earned = { $name } does not surely earn it back.
