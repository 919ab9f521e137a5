# margin — отрыв; measured, quoted, assumed — измерено, из предложения поставщика, предположено; draw — розыгрыш; range — диапазон.
inputs-heading = На чём держится преимущество
inputs-margin-over = отрыв { $best } от { $other }
inputs-profit-of = прибыль { $best }
inputs-nothing-assumed = { $by ->
    [cost] Если судить только по прибыли: ничто
   *[profit] Ничто
} из того, что может сдвинуть { $margin }, не опирается на параметр, которого никто не измерил и не предложил.
inputs-all-assumed = { $by ->
    [cost] Если судить только по прибыли: всё
   *[profit] Всё
}, что может сдвинуть { $margin }, опирается на параметры, которых, судя по [evidence], никто не измерил: { $inputs }.
inputs-assumed = { $by ->
    [cost] Если судить только по прибыли: из
   *[profit] Из
} того, что может сдвинуть { $margin }, около { $share } опирается на параметры, которых никто не измерил: { $inputs }.
inputs-more = ещё { $count }
inputs-drawn-alone = Параметры разыграны в своих диапазонах, розыгрышей: { $draws }; что из этого вышло — в input_error в results.json.
inputs-wins = Когда параметры разыграны в своих диапазонах, { $best } { $by ->
    [cost] приносит наибольшую прибыль
   *[profit] оказывается лучшим
} в { $wins } розыгрышей, а всего их { $draws }.
inputs-level = Наравне с другим вариантом — розыгрышей: { $draws }; они поделены между ними.
inputs-pair = { $best } минус { $other }
inputs-one-at-a-time = Один параметр за раз сдвигает отрыв, то есть прибыль { $pair }{ $others ->
    [yes] ; о других вариантах это ничего не говорит
   *[no] {""}
}:
inputs-not-asked = Не запрошено, какая доля преимущества опирается на параметры, которых никто не измерил: busyhour compare ФАЙЛ --tornado.
inputs-sobol-left-out = Сколько параметры дают вместе (индексы Соболя), требует многих точек, и --decide этого не считает: busyhour compare ФАЙЛ --sobol 256.
inputs-evidence = Из того, что может сдвинуть { $margin }, около { $measured } измерено, около { $quoted } взято из предложений.
inputs-worst = Если всё, чего никто не измерил, окажется на неблагоприятном конце, лучшим { $stays ->
    [yes] остаётся
   *[no] становится
} { $name }{ $margin }.
inputs-worst-margin = , а прибыль { $pair } — { $margin }
inputs-swing = { $input }, { $evidence ->
    [measured] измерено
    [quoted] из предложения
   *[assumed] предположено
}: отрыв { $low } при { $from }, { $high } при { $to }{ $cut }.
inputs-cut = { $meant }, но возможно лишь { $cut }
inputs-drawn-from-cut = Разыграно то, что возможно из диапазонов: { $inputs }.
inputs-drawn-again = Повторено розыгрышей: { $draws }; такие значения несовместимы, например доли больше 1.
inputs-not-moved = Не сдвигались: { $inputs }.
inputs-more-not-moved = ещё { $count }, см. tornado в results.json
inputs-none-has-a-range = Параметры не разыгрывались: ни у одного нет диапазона; задайте их в [evidence], затем busyhour compare ФАЙЛ --input-error 200.
inputs-drawing-not-asked = Не запрошено, что останется от преимущества, если разыграть параметры в их диапазонах: busyhour compare ФАЙЛ --input-error 200.
inputs-margin-over-draws = Отрыв по всем розыгрышам: { $margin }.
inputs-variance = В его дисперсии от месяца к месяцу параметры дают около { $share }, остальное — случайность.
inputs-too-few-rows = (слишком мало строк, чтобы сказать)
inputs-interplay = В дисперсии отрыва { $best } от второго варианта по диапазонам, каждый параметр вместе с его взаимодействиями (полный индекс Соболя): { $inputs }.
