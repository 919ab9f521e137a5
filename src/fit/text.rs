//! A fitted model as scenario text, ready to paste, with comments that say how sure each number is.
//!
//! In: a history and what was fitted to it. Out: text.

use std::fmt::Write as _;

use crate::demand::arrivals::season::MONTHS;
use crate::document::words::WEEKDAYS;
use crate::fit::calm::Dispersion;
use crate::fit::history::History;
use crate::fit::{Fitted, Sure};
use crate::units::Clock;

/// Windows of a weekday.
type Windows = Vec<(Clock, Clock)>;

/// Days that are named when they are left out.
const NAMED: usize = 12;

/// The text of a contact type called `name`.
pub fn text(history: &History, fitted: &Fitted, name: &str) -> String {
    let mut text = String::new();
    head(&mut text, history);
    let _ = writeln!(text, "\n[contacts.{name}]\nhours = {}", hours(history));
    let _ = writeln!(text, "\n[contacts.{name}.arrivals.profile]");
    levels(&mut text, fitted);
    factors(&mut text, fitted);
    shape(&mut text, history, fitted);
    text
}

fn head(text: &mut String, history: &History) {
    let (days, all) = (history.days.len(), history.days.len() + history.left_out.len());
    let dates = history.days.first().zip(history.days.last());
    let (first, last) =
        dates.map_or_else(Default::default, |(first, last)| (first.date.to_string(), last.date.to_string()));
    let _ = writeln!(text, "# Fitted to counts in {}: {days} of {all} days, {first} to {last}.", history.name);
    let _ = writeln!(text, "# +- is one standard error. Needs interval = \"{}\" in the calendar.", history.interval);
    for left in history.left_out.iter().take(NAMED) {
        let _ = writeln!(text, "# left out: {}, {}", left.date, left.why);
    }
    if history.left_out.len() > NAMED {
        let _ = writeln!(text, "# left out: {} more days", history.left_out.len() - NAMED);
    }
}

/// `"08:00-20:00"`, or a table by days.
fn hours(history: &History) -> String {
    let of = |windows: &Windows| match windows.as_slice() {
        [(from, to)] => format!("\"{from}-{to}\""),
        several => {
            let all: Vec<String> = several.iter().map(|(from, to)| format!("\"{from}-{to}\"")).collect();
            format!("[{}]", all.join(", "))
        }
    };
    // Weekdays in a row with the same windows: first, last, windows.
    let mut groups: Vec<(usize, usize, &Windows)> = Vec::new();
    for (weekday, windows) in history.windows.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if last.1 + 1 == weekday && last.2 == windows => last.1 = weekday,
            _ => groups.push((weekday, weekday, windows)),
        }
    }
    if let [(_, _, windows)] = groups.as_slice() {
        return of(windows);
    }
    let day = |weekday: usize| WEEKDAYS.get(weekday).copied().unwrap_or("");
    let open = groups.iter().filter(|(_, _, windows)| !windows.is_empty());
    let rows: Vec<String> = open
        .map(|(first, last, windows)| {
            let days = if first == last { day(*first).to_owned() } else { format!("{}-{}", day(*first), day(*last)) };
            format!("{days} = {}", of(windows))
        })
        .collect();
    format!("{{ {} }}", rows.join(", "))
}

fn levels(text: &mut String, fitted: &Fitted) {
    let level = &fitted.level;
    let Sure { value, error } = level.per_day;
    let _ = writeln!(text, "per_day = {value:.2}    # +- {error:.2}, on {}: start the calendar there", level.at);
    let names = WEEKDAYS.iter().zip(&level.weekdays);
    let known: Vec<(&str, Sure)> = names.filter_map(|(name, sure)| Some((*name, (*sure)?))).collect();
    let factors: Vec<String> = known.iter().map(|(name, sure)| format!("{name} = {:.4}", sure.value)).collect();
    let errors: Vec<String> = known.iter().map(|(_, sure)| format!("{:.4}", sure.value * sure.error)).collect();
    let _ = writeln!(text, "weekdays = {{ {} }}    # +- {}", factors.join(", "), errors.join(", "));
    let growth = format!("+- {:.4}, chance {}", level.growth.error, chance(level.growth_chance));
    if level.grows() {
        let _ = writeln!(text, "growth_per_month = {:.5}    # {growth}", level.growth.value);
    } else {
        let _ = writeln!(text, "# no growth that is sure: {:.5} a month {growth}", level.growth.value);
    }
    match level.months {
        Some((factors, test)) if level.has_months() => {
            let months: Vec<String> =
                MONTHS.iter().zip(&factors).map(|(name, factor)| format!("{name} = {factor:.4}")).collect();
            let _ = writeln!(text, "months = {{ {} }}    # chance {}", months.join(", "), chance(test));
        }
        Some((_, test)) => {
            let _ = writeln!(text, "# months do not differ surely: chance {}", chance(test));
        }
        None => {
            let _ = writeln!(text, "# months are not told apart: that takes more than a year");
        }
    }
}

fn factors(text: &mut String, fitted: &Fitted) {
    let (level, spread) = (&fitted.level, &fitted.spread);
    let said = |sure: Sure| format!("{:.4} +- {:.4}", sure.value, sure.error);
    let _ = writeln!(text, "# days as a whole: cv {}, by maximum likelihood", said(level.day_cv));
    let _ = writeln!(text, "# days: {}", dispersion(fitted.calm.days));
    let _ = writeln!(text, "# intervals given their day: {}", dispersion(fitted.calm.intervals));
    if fitted.days_vary() {
        let cv = spread.day.cv();
        let _ = writeln!(text, "day_cv = {:.4}    # +- {:.4}", cv.value, cv.error);
    } else {
        let _ = writeln!(text, "# days do not vary surely beyond Poisson: cv {}", said(spread.day.cv()));
    }
    if spread.parts.is_empty() {
        let _ = writeln!(text, "# no parts of the day vary surely by themselves");
    } else {
        let _ = writeln!(text, "# intervals given their part of the day: {}", dispersion(fitted.calm.within_parts));
        let cvs: Vec<String> = spread.parts.iter().map(|part| format!("{:.4}", part.cv().value)).collect();
        let errors: Vec<String> = spread.parts.iter().map(|part| format!("{:.4}", part.cv().error)).collect();
        let from: Vec<String> = fitted.parts.iter().map(|at| format!("\"{at}\"")).collect();
        let _ = writeln!(
            text,
            "parts = {{ from = [{}], cv = [{}] }}    # +- {}",
            from.join(", "),
            cvs.join(", "),
            errors.join(", ")
        );
    }
    if fitted.intervals_vary() {
        let cv = spread.interval.cv();
        let _ = writeln!(text, "interval_cv = {:.4}    # +- {:.4}", cv.value, cv.error);
    } else {
        let _ = writeln!(text, "# intervals do not vary surely by themselves: cv {}", said(spread.interval.cv()));
    }
    if level.next_day.abs() > 2.0 / (level.of_days.len() as f64).sqrt() {
        let _ = writeln!(
            text,
            "# days resemble the day before (correlation {:.2}); the model draws each by itself, and its errors are too small",
            level.next_day
        );
    }
}

fn dispersion(one: Dispersion) -> String {
    let Dispersion { index, df, chance: p } = one;
    format!("index of dispersion {index:.3} on {df:.0} degrees, 1 for Poisson, chance {}", chance(p))
}

fn chance(p: f64) -> String {
    if p < 1e-4 { "below 0.0001".to_owned() } else { format!("{p:.4}") }
}

/// Weights in the unit of contacts of a mean day, six to a line.
fn shape(text: &mut String, history: &History, fitted: &Fitted) {
    let _ = writeln!(text, "shape = [    # contacts of a mean day in each {}", history.interval);
    let scaled: Vec<f64> = fitted.shape.iter().map(|weight| weight * fitted.level.per_day.value).collect();
    for (number, line) in scaled.chunks(6).enumerate() {
        let weights: Vec<String> = line.iter().map(|weight| format!("{weight:.3}")).collect();
        let _ = writeln!(text, "    {},    # {}", weights.join(", "), history.begins(6 * number));
    }
    let _ = writeln!(text, "]");
}
