//! The names under which columns are found: those of this program first, then what switches and planning tools call them, in
//! English, Ukrainian and Russian. `docs/files.md` lists them; letters of either case, blanks, hyphens and the like make no difference.

use crate::document::tables::units;

/// Names of one kind of column; the first is its own.
pub type Names = &'static [&'static str];

/// Local date and time in one cell, the clearest first.
pub const START: Names = &[
    "start",
    "start_local",
    "datetime",
    "date_time",
    "timestamp",
    "interval_start",
    "start_interval",
    "started_at",
    "ordered_at_local",
    "arrived_at",
    "ds",
    "start_time",
    "started",
    "start_date_time",
    "interval_start_time",
    "interval",
    "time",
    "початок",
    "початок інтервалу",
    "дата і час",
    "дата та час",
    "час початку",
    "начало",
    "начало интервала",
    "дата и время",
    "дата/время",
    "время начала",
    "інтервал",
    "интервал",
    "период",
    "період",
];
/// A date alone.
pub const DATE: Names =
    &["date", "day", "row_date", "call_date", "start_date", "дата", "день", "дата дзвінка", "дата звонка"];
/// A time of day alone.
pub const TIME: Names = &[
    "time",
    "start",
    "start_time",
    "interval_start",
    "interval",
    "from",
    "half_hour",
    "time_of_day",
    "period",
    "час",
    "інтервал",
    "час початку",
    "початок",
    "період",
    "время",
    "интервал",
    "время начала",
    "начало",
    "период",
];
/// Counts of contacts that came, whether answered or not, the clearest first.
pub const CALLS: Names = &[
    "calls",
    "offered",
    "contacts",
    "count",
    "attempts",
    "arrivals",
    "volume",
    "orders",
    "y",
    "calls_offered",
    "offered_calls",
    "nco",
    "contacts_offered",
    "acd_calls_offered",
    "calls_received",
    "received",
    "incoming",
    "incoming_calls",
    "inbound",
    "inbound_calls",
    "total_calls",
    "entered",
    "надійшло",
    "надійшло викликів",
    "надійшло дзвінків",
    "вхідні",
    "вхідні дзвінки",
    "вхідні виклики",
    "дзвінки",
    "виклики",
    "кількість дзвінків",
    "кількість викликів",
    "к-сть дзвінків",
    "к-сть викликів",
    "поступило",
    "поступило вызовов",
    "поступило звонков",
    "поступившие вызовы",
    "входящие",
    "входящие вызовы",
    "входящие звонки",
    "звонки",
    "вызовы",
    "количество звонков",
    "количество вызовов",
    "кол-во звонков",
    "кол-во вызовов",
];
/// Expected contacts.
pub const FORECAST: Names =
    &["forecast", "forecast_calls", "calls_forecast", "expected", "прогноз", "прогноз дзвінків", "прогноз звонков"];
/// Counts of contacts that were answered: who gave up is not in them.
pub const ANSWERED: Names = &[
    "answered",
    "acdcalls",
    "handled",
    "calls_answered",
    "calls_handled",
    "answered_calls",
    "contacts_handled",
    "прийнято",
    "прийнято викликів",
    "прийнято дзвінків",
    "відповіли",
    "принято",
    "принято вызовов",
    "принято звонков",
    "отвечено",
    "обслужено",
];
/// Mean handle times.
pub const HANDLE_TIME: Names = &[
    "handle_time_s",
    "aht_s",
    "aht",
    "average_handle_time",
    "mean_handle_time",
    "avg_handle_time",
    "avg_handle",
    "average_handling_time",
    "avg_handling_time",
    "середній час обробки",
    "середній час обслуговування",
    "среднее время обработки",
    "среднее время обслуживания",
];
/// Sums of handle times.
pub const TOTAL_HANDLE_TIME: Names = &[
    "total_handle_time_s",
    "total_handle_time",
    "handle_time_total",
    "total_handling_time",
    "total_handle",
    "sum_of_handle_time",
    "sum_handle_time",
    "thandle",
    "загальний час обробки",
    "сума часу обробки",
    "общее время обработки",
    "сумма времени обработки",
    "суммарное время обработки",
];
/// Handle times of which the name does not say whether they are sums.
pub const OPEN_HANDLE_TIME: Names = &[
    "handle_time",
    "handling_time",
    "handle",
    "handle_duration",
    "час обробки",
    "час обслуговування",
    "время обработки",
    "время обслуживания",
];
/// Agents of a roster.
pub const AGENTS: Names = &[
    "agents",
    "staff",
    "scheduled",
    "scheduled_agents",
    "staffed",
    "positions",
    "headcount",
    "оператори",
    "операторів",
    "агенти",
    "кількість операторів",
    "к-сть операторів",
    "операторы",
    "операторов",
    "агенты",
    "количество операторов",
    "кол-во операторов",
];
/// Days of the week.
pub const WEEKDAY: Names = &["weekday", "day", "day_of_week", "weekdays", "день тижня", "день недели"];
/// Weights of a shape.
pub const WEIGHT: Names =
    &["weight", "share", "calls", "contacts", "count", "offered", "вага", "частка", "вес", "доля"];
/// Contact types.
pub const CONTACT: Names = &[
    "contact",
    "contact_type",
    "type",
    "queue",
    "queue_name",
    "skill",
    "skill_name",
    "черга",
    "тип",
    "очередь",
    "тип контакта",
];
/// What became of a contact.
pub const OUTCOME: Names = &["outcome", "result", "результат", "результат дзвінка", "результат звонка"];
/// Waiting.
pub const WAIT: Names = &[
    "wait_s",
    "wait",
    "wait_time",
    "queue_time",
    "time_in_queue",
    "waiting_time",
    "очікування",
    "час очікування",
    "ожидание",
    "время ожидания",
];
/// Talking, without hold.
pub const TALK: Names = &["talk_s", "talk", "talk_time", "розмова", "час розмови", "разговор", "время разговора"];
/// After-call work.
pub const WRAP: Names = &[
    "wrap_s",
    "wrap",
    "wrap_up_s",
    "wrap_up",
    "wrap_up_time",
    "acw",
    "acw_s",
    "acw_time",
    "after_call_work",
    "after_call_work_time",
    "постобробка",
    "післядзвінкова обробка",
    "постобработка",
    "поствызывная обработка",
];
/// Hold.
pub const HOLD: Names = &["hold_s", "hold", "hold_time", "утримання", "час утримання", "удержание", "время удержания"];
/// Ringing at the agent's.
pub const RING: Names = &["ring_s", "ring", "ring_time", "alert_time"];

/// Lines of an invoice.
pub const LINE: Names = &[
    "line",
    "clause",
    "name",
    "item",
    "service",
    "description",
    "рядок",
    "стаття",
    "послуга",
    "назва послуги",
    "найменування",
    "назва",
    "строка",
    "статья",
    "услуга",
    "наименование",
    "название",
];
/// What was billed for a line.
pub const AMOUNT: Names = &[
    "amount",
    "net_amount",
    "sum",
    "line_total",
    "сума без пдв",
    "сума",
    "вартість",
    "сумма без ндс",
    "сумма",
    "стоимость",
];
/// How much of it.
pub const QUANTITY: Names =
    &["quantity", "qty", "units", "кількість", "к-сть", "обсяг", "количество", "кол-во", "объем"];
/// The month that a line is for.
pub const MONTH: Names = &["month", "місяць", "месяц"];

/// All kinds of columns.
const ALL: [Names; 19] = [
    START,
    DATE,
    TIME,
    CALLS,
    FORECAST,
    ANSWERED,
    HANDLE_TIME,
    TOTAL_HANDLE_TIME,
    OPEN_HANDLE_TIME,
    AGENTS,
    WEEKDAY,
    WEIGHT,
    CONTACT,
    OUTCOME,
    WAIT,
    TALK,
    WRAP,
    HOLD,
    RING,
];

/// Columns of an invoice: in other files such words stand in cells, too.
pub const INVOICE: [Names; 4] = [LINE, AMOUNT, QUANTITY, MONTH];

/// Days of the week, Monday first: the name that a scenario gives them, and others.
const WEEKDAYS: [(&str, Names); 7] = [
    ("mon", &["monday", "понеділок", "понедельник", "пн"]),
    ("tue", &["tuesday", "вівторок", "вторник", "вт"]),
    ("wed", &["wednesday", "середа", "среда", "ср"]),
    ("thu", &["thursday", "четвер", "четверг", "чт"]),
    ("fri", &["friday", "п'ятниця", "п’ятниця", "пятница", "пт"]),
    ("sat", &["saturday", "субота", "суббота", "сб"]),
    ("sun", &["sunday", "неділя", "воскресенье", "нд", "вс"]),
];

/// Weekdays as a scenario names them: `mon-fri` for `Пн-Пт`; other words stay.
pub fn weekdays(text: &str) -> String {
    let lower = text.to_lowercase().replace('–', "-");
    let of = |word: &str| {
        let word = word.trim().trim_end_matches('.');
        let found = WEEKDAYS.iter().find(|(_, names)| names.contains(&word));
        found.map_or_else(|| word.to_owned(), |(name, _)| (*name).to_owned())
    };
    let of_part = |part: &str| part.split('-').map(of).collect::<Vec<_>>().join("-");
    lower.split(',').map(of_part).collect::<Vec<_>>().join(",")
}

/// A name as columns are compared: letters, digits and per cent signs, in lower case.
pub fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric() || *c == '%');
    kept.flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

/// The first of these names that a header has, as its column; letters of either case, blanks, hyphens and units make no difference.
pub fn column(header: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|cell| is_one_of(cell, &[name])))
}

/// Whether a header's cell is one of these names, its unit left out.
pub fn is_one_of(cell: &str, names: &[&str]) -> bool {
    let (whole, name) = (folded(cell), folded(units::apart(cell).0));
    !whole.is_empty() && names.iter().map(|name| folded(name)).any(|known| known == whole || known == name)
}

/// How many cells of a line are names of columns, or one of these.
pub fn known<'c>(cells: impl Iterator<Item = &'c str>, also: &[&str]) -> usize {
    let is_known = |cell: &str| ALL.iter().any(|names| is_one_of(cell, names)) || is_weekday(cell);
    cells.filter(|cell| is_known(cell) || is_one_of(cell, also)).count()
}

/// Whether a cell is a day of the week, or several: in a roster they are names of columns.
fn is_weekday(cell: &str) -> bool {
    crate::document::words::weekdays(&weekdays(cell)).is_ok()
}

/// Names for messages: the column's own, some of the others, and where all are listed.
pub fn listed(names: &[&str]) -> String {
    if !ALL.iter().chain(&INVOICE).any(|known| *known == names) {
        return names.iter().take(3).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" or ");
    }
    let mut all = names.iter().copied();
    let own = all.next().unwrap_or_default();
    let (latin, other): (Vec<&str>, Vec<&str>) = all.partition(|name| name.is_ascii());
    let some = latin.iter().take(3).chain(other.iter().take(3));
    let some: Vec<String> = some.map(|name| format!("\"{}\"", name.replace('_', " "))).collect();
    format!("\"{own}\" (or {}; docs/files.md lists all names)", some.join(", "))
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
