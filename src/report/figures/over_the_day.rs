//! A panel whose axis is the time of day.
//!
//! In: hours that have points, and what goes upwards. Out: a panel from the first to the last full hour of them.

use super::panel::{Panel, Series, Up};

/// A panel over these hours, without heading and target; none without hours.
pub fn panel<'a>(hours: &[f64], axis: String, up: Up<'a>, series: Vec<Series>) -> Option<Panel<'a>> {
    let (range, ticks) = hours_of(hours)?;
    Some(Panel { heading: String::new(), range, ticks, label: &clock, axis, up, series, target: None, moment: None })
}

/// From the first to the last full hour, and which of them are labelled; none without hours.
fn hours_of(hours: &[f64]) -> Option<((f64, f64), Vec<f64>)> {
    let low = libm::floor(hours.iter().copied().min_by(f64::total_cmp)?);
    let high = libm::ceil(hours.iter().copied().max_by(f64::total_cmp)?).max(low + 1.0);
    let every = if high - low > 14.0 { 2 } else { 1 };
    Some(((low, high), (0..=(high - low) as usize).step_by(every).map(|n| low + n as f64).collect()))
}

/// A full hour on an axis; those past midnight begin anew.
fn clock(hour: f64) -> String {
    format!("{:.0}:00", if hour > 24.0 { hour - 24.0 } else { hour })
}
