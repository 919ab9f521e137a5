//! The fewest agents that meet a target.

use super::{Load, Queue, b};
use crate::centre::Target;

/// More agents than this are never tried.
pub const MOST_AGENTS: u32 = 1_000_000;

/// Guesses by secants; then the rest is halved.
const GUESSES: u32 = 8;

/// Nearer to the target than this a level is reckoned again as [`Queue::new`] does, whose last figures count.
const NEAR: f64 = 1e-9;

/// The fewest agents at which the queue of this load meets the target and its further limits; 0 without load, at most
/// [`MOST_AGENTS`].
///
/// The search starts at the square-root rule (Borst, Mandelbaum & Reiman 2004), near which the answer lies, and goes on by
/// secants of the log-odds of the service level, which are nearly straight in the agents. The answer is the number that meets the
/// target while one fewer does not.
pub fn agents_for(load: &Load, target: &Target) -> u32 {
    let erlangs = load.erlangs();
    if erlangs <= 0.0 {
        return 0;
    }
    let root = erlangs.sqrt();
    let mut search = Search { load, target, erlangs, inverse: (0, 1.0) };
    // `enough` is the limit until something is known to be.
    let (mut few, mut enough) = (0, ((erlangs + 60.0 * root + 200.0) as u32).min(MOST_AGENTS));
    let wanted = log_odds(target.share);
    let mut guess = erlangs + start(load, target) * root;
    // Agents that one unit of log-odds takes.
    let mut agents_each = root / 2.0;
    let mut last: Option<(f64, f64)> = None;
    let mut guesses = 0;
    while enough - few > 1 {
        let agents = if guesses < GUESSES { guess.ceil().max(0.0) as u32 } else { few + (enough - few) / 2 };
        let agents = agents.clamp(few + 1, enough - 1);
        let (level, meets) = search.level(agents);
        if meets {
            enough = agents;
        } else {
            few = agents;
        }
        let point = (f64::from(agents), log_odds(level));
        if let Some(last) = last.filter(|last| (point.1 - last.1).abs() > 1e-6) {
            agents_each = (point.0 - last.0) / (point.1 - last.1);
        }
        last = Some(point);
        guess = point.0 + (wanted - point.1) * agents_each;
        guesses += 1;
    }
    enough
}

/// Queues of one load at different numbers of agents.
struct Search<'a> {
    load: &'a Load,
    target: &'a Target,
    erlangs: f64,
    /// Agents, and 1/B of them.
    inverse: (u32, f64),
}

impl Search<'_> {
    /// The service level with so many agents, and whether the target and its limits are met.
    fn level(&mut self, agents: u32) -> (f64, bool) {
        let queue = Queue::after(self.load, agents, self.inverse_b(agents));
        let (level, distance) = queue.distance(self.target);
        let meets =
            if distance.abs() < NEAR { Queue::new(self.load, agents).meets(self.target) } else { distance > 0.0 };
        (level, meets)
    }

    /// 1/B, from that of a number of agents nearby where that is known.
    fn inverse_b(&mut self, agents: u32) -> f64 {
        let (mut n, mut inverse) = self.inverse;
        // Downwards the recursion loses figures where 1/B nears 1, and cannot leave infinity.
        while n > agents && n - agents <= 8 && (4.0..1e300).contains(&inverse) {
            inverse = (inverse - 1.0) * self.erlangs / f64::from(n);
            n -= 1;
        }
        if n > agents || agents - n > 16 {
            (n, inverse) = (agents, b::sum(self.erlangs, agents));
        }
        while n < agents {
            n += 1;
            inverse = 1.0 + f64::from(n) / self.erlangs * inverse;
        }
        self.inverse = (n, inverse);
        inverse
    }
}

/// The logarithm of the odds of a share, within what a jump may use.
fn log_odds(share: f64) -> f64 {
    let share = share.clamp(1e-3, 1.0 - 1e-3);
    libm::log(share / (1.0 - share))
}

/// Agents above the load in units of its root, from which to search.
fn start(load: &Load, target: &Target) -> f64 {
    let within = target.answer_within.in_seconds();
    match load.patience {
        // In the fluid limit those answered have waited T, and the rest has given up by then (Whitt 2006); above it, as many
        // as the share asks for.
        Some(patience) => {
            let answered = libm::exp(-within / patience).max(target.share.clamp(0.0, 1.0));
            load.erlangs().sqrt() * (answered - 1.0) + 0.55 * log_odds(target.share)
        }
        // A long time to answer, beside the handle time, needs little above the load.
        None => 0.2 + 1.5 * (target.share - 0.5) * (1.0 - (within / load.handle_time).min(1.0).sqrt()),
    }
}
