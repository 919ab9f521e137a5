//! Results that have something for every figure.

use crate::report::fixture::estimate;
use crate::report::{fixture_along, studied};
use crate::results::risk::{OptionRisk, Risk, Spread};
use crate::results::{ByTime, DayRow, Days, Estimate, IntervalRow, Measures, OptionResults, Results};

/// Three options with all that is ever drawn.
pub fn rich() -> Results {
    let mut results = fixture_along::along();
    results.tornado = studied::studied().tornado;
    for (_, option) in &mut results.options.0 {
        option.by_time = Some(by_time(option));
        let reported = [("service_level", 0.8), ("service_level_reported", 0.93), ("asa", 21.0), ("asa_reported", 9.0)];
        option.providers.insert("alfa".to_owned(), measures(&reported));
        let people = [("attempts", 9_000.0), ("people", 8_000.0), ("people_answered", 7_500.0)];
        option.total.by_name.extend(measures(&people).by_name);
        option.total.by_name.insert("repeat_share".to_owned(), estimate(0.11, 0.01));
        option.total.by_name.insert("hidden_demand".to_owned(), estimate(1.07, 0.01));
    }
    let bill = |nth: usize| Spread {
        values: 200,
        p5: estimate(280_000.0, 900.0),
        p50: estimate(300_000.0 + 9_000.0 * nth as f64, 900.0),
        p95: estimate(340_000.0, 900.0),
        worst: Some(361_000.0),
        ..Spread::default()
    };
    let risk = |(nth, (name, _)): (usize, &(String, OptionResults))| OptionRisk {
        option: name.clone(),
        bill_of: "month".to_owned(),
        bill: Some(bill(nth)),
        ..OptionRisk::default()
    };
    let options = results.options.0.iter().enumerate().map(risk).collect();
    results.risk = Some(Risk { options, ..Risk::default() });
    results
}

fn measures(pairs: &[(&str, f64)]) -> Measures {
    let by_name = pairs.iter().map(|(name, mean)| ((*name).to_owned(), estimate(*mean, mean * 0.01))).collect();
    Measures { by_name, curve: Vec::new() }
}

fn by_time(option: &OptionResults) -> ByTime {
    let starts: Vec<String> = option.time_of_day["total"].iter().map(|row| row.start.clone()).collect();
    let row = |start: &String, pairs: &[(&str, f64)]| IntervalRow {
        start: start.clone(),
        by_name: pairs.iter().map(|(name, mean)| ((*name).to_owned(), Estimate::point(*mean))).collect(),
    };
    let agents = |start: &String| row(start, &[("staffed_agents", 7.0), ("required", 6.4), ("scheduled", 8.0)]);
    let erlang = |start: &String| row(start, &[("service_level", 0.83), ("load", 5.2)]);
    let day = |nth: usize| DayRow {
        day: nth.to_string(),
        service_level: starts.iter().map(|_| estimate(0.15 * nth as f64 + 0.05, 0.01)).collect(),
    };
    ByTime {
        agents: [("own".to_owned(), starts.iter().map(agents).collect())].into(),
        days: Days { by_weekday: true, times: starts.clone(), rows: (0..6).map(day).collect() },
        erlang: starts.iter().map(erlang).collect(),
        ..ByTime::default()
    }
}
