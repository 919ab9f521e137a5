//! A comparison of which everything is known, and what is told of it.

use crate::report::fixture::{self, estimate};
use crate::results::inputs::{
    Bar, Drawn, End, Evidence, Flip, Input, InputError, Tornado, TwoLevel, Unmeasured, Worst,
};
use crate::results::risk::{OptionRisk, Regret, Risk, Spread, WindowRisk};
use crate::results::scorecard::{Criterion, OptionScore, Scorecard};
use crate::results::years::{MonthTotal, OptionYears, PlanMonth, Switch, Years};
use crate::results::*;

fn breaking(path: &str, unit: Unit, at: f64, half: f64, below: &str, above: &str) -> BreakEven {
    BreakEven {
        path: path.to_owned(),
        a: below.to_owned(),
        b: above.to_owned(),
        at: estimate(at / 300.0, half / 300.0),
        shown: estimate(at, half),
        unit,
        below: Some(below.to_owned()),
        above: Some(above.to_owned()),
        changes_winner: true,
        ..BreakEven::default()
    }
}

fn along(path: &str, unit: Unit, shown: [f64; 2], today: f64, winners: &[(&str, Option<Estimate>)]) -> Along {
    let stretch = |(option, since): &(&str, Option<Estimate>)| Stretch {
        option: (*option).to_owned(),
        since: *since,
        sure: true,
        ..Stretch::default()
    };
    Along {
        axis: Axis {
            path: path.to_owned(),
            unit,
            values: vec![0.25, 4.0],
            shown: shown.to_vec(),
            today: Some(today),
            ..Axis::default()
        },
        winners: winners.iter().map(stretch).collect(),
        left_out: vec![LeftOut {
            option: "alfa_only".to_owned(),
            why: "the roster of \"own\" is fixed".to_owned(),
            said: None,
        }],
        ..Along::default()
    }
}

fn flips(results: &mut Results) {
    let own = Some(estimate(290.0, 15.0));
    results.along = vec![
        along("demand.scale", Unit::CallsADay, [155.0, 2_480.0], 620.0, &[("own_only", None), ("hybrid", own)]),
        along("handle_time.scale", Unit::HandleTime, [47.0, 760.0], 190.0, &[("hybrid", None), ("alfa_only", None)]),
    ];
    results.break_even = vec![
        breaking("demand.scale", Unit::CallsADay, 290.0, 15.0, "own_only", "hybrid"),
        breaking("demand.scale", Unit::CallsADay, 180.0, 15.0, "alfa_only", "hybrid"),
        breaking("handle_time.scale", Unit::HandleTime, 250.0, 9.0, "hybrid", "own_only"),
    ];
}

fn risk() -> Risk {
    let window = |window: &str, breach: f64, few_events: bool| WindowRisk {
        window: window.to_owned(),
        breach: estimate(breach, 0.02),
        few_events,
        service: Spread { worst_of_calendar: estimate(0.713, 0.011), ..Spread::default() },
        ..WindowRisk::default()
    };
    let bill = Spread {
        values: 200,
        p5: estimate(301_000.0, 1_200.0),
        p50: estimate(310_000.0, 900.0),
        p95: estimate(321_000.0, 1_500.0),
        worst: Some(326_400.0),
        ..Spread::default()
    };
    let option = OptionRisk {
        bill_needs: None,
        option: "hybrid".to_owned(),
        bill_of: "month".to_owned(),
        month: Some(bill.clone()),
        bill: Some(bill),
        windows: vec![window("interval", 0.31, false), window("day", 0.12, true)],
    };
    let regret = Regret {
        option: "hybrid".to_owned(),
        mean: estimate(210.0, 60.0),
        best: estimate(0.97, 0.02),
        ..Regret::default()
    };
    Risk { options: vec![option], regret: vec![regret], ..Risk::default() }
}

fn decision() -> Decision {
    let people = |option: &str, provider: &str, heads: f64| OwnPeople {
        option: option.to_owned(),
        provider: provider.to_owned(),
        heads,
        at_once: if heads < 9.0 { heads } else { 9.0 },
        lead_days: Some(28.0),
        hire_by: Some("2026-10-04".to_owned()),
        training_hours: 80.0,
        settled_after_days: Some(30.0),
        ..OwnPeople::default()
    };
    let exit = |option: &str, provider: &str| Exit {
        option: option.to_owned(),
        provider: provider.to_owned(),
        months: 24,
        notice: 3,
        starts: "2026-11-01".to_owned(),
        months_before: 9,
        fee: 24_000.0,
        at_horizon: 0.0,
        free_from: Some("2028-11-01".to_owned()),
        notice_by: Some("2028-08-01".to_owned()),
    };
    Decision {
        today: Some("own_only".to_owned()),
        require: None,
        first_day: "2026-11-01".to_owned(),
        vat: Some("cost".to_owned()),
        people: vec![
            people("own_only", "shop", 11.2),
            people("own_only", "night", 2.0),
            people("hybrid", "shop", 13.4),
        ],
        exits: vec![exit("own_only", "beta"), exit("hybrid", "alfa")],
        settling: Vec::new(),
    }
}

fn inputs(results: &mut Results) {
    let input = Input {
        path: "contacts.sales.talk_time.mean".to_owned(),
        unit: "s".to_owned(),
        evidence: Evidence::Assumed,
        base: 160.0,
        low: 144.0,
        high: 176.0,
        range: "ten_per_cent".to_owned(),
        uncut: None,
    };
    let end = |margin: f64| End { margin: Some(estimate(margin, 5_000.0)), ..End::default() };
    let flip = Flip {
        to: "own_only".to_owned(),
        side: "above".to_owned(),
        at: 171.0,
        low: Some(168.0),
        high: None,
        equal: Vec::new(),
        returns: false,
    };
    results.tornado = Some(Tornado {
        best: "hybrid".to_owned(),
        runner_up: Some("own_only".to_owned()),
        bars: vec![Bar { input, swing: 45_000.0, at_low: end(40_000.0), at_high: end(-5_000.0), flips: vec![flip] }],
        unmeasured: Some(Unmeasured {
            measured: 0.3,
            quoted: 0.1,
            assumed: 0.6,
            paths: vec!["contacts.sales.talk_time.mean".to_owned(), "contacts.sales.patience.mean".to_owned()],
            worst: Some(Worst { best: "own_only".to_owned(), margin: Some(estimate(-9_000.0, 4_000.0)), stays: false }),
        }),
        ..Tornado::default()
    });
}

fn drawn() -> InputError {
    let two = TwoLevel { over_draws: estimate(30_500.0, 40_000.0), input_share: Some(0.72), ..TwoLevel::default() };
    InputError {
        draws: 200,
        best: "hybrid".to_owned(),
        margin: Some(two),
        options: vec![Drawn { option: "hybrid".to_owned(), wins: estimate(0.92, 0.04), level: 0, profit: two }],
        ..InputError::default()
    }
}

fn comparison() -> Comparison {
    let difference = |mean: f64, half: f64| {
        Some(Difference { difference: estimate(mean, half), correlation: Some(0.9), gain: Some(8.0) })
    };
    let pair = PairDifferences {
        first: "own_only".to_owned(),
        second: "hybrid".to_owned(),
        replications: 200,
        profit: difference(-31_000.0, 5_200.0),
        cost: difference(45_000.0, 2_000.0),
        service_level: difference(0.034, 0.004),
    };
    let standing = |option: &str, best: f64| OptionStanding {
        option: option.to_owned(),
        best,
        best_that_holds: Some(best),
        ..OptionStanding::default()
    };
    Comparison {
        by: "profit".to_owned(),
        comparisons: 3,
        pairs: vec![pair],
        standings: vec![standing("own_only", 0.002), standing("hybrid", 0.998), standing("alfa_only", 0.0)],
    }
}

fn constraint() -> Constraint {
    let option = |name: &str, holds: Option<bool>, cost: f64, dearer: Option<Estimate>| OptionConstraint {
        option: name.to_owned(),
        holds,
        cost: Some(estimate(cost, 3_900.0)),
        dearer_by: dearer,
        ..OptionConstraint::default()
    };
    Constraint {
        require: "mean".to_owned(),
        confidence: 0.95,
        options: vec![
            option("hybrid", Some(true), 310_000.0, None),
            option("own_only", Some(true), 355_000.0, Some(estimate(45_000.0, 2_000.0))),
            option("alfa_only", Some(false), 290_000.0, None),
        ],
        cheapest: Some("hybrid".to_owned()),
        ..Constraint::default()
    }
}

fn years() -> Years {
    let option = |name: &str, worth: f64, behind: f64| OptionYears {
        option: name.to_owned(),
        net_present_value: estimate(worth, 90_000.0),
        against_best: estimate(behind, if behind == 0.0 { 0.0 } else { 20_000.0 }),
        months: vec![MonthTotal { heads_needed: Some(14.0), heads: Some(13.0), ..MonthTotal::default() }],
        ..OptionYears::default()
    };
    Years {
        starts: "2026-11".to_owned(),
        months: 36,
        discount_per_year: 0.1,
        calendar: vec![PlanMonth { month: "2028-12".to_owned(), ..PlanMonth::default() }],
        options: vec![option("own_only", 11_400_000.0, -900_000.0), option("hybrid", 12_300_000.0, 0.0)],
        switch: Some(Switch {
            from: "hybrid".to_owned(),
            to: "own_only".to_owned(),
            best: Some("2027-09".to_owned()),
            low: Some("2027-07".to_owned()),
            earliest: Some("2027-02".to_owned()),
            against_staying: estimate(120_000.0, 30_000.0),
            ..Switch::default()
        }),
        ..Years::default()
    }
}

fn scorecard() -> Scorecard {
    let score = |option: &str, score: Option<f64>| OptionScore {
        option: option.to_owned(),
        score,
        low: 1.0,
        high: 4.0,
        by_criterion: vec![score, score],
        ..OptionScore::default()
    };
    let criterion = |name: &str, weight: f64| Criterion { name: name.to_owned(), weight };
    Scorecard {
        scale: 5.0,
        criteria: vec![criterion("crm", 3.0), criterion("listening_in", 2.0)],
        options: vec![score("own_only", Some(4.6)), score("hybrid", None)],
    }
}

/// Everything that a comparison can hold; inputs were not drawn.
pub fn full() -> Results {
    let mut results = fixture::compare(3);
    flips(&mut results);
    results.risk = Some(risk());
    results.decision = Some(decision());
    inputs(&mut results);
    results.comparison = Some(comparison());
    results.constraint = Some(constraint());
    results.years = Some(years());
    results.scorecard = Some(scorecard());
    results.contracts = fixture::quotes().contracts;
    results.alternatives = fixture::quotes().alternatives;
    let alfa = [
        ("offered", 6_000.0, 20.0),
        ("service_level", 0.873, 0.009),
        ("service_level_reported", 0.931, 0.008),
        ("asa", 18.4, 1.1),
        ("asa_reported", 9.2, 0.8),
    ];
    let by_name = alfa.map(|(name, mean, half)| (name.to_owned(), estimate(mean, half))).into();
    results.options.0[1].1.providers.insert("alfa".to_owned(), Measures { by_name, curve: vec![] });
    results
}

/// The same after the inputs were drawn.
pub fn with_inputs_drawn() -> Results {
    Results { input_error: Some(drawn()), ..full() }
}
