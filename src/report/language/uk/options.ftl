# significant — значуще; target — ціль; to hold, to miss the target — виконувати ціль, не виконувати цілі.
options-by-profit-heading = Варіанти за прибутком, починаючи з найкращого
options-by-cost-heading = Варіанти за вартістю за рівного обслуговування: ті, що виконують ціль
options-profit = прибуток { $profit }
options-cost = витрати { $cost }
options-nothing-happened = нічого не сталося
options-behind = відстає від найкращого на { $margin }{ $sure ->
    [yes] , значуще
    [no] , незначуще
   *[unknown] {""}
}
options-same-as-cheapest = { $option }: { $cost }, стільки ж, скільки найдешевший.
options-dearer = { $option }: { $cost }, на { $dearer } більше за найдешевший.
options-none-holds = Жоден варіант не виконує цілі.
options-none-surely-holds = Жоден варіант не виконує цілі напевно.
options-unsure = Чи виконують ціль, поки сказати не можна: { $options }.
options-miss = Не виконують цілі: { $options }.
options-rivals = Ще можуть виявитися дешевшими: { $options }.
options-intervals = Інтервали цих різниць правильні разом з оцінками цілі, на які витрачено половину ризику: та сама різниця в інших місцях подана лише за всіма парами й трохи вужча.
