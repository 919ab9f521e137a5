//! Inputs one at a time at both ends of their ranges: how far the margin and the profits swing, and where the best option changes.
//!
//! In: a study, inputs with ranges. Out: a [`Tornado`]. Points are simulated on the same callers, so an input without effect
//! changes nothing at all. Between the values a line is drawn straight; where it crosses, another option takes the lead. An input that
//! the command line names is simulated at the middle of both halves of its range, too: what leads at both ends may not between.

use crate::experiment::sensitivity::observed::{Observed, cents};
use crate::experiment::sensitivity::unmeasured::unmeasured;
use crate::experiment::sensitivity::{Chosen, Moved, Progress, Study, StudyFault};
use crate::results::inputs::{Bar, Flip, LeftOut, Tornado};
use crate::statistics::{Curve, Series};

/// First attempts to simulate for inputs that nobody named: about a minute of work.
pub const MOST_CONTACTS: f64 = 3e8;

/// Inputs that the rule found and that would take too long are left out, the last first; `contacts` are first attempts of a point.
pub fn limit(chosen: &mut Chosen, contacts: f64) {
    let mut points = 2.0;
    let mut kept = Vec::new();
    for moved in chosen.moved.drain(..) {
        points += 2.0;
        if moved.input.range == "ten_per_cent" && points * contacts > MOST_CONTACTS {
            let why = "it would take too long beside the others; name it, or take fewer replications".to_owned();
            chosen.left_out.push(LeftOut { path: moved.input.path, why });
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
    let base = Observed::at(&study.points, &[])?;
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
    let unmeasured = unmeasured(study, &bars);
    progress(points(&chosen));
    let margin = study.runner_up.and_then(|_| base.margin_or_profit(study));
    Ok(Tornado {
        best: study.best.to_owned(),
        runner_up: study.runner_up.map(str::to_owned),
        replications: study.points.settings.replications,
        margin: margin.map(|margin| cents(&margin, confidence)),
        options: base.profits(None, confidence),
        bars: bars.into_iter().map(|(bar, _)| bar).collect(),
        left_out: chosen.left_out,
        unmeasured,
    })
}

/// One input at both ends.
fn bar(study: &Study<'_>, base: &Observed, moved: &Moved) -> Result<Bar, StudyFault> {
    let ends = [moved.input.low, moved.input.high].map(|value| {
        let (set, value) = moved.set(value);
        Observed::at(&study.points, &[set]).map(|observed| (value, observed))
    });
    let [low, high] = ends;
    let (low, high) = (low?, high?);
    let mut between = Vec::new();
    for value in middles(moved) {
        between.push((value, Observed::at(&study.points, &[moved.set(value).0])?));
    }
    let centre = |observed: &Observed| observed.margin_or_profit(study).map_or(0.0, |series| series.centre());
    let means = [centre(&low.1), centre(base), centre(&high.1)];
    let most = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let least = means.iter().copied().fold(f64::INFINITY, f64::min);
    Ok(Bar {
        input: moved.input.clone(),
        swing: most - least,
        at_low: low.1.end(low.0, base, study),
        at_high: high.1.end(high.0, base, study),
        flips: {
            let ends = [(moved.input.base, base), (low.0, &low.1), (high.0, &high.1)];
            let middles = between.iter().map(|(value, observed)| (*value, observed));
            flips(study, &ends.into_iter().chain(middles).collect::<Vec<_>>())
        },
    })
}

/// The nearest place on each side of the base, the first of the points, where another option takes the lead from the best.
fn flips(study: &Study<'_>, points: &[(f64, &Observed)]) -> Vec<Flip> {
    let Some((base, at_base)) = points.first().copied() else { return Vec::new() };
    let mut found: [Option<Flip>; 2] = [None, None];
    for (rival, _) in at_base.options().iter().filter(|(name, _)| name != study.best) {
        for flip in against(study, rival, base, points) {
            let slot = &mut found[usize::from(flip.side == "above")];
            if slot.as_ref().is_none_or(|known| (flip.at - base).abs() < (known.at - base).abs()) {
                *slot = Some(flip);
            }
        }
    }
    found.into_iter().flatten().collect()
}

/// Where one rival takes the lead.
fn against(study: &Study<'_>, rival: &str, base: f64, points: &[(f64, &Observed)]) -> Vec<Flip> {
    let mut curve: Vec<(f64, Series)> = Vec::new();
    for (value, observed) in points {
        // The base may stand at an end of its range, or outside it.
        let is_new = curve.iter().all(|(known, _)| known.total_cmp(value).is_ne());
        if let Some(lead) = observed.lead(study.best, rival).filter(|_| is_new) {
            curve.push((*value, lead));
        }
    }
    curve.sort_by(|a, b| a.0.total_cmp(&b.0));
    let leads_at =
        |wanted: f64| curve.iter().find(|(value, _)| value.total_cmp(&wanted).is_eq()).map(|(_, lead)| lead.centre());
    let (first, last) = (curve.first().map(|(value, _)| *value), curve.last().map(|(value, _)| *value));
    let Some(curve_of_lead) = Curve::new(curve.clone()) else { return Vec::new() };
    let crossings = curve_of_lead.crossings(study.points.settings.confidence);
    let flip = |crossing: &crate::statistics::Crossing| {
        let at = crossing.at?;
        let (side, end) = if at < base { ("below", first?) } else { ("above", last?) };
        // The rival must lead somewhere beyond: a line that only touches zero changes nothing.
        let beyond = |value: f64| if at < base { value < at } else { value > at };
        let leads = curve.iter().any(|(value, lead)| beyond(*value) && lead.centre() < 0.0);
        let returns = leads_at(end).is_none_or(|lead| lead >= 0.0);
        let (to, side) = (rival.to_owned(), side.to_owned());
        leads.then_some(Flip { to, side, at, low: crossing.low, high: crossing.high, returns })
    };
    crossings.iter().filter_map(flip).collect()
}
