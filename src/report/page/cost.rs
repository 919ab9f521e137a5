//! What service costs: each option's cost against the service level that it gives, and the frontier.
//!
//! In: results. Out: a chart of points with whiskers. On the frontier are options that none beats in both at once, by their means.

use super::cells;
use super::shape::{Axis, Chart, Kind, Section, Series, View};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::Estimate;

/// An option's place.
pub struct Spot<'a> {
    /// Its place among the options.
    pub look: usize,
    /// Its name.
    pub name: &'a str,
    /// The service that it gives.
    pub level: Estimate,
    /// What it costs a month.
    pub cost: Estimate,
}

/// The section; none without money, or of fewer than two options.
pub fn against_service_level(told: &Told<'_>) -> Option<Section> {
    let spots = spots(told);
    if !view::has_money(told) || spots.len() < 2 {
        return None;
    }
    let currency = view::name(&told.currency, 8);
    let target = told.options.0.iter().find_map(|(_, option)| view::target(option, view::TOTAL));
    let target = target.map(|target| {
        let share = told.exact_percent(target.share);
        let line = say!(told, "page-target-line", share = share, within = cells::limit(target.answer_within, told));
        (cells::five(target.share), line)
    });
    let x: Vec<f64> = spots.iter().filter_map(|spot| spot.level.mean).map(cells::five).collect();
    let mut series: Vec<Series> = spots.iter().enumerate().map(|(nth, spot)| point(nth, spot, x.len())).collect();
    series.push(joined(&spots, told));
    let chart = Chart {
        id: "cost".to_owned(),
        title: say!(told, "page-cost-chart"),
        points: true,
        x: Axis { name: say!(told, "page-service-level"), kind: Kind::Share, ..Axis::default() },
        y: Axis { name: say!(told, "page-cost-a-month", currency = currency), kind: Kind::Number, ..Axis::default() },
        views: vec![View { name: String::new(), of: String::new(), x, series, target, upright: true }],
        ..Chart::default()
    };
    let notes = vec![say!(told, "page-cost-note")];
    Some(Section { id: "cost", heading: say!(told, "page-cost"), notes, charts: vec![chart], ..Section::default() })
}

/// Options with both figures, from the lowest service level on.
pub fn spots<'a>(told: &'a Told<'_>) -> Vec<Spot<'a>> {
    let spot = |(look, (name, option)): (usize, &'a (String, crate::results::OptionResults))| {
        let level = view::service_level(&option.total, view::target(option, view::TOTAL));
        let cost = view::cost_a_month(option, told);
        (level.mean.is_some() && cost.mean.is_some()).then_some(Spot { look, name, level, cost })
    };
    let mut all: Vec<Spot<'_>> = told.options.0.iter().enumerate().filter_map(spot).collect();
    all.sort_by(|a, b| a.level.mean.unwrap_or(0.0).total_cmp(&b.level.mean.unwrap_or(0.0)));
    all
}

fn point(nth: usize, spot: &Spot<'_>, places: usize) -> Series {
    let at = |value: Option<f64>| {
        let mut column = vec![None; places];
        column[nth] = value.map(cells::five);
        column
    };
    Series {
        name: view::name(spot.name, view::NAME),
        look: spot.look,
        shown: true,
        joins: false,
        mean: at(spot.cost.mean),
        low: at(spot.cost.low),
        high: at(spot.cost.high),
        across: spot.level.low.zip(spot.level.high).map(|(low, high)| (cells::five(low), cells::five(high))),
    }
}

/// Who is on the frontier: from the highest service level down, whoever is cheaper than all that serve better.
pub fn frontier(spots: &[Spot<'_>]) -> Vec<bool> {
    let mut on = vec![false; spots.len()];
    let mut cheapest = f64::INFINITY;
    for (on, spot) in on.iter_mut().zip(spots).rev() {
        if let Some(cost) = spot.cost.mean.filter(|cost| *cost < cheapest) {
            cheapest = cost;
            *on = true;
        }
    }
    on
}

/// The frontier as a line.
fn joined(spots: &[Spot<'_>], told: &Told<'_>) -> Series {
    let on = |(on, spot): (bool, &Spot<'_>)| spot.cost.mean.filter(|_| on).map(cells::five);
    let mean: Vec<Option<f64>> = frontier(spots).into_iter().zip(spots).map(on).collect();
    let none = vec![None; spots.len()];
    let name = say!(told, "page-frontier");
    Series { name, shown: true, joins: true, mean, low: none.clone(), high: none, ..Series::default() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::report::language::Language;

    #[test]
    fn the_frontier_holds_options_that_none_beats_in_both() {
        let mut results = fixture::compare(4);
        // Levels and costs: 0.846 at 355,000; 0.812 at 310,000; 0.741 at 290,000; 0.702 at 240,000. The third is made dearer than the
        // second: who serves better for less beats it.
        results.options.0[2].1.total.by_name.insert("cost".to_owned(), fixture::estimate(320_000.0, 100.0));
        let section = against_service_level(&Told::new(&results, Language::English)).unwrap();
        let view = &section.charts[0].views[0];
        assert_eq!(view.x, [0.702, 0.741, 0.812, 0.846]);
        let frontier = view.series.iter().find(|series| series.joins).unwrap();
        let is_on: Vec<bool> = frontier.mean.iter().map(Option::is_some).collect();
        assert_eq!(is_on, [true, false, true, true]);
    }
}
