//! Axes of small scenarios whose costs are known exactly.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::float_cmp)]

use super::{Allowed, Asked, Study};
use crate::document::render;
use crate::experiment::option::{Settings, simulate};
use crate::experiment::points::Points;
use crate::experiment::promise;
use crate::experiment::replicate::Threads;
use crate::results::{BreakEven, Results, Unit};
use crate::scenario::written::{Set, Written};

/// A whole month of 28 days with 10 calls of exactly 3 minutes on each; a vendor by the minute at 1 (840 a month), one at a flat
/// fee of 1,260: they break even at 1.5 times the calls, or the minutes.
const TWO: &str = "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2027-02-01\ndays = 28\nopen = \"09:00-17:00\"\n[decision]\nvat = \"cost\"\n\
    [contacts.calls]\narrivals.poisson = { per_day = 10 }\ntalk_time = \"3m\"\n\
    [providers.rented]\nkind = \"outsourced\"\n[providers.rented.contract]\nstarts = 2027-02-01\nper_minute = [ { price = 1.0, increment = \"1s\" } ]\n\
    [providers.flat]\nkind = \"outsourced\"\n[providers.flat.contract]\nstarts = 2027-02-01\nmonthly_fee = [ { amount = 1260 } ]\n\
    [groups.minutes]\nprovider = \"rented\"\nskills = [\"calls\"]\nroster = 9\n\
    [groups.heads]\nprovider = \"flat\"\nskills = [\"calls\"]\nroster = 9\n\
    [knobs.both]\n\"contacts.calls.talk_time\" = [\"3m\", \"6m\"]\n\"providers.rented.contract.per_minute[0].price\" = [1, 2]\n\
    [options.by_minute]\nwithout = [\"flat\"]\n[options.by_month]\nwithout = [\"rented\"]\n";

fn written(text: &str, seed: u64) -> Written {
    let files: Vec<(&str, &str)> = Vec::new();
    let sets = vec![("run.seed".to_owned(), seed.to_string())];
    Written::new("two.toml".to_owned(), text.as_bytes().to_vec(), Box::new(files), sets)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn both() -> Vec<String> {
    names(&["by_minute", "by_month"])
}

fn settings(replications: u64, seed: u64) -> Settings {
    Settings { replications, precision: None, seed, confidence: 0.95 }
}

fn study(text: &str, over: &[&str]) -> Result<Study, String> {
    let asked: Vec<Asked> = over.iter().map(|over| Asked::parse(over).unwrap()).collect();
    Study::over(&asked, &written(text, 1), &both(), Allowed::AsTheyAre)
}

fn run(study: &Study, text: &str, (replications, seed, threads): (u64, u64, usize)) -> Results {
    let (written, threads) = (written(text, seed), Threads::new(Some(threads)));
    let points = Points {
        written: &written,
        options: study.options(),
        settings: settings(replications, seed),
        threads: &threads,
    };
    let mut results = Results::default();
    study.add_to(&mut results, &points, &mut |_, _| {}).unwrap();
    results
}

#[test]
fn intervals_of_the_break_even_of_two_linear_costs_hold_it_as_often_as_they_say() {
    let study = study(TWO, &["demand.scale=1..2:3"]).unwrap();
    let hit = |seed: &u64| {
        let results = run(&study, TWO, (6, *seed, 1));
        let [found] = results.break_even.as_slice() else { return false };
        assert_eq!((found.below.as_deref(), found.above.as_deref()), (Some("by_minute"), Some("by_month")));
        found.at.low.is_none_or(|low| low <= 1.5) && found.at.high.is_none_or(|high| 1.5 <= high)
    };
    let hits = (1..=200).filter(hit).count();
    // 95 % of 200 are 190 with a standard deviation of 3.1: a false alarm once in 5,000.
    assert!((179..=200).contains(&hits), "{hits}");
}

#[test]
fn where_nothing_is_earned_options_cost_the_same_where_they_break_even() {
    let results = run(&study(TWO, &["demand.scale=1..2:3"]).unwrap(), TWO, (6, 1, 1));
    let by_profit: Vec<_> =
        results.break_even.into_iter().map(|one| BreakEven { changes_winner: false, ..one }).collect();
    assert!(!by_profit.is_empty());
    assert_eq!(results.along[0].cost_break_even, by_profit);
}

#[test]
fn what_an_option_earns_moves_where_it_breaks_even_and_not_where_it_costs_the_same() {
    // A call sells for 1 at the vendor by the minute and for 2 at the other: 280 calls at scale 1.
    let sold = TWO.replace("[knobs.both]", "[contacts.calls.value]\nconversion = 0.5\nmargin = 2\n[knobs.both]");
    let sold =
        sold.replace("[options.by_month]\n", "[options.by_month]\nset = { \"contacts.calls.value.margin\" = 4 }\n");
    let results = run(&study(&sold, &["demand.scale=1..2:3"]).unwrap(), &sold, (30, 1, 1));
    let [cost] = results.along[0].cost_break_even.as_slice() else { panic!("{:?}", results.along[0]) };
    assert!((cost.at.mean.unwrap() - 1.5).abs() < 0.1, "{cost:?}");
    assert_eq!((cost.below.as_deref(), cost.above.as_deref()), (Some("by_minute"), Some("by_month")));
    // 280 s - 840 s = 560 s - 1,260.
    let [profit] = results.break_even.as_slice() else { panic!("{:?}", results.break_even) };
    assert!((profit.at.mean.unwrap() - 1_260.0 / 1_120.0).abs() < 0.1, "{profit:?}");
}

#[test]
fn along_an_axis_are_the_figures_of_the_value_that_is_set() {
    let study = study(TWO, &["demand.scale=0.75..2:4"]).unwrap();
    let results = run(&study, TWO, (3, 5, 1));
    let along = &results.along[0];
    assert_eq!((along.axis.unit, along.axis.today), (Unit::CallsADay, Some(10.0)));
    assert_eq!(along.axis.shown, along.axis.values.iter().map(|value| value * 10.0).collect::<Vec<_>>());
    let threads = Threads::new(Some(1));
    for (nth, value) in along.axis.values.iter().enumerate() {
        let sets = vec![Set::value("demand.scale", &value.to_string())];
        let experiment = written(TWO, 5).at(&sets).experiment.unwrap();
        for ((name, mut scenario), told) in experiment.options.into_iter().zip(&along.options) {
            promise::size(&mut scenario.model, &threads).unwrap();
            let outcome = simulate(&scenario, &settings(3, 5), &threads, |_| {}).unwrap();
            let horizon = outcome.results.total.get("cost_horizon_month");
            assert_eq!((told.option.as_str(), told.cost[nth].mean), (name.as_str(), horizon.mean));
            assert_eq!(told.service_level[nth].mean, outcome.results.total.get("service_level").mean);
        }
    }
    // Whatever the threads.
    assert_eq!(run(&study, TWO, (3, 5, 3)), results);
}

#[test]
fn who_wins_where_and_the_places_between_agree() {
    let study = study(TWO, &["demand.scale=0.5..3:6"]).unwrap();
    let results = run(&study, TWO, (8, 2, 1));
    let along = &results.along[0];
    let options: Vec<&str> = along.winners.iter().map(|one| one.option.as_str()).collect();
    assert_eq!(options, ["by_minute", "by_month"]);
    assert!(along.winners.iter().all(|one| one.sure), "{:?}", along.winners);
    assert_eq!((along.winners[0].from, along.winners[1].to), (0.5, 3.0));
    assert_eq!(along.winners[0].to, along.winners[1].from);
    let found = &results.break_even[0];
    assert!(found.changes_winner);
    assert_eq!(found.at.mean, Some(along.winners[1].from));
    assert_eq!(found.shown.low.map(|low| low / 10.0), found.at.low);
    let (low, high) = (found.at.low.unwrap(), found.at.high.unwrap());
    assert!(low < 1.5 && 1.5 < high && high - low < 0.2, "{found:?}");
}

/// One call of exactly 3 minutes on each of 28 days, so that no luck is left: by the minute 3 a call, 84 a month.
fn without_luck(fee: &str) -> String {
    let calls: Vec<String> = (1..=28).map(|day| format!("2027-02-{day:02}T10:00:00")).collect();
    TWO.replace("arrivals.poisson = { per_day = 10 }", &format!("arrivals.trace.at = [{}]", calls.join(", ")))
        .replace("amount = 1260", &format!("amount = {fee}"))
}

#[test]
fn a_crossing_at_a_point_leaves_both_sides_sure() {
    let text = without_luck("168");
    let price = "providers.rented.contract.per_minute[0].price=1,2,3";
    let results = run(&study(&text, &[price]).unwrap(), &text, (2, 1, 1));
    let winners = &results.along[0].winners;
    let told: Vec<(&str, f64, bool)> = winners.iter().map(|one| (one.option.as_str(), one.from, one.sure)).collect();
    assert_eq!(told, [("by_minute", 1.0, true), ("by_month", 2.0, true)]);
    assert_eq!(results.break_even[0].at.mean, Some(2.0));
}

#[test]
fn a_bill_that_bends_breaks_even_at_a_point_and_not_within_a_cell_whose_ends_are_sure() {
    // The larger of 100 and 84 times the price, and 168: the same at 2, the bend at 100/84.
    let minimum = "per_minute = [ { price = 1.0, increment = \"1s\" } ]\nmonthly_minimum = [ { amount = 100 } ]";
    let text = without_luck("168").replace("per_minute = [ { price = 1.0, increment = \"1s\" } ]", minimum);
    let price = "providers.rented.contract.per_minute[0].price=1,2.5,7,8";
    let results = run(&study(&text, &[price]).unwrap(), &text, (2, 1, 1));
    let found = &results.break_even[0].at;
    assert!([found.mean, found.low, found.high].iter().all(|at| (at.unwrap() - 2.0).abs() < 1e-6), "{found:?}");
    // What is drawn stands at the points that were asked for.
    let along = &results.along[0];
    assert_eq!(along.axis.values, [1.0, 2.5, 7.0, 8.0]);
    assert!(along.options.iter().all(|option| option.cost.len() == 4));
}

#[test]
fn on_a_map_of_two_linear_costs_each_cell_has_the_cheaper_option() {
    let price = "providers.rented.contract.per_minute[0].price=0.5,1,2";
    let study = study(TWO, &["handle_time.scale=0.5..2:4", price]).unwrap();
    let results = run(&study, TWO, (4, 3, 1));
    let map = results.map.unwrap();
    assert_eq!((map.cells.len(), map.across.unit, map.up.unit), (12, Unit::HandleTime, Unit::Number));
    for cell in &map.cells {
        let cost = 840.0 * map.across.values[cell.across] * map.up.values[cell.up];
        let cheaper = if cost < 1260.0 { "by_minute" } else { "by_month" };
        // Four months of 280 calls are known to 3 %; equal costs are anybody's.
        if (cost / 1260.0 - 1.0).abs() > 0.15 {
            assert_eq!(cell.winner, cheaper, "{cell:?}");
        }
        assert!(!cell.sure || cell.lead.low.unwrap() > 0.0);
    }
    assert!(map.cells.iter().filter(|cell| cell.sure).count() >= 8);
}

#[test]
fn a_knob_is_an_axis() {
    // Minutes and price double together: 840·(1 + x)², against 1,260: x = √1.5 − 1.
    let study = study(TWO, &["knobs.both=0..1:21"]).unwrap();
    let results = run(&study, TWO, (20, 4, 1));
    let at = results.break_even[0].at;
    assert!((at.mean.unwrap() - 0.224745).abs() < 0.03, "{at:?}");
    assert_eq!((results.along[0].axis.unit, results.along[0].axis.today), (Unit::Number, None));
}

#[test]
fn what_takes_whole_numbers_gets_whole_numbers_and_names_are_names() {
    let study_of = |over: &str| study(TWO, &[over]).unwrap();
    let agents = run(&study_of("groups.minutes.roster=2..4:5"), TWO, (2, 1, 1));
    assert_eq!(agents.along[0].axis.values, [2.0, 3.0, 4.0]);
    let names = run(&study_of("calendar.at_close=serve,drop"), TWO, (2, 1, 1));
    let axis = &names.along[0].axis;
    assert_eq!((axis.unit, axis.names.as_slice()), (Unit::Names, ["serve".to_owned(), "drop".to_owned()].as_slice()));
    assert!(names.break_even.is_empty());
    assert_eq!(names.along[0].winners.len(), 1);
}

#[test]
fn the_same_option_twice_breaks_even_nowhere() {
    let text = TWO.replace("[options.by_month]\nwithout = [\"rented\"]", "[options.by_month]\nwithout = [\"flat\"]");
    let study = study(&text, &["demand.scale=1..2:3"]).unwrap();
    let results = run(&study, &text, (3, 1, 1));
    assert_eq!(results.along[0].options[0].profit, results.along[0].options[1].profit);
    let found = &results.break_even[0];
    assert_eq!((found.at.mean, found.at.low, found.at.high), (None, None, None));
    assert_eq!((found.below.as_ref(), found.above.as_ref(), found.changes_winner), (None, None, false));
    // Neither leads the other.
    let [only] = results.along[0].winners.as_slice() else { panic!("{:?}", results.along[0].winners) };
    assert_eq!((only.option.as_str(), only.equal.as_slice()), ("by_minute", ["by_month".to_owned()].as_slice()));
}

#[test]
fn a_third_option_is_ahead_of_two_that_are_equal_or_behind_both() {
    // By the minute 84 · price, by the month 168 in two options: below 2 the one, above it the two, which are surely ahead.
    let text = without_luck("168") + "[options.again]\nwithout = [\"rented\"]\n";
    let price = "providers.rented.contract.per_minute[0].price=1,1.5,3";
    let asked = vec![Asked::parse(price).unwrap()];
    let all = names(&["by_minute", "by_month", "again"]);
    let study = Study::over(&asked, &written(&text, 1), &all, Allowed::AsTheyAre).unwrap();
    let winners = run(&study, &text, (2, 1, 1)).along.remove(0).winners;
    let told: Vec<(&str, f64, bool, usize)> =
        winners.iter().map(|one| (one.option.as_str(), one.from, one.sure, one.equal.len())).collect();
    assert_eq!(told, [("by_minute", 1.0, true, 0), ("by_month", 2.0, true, 1)]);
    assert_eq!(winners[1].equal, ["again".to_owned()]);
}

#[test]
fn the_usual_axes_are_drawn_finer_where_the_best_changes() {
    let (studies, refused) = Study::usual(&written(TWO, 1), &both(), Allowed::AsTheyAre).unwrap();
    assert_eq!((studies.len(), refused.len()), (2, 0));
    assert_eq!(studies[0].paths(), ["demand.scale"]);
    let results = run(&studies[0], TWO, (4, 1, 1));
    let values = &results.along[0].axis.values;
    assert_eq!((values.len(), values[0], values[values.len() - 1]), (16, 0.25, 4.0));
    // Whose staff stays as it is takes part, which is told.
    let kept = &results.along[0].kept;
    assert!(!kept.is_empty() && kept.iter().all(|one| one.why.ends_with("is fixed")), "{kept:?}");
    assert!(results.along[0].left_out.is_empty());
    assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
    // 13 points from 1/4 to 4 are 16^(1/12) apart as ratios; three more between two of them 16^(1/48).
    let steps: Vec<f64> = values.windows(2).map(|pair| pair[1] / pair[0]).collect();
    let fine = steps.iter().filter(|step| (*step / libm::pow(16.0, 1.0 / 48.0) - 1.0).abs() < 1e-6).count();
    let coarse = steps.iter().filter(|step| (*step / libm::pow(16.0, 1.0 / 12.0) - 1.0).abs() < 1e-6).count();
    assert_eq!((fine, coarse), (4, 11), "{values:?}");
}

#[test]
fn why_neither_of_the_usual_axes_can_be_drawn_is_said_of_both() {
    let why = Study::usual(&written(TWO, 1), &both(), Allowed::LeftOut).unwrap_err();
    assert_eq!(why.len(), 1);
    assert!(
        why[0].english().starts_with("demand.scale and handle_time.scale change how much there is to do"),
        "{why:?}"
    );
}

fn refused(text: &str, over: &[&str], fixed: Allowed) -> String {
    let asked: Vec<Asked> = over.iter().map(|over| Asked::parse(over).unwrap()).collect();
    Study::over(&asked, &written(text, 1), &both(), fixed).unwrap_err()
}

#[test]
fn calls_that_vary_over_a_fixed_roster_are_refused_with_the_groups_and_the_ways_out() {
    for over in ["demand.scale=1..2", "contacts.calls.arrivals.poisson.per_day=5..20"] {
        let why = refused(TWO, &[over], Allowed::Nobody);
        for part in [
            "option \"by_minute\": the staff of \"minutes\" is fixed",
            "\"heads\"",
            "roster.sized",
            "roster.promised",
            "--keep-roster",
        ] {
            assert!(why.contains(part), "{why}");
        }
    }
    // A knob that moves volume is one, a price is none.
    let knob = TWO.replace(
        "\"contacts.calls.talk_time\" = [\"3m\", \"6m\"]",
        "\"contacts.calls.arrivals.poisson.per_day\" = [5, 10]",
    );
    assert!(refused(&knob, &["knobs.both=0..1"], Allowed::Nobody).contains("--keep-roster"));
    let price = Asked::parse("providers.rented.contract.per_minute[0].price=1..2").unwrap();
    assert!(Study::over(&[price], &written(TWO, 1), &both(), Allowed::Nobody).is_ok());
    // One that follows beside one that cannot.
    let sized = TWO.replacen("roster = 9", "roster.sized = { at_least = 1 }", 1);
    assert!(refused(&sized, &["demand.scale=1..2"], Allowed::Nobody).contains("by_month"));
    let (only_one, _) = (Study::usual(&written(&sized, 1), &both(), Allowed::LeftOut), ());
    assert!(only_one.unwrap_err()[0].english().contains("the staff of \"heads\" is fixed"));
}

#[test]
fn what_cannot_be_an_axis_is_refused_with_its_place() {
    let misspelt = refused(TWO, &["contacts.cals.talk_time=1m..2m"], Allowed::AsTheyAre);
    assert!(misspelt.contains("there is no contact type \"cals\"; did you mean \"calls\"?"), "{misspelt}");
    let beyond = refused(TWO, &["contacts.calls.never_abandons=0.5..1.5"], Allowed::AsTheyAre);
    assert!(beyond.contains("never_abandons") && beyond.contains("share"), "{beyond}");
    let set =
        TWO.replace("[options.by_minute]\n", "[options.by_minute]\nset = { \"contacts.calls.talk_time\" = \"4m\" }\n");
    let both = refused(&set, &["contacts.calls.talk_time.mean=1m..2m"], Allowed::AsTheyAre);
    assert!(
        both.contains("two.toml:") && both.contains("options.by_minute.set: sets contacts.calls.talk_time"),
        "{both}"
    );
    assert!(refused(&set, &["knobs.both=0..1"], Allowed::AsTheyAre).contains("options.by_minute.set"));
    assert!(refused(TWO, &["run.replications=2..4"], Allowed::AsTheyAre).contains("is no axis"));
    let twice = refused(TWO, &["contacts.calls.talk_time=1m..2m", "knobs.both=0..1"], Allowed::AsTheyAre);
    assert!(twice.contains("change the same place"), "{twice}");
    let three = ["demand.scale=1..2", "handle_time.scale=1..2", "knobs.both=0..1"];
    assert!(refused(TWO, &three, Allowed::AsTheyAre).contains("one axis or two"));
}

#[test]
fn what_would_take_too_long_is_refused_by_its_estimate() {
    let study = study(TWO, &["demand.scale=1..1000:50"]).unwrap();
    assert!(study.contacts(&written(TWO, 1), 100, 1).is_ok());
    // 280 calls, a mean scale of 500, 50 points of two options: 1.4e7 in each replication.
    let why = study.contacts(&written(TWO, 1), 100_000, 1).unwrap_err();
    assert!(why.contains("50 points of 2 options") && why.contains("1e12"), "{why}");
}

#[test]
fn the_scenario_of_these_tests_is_without_problems() {
    let loaded = written(TWO, 1).at(&[]);
    assert!(loaded.problems.is_empty(), "{}", render(&loaded.problems, &loaded.sources));
}
