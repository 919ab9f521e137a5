//! Quantities that are not calls: a TOML file, by name.
//!
//! In: the root of a document, the names that the contracts know. Out: quantities by month, or every problem of the file. What a
//! quantity costs, and which are needed, is not known here.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::needs::ROBOT_CALLS;
use crate::document::value::unknown_name;
use crate::document::words;
use crate::document::{At, Place};
use crate::economics::clauses::exchange::MOST_RATE;
use crate::units::{Span, shown};

/// A calendar month: year, 1 to 12.
pub type YearMonth = (i16, i8);

/// The name of a month: `2026-11`.
pub fn label(month: YearMonth) -> String {
    format!("{:04}-{:02}", month.0, month.1)
}

/// So many of one length, such as calls of a robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// How many.
    pub count: u64,
    /// How long each.
    pub each: Span,
}

/// How much of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number, in the unit of the quantity.
    Number(Decimal),
    /// Counts by length, for what is rounded one by one.
    Batches(Vec<Batch>),
}

/// One quantity of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Its name.
    pub name: String,
    /// How much of it.
    pub amount: Amount,
    /// Where it is written.
    pub place: Place,
}

/// All quantities of a file.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Those of no month in particular.
    pub plain: Vec<Quantity>,
    /// Those by month.
    pub months: BTreeMap<YearMonth, Vec<Quantity>>,
}

/// Reads a file: quantities at top level, or in tables by month; `known` are the names that there are.
///
/// # Errors
/// None after at least one problem has been logged.
pub fn read(root: &At<'_>, known: &[String]) -> Option<Usage> {
    let mut usage = Usage::default();
    let mut sound = true;
    for (key, place, at) in root.table()?.named() {
        if let Some(month) = year_month(key) {
            match quantities(&at, known) {
                Some(list) => drop(usage.months.insert(month, list)),
                None => sound = false,
            }
        } else if at.is_table() && looks_like_a_month(key) {
            at.log().error(place, at.path(), format!("\"{}\" is no month; write [\"2026-11\"]", shown(key)));
            sound = false;
        } else {
            match quantity(key, place, &at, known) {
                Some(quantity) => usage.plain.push(quantity),
                None => sound = false,
            }
        }
    }
    if let (Some(plain), Some((month, _))) = (usage.plain.first(), usage.months.iter().next()) {
        let why = format!(
            "quantities of no month and of {} stand in one file; put this one into a table, too",
            label(*month)
        );
        root.log().error(plain.place, &plain.name, why);
        sound = false;
    }
    sound.then_some(usage)
}

/// Reads `2026-11`.
pub fn year_month(key: &str) -> Option<YearMonth> {
    let (year, month) = key.split_once('-')?;
    let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month): (i16, i8) =
        (digits(year, 4).then(|| year.parse().ok())??, digits(month, 2).then(|| month.parse().ok())??);
    ((1970..=2999).contains(&year) && (1..=12).contains(&month)).then_some((year, month))
}

fn looks_like_a_month(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit())
}

fn quantities(at: &At<'_>, known: &[String]) -> Option<Vec<Quantity>> {
    let read: Vec<Option<Quantity>> =
        at.table()?.named().iter().map(|(key, place, at)| quantity(key, *place, at, known)).collect();
    read.into_iter().collect()
}

fn quantity(key: &str, place: Place, at: &At<'_>, known: &[String]) -> Option<Quantity> {
    let is_known = known.iter().any(|name| name == key);
    if !is_known {
        let list = "; `busyhour list clauses` names what each clause needs";
        let why = unknown_name("quantity", key, known);
        let why = if words::name(key).is_ok() && !why.contains("did you mean") {
            format!("{}{list}", short(&why))
        } else {
            why
        };
        at.log().error(place, at.path(), why);
    }
    let amount = if at.is_list() { batches(at).map(Amount::Batches) } else { number(at, key).map(Amount::Number) };
    let (by_call, minutes) = ROBOT_CALLS;
    if key == by_call && matches!(amount, Some(Amount::Number(_))) {
        at.problem("expected calls by their length: [{ count = 2400, seconds = 38 }]");
        return None;
    }
    let name = if key == by_call { minutes } else { key };
    Some(Quantity { name: name.to_owned(), amount: amount?, place }).filter(|_| is_known)
}

/// Without the list of all names.
fn short(why: &str) -> &str {
    why.split("; declared are").next().unwrap_or(why)
}

/// A number from 0 on; its literal text becomes the decimal. No month has more, and every product stays in range.
fn number(at: &At<'_>, key: &str) -> Option<Decimal> {
    let most = Decimal::from(match key {
        "exchange_rate" => MOST_RATE,
        key if key.ends_with("_value") => 1_000_000_000_000,
        _ => 1_000_000_000,
    });
    let found = at.money(Decimal::ZERO)?;
    if found > most {
        at.problem(format!("expected at most {most} of \"{}\" in a month, found {found}", shown(key)));
        return None;
    }
    Some(found)
}

/// `[{ count = 2400, seconds = 38 }]`.
fn batches(at: &At<'_>) -> Option<Vec<Batch>> {
    let each = |at: &At<'_>| {
        let table = at.table()?;
        let (count, seconds) = (table.need("count"), table.need("seconds"));
        let count = count.and_then(|at| at.whole(0, 1_000_000_000));
        let seconds = seconds.and_then(|at| at.number(0.0, 604_800.0));
        table.finish();
        Some(Batch { count: count?, each: Span::from_seconds(seconds?) })
    };
    let read: Vec<Option<Batch>> = at.list()?.iter().map(each).collect();
    read.into_iter().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{Log, Sources, parse, render};

    /// Reads a text; the quantities, or the page of problems.
    fn usage(text: &str) -> Result<Usage, String> {
        let (mut sources, log) = (Sources::new(), Log::new());
        let source = sources.add("usage.toml", text);
        let known = ["sms", "logged_in_hours", "robot_minutes", "sundays"].map(str::to_owned);
        let read = parse(source, text, &log).and_then(|node| read(&At::root(&node, &log), &known));
        read.filter(|_| !log.has_errors()).ok_or_else(|| render(&log.into_problems(), &sources))
    }

    #[test]
    fn quantities_are_read_by_name_as_decimals() {
        let usage =
            usage("sms = 200\nlogged_in_hours = 1893.50\nrobot_minutes = [{ count = 2400, seconds = 38 }]\n").unwrap();
        let amounts: Vec<&Amount> = usage.plain.iter().map(|quantity| &quantity.amount).collect();
        assert_eq!(amounts[1], &Amount::Number("1893.50".parse().unwrap()));
        assert_eq!(amounts[2], &Amount::Batches(vec![Batch { count: 2400, each: Span::seconds(38) }]));
    }

    #[test]
    fn months_have_tables_of_their_own() {
        let usage = usage("[\"2026-11\"]\nsms = 200\n[2026-12]\nsms = 0\n").unwrap();
        assert_eq!(usage.months.keys().copied().collect::<Vec<_>>(), [(2026, 11), (2026, 12)]);
        assert!(usage.plain.is_empty());
    }

    #[test]
    fn every_problem_is_told_with_its_place_and_a_way_out() {
        let page = usage(
            "smss = 1\nlogged_in_hours = -3\nsundays = \"84\"\nparking = 3\n[2026-13]\nsms = 1\n[2026-11]\nsms = 1\n",
        )
        .unwrap_err();
        for told in [
            "usage.toml:1:1: smss: there is no quantity \"smss\"; did you mean \"sms\"?",
            "usage.toml:2:19: logged_in_hours: expected an amount",
            "usage.toml:3:11: sundays: expected an amount of money as a plain number, found the text \"84\"; remove the quotes",
            "usage.toml:4:1: parking: there is no quantity \"parking\"; `busyhour list clauses` names",
            "usage.toml:5:2: 2026-13: \"2026-13\" is no month; write [\"2026-11\"]",
        ] {
            assert!(page.contains(told), "{told}\n{page}");
        }
        let page = usage("sms = 1\n[2026-11]\nsms = 1\n").unwrap_err();
        assert!(page.contains("quantities of no month and of 2026-11 stand in one file"), "{page}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_quantities_or_refused(text: String) {
            let _ = usage(&text);
        }
    }
}
