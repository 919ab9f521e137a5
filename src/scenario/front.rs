//! `deflects`, `ivr` and `virtual_hold` of `[contacts.X]`: what a caller meets before an agent.
//!
//! In: a table of one contact type. Out: [`Front`], or every problem in it. People alone call, so work has none of it.

use crate::centre::contact::Direction;
use crate::centre::front::{Deflection, Ivr, Misdirection, VirtualHold};
use crate::document::{At, Table, shares};
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::units::Span;

/// How long an agent lets it ring, if nothing is said.
const RING: Span = Span::seconds(25);
/// The longest menu, recording or ring that is believed, in the mean.
const LONGEST_MENU: Span = Span::hours(4);

/// What a caller of one type meets before an agent.
#[derive(Debug, Default)]
pub struct Front {
    /// A recording for those who are recognised.
    pub deflects: Option<Deflection>,
    /// A menu for the others.
    pub ivr: Option<Ivr>,
    /// The offer to be dialled back.
    pub virtual_hold: Option<VirtualHold>,
}

/// Reads what callers of the type `name` meet.
pub fn read(name: &str, table: &Table<'_>, direction: Option<Direction>, context: &Context<'_>) -> Option<Front> {
    let deflects = keys::maybe(table, "deflects", |at| deflection(at, context));
    let ivr = keys::maybe(table, "ivr", |at| menu(name, at, context));
    let virtual_hold = keys::maybe(table, "virtual_hold", hold);
    let mut sure = true;
    if direction.is_some_and(|direction| direction != Direction::Inbound) {
        for key in ["deflects", "ivr", "virtual_hold"] {
            if let Some(at) = table.maybe(key) {
                at.problem(format!(
                    "only people who call meet it: `{key}` belongs to direction = \"inbound\"; remove it"
                ));
                sure = false;
            }
        }
    }
    if let (Some(at), true) = (table.maybe("virtual_hold"), table.has("parallel")) {
        at.problem("a chat has no line to let go: `virtual_hold` does not go with `parallel`; remove one of them");
        sure = false;
    }
    let front = Front { deflects: deflects?, ivr: ivr?, virtual_hold: virtual_hold? };
    sure.then_some(front)
}

fn deflection(at: &At<'_>, context: &Context<'_>) -> Option<Deflection> {
    let table = at.table()?;
    let share = keys::or(&table, "share", 1.0, At::share);
    let recording = keys::need(&table, "recording", |at| short_law(at, context));
    table.finish();
    Some(Deflection { share: share?, recording: recording? })
}

fn menu(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<Ivr> {
    let table = at.table()?;
    let time = keys::need(&table, "time", |at| short_law(at, context));
    let self_service = keys::or(&table, "self_service", 0.0, At::share);
    let hangs_up = keys::or(&table, "hangs_up", 0.0, At::share);
    let misdirects = keys::maybe(&table, "misdirects", |at| misdirection(name, at, context));
    table.finish();
    let (self_service, hangs_up) = (self_service?, hangs_up?);
    if shares::are_too_many(self_service + hangs_up) {
        at.problem(format!(
            "`self_service` and `hangs_up` are shares of the same callers: {self_service} and {hangs_up} are more than 1 together"
        ));
        return None;
    }
    Some(Ivr { time: time?, self_service, hangs_up, misdirects: misdirects? })
}

fn misdirection(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<Misdirection> {
    let table = at.table()?;
    let share = keys::need(&table, "share", At::share);
    let to = keys::need(&table, "to", |at| {
        let to = context.contact(at)?;
        if context.names.contacts.place(name) == Some(to.index()) {
            at.problem("its own queue is not a wrong one; name another contact type");
            return None;
        }
        Some(to)
    });
    let talk = keys::need(&table, "talk", |at| context.law(at));
    table.finish();
    Some(Misdirection { share: share?, to: to?, talk: talk? })
}

fn hold(at: &At<'_>) -> Option<VirtualHold> {
    let table = at.table()?;
    let when_wait_over = keys::need(&table, "when_wait_over", At::span);
    let accepts = keys::need(&table, "accepts", At::share);
    let reached = keys::or(&table, "reached", 1.0, At::share);
    let ring = keys::or(&table, "ring", RING, At::span);
    table.finish();
    Some(VirtualHold { when_wait_over: when_wait_over?, accepts: accepts?, reached: reached?, ring: ring? })
}

/// A law whose mean is not longer than anybody would listen.
fn short_law(at: &At<'_>, context: &Context<'_>) -> Option<crate::laws::Law> {
    let law = context.law(at)?;
    if law.mean() > LONGEST_MENU.in_seconds() {
        at.problem(format!("nobody listens for longer than {LONGEST_MENU} in the mean; write \"25s\" or \"1m\""));
        return None;
    }
    Some(law)
}
