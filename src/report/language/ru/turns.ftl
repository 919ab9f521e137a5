# volume — объём звонков; handle time — время обработки; costs go in steps — затраты растут ступенями.
turns-volume = объём звонков
turns-handle-time = время обработки
turns-crosses = { $subject } { $way ->
    [falls] опустится ниже
   *[rises] поднимется выше
} { $place }
turns-crosses-in-steps = { $subject } { $way ->
    [falls] опустится ниже { $sure } (иногда уже ниже { $first }: затраты растут ступенями)
   *[rises] поднимется выше { $sure } (иногда уже от { $first }: затраты растут ступенями)
}
turns-until = , и так { $way ->
    [falls] вниз до
   *[rises] вверх до
} { $place }
turns-sometimes = , иногда уже от { $from } до { $to }: затраты растут ступенями
turns-or = { $before } или { $last }
turns-win = { $name }{ $sure ->
    [yes] {""}
   *[no] , возможно,
} { $count ->
    [one] выигрывает
   *[other] выигрывают наравне
}, если { $places }.
turns-also = { $count ->
    [one] Он
   *[other] Они
}{ $sure ->
    [yes] {""}
   *[no] , возможно,
} также { $count ->
    [one] выигрывает
   *[other] выигрывают наравне
}, если { $places }.
turns-win-both = { $name } { $count ->
    [one] выигрывает
   *[other] выигрывают наравне
}, если { $sure }, и, возможно, если { $unsure }.
turns-at-today = { $what } (около { $today })
turns-around = На сегодняшнем уровне — { $axes } — его преимущество надёжно; при некоторых значениях рядом, где он тоже впереди, оно может быть случайностью.
turns-other-leads = По оси «{ $axis }» на сегодняшнем уровне (около { $today }) больше всех приносит { $option }: разница там ненадёжна.
turns-cheaper = { $other } стоит меньше, чем { $own }, если { $clause }{ $end }.
turns-cheapest-at = ; на уровне { $at } меньше всех стоит { $name }
