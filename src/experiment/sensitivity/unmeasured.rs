//! How much of the answer rests on inputs that nobody measured.
//!
//! In: the bars of a tornado. Out: shares of the squared swings by evidence, and who is best when all assumed inputs stand at their
//! unfavourable ends at once.

use crate::experiment::points::Points;
use crate::experiment::sensitivity::base::Base;
use crate::experiment::sensitivity::observed::cents;
use crate::experiment::sensitivity::{Moved, Study};
use crate::results::inputs::{Bar, End, Evidence, Unmeasured, Worst};
use crate::scenario::written::Set;

/// None where no input moves the margin (of one option its profit).
pub fn unmeasured(study: &Study<'_>, base: &Base, bars: &[(Bar, &Moved)]) -> Option<Unmeasured> {
    let squares = |evidence: Option<Evidence>| -> f64 {
        let of =
            bars.iter().map(|(bar, _)| bar).filter(|bar| evidence.is_none_or(|wanted| bar.input.evidence == wanted));
        // A sum of nothing would be -0.
        of.map(|bar| bar.swing * bar.swing).fold(0.0, |sum, square| sum + square)
    };
    let all = squares(None);
    if all <= 0.0 {
        return None;
    }
    let share = |evidence| squares(Some(evidence)) / all;
    let assumed: Vec<&(Bar, &Moved)> =
        bars.iter().filter(|(bar, _)| bar.input.evidence == Evidence::Assumed && bar.swing > 0.0).collect();
    Some(Unmeasured {
        measured: share(Evidence::Measured),
        quoted: share(Evidence::Quoted),
        assumed: share(Evidence::Assumed),
        paths: assumed.iter().map(|(bar, _)| bar.input.path.clone()).collect(),
        worst: worst(study, base, &assumed),
    })
}

/// All assumed inputs at the end at which the margin is smaller; none where there is no such input, or where the file does not take
/// these values together, or queues grow without end.
fn worst(study: &Study<'_>, base: &Base, assumed: &[&(Bar, &Moved)]) -> Option<Worst> {
    if assumed.is_empty() {
        return None;
    }
    let sets: Vec<Set> = assumed.iter().map(|(bar, moved)| moved.set(unfavourable(bar, study)).0).collect();
    let points: &Points<'_> = &study.points;
    let observed = base.beside(points, &sets).ok()?;
    let margin = study.runner_up.and_then(|_| observed.margin_or_profit(study));
    let best = observed.best(study.best);
    Some(Worst {
        best: best.to_owned(),
        margin: margin.map(|margin| cents(&margin, points.settings.confidence)),
        stays: best == study.best,
    })
}

/// The value at which the margin (of one option its profit) is smaller; the upper one of equals.
fn unfavourable(bar: &Bar, study: &Study<'_>) -> f64 {
    let margin_or_profit = |end: &End| {
        let alone =
            || end.options.iter().find(|option| option.option == study.best).and_then(|option| option.profit.mean);
        end.margin.map_or_else(alone, |margin| margin.mean).unwrap_or(0.0)
    };
    if margin_or_profit(&bar.at_low) < margin_or_profit(&bar.at_high) { bar.at_low.value } else { bar.at_high.value }
}
