//! What is kept of an experiment, put together.

use crate::economics::money::number;
use crate::economics::months::billing_months;
use crate::engine::ENGINE_VERSION;
use crate::experiment::commitments::{self, Commitments};
use crate::experiment::comparing::measured::has_money;
use crate::experiment::comparing::{comparison, constraint, pairs, rank};
use crate::experiment::option::{Headline, Outcome, Settings};
use crate::experiment::{by_time, contracts, risk, scorecard};
use crate::results::{Decision, INTERRUPTED, OptionTables, Replication, ReplicationMoney, Results, SCHEMA};
use crate::said::Said;
use crate::scenario::Scenario;

/// The results of a command over its options, with the tables of each by interval and by replication. `scenarios` are those that were
/// simulated, by the same names; what all of them share is told of the first.
///
/// What is only told, and not looked at while options run, is put together here: options run at thousands of points.
pub fn results(
    command: &str,
    scenarios: &[(String, Scenario)],
    settings: &Settings,
    options: Vec<(String, Outcome)>,
    mut warnings: Vec<Said>,
) -> (Results, Vec<(String, OptionTables)>) {
    let Some((_, scenario)) = scenarios.first() else { return Default::default() };
    let compared = command == "compare";
    let ranking = if compared { rank(&options, settings.confidence) } else { Vec::new() };
    let (require, leader) = (scenario.decision.require, ranking.first().map(|ranked| ranked.option.as_str()));
    let mut in_pairs = None;
    if compared {
        in_pairs = comparison(&options, leader, require, settings.confidence, settings.seed);
        warnings.extend(in_pairs.iter().flat_map(|pairs| pairs::harmed(pairs, settings.confidence)));
    }
    // One option alone is judged as it would be beside others: a run and a comparison say the same of its target.
    let judged = constraint(&options, require, settings.confidence);
    let calendar = &scenario.model.centre.calendar;
    let covered = (calendar.end - (crate::units::Time::START + scenario.run.warm_up)).in_seconds() / 86_400.0;
    let mut results = Results {
        busyhour: env!("CARGO_PKG_VERSION").to_owned(),
        schema: SCHEMA,
        engine: ENGINE_VERSION,
        scenario: scenario.name.clone(),
        title: scenario.title.clone(),
        currency: scenario.currency.clone(),
        command: command.to_owned(),
        seed: settings.seed,
        replications: options.iter().map(|(_, outcome)| outcome.replications).min().unwrap_or(0),
        confidence: settings.confidence,
        days: covered,
        months: months(scenario),
        horizon_months: number(scenario.decision.horizon_months),
        stopped: stopped(&options).to_owned(),
        decision: Some(decision(scenario, &options)),
        ranking,
        scorecard: scorecard::scorecard(scenario, &options),
        contracts: if compared { contracts::of_options(&options) } else { Vec::new() },
        alternatives: if compared { contracts::alternatives(&options) } else { Vec::new() },
        ..Results::default()
    };
    warnings.into_iter().for_each(|said| results.warn(said));
    results.risk = if compared { risk::of(scenario, &options, settings.confidence) } else { None };
    let mut tables = Vec::new();
    let has_money = has_money(&options);
    for (name, mut outcome) in options {
        let own = scenarios.iter().find(|(known, _)| *known == name);
        outcome.results.by_time = own.map(|(_, scenario)| by_time::of(&scenario.model, &outcome.intervals));
        let by_replication = outcome.headlines.into_iter().map(|headline| replication(&headline, has_money)).collect();
        tables.push((name.clone(), OptionTables { by_interval: outcome.intervals, by_replication }));
        results.options.0.push((name, outcome.results));
    }
    (results.comparison, results.constraint) = (in_pairs, judged);
    if compared {
        results.minutes_or_hours = contracts::minutes_or_hours(&results);
    }
    (results, tables)
}

/// Why there are no more replications: all options tell the same, unless one was interrupted.
fn stopped(options: &[(String, Outcome)]) -> &'static str {
    let all = || options.iter().map(|(_, outcome)| outcome.stopped);
    all().find(|why| *why == INTERRUPTED).or_else(|| all().next()).unwrap_or("replications")
}

/// What is told of a replication by itself.
fn replication(headline: &Headline, has_money: bool) -> Replication {
    let served = &headline.served;
    Replication {
        money: has_money.then_some(ReplicationMoney {
            profit: headline.profit,
            cost: headline.cost,
            profit_a_month: headline.month.profit,
            cost_a_month: headline.month.cost,
        }),
        target_met: headline.met,
        in_time: served.level.part,
        counted: served.level.of,
        worst_day: served.worst_day,
        worst_interval: served.worst_interval,
        days_on_target: served.days.share(),
        intervals_on_target: served.intervals.share(),
    }
}

/// What the options start from and bind to.
fn decision(scenario: &Scenario, options: &[(String, Outcome)]) -> Decision {
    let bound: Vec<(&str, &Commitments)> =
        options.iter().map(|(name, outcome)| (name.as_str(), &outcome.commitments)).collect();
    commitments::decision(scenario, &bound)
}

/// Calendar months after warm-up, if they are whole.
fn months(scenario: &Scenario) -> Option<f64> {
    let billed = billing_months(&scenario.model.centre.calendar, scenario.run.warm_up);
    let whole = billed.iter().flatten().all(|month| month.part.is_whole());
    whole.then(|| billed.iter().flatten().count() as f64)
}
