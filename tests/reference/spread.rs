//! OA: how much averages over a long time differ from replication to replication, so how wide intervals must be.
//!
//! The variance of an average over a time t tends to c / t, c the variance constant of the process (Whitt 1992, Management
//! Science 38). What intervals are made of is that spread: its standard deviation over replications is held to the root of
//! c / t. Contacts follow each other in a queue; taken for independent, the spread of a busy one would come out several times
//! too small.

use busyhour::results::OptionResults;
use serde_json::Value;

use crate::cases::{Case, Expectation, contact, exponential, group, number, patience};
use crate::{run, z};

/// A figure whose averages spread so much, one standard deviation.
pub struct Spread {
    path: &'static str,
    exact: f64,
}

/// Replications of each case: a standard deviation is known to 1 / sqrt(2 n) = 2.2 %.
const REPLICATIONS: u64 = 1000;

/// Averages of a queue are not quite normal, which makes their standard deviation less sure: by so much at most. The time t
/// is long but finite: what c / t leaves out is below 2 % (relaxation time 4.5 h of 264 h, 1.9 h of 96 h, minutes of 20 h).
const LESS_SURE: f64 = 1.5;

/// Whether a case is of this kind.
pub fn is_one(known: &Value) -> bool {
    known["id"].as_str().is_some_and(|id| id.starts_with("OA-"))
}

/// The case, with what its means and its spreads must be.
pub fn case(known: &Value) -> (Case, Vec<Spread>) {
    let (id, inputs, outputs) = (known["id"].as_str().unwrap(), &known["inputs"], &known["outputs"]);
    let (days, warm_up) = match id {
        "OA-01" => (12, 24),
        "OA-02" => (5, 24),
        _ => (1, 4),
    };
    let mut text = format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = {days}\nopen = \"00:00-24:00\"\n[run]\n\
         warm_up = \"{warm_up}h\"\n[providers.shop]\nkind = \"in_house\"\n"
    );
    let talk = exponential(number(&inputs["mean_service_s"]));
    text += &contact("calls", number(&inputs["lambda_per_hour"]), &talk, patience(inputs).as_deref(), "");
    text += &group("agents", number(&inputs["agents"]), "[\"calls\"]");
    // Lines without end: those that are busy are who is there.
    text += "[trunks.city]\nlines = 100000\ncarries = [\"calls\"]\n";
    let names = [
        ("queue_length", "contacts.calls.queue_length"),
        ("number_in_system", "trunks.city.lines_busy"),
        ("busy_agents", "groups.agents.busy_agents"),
    ];
    let seconds = f64::from(24 * days - warm_up) * 3600.0;
    let of = |name: &str, prefix: &str| number(&outputs[format!("{prefix}_{name}")]);
    let mean =
        |(name, path): &(&str, &str)| Expectation { path: (*path).to_owned(), exact: of(name, "mean"), scale: 1.0 };
    let expected = names.iter().map(mean).collect();
    let spread = |(name, path): &(&str, &'static str)| Spread { path, exact: (of(name, "tavc") / seconds).sqrt() };
    let spreads = names.iter().map(spread).collect();
    (Case { id: id.to_owned(), text, replications: REPLICATIONS, expected }, spreads)
}

impl Spread {
    /// What was found, and whether it agrees: a spread that is wrong by 30 % is seen.
    pub fn told(&self, case: &Case, results: &OptionResults) -> (String, bool) {
        let n = REPLICATIONS as f64;
        let Some((_, error)) = run::figure(results, self.path, case.replications) else {
            return (format!("{} {}: there is no such figure", case.id, self.path), false);
        };
        let (found, sure) = (error * n.sqrt(), LESS_SURE / (2.0 * n).sqrt());
        let away = (found / self.exact - 1.0).abs();
        (format!("{} {}: spreads by {found} against {}", case.id, self.path, self.exact), away < z() * sure)
    }
}
