//! What several figures say: what bands are, what a target asks for, which options are drawn.
//!
//! In: results told in a language. Out: words in it.

use crate::report::language::{Told, say};
use crate::report::page::waits;
use crate::report::view;
use crate::results::{OptionResults, TargetResult};

/// Options whose lines stand in one panel: more cannot be told from each other.
const LINES: usize = 8;

/// `95 %, n = 200`.
fn basis(told: &Told<'_>) -> String {
    let level = told.short_percent(told.confidence);
    say!(told, "figure-basis", level = level, count = view::replications_in_words(told))
}

/// What bands are.
pub fn bands(told: &Told<'_>) -> String {
    if told.replications < 2 {
        return say!(told, "figure-no-bands");
    }
    say!(told, "figure-bands", basis = basis(told))
}

/// What whiskers are.
pub fn whiskers(told: &Told<'_>) -> String {
    if told.replications < 2 {
        return say!(told, "figure-no-whiskers");
    }
    say!(told, "figure-whiskers", basis = basis(told))
}

/// On what a picture rests, a sentence of its note; nothing of one replication.
pub fn rests_on(told: &Told<'_>) -> String {
    if told.replications < 2 {
        String::new()
    } else {
        format!(" {}", say!(told, "figure-rests-on", basis = basis(told)))
    }
}

/// `% answered within 20 s`, by the definition of a target.
pub fn answered(target: Option<&TargetResult>, told: &Told<'_>) -> String {
    let Some(target) = target else { return say!(told, "figure-in-time") };
    let within = say!(told, "seconds", value = told.at_most(target.answer_within, 1));
    say!(told, "target-answered", share = "%", definition = target.definition.as_str(), within = within)
}

/// Options whose lines are drawn, by their place in the file, and what is to be said of the others.
pub fn drawn<'a>(told: &'a Told<'_>) -> (Vec<(usize, &'a str, &'a OptionResults)>, String) {
    let names = waits::first(told, LINES, LINES);
    let all = told.options.0.iter().enumerate().map(|(n, (name, option))| (n, name.as_str(), option));
    let options: Vec<_> = all.filter(|(_, name, _)| names.iter().any(|known| known == name)).collect();
    let note = left_out(told.options.0.len() - options.len(), told);
    (options, note)
}

/// That some options are not in a picture; nothing where all are.
pub fn left_out(count: usize, told: &Told<'_>) -> String {
    if count == 0 { String::new() } else { format!(" {}", say!(told, "figure-left-out", count = count)) }
}
