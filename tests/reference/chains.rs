//! Queues whose exact values are solved here: birth-death chains and a formula, independent of the simulator.
//!
//! Balking is a birth-death chain; a share that waits for ever is M/M/n+G (Zeltyn and Mandelbaum 2005, Queueing Systems 51)
//! with a mixed law of patience, and so is virtual hold that a share takes; call-backs that ring in vain for no time are a
//! chain in which the queue falls by more than one.

use crate::cases::{Case, Expectation};

/// Callers a second, contacts that one agent finishes a second, those who give up a second.
const CALLS: f64 = 240.0 / 3600.0;
const ENDS: f64 = 1.0 / 120.0;
const GIVES_UP: f64 = 1.0 / 100.0;

/// The hours of a replication that count.
const HOURS: f64 = 18.0;

fn case(id: &str, agents: usize, more: &str, figures: &[(&str, f64, f64)]) -> Case {
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"00:00-24:00\"\n[run]\nwarm_up = \"6h\"\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = 240 }}\ntalk_time.exponential = {{ mean = \"2m\" }}\n{more}\n\
         [groups.agents]\nskills = [\"calls\"]\nroster = {agents}\n[trunks.city]\nlines = 100000\ncarries = [\"calls\"]\n"
    );
    let expected = figures.iter().map(|(name, exact, scale)| {
        let path = if name.contains('.') { (*name).to_owned() } else { format!("contacts.calls.{name}") };
        Expectation { path, exact: *exact, scale: *scale }
    });
    Case { id: id.to_owned(), text, replications: 400, expected: expected.collect() }
}

/// One of all callers, as a number of a replication's.
const SHARE: f64 = 1.0 / (CALLS * 3600.0 * HOURS);

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![balking(8, 3, 0.4, 0.0), balking(8, 0, 0.5, GIVES_UP), never_abandons(), takes_hold(), rings_in_vain()]
}

/// Of those who find `queue` waiting a share leaves; the others give up at a rate of `gives_up`.
fn balking(agents: usize, queue: usize, share: f64, gives_up: f64) -> Case {
    let enters = |n: usize| if n >= agents + queue { CALLS * (1.0 - share) } else { CALLS };
    let leaves = |n: usize| n.min(agents) as f64 * ENDS + n.saturating_sub(agents) as f64 * gives_up;
    let mut weights = vec![1.0f64];
    for n in 0..2000 {
        weights.push(weights[n] * enters(n) / leaves(n + 1));
    }
    let all: f64 = weights.iter().sum();
    let mean =
        |of: &dyn Fn(usize) -> f64| weights.iter().enumerate().map(|(n, weight)| weight / all * of(n)).sum::<f64>();
    let waiting = mean(&|n| n.saturating_sub(agents) as f64);
    let balked = mean(&|n| 1.0 - enters(n) / CALLS);
    let patience = if gives_up > 0.0 { "patience.exponential = { mean = \"100s\" }\n" } else { "" };
    let figures = [
        ("balked", balked, SHARE),
        ("abandonment", balked + gives_up * waiting / CALLS, 1.0),
        ("wait", waiting / CALLS, 1.0),
        ("queue_length", waiting, 1.0),
        ("delayed", mean(&|n| if n >= agents { enters(n) / CALLS } else { 0.0 }), 1.0),
    ];
    let more = format!("{patience}balks = {{ queue = {queue}, share = {share} }}");
    case(&format!("balks-{queue}"), agents, &more, &figures)
}

/// M/M/n+G where a share has no patience's end and the others' is exponential: shares delayed and given up, mean wait.
fn mixed_patience(agents: usize, for_ever: f64) -> [f64; 3] {
    let patient = |x: f64| for_ever * x + (1.0 - for_ever) * (1.0 - libm::exp(-GIVES_UP * x)) / GIVES_UP;
    let density = |x: f64| libm::exp(CALLS * patient(x) - agents as f64 * ENDS * x);
    let (step, mut j, mut j1) = (0.01, 0.0, 0.0);
    for half in 0..2_000_000 {
        // Simpson's rule: 1, 4, 2, 4, ... , the first of them at 0.
        let weight = if half == 0 { 1.0 } else { 2.0 * f64::from(1 + half % 2) };
        let x = f64::from(half) * step;
        j += weight * density(x) * step / 3.0;
        j1 += weight * patient(x) * density(x) * step / 3.0;
    }
    let load = CALLS / ENDS;
    let blocking = (1..agents).fold(1.0, |b, n| load * b / (n as f64 + load * b));
    let whole = 1.0 / blocking + CALLS * j;
    [CALLS * j / whole, (1.0 + (CALLS - agents as f64 * ENDS) * j) / whole, CALLS * j1 / whole]
}

fn never_abandons() -> Case {
    let [delayed, abandonment, wait] = mixed_patience(8, 0.3);
    let more = "patience.exponential = { mean = \"100s\" }\nnever_abandons = 0.3";
    case(
        "never-abandons",
        8,
        more,
        &[("delayed", delayed, 1.0), ("abandonment", abandonment, 1.0), ("wait", wait, 1.0)],
    )
}

/// Virtual hold that is always offered and always reached: who takes it waits for ever, without a line.
fn takes_hold() -> Case {
    let [delayed, abandonment, wait] = mixed_patience(8, 0.35);
    let more = "patience.exponential = { mean = \"100s\" }\n\
                virtual_hold = { when_wait_over = \"0s\", accepts = 0.35, reached = 1.0 }";
    let figures = [
        ("delayed", delayed, 1.0),
        ("abandonment", abandonment, 1.0),
        ("wait", wait, 1.0),
        ("called_back", 0.35 * delayed, SHARE),
    ];
    case("virtual-hold", 8, more, &figures)
}

/// Everybody who must wait is dialled back; some are not there, which takes no time: the next is dialled at once.
#[allow(clippy::needless_range_loop)]
fn rings_in_vain() -> Case {
    let (agents, reached, most) = (9usize, 0.8f64, 400usize);
    let mut rates = vec![vec![0.0; most + 1]; most + 1];
    for n in 0..=most {
        if n < most {
            rates[n][n + 1] += CALLS;
        }
        if n <= agents {
            if n > 0 {
                rates[n][n - 1] += n as f64 * ENDS;
            }
            continue;
        }
        let (waiting, ends) = (n - agents, agents as f64 * ENDS);
        for dialled in 1..=waiting {
            rates[n][n - dialled] += ends * reached * (1.0 - reached).powi(dialled as i32 - 1);
        }
        rates[n][agents - 1] += ends * (1.0 - reached).powi(waiting as i32);
    }
    let chances = stationary(rates);
    let mean = |of: &dyn Fn(usize) -> f64| chances.iter().enumerate().map(|(n, chance)| chance * of(n)).sum::<f64>();
    let delayed = mean(&|n| f64::from(u8::from(n >= agents)));
    let waiting = mean(&|n| n.saturating_sub(agents) as f64);
    let busy = mean(&|n| n.min(agents) as f64);
    let figures = [
        ("delayed", delayed, 1.0),
        ("wait", waiting / CALLS, 1.0),
        // Whoever does not keep an agent busy was not reached.
        ("not_reached", 1.0 - busy * ENDS / CALLS, SHARE),
        ("called_back", reached * delayed, SHARE),
        ("groups.agents.busy_agents", busy, 1.0),
    ];
    let more = "patience.exponential = { mean = \"100s\" }\n\
                virtual_hold = { when_wait_over = \"0s\", accepts = 1.0, reached = 0.8, ring = \"0s\" }";
    case("rings-in-vain", agents, more, &figures)
}

/// The stationary law of a chain (Grassmann, Taksar and Heyman 1985): no subtraction, so no digits are lost.
#[allow(clippy::needless_range_loop)]
pub fn stationary(mut rates: Vec<Vec<f64>>) -> Vec<f64> {
    let last = rates.len() - 1;
    for n in (1..=last).rev() {
        let out: f64 = rates[n][..n].iter().sum();
        for i in 0..n {
            rates[i][n] /= out;
        }
        for i in 0..n {
            let into = rates[i][n];
            for j in (0..n).filter(|j| *j != i) {
                let more = into * rates[n][j];
                rates[i][j] += more;
            }
        }
    }
    let mut chances = vec![1.0];
    for n in 1..=last {
        let sum = (0..n).map(|i| chances[i] * rates[i][n]).sum();
        chances.push(sum);
    }
    let all: f64 = chances.iter().sum();
    chances.iter().map(|chance| chance / all).collect()
}

#[test]
fn a_mixed_patience_of_one_kind_is_erlang_a() {
    // Erlang A as a chain: all give up at one rate.
    let agents = 8;
    let leaves = |n: usize| n.min(agents) as f64 * ENDS + n.saturating_sub(agents) as f64 * GIVES_UP;
    let mut weights = vec![1.0f64];
    (0..500).for_each(|n| weights.push(weights[n] * CALLS / leaves(n + 1)));
    let all: f64 = weights.iter().sum();
    let waiting: f64 =
        weights.iter().enumerate().map(|(n, weight)| weight / all * n.saturating_sub(agents) as f64).sum();
    let [delayed, abandonment, wait] = mixed_patience(agents, 0.0);
    let busy: f64 = weights[agents..].iter().sum::<f64>() / all;
    assert!((delayed - busy).abs() < 1e-9 && (wait - waiting / CALLS).abs() < 1e-6);
    assert!((abandonment - GIVES_UP * waiting / CALLS).abs() < 1e-9);
}
