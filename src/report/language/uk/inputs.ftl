# margin — відрив; measured, quoted, assumed — виміряно, з пропозиції постачальника, припущено; draw — розіграш; range — діапазон.
inputs-heading = На чому тримається перевага
inputs-margin-over = відрив { $best } від { $other }
inputs-profit-of = прибуток { $best }
inputs-nothing-assumed = { $by ->
    [cost] Якщо зважати лише на прибуток: ніщо
   *[profit] Ніщо
} з того, що може зрушити { $margin }, не спирається на параметр, якого ніхто не виміряв і не запропонував.
inputs-all-assumed = { $by ->
    [cost] Якщо зважати лише на прибуток: усе
   *[profit] Усе
}, що може зрушити { $margin }, спирається на параметри, яких, судячи з [evidence], ніхто не виміряв: { $inputs }.
inputs-assumed = { $by ->
    [cost] Якщо зважати лише на прибуток: з
   *[profit] З
} того, що може зрушити { $margin }, близько { $share } спирається на параметри, яких ніхто не виміряв: { $inputs }.
inputs-more = ще { $count }
inputs-drawn-alone = Параметри розіграно в їхніх діапазонах, розіграшів: { $draws }; що з цього вийшло — в input_error у results.json.
inputs-wins = Коли параметри розіграно в їхніх діапазонах, { $best } { $by ->
    [cost] дає найбільший прибуток
   *[profit] виявляється найкращим
} у { $wins } розіграшів, а всього їх { $draws }.
inputs-level = Нарівні з іншим варіантом — розіграшів: { $draws }; їх поділено між ними.
inputs-pair = { $best } мінус { $other }
inputs-one-at-a-time = Один параметр за раз зрушує відрив, тобто прибуток { $pair }{ $others ->
    [yes] ; про інші варіанти це нічого не каже
   *[no] {""}
}:
inputs-not-asked = Не запитано, яка частка переваги спирається на параметри, яких ніхто не виміряв: busyhour compare ФАЙЛ --tornado.
inputs-sobol-left-out = Скільки параметри дають разом (індекси Соболя), потребує багатьох точок, і --decide цього не рахує: busyhour compare ФАЙЛ --sobol 256.
inputs-evidence = З того, що може зрушити { $margin }, близько { $measured } виміряно, близько { $quoted } взято з пропозицій.
inputs-worst = Якщо все, чого ніхто не виміряв, опиниться на несприятливому кінці, найкращим { $stays ->
    [yes] лишається
   *[no] стає
} { $name }{ $margin }.
inputs-worst-margin = , а прибуток { $pair } — { $margin }
inputs-swing = { $input }, { $evidence ->
    [measured] виміряно
    [quoted] з пропозиції
   *[assumed] припущено
}: відрив { $low } за { $from }, { $high } за { $to }{ $cut }.
inputs-cut = { $meant }, але можливо лише { $cut }
inputs-drawn-from-cut = Розіграно те, що можливе з діапазонів: { $inputs }.
inputs-drawn-again = Повторено розіграшів: { $draws }; такі значення несумісні, наприклад частки понад 1.
inputs-not-moved = Не зрушувалися: { $inputs }.
inputs-more-not-moved = ще { $count }, див. tornado у results.json
inputs-none-has-a-range = Параметри не розігрувалися: жоден не має діапазону; задайте їх у [evidence], потім busyhour compare ФАЙЛ --input-error 200.
inputs-drawing-not-asked = Не запитано, що залишиться від переваги, якщо розіграти параметри в їхніх діапазонах: busyhour compare ФАЙЛ --input-error 200.
inputs-margin-over-draws = Відрив за всіма розіграшами: { $margin }.
inputs-variance = У його дисперсії від місяця до місяця параметри дають близько { $share }, решта — випадковість.
inputs-too-few-rows = (замало рядків, щоб сказати)
inputs-interplay = У дисперсії відриву { $best } від другого варіанта за діапазонами, кожен параметр разом із його взаємодіями (повний індекс Соболя): { $inputs }.
