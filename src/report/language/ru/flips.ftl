# break-even — точка равновесия; calls a day — звонков в день; axis — ось.
flips-heading = Где решение меняется: звонки в день, время обработки
flips-not-asked = Не запрошено, при каком числе звонков и каком времени обработки решение меняется: busyhour compare ФАЙЛ --break-even (или --decide, чтобы узнать всё, что может сказать эта записка).
flips-not-drawn = Не построено: { $why }.
flips-leader = { $sure ->
    [no] возможно, { $options }
   *[yes] { $options }
}{ $count ->
    [1] {""}
   *[other] {" "}наравне
}
flips-no-part = { $options } — { $count ->
    [1] вариант не участвовал
   *[other] варианты не участвовали
}: { $why }.
flips-kept = { $options } — { $count ->
    [1] вариант участвовал со своим графиком смен, каков он есть
   *[other] варианты участвовали со своими графиками смен, каковы они есть
} (--keep-roster); причина: { $why }. Вдали от сегодняшнего объёма людей по нему слишком много или слишком мало, и точки равновесия относятся к такому графику.
flips-nothing-paid = По параметру { $axis }: ничего не платится и не зарабатывается, так что по прибыли не лидирует никто; обслуживание и персонал — в along.csv.
flips-by-names = По параметру { $axis }: { $winners }.
flips-by = { $unit ->
    [calls-a-day] По числу звонков в день
    [calls-an-hour] По числу звонков в час
    [handle-time] По времени обработки
   *[other] По параметру { $axis }
}, от { $from } до { $to }{ $today }: { $winners }{ $turns }.
flips-today = {" "}(сегодня { $today }{ $average ->
    [yes] {" "}в средний день
   *[no] {""}
})
flips-turns = ; между { $from } и { $to } то { $one }, то { $other } (расходы растут ступенями)
flips-leads-at = { $who } при { $names }
flips-leads-from = { $who } начиная с { $place }
flips-all-alike = { $options } везде наравне{ $sure ->
    [no] , но местами их опережение остальных может быть случайностью
   *[yes] {""}
}
flips-leads-all-along = { $option } лидирует везде{ $sure ->
    [no] , но местами это может быть случайностью
   *[yes] {""}
}
