//! A day on which calls and agents change by the half-hour: the differential equations of its chain, step by step.

use std::path::Path;

use super::comparison::{Comparison, Point, Series, Unit};
use super::queues::END;
use super::runs::Run;

/// As `validation/day.toml` has them: weights of half-hours, agents in each, calls a day, ends of patience a second.
const SHAPE: [f64; 20] = [2., 4., 6., 9., 10., 10., 8., 6., 4., 3., 4., 6., 8., 9., 8., 6., 4., 2., 0., 0.];
const AGENTS: [usize; 20] = [5, 5, 8, 8, 12, 12, 12, 7, 7, 7, 7, 11, 11, 11, 11, 6, 6, 4, 4, 4];
const PER_DAY: f64 = 1000.0;
const GIVES_UP: f64 = 1.0 / 150.0;

/// Seconds of a half-hour and of a step.
const HALF: usize = 1800;
const STEP: f64 = 1.0;
/// Talks and callers in the queue beyond which nobody comes.
const TALKS: usize = 12;
const QUEUE: usize = 80;

/// The chances of so many talks (rows) and so many in the queue.
type Law = Vec<[f64; QUEUE + 1]>;

/// How fast chances change, with so many calls a second and so many agents: who is above the roster finishes his talk and takes no other.
fn change(law: &Law, rate: f64, agents: usize) -> Law {
    let mut change = vec![[0.0; QUEUE + 1]; TALKS + 1];
    for talks in 0..=TALKS {
        for queue in 0..=QUEUE {
            let here = law[talks][queue];
            if here == 0.0 {
                continue;
            }
            let mut moves = |to: (usize, usize), rate: f64| {
                change[to.0][to.1] += here * rate;
                change[talks][queue] -= here * rate;
            };
            if talks < agents {
                moves((talks + 1, queue), rate);
            } else if queue < QUEUE {
                moves((talks, queue + 1), rate);
            }
            let ends = talks as f64 * END;
            match (talks <= agents, queue) {
                (true, 1..) => moves((talks, queue - 1), ends),
                _ if talks > 0 => moves((talks - 1, queue), ends),
                _ => {}
            }
            if queue > 0 {
                moves((talks, queue - 1), queue as f64 * GIVES_UP);
            }
        }
    }
    change
}

fn ahead(law: &Law, by: &Law, step: f64) -> Law {
    let row = |(row, by): (&[f64; QUEUE + 1], &[f64; QUEUE + 1])| std::array::from_fn(|at| row[at] + step * by[at]);
    law.iter().zip(by).map(row).collect()
}

/// One step of Runge and Kutta.
fn step(law: &Law, rate: f64, agents: usize) -> Law {
    let first = change(law, rate, agents);
    let second = change(&ahead(law, &first, STEP / 2.0), rate, agents);
    let third = change(&ahead(law, &second, STEP / 2.0), rate, agents);
    let fourth = change(&ahead(law, &third, STEP), rate, agents);
    let once = ahead(&ahead(law, &first, STEP / 6.0), &second, STEP / 3.0);
    ahead(&ahead(&once, &third, STEP / 3.0), &fourth, STEP / 6.0)
}

/// When agents come, the queue is served at once.
fn welcomed(law: Law, agents: usize) -> Law {
    let mut now = vec![[0.0; QUEUE + 1]; TALKS + 1];
    for (talks, row) in law.iter().enumerate() {
        for (queue, chance) in row.iter().enumerate() {
            let taken = queue.min(agents.saturating_sub(talks));
            now[talks + taken][queue - taken] += chance;
        }
    }
    now
}

/// What the chain says of the day.
struct Solved {
    /// By second: the share that would have to wait, and how many do.
    by_second: Vec<(f64, f64)>,
}

fn solved() -> Solved {
    let mut law = vec![[0.0; QUEUE + 1]; TALKS + 1];
    law[0][0] = 1.0;
    let mut by_second = Vec::new();
    let whole: f64 = SHAPE.iter().sum();
    for (weight, agents) in SHAPE.iter().zip(AGENTS) {
        let rate = PER_DAY * weight / whole / HALF as f64;
        law = welcomed(law, agents);
        for _ in 0..HALF {
            let delayed = law.iter().skip(agents).flatten().sum();
            let waiting =
                law.iter().map(|row| row.iter().enumerate().map(|(n, chance)| n as f64 * chance).sum::<f64>());
            by_second.push((delayed, waiting.sum()));
            law = step(&law, rate, agents);
        }
    }
    Solved { by_second }
}

impl Solved {
    /// Means over a half-hour of what `of` says.
    fn mean(&self, half: usize, of: fn(&(f64, f64)) -> f64) -> f64 {
        self.by_second[half * HALF..(half + 1) * HALF].iter().map(of).sum::<f64>() / HALF as f64
    }

    /// The share of the day's callers that hangs up, and their mean wait.
    fn whole(&self) -> (f64, f64) {
        let waited: f64 = self.by_second.iter().map(|(_, waiting)| waiting).sum();
        (waited * GIVES_UP / PER_DAY, waited / PER_DAY)
    }
}

fn clock(hours: f64) -> String {
    format!("{:02}:{:02}", hours as u32, (hours.fract() * 60.0) as u32)
}

pub fn day(root: &Path) -> Result<Comparison, String> {
    let (run, exact) = (Run::of(root, "day", &[])?, solved());
    let middle = |half: usize| 8.25 + half as f64 / 2.0;
    let series = |name, measure: &str, unit, of: fn(&(f64, f64)) -> f64| {
        let points = (0..18).map(|half| {
            let simulated = run.at("calls", half, measure)?;
            Ok(Point { x: middle(half), simulated, exact: exact.mean(half, of) })
        });
        let ends = |half: usize| [-0.25, 0.25].map(|side| (middle(half) + side, exact.mean(half, of)));
        let curve = (0..18).flat_map(ends).collect();
        Ok::<Series, String>(Series { name, unit, curve, points: points.collect::<Result<_, String>>()? })
    };
    let (given_up, wait) = exact.whole();
    let once = |name, unit, path: &str, exact| {
        let points = vec![Point { x: f64::NAN, simulated: run.figure(path)?, exact }];
        Ok::<Series, String>(Series { name, unit, curve: Vec::new(), points })
    };
    let queue = series("in the queue", "queue_length", Unit::Number, |at| at.1)?;
    Ok(Comparison {
        name: "day",
        title: "A day that varies in time",
        theory: "A thousand calls in two waves, agents by shifts; patience 150 s; who is in a talk when his shift ends finishes it. Theory is the \
                 differential equations of the chain of talks and queue (Kolmogorov 1931), solved in steps of a second. Line and \
                 points are means of half-hours.",
        set: &[],
        axis: "time of day",
        label: |x| if x.is_nan() { "all day".to_owned() } else { clock(x - 0.25) },
        drawn: "wait at all, %",
        series: vec![
            series("wait at all", "delayed", Unit::Percent, |at| at.0)?,
            Series { curve: Vec::new(), ..queue },
            once("hang up", Unit::Percent, "contacts.calls.abandonment", given_up)?,
            once("mean wait of all", Unit::Seconds, "contacts.calls.wait", wait)?,
        ],
    })
}
