# significant — значимо; target — цель; to hold, to miss the target — выполнять цель, не выполнять цели.
options-by-profit-heading = Варианты по прибыли, начиная с лучшего
options-by-cost-heading = Варианты по стоимости при равном обслуживании: те, что выполняют цель
options-profit = прибыль { $profit }
options-cost = расходы { $cost }
options-nothing-happened = ничего не произошло
options-behind = отстаёт от лучшего на { $margin }{ $sure ->
    [yes] , значимо
    [no] , незначимо
   *[unknown] {""}
}
options-same-as-cheapest = { $option }: { $cost }, столько же, сколько самый дешёвый.
options-dearer = { $option }: { $cost }, на { $dearer } больше самого дешёвого.
options-none-holds = Ни один вариант не выполняет цели.
options-none-surely-holds = Ни один вариант не выполняет цели наверняка.
options-unsure = Выполняют ли цель, пока сказать нельзя: { $options }.
options-miss = Не выполняют цели: { $options }.
options-rivals = Ещё могут оказаться дешевле: { $options }.
options-intervals = Интервалы этих разниц верны вместе с оценками цели, на которые потрачена половина риска: та же разница в других местах дана только по всем парам и немного теснее.
