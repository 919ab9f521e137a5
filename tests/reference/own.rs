//! Cases of our own: centres that are Markov chains, their exact values reckoned here from the chain.

use crate::cases::{Case, Expectation};
use crate::desks;

/// Calendar of a stationary queue: two days, the first of which is warm-up.
pub fn head(replications: u32) -> String {
    format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"00:00-24:00\"\n[run]\nreplications = {replications}\nwarm_up = \"24h\"\n"
    )
}

/// Stationary shares of a birth-and-death chain with these rates up from each state, and down to it.
fn birth_and_death(up: impl Fn(usize) -> f64, down: impl Fn(usize) -> f64, states: usize) -> Vec<f64> {
    let mut shares = vec![1.0];
    for state in 1..states {
        shares.push(shares[state - 1] * up(state - 1) / down(state));
    }
    let sum: f64 = shares.iter().sum();
    shares.into_iter().map(|share| share / sum).collect()
}

/// One agent with chats: with n of them the rate at which one ends is n · mu / (1 + s (n - 1)).
fn chats(id: &str, per_hour: f64, mean: f64, at_once: usize, slowdown: f64, patience: f64) -> Case {
    let (lambda, mu, theta) = (per_hour / 3600.0, 1.0 / mean, 1.0 / patience);
    let served = |n: usize| n.min(at_once) as f64;
    let ends = |n: usize| served(n) * mu / (1.0 + slowdown * (served(n) - 1.0));
    let waiting = |n: usize| n.saturating_sub(at_once) as f64;
    let shares = birth_and_death(|_| lambda, |n| ends(n) + waiting(n) * theta, 200);
    let mean_of = |of: &dyn Fn(usize) -> f64| shares.iter().enumerate().map(|(n, share)| share * of(n)).sum::<f64>();
    let abandoned = mean_of(&|n| waiting(n) * theta) / lambda;
    let text = head(1200)
        + &format!(
            "[contacts.chat]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"{mean}s\" }}\n\
             patience.exponential = {{ mean = \"{patience}s\" }}\nparallel = {{ at_once = {at_once}, slowdown = {slowdown} }}\n\
             [groups.own]\nskills = [\"chat\"]\nroster = 1\n"
        );
    let exact = [
        ("contacts.chat.abandonment", abandoned),
        ("contacts.chat.delayed", mean_of(&|n| if n >= at_once { 1.0 } else { 0.0 })),
        ("contacts.chat.queue_length", mean_of(&waiting)),
        ("contacts.chat.handle_time", mean_of(&served) / (lambda * (1.0 - abandoned))),
        ("groups.own.occupancy", 1.0 - shares[0]),
    ];
    let expected =
        exact.into_iter().map(|(path, exact)| Expectation { path: path.to_owned(), exact, scale: 1.0 }).collect();
    Case { id: id.to_owned(), text, replications: 1200, expected }
}

/// All of them.
pub fn cases() -> Vec<Case> {
    vec![
        chats("chats-3-slower", 40.0, 180.0, 3, 0.25, 240.0),
        chats("chats-sharing", 12.0, 240.0, 4, 1.0, 300.0),
        chats("chats-as-servers", 60.0, 180.0, 4, 0.0, 120.0),
        desks::case("chats-of-three", &desks::Desks { agents: 3, at_once: 2, slowdown: 0.6, per_hour: 66.0 }),
        desks::case("chats-of-two", &desks::Desks { agents: 2, at_once: 3, slowdown: 0.3, per_hour: 60.0 }),
    ]
}
