bill-heading = Рахунок: звичайний місяць, дорогий і найдорожчий
bill-changes-heading = Що змінює рахунок від місяця до місяця
bill-option-costs = { $name } коштує { $cost }{ $over }.
bill-run-costs = Це коштує { $cost }{ $over }.
bill-over-horizon = { $count ->
    [1] , це єдиний місяць горизонту, разові платежі в ньому
    [one] , у середньому за { $months }, по якому рознесено разові платежі
   *[other] , у середньому за { $months }, по яких рознесено разові платежі
}
bill-profit = Прибуток: { $profit }.
bill-from-month-to-month = Від місяця до місяця: { $spread }.
bill-of-stretches = Якщо кожен { $days ->
    [1] змодельований день
    [one] змодельований період у { $days } день
    [few] змодельований період у { $days } дні
    [many] змодельований період у { $days } днів
   *[other] змодельований період у { $days } дня
} вважати місяцем{ $short ->
    [yes] {" "}(цілі місяці різняться менше)
   *[no] {""}
}: { $spread }.
bill-as-paid = Рахунок за місяць, як він сплачується, з разовими платежами в їхньому місяці: { $spread }.
bill-of-days = Рахунок не за місяць, а за всі змодельовані дні ({ $days }): { $spread }.
bill-too-few-for-any = значень лише { $values }: цього замало, щоб назвати P5, P50 і P95{ $more }
bill-too-few-for-ends = { $median }; значень лише { $values }: цього замало, щоб назвати P5 і P95{ $more }
bill-replications-needed = {" "}(потрібно --replications { $needed })
bill-dearest = Найдорожчий зі змодельованих (усього { $values }): { $worst }.
bill-first-month = Перший місяць, зі знижками й усім, що платиться один раз: { $first }; усталений місяць: { $steady }.
