//! Chains of follow-ups: whether they end, and how many contacts come of one first attempt.
//!
//! In: the rules of contact types, groups and robots. Out: a bound on the contacts of one chain, or a problem for
//! chains that never end. The bound takes, for each type, the outcome that leads to most (Harris 1963: a branching
//! process with more than one child on average grows without end).

use crate::centre::{FollowUp, On};
use crate::document::At;
use crate::scenario::check::{Parts, Places};
use crate::scenario::follow_ups::leads_to;

/// What comes of one first attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Growth {
    /// At most so many contacts, itself among them.
    Bounded(f64),
    /// No end; told as a problem.
    Endless,
}

/// Expected children by type (row) and child's type (column).
type Matrix = Vec<Vec<f64>>;

/// Looks at all chains.
pub fn growth(root: &At<'_>, parts: &Parts) -> Growth {
    let limitless = matrix(parts, |rule| rule.up_to.is_none());
    let at_once = matrix(parts, |rule| rule.up_to.is_none() && rule.after.mean() <= 0.0);
    let places = Places::new(root);
    if let Some(number) = grows(&at_once, 1.0 - 1e-9) {
        tell(&places, parts, number, "its follow-ups lead back to it at once, every time and without limit: the chain never ends; give `after`, `up_to` or a share below 1");
        return Growth::Endless;
    }
    if let Some(number) = grows(&limitless, 1.0 + 1e-9) {
        tell(&places, parts, number, "its follow-ups lead back to more contacts than there were: their number grows without end; give `up_to` or smaller shares");
        return Growth::Endless;
    }
    Growth::Bounded(total(&limitless, &matrix(parts, |rule| rule.up_to.is_some()), most_firings(parts)))
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
fn matrix(parts: &Parts, counts: impl Fn(&FollowUp) -> bool) -> Matrix {
    let size = parts.contacts.len();
    let mut matrix = vec![vec![0.0; size]; size];
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(contact) = read.as_ref().map(|read| &read.contact) else { continue };
        let groups = parts.groups.iter().flatten().filter(|group| group.skills.iter().any(|skill| skill.contact.index() == number));
        let of_groups: Vec<&FollowUp> = groups.flat_map(|group| &group.follow_ups).filter(|rule| counts(rule)).collect();
        let own: Vec<&FollowUp> = contact.follow_ups.iter().filter(|rule| counts(rule)).collect();
        let resolved = contact.resolved.unwrap_or(1.0);
        let after_talk = [
            (On::Answered, 1.0),
            (On::Resolved, resolved),
            (On::Unresolved, 1.0 - resolved),
            (On::Sold, contact.value.conversion),
            (On::Late, 1.0),
            (On::Confirmed, 1.0),
            (On::Cancelled, 1.0),
            (On::Unreached, 1.0),
        ];
        for column in 0..size {
            let share = |rules: &[&FollowUp], on: On| rules.iter().filter(|rule| leads_to(rule) == column && rule.on & on.bit() != 0).map(|rule| rule.share).sum::<f64>();
            let talked: f64 = after_talk.iter().map(|(on, chance)| chance * (share(&own, *on) + most(&of_groups, column, *on))).sum();
            let lost = [On::Closed, On::Blocked, On::Balked, On::Abandoned].iter().map(|on| share(&own, *on)).fold(0.0, f64::max);
            matrix[number][column] = talked.max(lost);
        }
    }
    matrix
}

/// The largest share of a group's rules: a contact is handled by one group.
fn most(rules: &[&FollowUp], column: usize, on: On) -> f64 {
    rules.iter().filter(|rule| leads_to(rule) == column && rule.on & on.bit() != 0).map(|rule| rule.share).fold(0.0, f64::max)
}

/// A type whose descendants of its own kind are at least `limit` in a generation's growth; none when all die out.
fn grows(matrix: &Matrix, limit: f64) -> Option<usize> {
    (0..matrix.len()).find(|start| returns(matrix, *start) >= limit)
}

/// Expected first returns to `start` from one contact of it: 1 or more means that its line never dies out. Paths
/// through types of a smaller number are left out, for they are counted there.
fn returns(matrix: &Matrix, start: usize) -> f64 {
    let size = matrix.len();
    let mut present: Vec<f64> = matrix[start].clone();
    let mut back = 0.0;
    for _ in 0..=size.min(64) * 4 {
        back += std::mem::take(&mut present[start]);
        let mut next = vec![0.0; size];
        for (from, amount) in present.iter().enumerate().filter(|(from, amount)| *from > start && **amount > 1e-12) {
            for (to, children) in matrix[from].iter().enumerate() {
                next[to] += amount * children;
            }
        }
        if back > 1e6 || next.iter().all(|amount| *amount <= 1e-12) {
            break;
        }
        present = next;
    }
    back + present.get(start).copied().unwrap_or(0.0)
}

/// Contacts that come of one first attempt of the type with most.
fn total(limitless: &Matrix, limited: &Matrix, firings: u32) -> f64 {
    let size = limitless.len();
    let mut present = vec![1.0f64; size];
    let mut most = vec![1.0f64; size];
    for generation in 0..u32::max(50, firings) {
        let next: Vec<f64> = (0..size)
            .map(|from| {
                let through = |matrix: &Matrix| matrix[from].iter().zip(&present).map(|(children, below)| children * below).sum::<f64>();
                through(limitless) + if generation < firings { through(limited) } else { 0.0 }
            })
            .collect();
        if next.iter().all(|amount| *amount < 1e-9) || most.iter().any(|sum| *sum > 1e15) {
            break;
        }
        for (sum, amount) in most.iter_mut().zip(&next) {
            *sum += amount;
        }
        present = next;
    }
    most.into_iter().fold(1.0, f64::max)
}
