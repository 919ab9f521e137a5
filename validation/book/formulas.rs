//! Queues that a formula knows. Written here from the literature, with nothing of the program's own formulas.

/// The chance that all of `agents` are busy with `load` erlangs, if nobody leaves (Erlang 1917).
pub fn erlang_c(load: f64, agents: u32) -> f64 {
    let blocked = (1..=agents).fold(1.0, |blocked, n| load * blocked / (f64::from(n) + load * blocked));
    let busy = load / f64::from(agents);
    blocked / (1.0 - busy * (1.0 - blocked))
}

/// The chance that somebody waits longer than `seconds` in a queue of Erlang C, by calls and ends of talk a second.
pub fn waits_longer(rate: f64, end: f64, agents: u32, seconds: f64) -> f64 {
    erlang_c(rate / end, agents) * libm::exp(-(f64::from(agents) * end - rate) * seconds)
}

/// The mean wait of a single server (Pollaczek 1930, Khinchine 1932), by calls a second, mean and coefficient of variation of talk.
pub fn pollaczek_khinchine(rate: f64, talk: f64, cv: f64) -> f64 {
    let busy = rate * talk;
    busy * talk * (1.0 + cv * cv) / (2.0 * (1.0 - busy))
}

/// The mean waits of those who go first and of the others, with several agents and alike talks (Cobham 1954).
pub fn cobham(first: f64, second: f64, end: f64, agents: u32) -> [f64; 2] {
    let all = f64::from(agents) * end;
    let delayed = erlang_c((first + second) / end, agents);
    [delayed / (all - first), delayed * all / ((all - first) * (all - first - second))]
}
