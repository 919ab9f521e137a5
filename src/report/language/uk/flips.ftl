# break-even — точка рівноваги; calls a day — дзвінків на день; axis — вісь.
flips-heading = Де рішення змінюється: дзвінки на день, час обробки
flips-not-asked = Не запитано, за якої кількості дзвінків і якого часу обробки рішення змінюється: busyhour compare ФАЙЛ --break-even (або --decide, щоб дізнатися все, що може сказати ця записка).
flips-not-drawn = Не побудовано: { $why }.
flips-leader = { $sure ->
    [no] можливо, { $options }
   *[yes] { $options }
}{ $count ->
    [1] {""}
   *[other] {" "}нарівні
}
flips-no-part = { $options } — { $count ->
    [1] варіант не брав участі
   *[other] варіанти не брали участі
}: { $why }.
flips-kept = { $options } — { $count ->
    [1] варіант брав участь зі своїм графіком змін, яким він є
   *[other] варіанти брали участь зі своїми графіками змін, якими вони є
} (--keep-roster); причина: { $why }. Далеко від сьогоднішнього обсягу людей за ним забагато або замало, і точки рівноваги стосуються такого графіка.
flips-nothing-paid = За параметром { $axis }: нічого не платиться й не заробляється, тож за прибутком не лідирує ніхто; обслуговування й персонал — у along.csv.
flips-by-names = За параметром { $axis }: { $winners }.
flips-by = { $unit ->
    [calls-a-day] За кількістю дзвінків на день
    [calls-an-hour] За кількістю дзвінків на годину
    [handle-time] За часом обробки
   *[other] За параметром { $axis }
}, від { $from } до { $to }{ $today }: { $winners }{ $turns }.
flips-today = {" "}(сьогодні { $today }{ $average ->
    [yes] {" "}в середній день
   *[no] {""}
})
flips-turns = ; між { $from } і { $to } то { $one }, то { $other } (витрати зростають східцями)
flips-leads-at = { $who } за { $names }
flips-leads-from = { $who } починаючи з { $place }
flips-all-alike = { $options } усюди нарівні{ $sure ->
    [no] , але подекуди їхнє випередження решти може бути випадковістю
   *[yes] {""}
}
flips-leads-all-along = { $option } лідирує всюди{ $sure ->
    [no] , але подекуди це може бути випадковістю
   *[yes] {""}
}
