//! Chains of follow-ups: whether they end, and how many contacts come of one first attempt.
//!
//! In: the rules of contact types, groups and robots. Out: a bound on the contacts of one chain, or a problem for
//! chains that never end. The bound takes, for each type, the outcome that leads to most (Harris 1963: a branching
//! process with more than one child on average grows without end); growth below 1 % a generation is let pass.

use std::collections::BTreeSet;

use crate::centre::{ContactType, FollowUp, Group, On};
use crate::scenario::able::takers;
use crate::scenario::check::{Parts, Places};
use crate::scenario::contacts;
use crate::scenario::follow_ups::leads_to;

/// What comes of one first attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Growth {
    /// At most so many contacts, itself among them.
    Bounded(f64),
    /// No end; told as a problem.
    Endless,
}

/// For each type, its expected children by type, in ascending order of the types.
type Children = Vec<Vec<(usize, f64)>>;

/// Looks at all chains.
pub fn growth(places: &Places<'_, '_>, parts: &Parts) -> Growth {
    let takers = takers(parts.contacts.len(), &parts.groups);
    let limitless = matrix(parts, &takers, |rule| rule.up_to.is_none());
    let at_once = matrix(parts, &takers, |rule| rule.up_to.is_none() && rule.after.mean() <= 0.0);
    if let Some(number) = grows(&at_once, 1.0 - 1e-9) {
        tell(
            places,
            parts,
            number,
            "its follow-ups lead back to it at once, every time and without limit: the chain never ends; give `after`, `up_to` or a share below 1",
        );
        return Growth::Endless;
    }
    if let Some(number) = grows(&limitless, 1.01) {
        tell(
            places,
            parts,
            number,
            "its follow-ups lead back to more contacts than there were: their number grows without end; give `up_to` or smaller shares",
        );
        return Growth::Endless;
    }
    Growth::Bounded(total(&limitless, &matrix(parts, &takers, |rule| rule.up_to.is_some()), most_firings(parts)))
}

fn tell(places: &Places<'_, '_>, parts: &Parts, number: usize, message: &str) {
    let name = parts.contacts.get(number).and_then(Option::as_ref).map(|read| read.contact.name.as_str());
    if let Some(at) = name.and_then(|name| places.of("contacts", name)) {
        at.problem(message);
    }
}

/// Firings of limited rules along one chain, at most.
fn most_firings(parts: &Parts) -> u32 {
    let rules = parts.contacts.iter().flatten().flat_map(|read| &read.contact.follow_ups);
    let groups = parts.groups.iter().flatten().flat_map(|group| &group.follow_ups);
    rules.chain(groups).filter_map(|rule| rule.up_to).fold(0u32, u32::saturating_add).min(1000)
}

/// Expected children of one contact of each type, by the outcome that leads to most, through rules that `counts` keeps.
fn matrix(parts: &Parts, takers: &[Vec<&Group>], counts: impl Fn(&FollowUp) -> bool) -> Children {
    let children = |(number, read): (usize, &Option<contacts::Read>)| {
        let Some(contact) = read.as_ref().map(|read| &read.contact) else { return Vec::new() };
        let own: Vec<&FollowUp> = contact.follow_ups.iter().filter(|rule| counts(rule)).collect();
        let able = takers.get(number).into_iter().flatten();
        let of_groups: Vec<&FollowUp> = able.flat_map(|group| &group.follow_ups).filter(|rule| counts(rule)).collect();
        let columns: BTreeSet<usize> =
            own.iter().chain(&of_groups).map(|rule| leads_to(rule)).filter(|to| *to < parts.contacts.len()).collect();
        columns.into_iter().map(|column| (column, expected(contact, &own, &of_groups, column))).collect()
    };
    parts.contacts.iter().enumerate().map(children).collect()
}

/// Expected children of type `column`.
fn expected(contact: &ContactType, own: &[&FollowUp], of_groups: &[&FollowUp], column: usize) -> f64 {
    let resolved = contact.resolved.unwrap_or(1.0);
    let sold = contact.value.conversion;
    let after_talk =
        [(On::Answered, 1.0), (On::Resolved, resolved), (On::Unresolved, 1.0 - resolved), (On::Sold, sold)];
    let of_work = [On::Late, On::Confirmed, On::Cancelled, On::Unreached].map(|on| (on, 1.0));
    let answers = |rule: &&&FollowUp, on: On| leads_to(rule) == column && rule.on & on.bit() != 0;
    let sum = |on: On| own.iter().filter(|rule| answers(rule, on)).map(|rule| rule.share).sum::<f64>();
    // A contact is handled by one group: the one that leads to most.
    let most = |on: On| of_groups.iter().filter(|rule| answers(rule, on)).map(|rule| rule.share).fold(0.0, f64::max);
    let talked: f64 = after_talk.iter().chain(&of_work).map(|(on, chance)| chance * (sum(*on) + most(*on))).sum();
    let before = [On::Closed, On::Blocked, On::Deflected, On::AbandonedInIvr, On::SelfServed].map(sum);
    let queued = [On::Balked, On::Abandoned, On::Unreached].map(sum);
    let lost = before.into_iter().chain(queued).fold(0.0, f64::max);
    talked.max(lost)
}

/// One generation more: what is below each type's children.
fn step(children: &Children, below: &[f64]) -> Vec<f64> {
    let of =
        |row: &Vec<(usize, f64)>| row.iter().map(|(to, share)| share * below.get(*to).copied().unwrap_or(0.0)).sum();
    children.iter().map(of).collect()
}

/// A type on a circle whose generations keep at least `limit` of their number; none when all die out faster.
fn grows(children: &Children, limit: f64) -> Option<usize> {
    // No generation grows faster than the type with most children.
    if children.iter().all(|row| row.iter().map(|(_, share)| share).sum::<f64>() < limit * (1.0 - 1e-9)) {
        return None;
    }
    let size = children.len();
    let rounds = (2 * size).clamp(100, 2000);
    let mut parents: Children = vec![Vec::new(); size];
    for (from, row) in children.iter().enumerate() {
        for (to, share) in row {
            if let Some(slot) = parents.get_mut(*to) {
                slot.push((from, *share));
            }
        }
    }
    let (below, rate) = iterate(children, rounds);
    if rate < limit {
        return None;
    }
    let (above, _) = iterate(&parents, rounds);
    // Types on the circle have descendants and ancestors without end.
    let weight = |number: usize| below.get(number).copied().unwrap_or(0.0) * above.get(number).copied().unwrap_or(0.0);
    let most = (0..size).map(weight).fold(0.0, f64::max);
    (0..size).find(|number| weight(*number) >= 0.5 * most)
}

/// The power method: the sizes after many generations, scaled to 1, and the growth of the last half by generation.
fn iterate(children: &Children, rounds: usize) -> (Vec<f64>, f64) {
    let mut sizes = vec![1.0; children.len()];
    let mut growth = 0.0;
    for round in 0..rounds {
        sizes = step(children, &sizes);
        let most = sizes.iter().copied().fold(0.0, f64::max);
        if most <= 0.0 {
            return (sizes, 0.0);
        }
        sizes.iter_mut().for_each(|size| *size /= most);
        if round >= rounds / 2 {
            growth += libm::log(most);
        }
    }
    (sizes, libm::exp(growth / (rounds - rounds / 2) as f64))
}

/// Contacts that come of one first attempt of the type with most.
fn total(limitless: &Children, limited: &Children, firings: u32) -> f64 {
    let mut present = vec![1.0f64; limitless.len()];
    let mut sums = present.clone();
    for generation in 0..firings.max(50) {
        let mut next = step(limitless, &present);
        if generation < firings {
            next.iter_mut().zip(step(limited, &present)).for_each(|(size, more)| *size += more);
        }
        let most = sums.iter().copied().fold(0.0, f64::max);
        if most > 1e15 || next.iter().all(|size| *size < 1e-9) {
            break;
        }
        sums.iter_mut().zip(&next).for_each(|(sum, size)| *sum += size);
        present = next;
    }
    sums.into_iter().fold(1.0, f64::max)
}
