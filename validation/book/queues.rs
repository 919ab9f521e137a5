//! Single queues: Erlang C, Erlang A, one agent with talks of any spread.

use std::path::Path;

use super::chains::Steady;
use super::comparison::{Comparison, Point, Series, Unit};
use super::formulas::{erlang_c as delayed, pollaczek_khinchine, waits_longer};
use super::runs::Run;

/// A second's share of an hour.
pub const HOUR: f64 = 3600.0;
/// Ends of talks a second.
pub const END: f64 = 1.0 / 180.0;

/// A figure of each run: its name, unit and path, and what theory says by the value of the axis.
pub type Asked<'a> = (&'static str, Unit, &'static str, &'a dyn Fn(f64) -> f64);

/// A scenario run at some values of what `set` changes, each figure beside theory; the first `drawn` with a line of so many pieces.
pub fn along(
    root: &Path,
    name: &str,
    set: &[&str],
    (at, pieces): (&[f64], usize),
    (asked, drawn): (&[Asked<'_>], usize),
) -> Result<Vec<Series>, String> {
    let run = |x: &f64| {
        let changes = set.iter().map(|set| {
            let (path, value) = set.split_once('=').unwrap_or((set, ""));
            (path.to_owned(), value_of(value, *x))
        });
        Run::of(root, name, &changes.collect::<Vec<_>>())
    };
    let runs = at.iter().map(run).collect::<Result<Vec<_>, _>>()?;
    let (low, high) = (at[0], at[at.len() - 1]);
    let series = asked.iter().enumerate().map(|(place, (name, unit, path, exact))| {
        let points =
            at.iter().zip(&runs).map(|(x, run)| Ok(Point { x: *x, simulated: run.figure(path)?, exact: exact(*x) }));
        let step = (high - low) / pieces as f64;
        let line = (0..=pieces).map(|piece| low + step * piece as f64).map(|x| (x, exact(x)));
        let curve = if place < drawn { line.collect() } else { Vec::new() };
        Ok(Series { name, unit: *unit, curve, points: points.collect::<Result<_, String>>()? })
    });
    series.collect()
}

/// What is set at a value of the axis: `{}` is the value, `{180-}` what is left of 180.
pub fn value_of(pattern: &str, x: f64) -> String {
    match pattern.strip_prefix('{').and_then(|rest| rest.strip_suffix("-}")).and_then(|all| all.parse::<f64>().ok()) {
        Some(all) => (all - x).to_string(),
        None => pattern.replace("{}", &x.to_string()),
    }
}

pub fn whole(x: f64) -> String {
    format!("{x:.0}")
}

pub fn erlang_c(root: &Path) -> Result<Comparison, String> {
    let rate = 200.0 / HOUR;
    let of = |x: f64| delayed(rate / END, x as u32);
    let asked: [Asked<'_>; 4] = [
        ("answered within 20 s", Unit::Percent, "contacts.calls.service_level", &|x| {
            1.0 - waits_longer(rate, END, x as u32, 20.0)
        }),
        ("wait at all", Unit::Percent, "contacts.calls.delayed", &of),
        ("mean wait", Unit::Seconds, "contacts.calls.asa", &|x| of(x) / (x * END - rate)),
        ("occupancy", Unit::Percent, "groups.agents.occupancy", &|x| rate / END / x),
    ];
    let set = &["groups.agents.roster={}"];
    Ok(Comparison {
        name: "erlang_c",
        title: "Erlang C",
        theory: "Ten erlangs, nobody hangs up. Theory is Erlang's formula (1917), by its recursion.",
        set,
        axis: "agents",
        label: whole,
        drawn: "answered within 20 s, %",
        series: along(root, "erlang_c", set, (&[11.0, 12.0, 13.0, 14.0, 15.0, 16.0], 5), (&asked, 1))?,
    })
}

/// M/M/n+M by its births and deaths: calls and ends of patience a second.
fn impatient(rate: f64, agents: u32, gives_up: f64) -> Steady<u32> {
    let leaves = move |n: u32| f64::from(n.min(agents)) * END + f64::from(n.saturating_sub(agents)) * gives_up;
    Steady::of(0, move |n| {
        let mut moves = vec![(n.saturating_sub(1), leaves(n))];
        if n < agents + 400 {
            moves.push((n + 1, rate));
        }
        moves
    })
}

pub fn erlang_a(root: &Path) -> Result<Comparison, String> {
    let (agents, gives_up) = (14, 1.0 / 180.0);
    let chain = |x: f64| impatient(x / HOUR, agents, gives_up);
    let queue = |x: f64| chain(x).mean(|n| f64::from(n.saturating_sub(agents)));
    let asked: [Asked<'_>; 4] = [
        ("hang up", Unit::Percent, "contacts.calls.abandonment", &|x| gives_up * queue(x) / (x / HOUR)),
        ("wait at all", Unit::Percent, "contacts.calls.delayed", &|x| {
            chain(x).mean(|n| f64::from(u8::from(n >= agents)))
        }),
        ("mean wait of all", Unit::Seconds, "contacts.calls.wait", &|x| queue(x) / (x / HOUR)),
        ("occupancy", Unit::Percent, "groups.agents.occupancy", &|x| {
            chain(x).mean(|n| f64::from(n.min(agents))) / f64::from(agents)
        }),
    ];
    let set = &["contacts.calls.arrivals.poisson.per_hour={}"];
    Ok(Comparison {
        name: "erlang_a",
        title: "Erlang A",
        theory: "Fourteen agents, full at 280 calls an hour; patience 180 s. Theory is the birth-and-death chain of \
                 those in the centre (Palm 1957), solved.",
        set,
        axis: "calls an hour",
        label: whole,
        drawn: "hang up, %",
        series: along(root, "erlang_a", set, (&[160.0, 200.0, 240.0, 280.0, 320.0, 400.0], 24), (&asked, 1))?,
    })
}

pub fn m_g_1(root: &Path) -> Result<Comparison, String> {
    let (rate, talk) = (160.0 / HOUR, 18.0);
    let wait = |x: f64| pollaczek_khinchine(rate, talk, x);
    let asked: [Asked<'_>; 3] = [
        ("mean wait", Unit::Seconds, "contacts.calls.asa", &wait),
        ("wait at all", Unit::Percent, "contacts.calls.delayed", &|_| rate * talk),
        ("in the queue", Unit::Number, "contacts.calls.queue_length", &|x| rate * wait(x)),
    ];
    let set = &["contacts.calls.talk_time.lognormal.cv={}"];
    Ok(Comparison {
        name: "m_g_1",
        title: "One agent, talks of any spread (M/G/1)",
        theory: "Talk 18 s in the mean, lognormal; he is busy 80 % of the time. Theory is the formula of Pollaczek (1930) and \
                 Khinchine (1932).",
        set,
        axis: "coefficient of variation of talk",
        label: |x| format!("{x}"),
        drawn: "mean wait, s",
        series: along(root, "m_g_1", set, (&[0.25, 0.5, 1.0, 1.5, 2.0], 35), (&asked, 1))?,
    })
}
