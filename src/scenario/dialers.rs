//! `[dialers.X]`: calls to the people of one outbound type, for agents who are free.
//!
//! In: a table of one dialer; then all parts. Out: a [`Dialer`], and what does not fit its contact type.

use crate::centre::Direction;
use crate::centre::dialer::{Detection, Dialer, Mode};
use crate::document::{At, Table};
use crate::laws::Law;
use crate::scenario::check::{Parts, Places};
use crate::scenario::context::Context;
use crate::scenario::{calling, keys};
use crate::units::Span;

/// Most calls for one record.
const MOST_ATTEMPTS: u32 = 1000;
/// Most lines of a dialer.
const MOST_PORTS: u32 = 1_000_000;
/// Most calls that ring for one agent who is free.
const MOST_AHEAD: f64 = 100.0;
/// How long people listen to nobody, seconds: two seconds of silence, and most hang up.
const WAITS: f64 = 2.0;
/// How long an agent listens to a machine, if nothing is said, seconds.
const HEARD: i64 = 5;

/// How far ahead of the agents it calls.
struct Pace {
    per_free_agent: f64,
    only_above_idle: u32,
}

/// Reads one dialer.
pub fn read(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<Dialer> {
    const MODES: [(&str, Mode); 3] =
        [("preview", Mode::Preview), ("progressive", Mode::Progressive), ("predictive", Mode::Predictive)];
    let table = at.table()?;
    let contacts = keys::need(&table, "contacts", |at| context.contact(at));
    let mode = keys::need(&table, "mode", |at| at.one_of(&MODES));
    let pace = pace(at, &table, mode);
    let voicemail = voicemail(&table);
    let answers = calling::answers(at, &table, voicemail.map(|(share, _)| share));
    let attempts = keys::or(&table, "attempts", 1, |at| at.count(1, MOST_ATTEMPTS));
    let again_after = keys::or(&table, "again_after", Law::Constant(3600.0), |at| context.law(at));
    let look = keys::or(&table, "look", Law::Constant(0.0), |at| context.law(at));
    let ring = keys::or(&table, "ring", Law::Constant(0.0), |at| context.law(at));
    let waits = keys::or(&table, "waits", Law::Constant(WAITS), |at| context.law(at));
    let abandoned_at_most = keys::maybe(&table, "abandoned_at_most", At::share);
    let ports = keys::maybe(&table, "ports", |at| at.count(1, MOST_PORTS));
    let hours = calling::hours(&table, context);
    let provider = keys::maybe(&table, "provider", |at| context.provider(at));
    let fits = mode.is_none_or(|mode| fits(&table, mode));
    table.finish();
    let pace = pace?;
    let (answers, ring) = (answers?, ring?);
    if ring.mean() <= 0.0 && answers.chance.all().iter().any(|chance| *chance < 1.0) {
        at.problem(
            "calls that nobody answers would take no time: give `ring`, how long it rings, as in ring = \"20s\"",
        );
        return None;
    }
    let dialer = Dialer {
        name: name.to_owned(),
        contacts: contacts?,
        mode: mode?,
        per_free_agent: pace.per_free_agent,
        only_above_idle: pace.only_above_idle,
        answers,
        detection: voicemail?.1,
        attempts: attempts?,
        again_after: again_after?,
        look: look?,
        ring,
        waits: waits?,
        abandoned_at_most: abandoned_at_most?,
        ports: ports?,
        hours: hours?,
        provider: provider?,
    };
    fits.then_some(dialer)
}

/// `{ per_free_agent = 1.2, only_above_idle = 2 }`.
fn pace(at: &At<'_>, table: &Table<'_>, mode: Option<Mode>) -> Option<Pace> {
    let pace = keys::or(table, "pace", Pace { per_free_agent: 1.0, only_above_idle: 0 }, |at| {
        let table = at.table()?;
        let per_free_agent = keys::or(&table, "per_free_agent", 1.0, |at| at.number(1.0, MOST_AHEAD));
        let only_above_idle = keys::or(&table, "only_above_idle", 0, |at| at.count(0, 100_000));
        if let Some(at) = table.maybe("per_free_agent").filter(|_| mode.is_some_and(|mode| mode != Mode::Predictive)) {
            at.problem("only a predictive dialer calls more people than agents are free; remove it, or write mode = \"predictive\"");
            return None;
        }
        table.finish();
        Some(Pace { per_free_agent: per_free_agent?, only_above_idle: only_above_idle? })
    });
    if mode == Some(Mode::Predictive) && !table.has("pace") {
        at.problem("a predictive dialer needs `pace`: how many calls ring for each agent who is free, as in pace = { per_free_agent = 1.5 }");
        return None;
    }
    pace
}

/// A share of calls, or `{ share = 0.2, detected = 0.9, mistaken = 0.01, heard = "5s" }`.
fn voicemail(table: &Table<'_>) -> Option<(f64, Detection)> {
    let plain = Detection { detected: 1.0, mistaken: 0.0, heard: Span::seconds(HEARD) };
    keys::or(table, "voicemail", (0.0, plain), |at| {
        if at.is_number() {
            return Some((at.share()?, plain));
        }
        let table = at.table()?;
        let share = keys::need(&table, "share", At::share);
        let detected = keys::or(&table, "detected", plain.detected, At::share);
        let mistaken = keys::or(&table, "mistaken", plain.mistaken, At::share);
        let heard = keys::or(&table, "heard", plain.heard, At::span);
        table.finish();
        Some((share?, Detection { detected: detected?, mistaken: mistaken?, heard: heard? }))
    })
}

/// Keys that mean nothing where agents dial for themselves, or only there.
fn fits(table: &Table<'_>, mode: Mode) -> bool {
    let mut fits = true;
    let mut refuse = |key: &'static str, why: &str| {
        if let Some(at) = table.maybe(key) {
            at.problem(why.to_owned());
            fits = false;
        }
    };
    if mode == Mode::Preview {
        refuse(
            "pace",
            "in preview agents dial for themselves, one call each; for those who stay free give the contact type `min_idle`",
        );
        refuse("ports", "in preview agents dial for themselves, on a line each; remove `ports`");
        refuse("waits", "in preview nobody who answers waits for an agent; remove `waits`");
        refuse("abandoned_at_most", "in preview nobody who answers waits for an agent; remove `abandoned_at_most`");
    } else {
        refuse(
            "look",
            "only an agent who dials for himself looks at the record first; remove `look`, or write mode = \"preview\"",
        );
    }
    fits
}

/// Whether a dialer calls the contact type with this number, or may.
pub fn calls(parts: &Parts, contact: usize) -> bool {
    parts.dialers.iter().any(|dialer| dialer.as_ref().is_none_or(|dialer| dialer.contacts.index() == contact))
}

/// Each dialer calls one outbound type, which nobody else calls.
pub fn check(places: &Places<'_, '_>, parts: &Parts) {
    for (number, dialer) in parts.dialers.iter().enumerate() {
        let Some(dialer) = dialer else { continue };
        let Some(at) = places.of("dialers", &dialer.name) else { continue };
        let before = parts.dialers[..number].iter().flatten().find(|other| other.contacts == dialer.contacts);
        if let Some(before) = before {
            at.problem(format!(
                "its contacts are called by the dialer \"{}\" already; one dialer calls a type",
                before.name
            ));
        }
        let Some(contact) = parts.contacts.get(dialer.contacts.index()).and_then(Option::as_ref) else { continue };
        let contact = &contact.contact;
        if contact.direction != Direction::Outbound {
            at.problem(format!("a dialer calls people: the type \"{}\" must be outbound", contact.name));
        }
        if contact.robot.is_some() {
            at.problem(format!("a robot calls \"{}\" already; a type has a robot or a dialer", contact.name));
        }
        let ahead = dialer.mode != Mode::Preview;
        if contact.patience.is_some() {
            at.problem(format!(
                "\"{}\" has `patience`, but nobody waits to be called; how long somebody who answered listens to nobody is `waits` of the dialer",
                contact.name
            ));
        }
        if ahead && contact.min_idle > 0 {
            at.problem(format!(
                "\"{}\" has `min_idle`, which is of agents who dial for themselves; write pace = {{ only_above_idle = {} }}",
                contact.name, contact.min_idle
            ));
        }
    }
}
