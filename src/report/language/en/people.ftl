# People: how many to hire, and by when.
people-heading = People: how many to hire, and by when
people-none = No own people: nobody is to be hired.
people-parting = What parting with them costs is not in the scenario.
people-too-few = { $provider } takes { $heads }, and has { $today }
people-count = { $count ->
    [1] { $people } person
   *[other] { $people } people
}
people-full-time = People are full-time ones for the hours of the rosters; how many can work shifts that cover the same, busyhour staff tells.
people-counted = What is counted: { $what }.
people-by-roster = { $people } ({ $heads } full-time by the roster, at most { $most } at once)
people-by-hours = { $people } to work this roster ({ $heads } full-time by its hours, as run counts, at most { $most } at once)
people-a-little-over = a little over { $heads }
people-of-today = { $people } (by the roster it takes { $heads } full-time)
people-not-needed = { $provider }: { $people } of today are no longer needed.
people-today-unknown = { $provider }: { $heads }. How many there are today is not said (costs.hiring.heads_today, decision.today): by { $date } all of them work.
people-fewer = { $provider }: { $heads }, { $fewer } fewer than today: nobody is to be hired.
people-enough = { $provider }: { $heads }: nobody is to be hired.
people-hire = { $provider }: { $heads }. Today { $today }: hire { $hired }.
people-billed = The bill charges { $heads } full-time: people by their paid hours on average, those past the roster among them.
people-hire-by = { $count ->
    [1] { $people } person
   *[other] { $people } people
} by { $date }, { $days ->
    [1] { $days } day
   *[other] { $days } days
} before they are needed
people-hire-for = { $count ->
    [1] { $people } person
   *[other] { $people } people
} to work on { $date }; how long hiring takes is not said (costs.hiring.lead_time)
people-trained = Each is trained for { $hours ->
   *[other] { $hours } paid hours
}.
people-settled = They are as quick as the others after { $days ->
    [1] { $days } day
   *[other] { $days } days
}.
people-planned = Over the plan the most paid hours are in { $month }: those of { $heads } full-time people, hours past the roster among them{ $short }.
people-short = ; hiring limits leave { $people }
