//! `[robots.X]`: the robot that calls buyers to confirm their orders.
//!
//! In: a table of one robot. Out: a [`Robot`].

use crate::centre::robot::{Fallback, Key, KeyLeadsTo, Replies, Robot};
use crate::document::{At, Log, Table, shares};
use crate::laws::Law;
use crate::scenario::context::Context;
use crate::scenario::follow_ups::{self, Of};
use crate::scenario::{calling, keys};
use crate::units::{Span, shown};

/// Most ports of a robot.
pub const MOST_PORTS: u32 = 1_000_000;
/// Most attempts for one order.
const MOST_ATTEMPTS: usize = 1000;

/// Reads one robot.
pub fn read(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<Robot> {
    const FALLBACK: [(&str, Fallback); 3] =
        [("agents", Fallback::Agents), ("sms", Fallback::Sms), ("drop", Fallback::Drop)];
    let table = at.table()?;
    if let Some(at) = table.maybe("kind") {
        at.problem(
            "a robot calls; it sends a message after its last call in vain: write fallback = \"sms\" and `sms`, and \
             answers = 0 for messages alone",
        );
    }
    let provider = keys::maybe(&table, "provider", |at| context.provider(at));
    let ports = keys::need(&table, "ports", |at| at.count(1, MOST_PORTS));
    let attempts = keys::need(&table, "attempts", attempts);
    let hours = calling::hours(&table, context);
    let voicemail = keys::or(&table, "voicemail", 0.0, At::share);
    let answers = calling::answers(at, &table, voicemail);
    let ring = keys::or(&table, "ring", Span::ZERO, At::span);
    let message = keys::or(&table, "message", Span::ZERO, At::span);
    let keys = pressed(&table, context);
    let fallback = keys::or(&table, "fallback", Fallback::Agents, |at| at.one_of(&FALLBACK));
    let replies = keys::maybe(&table, "sms", |at| replies(at, &table, context));
    if let Some(at) = table.maybe("sms").filter(|_| fallback.is_some_and(|fallback| fallback != Fallback::Sms)) {
        at.problem("no message is sent: `sms` goes with fallback = \"sms\"");
    }
    let call_back_confirms = keys::or(&table, "call_back_confirms", false, At::bool);
    let follow_ups = keys::or(&table, "follow_ups", Vec::new(), |at| follow_ups::read(at, Of::Robot, context));
    table.finish();
    Some(Robot {
        name: name.to_owned(),
        provider: provider?,
        ports: ports?,
        attempts: attempts?,
        hours: hours?,
        answers: answers?,
        ring: ring?,
        message: message?,
        keys: keys?,
        fallback: fallback?,
        replies: replies?,
        call_back_confirms: call_back_confirms?,
        follow_ups: follow_ups?,
    })
}

/// `["0s", "10m", "30m"]`: after the order.
fn attempts(at: &At<'_>) -> Option<Vec<Span>> {
    let mut last: Option<Span> = None;
    let attempts = keys::each(at, |item| {
        let span = item.span()?;
        if let Some(before) = last.replace(span).filter(|before| *before >= span) {
            item.problem(format!("attempts must come later and later; {span} stands after {before}"));
            return None;
        }
        Some(span)
    })?;
    if attempts.is_empty() || attempts.len() > MOST_ATTEMPTS {
        at.problem(format!("{} attempts; give from 1 to {MOST_ATTEMPTS}", attempts.len()));
        return None;
    }
    Some(attempts)
}

/// `{ replies = 0.4, after = "10m", keys = { "1" = 0.9 } }`: what they reply leads where the same key leads in a call.
fn replies(at: &At<'_>, robot: &Table<'_>, context: &Context<'_>) -> Option<Replies> {
    let table = at.table()?;
    let share = keys::need(&table, "replies", At::share);
    let after = keys::or(&table, "after", Law::Constant(0.0), |at| context.law(at));
    let said = keys::need(&table, "keys", shares);
    table.finish();
    // What is wrong with `on_key` is told once, with the keys of calls.
    let silent = Log::new();
    let on_key = robot.maybe("on_key");
    let leads = on_key.and_then(|at| leads(&At::root(at.node(), &silent), context)).unwrap_or_default();
    let keys = keys::whole(said?.into_iter().map(|(key, share, at)| {
        let Some((_, leads_to, _)) = leads.iter().find(|(other, _, _)| *other == key) else {
            at.problem(format!("`on_key` of the robot does not say where the key \"{}\" leads", shown(&key)));
            return None;
        };
        Some(Key { key, share, leads_to: *leads_to })
    }));
    Some(Replies { share: share?, after: after?, keys: keys? })
}

/// `keys` and `on_key` together: every key leads somewhere.
fn pressed(table: &Table<'_>, context: &Context<'_>) -> Option<Vec<Key>> {
    let shares = keys::need(table, "keys", shares);
    let leads = keys::need(table, "on_key", |at| leads(at, context));
    let (shares, leads) = (shares?, leads?);
    for (key, _, at) in &leads {
        if !shares.iter().any(|(other, _, _)| other == key) {
            at.problem(format!("the key \"{}\" is not among `keys`; give its share there", shown(key)));
            return None;
        }
    }
    keys::whole(shares.into_iter().map(|(key, share, at)| {
        let Some((_, leads_to, _)) = leads.iter().find(|(other, _, _)| *other == key) else {
            at.problem(format!(
                "`on_key` does not say where the key \"{}\" leads: confirmed, cancelled or a contact type",
                shown(&key)
            ));
            return None;
        };
        Some(Key { key, share, leads_to: *leads_to })
    }))
}

/// `{ "1" = 0.80, "2" = 0.05 }`.
fn shares<'a>(at: &At<'a>) -> Option<Vec<(String, f64, At<'a>)>> {
    let shares = keys::whole(at.table()?.named().into_iter().map(|(key, place, value)| {
        let known = key.len() == 1 && key.bytes().all(|b| b.is_ascii_digit() || b == b'*' || b == b'#');
        if !known {
            at.log().error(
                place,
                value.path(),
                format!("\"{}\" is not a key of a telephone: 0 to 9, * or #", shown(key)),
            );
            return None;
        }
        Some((key.to_owned(), value.share()?, value))
    }))?;
    let sum: f64 = shares.iter().map(|(_, share, _)| share).sum();
    if shares::are_too_many(sum) {
        at.problem(format!("the shares add up to {}, at most 1 is possible", shares::rounded(sum)));
        return None;
    }
    Some(shares)
}

/// `{ "1" = "confirmed", "2" = "support" }`.
fn leads<'a>(at: &At<'a>, context: &Context<'_>) -> Option<Vec<(String, KeyLeadsTo, At<'a>)>> {
    keys::whole(at.table()?.named().into_iter().map(|(key, _, value)| {
        let leads_to = match value.text()? {
            "confirmed" => KeyLeadsTo::Confirmed,
            "cancelled" => KeyLeadsTo::Cancelled,
            text => {
                let known = ["confirmed".to_owned(), "cancelled".to_owned()];
                if context.names.contacts.place(text).is_none() {
                    let names: Vec<String> = known.iter().chain(context.names.contacts.iter()).cloned().collect();
                    value.problem(crate::document::value::unknown_name("contact type or result", text, &names));
                    return None;
                }
                KeyLeadsTo::People(context.contact(&value)?)
            }
        };
        Some((key.to_owned(), leads_to, value))
    }))
}
