//! Vendors and agents who settle in while the calendar runs, and a horizon of years that takes these days for all of its months.
//!
//! In: the parts of a scenario, warm-up, the horizon. Out: warnings. What settles by practice is not judged: how soon is not known here.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::centre::agency::{Learning, Settles};
use crate::centre::{Calendar, Group};
use crate::document::At;
use crate::said::{Said, SaidValue, said};
use crate::scenario::check::{Parts, Places};
use crate::scenario::context::Context;
use crate::scenario::without_effect::of_key;
use crate::scenario::{Decision, Run};
use crate::units::{Span, Time};

/// Handle times may differ by this share between the calendar and the horizon: less decides nothing.
const NOTHING: f64 = 0.02;
/// Days of the mean month.
const DAYS_A_MONTH: f64 = 365.25 / 12.0;

/// Looks at all who are paid and settle in.
pub fn check(root: &At<'_>, context: &Context<'_>, parts: &Parts, run: Option<&Run>, decision: Option<&Decision>) {
    let (Some(run), Some(decision)) = (run, decision) else { return };
    let places = Places::new(root);
    let mut told: Vec<usize> = Vec::new();
    for group in parts.groups.iter().flatten() {
        let Some(Some((provider, terms))) = parts.providers.get(group.provider.index()) else { continue };
        if terms.contract.is_none() && terms.costs.is_none() {
            continue;
        }
        let learning = group.skills.iter().filter_map(|skill| skill.learning);
        let words = learning.filter_map(|learning| in_words(&learning, context, run, decision)).next();
        let (Some(words), Some(at)) = (words, place(group, &provider.name, &places)) else { continue };
        let of_provider = at.path().starts_with("providers.");
        if !of_provider || !told.contains(&group.provider.index()) {
            at.warn(words);
        }
        if of_provider {
            told.push(group.provider.index());
        }
    }
}

/// Where it is said: by the group, or by its provider for all of them.
fn place<'a>(group: &Group, provider: &str, places: &Places<'_, 'a>) -> Option<At<'a>> {
    let at = places.of("groups", &group.name);
    if let Some(own) = at.as_ref().filter(|at| at.node().get("learning").is_some()) {
        return Some(of_key(own, "learning"));
    }
    let house = places.of("providers", provider).filter(|at| at.node().get("ramp").is_some());
    house.map(|house| of_key(&house, "ramp")).or(at)
}

/// Handle times of people who settle in while the calendar runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settling {
    /// How much longer than in the end over the days simulated, as a share; negative where they are shorter.
    pub now: f64,
    /// The same over the horizon.
    pub later: f64,
    /// Days that are simulated.
    pub days: f64,
    /// The date since which they must have learnt, to be simulated settled.
    pub since: Option<Date>,
}

/// How the simulated days differ from the horizon's; none where they hardly do, or where practice settles.
pub fn found(learning: &Learning, calendar: &Calendar, run: &Run, decision: &Decision) -> Option<Settling> {
    let Settles::Within { time, since } = learning.settles else { return None };
    let from = Time::START + run.warm_up;
    let horizon = f64::from(decision.horizon()) * DAYS_A_MONTH * 86_400.0;
    let simulated = (calendar.end - from).in_seconds();
    if simulated <= 0.0 || simulated >= horizon {
        return None;
    }
    let longer = |seconds: f64| (learning.factor - 1.0) * left(time, (from - since).in_seconds(), seconds);
    let (now, later) = (longer(simulated), longer(horizon));
    if (now - later).abs() < NOTHING {
        return None;
    }
    let settles = (time.in_seconds() / 86_400.0).ceil();
    let first = calendar.days.first()?.date;
    let since = first.checked_sub((2 * settles as i64).days()).ok();
    Some(Settling { now, later, days: simulated / 86_400.0, since })
}

/// The same in words, and the way out.
fn in_words(learning: &Learning, context: &Context<'_>, run: &Run, decision: &Decision) -> Option<Said> {
    let Settling { now, later, days, since } = found(learning, context.calendar, run, decision)?;
    let settled = since.map_or(Vec::new(), |date| {
        vec![said!("warn-write-since", "; write since = {date} to simulate them settled", date = date.to_string())]
    });
    Some(said!(
        "warn-settling-in",
        "handle times are {now} than in the end over the {days} {days|day|days} simulated, and {later} over the {months} {months|month|months} for which \
         these stand (decision.horizon): money a month takes the first for all of them{settled}, and what settling in costs as one-off",
        now = percent(now),
        days = SaidValue::number(format!("{days:.0}")),
        later = percent(later),
        months = SaidValue::number(decision.horizon()),
        settled = settled,
    ))
}

/// `21 % longer`.
fn percent(share: f64) -> Said {
    let by = SaidValue::number(format!("{:.0} %", (share * 100.0).abs()));
    if share < 0.0 {
        said!("warn-shorter", "{by} shorter", by = by)
    } else {
        said!("warn-longer", "{by} longer", by = by)
    }
}

/// What is still to be learnt, as a share of all of it, on average over so many seconds that begin at an age; see
/// [`Learning::at_age`].
fn left(time: Span, age: f64, seconds: f64) -> f64 {
    let before = (-age).clamp(0.0, seconds);
    let (begins, ends) = (age.max(0.0), (age + seconds).max(0.0));
    let third = time.in_seconds().max(1e-6) / 3.0;
    (before + third * (libm::exp(-begins / third) - libm::exp(-ends / third))) / seconds
}
