//! Results for tests of a comparison whose inputs were moved, and whose providers have marks.

use super::fixture::{compare, estimate};
use crate::results::Results;
use crate::results::inputs::{
    Bar, Drawn, End, Evidence, Flip, Index, Indices, Input, InputError, LeftOut, OptionProfit, Sobol, Tornado,
    TwoLevel, Unmeasured, Worst,
};
use crate::results::scorecard::{Criterion, OptionScore, Scorecard, ScoredProvider};
use crate::statistics::Estimate;

fn input(path: &str, unit: &str, evidence: Evidence, [low, base, high]: [f64; 3]) -> Input {
    Input {
        path: path.to_owned(),
        unit: unit.to_owned(),
        evidence,
        base,
        low,
        high,
        range: "ten_per_cent".to_owned(),
        uncut: None,
    }
}

fn end(value: f64, best: &str, margin: f64) -> End {
    let option = |option: &str, profit: f64| OptionProfit {
        option: option.to_owned(),
        profit: estimate(profit, 900.0),
        change: Some(estimate(100.0, 10.0)),
    };
    End {
        value,
        best: best.to_owned(),
        margin: Some(estimate(margin, 400.0)),
        margin_change: Some(estimate(margin - 4000.0, 100.0)),
        options: vec![option("own_only", 50_000.0), option("hybrid", 50_000.0 + margin)],
    }
}

fn bar(input: Input, margins: [f64; 2], flips: Vec<Flip>) -> Bar {
    let best = |margin: f64| if margin < 0.0 { "own_only" } else { "hybrid" };
    let (low, high) = (input.low, input.high);
    Bar {
        input,
        swing: (margins[0] - margins[1]).abs(),
        at_low: end(low, best(margins[0]), margins[0]),
        at_high: end(high, best(margins[1]), margins[1]),
        flips,
    }
}

fn tornado() -> Tornado {
    let talk = input("contacts.sales.talk_time.mean", "s", Evidence::Measured, [162.0, 180.0, 198.0]);
    let (to, side) = ("own_only".to_owned(), "above".to_owned());
    let flip = Flip { to, side, at: 193.0, low: Some(190.0), high: None, equal: Vec::new(), returns: false };
    let price = input("providers.alfa.contract.per_minute[0].price", "", Evidence::Assumed, [9.0, 10.0, 11.0]);
    let idle = input("contacts.sales.patience.mean", "s", Evidence::Assumed, [54.0, 60.0, 66.0]);
    Tornado {
        best: "hybrid".to_owned(),
        runner_up: Some("own_only".to_owned()),
        replications: 200,
        margin: Some(estimate(4000.0, 400.0)),
        options: end(0.0, "hybrid", 4000.0).options,
        bars: vec![
            bar(talk, [9100.0, -1200.0], vec![flip]),
            bar(price, [6575.0, 1425.0], Vec::new()),
            bar(idle, [4000.0, 4000.0], Vec::new()),
        ],
        left_out: vec![LeftOut {
            path: "contacts.sales.arrivals.profile.per_day".to_owned(),
            why: "the option \"hybrid\" sets it by itself".to_owned(),
            said: None,
        }],
        unmeasured: Some(Unmeasured {
            measured: 0.8,
            quoted: 0.0,
            assumed: 0.2,
            paths: vec!["providers.alfa.contract.per_minute[0].price".to_owned()],
            worst: Some(Worst { best: "own_only".to_owned(), margin: Some(estimate(-300.0, 200.0)), stays: false }),
        }),
    }
}

fn sobol(inputs: Vec<Input>) -> Sobol {
    let index =
        |input: &Input| Index { path: input.path.clone(), first: estimate(0.7, 0.05), total: estimate(0.75, 0.05) };
    let found = inputs.iter().map(index).collect();
    let outputs =
        vec![Indices { output: "hybrid".to_owned(), is_margin: true, sd: 3000.0, noise: Some(0.012), inputs: found }];
    Sobol { rows: 64, points: 256, replications: 20, inputs, outputs, left_out: Vec::new() }
}

fn input_error(inputs: Vec<Input>) -> InputError {
    let two = |mean: f64, half: f64, share| TwoLevel {
        over_draws: estimate(mean, half),
        sd_input: 2000.0,
        sd_luck: 1600.0,
        input_share: Some(share),
    };
    let wins = Estimate { mean: Some(0.81), low: Some(0.75), high: Some(0.86) };
    let loses = Estimate { mean: Some(0.19), low: Some(0.14), high: Some(0.25) };
    InputError {
        draws: 200,
        refused: 0,
        replications: 20,
        inputs,
        best: "hybrid".to_owned(),
        runner_up: Some("own_only".to_owned()),
        margin: Some(two(3900.0, 6000.0, 0.6)),
        options: vec![
            Drawn { option: "own_only".to_owned(), wins: loses, level: 0, profit: two(50_000.0, 9000.0, 0.7) },
            Drawn { option: "hybrid".to_owned(), wins, level: 0, profit: two(54_000.0, 8000.0, 0.7) },
        ],
        left_out: Vec::new(),
    }
}

fn scorecard() -> Scorecard {
    let provider = |name: &str, marks: [Option<f64>; 2]| ScoredProvider {
        name: name.to_owned(),
        share: 1.0,
        marks: marks.to_vec(),
    };
    let known = OptionScore {
        option: "hybrid".to_owned(),
        score: Some(3.6),
        low: 3.6,
        high: 3.6,
        by_criterion: vec![Some(4.0), Some(3.0)],
        providers: vec![provider("alfa", [Some(4.0), Some(3.0)])],
        missing: Vec::new(),
    };
    let unknown = OptionScore {
        option: "own_only".to_owned(),
        score: None,
        low: 1.5,
        high: 4.0,
        by_criterion: vec![None, Some(3.0)],
        providers: vec![provider("shop", [None, Some(3.0)])],
        missing: vec!["crm of shop".to_owned()],
    };
    let criterion = |name: &str, weight| Criterion { name: name.to_owned(), weight };
    Scorecard {
        scale: 5.0,
        criteria: vec![criterion("crm", 3.0), criterion("listening_in", 2.0)],
        options: vec![unknown, known],
    }
}

/// A comparison of two options with everything about its inputs.
pub fn studied() -> Results {
    let tornado = tornado();
    let inputs: Vec<Input> = tornado.bars.iter().take(2).map(|bar| bar.input.clone()).collect();
    Results {
        tornado: Some(tornado),
        sobol: Some(sobol(inputs.clone())),
        input_error: Some(input_error(inputs)),
        scorecard: Some(scorecard()),
        ..compare(2)
    }
}
