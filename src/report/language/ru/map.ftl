# map — карта; point — точка; axis — ось.
map-no-money = По осям { $across } и { $up }: ничего не платится и не зарабатывается, так что по прибыли не лидирует никто.
map-shares = По осям { $across } и { $up }: { $shares } (map.csv).
map-short = По осям «{ $across }» и «{ $up }»: { $shares }.
map-ends = { $axis } (от { $from } до { $to })
map-sure = { $sure ->
    [none] в каждой из них это может быть случайностью
    [all] это не случайность
   *[some] не случайно в { $count } из них
}
map-all = { $option } зарабатывает больше всех во всех точках ({ $points }{ $count ->
   *[other] {""}
}), { $sure }
map-most = { $option } зарабатывает больше всех в { $won } из { $points } { $count ->
    [one] точки
   *[other] точек
} ({ $sure })
map-others = { $option } — в { $won } ({ $sure })
map-corners = В углах этой карты выигрывает: { $corners }.
map-winner = { $sure ->
    [no] возможно, { $option }
   *[yes] { $option }
}
map-corner = на уровне { $across } и { $up }
