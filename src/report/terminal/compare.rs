//! Options side by side, ranked by profit, with the distance of each to the best.

use super::side_by_side::SideBySide;
use crate::report::numbers::{self, Kind, with_interval};
use crate::report::view;
use crate::results::{Estimate, OptionResults, Ranked, RankedMonth, Results};

/// The table of a comparison.
pub fn tables(results: &Results) -> String {
    let ranked = if results.ranking.is_empty() { in_file_order(results) } else { results.ranking.clone() };
    // With its number: names that begin alike are cut alike.
    let names: Vec<String> =
        ranked.iter().enumerate().map(|(n, r)| format!("{}. {}", n + 1, view::name(&r.option, 60))).collect();
    let mut table = SideBySide::of(names.iter().map(String::as_str));
    let each = |write: &dyn Fn(&Ranked) -> String| ranked.iter().map(write).collect::<Vec<_>>();
    if view::has_money(results) {
        let currency = view::name(&results.currency, 8);
        let month = |of: fn(&RankedMonth) -> Estimate| each(&|r| super::money(of(&view::ranked_month(r, results))));
        table.line(&format!("profit, {currency} a month"), month(|m| m.profit));
        table.line("  less the best's", each(&|r| behind(r, results)));
        table.line("  difference", each(&|r| verdict(r, results)));
        table.line(&format!("cost, {currency} a month"), month(|m| m.cost));
    }
    let of = |write: &dyn Fn(&OptionResults) -> String| {
        each(&|r| {
            results
                .options
                .0
                .iter()
                .find(|(n, _)| *n == r.option)
                .map_or(numbers::NOTHING.to_owned(), |(_, o)| write(o))
        })
    };
    table.line(
        "service level",
        of(&|o| with_interval(view::service_level(&o.total, view::target(o, view::TOTAL)), Kind::Share)),
    );
    table.line("  target", of(&|o| view::target(o, view::TOTAL).map_or(String::new(), view::target_in_words)));
    table.line(
        "  replications on target",
        each(&|r| {
            let option = results.options.0.iter().find(|(name, _)| *name == r.option);
            let met = option.map(|(_, o)| o.total.get("replications_on_target")).filter(|met| met.mean.is_some());
            let met = met.unwrap_or(Estimate { mean: r.meets_target, ..Estimate::default() });
            if results.replications > 1 { with_interval(met, Kind::Share) } else { numbers::NOTHING.to_owned() }
        }),
    );
    table.line("abandonment", of(&|o| with_interval(o.total.get("abandonment"), Kind::Share)));
    table.line("average speed of answer", of(&|o| with_interval(o.total.get("asa"), Kind::Seconds)));
    for (label, name, measure, kind) in work(results) {
        let figure = |o: &OptionResults| {
            o.contacts.get(name).map_or(numbers::NOTHING.to_owned(), |m| with_interval(m.get(measure), kind))
        };
        table.line(&label, of(&figure));
    }
    let currency = view::name(&results.currency, 8);
    table.line(&format!("{currency} per answered"), of(&|o| cost_each(o)));
    super::sure::standings(&mut table, &ranked, results);
    table.line(
        "pairing, correlation",
        each(&|r| r.correlation.map_or(numbers::NOTHING.to_owned(), |c| numbers::plain(c, 2))),
    );
    table.text()
}

/// Lines of work that waits, by type: its label, the type, the measure and how it is written.
fn work(results: &Results) -> Vec<(String, &str, &'static str, Kind)> {
    let mut names: Vec<&str> =
        results.options.0.iter().flat_map(|(_, o)| view::work(o)).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    let lines = |name| {
        let label = |what: &str| format!("{}: {what}", view::name(name, 14));
        [(label("in time"), name, "done_in_time", Kind::Share), (label("kept"), name, "orders_kept", Kind::Count)]
    };
    names.into_iter().flat_map(lines).collect()
}

/// Where nothing is paid or earned there is no ranking.
fn in_file_order(results: &Results) -> Vec<Ranked> {
    let nothing = Estimate::default();
    let unranked = |name: &String| Ranked {
        option: name.clone(),
        profit: nothing,
        cost: nothing,
        against_best: nothing,
        correlation: None,
        correlation_interval: None,
        significant: false,
        meets_target: None,
        horizon_month: None,
    };
    results.options.0.iter().map(|(name, _)| unranked(name)).collect()
}

fn is_best(ranked: &Ranked, results: &Results) -> bool {
    results.ranking.first().is_some_and(|best| best.option == ranked.option)
}

fn behind(ranked: &Ranked, results: &Results) -> String {
    if is_best(ranked, results) {
        String::new()
    } else {
        super::money(view::ranked_month(ranked, results).against_best)
    }
}

fn verdict(ranked: &Ranked, results: &Results) -> String {
    let known = ranked.against_best.low.is_some() && ranked.against_best.high.is_some();
    match (is_best(ranked, results), known, ranked.significant) {
        (true, ..) => "best",
        (_, false, _) => "not known",
        (_, _, true) => "significant",
        (_, _, false) => "not significant",
    }
    .to_owned()
}

fn cost_each(option: &OptionResults) -> String {
    let cost = option.total.get("cost_per_answered");
    let Some(mean) = cost.mean else { return numbers::NOTHING.to_owned() };
    let figure = numbers::plain(mean, 2);
    numbers::half_width(cost).map_or(figure.clone(), |half| format!("{figure} ± {}", numbers::plain(half, 2)))
}
