//! Fitted calls as scenario text, ready to paste, with comments that say how sure each number is.
//!
//! In: what was fitted. Out: text, at most 80 characters wide where names are short.

use std::fmt::Write as _;

use super::patience::FEWEST_ENDS;
use super::times::FEWEST;
use crate::results::fitted::{FittedCalls, FittedContact, FittedLaw, FittedPatience, FittedRedials, FittedTimes};
use crate::statistics::Estimate;

/// Who stands apart, and where a law has no zeros, is this short.
const NOTHING: &str = "1ms";
/// A distance from which the first law is said to fit badly.
const FAR: f64 = 0.1;

/// The text of all contact types.
pub fn text(fitted: &FittedCalls) -> String {
    let mut text = String::new();
    let types = if fitted.contacts.len() == 1 { "type" } else { "types" };
    let _ = writeln!(text, "# Fitted to call records: {}", fitted.file);
    let _ = writeln!(
        text,
        "# {} records, {} contact {types}. a to b: interval of 95 %.",
        fitted.records,
        fitted.contacts.len()
    );
    fitted.contacts.iter().for_each(|contact| self::contact(&mut text, fitted, contact));
    text
}

fn contact(text: &mut String, fitted: &FittedCalls, contact: &FittedContact) {
    let name = key(&contact.name);
    let FittedContact { answered, abandoned, blocked, .. } = contact;
    let _ = writeln!(text, "\n[contacts.{name}]\n# {answered} answered, {abandoned} abandoned, {blocked} blocked");
    if contact.handle.mean.mean.is_some_and(|mean| mean > 0.0) {
        let cv = contact.handle.cv.map_or(String::new(), |cv| format!(", cv {cv:.2}"));
        let zeros = if contact.talk.zeros_left_out { ", talk of 0 s among it" } else { "" };
        let _ = writeln!(text, "# handle time {}{cv}{zeros}", seconds(contact.handle.mean));
    }
    for (key, times) in [("talk_time", &contact.talk), ("hold_time", &contact.hold), ("wrap_up", &contact.wrap)] {
        self::times(text, key, times);
    }
    if contact.talk.step >= 1.0 {
        let (step, half) = (plain_number(contact.talk.step), plain_number(contact.talk.step / 2.0));
        let _ = writeln!(text, "# times in steps of {step} s, taken as rounded: were they cut off, add {half} s");
    }
    patience(text, &contact.patience);
    if let Some(repeats) = contact.repeats {
        let _ = writeln!(text, "# of answered, {} were answered before (repeat)", share(repeats));
    }
    if !fitted.has_callers && abandoned + blocked > 0 {
        let _ = writeln!(text, "# who calls again cannot be told: there is no column caller");
    }
    contact.redials.iter().for_each(|one| redials(text, &name, one));
}

/// A key of a table; in quotes where it must be.
fn key(name: &str) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if bare { name.to_owned() } else { format!("'{name}'") }
}

fn times(text: &mut String, key: &str, times: &FittedTimes) {
    if times.zeros_left_out {
        left_out(text, times);
    }
    let kept = if times.zeros_left_out { times.count - times.zeros_apart } else { times.count };
    let mean = times.mean.mean.unwrap_or(0.0) * times.count as f64 / kept.max(1) as f64;
    if times.count == 0 || (mean <= 0.0 && key != "talk_time") {
        return;
    }
    let Some(best) = times.laws.first() else {
        if times.cv.is_none_or(|cv| cv <= 0.0) {
            let _ = writeln!(text, "{key} = \"{}\"    # always", plain(mean));
        } else {
            let whole = if times.zeros_left_out { Estimate::point(mean) } else { times.mean };
            let _ = writeln!(text, "# {key}: {FEWEST} above 0 at least tell a law; the mean is {}", seconds(whole));
            let _ = writeln!(text, "{key} = \"{}\"", plain(mean));
        }
        return;
    };
    if times.zeros_apart == 0 || times.zeros_left_out {
        law(text, key, best);
        others(text, &times.laws);
    } else {
        apart(text, key, times, best);
    }
}

/// Talk of nothing is told, and what to do about it.
fn left_out(text: &mut String, times: &FittedTimes) {
    let FittedTimes { zeros_apart: zeros, count, .. } = times;
    let share = short(100.0 * *zeros as f64 / *count as f64);
    let _ = writeln!(text, "# {share} % of talk is 0 s ({zeros} of {count}): left out of the law;");
    let _ = writeln!(text, "#   take as many off the volume, or fit with --keep-zeros");
}

/// Zeros are a share by themselves: a law of two parts, one of them next to nothing.
fn apart(text: &mut String, key: &str, times: &FittedTimes, best: &FittedLaw) {
    let zeros = (times.zeros_apart as f64 / times.count as f64 * 1e4).round() / 1e4;
    let (zeros, rest) = (zeros.min(0.9999), (1.0 - zeros).max(0.0001));
    let above = times.mean.mean.unwrap_or(0.0) / rest;
    let _ = writeln!(
        text,
        "# {} of {} are 0 ({} %): they stay, as a part of 1 ms;\n#   above it {}, mean {}, cv {}",
        times.zeros_apart,
        times.count,
        short(100.0 * times.zeros_apart as f64 / times.count as f64),
        best.law,
        seconds(best.mean),
        number(best.cv)
    );
    let _ = writeln!(text, "{key}.hyperexponential.shares = [{zeros:.4}, {rest:.4}]");
    let _ = writeln!(text, "{key}.hyperexponential.means = [\"{NOTHING}\", \"{}\"]", plain(above));
}

fn law(text: &mut String, key: &str, best: &FittedLaw) {
    let (mean, cv) = (best.mean.mean.unwrap_or(0.0), best.cv.mean.unwrap_or(1.0));
    if best.law == "exponential" {
        let _ = writeln!(text, "{key}.exponential = {{ mean = \"{}\" }}", plain(mean));
        let _ = writeln!(text, "#   mean {}", ends(best.mean));
    } else {
        let _ = writeln!(text, "{key}.{} = {{ mean = \"{}\", cv = {cv:.3} }}", best.law, plain(mean));
        let _ = writeln!(text, "#   mean {}, cv {}", ends(best.mean), ends(best.cv));
    }
    let warn = if best.distance > FAR { ": fits badly, look at the plot" } else { "" };
    let _ = writeln!(text, "#   at most {:.1} points off the data{warn}", best.distance * 100.0);
}

/// By how much the other laws are worse.
fn others(text: &mut String, laws: &[FittedLaw]) {
    let Some((best, others)) = laws.split_first() else { return };
    let other = |one: &FittedLaw| format!("{} +{}", one.law, short(one.aic - best.aic));
    let told: Vec<String> = others.iter().map(other).collect();
    if !told.is_empty() {
        let _ = writeln!(text, "#   AIC of others: {}", told.join(", "));
    }
}

fn patience(text: &mut String, patience: &FittedPatience) {
    let FittedPatience { ended, censored, at_once, left_out, .. } = patience;
    if ended + censored + at_once == 0 {
        return;
    }
    let share = 100.0 * *censored as f64 / (ended + censored).max(1) as f64;
    let _ = writeln!(text, "# patience: {ended} gave up, {censored} answered before ({share:.1} % censored)");
    if *at_once > 0 {
        let all = 100.0 * *at_once as f64 / (ended + censored + at_once) as f64;
        let _ = writeln!(text, "#   {at_once} gave up at 0: they balk, and are no part of the law ({all:.1} % of all)");
    }
    if *left_out > 0 {
        let _ = writeln!(text, "#   {left_out} transferred or dialled back are left out");
    }
    if patience.only_of_abandoned {
        let _ = writeln!(
            text,
            "#   every answered call has a wait of 0: if waits are recorded only of who\n#   gives up, patience cannot be told"
        );
        return;
    }
    if *ended == 0 {
        let _ = writeln!(
            text,
            "#   nobody gave up within {}: they wait for ever, as far as is known",
            plain(patience.longest)
        );
        return;
    }
    if *censored == 0 {
        let _ = writeln!(text, "#   nobody was answered: of who is served nothing is known");
    }
    match patience.laws.first() {
        Some(best) => {
            law(text, "patience", best);
            others(text, &patience.laws);
            extrapolated(text, patience, best);
        }
        None => {
            let _ = writeln!(text, "#   {FEWEST_ENDS} who gave up at least tell a law");
        }
    }
    let median = patience.median;
    match (median.mean, median.low) {
        (Some(mean), Some(low)) => {
            let high = median.high.map_or("not reached".to_owned(), plain);
            let _ = writeln!(text, "#   median by Kaplan-Meier {} ({} to {high})", plain(mean), plain(low));
        }
        _ => {
            let last = patience.survival.last().map_or(Estimate::default(), |step| step.share);
            let _ = writeln!(
                text,
                "#   by Kaplan-Meier {} last longer than {}",
                self::share(last),
                plain(patience.longest)
            );
        }
    }
}

/// A mean beyond all waits is the law's word alone.
fn extrapolated(text: &mut String, patience: &FittedPatience, best: &FittedLaw) {
    if best.mean.mean.is_some_and(|mean| mean > patience.longest) {
        let _ = writeln!(text, "#   the mean lies beyond the longest wait, {}: extrapolated", plain(patience.longest));
    }
}

fn redials(text: &mut String, name: &str, redials: &FittedRedials) {
    let Some((within, last)) = redials.within.last() else { return };
    let FittedRedials { on, tries, unfinished, unknown, .. } = redials;
    if *tries == 0 {
        let _ = writeln!(text, "# {on}: of none it is known whether they call again within {}", plain(*within));
        return;
    }
    let _ = writeln!(text, "\n# {on}: {tries} of known callers; {unfinished} too late to tell, {unknown} unknown");
    let earlier: Vec<String> = redials
        .within
        .iter()
        .filter(|(time, _)| time < within)
        .map(|(time, estimate)| format!("{} {}", plain(*time), share(*estimate)))
        .collect();
    for pair in earlier.chunks(2) {
        let _ = writeln!(text, "#   call again within {}", pair.join(", "));
    }
    let Some(share) = last.mean.filter(|share| *share > 0.0) else {
        let _ = writeln!(text, "#   none calls again within {}", plain(*within));
        return;
    };
    let _ = writeln!(text, "[[contacts.{name}.follow_ups]]\non = \"{on}\"\nto = '{}'", name.trim_matches('\''));
    let _ = writeln!(text, "share = {share:.4}    # {}, within {}", ends_of_share(*last), plain(*within));
    times(text, "after", &redials.delay);
}

/// `181s`, to a hundredth of a second at most.
fn plain(seconds: f64) -> String {
    format!("{}s", plain_number(seconds))
}

fn plain_number(value: f64) -> String {
    let digits = if value >= 100.0 {
        1
    } else if value >= 1.0 {
        2
    } else {
        4
    };
    let text = format!("{value:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// Three significant digits.
fn short(value: f64) -> String {
    let digits = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.digits$}")
}

fn number(estimate: Estimate) -> String {
    let mean = estimate.mean.map_or("-".to_owned(), short);
    if estimate.low.is_some() { format!("{mean} ({})", ends(estimate)) } else { mean }
}

fn seconds(estimate: Estimate) -> String {
    let mean = estimate.mean.map_or("-".to_owned(), short);
    if estimate.low.is_some() { format!("{mean} s ({})", ends(estimate)) } else { format!("{mean} s") }
}

fn ends(estimate: Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{} to {}", short(low), short(high)),
        _ => "without an interval".to_owned(),
    }
}

fn share(estimate: Estimate) -> String {
    let mean = estimate.mean.map_or("-".to_owned(), |mean| format!("{:.1} %", 100.0 * mean));
    if estimate.low.is_some() { format!("{mean} ({})", ends_of_share(estimate)) } else { mean }
}

fn ends_of_share(estimate: Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{:.1} to {:.1} %", 100.0 * low, 100.0 * high),
        _ => "without an interval".to_owned(),
    }
}
