# today's option — сьогоднішній варіант.
today-heading = Порівняно із сьогоднішнім варіантом
today-unknown = Який варіант діє сьогодні, не сказано, або його не моделювали: decision.today.
today-kept = { $name } — те, що є сьогодні: нічого не змінюється.
today-too-few = { $name } — те, що є сьогодні, але не із сьогоднішніми людьми: { $people }.
today-runner-up = Сьогодні: { $today }, другий варіант.
today-earns = Сьогодні: { $today }. { $best } приносить на { $margin } { $more ->
    [less] менше
   *[more] більше
}{ $sure ->
    [yes] : це не випадковість
    [no] : це може бути випадковістю
   *[unknown] {""}
}.
today-both = { $name } { $cost } і { $service }.
today-one = { $name } { $change }.
today-costs-the-same = коштує стільки ж
today-costs = коштує на { $amount } { $more ->
    [less] менше
   *[more] більше
}
today-serves-as-many = обслуговує вчасно стільки ж
today-serves = обслуговує вчасно на { $points } { $more ->
    [fewer] менше
   *[more] більше
}
