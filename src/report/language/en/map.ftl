# Who wins where over two axes.
map-no-money = Over { $across } and { $up }: nothing is paid or earned, so that no option leads by profit.
map-shares = Over { $across } and { $up }: { $shares } (map.csv).
map-short = Over { $across } and { $up }: { $shares }.
map-ends = { $axis } ({ $from } to { $to })
map-sure = { $sure ->
    [none] at none of them by more than luck
    [all] more than luck
   *[some] at { $count } of them by more than luck
}
map-all = { $option } earns most at all { $points } { $count ->
   *[other] points
}, { $sure }
map-most = { $option } earns most at { $won } of { $points } { $count ->
   *[other] points
} ({ $sure })
map-others = { $option } at { $won } ({ $sure })
map-corners = In the corners of that map wins { $corners }.
map-winner = { $sure ->
    [no] perhaps { $option }
   *[yes] { $option }
}
map-corner = at { $across } and { $up }
