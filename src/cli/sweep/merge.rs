//! Putting a sweep together: journals to tables, in the order of points, whoever reckoned them.

use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use busyhour::experiment::Threads;
use busyhour::experiment::replicate::in_order;
use busyhour::experiment::sweep::asked::Sweep;
use busyhour::experiment::sweep::progress::Shard;
use busyhour::experiment::sweep::response::{Responding, Seen, effect_columns, response_columns};
use busyhour::experiment::sweep::tables::Point;
use busyhour::report::csv_table::{CsvRows, dictionary};
use busyhour::report::finite;
use busyhour::results::sweep::{Cell, Column, Failed, Manifest, Moved};
use busyhour::storage::{Content, OutFolder, Streamed};

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::sweep::Say;
use crate::cli::sweep::folder::{Folder, Index, MANIFEST, MARKS, Record, json};
use crate::cli::sweep::load::Loaded;
use crate::cli::sweep::tables::{Rows, Shape, Tables};
use crate::cli::terminal::{out, warn_unlocked};

/// Points that failed, with why.
const FAILED: &str = "failed.csv";
/// Points that are named in a message, at most.
const NAMED: usize = 10;

/// Puts the shards in a folder together.
///
/// # Errors
/// See [`Failure`].
pub fn merge(dir: &Path, threads: Option<u16>, say: Say) -> Done {
    let folder = Folder::find(dir)?;
    let loaded = folder.load()?;
    together(&folder, &loaded, &Threads::new(threads.map(usize::from)), say)
}

/// Writes the tables of a sweep that is done.
///
/// # Errors
/// Points are missing; it cannot be written; points failed, which are then listed.
pub fn together(folder: &Folder, loaded: &Loaded, threads: &Threads, say: Say) -> Done {
    let output = OutFolder::open_marked(&folder.0, MARKS)?;
    warn_unlocked(output.unlocked());
    let index = Mutex::new(folder.index(&loaded.identity)?);
    let sweep = &loaded.sweep;
    let (shapes, figures) = (Shape::all(sweep), Responding::new(sweep).map_err(Failure::Input)?);
    let mut merged = Merged {
        tables: Tables::begin(&shapes, sweep, &output)?,
        seen: Seen::new(sweep, &figures),
        failed: Vec::new(),
        missing: Vec::new(),
        wrong: None,
    };
    // Rows are made of points side by side, and put behind one another in the order of points.
    let goes_on = AtomicBool::new(true);
    let job = |_: &mut (), point: u64| {
        goes_on.load(Ordering::Relaxed).then(|| laid_out(sweep, &shapes, &figures, &index, point))
    };
    let fold = |point: u64, found: &Result<LaidOut, Failure>| {
        merged.take(point, found);
        goes_on.fetch_and(merged.wrong.is_none(), Ordering::Relaxed);
    };
    in_order(threads, (sweep.plan.from, sweep.plan.to), sweep.bytes(sweep.at_most()), || (), job, Box::new(fold));
    let Merged { tables, seen, failed, missing, wrong } = merged;
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    if !missing.is_empty() {
        return Err(incomplete(folder, &missing));
    }
    let (files, manifest) = publish(&output, loaded, tables, &seen, &failed)?;
    match say {
        Say::Words => out(&told(loaded, folder, failed.len(), files))?,
        Say::Json => out(&manifest)?,
        Say::Nothing => {}
    }
    outcome(sweep, &folder.0, &failed)
}

/// What tables have of a point.
enum LaidOut {
    /// Its rows in each, and its figures whose response is told.
    Whole(Vec<Rows>, Vec<f64>),
    /// It failed.
    Failed(Failed),
    /// Some of it is not there.
    Missing,
}

/// Lays out a point.
fn laid_out(
    sweep: &Sweep,
    shapes: &[Shape],
    figures: &Responding,
    index: &Mutex<Index>,
    point: u64,
) -> Result<LaidOut, Failure> {
    let records = index.lock().unwrap_or_else(PoisonError::into_inner).records(point)?;
    let blocks = records.iter().map(Record::block).collect::<Result<_, Failure>>()?;
    match sweep.point(blocks).map_err(Failure::Input)? {
        Point::Whole(found) => {
            let rows = shapes.iter().map(|shape| shape.rows(sweep, point, &found)).collect::<io::Result<_>>();
            Ok(LaidOut::Whole(rows.map_err(|error| Failure::Fault(error.to_string()))?, figures.at(sweep, &found)))
        }
        Point::Failed(why) => Ok(LaidOut::Failed(why)),
        Point::Missing => Ok(LaidOut::Missing),
    }
}

/// Points put together so far.
struct Merged<'m> {
    tables: Tables<'m>,
    seen: Seen<'m>,
    failed: Vec<(u64, Failed)>,
    missing: Vec<u64>,
    /// Why it cannot go on.
    wrong: Option<Failure>,
}

impl Merged<'_> {
    /// Takes the next point.
    fn take(&mut self, point: u64, found: &Result<LaidOut, Failure>) {
        match found {
            Err(failure) => self.wrong = Some(failure.clone()),
            Ok(LaidOut::Whole(rows, figures)) if self.missing.is_empty() => {
                self.wrong = self.tables.append(rows).err();
                self.seen.push(Some(figures));
            }
            Ok(LaidOut::Whole(..)) => {}
            Ok(LaidOut::Failed(why)) => {
                self.seen.push(None);
                self.failed.push((point, why.clone()));
            }
            Ok(LaidOut::Missing) => self.missing.push(point),
        }
    }
}

/// What was written.
fn told(loaded: &Loaded, folder: &Folder, failed: usize, files: usize) -> String {
    let (points, options) = (loaded.identity.points, loaded.sweep.layouts.len());
    let failed = if failed > 0 { format!(", {failed} of them failed") } else { String::new() };
    let options = if options == 1 { "1 option".to_owned() } else { format!("{options} options") };
    let ends = if loaded.sweep.plan.output.parquet { "parquet" } else { "csv" };
    let folder = folder.0.display();
    format!(
        "{points} points{failed}, {options}\n{files} files in {folder}\n\
         Next: load points.{ends} there; dictionary.csv says what each column is"
    )
}

/// Points are missing: which, and what to do.
fn incomplete(folder: &Folder, missing: &[u64]) -> Failure {
    let mut named: Vec<String> = missing.iter().take(NAMED).map(u64::to_string).collect();
    if missing.len() > NAMED {
        named.push(format!("and {} more", missing.len() - NAMED));
    }
    Failure::Mismatch(format!(
        "{}: {} points are not done: {}; `busyhour sweep missing {}` names their shards",
        folder.0.display(),
        missing.len(),
        named.join(", "),
        folder.0.display()
    ))
}

/// What points that failed make of the whole.
fn outcome(sweep: &Sweep, path: &Path, failed: &[(u64, Failed)]) -> Done {
    let fault = failed.iter().find(|(_, why)| why.is_fault);
    let Some((point, why)) = fault.or(failed.first()) else { return Ok(()) };
    let message = format!(
        "{} of {} points failed and have no rows; they stand in {}. Point {point} ({}): {}",
        failed.len(),
        sweep.points(),
        path.join(FAILED).display(),
        sweep.said(*point),
        why.why
    );
    Err(if why.is_fault { Failure::Fault(message) } else { Failure::Limit(message) })
}

/// Puts all files in place, the manifest last; how many there are, and the manifest.
fn publish(
    output: &OutFolder,
    loaded: &Loaded,
    tables: Tables<'_>,
    seen: &Seen<'_>,
    failed_points: &[(u64, Failed)],
) -> Result<(usize, String), Failure> {
    let sweep = &loaded.sweep;
    let streams = tables.finish()?;
    let (response, effects) = seen.rows();
    let mut files: Vec<(String, Content<'_>)> = vec![
        ("response.csv".to_owned(), csv(&response_columns(), &response)?.into()),
        ("effects.csv".to_owned(), csv(&effect_columns(), &effects)?.into()),
        ("dictionary.csv".to_owned(), dictionary_of(sweep)?.into()),
    ];
    let mut obsolete: Vec<String> =
        Shape::NAMES.iter().flat_map(|name| ["parquet", "csv"].map(|end| format!("{name}.{end}"))).collect();
    if failed_points.is_empty() {
        obsolete.push(FAILED.to_owned());
    } else {
        files.push((FAILED.to_owned(), failures(sweep, failed_points)?.into()));
    }
    let mut names: Vec<String> =
        streams.iter().map(Streamed::name).chain(files.iter().map(|(name, _)| name.clone())).collect();
    names.sort();
    obsolete.retain(|name| !names.contains(name));
    let manifest = Manifest {
        busyhour: env!("CARGO_PKG_VERSION"),
        engine: busyhour::engine::ENGINE_VERSION,
        sweep: &loaded.identity,
        title: sweep.plan.title.as_deref(),
        currency: &sweep.currency,
        seed: sweep.seed,
        confidence: sweep.confidence,
        options: sweep.layouts.iter().map(|layout| &*layout.option).collect(),
        axes: sweep.plan.axes.iter().map(|axis| Moved { path: &axis.path, column: &axis.column }).collect(),
        points: sweep.points(),
        failed: failed_points.len(),
        generator: "Xoshiro256++ by Philox4x32-10 addresses",
        command: format!("busyhour sweep inputs/{}", loaded.identity.plan),
        files: names,
    };
    let manifest = json(serde_json::to_value(&manifest))?;
    files.push((MANIFEST.to_owned(), manifest.clone().into()));
    let manifest = String::from_utf8(manifest).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok((output.publish_all(&files, streams, &obsolete)?.len(), manifest))
}

fn csv(columns: &[Column], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Failure> {
    let fault = |error: io::Error| Failure::Fault(error.to_string());
    let mut table = CsvRows::under(columns).map_err(fault)?;
    for row in rows {
        finite::check_row(columns, row).map_err(|error| Failure::Fault(error.to_string()))?;
        table.row(row).map_err(fault)?;
    }
    table.finish().map_err(fault)
}

/// What every column of every table says.
fn dictionary_of(sweep: &Sweep) -> Result<Vec<u8>, Failure> {
    let mut tables: Vec<(&str, Vec<Column>)> =
        Shape::all(sweep).into_iter().map(|shape| (shape.name, shape.columns)).collect();
    tables.extend([("response", response_columns()), ("effects", effect_columns())]);
    let mut bytes = Vec::new();
    dictionary(&tables, &mut bytes).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(bytes)
}

/// Points that failed: their values and why.
fn failures(sweep: &Sweep, failed: &[(u64, Failed)]) -> Result<Vec<u8>, Failure> {
    let column = |name: &str| Column {
        name: name.to_owned(),
        kind: busyhour::results::sweep::Kind::Text,
        unit: String::new(),
        definition: String::new(),
    };
    let rows: Vec<Vec<Cell>> = failed
        .iter()
        .map(|(point, why)| {
            vec![Cell::Whole(*point), Cell::Text(sweep.said(*point).into()), Cell::Text(why.why.as_str().into())]
        })
        .collect();
    csv(&["point", "values", "why"].map(column), &rows)
}

/// Shards of so many that have a point which is not done, as a list that job arrays take.
pub fn lacking(folder: &Folder, loaded: &Loaded, of: u64) -> Result<String, Failure> {
    let mut index = folder.index(&loaded.identity)?;
    let sweep = &loaded.sweep;
    let mut lacks = vec![false; of.min(sweep.points().max(1)) as usize];
    for point in sweep.plan.from..sweep.plan.to {
        let blocks = index.records(point)?.iter().map(Record::block).collect::<Result<_, Failure>>()?;
        let is_done = !matches!(sweep.point(blocks).map_err(Failure::Input)?, Point::Missing);
        if let Some(lacks) = lacks.get_mut(((point - sweep.plan.from) % of) as usize) {
            *lacks |= !is_done;
        }
    }
    let mut list = String::new();
    for (nth, _) in lacks.iter().enumerate().filter(|(_, lacks)| **lacks) {
        let comma = if list.is_empty() { "" } else { "," };
        let _ = write!(list, "{comma}{}", nth + 1);
    }
    Ok(list)
}

/// How many shards the journals of a folder say; none where they differ or there are none.
pub fn shards(folder: &Folder) -> Result<Option<u64>, Failure> {
    let mut all: Vec<u64> = folder.journals()?.into_iter().map(|(_, Shard { of, .. })| of).collect();
    all.sort_unstable();
    all.dedup();
    Ok(match all.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}
