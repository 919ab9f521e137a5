//! A fitted model as scenario text, ready to paste, with comments that say how sure each number is.
//!
//! In: a history and what was fitted to it. Out: text, at most 80 characters wide where names are short.

use std::fmt::Write as _;

use crate::document::words::WEEKDAYS;
use crate::fit::calm::Dispersion;
use crate::fit::history::History;
use crate::fit::{Fitted, SELDOM, Sure, results};
use crate::results::fitted::counts::{FittedFactors, FittedFigure};
use crate::units::Clock;

/// Windows of a weekday.
type Windows = Vec<(Clock, Clock)>;

/// Days that are named when they are left out.
const NAMED: usize = 12;
/// Characters of a line, where names are short.
const WIDTH: usize = 80;

/// The text of a contact type called `name`.
pub fn text(history: &History, fitted: &Fitted, name: &str) -> String {
    let mut text = String::new();
    head(&mut text, history);
    let _ = writeln!(text, "\n[contacts.{name}]\n{}", hours(history));
    let _ = writeln!(text, "\n[contacts.{name}.arrivals.profile]");
    levels(&mut text, fitted);
    poisson(&mut text, fitted);
    factors(&mut text, fitted);
    shape(&mut text, history, fitted);
    text
}

fn head(text: &mut String, history: &History) {
    let (days, all) = (history.days.len(), history.days.len() + history.left_out.len());
    let dates = history.days.first().zip(history.days.last());
    let (first, last) =
        dates.map_or_else(Default::default, |(first, last)| (first.date.to_string(), last.date.to_string()));
    let _ = writeln!(text, "# Fitted to counts in {}", history.name);
    let _ = writeln!(text, "# {days} of {all} days, {first} to {last}. a to b: interval of 95 %.");
    let _ = writeln!(text, "# chance: how often luck alone would show as much; below {SELDOM} it is believed.");
    let _ = writeln!(text, "# Needs interval = \"{}\" in the calendar.", history.interval);
    for left in history.left_out.iter().take(NAMED) {
        let _ = writeln!(text, "# left out: {}, {}", left.date, left.why);
    }
    if history.left_out.len() > NAMED {
        let _ = writeln!(text, "# left out: {} more days", history.left_out.len() - NAMED);
    }
}

/// `hours = "08:00-20:00"`, or a line for each row of weekdays with the same windows.
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
        return format!("hours = {}", of(windows));
    }
    let day = |weekday: usize| WEEKDAYS.get(weekday).copied().unwrap_or("");
    let open = groups.iter().filter(|(_, _, windows)| !windows.is_empty());
    let rows: Vec<String> = open
        .map(|(first, last, windows)| {
            let days = if first == last { day(*first).to_owned() } else { format!("{}-{}", day(*first), day(*last)) };
            format!("hours.{days} = {}", of(windows))
        })
        .collect();
    rows.join("\n")
}

fn levels(text: &mut String, fitted: &Fitted) {
    let level = &fitted.level;
    let per_day = level.per_day.above_zero();
    let _ = writeln!(text, "per_day = {:.2}    # {}, on {}: start there", per_day.value, ends(per_day), level.at);
    named(text, "weekdays", &results::weekdays(level));
    let growth = results::growth(level);
    let (value, interval, test) = (growth.figure.value, ends(growth.figure), chance(growth.chance));
    if growth.used {
        let _ = writeln!(text, "growth_per_month = {value:.5}    # {interval}; {test}");
    } else {
        let _ = writeln!(text, "# no growth that is sure: {} a month ({interval}); {test}", three(value));
    }
    match results::months(level) {
        Some(months) if months.used => {
            let _ = writeln!(text, "# months differ: {}", chance(months.chance));
            named(text, "months", &months.factors);
        }
        Some(months) => {
            let _ = writeln!(text, "# months do not differ surely: {}", chance(months.chance));
        }
        None => {
            let _ = writeln!(text, "# months are not told apart: that takes more than a year");
        }
    }
}

/// A line for each factor.
fn named(text: &mut String, key: &str, factors: &FittedFactors) {
    for (name, factor) in &factors.0 {
        let _ = writeln!(text, "{key}.{name} = {:.4}    # {}", factor.value, ends(*factor));
    }
}

/// The tests of dispersion.
fn poisson(text: &mut String, fitted: &Fitted) {
    let calm = &fitted.calm;
    let _ = writeln!(text, "# index of dispersion (1 for Poisson) and how counts vary:");
    let mut tests = vec![("days", calm.days), ("intervals within days", calm.intervals)];
    if !fitted.parts.is_empty() {
        tests.push(("intervals within parts", calm.within_parts));
    }
    for (what, Dispersion { index, df, chance: p }) in tests {
        let more = if p >= SELDOM {
            "as Poisson"
        } else if index > 1.0 {
            "more"
        } else {
            "less"
        };
        let _ = writeln!(text, "#   {what}: {} ({df:.0} degrees), {}: {more}", three(index), chance(p));
    }
}

fn factors(text: &mut String, fitted: &Fitted) {
    let (level, spread) = (&fitted.level, &fitted.spread);
    let said = |sure: Sure| format!("{} ({})", three(sure.value), ends(sure.above_zero()));
    let _ = writeln!(text, "# days as a whole: cv {}, by maximum likelihood", said(level.day_cv));
    if fitted.days_vary() {
        let cv = spread.day.cv().above_zero();
        let _ = writeln!(text, "day_cv = {:.4}    # {}", cv.value, ends(cv));
    } else {
        let _ = writeln!(text, "# days do not vary surely beyond Poisson: cv {}", said(spread.day.cv()));
    }
    if spread.parts.is_empty() {
        let _ = writeln!(text, "# no parts of the day vary surely by themselves");
    } else {
        let cvs: Vec<String> = spread.parts.iter().map(|part| format!("{:.4}", part.cv().value)).collect();
        let errors: Vec<String> = spread.parts.iter().map(|part| ends(part.cv().above_zero())).collect();
        let from: Vec<String> = fitted.parts.iter().map(|at| format!("\"{at}\"")).collect();
        let _ = writeln!(text, "parts.from = [{}]\nparts.cv = [{}]", from.join(", "), cvs.join(", "));
        let _ = writeln!(text, "#   {}", errors.join(", "));
    }
    if fitted.intervals_vary() {
        let cv = spread.interval.cv().above_zero();
        let _ = writeln!(text, "interval_cv = {:.4}    # {}", cv.value, ends(cv));
    } else {
        let _ = writeln!(text, "# intervals do not vary surely by themselves: cv {}", said(spread.interval.cv()));
    }
    if let Some(neighbours) = level.neighbours() {
        let said = format!("correlation {:.2} with the day before: {}", level.next_day, neighbours.said());
        remark(text, &said);
    }
}

/// A sentence as a comment of as many lines as it takes.
fn remark(text: &mut String, sentence: &str) {
    let mut line = "#".to_owned();
    for word in sentence.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{line}");
            "#  ".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(text, "{line}");
}

fn chance(p: f64) -> String {
    let p = if p < 1e-4 { "below 0.0001".to_owned() } else { three(p) };
    format!("chance {p}")
}

fn ends(figure: FittedFigure) -> String {
    format!("{} to {}", three(figure.low), three(figure.high))
}

/// Three significant digits, four decimals at most.
fn three(value: f64) -> String {
    let size = libm::floor(libm::log10(value.abs().max(1e-9))) as i32;
    if size >= 3 {
        let unit = f64::from(10i32.pow(size.clamp(3, 9) as u32 - 2));
        return format!("{:.0}", (value / unit).round() * unit);
    }
    let text = format!("{value:.*}", (2 - size).clamp(0, 4) as usize);
    let zero = text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    if zero { "0".to_owned() } else { text }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_significant_digits() {
        let told = [31_912.4, 57.213, 1.0174, 0.00466, -0.1796, 0.0, 999.6, 0.00003].map(three);
        assert_eq!(told, ["31900", "57.2", "1.02", "0.0047", "-0.180", "0", "1000", "0"]);
    }
}
