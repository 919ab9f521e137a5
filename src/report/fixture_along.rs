//! Results of options along an axis and over a map, for tests.

use crate::report::fixture::{compare, estimate};
use crate::results::{Along, Axis, Cell, LeftOut, Map, OptionAlong, Results, Stretch, Unit};

/// Three options along one axis and over a map, as `compare --over` leaves them.
pub fn along() -> Results {
    let mut results = compare(3);
    let names: Vec<String> = results.options.0.iter().map(|(name, _)| name.clone()).collect();
    let axis = |path: &str, unit, values: &[f64], factor: f64| Axis {
        path: path.to_owned(),
        unit,
        values: values.to_vec(),
        shown: values.iter().map(|value| value * factor).collect(),
        today: Some(factor),
        ..Axis::default()
    };
    let demand = axis("demand.scale", Unit::CallsADay, &[0.5, 0.75, 1.0, 1.5, 2.0], 600.0);
    let option = |(nth, name): (usize, &String)| OptionAlong {
        option: name.clone(),
        cost: demand.values.iter().map(|x| estimate(90_000.0 + 40_000.0 * x * nth as f64, 900.0)).collect(),
        profit: demand
            .values
            .iter()
            .map(|x| estimate(9_000.0 * x * nth as f64 - 9_000.0 * nth as f64, 900.0))
            .collect(),
        service_level: demand.values.iter().map(|_| estimate(0.8, 0.01)).collect(),
        agents: demand.values.iter().map(|x| estimate(12.0 * x, 0.0)).collect(),
    };
    let options: Vec<OptionAlong> = names.iter().enumerate().map(option).collect();
    let stretch = |option: &str, from, to, since| Stretch {
        option: option.to_owned(),
        from,
        to,
        since,
        sure: true,
        equal: Vec::new(),
    };
    let since = Some(estimate(600.0, 20.0));
    let winners = vec![stretch(&names[0], 0.5, 1.0, None), stretch(&names[2], 1.0, 2.0, since)];
    let across = axis("demand.scale", Unit::CallsADay, &[0.5, 1.0, 1.5, 2.0], 600.0);
    let up = axis("handle_time.scale", Unit::HandleTime, &[0.8, 1.0, 1.2], 250.0);
    let cell = |nth: usize| Cell {
        across: nth % 4,
        up: nth / 4,
        winner: names[(nth % 4) / 2].clone(),
        runner_up: Some(names[2].clone()),
        lead: estimate(500.0, 100.0),
        sure: matches!(nth % 4, 0 | 3),
        profit: vec![estimate(500.0, 100.0); 3],
        ..Cell::default()
    };
    let left_out = vec![LeftOut {
        option: "night_shift".to_owned(),
        why: "the staff of \"night\" is fixed".to_owned(),
        said: None,
    }];
    let cells = (0..12).map(cell).collect();
    results.map = Some(Map { across, up, options: names.clone(), cells, left_out: left_out.clone(), kept: Vec::new() });
    results.along = vec![Along { axis: demand, options, winners, left_out, ..Along::default() }];
    results
}
