# Число стоїть після «вище», «нижче», «до», «від», «на рівні»: родовий відмінок.
places-minutes = { $time } хв
places-calls-a-day = { $figure } { $count ->
    [one] дзвінка
    [few] дзвінків
    [many] дзвінків
   *[other] дзвінка
} на день
places-calls-an-hour = { $figure } { $count ->
    [one] дзвінка
    [few] дзвінків
    [many] дзвінків
   *[other] дзвінка
} на годину
places-not-sure = за жодного з випробуваних значень не напевно
places-up-to = будь-де до { $high }
places-from = будь-де від { $low }
