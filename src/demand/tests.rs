//! Arrival models against counts done by hand and the moments of the Poisson process.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp, clippy::print_stderr)]

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

mod flows;
mod forecasts;
mod histories;
mod when;

use super::{Arrivals, Reading};
use crate::centre::calendar::{AtClose, DayPlan, OpenHours};
use crate::centre::{Calendar, Hours};
use crate::document::{Entry, Files, Log, Node, Place, Value};
use crate::random::{Luck, Purpose};
use crate::units::{Clock, Span, Time};

fn clock(text: &str) -> Clock {
    Clock::parse(text).unwrap()
}

fn at(text: &str) -> Time {
    Time(clock(text).0.0)
}

fn calendar(first: Date, days: usize, open: &[(&str, &str)], zone: &str) -> Calendar {
    let open = OpenHours(open.iter().map(|(from, to)| (clock(from), clock(to))).collect());
    let plan: Vec<DayPlan> = first
        .series(jiff::Span::new().days(1))
        .take(days)
        .map(|date| DayPlan {
            date,
            weekday: date.weekday().to_monday_zero_offset() as usize,
            holiday: false,
            open: open.clone(),
        })
        .collect();
    Calendar::new(&plan, Span::minutes(30), TimeZone::get(zone).unwrap(), AtClose::Serve)
}

/// Monday, 2 November 2026.
fn monday(days: usize, open: &[(&str, &str)]) -> Calendar {
    calendar(date(2026, 11, 2), days, open, "UTC")
}

fn node(value: &toml::Value) -> Node {
    let value = match value {
        toml::Value::String(text) => Value::Text(text.clone()),
        toml::Value::Integer(number) => Value::Number { text: number.to_string(), float: *number as f64, whole: true },
        toml::Value::Float(number) => Value::Number { text: number.to_string(), float: *number, whole: false },
        toml::Value::Boolean(value) => Value::Bool(*value),
        toml::Value::Datetime(value) => {
            let text = value.to_string();
            Value::DateTime(text.parse().unwrap())
        }
        toml::Value::Array(values) => Value::List(values.iter().map(node).collect()),
        toml::Value::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, value)| Entry { key: key.clone(), place: Place::default(), node: node(value) })
                .collect(),
        ),
    };
    Node { value, place: Place::default() }
}

/// Reads `[arrivals]`-like text; the messages when it is refused.
fn read(
    text: &str,
    calendar: &Calendar,
    hours: Option<(&str, &str)>,
    files: &dyn Files,
) -> Result<Arrivals, Vec<String>> {
    let table: toml::Table = text.parse().unwrap();
    let root = node(&toml::Value::Table(table));
    let log = Log::new();
    let hours = hours.map(|(from, to)| Hours::daily((clock(from), clock(to))));
    let reading = Reading { calendar, hours: hours.as_ref(), files };
    let arrivals = Arrivals::read(&crate::document::At::root(&root, &log), &reading);
    let refused = log.has_errors();
    let messages: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    match arrivals {
        Some(arrivals) if !refused => Ok(arrivals),
        _ => Err(messages),
    }
}

type InMemory<'a> = Vec<(&'a str, &'a str)>;
const NONE: &InMemory<'static> = &Vec::new();

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} is not {b}");
}

fn counts(arrivals: &Arrivals, calendar: &Calendar, replications: u64) -> Vec<f64> {
    (0..replications)
        .map(|replication| arrivals.source(calendar, &Luck::new(7, replication), "sales").count() as f64)
        .collect()
}

/// Mean and variance within 5 standard errors of theory; the variance's own error by the fourth moment of the sample.
fn moments(values: &[f64], mean: f64, variance: f64) {
    let n = values.len() as f64;
    let sample_mean = values.iter().sum::<f64>() / n;
    let central = |power: i32| values.iter().map(|value| (value - sample_mean).powi(power)).sum::<f64>() / n;
    let z = (sample_mean - mean) / (variance / n).sqrt();
    assert!(z.abs() < 5.0, "mean {sample_mean}, expected {mean}, z {z}");
    let z = (central(2) - variance) / ((central(4) - variance * variance) / n).sqrt();
    assert!(z.abs() < 5.0, "variance {}, expected {variance}, z {z}", central(2));
}

#[test]
fn a_flat_rate_fills_the_opening_hours_and_nothing_else() {
    let calendar = monday(2, &[("08:00", "12:00"), ("13:00", "20:00")]);
    let arrivals = read("poisson.per_hour = 14", &calendar, None, NONE).unwrap();
    let expected = arrivals.expected(&calendar);
    near(expected.iter().sum(), 14.0 * 11.0 * 2.0);
    near(expected[15], 0.0);
    near(expected[16], 7.0);
    near(expected[24], 0.0);
    near(expected[48 + 26], 7.0);
    let day = read("poisson.per_day = 220", &calendar, None, NONE).unwrap();
    near(day.expected(&calendar)[16], 10.0);
}

#[test]
fn hours_over_midnight_reach_into_the_morning_of_every_day() {
    let calendar = monday(2, &[("08:00", "20:00")]);
    let arrivals = read("poisson.per_hour = 2", &calendar, Some(("20:00", "09:00")), NONE).unwrap();
    let expected = arrivals.expected(&calendar);
    near(expected.iter().sum(), 2.0 * 13.0 * 2.0);
    near(expected[0], 1.0);
    near(expected[17], 1.0);
    near(expected[18], 0.0);
    near(expected[40], 1.0);
}

#[test]
fn the_counts_of_a_flat_rate_have_the_moments_of_poisson() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let arrivals = read("poisson.per_hour = 5", &calendar, None, NONE).unwrap();
    moments(&counts(&arrivals, &calendar, 20_000), 60.0, 60.0);
}

#[test]
fn busy_days_add_the_square_of_their_cv() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let shape = vec!["1"; 24].join(",");
    let arrivals =
        read(&format!("profile = {{ per_day = 60, shape = [{shape}], day_cv = 0.3 }}"), &calendar, None, NONE).unwrap();
    moments(&counts(&arrivals, &calendar, 20_000), 60.0, 60.0 + 3600.0 * 0.09);
}

#[test]
fn a_profile_keeps_its_volume_by_weekday() {
    let calendar = monday(7, &[("09:00", "11:00")]);
    let arrivals = read(
        "profile = { per_day = 100, shape = [1, 2, 3, 4], weekdays = { sat = 0.7, sun = 0.5 } }",
        &calendar,
        None,
        NONE,
    )
    .unwrap();
    let expected = arrivals.expected(&calendar);
    near(expected.iter().sum(), 620.0);
    near(expected[18], 10.0);
    near(expected[21], 40.0);
    near(expected[5 * 48 + 21], 28.0);
    near(expected[6 * 48 + 18], 5.0);
}

#[test]
fn a_profile_over_midnight_begins_with_the_evening() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let arrivals =
        read("profile = { per_day = 10, shape = [1, 2, 3, 4] }", &calendar, Some(("23:00", "01:00")), NONE).unwrap();
    let expected = arrivals.expected(&calendar);
    near(expected[46], 1.0);
    near(expected[47], 2.0);
    near(expected[0], 3.0);
    near(expected[1], 4.0);
}

#[test]
fn a_shape_of_the_wrong_length_is_refused_with_the_number_expected() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let shape = vec!["1"; 48].join(",");
    let refused = read(&format!("profile = {{ per_day = 60, shape = [{shape}] }}"), &calendar, None, NONE).unwrap_err();
    assert_eq!(refused, ["expected 24 weights, one for each 30m from 08:00 to 20:00, found 48"]);
}

#[test]
fn a_day_of_twenty_five_hours_keeps_the_volume_of_its_profile() {
    let calendar = calendar(date(2026, 10, 25), 1, &[("00:00", "24:00")], "Europe/Berlin");
    let shape = vec!["1"; 48].join(",");
    let arrivals = read(&format!("profile = {{ per_day = 96, shape = [{shape}] }}"), &calendar, None, NONE).unwrap();
    let expected = arrivals.expected(&calendar);
    assert_eq!(expected.len(), 50);
    near(expected.iter().sum(), 96.0);
    near(expected[0], 2.0);
    // 02:30 to 03:00 by the clock lasts an hour and a half.
    near(expected[5], 2.0 / 3.0);
    let flat = read("poisson.per_hour = 2", &calendar, None, NONE).unwrap();
    near(flat.expected(&calendar).iter().sum(), 50.0);
}

#[test]
fn doubling_the_rate_warps_the_same_unit_process() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let once = read("poisson.per_hour = 30", &calendar, None, NONE).unwrap();
    let twice = read("poisson.per_hour = 60", &calendar, None, NONE).unwrap();
    let luck = Luck::new(3, 5);
    let once: Vec<Time> = once.source(&calendar, &luck, "sales").collect();
    let twice: Vec<Time> = twice.source(&calendar, &luck, "sales").collect();
    assert!(twice.len() > once.len() && !once.is_empty());
    let mut unit = luck.stream("sales", Purpose::Arrivals);
    let mut sum = 0.0;
    for (k, slow) in once.iter().enumerate() {
        sum += unit.exponential();
        let (a, b) = ((*slow - at("08:00")).in_hours() * 30.0, (twice[k] - at("08:00")).in_hours() * 60.0);
        assert!((a - sum).abs() < 1e-6 && (b - sum).abs() < 1e-6, "caller {k}: {a}, {b}, {sum}");
    }
}

#[test]
fn a_busy_day_is_the_same_whatever_the_other_days_are() {
    let shape = vec!["1"; 24].join(",");
    let text = format!("profile = {{ per_day = 500, shape = [{shape}], day_cv = 0.3, busyness = \"shop\" }}");
    let (short, long) = (monday(2, &[("08:00", "20:00")]), monday(5, &[("08:00", "20:00")]));
    let of = |calendar: &Calendar, name: &str| -> Vec<Time> {
        read(&text, calendar, None, NONE)
            .unwrap()
            .source(calendar, &Luck::new(1, 1), name)
            .take_while(|time| *time < Time(2 * at("24:00").0))
            .collect()
    };
    assert_eq!(of(&short, "sales"), of(&long, "sales"));
    assert_ne!(of(&short, "sales"), of(&short, "support"));
    let daily = |name: &str| -> Vec<f64> {
        let days = monday(400, &[("08:00", "20:00")]);
        let mut sums = vec![0.0; 400];
        read(&text, &days, None, NONE)
            .unwrap()
            .source(&days, &Luck::new(1, 1), name)
            .for_each(|time| sums[days.day_of(time)] += 1.0);
        sums
    };
    let (a, b) = (daily("sales"), daily("support"));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let product = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(p, q)| (p - mean(x)) * (q - mean(y))).sum::<f64>();
    // Correlation of the days of two types that share their busyness: m²cv² / (m + m²cv²) = 0.978.
    let correlation = product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt();
    assert!((0.95..0.99).contains(&correlation), "{correlation}");
}

const HISTORY: &str = "start,calls\n2026-11-02 08:00:00,3\n2026-11-02 08:15:00,0\n2026-11-02 08:30:00,5\n2026-11-02 08:45:00,2\n\
                       2026-11-09 08:00:00,1\n2026-11-09 08:15:00,4\n2026-11-09 08:30:00,0\n2026-11-09 08:45:00,0\n";

#[test]
fn a_history_of_counts_puts_exactly_as_many_into_each_interval() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let files: InMemory = vec![("h.csv", HISTORY)];
    let arrivals = read("history.file = \"h.csv\"", &calendar, None, &files).unwrap();
    let expected = arrivals.expected(&calendar);
    near(expected[16], 3.0);
    near(expected[17], 7.0);
    for replication in 0..20 {
        let instants: Vec<Time> = arrivals.source(&calendar, &Luck::new(1, replication), "sales").collect();
        assert!(instants.is_sorted());
        let within = |from: &str, to: &str| instants.iter().filter(|&&time| at(from) <= time && time < at(to)).count();
        assert_eq!(
            [within("08:00", "08:15"), within("08:15", "08:30"), within("08:30", "08:45"), within("08:45", "09:00")],
            [3, 0, 5, 2]
        );
    }
}

#[test]
fn a_history_by_weekday_repeats_whole_days_or_their_means() {
    let calendar = calendar(date(2026, 12, 7), 1, &[("08:00", "09:00")], "UTC");
    let files: InMemory = vec![("h.csv", HISTORY)];
    let arrivals = read("history = { file = \"h.csv\", align = \"weekday\" }", &calendar, None, &files).unwrap();
    near(arrivals.expected(&calendar).iter().sum(), 7.5);
    let sums = counts(&arrivals, &calendar, 400);
    assert!(sums.iter().all(|sum| *sum == 10.0 || *sum == 5.0));
    let first = sums.iter().filter(|sum| **sum == 10.0).count();
    assert!((150..250).contains(&first), "{first}");
    let rates =
        read("history = { file = \"h.csv\", align = \"weekday\", replay = \"rates\" }", &calendar, None, &files)
            .unwrap();
    near(rates.expected(&calendar)[16], 4.0);
    moments(&counts(&rates, &calendar, 10_000), 7.5, 7.5);
}

#[test]
fn a_history_with_a_hole_needs_a_word_about_it() {
    let calendar = monday(2, &[("08:00", "09:30")]);
    let files: InMemory = vec![("h.csv", HISTORY)];
    let refused = read("history.file = \"h.csv\"", &calendar, None, &files).unwrap_err();
    assert!(
        refused[0]
            .starts_with("h.csv:5: no row follows for 2026-11-02 09:00, when the centre is open (and for 1 more days)"),
        "{refused:?}"
    );
    let skipped = read("history = { file = \"h.csv\", missing = \"skip\" }", &calendar, None, &files).unwrap();
    near(skipped.expected(&calendar).iter().sum(), 10.0);
}

#[test]
fn the_five_minute_history_of_a_bank_comes_back_exactly() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/bank_calls_5min_2003.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: the bank's history is not there");
        return;
    };
    let calendar = calendar(date(2003, 3, 3), 5, &[("07:00", "21:05")], "UTC");
    let files: InMemory = vec![("bank.csv", &text)];
    let arrivals = read("history.file = \"bank.csv\"", &calendar, None, &files).unwrap();
    let mut placed = vec![0u32; 5 * 288];
    for time in arrivals.source(&calendar, &Luck::new(1, 0), "bank") {
        placed[(time.0 / Span::minutes(5).0) as usize] += 1;
    }
    let mut rows = 0;
    for row in text.lines().skip(1).take(5 * 169) {
        let cells: Vec<&str> = row.split(',').collect();
        let (day, clock_text) = (cells[0][8..10].parse::<usize>().unwrap() - 3, &cells[0][11..]);
        let slot = day * 288 + (clock(clock_text).0.0 / Span::minutes(5).0) as usize;
        assert_eq!(placed[slot], cells[4].parse::<u32>().unwrap(), "{row}");
        placed[slot] = 0;
        rows += 1;
    }
    assert_eq!((rows, placed.iter().sum::<u32>()), (5 * 169, 0));
}

#[test]
fn a_trace_is_what_it_was() {
    let calendar = monday(2, &[("08:00", "20:00")]);
    let listed =
        read("trace.at = [2026-11-02 08:00:30, 2026-11-03 00:00:00, 2026-11-02 07:00:00]", &calendar, None, NONE)
            .unwrap();
    let instants: Vec<Time> = listed.source(&calendar, &Luck::new(1, 0), "sales").collect();
    assert_eq!(instants, [at("07:00"), at("08:00:30"), at("24:00")]);
    near(listed.expected(&calendar)[14], 1.0);
    let files: InMemory = vec![("t.csv", "date;time;who\n2026-11-02;08:15;a\n2026-11-09;08:15;b\n")];
    let filed = read("trace.file = \"t.csv\"", &calendar, None, &files).unwrap();
    assert_eq!(filed.source(&calendar, &Luck::new(1, 0), "sales").collect::<Vec<_>>(), [at("08:15")]);
    let refused = read("trace.at = [2026-11-05 08:00:30]", &calendar, None, NONE).unwrap_err();
    assert!(refused[0].contains("outside the calendar, which runs from 2026-11-02 to 2026-11-03"), "{refused:?}");
}

#[test]
fn models_that_do_not_exist_are_refused() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    for (text, message) in [
        ("poison.per_hour = 3", "there is no arrival model \"poison\"; did you mean \"poisson\"?"),
        ("poisson = { per_hour = 3, per_day = 4 }", "expected either \"per_hour\" or \"per_day\""),
        ("poisson = { per_hours = 3 }", "there is no key \"per_hours\" here; did you mean \"per_hour\"?"),
        ("backlog = { count = 3, endless = true }", "an endless backlog has no \"count\": give one of them"),
    ] {
        let refused = read(text, &calendar, None, NONE).unwrap_err();
        assert!(refused.iter().any(|problem| problem == message), "{text}: {refused:?}");
    }
    assert!(matches!(read("backlog.endless = true", &calendar, None, NONE), Ok(Arrivals::Backlog { count: None })));
}
