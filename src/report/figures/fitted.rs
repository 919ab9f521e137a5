//! Laws that were fitted to call records against the records: shares by time, and how long people are ready to wait with its band.
//!
//! In: fitted calls. Out: SVG. A law that lies outside the band, or away from the records, is seen to be the wrong one.

use super::ink::{self, Look};
use super::panel::{self, Manner, Panel, Point, Scale, Series, Up};
use crate::report::numbers;
use crate::results::fitted::{CurveAt, FittedCalls, FittedContact, FittedLaw, FittedPatience, FittedTimes};

/// Panels in one picture.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 300;
/// What lies beyond this share of the records is not shown: the last of them would take all the room.
const SHOWN: f64 = 0.98;
/// Fewer who still wait are not shown.
const LEAST_AT_RISK: u64 = 5;

/// Talk, hold and after-call work, a panel for each that has a law.
pub fn handle_time(fitted: &FittedCalls) -> Option<String> {
    let of = |contact: &FittedContact| {
        let parts = [("talk", &contact.talk), ("hold", &contact.hold), ("after-call work", &contact.wrap)];
        parts.map(|(what, times)| distribution(&format!("{}: {what}", ink::name(&contact.name, 40)), times))
    };
    let panels: Vec<Panel> = fitted.contacts.iter().flat_map(of).flatten().take(MOST).collect();
    document("What share of handling ends within what time?", fitted, &panels)
}

/// Who is ready to wait longer, a panel for each contact type with a law.
pub fn patience(fitted: &FittedCalls) -> Option<String> {
    let panels: Vec<Panel> = fitted.contacts.iter().filter_map(survival).take(MOST).collect();
    document("What share of callers is ready to wait longer?", fitted, &panels)
}

fn document(title: &str, fitted: &FittedCalls, panels: &[Panel]) -> Option<String> {
    let banded =
        panels.iter().flat_map(|panel| &panel.series).any(|series| series.points.iter().any(|at| at.band.is_some()));
    let note = format!("{} records{}", fitted.records, if banded { "; bands hold 95 % at each time" } else { "" });
    panel::stack(title, &note, panels, HEIGHT)
}

fn distribution(heading: &str, times: &FittedTimes) -> Option<Panel<'static>> {
    let law = times.laws.first()?;
    let shown: Vec<&CurveAt> = times.curve.iter().filter(|at| at.data <= SHOWN).collect();
    let end = shown.last()?.t;
    let zeros = if times.zeros_apart > 0 { " (without zeros)" } else { "" };
    let points =
        |y: fn(&CurveAt) -> Option<f64>| shown.iter().map(|at| Point { x: at.t, y: y(at), band: None }).collect();
    let series = vec![
        Series {
            name: "records".to_owned(),
            look: Look { n: 0 },
            manner: Manner::Line,
            points: points(|at| Some(at.data)),
        },
        Series { name: law.law.to_owned(), look: Look { n: 1 }, manner: Manner::Line, points: points(|at| at.law) },
    ];
    Some(panel(format!("{heading}{zeros}: share that ends within t; {}", named(law)), end, series))
}

fn survival(contact: &FittedContact) -> Option<Panel<'static>> {
    let FittedPatience { laws, survival, .. } = &contact.patience;
    let law = laws.first()?;
    let shown = || survival.iter().filter(|step| step.at_risk >= LEAST_AT_RISK);
    let end = shown().next_back()?.t;
    let start = Point { x: 0.0, y: Some(1.0), band: None };
    let data = shown().map(|step| Point { x: step.t, y: step.share.mean, band: step.share.low.zip(step.share.high) });
    let fitted = shown().map(|step| Point { x: step.t, y: step.law, band: None });
    let series = vec![
        Series {
            name: "Kaplan-Meier".to_owned(),
            look: Look { n: 0 },
            manner: Manner::Line,
            points: std::iter::once(start).chain(data).collect(),
        },
        Series {
            name: law.law.to_owned(),
            look: Look { n: 1 },
            manner: Manner::Line,
            points: std::iter::once(start).chain(fitted).collect(),
        },
    ];
    let heading =
        format!("{}: share that is ready to wait longer than t; {}", ink::name(&contact.name, 40), named(law));
    Some(panel(heading, end, series))
}

fn named(law: &FittedLaw) -> String {
    let (mean, cv) = (law.mean.mean.unwrap_or(0.0), law.cv.mean.unwrap_or(0.0));
    format!("{}, mean {mean:.0} s, cv {cv:.2}", law.law)
}

fn panel(heading: String, end: f64, series: Vec<Series>) -> Panel<'static> {
    let step = tick(end);
    let ticks = (0..=12).map(|n| step * f64::from(n)).filter(|t| *t <= end).collect();
    Panel {
        heading,
        range: (0.0, end),
        ticks,
        label: &|t| format!("{}", (t * 10.0).round() / 10.0),
        axis: "t in seconds".to_owned(),
        up: Up {
            name: "% of records".to_owned(),
            label: &|share, _| numbers::plain(share * 100.0, 0) + " %",
            scale: Scale::Shares,
        },
        series,
        target: None,
        moment: None,
    }
}

/// A round step, of which four to twelve fit.
fn tick(end: f64) -> f64 {
    const ROUND: [f64; 16] =
        [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 7200.0, 14400.0, 43200.0];
    ROUND.into_iter().find(|step| end / step <= 12.0).unwrap_or(end / 8.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::results::Estimate;
    use crate::results::fitted::SurvivalAt;

    fn law() -> FittedLaw {
        let figure = |value| Estimate { mean: Some(value), low: Some(value * 0.9), high: Some(value * 1.1) };
        FittedLaw {
            law: "weibull",
            mean: figure(120.0),
            mean_error: 6.0,
            cv: figure(1.4),
            cv_error: 0.1,
            aic: 9.0,
            distance: 0.01,
        }
    }

    /// A contact type whose callers leave one by one each ten seconds.
    fn fitted() -> FittedCalls {
        let share = |n: u32| 1.0 - f64::from(n) / 21.0;
        let step = |n: u32| SurvivalAt {
            t: f64::from(n) * 10.0,
            share: Estimate { mean: Some(share(n)), low: Some(share(n) * 0.8), high: Some((share(n) * 1.2).min(1.0)) },
            law: Some(share(n) * 0.95),
            at_risk: 26 - u64::from(n),
        };
        let curve = (1..=20).map(|n| CurveAt {
            t: f64::from(n) * 9.0,
            data: f64::from(n) / 21.0,
            law: Some(f64::from(n) / 22.0),
        });
        let mut contact = FittedContact { name: "sales".to_owned(), ..FittedContact::default() };
        contact.talk = FittedTimes { laws: vec![law()], curve: curve.collect(), ..FittedTimes::default() };
        contact.patience.laws = vec![law()];
        contact.patience.survival = (1..=20).map(step).collect();
        FittedCalls { records: 21, contacts: vec![contact], ..FittedCalls::default() }
    }

    #[test]
    fn a_law_and_its_records_are_drawn_with_their_names() {
        let fitted = fitted();
        for (svg, told) in [(handle_time(&fitted), "sales: talk"), (patience(&fitted), "Kaplan-Meier")] {
            let svg = svg.unwrap();
            assert!(svg.starts_with("<svg") && svg.contains(told) && svg.contains("weibull"), "{svg}");
            assert!(!svg.contains("NaN"), "{svg}");
        }
        // The band of the waits is drawn, shares of handling have none.
        assert!(patience(&fitted).unwrap().contains("<polygon"));
    }

    #[test]
    fn nothing_is_drawn_where_no_law_was_found() {
        let mut fitted = fitted();
        fitted.contacts[0].talk.laws.clear();
        fitted.contacts[0].patience.laws.clear();
        assert_eq!((handle_time(&fitted), patience(&fitted)), (None, None));
    }
}
