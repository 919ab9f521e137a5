# race — відбір; lead — перевага; point — в. п. (відсотковий пункт).
sure-heading = Наскільки це надійно
sure-recommended = Радимо { $name }: { $after } відібрано як { $by ->
    [cost] найдешевший варіант, який виконує { $target }
   *[profit] варіант із найбільшим прибутком
}{ $near ->
    [yes] , у межах допуску відбору
   *[no] {""}
}.
sure-after = після { $shown } { $count ->
    [one] реплікації
   *[other] реплікацій
}
sure-no-winner = Явного переможця немає: { $undecided }{ $leads }.
sure-leads = ; попереду { $name }
sure-stopped = Відбір зупинено { $after }, перш ніж він міг пообіцяти найкращий варіант з імовірністю { $level } за переваги від { $zone }.
sure-behind = { $names } { $count ->
    [one] ще лишався у відборі, але в цих реплікаціях достовірно відстає від { $leader }
   *[other] ще лишалися у відборі, але в цих реплікаціях достовірно відстають від { $leader }
}.
sure-alike = { $names } { $by ->
    [service_level] { $count ->
        [one] обслуговує
       *[other] обслуговують
    } однаково
    [cost] { $count ->
        [one] коштує
       *[other] коштують
    } стільки ж
   *[profit] { $count ->
        [one] приносить
       *[other] приносять
    } стільки ж
} в кожній реплікації: беріть будь-який.
sure-whether = { $start ->
    [yes] Чи
   *[no] чи
} виконує { $option } { $target }, { $after } сказати не можна
sure-apart = { $names } { $after } розрізнити не можна
sure-selected = Відібрано { $after }: { $name }, правильний вибір з імовірністю { $level } там, де він { $by ->
    [cost] дешевший
   *[profit] попереду
} на { $zone } або більше.
sure-none-holds = Жоден варіант не виконує ціль, такий відбір { $after } з імовірністю { $level }.
sure-undecided = { $undecided }{ $below } (з імовірністю { $level }).
sure-below = : різниця менша за { $most }
sure-tolerance = { $points } в. п. { $measure ->
    [intervals_on_target] частки інтервалів
    [breach] частки реплікацій
    [abandonment] частки тих, хто кинув слухавку
    [occupancy] зайнятості
   *[service_level] рівня обслуговування
}
sure-tolerance-of-wait = { $time } середнього очікування
sure-near = Варіант, якому до межі цілі менше ніж { $tolerances }, відбір може віднести і туди, і сюди.
sure-chance = Імовірність бути { $what ->
    [cheapest] найдешевшим із тих, хто виконує ціль
    [holding] найкращим із тих, хто виконує ціль
   *[best] найкращим
}, з огляду на саму лише випадковість: { $list }.
sure-regret = { $name } приніс найбільше в { $share } змодельованих { $periods }{ $lost }.
sure-lost = ; найкращому за той самий час він поступився в середньому на { $amount }
