//! The fewest agents that meet a target.

use super::{Load, Queue, b};
use crate::centre::Target;

/// More agents than this are never tried.
pub const MOST_AGENTS: u32 = 1_000_000;

/// Steps of one agent before larger ones are tried.
const NEAR: u32 = 12;

/// The fewest agents at which the queue of this load meets the target and its further limits; 0 without load, at most
/// [`MOST_AGENTS`].
///
/// The search starts at the square-root rule (Borst, Mandelbaum & Reiman 2004), near which the answer lies, and goes
/// by single agents with the recursion carried along; far answers are found by bisection.
pub fn agents_for(load: &Load, target: &Target) -> u32 {
    let erlangs = load.erlangs();
    if erlangs <= 0.0 {
        return 0;
    }
    let root = erlangs.sqrt();
    let limit = ((erlangs + 60.0 * root + 200.0) as u32).min(MOST_AGENTS);
    let guess = (erlangs + start(load, target) * root).ceil();
    let reached = Queue::new(load, (guess as u32).clamp(1, limit)).service_level(target);
    // One jump by the distance in log-odds; an agent in units of the root moves them by about 2.
    let jump = (log_odds(target.share) - log_odds(reached)) / 2.0 * root;
    let mut agents = ((guess + jump).ceil() as u32).clamp(1, limit);
    let mut inverse = b::inverse(erlangs, agents);
    if Queue::after(load, agents, inverse).meets(target) {
        for _ in 0..NEAR {
            let fewer = (inverse - 1.0) * erlangs / f64::from(agents);
            // The recursion backwards loses figures where 1/B nears 1, and cannot leave infinity.
            if agents == 1 || !(1.5..1e300).contains(&fewer) {
                break;
            }
            if !Queue::after(load, agents - 1, fewer).meets(target) {
                return agents;
            }
            (agents, inverse) = (agents - 1, fewer);
        }
        return between(load, target, 0, agents);
    }
    for _ in 0..NEAR {
        if agents >= limit {
            return limit;
        }
        agents += 1;
        inverse = 1.0 + f64::from(agents) / erlangs * inverse;
        if Queue::after(load, agents, inverse).meets(target) {
            return agents;
        }
    }
    between(load, target, agents, limit)
}

/// The logarithm of the odds of a share, within what a jump may use.
fn log_odds(share: f64) -> f64 {
    let share = share.clamp(1e-3, 1.0 - 1e-3);
    libm::log(share / (1.0 - share))
}

/// Agents above the load in units of its root, from which to search.
fn start(load: &Load, target: &Target) -> f64 {
    // A long time to answer, beside the handle time, needs little above the load.
    let patient = 1.0 - (target.answer_within.in_seconds() / load.handle_time).min(1.0).sqrt();
    let share = target.share - 0.5;
    if load.patience.is_some() { 1.5 * share * patient } else { 0.2 + 1.5 * share * patient }
}

/// The fewest in (few, enough], when `few` does not meet the target and `enough` does or is the limit.
fn between(load: &Load, target: &Target, mut few: u32, mut enough: u32) -> u32 {
    while enough - few > 1 {
        let middle = few + (enough - few) / 2;
        if Queue::new(load, middle).meets(target) {
            enough = middle;
        } else {
            few = middle;
        }
    }
    enough
}
