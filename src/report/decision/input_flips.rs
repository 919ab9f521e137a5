//! Single inputs that turn the decision within their ranges.
//!
//! In: a tornado. Out: sentences that say whether a flip is sure.

use super::flips::alike;
use super::{input_names, places, words};
use crate::report::language::{Told, say};
use crate::results::inputs::{Bar, Flip, Input, OF_OWN};
use crate::results::{Estimate, Unit};

/// Most single inputs that are told.
const MOST: usize = 5;

/// A value of an input: in its unit, or as a share of what each option has by itself.
pub fn of_input(value: f64, input: &Input, told: &Told<'_>) -> String {
    match input.unit.as_str() {
        OF_OWN => say!(told, "input-flips-of-own", share = told.short_percent(value)),
        "s" => places::short(value, Unit::Seconds, told),
        _ => places::short(value, Unit::Number, told),
    }
}

/// Most that are told in the first lines.
const FIRST: usize = 2;

/// The inputs of the largest swing that take the lead from an option, for the first lines.
pub fn short(best: &str, told: &Told<'_>) -> Option<String> {
    let tornado = told.tornado.as_ref().filter(|tornado| tornado.best == best)?;
    let turned = tornado.bars.iter().flat_map(|bar| bar.flips.iter().map(move |flip| sentence(&bar.input, flip, told)));
    let said_so: Vec<String> = turned.take(FIRST).collect();
    (!said_so.is_empty()).then(|| said_so.join(" "))
}

/// Single inputs that turn the decision.
pub fn sentences(told: &Told<'_>) -> Vec<String> {
    told.tornado.iter().flat_map(|tornado| single(&tornado.bars, &tornado.best, told)).collect()
}

/// Single inputs that turn the decision within their ranges, those of the largest swing first.
fn single(bars: &[Bar], best: &str, told: &Told<'_>) -> Vec<String> {
    let turned: Vec<(&Bar, &Flip)> =
        bars.iter().flat_map(|bar| bar.flips.iter().map(move |flip| (bar, flip))).collect();
    if turned.is_empty() && !bars.is_empty() {
        let best = words::option(best);
        return vec![say!(told, "input-flips-none", best = best)];
    }
    let sentence = |(bar, flip): &(&Bar, &Flip)| sentence(&bar.input, flip, told);
    let mut sentences: Vec<String> = turned.iter().take(MOST).map(sentence).collect();
    if turned.len() > MOST {
        sentences.push(say!(told, "input-flips-more", count = turned.len() - MOST));
    }
    sentences
}

/// Where another option takes the lead, and whether that is sure: its interval has all values at which both may earn the same, and an end
/// that it does not have lies beyond the range.
fn sentence(input: &Input, flip: &Flip, told: &Told<'_>) -> String {
    let above = flip.side == "above";
    let write = |value: f64| of_input(value, input, told);
    let (near, far, end) = if above { (flip.low, flip.high, input.high) } else { (flip.high, flip.low, input.low) };
    let side = if above { "above" } else { "below" };
    let extent = match (near, far) {
        (Some(_), Some(_)) => {
            let within = flip.low.zip(flip.high).is_some_and(|(low, high)| low < input.base && input.base < high);
            let level = within.then(|| say!(told, "input-flips-level-today", today = write(input.base)));
            let interval = words::interval(estimate(flip), told, write);
            say!(told, "input-flips-within", interval = interval, level = level.unwrap_or_default())
        }
        (Some(near), None) => say!(told, "input-flips-level-to-end", near = write(near), end = write(end)),
        (None, Some(far)) => {
            say!(told, "input-flips-surely-beyond", side = side, far = write(far), today = write(input.base))
        }
        (None, None) => say!(told, "input-flips-level-anywhere"),
    };
    say!(
        told,
        "input-flips-lead",
        options = alike(&flip.to, &flip.equal, told),
        count = flip.equal.len() + 1,
        sure = if far.is_none() { "no" } else { "yes" },
        input = input_names::with_path(&input.path, told),
        side = side,
        at = write(flip.at),
        returns = if flip.returns { "yes" } else { "no" },
        extent = extent,
    )
}

fn estimate(flip: &Flip) -> Estimate {
    Estimate { mean: Some(flip.at), low: flip.low, high: flip.high }
}
