# full-time — на повну ставку; roster — графік змін; to hire — найняти; at once — одночасно.
people-heading = Люди: скільки найняти й до якого строку
people-none = Своїх людей немає: наймати нікого не треба.
people-parting = Скільки коштуватиме розставання з ними, у сценарії не сказано.
people-too-few = { $provider } потребує { $heads }, а є { $today }
people-count = { $count ->
    [one] { $people } особа
    [few] { $people } особи
    [many] { $people } осіб
   *[other] { $people } особи
}
people-full-time = Людей пораховано як зайнятих на повну ставку на години графіків змін; скільки осіб зможуть закрити їх змінами, скаже busyhour staff.
people-counted = Що пораховано: { $what }.
people-by-roster = { $people } ({ $heads } на повну ставку за графіком змін, одночасно не більше { $most })
people-by-hours = { $people } на цей графік змін ({ $heads } на повну ставку за його годинами, як рахує run, одночасно не більше { $most })
people-a-little-over = трохи більше { $heads }
people-of-today = { $people } (за графіком змін потрібно { $heads } на повну ставку)
people-not-needed = { $provider }: сьогоднішні { $people } більше не потрібні.
people-today-unknown = { $provider }: { $heads }. Скільки їх сьогодні, не сказано (costs.hiring.heads_today, decision.today): до { $date } працюють усі.
people-fewer = { $provider }: { $heads }, на { $fewer } менше, ніж сьогодні: наймати нікого не треба.
people-enough = { $provider }: { $heads }: наймати нікого не треба.
people-hire = { $provider }: { $heads }. Сьогодні { $today }: найняти { $hired }.
people-billed = У рахунку стоїть { $heads } на повну ставку: люди за оплаченими годинами в середньому, зокрема понад графік змін.
people-hire-by = { $count ->
    [one] { $people } особу
    [few] { $people } особи
    [many] { $people } осіб
   *[other] { $people } особи
} до { $date }, за { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
} до того, як вони знадобляться
people-hire-for = { $count ->
    [one] { $people } особу
    [few] { $people } особи
    [many] { $people } осіб
   *[other] { $people } особи
} для роботи з { $date }; скільки триває наймання, не сказано (costs.hiring.lead_time)
people-trained = Навчання кожного — { $hours ->
    [one] { $hours } оплачена година
    [few] { $hours } оплачені години
    [many] { $hours } оплачених годин
   *[other] { $hours } оплаченої години
}.
people-settled = З рештою вони зрівняються у швидкості через { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
}.
people-planned = За час плану найбільше оплачених годин у { $month }: стільки відпрацьовують { $heads } ос. на повну ставку, зокрема понад графік змін{ $short }.
people-short = ; обмеження наймання залишають { $people }
