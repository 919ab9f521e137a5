# volume — обсяг дзвінків; handle time — час обробки; costs go in steps — витрати зростають східцями.
turns-volume = обсяг дзвінків
turns-handle-time = час обробки
turns-crosses = { $subject } { $way ->
    [falls] впаде нижче
   *[rises] підніметься вище
} { $place }
turns-crosses-in-steps = { $subject } { $way ->
    [falls] впаде нижче { $sure } (інколи вже нижче { $first }: витрати зростають східцями)
   *[rises] підніметься вище { $sure } (інколи вже від { $first }: витрати зростають східцями)
}
turns-until = , і так { $way ->
    [falls] униз до
   *[rises] угору до
} { $place }
turns-sometimes = , інколи вже від { $from } до { $to }: витрати зростають східцями
turns-or = { $before } або { $last }
turns-win = { $name }{ $sure ->
    [yes] {""}
   *[no] , можливо,
} { $count ->
    [one] виграє
   *[other] виграють нарівні
}, якщо { $places }.
turns-also = { $count ->
    [one] Він
   *[other] Вони
}{ $sure ->
    [yes] {""}
   *[no] , можливо,
} також { $count ->
    [one] виграє
   *[other] виграють нарівні
}, якщо { $places }.
turns-win-both = { $name } { $count ->
    [one] виграє
   *[other] виграють нарівні
}, якщо { $sure }, і, можливо, якщо { $unsure }.
turns-at-today = { $what } (близько { $today })
turns-around = На сьогоднішньому рівні — { $axes } — його перевага надійна; за деяких значень поруч, де він теж попереду, вона може бути випадковістю.
turns-other-leads = За віссю «{ $axis }» на сьогоднішньому рівні (близько { $today }) найбільше приносить { $option }: різниця там ненадійна.
turns-cheaper = { $other } коштує менше, ніж { $own }, якщо { $clause }{ $end }.
turns-cheapest-at = ; на рівні { $at } найменше коштує { $name }
