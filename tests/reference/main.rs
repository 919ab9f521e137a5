//! Every exact case that the present model can express, run through scenario text and compared with its exact values.
//!
//! Design: each comparison is |estimate − exact| < z · standard error with z = 6.11, at which 1,000 comparisons raise a
//! false alarm once in a million suites. What a comparison can see is stated, too: an error of (6.11 + 3.09) standard errors
//! is found with a chance of 99.9 %. A comparison is sharp if that is at most half a point of a share and 1 % of anything
//! else; most must be, some of every model among them, and none may be so blunt that it sees nothing. Seeds are fixed and
//! are not chosen. Where the cases are not at hand the test says "skipped".
//!
//! `BUSYHOUR_ORACLES=40` runs forty times as long as cases are written for, instead of four times: most of the rest is sharp
//! then. `BUSYHOUR_SEED=N` moves the seeds. `BUSYHOUR_CASE=EC` runs the cases whose names begin so, and prints each comparison.

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod chains;
mod desks;
mod front;
mod own;
mod run;
mod spread;
#[path = "../tiers/mod.rs"]
mod tiers;

use std::collections::BTreeMap;

use cases::{Case, Expectation};

/// At 1,000 comparisons a false alarm in one suite of a million, or as rarely as `BUSYHOUR_ALPHA` says.
fn z() -> f64 {
    busyhour::statistics::normal(1.0 - tiers::alpha(1e-6) / 2000.0).unwrap()
}

/// Beside [`z`]: an error as large as the sum of both, in standard errors, is seen with a chance of 99.9 %.
const POWER: f64 = 3.09;

/// Cases that are not run here, each with its reason.
const LEFT_OUT: [(&str, &str); 3] = [
    ("OA-01", "a spread of averages and no mean: `spread.rs` runs it"),
    ("OA-02", "a spread of averages and no mean: `spread.rs` runs it"),
    ("OA-03", "a spread of averages and no mean: `spread.rs` runs it"),
];

/// Models of which no comparison need be sharp, each with its reason.
const BLUNT: [(&str, &str); 2] = [
    ("OA", "see `LEFT_OUT`"),
    ("DS", "days differ from each other so much that half a point takes 300,000 of them: BUSYHOUR_ORACLES=50"),
];

/// The reference cases; none where they are not at hand.
fn reference() -> Option<serde_json::Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference/cases.json");
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn every_case_is_run_but_those_that_are_left_out_for_a_reason() {
    let Some(known) = reference() else {
        println!("skipped: no reference cases at hand");
        return;
    };
    let all = known["cases"].as_array().unwrap();
    let (expressed, left_out): (Vec<_>, Vec<_>) = all.iter().partition(|known| cases::case(known).is_some());
    let left_out: Vec<&str> = left_out.iter().map(|known| known["id"].as_str().unwrap()).collect();
    let reasons = LEFT_OUT.map(|(id, _)| id);
    assert_eq!(left_out, reasons, "a case is neither expressed nor left out for a reason, or it is by now");
    assert!(all.len() >= 88, "only {} cases are left in the file", all.len());
    for known in expressed {
        let case = cases::case(known).unwrap();
        // A name that changed in the file would otherwise be passed over in silence.
        assert!(case.expected.len() >= 2, "{} compares {} figures", case.id, case.expected.len());
    }
}

#[test]
fn simulated_centres_agree_with_exact_values() {
    let Some(known) = reference() else {
        println!("skipped: no reference cases at hand");
        return;
    };
    let wanted = std::env::var("BUSYHOUR_CASE").ok();
    let (mut seen, mut run, mut left_out) = (Seen::default(), 0, Vec::new());
    for known in known["cases"].as_array().unwrap() {
        let id = known["id"].as_str().unwrap();
        if wanted.as_ref().is_some_and(|wanted| !id.starts_with(wanted.as_str())) {
            continue;
        }
        let Some(case) = cases::case(known) else {
            left_out.push(id.to_owned());
            continue;
        };
        run += 1;
        let told = seen.compare(case.longer());
        if wanted.is_some() {
            println!("{told}");
        }
    }
    println!("{run} cases, {} comparisons, {} sharp; left out: {}", seen.compared, seen.sharp(), left_out.join(" "));
    seen.none_is_wrong();
    if wanted.is_some() {
        return;
    }
    assert_eq!(run + LEFT_OUT.len(), known["cases"].as_array().unwrap().len());
    assert!(seen.compared >= 800, "{} comparisons", seen.compared);
    println!("sharp, by model: {:?}", seen.sharp);
    assert!(seen.sharp() >= 400, "only {} see half a point of a share, or 1 %", seen.sharp());
    // Two figures of each kind of centre at least, be its memory ever so long.
    for kind in known["cases"].as_array().unwrap().iter().map(|known| kind(known["id"].as_str().unwrap())) {
        let sharp = seen.sharp.get(kind).copied().unwrap_or(0);
        let is_blunt = BLUNT.iter().any(|(blunt, _)| *blunt == kind);
        assert!(sharp >= 2 || is_blunt, "{kind}: {sharp} comparisons see half a point of a share, or 1 %");
    }
}

/// The model of a case: `EC` of `EC-07`.
fn kind(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

#[test]
fn averages_over_a_long_time_spread_as_the_variance_constant_says() {
    let Some(known) = reference() else {
        println!("skipped: no reference cases at hand");
        return;
    };
    let (mut seen, mut failed, mut told) = (Seen::default(), Vec::new(), Vec::new());
    for known in known["cases"].as_array().unwrap().iter().filter(|known| spread::is_one(known)) {
        let (case, spreads) = spread::case(known);
        let results = run::results(&case);
        seen.judged(&case, &results);
        for spread in &spreads {
            let (said, right) = spread.told(&case, &results);
            println!("{said}");
            failed.extend((!right).then_some(said));
        }
        told.push(case.id);
    }
    assert_eq!(told, LEFT_OUT.map(|(id, _)| id));
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed.join("\n"));
    seen.none_is_wrong();
}

#[test]
fn simulated_centres_agree_with_chains_reckoned_here() {
    let mut seen = Seen::default();
    own::cases().into_iter().for_each(|case| println!("{}", seen.compare(case.longer())));
    seen.none_is_wrong();
    assert!(seen.sharp() * 4 >= seen.compared, "{} of {} are sharp", seen.sharp(), seen.compared);
}

#[test]
fn simulated_centres_agree_with_chains_that_are_solved_here() {
    let mut seen = Seen::default();
    chains::cases().into_iter().for_each(|case| println!("{}", seen.compare(case.longer())));
    seen.none_is_wrong();
    assert!(seen.sharp() * 4 >= seen.compared, "{} of {} are sharp", seen.sharp(), seen.compared);
}

/// What came of comparisons.
#[derive(Default)]
struct Seen {
    compared: usize,
    /// Comparisons that see half a point of a share, or 1 % of anything else; by model.
    sharp: BTreeMap<String, usize>,
    failed: Vec<String>,
    blunt: Vec<String>,
}

impl Seen {
    /// Runs a case and compares each of its figures; what came of each in a line.
    fn compare(&mut self, case: Case) -> String {
        let results = run::results(&case);
        self.judged(&case, &results)
    }

    /// The same of results that are there.
    fn judged(&mut self, case: &Case, results: &busyhour::results::OptionResults) -> String {
        let mut told = Vec::new();
        for expectation in &case.expected {
            let verdict = judge(case, expectation, results);
            self.compared += 1;
            match verdict {
                Verdict::Sharp(text) => {
                    *self.sharp.entry(kind(&case.id).to_owned()).or_default() += 1;
                    told.push(format!("sharp: {text}"));
                }
                Verdict::Agrees(text) => told.push(format!("agrees: {text}")),
                Verdict::Differs(text) => self.failed.push(text),
                Verdict::Blunt(text) => self.blunt.push(text),
            }
        }
        told.join("\n")
    }

    fn sharp(&self) -> usize {
        self.sharp.values().sum()
    }

    fn none_is_wrong(&self) {
        assert!(self.failed.is_empty(), "{} differ:\n{}", self.failed.len(), self.failed.join("\n"));
        assert!(self.blunt.is_empty(), "{} could not see an error:\n{}", self.blunt.len(), self.blunt.join("\n"));
    }
}

enum Verdict {
    /// It agrees, and would not if it were half a point of a share, or 1 % of anything else, away.
    Sharp(String),
    /// It agrees.
    Agrees(String),
    Differs(String),
    Blunt(String),
}

fn judge(case: &Case, expectation: &Expectation, results: &busyhour::results::OptionResults) -> Verdict {
    let Expectation { path, exact, scale } = expectation;
    let Some((mean, error)) = run::figure(results, path, case.replications) else {
        return Verdict::Differs(format!("{} {path}: there is no such figure", case.id));
    };
    let (mean, error) = (mean * scale, error * scale.abs());
    let away = (mean - exact).abs();
    // Rounding to microseconds weighs less than this; and what the calendar cuts off.
    let floor = 1e-9 + exact.abs() * 1e-6 + edge(results, expectation, case.replications);
    let text = format!(
        "{} {path}: {mean:.6} ± {error:.6} against {exact:.6} ({:.1} standard errors)",
        case.id,
        away / error.max(1e-300)
    );
    if away > z() * error + floor {
        return Verdict::Differs(text);
    }
    let last = path.rsplit('.').next().unwrap_or("");
    let is_share = path.contains(".curve.") || SHARES.contains(&last);
    if (z() + POWER) * error + floor <= if is_share { 0.005 } else { 0.01 * exact.abs() } {
        return Verdict::Sharp(text);
    }
    // What each must see at least, at three standard errors: 0.02 of a share, a tenth of a time, a twentieth of a count.
    // Single half-hours and queue lengths, which remember for long, are held to a third of that: they are there to find gross
    // errors in the shape of a day.
    let supporting = path.contains(".at.") || matches!(last, "queue_length" | "wait_p90");
    let seen = match last {
        "wait" | "asa" | "queue_length" | "wait_p90" | "handle_time" => 0.1 * exact.abs(),
        "busy_agents" | "lines_busy" | "attempts" | "abandoned" | "done" | "occupancy_inbound" => 0.05 * exact.abs(),
        _ => 0.02,
    };
    let seen = if supporting { (3.0 * seen).max(0.045) } else { seen };
    if error * 3.0 > seen { Verdict::Blunt(text) } else { Verdict::Agrees(text) }
}

/// By how much a figure may differ because the calendar ends while contacts are under way: those who wait or are in a menu are offered
/// and neither answered nor lost; those in a talk are answered and have no handle time yet, and they are those of long talks, by
/// their squares: of exponential ones twice the mean.
fn edge(results: &busyhour::results::OptionResults, expectation: &Expectation, replications: u64) -> f64 {
    let Some((of, last)) = expectation.path.rsplit_once('.') else { return 0.0 };
    let figure = |name: &str| run::figure(results, &format!("{of}.{name}"), replications).map(|(mean, _)| mean);
    let share = |cut: &str, all: &str| figure(cut).zip(figure(all)).map_or(0.0, |(cut, all)| cut / all.max(1.0));
    match last {
        "handle_time" => 2.0 * share("in_service_at_end", "answered") * expectation.exact,
        "offered" => share("unfinished", "offered") * expectation.exact,
        _ if of.starts_with("contacts.") && SHARES.contains(&last) => share("unfinished", "offered"),
        _ => 0.0,
    }
}

/// Figures that are shares: half a point of them is to be seen, whatever their size.
const SHARES: [&str; 12] = [
    "delayed",
    "abandonment",
    "blocking",
    "service_level",
    "service_level_of_answered",
    "service_level_less_in_time",
    "service_level_with_abandons",
    "service_level_with_blocked",
    "service_level_less_short",
    "balked",
    "occupancy",
    "occupancy_inbound",
];
