//! Several agents with several chats each: a Markov chain over how many agents have how many chats, and who waits.
//!
//! A chat goes to an agent who has none, else to one of those with the fewest; an agent with j of them ends one at rate
//! j / (mean (1 + slowdown (j - 1))). Who waits begins as soon as any chat ends, so while anybody waits all agents have as many
//! as they may. With one agent, or with slowdown 0, it is a birth-and-death chain; with more of both it is not.

use crate::cases::{Case, Expectation};
use crate::chains::stationary;
use crate::own::head;

/// Agents, chats for each, by how much each further one slows all, chats an hour.
pub struct Desks {
    pub agents: usize,
    pub at_once: usize,
    pub slowdown: f64,
    pub per_hour: f64,
}

const MEAN: f64 = 180.0;
const PATIENCE: f64 = 240.0;
/// Longer queues do not come about: patience ends four of them a minute by then.
const MOST_WAITING: usize = 120;

/// How many chats each agent has, most first, and how many wait.
type State = (Vec<usize>, usize);

/// Who gets a chat that need not wait.
#[derive(Clone, Copy)]
enum Takes {
    Fewest,
    Most,
}

/// Of a stationary centre: abandonment, share delayed, waiting, mean time with an agent, occupancy.
fn figures(desks: &Desks, takes: Takes) -> [f64; 5] {
    let states = states(desks);
    let place = |state: &State| states.iter().position(|other| other == state).unwrap();
    let mut rates = vec![vec![0.0; states.len()]; states.len()];
    let full = vec![desks.at_once; desks.agents];
    for (from, (chats, waiting)) in states.iter().enumerate() {
        let mut add = |to: State, rate: f64| rates[from][place(&to)] += rate;
        let lambda = desks.per_hour / 3600.0;
        if *chats != full {
            add((joined(chats, desks.at_once, takes), 0), lambda);
        } else if *waiting < MOST_WAITING {
            add((full.clone(), waiting + 1), lambda);
        }
        if *waiting > 0 {
            add((full.clone(), waiting - 1), *waiting as f64 / PATIENCE);
        }
        for (agent, has) in chats.iter().enumerate().filter(|(_, has)| **has > 0) {
            let rate = *has as f64 / MEAN / (1.0 + desks.slowdown * (*has as f64 - 1.0));
            let mut left = chats.clone();
            left[agent] -= 1;
            left.sort_unstable_by(|a, b| b.cmp(a));
            add(if *waiting > 0 { (full.clone(), waiting - 1) } else { (left, 0) }, rate);
        }
    }
    let chances = stationary(rates);
    let mean =
        |of: &dyn Fn(&State) -> f64| states.iter().zip(&chances).map(|(state, chance)| chance * of(state)).sum::<f64>();
    let lambda = desks.per_hour / 3600.0;
    let waiting = mean(&|(_, waiting)| *waiting as f64);
    let abandoned = waiting / PATIENCE / lambda;
    let served = mean(&|(chats, _)| chats.iter().sum::<usize>() as f64);
    let busy = mean(&|(chats, _)| chats.iter().filter(|has| **has > 0).count() as f64);
    let delayed = mean(&|(chats, _)| f64::from(u8::from(*chats == full)));
    [abandoned, delayed, waiting, served / (lambda * (1.0 - abandoned)), busy / desks.agents as f64]
}

fn states(desks: &Desks) -> Vec<State> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..desks.agents {
        let longer = all.iter().flat_map(|chats| {
            let most = chats.last().copied().unwrap_or(desks.at_once);
            (0..=most).map(move |has| [chats.as_slice(), &[has]].concat())
        });
        all = longer.collect();
    }
    let full = vec![desks.at_once; desks.agents];
    all.into_iter().map(|chats| (chats, 0)).chain((1..=MOST_WAITING).map(|waiting| (full.clone(), waiting))).collect()
}

/// One chat more: with an agent who has none, else with him who has the fewest or the most of those with room.
fn joined(chats: &[usize], at_once: usize, takes: Takes) -> Vec<usize> {
    let mut chats = chats.to_vec();
    let room = chats.iter().enumerate().filter(|(_, has)| **has < at_once);
    let chosen = match takes {
        Takes::Fewest => room.min_by_key(|(_, has)| **has),
        Takes::Most => room.max_by_key(|(_, has)| **has),
    };
    let agent = chosen.map(|(agent, _)| agent).unwrap();
    chats[agent] += 1;
    chats.sort_unstable_by(|a, b| b.cmp(a));
    chats
}

const PATHS: [&str; 5] = [
    "contacts.chat.abandonment",
    "contacts.chat.delayed",
    "contacts.chat.queue_length",
    "contacts.chat.handle_time",
    "groups.own.occupancy",
];

/// The centre as a scenario, with its exact figures.
pub fn case(id: &str, desks: &Desks) -> Case {
    let Desks { agents, at_once, slowdown, per_hour } = desks;
    let text = head(1200)
        + &format!(
            "[contacts.chat]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"{MEAN}s\" }}\n\
             patience.exponential = {{ mean = \"{PATIENCE}s\" }}\nparallel = {{ at_once = {at_once}, slowdown = {slowdown} }}\n\
             [groups.own]\nskills = [\"chat\"]\nroster = {agents}\n"
        );
    let exact = figures(desks, Takes::Fewest);
    let expected =
        PATHS.iter().zip(exact).map(|(path, exact)| Expectation { path: (*path).to_owned(), exact, scale: 1.0 });
    Case { id: id.to_owned(), text, replications: 1200, expected: expected.collect() }
}

#[test]
fn with_one_agent_or_no_slowdown_it_is_a_birth_and_death_chain() {
    let chain = |desks: &Desks| {
        let servers = desks.agents * desks.at_once;
        let ends = |n: usize| {
            let n = n.min(servers) as f64;
            n / MEAN / (1.0 + desks.slowdown * (n - 1.0).max(0.0))
        };
        let waiting = |n: usize| n.saturating_sub(servers) as f64;
        let mut weights = vec![1.0f64];
        for n in 0..servers + MOST_WAITING {
            weights.push(weights[n] * desks.per_hour / 3600.0 / (ends(n + 1) + waiting(n + 1) / PATIENCE));
        }
        let all: f64 = weights.iter().sum();
        let mean = |of: &dyn Fn(usize) -> f64| weights.iter().enumerate().map(|(n, w)| w / all * of(n)).sum::<f64>();
        [mean(&|n| f64::from(u8::from(n >= servers))), mean(&waiting)]
    };
    for desks in [
        Desks { agents: 1, at_once: 4, slowdown: 0.7, per_hour: 30.0 },
        Desks { agents: 3, at_once: 2, slowdown: 0.0, per_hour: 100.0 },
    ] {
        let [_, delayed, waiting, ..] = figures(&desks, Takes::Fewest);
        for (found, exact) in [delayed, waiting].into_iter().zip(chain(&desks)) {
            assert!((found - exact).abs() < 1e-9, "{found} against {exact}");
        }
    }
}

#[test]
fn the_chain_can_tell_to_whom_a_chat_goes() {
    // The simulated mean time with an agent has an error of about 0.1 %, occupancy one of 0.001: six of them see this.
    for desks in [
        Desks { agents: 3, at_once: 2, slowdown: 0.6, per_hour: 66.0 },
        Desks { agents: 2, at_once: 3, slowdown: 0.3, per_hour: 60.0 },
    ] {
        let ([.., time, occupancy], [.., other_time, other]) =
            (figures(&desks, Takes::Fewest), figures(&desks, Takes::Most));
        assert!(other_time / time > 1.02, "{time} s with an agent, {other_time} s");
        assert!(occupancy - other > 0.02, "occupancy {occupancy}, {other}");
    }
}
