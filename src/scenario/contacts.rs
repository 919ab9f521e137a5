//! `[contacts.X]`: what people want, how long it takes, how long they wait, what it is worth.
//!
//! In: a table of one contact type, `like` already followed. Out: a [`ContactType`] without its trunk, and its arrivals.

use crate::centre::contact::{Balking, ContactType, DecayPoint, Direction, DueCounts};
use crate::centre::{Hours, RobotId, Target};
use crate::demand::{Arrivals, Truth};
use crate::document::{At, Table};
use crate::laws::Law;
use crate::said::said;
use crate::scenario::context::Context;
use crate::scenario::follow_ups::{self, Of};
use crate::scenario::{front, hours, interrupts, keys, parallel, surges, target, value};
use crate::units::Span;

/// Priority of a type that says none.
const PRIORITY: u8 = 5;
/// Most waiting contacts that a rule may name.
const MOST_WAITING: u32 = 1_000_000;

/// A contact type as read.
#[derive(Debug)]
pub struct Read {
    /// The type; its trunk and rank are set later.
    pub contact: ContactType,
    /// Its first attempts.
    pub arrivals: Option<Arrivals>,
}

/// Reads one contact type.
pub fn read(name: &str, at: &At<'_>, context: &Context<'_>, base: &Target) -> Option<Read> {
    const DIRECTIONS: [(&str, Direction); 3] =
        [("inbound", Direction::Inbound), ("outbound", Direction::Outbound), ("back_office", Direction::BackOffice)];
    let table = at.table()?;
    table.has("like");
    let direction = keys::or(&table, "direction", Direction::Inbound, |at| at.one_of(&DIRECTIONS));
    let hours = keys::maybe(&table, "hours", hours::read);
    let arrivals = arrivals(&table, &hours, direction, context);
    let times = times(&table, context);
    let waiting = waiting(&table, direction, context);
    let front = front::read(name, &table, direction, context);
    let work = work(&table, direction, context);
    let priority = keys::or(&table, "priority", PRIORITY, |at| at.count(1, 9).map(|value| value as u8));
    let value = keys::or(&table, "value", Default::default(), |at| value::read(at, direction));
    let target = keys::or(&table, "target", base.clone(), |at| target::read(at, base));
    let resolved = keys::maybe(&table, "resolved", At::share);
    let follow_ups = keys::or(&table, "follow_ups", Vec::new(), |at| follow_ups::read(at, Of::Contact, context));
    let interrupts = keys::or(&table, "interrupts", Vec::new(), |at| interrupts::read(at, direction, context));
    let parallel = keys::maybe(&table, "parallel", |at| parallel::read(at, direction));
    table.finish();
    let (times, waiting, front, work) = (times?, waiting?, front?, work?);
    let contact = ContactType {
        name: name.to_owned(),
        name_rank: 0,
        ours: true,
        direction: direction?,
        talk_time: times.talk,
        hold_time: times.hold,
        wrap_up: times.wrap_up,
        patience: waiting.patience,
        never_abandons: waiting.never_abandons,
        balks: waiting.balks,
        deflects: front.deflects,
        ivr: front.ivr,
        virtual_hold: front.virtual_hold,
        priority: priority?,
        value: value?,
        target: target?,
        hours: hours?,
        resolved: resolved?,
        follow_ups: follow_ups?,
        trunk: None,
        robot: work.robot,
        due: work.due,
        due_counts: work.due_counts,
        decay: work.decay,
        min_idle: work.min_idle,
        interrupts: interrupts?,
        parallel: parallel?,
    };
    Some(Read { contact, arrivals: arrivals? })
}

/// First attempts with their surges and the truth behind their forecast; `None` where something is wrong.
fn arrivals(
    table: &Table<'_>,
    hours: &Option<Option<Hours>>,
    direction: Option<Direction>,
    context: &Context<'_>,
) -> Option<Option<Arrivals>> {
    let surges = table.maybe("surges");
    let forecast = table.maybe("forecast");
    let truth = forecast.as_ref().map(Truth::read);
    let Some(at) = table.maybe("arrivals") else {
        if let Some(forecast) = forecast {
            forecast.problem("there is nothing to forecast: this type has no `arrivals` of its own");
        }
        if let Some(surges) = surges {
            surges.problem("there is nothing to surge: this type has no `arrivals` of its own");
        }
        return Some(None);
    };
    let arrivals = context.arrivals(&at, hours.as_ref()?.as_ref())?;
    let volume = if direction == Some(Direction::Inbound) { context.scales.demand } else { 1.0 };
    let arrivals = arrivals.scaled(volume, context.scales.handle_time).map_err(|why| at.problem(why)).ok()?;
    let arrivals = match surges {
        Some(surges) => surges::apply(&surges, arrivals, context)?,
        None => arrivals,
    };
    match (forecast, truth) {
        (Some(at), Some(truth)) => arrivals.forecast(truth?).map_err(|why| at.problem(why)).ok().map(Some),
        _ => Some(Some(arrivals)),
    }
}

/// How long a contact takes.
struct Times {
    talk: Law,
    hold: Law,
    wrap_up: Law,
}

fn times(table: &Table<'_>, context: &Context<'_>) -> Option<Times> {
    // What a type is like may be misspelt, and then what it would have copied is not missing.
    let talk = match table.has("talk_time") || !table.has("like") {
        true => keys::need(table, "talk_time", |at| context.law(at)),
        false => None,
    };
    let hold = keys::or(table, "hold_time", Law::Constant(0.0), |at| context.law(at));
    let wrap_up = keys::or(table, "wrap_up", Law::Constant(0.0), |at| context.law(at));
    let scale = context.scales.handle_time;
    // Untouched where nothing is asked for, to the last bit.
    let scaled = |law: Law| if scale.to_bits() == 1.0_f64.to_bits() { law } else { law.times(scale) };
    Some(Times { talk: scaled(talk?), hold: scaled(hold?), wrap_up: scaled(wrap_up?) })
}

/// How long people wait.
struct Waiting {
    patience: Option<Law>,
    never_abandons: f64,
    balks: Option<Balking>,
}

fn waiting(table: &Table<'_>, direction: Option<Direction>, context: &Context<'_>) -> Option<Waiting> {
    let patience = keys::maybe(table, "patience", |at| patience(at, context));
    let never_abandons = keys::or(table, "never_abandons", 0.0, At::share);
    let balks = keys::maybe(table, "balks", balks);
    let nobody_waits = direction.is_some_and(|direction| direction != Direction::Inbound);
    if let Some(at) = table.maybe("balks").filter(|_| nobody_waits) {
        at.problem("only people who call can balk: `balks` belongs to direction = \"inbound\"");
        return None;
    }
    Some(Waiting { patience: patience?, never_abandons: never_abandons?, balks: balks? })
}

fn patience(at: &At<'_>, context: &Context<'_>) -> Option<Law> {
    let law = context.law(at)?;
    if law.mean() <= 0.0 {
        at.warn(said!(
            "warn-no-patience",
            "with a patience of zero, everybody who waits hangs up at once; for people who wait for ever remove `patience`"
        ));
    }
    Some(law)
}

fn balks(at: &At<'_>) -> Option<Balking> {
    let table = at.table()?;
    let queue = keys::need(&table, "queue", |at| at.count(0, MOST_WAITING));
    let share = keys::need(&table, "share", At::share);
    table.finish();
    Some(Balking { queue: queue?, share: share? })
}

/// Work that waits without a person on the line.
struct Work {
    robot: Option<RobotId>,
    due: Option<Span>,
    due_counts: DueCounts,
    decay: Vec<DecayPoint>,
    min_idle: u32,
}

fn work(table: &Table<'_>, direction: Option<Direction>, context: &Context<'_>) -> Option<Work> {
    const COUNTS: [(&str, DueCounts); 2] = [("clock", DueCounts::Clock), ("open_hours", DueCounts::OpenHours)];
    let robot = keys::maybe(table, "robot", |at| context.robot(at));
    let due = keys::maybe(table, "due", At::span_above_zero);
    let due_counts = keys::or(table, "due_counts", DueCounts::Clock, |at| at.one_of(&COUNTS));
    let decay = keys::or(table, "decay", Vec::new(), decay);
    let min_idle = keys::or(table, "min_idle", 0, |at| at.count(0, 100_000));
    let mut sure = true;
    let mut only = |key: &'static str, fits: bool, who: &str| {
        if let (Some(at), false) = (table.maybe(key), fits) {
            at.problem(format!("`{key}` belongs to {who}, not to people who call; remove it or set the direction"));
            sure = false;
        }
    };
    if let Some(direction) = direction {
        for key in ["due", "due_counts", "decay", "min_idle"] {
            only(key, direction != Direction::Inbound, "outbound and back-office work");
        }
        only("robot", direction == Direction::Outbound, "outbound contacts");
    }
    let work = Work { robot: robot?, due: due?, due_counts: due_counts?, decay: decay?, min_idle: min_idle? };
    sure.then_some(work)
}

/// `[ ["7m30s", 0.90], ["37m", 0.815] ]`: the chance that an order is kept, by delay.
fn decay(at: &At<'_>) -> Option<Vec<DecayPoint>> {
    let points = keys::each(at, |item| {
        let pair = item.list()?;
        let [delay, kept] = pair.as_slice() else {
            item.problem("expected a delay and a share, as in [\"37m\", 0.815]");
            return None;
        };
        let (delay, kept) = (delay.span_above_zero(), kept.share());
        Some(DecayPoint { delay: delay?, kept: kept? })
    })?;
    if points.is_empty() {
        at.problem("the list is empty; give at least one point such as [\"37m\", 0.815], or remove `decay`");
        return None;
    }
    for (number, pair) in points.windows(2).enumerate() {
        if pair[1].delay <= pair[0].delay {
            at.problem(format!(
                "delays must increase; point {} is at {}, after {}",
                number + 1,
                pair[1].delay,
                pair[0].delay
            ));
            return None;
        }
    }
    Some(points)
}
