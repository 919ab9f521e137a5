//! Paths compared: whether two of them lead to the same place, and what a path is about.
//!
//! In: paths as written. Out: answers. A distribution's name says nothing about the place: `talk_time.mean` and
//! `talk_time.lognormal.mean` are one.

use crate::document::path::{Path, Step};
use crate::document::{Node, edit};
use crate::laws::LAWS;
use crate::scenario::scales;

/// The steps of a path, without names of distributions; none of what is no path.
pub fn steps(path: &str) -> Option<Vec<Step>> {
    let is_law = |step: &Step| matches!(step, Step::Key(key) if LAWS.iter().any(|law| law.name == key));
    Some(Path::parse(path).ok()?.steps.into_iter().filter(|step| !is_law(step)).collect())
}

/// Whether what one path changes is at, in or around what the other changes.
pub fn overlap(one: &str, other: &str) -> bool {
    match (steps(one), steps(other)) {
        (Some(one), Some(other)) => one.iter().zip(&other).all(|(a, b)| a == b),
        _ => false,
    }
}

/// Whether a path changes how many people call: a contact type's arrivals or surges, or [`scales::DEMAND`].
pub fn is_volume(path: &str) -> bool {
    overlap(path, scales::DEMAND) || contact(path).is_some()
}

/// The contact type whose arrivals or surges a path changes.
pub fn contact(path: &str) -> Option<String> {
    match steps(path)?.as_slice() {
        [Step::Key(section), Step::Key(name), Step::Key(key), ..]
            if section == "contacts" && (key == "arrivals" || key == "surges") =>
        {
            Some(name.clone())
        }
        _ => None,
    }
}

/// The value at a path, as a change would find it; none where there is none.
pub fn value<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    let laws: Vec<&str> = LAWS.iter().map(|law| law.name).collect();
    edit::find(root, path, &laws)
}

/// A number as text that every reader takes: without exponent, at most 8 digits after the point (money has no more) unless it is
/// so small that they would be lost.
pub fn number(value: f64) -> String {
    let rounded = (value * 1e8).round() / 1e8;
    let value = if value.abs() >= 1e-3 && value.abs() < 1e7 { rounded } else { value };
    format!("{}", value + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_overlap_where_one_changes_what_the_other_does() {
        assert!(overlap("contacts.a.talk_time.mean", "contacts.a.talk_time.lognormal.mean"));
        assert!(overlap("contacts.a", "contacts.a.talk_time.mean"));
        assert!(overlap("groups.own.roster.'08:00'", "groups.own.roster"));
        assert!(!overlap("contacts.a.talk_time.mean", "contacts.a.talk_time.cv"));
        assert!(!overlap("a.b[0].c", "a.b[1].c"));
        assert!(!overlap("..", "a"));
    }

    #[test]
    fn a_volume_is_what_changes_how_many_call() {
        let is: Vec<bool> = ["contacts.a.arrivals.poisson.per_hour", "demand.scale", "contacts.a.talk_time", "knobs.k"]
            .map(is_volume)
            .into();
        assert_eq!(is, [true, true, false, false]);
        assert_eq!(contact("contacts.\"a b\".arrivals").as_deref(), Some("a b"));
    }

    #[test]
    fn numbers_are_written_so_that_money_reads_them() {
        let written = [0.1 + 0.2, 1.0 / 3.0, 100.0, 1e-5, 31.0 / 3.0, -0.0, 12_345_678.9].map(number);
        assert_eq!(written, ["0.3", "0.33333333", "100", "0.00001", "10.33333333", "0", "12345678.9"]);
    }
}
