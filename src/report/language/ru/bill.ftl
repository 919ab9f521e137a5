bill-heading = Счёт: обычный месяц, дорогой и самый дорогой
bill-changes-heading = Что меняет счёт от месяца к месяцу
bill-option-costs = { $name } стоит { $cost }{ $over }.
bill-run-costs = Это стоит { $cost }{ $over }.
bill-over-horizon = { $count ->
    [1] , это единственный месяц горизонта, разовые платежи в нём
    [one] , в среднем за { $months }, по которому разнесены разовые платежи
   *[other] , в среднем за { $months }, по которым разнесены разовые платежи
}
bill-profit = Прибыль: { $profit }.
bill-from-month-to-month = От месяца к месяцу: { $spread }.
bill-of-stretches = Если каждый { $days ->
    [1] смоделированный день
    [one] смоделированный период в { $days } день
    [few] смоделированный период в { $days } дня
    [many] смоделированный период в { $days } дней
   *[other] смоделированный период в { $days } дня
} принять за месяц{ $short ->
    [yes] {" "}(целые месяцы различаются меньше)
   *[no] {""}
}: { $spread }.
bill-as-paid = Счёт за месяц, как он оплачивается, с разовыми платежами в их месяце: { $spread }.
bill-of-days = Счёт не за месяц, а за все смоделированные дни ({ $days }): { $spread }.
bill-too-few-for-any = значений всего { $values }: этого мало, чтобы назвать P5, P50 и P95{ $more }
bill-too-few-for-ends = { $median }; значений всего { $values }: этого мало, чтобы назвать P5 и P95{ $more }
bill-replications-needed = {" "}(нужно --replications { $needed })
bill-dearest = Самый дорогой из смоделированных (всего { $values }): { $worst }.
bill-first-month = Первый месяц, со скидками и всем, что платится один раз: { $first }; установившийся месяц: { $steady }.
