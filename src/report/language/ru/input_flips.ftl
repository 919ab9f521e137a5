# level — наравне; range — диапазон.
input-flips-of-own = { $share } от того, что есть у каждого варианта
input-flips-none = Ни один параметр в одиночку не меняет решения на концах своего диапазона: лучшим там остаётся { $best }.
input-flips-more = Таких концов ещё { $count }: см. tornado в results.json.
input-flips-lead = { $options }{ $sure ->
    [no] , возможно,{" "}
   *[yes] {" "}
}{ $count ->
    [1] выходит
   *[other] выходят
} вперёд, если { $input } { $side ->
    [above] поднимется выше
   *[below] опустится ниже
} { $at }{ $returns ->
    [yes] , но не до самого конца диапазона
   *[no] {""}
}{ $extent }.
input-flips-within = {" "}({ $interval }{ $level })
input-flips-level-today = ; при сегодняшних { $today } они могут быть наравне
input-flips-level-to-end = : начиная с { $near } они могут быть наравне, даже в конце диапазона, { $end }
input-flips-surely-beyond = , наверняка { $side ->
    [above] выше
   *[below] ниже
} { $far }: при сегодняшних { $today } они могут быть наравне
input-flips-level-anywhere = : они могут быть наравне во всём диапазоне
