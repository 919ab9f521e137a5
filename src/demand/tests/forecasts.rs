//! Forecasts that are wrong: how far what comes lies from what was planned on.

use super::{Arrivals, Calendar, InMemory, NONE, at, counts, moments, monday, near, read};
use crate::demand::{Truth, truth};
use crate::random::Luck;
use crate::units::Time;

/// Two days of three hours.
fn open_calendar() -> Calendar {
    monday(2, &[("09:00", "12:00")])
}

fn flat(calendar: &Calendar) -> Arrivals {
    read("poisson = { per_hour = 20 }", calendar, None, NONE).unwrap()
}

#[test]
fn a_forecast_without_error_brings_the_same_callers_to_the_microsecond() {
    let calendar = open_calendar();
    let (plain, forecast) = (flat(&calendar), flat(&calendar).forecast(Truth::new(0.0, 0.0)).unwrap());
    let luck = Luck::new(3, 1);
    let instants = |arrivals: &Arrivals| arrivals.source(&calendar, &luck, "sales").collect::<Vec<Time>>();
    assert_eq!(instants(&plain), instants(&forecast));
    assert!(plain.truth().is_none() && forecast.truth().is_some());
}

#[test]
fn what_comes_has_the_mean_and_the_variance_of_the_forecast_error() {
    let calendar = open_calendar();
    let expected: f64 = flat(&calendar).expected(&calendar).iter().sum();
    for (bias, cv) in [(0.25, 0.2), (-0.2, 0.0), (0.0, 0.5)] {
        let arrivals = flat(&calendar).forecast(Truth::new(bias, cv)).unwrap();
        // The forecast itself does not move: staff is planned on it.
        near(arrivals.expected(&calendar).iter().sum(), expected);
        let mean = expected / (1.0 + bias);
        moments(&counts(&arrivals, &calendar, 4000), mean, mean + (mean * cv) * (mean * cv));
    }
}

#[test]
fn the_truth_is_one_for_a_replication_and_another_for_another_type() {
    let calendar = open_calendar();
    let arrivals = flat(&calendar).forecast(Truth::new(0.0, 0.5)).unwrap();
    let count =
        |replication: u64, name: &str| arrivals.source(&calendar, &Luck::new(7, replication), name).count() as f64;
    let pairs: Vec<(f64, f64)> =
        (0..400).map(|replication| (count(replication, "a"), count(replication, "b"))).collect();
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / pairs.len() as f64;
    let (a, b) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let covariance = mean(&|pair| (pair.0 - a) * (pair.1 - b));
    assert!(covariance.abs() < 5.0 * 0.25 * a * b / 20.0, "{covariance}");
    assert_eq!(count(5, "a"), count(5, "a"));
}

#[test]
fn a_truth_that_is_set_aside_leaves_the_forecast_and_comes_back() {
    let calendar = open_calendar();
    let mut arrivals = vec![None, Some(flat(&calendar).forecast(Truth::new(0.1, 0.4)).unwrap())];
    let truths = truth::set_aside(&mut arrivals);
    assert!(arrivals[1].as_ref().unwrap().truth().is_none());
    truth::put_back(&mut arrivals, truths);
    assert_eq!(arrivals[1].as_ref().unwrap().truth(), Some(&Truth::new(0.1, 0.4)));
}

#[test]
fn what_has_no_rate_is_no_forecast() {
    let calendar = open_calendar();
    let backlog = read("backlog = { count = 5 }", &calendar, None, NONE).unwrap();
    assert!(backlog.forecast(Truth::new(0.0, 0.1)).is_err());
}

#[test]
fn a_forecast_is_found_in_the_column_of_its_name_before_what_came() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let both = "start,calls,forecast\n2026-11-02 08:00,3,4.5\n2026-11-02 08:30,1,2\n";
    let files: InMemory = vec![("f.csv", both), ("x.csv", "start,fc\n2026-11-02 08:00,3\n")];
    let read_one = |text: &str| read(text, &calendar, None, &files);
    near(read_one("forecast.file = \"f.csv\"").unwrap().expected(&calendar).iter().sum(), 6.5);
    near(read_one("history.file = \"f.csv\"").unwrap().expected(&calendar).iter().sum(), 4.0);
    let told = read_one("forecast.file = \"x.csv\"").unwrap_err();
    assert!(told[0].ends_with("say which it is, for example column = \"fc\""), "{told:?}");
}

#[test]
fn a_sum_of_handle_times_is_told_from_a_mean() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let rows = |name: &str, first: &str, second: &str| {
        format!("Date;Time;Calls Offered;{name}\n2.11.2026;08:00;4;{first}\n2.11.2026;08:30;10;{second}\n")
    };
    let factor = |text: &str, more: &str| {
        let files: InMemory = vec![("f.csv", text)];
        let arrivals = read(&format!("forecast = {{ file = \"f.csv\"{more} }}"), &calendar, None, &files)?;
        Ok::<f64, Vec<String>>(arrivals.pace().unwrap().factor(at("08:00"), 60.0))
    };
    // Twelve minutes over four calls are three minutes for each; a mean is what it says.
    near(factor(&rows("Total Handle Time, min", "12", "30"), "").unwrap(), 3.0);
    near(factor(&rows("AHT", "3:00", "180"), "").unwrap(), 3.0);
    // Nine seconds cannot be the sum over ten calls.
    near(factor(&rows("Handle Time", "180", "9"), "").unwrap(), 3.0);
    let open = rows("Handle Time", "720", "1800");
    let told = factor(&open, "").unwrap_err();
    assert!(told[0].contains("say handle_time_is = \"average\" or \"total\""), "{told:?}");
    near(factor(&open, ", handle_time_is = \"total\"").unwrap(), 3.0);
    near(factor(&open, ", handle_time_is = \"average\"").unwrap(), 12.0);
    let nobody = "start,calls,total_handle_time\n2026-11-02 08:00,0,60\n2026-11-02 08:30,1,60\n";
    assert!(factor(nobody, "").unwrap_err()[0].contains("where nobody came"));
}

#[test]
fn a_count_of_answered_contacts_alone_is_taken_where_there_is_no_other() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let text = "Start Time,ACDCALLS\n11/02/2026 8:00 AM,3\n11/02/2026 8:30 AM,4\n11/13/2026 8:00 AM,9\n";
    let files: InMemory = vec![("h.csv", text)];
    near(read("history.file = \"h.csv\"", &calendar, None, &files).unwrap().expected(&calendar).iter().sum(), 7.0);
}
