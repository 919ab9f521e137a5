//! From call records to handle times, patience and redials: laws of scenarios, and how sure they are.
//!
//! In: records as they were read. Out: a [`FittedCalls`], and the scenario text that says the same. Nothing is simulated, no file
//! is opened.
//!
//! Laws are maximum likelihood with errors by the curvature at the peak. A wait that was answered says that patience is longer;
//! means of those who gave up alone would be too short by a multiple (Brown et al., JASA 100, 2005).

mod law;
mod patience;
mod redials;
#[cfg(test)]
mod tests;
mod text;
mod times;

pub use text::text;

use crate::records::{CallRecord, Calls, Outcome};
use crate::results::fitted::{FittedCalls, FittedContact, FittedRedials};
use crate::statistics::wilson;
use crate::units::Span;

/// What is asked of a fit.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Within what time somebody who calls again is counted.
    pub within: Span,
    /// Talk of 0 s beyond what a law explains is talk, too. If not, it is a switch's record of nothing and is left out: else the law
    /// would be that of two kinds of calls. Hold and after-call work of 0 s always are what they are: most calls have none.
    pub keep_zeros: bool,
}

/// Fits all contact types of a file called `file`.
///
/// # Errors
/// Why the records do not suffice, as a sentence without a full stop.
pub fn fit(calls: &Calls, file: &str, ask: &Ask) -> Result<FittedCalls, String> {
    let Some(end) = calls.records.iter().map(|record| record.at.0).max() else {
        return Err("there are no calls to fit to".to_owned());
    };
    let contact = |(number, name): (usize, &String)| {
        let own: Vec<&CallRecord> =
            calls.records.iter().filter(|record| usize::from(record.contact.0) == number).collect();
        self::contact(name, &own, calls, end, ask)
    };
    Ok(FittedCalls {
        file: file.to_owned(),
        records: calls.records.len() as u64,
        redial_within: ask.within.in_seconds(),
        has_callers: calls.has_callers,
        contacts: calls.types.iter().enumerate().map(contact).collect(),
    })
}

fn contact(name: &str, own: &[&CallRecord], calls: &Calls, end: i64, ask: &Ask) -> FittedContact {
    let count = |outcome: Outcome| own.iter().filter(|record| record.outcome == outcome).count() as u64;
    let answered: Vec<&CallRecord> = own.iter().filter(|record| record.outcome == Outcome::Answered).copied().collect();
    let times =
        |of: fn(&CallRecord) -> Span| times::fit(&answered.iter().map(|record| of(record)).collect::<Vec<Span>>());
    let redials =
        |(outcome, on): (Outcome, &'static str)| -> FittedRedials { redials::fit(own, outcome, on, end, ask.within) };
    let after = [(Outcome::Abandoned, "abandoned"), (Outcome::Blocked, "blocked")];
    let repeated = answered.iter().filter(|record| record.repeat).count() as u64;
    let mut talk = times(|record| record.talk);
    talk.zeros_left_out = !ask.keep_zeros && talk.zeros_apart > 0;
    FittedContact {
        name: name.to_owned(),
        answered: answered.len() as u64,
        abandoned: count(Outcome::Abandoned),
        blocked: count(Outcome::Blocked),
        talk,
        hold: times(|record| record.hold),
        wrap: times(|record| record.wrap),
        handle: times(|record| record.talk + record.hold + record.wrap),
        patience: patience::fit(own),
        redials: if calls.has_callers {
            after.into_iter().filter(|(outcome, _)| count(*outcome) > 0).map(redials).collect()
        } else {
            Vec::new()
        },
        repeats: calls.has_repeats.then(|| wilson(repeated, answered.len() as u64, times::CONFIDENCE)),
    }
}
