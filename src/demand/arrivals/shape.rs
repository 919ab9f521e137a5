//! The shape of a day: one weight for each interval, as a list or a CSV.
//!
//! In: the value of `shape`. Out: weights, not all of them 0.

use super::Reading;
use crate::document::tables::names::WEIGHT;
use crate::document::{At, Sheet};
use crate::units::shown;

/// Reads the weights.
pub(super) fn shape(at: &At<'_>, reading: &Reading<'_>) -> Option<Vec<f64>> {
    let weights = if at.is_text() || at.is_table() {
        weights_from_file(at, reading)?
    } else {
        let weights: Vec<Option<f64>> = at.list()?.iter().map(|at| at.number(0.0, 1e12)).collect();
        weights.into_iter().collect::<Option<Vec<f64>>>()?
    };
    if weights.iter().sum::<f64>() <= 0.0 {
        at.problem("a shape needs at least one weight above 0");
        return None;
    }
    Some(weights)
}

fn weights_from_file(at: &At<'_>, reading: &Reading<'_>) -> Option<Vec<f64>> {
    let sheet = Sheet::named(at, reading.files)?;
    let Some(column) = sheet.takes(WEIGHT) else {
        sheet.lacks(at, &format!("column of weights, one of \"{}\"", WEIGHT[..6].join("\", \"")), "");
        return None;
    };
    sheet.tell(at);
    let mut weights = Vec::with_capacity(sheet.rows().len());
    for row in sheet.rows() {
        let text = row.get(column);
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match text.parse::<f64>().ok().filter(|weight| plain && *weight <= 1e12) {
            Some(weight) => weights.push(weight),
            None => {
                sheet.problem(
                    at,
                    row.line(),
                    format!("\"{}\" is not a weight; write a number of at least 0", shown(text)),
                );
                return None;
            }
        }
    }
    Some(weights)
}
