//! `busyhour sweep plan`: what a plan would do, before anything runs.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use busyhour::experiment::sweep::asked::Sweep;
use busyhour::experiment::sweep::axes::{Axis, Values};
use busyhour::experiment::sweep::plan::Amount;
use busyhour::experiment::sweep::work::{Job, Worker};
use busyhour::results::sweep::Replicated;
use serde_json::{Value, json};

use crate::cli::Done;
use crate::cli::fault::{Failure, quietly};
use crate::cli::sweep::load::{Loaded, load};
use crate::cli::sweep::tables::{OneMore, Shape};
use crate::cli::sweep::{clock, warn};
use crate::cli::terminal::{out, out_json};

/// Points of the trial at most.
const TRIED: u64 = 8;
/// Replications of each of them, at least and at most.
const EACH: (u64, u64) = (2, 20);
/// The trial ends after so much of the processor.
const LONG: Duration = Duration::from_secs(4);
/// Characters of a line at most.
const WIDE: usize = 80;
/// Points that are shown at each end of the list.
const SHOWN: u64 = 3;

/// Shows points, and an estimate of time and size.
///
/// # Errors
/// The plan or its scenario is wrong.
pub fn plan(path: &Path, json: bool) -> Done {
    let loaded = load(path)?;
    let (sweep, trial) = (&loaded.sweep, tried(&loaded)?);
    let estimate = trial.estimate(sweep)?;
    if json {
        return out_json(&as_json(sweep, &trial, estimate.as_ref()));
    }
    warn(sweep);
    let mut text = head(sweep);
    points(sweep, &mut text);
    told(sweep, &trial, estimate.as_ref(), &mut text);
    out(&wrapped(&text))
}

/// The same for programs; figures of the estimate are for all points, time on one thread.
fn as_json(sweep: &Sweep, trial: &Trial, estimate: Option<&Estimate>) -> Value {
    let axis = |axis: &Axis| {
        let values = match &axis.values {
            Values::Listed(levels) => json!({ "values": levels.iter().map(|level| &level.text).collect::<Vec<_>>() }),
            Values::Range(range) => {
                json!({ "from": range.from, "to": range.to, "log": range.log, "whole": range.whole, "seconds": range.spans })
            }
        };
        json!({ "path": axis.path, "column": axis.column, "values": values })
    };
    let estimate = estimate.map(|all| {
        json!({
            "replications": all.replications, "contacts": all.contacts, "seconds_on_one_thread": all.seconds,
            "bytes_of_journals": all.journal, "bytes_of_tables": all.tables, "at_most": sweep.is_by_precision(),
            "trial": { "points": trial.points, "replications": trial.replications, "seconds": trial.seconds },
        })
    });
    json!({
        "points": sweep.points(),
        "options": sweep.layouts.iter().map(|layout| &*layout.option).collect::<Vec<_>>(),
        "axes": sweep.plan.axes.iter().map(axis).collect::<Vec<_>>(),
        "estimate": estimate,
        "warnings": sweep.too_few(),
    })
}

fn head(sweep: &Sweep) -> String {
    let mut text = String::new();
    let options: Vec<&str> = sweep.layouts.iter().map(|layout| &*layout.option).collect();
    let amount = match &sweep.amount {
        Amount::Replications(number) => format!("{number} replications of each"),
        Amount::Precision { of, half_width, at_most } => {
            format!("replications until {} is known to ± {half_width}, at most {at_most}", of.text)
        }
    };
    let _ = writeln!(
        text,
        "{} points, {} option{}, {amount}",
        sweep.points(),
        options.len(),
        if options.len() == 1 { "" } else { "s" }
    );
    let _ = writeln!(text, "options: {}", options.join(", "));
    for axis in &sweep.plan.axes {
        let values = match &axis.values {
            Values::Listed(levels) => match levels.as_slice() {
                [first, .., last] if levels.len() > 4 => {
                    format!("{} values from {} to {}", levels.len(), first.text, last.text)
                }
                levels => levels.iter().map(|level| level.text.clone()).collect::<Vec<String>>().join(", "),
            },
            Values::Range(range) => {
                let kind = if range.whole { ", whole numbers" } else { "" };
                let log = if range.log { ", by ratio" } else { "" };
                let ends = axis.tried();
                let end = |nth: usize| ends.get(nth).map_or("", |level| level.text.as_str());
                format!("{} to {}{kind}{log}", end(0), end(2))
            }
        };
        let _ = writeln!(text, "axis {} (column {}): {values}", axis.path, axis.column);
    }
    text
}

/// The first and the last points.
fn points(sweep: &Sweep, text: &mut String) {
    let (from, to) = (sweep.plan.from, sweep.plan.to);
    let _ = writeln!(text);
    for point in from..to {
        if point - from < SHOWN || to - point <= SHOWN {
            let _ = writeln!(text, "point {point}: {}", sweep.said(point));
        } else if point - from == SHOWN {
            let _ = writeln!(text, "...");
        }
    }
}

/// What some points took.
#[derive(Default)]
struct Trial {
    points: u64,
    replications: u64,
    contacts: f64,
    /// Of the processor: however many others used it meanwhile.
    seconds: f64,
    journal: usize,
    found: Vec<(u64, Vec<Vec<Replicated>>)>,
}

impl Trial {
    /// What all tables take of as many points with so many replications altogether.
    fn tables(&self, sweep: &Sweep, replications: f64) -> Result<OneMore, Failure> {
        let jobs = replications / (self.replications as f64 / self.points as f64);
        let mut all = OneMore::default();
        for shape in Shape::all(sweep) {
            let more = shape.one_more(sweep, &self.found).map_err(|error| Failure::Fault(error.to_string()))?;
            let times = if shape.is_of_points() { sweep.points() as f64 } else { jobs };
            all.bytes += more.bytes * times;
            all.seconds += more.seconds * times;
        }
        Ok(all)
    }

    /// What all points would take; none where none came to an end.
    fn estimate(&self, sweep: &Sweep) -> Result<Option<Estimate>, Failure> {
        if self.replications == 0 {
            return Ok(None);
        }
        let all = sweep.points() as f64 * sweep.at_most() as f64;
        let contacts = sweep.contacts.iter().sum::<f64>() / sweep.contacts.len().max(1) as f64;
        // Points are as dear as there is work in them: the trial's pace by contact, at the mean of points that were looked at.
        let pace = self.seconds / self.contacts.max(1.0);
        let tables = self.tables(sweep, all)?;
        Ok(Some(Estimate {
            replications: all,
            contacts: contacts * all,
            seconds: pace * contacts.max(1.0) * all + tables.seconds,
            journal: self.journal as f64 / self.replications as f64 * all,
            tables: tables.bytes,
        }))
    }
}

/// What all points would take.
struct Estimate {
    replications: f64,
    contacts: f64,
    /// On one thread.
    seconds: f64,
    /// Bytes.
    journal: f64,
    /// Bytes.
    tables: f64,
}

/// Says what all points would take.
fn told(sweep: &Sweep, trial: &Trial, estimate: Option<&Estimate>, text: &mut String) {
    let _ = writeln!(text);
    let Some(all) = estimate else {
        let _ = writeln!(text, "no point of the trial came to an end: there is no estimate");
        return;
    };
    let most = if sweep.is_by_precision() { "at most " } else { "" };
    let _ = writeln!(text, "{most}{} replications, about {:.2e} contacts", counted(all.replications), all.contacts);
    let _ = writeln!(text, "{most}about {} on one thread{}", in_words(all.seconds), on_all(all.seconds));
    let _ = writeln!(text, "{most}about {} of journals and {} of tables", size(all.journal), size(all.tables));
    let _ = writeln!(
        text,
        "by a trial of {} replications at {} points in {:.2} s of the processor; cores that others use meanwhile, and points that \
         differ much from those, may take longer",
        trial.replications, trial.points, trial.seconds
    );
}

/// Tries some points. One that panics is told as one that came to no end.
fn tried(loaded: &Loaded) -> Result<Trial, Failure> {
    let sweep = &loaded.sweep;
    let (mut worker, mut trial) = (Worker::new(sweep, &loaded.written), Trial::default());
    let count = sweep.points().min(TRIED);
    // About as many as in a job of the run, so that what a job costs beside them has its share.
    let (each, began) = (sweep.chunk.clamp(EACH.0, EACH.1), clock::worked());
    for nth in 0..count {
        let point = sweep.plan.from + nth * (sweep.points() - 1) / count.saturating_sub(1).max(1);
        let contacts = sweep.contacts.iter().sum::<f64>() / sweep.contacts.len().max(1) as f64;
        let block = quietly(|| worker.block(Job { point, from: 0, until: each }));
        trial.journal += block.to_bytes().map_err(|error| Failure::Fault(error.to_string()))?.len();
        if let Ok(found) = block.found {
            trial.points += 1;
            trial.replications += each;
            trial.contacts += contacts * each as f64;
            trial.found.push((point, found));
        }
        if clock::worked().saturating_sub(began) > LONG {
            break;
        }
    }
    trial.seconds = clock::worked().saturating_sub(began).as_secs_f64();
    Ok(trial)
}

/// Lines that a terminal holds, broken between words.
fn wrapped(text: &str) -> String {
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut length = 0;
        for word in line.split(' ') {
            let wide = word.chars().count();
            if length > 0 && length + 1 + wide > WIDE {
                wrapped.push_str("\n ");
                length = 1;
            }
            if length > 0 {
                wrapped.push(' ');
                length += 1;
            }
            wrapped.push_str(word);
            length += wide;
        }
        wrapped.push('\n');
    }
    wrapped
}

/// `1440`, `3.2e7`.
fn counted(number: f64) -> String {
    if number < 1e6 { format!("{number:.0}") } else { format!("{number:.2e}") }
}

/// What it would be on all cores of this machine.
fn on_all(seconds: f64) -> String {
    match std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
        1 => ", if a core is free for it".to_owned(),
        cores => format!(", {} on the {cores} cores here if all are free", in_words(seconds / cores as f64)),
    }
}

/// `about 40 s`, `3 min`, `2.5 h`, `4 days`.
fn in_words(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 90.0 => format!("{:.0} s", seconds.max(1.0)),
        seconds if seconds < 5400.0 => format!("{:.0} min", seconds / 60.0),
        seconds if seconds < 172_800.0 => format!("{:.1} h", seconds / 3600.0),
        seconds => format!("{:.1} days", seconds / 86_400.0),
    }
}

/// `3.4 MB`.
fn size(bytes: f64) -> String {
    match bytes {
        bytes if bytes < 1e6 => format!("{:.0} kB", (bytes / 1e3).max(1.0)),
        bytes if bytes < 1e9 => format!("{:.1} MB", bytes / 1e6),
        bytes => format!("{:.1} GB", bytes / 1e9),
    }
}
