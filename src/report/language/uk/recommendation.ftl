# option — варіант; runner-up — другий варіант; luck — випадковість; target — ціль; holds it — виконує її.
recommendation-no-money = Нічого не оплачено й не зароблено, тож прибутку, за яким можна порівнювати, немає: дивіться обслуговування нижче.
recommendation-only = { $name } — єдиний варіант. Його прибуток: { $profit }.
recommendation-unknown = Попереду { $name }, його прибуток — { $profit }; про варіант { $other } нічого не відомо.
recommendation-same-callers = { $level }, на тих самих дзвінках
recommendation-raced-alike = { $other }, другий варіант, приносить стільки ж у кожній реплікації: беріть будь-який.
recommendation-raced = { $selected ->
    [yes] Він
   *[no] { $name }
} приносить на { $margin } { $more ->
    [less] менше
   *[more] більше
}, ніж { $other }, другий варіант.
recommendation-one-replication = { $name } випередив { $other } на { $margin }. Це одна реплікація: вона не відрізнить кращий варіант від щасливішого. Проведіть більше реплікацій, перш ніж вирішувати.
recommendation-level = { $name } і { $other } приносять однаково ({ $level }): беріть будь-який.
recommendation-significant = Радимо { $name }. Він приносить на { $margin } більше, ніж { $other }, другий варіант: це не випадковість.
recommendation-no-winner = Явного переможця немає: { $name } випереджає { $other } на { $margin }. Різниця менша за свою похибку: проведіть більше реплікацій{ $either ->
    [yes] {" "}або беріть будь-який
   *[no] {""}
}.
recommendation-by-profit = За самим лише прибутком, якого найбільше в { $leader }: { $turns }
recommendation-cheapest = Найдешевший{ $surely ->
    [yes] {""}
   *[no] {" "}поки що
} варіант, який виконує { $target }, — { $name }: { $cost }, на { $less } { $word ->
    [more] більше
   *[less] менше
}, ніж { $than }.
recommendation-vat-back = Усі гроші — без ПДВ, який відшкодовується.
recommendation-vat-cost = Усі гроші — з ПДВ за договорами, який лишається витратою.
recommendation-no-vat = Жоден із цих договорів не нараховує ПДВ.
recommendation-settles = час обробки в { $name } на { $now }, ніж зрештою, а в середньому за горизонт — на { $later }{ $since }
recommendation-longer = { $share } { $way ->
    [shorter] менший
   *[longer] більший
}
recommendation-settling = Усе це спирається на змодельований період ({ $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
}), який узято за кожен місяць горизонту ({ $months ->
    [one] { $months } місяць
    [few] { $months } місяці
    [many] { $months } місяців
   *[other] { $months } місяця
}), а люди в ньому ще опановують роботу: { $people }. Грошей тих місяців, коли всі її опанують, у цих результатах немає, і вони можуть змінити вибір.
recommendation-luck = Ці інтервали враховують { $errors ->
    [yes] лише випадковість і похибку прогнозу
   *[no] лише випадковість
}; чи правильні вихідні дані, вони не показують.
recommendation-cannot-tell = Чи виконує { $name } { $target }, поки сказати не можна.
recommendation-misses = Але { $name } не виконує { $target }; { $found ->
    [holds] найприбутковіший варіант, який її напевно виконує, — { $option }
    [unsure] жоден варіант не виконує її напевно; найприбутковіший із тих, хто, можливо, виконує, — { $option }
   *[none] її не виконує жоден варіант
}.
recommendation-service-alike = { $name } і { $other } обслуговують однаково в кожній реплікації: беріть будь-який.
recommendation-service = { $name } обслуговує вчасно на { $points } { $more ->
    [fewer] менше
   *[more] більше
}, ніж { $other }{ $sure ->
    [single] ; одна реплікація не відрізнить це від випадковості
    [yes] , наступний за ним: це не випадковість
   *[no] , наступний за ним: це може бути випадковістю
}.
