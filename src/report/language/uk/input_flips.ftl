# level — нарівні; range — діапазон.
input-flips-of-own = { $share } від того, що має кожен варіант
input-flips-none = Жоден параметр сам по собі не змінює рішення на кінцях свого діапазону: найкращим там лишається { $best }.
input-flips-more = Таких кінців ще { $count }: див. tornado у results.json.
input-flips-lead = { $options }{ $sure ->
    [no] , можливо,{" "}
   *[yes] {" "}
}{ $count ->
    [1] виходить
   *[other] виходять
} вперед, якщо { $input } { $side ->
    [above] підніметься вище
   *[below] опуститься нижче
} { $at }{ $returns ->
    [yes] , але не до самого кінця діапазону
   *[no] {""}
}{ $extent }.
input-flips-within = {" "}({ $interval }{ $level })
input-flips-level-today = ; за сьогоднішніх { $today } вони можуть бути нарівні
input-flips-level-to-end = : починаючи з { $near } вони можуть бути нарівні, навіть у кінці діапазону, { $end }
input-flips-surely-beyond = , напевно { $side ->
    [above] вище
   *[below] нижче
} { $far }: за сьогоднішніх { $today } вони можуть бути нарівні
input-flips-level-anywhere = : вони можуть бути нарівні в усьому діапазоні
