//! What robots and dialers say alike: `hours`, `answers`, `answers_cv`, `unreachable`.
//!
//! In: a table of one of them. Out: when it may call, and who answers.

use crate::centre::Hours;
use crate::centre::calling::{Answers, Chance};
use crate::document::{At, Table, shares};
use crate::scenario::context::Context;
use crate::scenario::{hours, keys};
use crate::units::{Clock, Span};

/// Largest `answers_cv`; what the chance allows is smaller.
const MOST_CV: f64 = 10.0;

/// `hours`: one window, a list, or a table by days; from the earliest opening to the latest closing if nothing is said.
pub fn hours(table: &Table<'_>, context: &Context<'_>) -> Option<Hours> {
    let (from, to) = opening_hours(context);
    let hours = keys::or(table, "hours", Hours::daily((from, to)), |at| hours::of_week(at, hours::open))?;
    if let Some(at) = table.maybe("hours").filter(|_| hours.is_never()) {
        at.problem("there is no hour in which it may call");
        return None;
    }
    Some(hours)
}

/// From the earliest opening to the latest closing of any day: when calls go out if nothing is said.
fn opening_hours(context: &Context<'_>) -> (Clock, Clock) {
    let calendar = context.calendar;
    let periods =
        calendar.days.iter().flat_map(|day| day.open.iter().map(|(from, to)| (*from - day.start, *to - day.start)));
    let (from, to) =
        periods.fold((Span::hours(24), Span::ZERO), |(from, to), (start, end)| (from.min(start), to.max(end)));
    if from < to { (Clock(from), Clock(to.min(Span::hours(24)))) } else { (Clock::MIDNIGHT, Clock::DAY_END) }
}

/// `answers`, `answers_cv` and `unreachable`, with the share of machines.
pub fn answers(at: &At<'_>, table: &Table<'_>, machine: Option<f64>) -> Option<Answers> {
    let chance = keys::need(table, "answers", chance);
    let cv = keys::or(table, "answers_cv", 0.0, |at| at.number(0.0, MOST_CV));
    let unreachable = keys::or(table, "unreachable", 0.0, At::share);
    let answers = Answers { chance: chance?, cv: cv?, machine: machine?, unreachable: unreachable? };
    if let Some(most) = answers.chance.all().iter().find(|share| shares::are_too_many(**share + answers.machine)) {
        at.problem(format!("`answers` and `voicemail` add up to {}, above 1", shares::rounded(most + answers.machine)));
        return None;
    }
    if answers.cv > 0.0 && answers.beta().is_none() {
        let best = answers.best();
        let most = ((1.0 - best) / best.max(f64::MIN_POSITIVE)).sqrt();
        if let Some(at) = table.maybe("answers_cv") {
            at.problem(format!(
                "people whose chance is {best} in the mean cannot differ so much: between 0 and 1 their coefficient of variation is below {}",
                (most.min(MOST_CV) * 100.0).floor() / 100.0
            ));
        }
        return None;
    }
    Some(answers)
}

/// One share, a list by attempt, or a table by the time of day.
fn chance(at: &At<'_>) -> Option<Chance> {
    if at.is_number() {
        return Some(Chance::ByAttempt(vec![at.share()?]));
    }
    if at.is_table() {
        return by_hour(at);
    }
    let chances = keys::each(at, At::share)?;
    if chances.is_empty() {
        at.problem("the list is empty; give the chance of an answer, by attempt");
        return None;
    }
    Some(Chance::ByAttempt(chances))
}

/// `{ "09:00" = 0.45, "18:00" = 0.60 }`: from each time of day on.
fn by_hour(at: &At<'_>) -> Option<Chance> {
    let mut last: Option<Clock> = None;
    let steps = keys::whole(at.table()?.named().into_iter().map(|(key, place, value)| {
        let clock = match Clock::parse(key) {
            Ok(clock) if clock < Clock::DAY_END => clock,
            Ok(_) => {
                at.log().error(place, value.path(), format!("{key} is past the day's end; write a time before 24:00"));
                return None;
            }
            Err(why) => {
                at.log().error(place, value.path(), why);
                return None;
            }
        };
        if let Some(before) = last.replace(clock).filter(|before| *before >= clock) {
            at.log().error(place, value.path(), format!("{clock} stands after {before}; list the times in order"));
            return None;
        }
        Some((clock, value.share()?))
    }))?;
    if steps.is_empty() {
        at.problem(
            "the table is empty; give the chance of an answer from a time of day on, as in { \"09:00\" = 0.45 }",
        );
        return None;
    }
    Some(Chance::ByHour(steps))
}
