//! Every exact case that the present model can express, run through scenario text and compared with its exact values.
//!
//! Design: each comparison is |estimate − exact| < z · standard error with z = 6.11, at which 1,000 comparisons raise a
//! false alarm once in a million suites; the standard error must also be small enough for the test to see anything: three
//! of them within 0.02 of a share, a tenth of a time, a twentieth of a count. Seeds are fixed and are not chosen. Where the cases are not at hand the test says "skipped".

#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod chains;
mod desks;
mod front;
mod own;
mod run;
mod spread;

use cases::{Case, Expectation};

/// At 1,000 comparisons a false alarm in one suite of a million.
const Z: f64 = 6.11;

/// Cases that are not run here, each with its reason.
const LEFT_OUT: [(&str, &str); 3] = [
    ("OA-01", "a spread of averages and no mean: `spread.rs` runs it"),
    ("OA-02", "a spread of averages and no mean: `spread.rs` runs it"),
    ("OA-03", "a spread of averages and no mean: `spread.rs` runs it"),
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
    let (mut failed, mut blunt, mut compared, mut run) = (Vec::new(), Vec::new(), 0, 0);
    let mut left_out = Vec::new();
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
        compared += case.expected.len();
        let told = compare(&case, &mut failed, &mut blunt);
        if wanted.is_some() {
            println!("{told}");
        }
    }
    println!("{run} cases, {compared} comparisons; left out: {}", left_out.join(" "));
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed.join("\n"));
    assert!(blunt.is_empty(), "{} could not see an error:\n{}", blunt.len(), blunt.join("\n"));
    let all = run + LEFT_OUT.len() == known["cases"].as_array().unwrap().len();
    assert!(wanted.is_some() || (all && compared >= 300), "{run} cases, {compared} comparisons");
}

#[test]
fn averages_over_a_long_time_spread_as_the_variance_constant_says() {
    let Some(known) = reference() else {
        println!("skipped: no reference cases at hand");
        return;
    };
    let (mut failed, mut blunt, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for known in known["cases"].as_array().unwrap().iter().filter(|known| spread::is_one(known)) {
        let (case, spreads) = spread::case(known);
        let results = run::results(&case);
        for expectation in &case.expected {
            match judge(&case, expectation, &results) {
                Verdict::Agrees => {}
                Verdict::Differs(text) => failed.push(text),
                Verdict::Blunt(text) => blunt.push(text),
            }
        }
        for spread in &spreads {
            let (said, right) = spread.told(&case, &results);
            println!("{said}");
            failed.extend((!right).then_some(said));
        }
        told.push(case.id);
    }
    assert_eq!(told, LEFT_OUT.map(|(id, _)| id));
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed.join("\n"));
    assert!(blunt.is_empty(), "{} could not see an error:\n{}", blunt.len(), blunt.join("\n"));
}

#[test]
fn simulated_centres_agree_with_chains_reckoned_here() {
    let mut wrong = Vec::new();
    for case in own::cases() {
        let results = run::results(&case);
        let verdicts = case.expected.iter().map(|expectation| judge(&case, expectation, &results));
        wrong.extend(verdicts.filter_map(|verdict| match verdict {
            Verdict::Agrees => None,
            Verdict::Differs(text) | Verdict::Blunt(text) => Some(text),
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn simulated_centres_agree_with_chains_that_are_solved_here() {
    let (mut failed, mut blunt) = (Vec::new(), Vec::new());
    chains::cases().iter().for_each(|case| println!("{}", compare(case, &mut failed, &mut blunt)));
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed.join("\n"));
    assert!(blunt.is_empty(), "{} could not see an error:\n{}", blunt.len(), blunt.join("\n"));
}

/// Runs a case and compares each of its figures; what came of each in a line.
fn compare(case: &Case, failed: &mut Vec<String>, blunt: &mut Vec<String>) -> String {
    let results = run::results(case);
    let mut told = Vec::new();
    for expectation in &case.expected {
        let verdict = judge(case, expectation, &results);
        told.push(format!("{} {}: {verdict:?}", case.id, expectation.path));
        match verdict {
            Verdict::Agrees => {}
            Verdict::Differs(text) => failed.push(text),
            Verdict::Blunt(text) => blunt.push(text),
        }
    }
    told.join("\n")
}

#[derive(Debug)]
enum Verdict {
    Agrees,
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
    // Rounding to microseconds and the finite calendar weigh less than this.
    let floor = 1e-9 + exact.abs() * 1e-6;
    let text = format!(
        "{} {path}: {mean:.6} ± {error:.6} against {exact:.6} ({:.1} standard errors)",
        case.id,
        away / error.max(1e-300)
    );
    if away > Z * error + floor {
        return Verdict::Differs(text);
    }
    // What must be seen: 0.02 of a share, a tenth of a time, a twentieth of a count. Single half-hours and queue lengths,
    // which remember for long, are held to a third of that: they are there to find gross errors in the shape of a day.
    let last = path.rsplit('.').next().unwrap_or("");
    let supporting = path.contains(".at.") || matches!(last, "queue_length" | "wait_p90");
    let seen = match last {
        "wait" | "asa" | "queue_length" | "wait_p90" | "handle_time" => 0.1 * exact.abs(),
        "busy_agents" | "lines_busy" | "attempts" | "abandoned" | "done" | "occupancy_inbound" => 0.05 * exact.abs(),
        _ => 0.02,
    };
    let seen = if supporting { (3.0 * seen).max(0.045) } else { seen };
    if error * 3.0 > seen { Verdict::Blunt(text) } else { Verdict::Agrees }
}
