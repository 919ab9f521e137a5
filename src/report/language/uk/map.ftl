# map — карта; point — точка; axis — вісь.
map-no-money = За осями { $across } і { $up }: нічого не платиться й не заробляється, тож за прибутком не лідирує ніхто.
map-shares = За осями { $across } і { $up }: { $shares } (map.csv).
map-short = За осями «{ $across }» і «{ $up }»: { $shares }.
map-ends = { $axis } (від { $from } до { $to })
map-sure = { $sure ->
    [none] у кожній із них це може бути випадковістю
    [all] це не випадковість
   *[some] не випадково у { $count } з них
}
map-all = { $option } заробляє найбільше в усіх точках ({ $points }{ $count ->
   *[other] {""}
}), { $sure }
map-most = { $option } заробляє найбільше у { $won } з { $points } { $count ->
    [one] точки
   *[other] точок
} ({ $sure })
map-others = { $option } — у { $won } ({ $sure })
map-corners = У кутах цієї карти виграє: { $corners }.
map-winner = { $sure ->
    [no] можливо, { $option }
   *[yes] { $option }
}
map-corner = на рівні { $across } і { $up }
