//! `[run]` and `[decision]`: how much to simulate, and what the answer is for.
//!
//! In: tables. Out: [`Run`] and [`Decision`].

use rust_decimal::Decimal;

use crate::centre::Calendar;
use crate::document::{At, Table};
use crate::said::said;
use crate::scenario::names::Names;
use crate::scenario::{Decision, Precision, Require, Run, Vat, keys, require};
use crate::units::{Span, Time, shown};

/// Replications when the file does not say.
const REPLICATIONS: u64 = 100;
/// Most replications.
pub const MOST_REPLICATIONS: u64 = 1_000_000_000;
/// Months over which one-off costs are spread when the file does not say.
const HORIZON: i64 = 24;
/// The longest horizon, months.
const MOST_HORIZON: u32 = 12 * 1200;

/// Reads `[run]`, which may be missing.
pub fn run(root: &Table<'_>, calendar: &Calendar, sure: bool, names: &Names) -> Option<Run> {
    let usual = Run { replications: REPLICATIONS, precision: None, seed: 1, confidence: 0.95, warm_up: Span::ZERO };
    let Some(at) = root.maybe("run") else { return Some(usual) };
    let table = at.table()?;
    let replications = keys::or(&table, "replications", usual.replications, replications);
    let precision = keys::maybe(&table, "precision", |at| precision(at, names));
    let seed = keys::or(&table, "seed", usual.seed, |at| at.whole(0, u64::MAX));
    let confidence = keys::or(&table, "confidence", usual.confidence, |at| at.number(0.5, 0.9999));
    let warm_up = keys::or(&table, "warm_up", usual.warm_up, |at| warm_up(at, calendar, sure));
    if let (true, Some(at)) = (table.has("replications"), table.maybe("precision")) {
        at.problem("`precision` and `replications` exclude each other; remove one");
    }
    table.finish();
    Some(Run {
        replications: replications?,
        precision: precision?,
        seed: seed?,
        confidence: confidence?,
        warm_up: warm_up?,
    })
}

fn replications(at: &At<'_>) -> Option<u64> {
    let number = at.whole(1, MOST_REPLICATIONS)?;
    if number == 1 {
        at.warn(said!("warn-one-replication", "one replication gives no interval of confidence; give at least 2"));
    }
    Some(number)
}

fn warm_up(at: &At<'_>, calendar: &Calendar, sure: bool) -> Option<Span> {
    let span = at.span()?;
    let whole = calendar.end - Time::START;
    if sure && span >= whole {
        at.problem(format!("the warm-up of {span} covers the whole calendar of {whole}: nothing would be measured"));
        return None;
    }
    Some(span)
}

fn precision(at: &At<'_>, names: &Names) -> Option<Precision> {
    let table = at.table()?;
    let of = keys::need(&table, "of", |at| figure(at, names));
    let half_width = keys::need(&table, "half_width", |at| at.positive(1e15));
    let at_most = keys::or(&table, "at_most", 20_000, |at| at.whole(2, MOST_REPLICATIONS));
    table.finish();
    Some(Precision { of: of?, half_width: half_width?, at_most: at_most? })
}

/// The path of a figure in the results: `contacts.sales.service_level`, `total.abandonment`.
fn figure(at: &At<'_>, names: &Names) -> Option<String> {
    let text = at.text()?;
    let (section, rest) = text.split_once('.').unwrap_or((text, ""));
    let known = match section {
        "total" if !rest.is_empty() => return Some(text.to_owned()),
        "contacts" => ("contact type", &names.contacts),
        "groups" => ("group", &names.groups),
        "providers" => ("provider", &names.providers),
        "robots" => ("robot", &names.robots),
        "dialers" => ("dialer", &names.dialers),
        "trunks" => ("trunk", &names.trunks),
        _ => {
            at.problem(format!(
                "\"{}\" is not a figure of the results; write \"contacts.sales.service_level\" or \"total.profit\"",
                shown(text)
            ));
            return None;
        }
    };
    // Names may hold points: the measure is what stands after the last.
    let (name, measure) = rest.rsplit_once('.').unwrap_or((rest, ""));
    if !known.1.iter().any(|known| known == name) {
        at.problem(crate::document::value::unknown_name(known.0, name, known.1));
        return None;
    }
    if measure.is_empty() {
        at.problem(format!("\"{}\" names no measure; write \"{}.service_level\"", shown(text), shown(text)));
        return None;
    }
    Some(text.to_owned())
}

/// Reads `[decision]`, which may be missing; `options` are the names that `today` may name.
pub fn decision(root: &Table<'_>, options: &[String]) -> Option<Decision> {
    const VAT: [(&str, Vat); 2] = [("cost", Vat::Cost), ("recoverable", Vat::Recoverable)];
    let Some(at) = root.maybe("decision") else {
        return Some(Decision {
            horizon_months: Decimal::from(HORIZON),
            vat: None,
            today: None,
            require: Require::Mean,
            is_required: false,
        });
    };
    let table = at.table()?;
    let horizon =
        keys::or(&table, "horizon", Decimal::from(HORIZON), |at| at.months(1, MOST_HORIZON).map(Decimal::from));
    let vat = keys::maybe(&table, "vat", |at| at.one_of(&VAT));
    let today = keys::maybe(&table, "today", |at| {
        at.reference("option", options).and_then(|found| options.get(found).cloned())
    });
    let is_required = table.has("require");
    let require = keys::or(&table, "require", Require::Mean, require::read);
    table.finish();
    Some(Decision { horizon_months: horizon?, vat: vat?, today: today?, require: require?, is_required })
}
