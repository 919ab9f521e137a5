//! `follow_ups`: what one contact leads to, of a contact type, a group or a robot.
//!
//! In: a list of rules. Out: [`FollowUp`]s in file order, each with its path as its address in the streams of chance.

use crate::centre::{ContactId, FollowUp, On};
use crate::document::At;
use crate::laws::Law;
use crate::scenario::context::Context;
use crate::scenario::keys;

/// Most firings of one rule along one chain.
const MOST_FIRINGS: u32 = 1000;

/// Whose rules they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A contact type's: every event.
    Contact,
    /// A group's: events of contacts that it handled.
    Group,
    /// A robot's: events of its calls and orders.
    Robot,
}

impl Of {
    /// The events that its rules may answer.
    fn events(self) -> &'static [On] {
        match self {
            Of::Contact => &[],
            Of::Group => &[
                On::Answered,
                On::Resolved,
                On::Unresolved,
                On::Sold,
                On::OrderError,
                On::OrderWritten,
                On::OrderRefused,
                On::Late,
                On::Confirmed,
                On::Cancelled,
            ],
            Of::Robot => &[On::Missed, On::Confirmed, On::Cancelled, On::Unreached],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Of::Contact => "a contact type",
            Of::Group => "a group",
            Of::Robot => "a robot",
        }
    }
}

/// Reads the rules of one contact type, group or robot.
pub fn read(at: &At<'_>, of: Of, context: &Context<'_>) -> Option<Vec<FollowUp>> {
    keys::each(at, |item| {
        let table = item.table()?;
        let on = keys::need(&table, "on", |at| events(at, of));
        let share = keys::or(&table, "share", 1.0, At::share);
        let to = keys::need(&table, "to", |at| context.contact(at));
        let after = keys::or(&table, "after", Law::Constant(0.0), |at| context.law(at));
        let up_to = keys::maybe(&table, "up_to", |at| at.count(1, MOST_FIRINGS));
        let transfer = keys::or(&table, "transfer", false, At::bool);
        let cancel_if_answered = keys::or(&table, "cancel_if_answered", false, At::bool);
        let mut sure = true;
        if transfer == Some(true) {
            sure = transfer_fits(item, &table, of, on);
        }
        table.finish();
        let rule = FollowUp {
            on: on?,
            share: share?,
            to: to?,
            after: after?,
            up_to: up_to?,
            transfer: transfer?,
            cancel_if_answered: cancel_if_answered?,
            address: item.path().to_owned(),
        };
        sure.then_some(rule)
    })
}

/// A transfer happens at the end of talk, on the same line.
fn transfer_fits(item: &At<'_>, table: &crate::document::Table<'_>, of: Of, on: Option<u32>) -> bool {
    let talked =
        [On::Answered, On::Resolved, On::Unresolved, On::Sold].iter().fold(0, |bits, event| bits | event.bit());
    if let Some(at) = table.maybe("after") {
        at.problem("a transfer happens at the end of talk; remove `after`");
        return false;
    }
    if let Some(at) = table.maybe("cancel_if_answered") {
        at.problem("a transfer begins at once, so nothing can come before it; remove `cancel_if_answered`");
        return false;
    }
    if of == Of::Robot || on.is_some_and(|on| on & !talked != 0) {
        item.problem("only talk can be transferred: `transfer = true` goes with on = [\"answered\"], \"resolved\", \"unresolved\" or \"sold\"");
        return false;
    }
    true
}

/// The set of events, from one text or a list.
fn events(at: &At<'_>, of: Of) -> Option<u32> {
    if at.is_text() {
        return event(at, of).map(On::bit);
    }
    let events = keys::each(at, |item| event(item, of))?;
    if events.is_empty() {
        at.problem("the list is empty; name at least one event such as \"abandoned\"");
        return None;
    }
    Some(events.into_iter().fold(0, |bits, event| bits | event.bit()))
}

fn event(at: &At<'_>, of: Of) -> Option<On> {
    let event = at.one_of(&On::ALL)?;
    let allowed = of.events();
    if !allowed.is_empty() && !allowed.contains(&event) {
        let names: Vec<&str> = On::ALL.iter().filter(|(_, on)| allowed.contains(on)).map(|(name, _)| *name).collect();
        at.problem(format!(
            "a rule of {} cannot answer this event; it can answer \"{}\"",
            of.name(),
            names.join("\", \"")
        ));
        return None;
    }
    Some(event)
}

/// The type that a rule leads to, as an index; for those who follow chains.
pub fn leads_to(rule: &FollowUp) -> usize {
    let ContactId(id) = rule.to;
    usize::from(id)
}
