//! Inputs one at a time at both ends of their ranges: how far the margin and the profits swing, and where the best option changes.
//!
//! In: a study, inputs with ranges. Out: a [`Tornado`]. Points are simulated on the same callers, so an input without effect
//! changes nothing at all. Between the values a line is drawn straight; where it crosses, another option takes the lead. An input that
//! the command line names is simulated at the middle of both halves of its range, too: what leads at both ends may not between. Where
//! that line bends and another surely takes the lead, the cell is halved until it is as narrow as luck lets it be. An option that an
//! input leaves as it is is not simulated again.

use crate::experiment::sensitivity::base::Base;
use crate::experiment::sensitivity::flips::{flips, halves};
use crate::experiment::sensitivity::observed::{Observed, cents};
use crate::experiment::sensitivity::unmeasured::unmeasured;
use crate::experiment::sensitivity::{Chosen, Moved, Progress, Study, StudyFault};
use crate::results::Estimate;
use crate::results::inputs::{Bar, LeftOut, Tornado};
use crate::said::said;

/// First attempts to simulate for inputs that nobody named: about a minute of work.
pub const MOST_CONTACTS: f64 = 3e8;

/// Most points that are put along one input to halve cells.
const HALVES: usize = 12;

/// Inputs that the rule found and that would take too long are left out, the last first; `contacts` are first attempts of a point.
pub fn limit(chosen: &mut Chosen, contacts: f64) {
    let mut points = 2.0;
    let mut kept = Vec::new();
    for moved in chosen.moved.drain(..) {
        points += 2.0;
        if moved.input.range == "ten_per_cent" && points * contacts > MOST_CONTACTS {
            let why =
                said!("why-too-long", "it would take too long beside the others; name it, or take fewer replications");
            chosen.left_out.push(LeftOut::new(moved.input.path, why));
        } else {
            kept.push(moved);
        }
    }
    chosen.moved = kept;
}

/// Points that a tornado simulates: the base, two for each input, one for all assumed ones together.
pub fn points(chosen: &Chosen) -> u64 {
    2 + chosen.moved.iter().map(of_input).sum::<u64>()
}

/// Points of one input.
fn of_input(moved: &Moved) -> u64 {
    2 + middles(moved).len() as u64
}

/// Values between its own and both ends; of inputs that the rule or the file chose, which are many, none.
fn middles(moved: &Moved) -> Vec<f64> {
    let input = &moved.input;
    if input.range != "command_line" {
        return Vec::new();
    }
    let between = |end: f64| moved.set(0.5 * (end + input.base.clamp(input.low, input.high))).1;
    let mut found = vec![between(input.low), between(input.high)];
    found.retain(|value| input.low < *value && *value < input.high && value.total_cmp(&input.base).is_ne());
    found
}

/// Simulates the tornado.
///
/// # Errors
/// See [`StudyFault`].
pub fn tornado(study: &Study<'_>, chosen: Chosen, progress: Progress<'_>) -> Result<Tornado, StudyFault> {
    let confidence = study.points.settings.confidence;
    let base = Base::new(&study.points)?;
    progress(1);
    let mut bars = Vec::new();
    let mut done = 1;
    for moved in &chosen.moved {
        bars.push((bar(study, &base, moved)?, moved));
        done += of_input(moved);
        progress(done);
    }
    // Inputs of equal swing stay in the order in which they were moved.
    bars.sort_by(|(a, _), (b, _)| b.swing.total_cmp(&a.swing));
    let unmeasured = unmeasured(study, &base, &bars);
    progress(points(&chosen));
    let margin = study.runner_up.and_then(|_| base.observed.margin_or_profit(study));
    Ok(Tornado {
        best: study.best.to_owned(),
        runner_up: study.runner_up.map(str::to_owned),
        replications: study.points.settings.replications,
        margin: margin.map(|margin| cents(&margin, confidence)),
        options: base.observed.profits(None, confidence),
        bars: bars.into_iter().map(|(bar, _)| bar).collect(),
        left_out: chosen.left_out,
        unmeasured,
    })
}

/// One input at both ends.
fn bar(study: &Study<'_>, written: &Base, moved: &Moved) -> Result<Bar, StudyFault> {
    let base = &written.observed;
    let ends = [moved.input.low, moved.input.high].map(|value| {
        let (set, value) = moved.set(value);
        written.beside(&study.points, &[set]).map(|observed| (value, observed))
    });
    let [low, high] = ends;
    let (low, high) = (low?, high?);
    let mut between = Vec::new();
    for value in middles(moved) {
        between.push((value, written.beside(&study.points, &[moved.set(value).0])?));
    }
    finer(study, written, moved, (&low, &high), &mut between)?;
    let centre = |observed: &Observed| observed.margin_or_profit(study).map_or(0.0, |series| series.centre());
    let means = [centre(&low.1), centre(base), centre(&high.1)];
    let most = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = means.iter().copied().fold(f64::INFINITY, f64::min);
    Ok(Bar {
        input: moved.input.clone(),
        // What rounding of single cents makes is no swing.
        swing: Estimate::point(most - least).in_cents().mean.unwrap_or(0.0),
        at_low: low.1.end(low.0, base, study),
        at_high: high.1.end(high.0, base, study),
        flips: flips(study, &along(moved, base, (&low, &high), &between)),
    })
}

/// A value with what was observed there.
type Known = (f64, Observed);

/// All that is known along an input, its value as written first.
fn along<'o>(
    moved: &Moved,
    base: &'o Observed,
    (low, high): (&'o Known, &'o Known),
    between: &'o [Known],
) -> Vec<(f64, &'o Observed)> {
    let ends = [(moved.input.base, base), (low.0, &low.1), (high.0, &high.1)];
    ends.into_iter().chain(between.iter().map(|(value, observed)| (*value, observed))).collect()
}

/// Halves cells in which another option surely takes the lead along a line that bends.
fn finer(
    study: &Study<'_>,
    written: &Base,
    moved: &Moved,
    ends: (&Known, &Known),
    between: &mut Vec<Known>,
) -> Result<(), StudyFault> {
    let most = between.len() + HALVES;
    loop {
        let known = along(moved, &written.observed, ends, between);
        let is_new = |value: &f64| known.iter().all(|(other, _)| other.total_cmp(value).is_ne());
        // What takes whole numbers only has nothing between two of them.
        let more = halves(study, &known).into_iter().map(|value| moved.set(value)).filter(|(_, value)| is_new(value));
        let more: Vec<_> = more.take(most - between.len()).collect();
        if more.is_empty() {
            return Ok(());
        }
        for (set, value) in more {
            between.push((value, written.beside(&study.points, &[set])?));
        }
    }
}
