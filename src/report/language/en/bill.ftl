# The bill: a usual month, a dear one, the dearest, the first.
bill-heading = The bill: a usual month, a dear one, the dearest
bill-changes-heading = What changes the bill from month to month
bill-option-costs = { $name } costs { $cost }{ $over }.
bill-run-costs = It costs { $cost }{ $over }.
bill-over-horizon = { $count ->
    [1] , that of the horizon, 1 month, with what is paid once in it
   *[other] , the mean of { $months } with what is paid once spread over them
}
bill-profit = Profit: { $profit }.
bill-from-month-to-month = From month to month: { $spread }.
bill-of-stretches = Each of the simulated { $days ->
    [1] days
   *[other] periods of { $days } days
} taken for a month{ $short ->
    [yes] {" "}(whole months differ less)
   *[no] {""}
}: { $spread }.
bill-as-paid = A month's bill as it is paid, with what is paid once in its month: { $spread }.
bill-of-days = The bill of the { $days ->
    [1] { $days } day
   *[other] { $days } days
} simulated, which is not that of a month: { $spread }.
bill-too-few-for-any = { $values } are too few to tell P5, P50 and P95{ $more }
bill-too-few-for-ends = { $median }; { $values } are too few to tell P5 and P95{ $more }
bill-replications-needed = {" "}(--replications { $needed } tells them)
bill-dearest = The dearest of { $values } simulated: { $worst }.
bill-first-month = The first month, with discounts and all that is paid once: { $first }; a steady month: { $steady }.
