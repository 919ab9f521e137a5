//! A bank's calls of 164 weekdays: the model that is fitted to them, simulated again through a scenario, has their mean profile
//! and their dispersion. Where the file is at hand.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use busyhour::random::Luck;
use busyhour::scenario::{Scenario, load};

/// Five minutes from 07:00 to 21:05.
const SLOTS: usize = 169;
/// Noon.
const NOON: usize = 60;
/// Histories that are simulated: the spread of a figure over them is its standard error.
const HISTORIES: u64 = 60;

/// A history: for each day its weekday and counts.
type Days = Vec<(usize, Vec<f64>)>;

/// What is compared.
#[derive(Clone, Copy, Debug)]
struct Figures {
    mean_day: f64,
    monday: f64,
    ten_o_clock: f64,
    /// Relative variance of day totals around their weekday's mean.
    days: f64,
    /// Correlation of the deviations of mornings and afternoons.
    halves: f64,
    /// Relative variance of half-hours, and of five minutes, around their weekday's mean.
    half_hours: f64,
    intervals: f64,
}

impl Figures {
    fn of(days: &Days) -> Figures {
        let total = |counts: &[f64]| counts.iter().sum::<f64>();
        let all = days.iter().map(|(_, counts)| total(counts)).sum::<f64>() / days.len() as f64;
        let means: Vec<Vec<f64>> = (0..5).map(|weekday| mean_of(days, weekday)).collect();
        let (mut square, mut morning, mut afternoon, mut both) = (0.0, 0.0, 0.0, 0.0);
        let (mut half_hours, mut intervals) = ((0.0, 0.0), (0.0, 0.0));
        for (weekday, counts) in days {
            let expected = &means[*weekday];
            let off: Vec<f64> = counts.iter().zip(expected).map(|(count, mean)| count - mean).collect();
            let (early, late) = (total(&off[..NOON]), total(&off[NOON..]));
            square += (early + late).powi(2) / total(expected).powi(2);
            morning += early * early;
            afternoon += late * late;
            both += early * late;
            for (off, mean) in off.iter().zip(expected) {
                intervals = (intervals.0 + off * off, intervals.1 + mean * mean);
            }
            for (off, mean) in off.chunks(6).zip(expected.chunks(6)) {
                half_hours = (half_hours.0 + total(off).powi(2), half_hours.1 + total(mean).powi(2));
            }
        }
        Figures {
            mean_day: all,
            monday: total(&means[0]) / all,
            ten_o_clock: means.iter().map(|mean| total(&mean[36..42])).sum::<f64>() / 5.0,
            days: square / days.len() as f64,
            halves: both / (morning * afternoon).sqrt(),
            half_hours: half_hours.0 / half_hours.1,
            intervals: intervals.0 / intervals.1,
        }
    }

    fn named(&self) -> [(&'static str, f64); 7] {
        [
            ("mean day", self.mean_day),
            ("monday", self.monday),
            ("ten o'clock", self.ten_o_clock),
            ("variance of days", self.days),
            ("correlation of halves", self.halves),
            ("variance of half-hours", self.half_hours),
            ("variance of five minutes", self.intervals),
        ]
    }
}

/// The mean counts of a weekday.
fn mean_of(days: &Days, weekday: usize) -> Vec<f64> {
    let own: Vec<&Vec<f64>> = days.iter().filter(|(other, _)| *other == weekday).map(|(_, counts)| counts).collect();
    (0..SLOTS).map(|slot| own.iter().map(|counts| counts[slot]).sum::<f64>() / own.len() as f64).collect()
}

/// The bank's days, and their dates.
fn bank(path: &Path) -> (Days, BTreeSet<String>) {
    let mut days: Days = Vec::new();
    let mut dates = BTreeSet::new();
    for row in csv::Reader::from_path(path).unwrap().records().map(Result::unwrap) {
        if dates.insert(row[1].to_owned()) {
            let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri"].iter().position(|name| *name == &row[2]).unwrap();
            days.push((weekday, vec![0.0; SLOTS]));
        }
        days.last_mut().unwrap().1[row[3].parse::<usize>().unwrap() - 1] = row[4].parse().unwrap();
    }
    (days, dates)
}

fn scenario(fragment: &str, interval: &str) -> Scenario {
    let text = format!(
        "format = 1\n[calendar]\nstart = 2003-03-03\ndays = 236\nopen = {{ mon-fri = \"07:00-21:05\" }}\ninterval = \"{interval}\"\n\
         {fragment}\n[contacts.calls.talk_time.exponential]\nmean = \"3m\"\n[contacts.calls.patience.exponential]\nmean = \"3m\"\n\
         [groups.own]\nskills = [\"calls\"]\nroster = 200\n"
    );
    let loaded = load("bank.toml", text.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
    assert!(loaded.experiment.is_some(), "{text}\n{:?}", loaded.problems);
    loaded.experiment.unwrap().base
}

/// One replication on the dates that the bank's history has, by five minutes whatever the scenario's intervals are.
fn simulated(scenario: &Scenario, dates: &BTreeSet<String>, replication: u64) -> Days {
    let calendar = &scenario.model.centre.calendar;
    let mut counts = vec![vec![0.0; 288]; calendar.days.len()];
    let arrivals = scenario.model.arrivals[0].as_ref().unwrap();
    for time in arrivals.source(calendar, &Luck::new(1, replication), "calls") {
        let day = calendar.day_of(time);
        counts[day][((time - calendar.days[day].start).0 / 300_000_000) as usize] += 1.0;
    }
    let days = calendar.days.iter().zip(counts).filter(|(day, _)| dates.contains(&day.date.to_string()));
    days.map(|(day, counts)| (day.weekday, counts[84..84 + SLOTS].to_vec())).collect()
}

/// Mean and standard deviation of each figure over simulated histories.
fn spread(scenario: &Scenario, dates: &BTreeSet<String>) -> Vec<(f64, f64)> {
    let all: Vec<[(&str, f64); 7]> =
        (0..HISTORIES).map(|one| Figures::of(&simulated(scenario, dates, one)).named()).collect();
    let n = HISTORIES as f64;
    (0..7)
        .map(|figure| {
            let mean = all.iter().map(|named| named[figure].1).sum::<f64>() / n;
            let square = all.iter().map(|named| (named[figure].1 - mean).powi(2)).sum::<f64>() / (n - 1.0);
            (mean, square.sqrt())
        })
        .collect()
}

#[test]
fn the_model_fitted_to_a_bank_has_its_mean_profile_and_its_dispersion() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/bank_calls_5min_2003.csv");
    if !path.exists() {
        eprintln!("skipped: the bank's history is not there");
        return;
    }
    let (days, dates) = bank(&path);
    let truth = Figures::of(&days).named();
    let fragment = fragment(&path, "5m");
    let fitted = spread(&scenario(&fragment, "5m"), &dates);
    // The model's own scales are the day, its parts and the interval: no further from the bank than these shares. Between
    // interval and part its intervals are independent, the bank's are not: half-hours of five-minute intervals are only held
    // to the errors of a history of 164 days.
    let within = [0.01, 0.01, 0.01, 0.1, 0.05, f64::INFINITY, 0.1];
    agree(&truth, &fitted, &within);
    // With intervals of half an hour, half-hours are a scale of the model, too, and five minutes are none.
    let half_hours = self::fragment(&path, "30m");
    let by_half_hour = spread(&scenario(&half_hours, "30m"), &dates);
    let six = |all: &[(f64, f64)]| all[..6].to_vec();
    agree(&truth[..6], &six(&by_half_hour), &[0.01, 0.01, 0.01, 0.1, 0.05, 0.1]);
    // The comparison tells the model from simpler ones, Poisson and days alone: they are further off than it allows.
    let without = |keys: &[&str]| -> String {
        let kept = fragment.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
        kept.map(|line| format!("{line}\n")).collect()
    };
    let poisson = spread(&scenario(&without(&["day_cv", "parts", "interval_cv"]), "5m"), &dates);
    let days_alone = spread(&scenario(&without(&["parts", "interval_cv"]), "5m"), &dates);
    let apart = |spread: &[(f64, f64)], figure: usize| (truth[figure].1 - spread[figure].0).abs() / spread[figure].1;
    assert!([3, 4, 5, 6].iter().all(|figure| apart(&poisson, *figure) > 6.0), "{poisson:?}");
    assert!([4, 6].iter().all(|figure| apart(&days_alone, *figure) > 4.0), "{days_alone:?}");
}

/// What `fit` prints for intervals of a length.
fn fragment(path: &Path, interval: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    let output =
        program.arg("fit").arg(path).args(["--interval", interval, "--parts", "12:00", "--from", "2003-03-03"]);
    let output = output.output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// Within 4 standard errors, as one history of 164 days has them, and no further than a share of the figure itself.
fn agree(truth: &[(&str, f64)], fitted: &[(f64, f64)], within: &[f64]) {
    for (((name, value), (mean, error)), share) in truth.iter().zip(fitted).zip(within) {
        eprintln!("{name}: bank {value:.6}, fitted {mean:.6} +- {error:.6}");
        assert!((value - mean).abs() < 4.0 * error, "{name}: {value}, fitted {mean} +- {error}");
        assert!((value / mean - 1.0).abs() < *share, "{name}: {value}, fitted {mean}");
    }
}
