//! Putting a sweep together: journals to tables, in the order of points, whoever reckoned them.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use busyhour::experiment::sweep::asked::Sweep;
use busyhour::experiment::sweep::progress::Shard;
use busyhour::experiment::sweep::response::{Seen, effect_columns, response_columns};
use busyhour::experiment::sweep::tables::Point;
use busyhour::report::csv_table::{CsvTable, dictionary};
use busyhour::report::parquet::table::TableFile;
use busyhour::results::sweep::{Cell, Column, Failed, Manifest, Moved};
use busyhour::storage::{Content, OutFolder, Streamed};

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::sweep::folder::{Folder, MANIFEST, MARKS, json};
use crate::cli::sweep::load::Loaded;
use crate::cli::terminal::out;

/// Points that failed, with why.
const FAILED: &str = "failed.csv";
/// Points that are named in a message, at most.
const NAMED: usize = 10;

/// Puts the shards in a folder together.
///
/// # Errors
/// See [`Failure`].
pub fn merge(dir: &Path, quiet: bool) -> Done {
    let folder = Folder::find(dir)?;
    let loaded = folder.load()?;
    together(&folder, &loaded, quiet)
}

/// Whether the figures of the response are there.
///
/// # Errors
/// One is not.
pub fn check(sweep: &Sweep) -> Done {
    Seen::new(sweep).map(|_| ()).map_err(Failure::Input)
}

/// Writes the tables of a sweep that is done.
///
/// # Errors
/// Points are missing; it cannot be written; points failed, which are then listed.
pub fn together(folder: &Folder, loaded: &Loaded, quiet: bool) -> Done {
    let output = OutFolder::open_marked(&folder.0, MARKS)?;
    let mut index = folder.index(&loaded.identity)?;
    let sweep = &loaded.sweep;
    let mut tables = Tables::begin(sweep, &output)?;
    let mut seen = Seen::new(sweep).map_err(Failure::Input)?;
    let (mut failed, mut missing) = (Vec::new(), Vec::new());
    for point in sweep.plan.from..sweep.plan.to {
        match sweep.point(index.blocks(point)?).map_err(Failure::Input)? {
            Point::Whole(found) if missing.is_empty() => {
                tables.point(sweep, point, &found)?;
                seen.push(Some(&found));
            }
            Point::Whole(_) => {}
            Point::Failed(why) => {
                seen.push(None);
                failed.push((point, why));
            }
            Point::Missing => missing.push(point),
        }
    }
    if !missing.is_empty() {
        return Err(incomplete(folder, &missing));
    }
    let paths = publish(&output, loaded, tables, &seen, &failed)?;
    if !quiet {
        out(&told(loaded, folder, failed.len(), paths))?;
    }
    outcome(sweep, &folder.0, &failed)
}

/// What was written.
fn told(loaded: &Loaded, folder: &Folder, failed: usize, files: usize) -> String {
    let (points, options) = (loaded.identity.points, loaded.sweep.layouts.len());
    let failed = if failed > 0 { format!(", {failed} of them failed") } else { String::new() };
    let options = if options == 1 { "1 option".to_owned() } else { format!("{options} options") };
    format!("{points} points{failed}, {options}\n{files} files in {}", folder.0.display())
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

/// One table, in the formats that were asked for.
struct Written {
    name: &'static str,
    parquet: Option<TableFile<io::BufWriter<Streamed>>>,
    csv: Option<CsvTable<io::BufWriter<Streamed>>>,
}

impl Written {
    fn begin(name: &'static str, columns: &[Column], sweep: &Sweep, output: &OutFolder) -> Result<Written, Failure> {
        let (wanted, about) = (&sweep.plan.output, about(sweep));
        let parquet = wanted.parquet.then(|| -> Result<_, Failure> {
            let stream = output.stream(&format!("{name}.parquet"))?;
            TableFile::new(io::BufWriter::new(stream), columns, &about).map_err(|error| failed(output, name, error))
        });
        let csv = wanted.csv.then(|| -> Result<_, Failure> {
            let stream = output.stream(&format!("{name}.csv"))?;
            CsvTable::new(io::BufWriter::new(stream), columns).map_err(|error| failed(output, name, error))
        });
        Ok(Written { name, parquet: parquet.transpose()?, csv: csv.transpose()? })
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        if let Some(parquet) = &mut self.parquet {
            parquet.row(cells)?;
        }
        self.csv.as_mut().map_or(Ok(()), |csv| csv.row(cells))
    }

    fn finish(self, streams: &mut Vec<Streamed>) -> io::Result<()> {
        let parquet = self.parquet.map(TableFile::finish);
        let csv = self.csv.map(CsvTable::finish);
        for written in [parquet, csv].into_iter().flatten() {
            streams.push(written?.into_inner().map_err(io::IntoInnerError::into_error)?);
        }
        Ok(())
    }
}

/// What a file says of where it comes from.
fn about(sweep: &Sweep) -> Vec<(&'static str, String)> {
    vec![
        ("busyhour", env!("CARGO_PKG_VERSION").to_owned()),
        ("scenario", sweep.scenario.clone()),
        ("seed", sweep.seed.to_string()),
        ("currency", sweep.currency.clone()),
    ]
}

fn failed(output: &OutFolder, name: &str, error: io::Error) -> Failure {
    Failure::Io(format!("{}: {}", output.path().join(name).display(), busyhour::storage::cause(&error)))
}

/// The tables of a sweep, being written.
struct Tables<'o> {
    output: &'o OutFolder,
    points: Written,
    replications: Option<Written>,
    intervals: Option<Written>,
}

impl<'o> Tables<'o> {
    fn begin(sweep: &Sweep, output: &'o OutFolder) -> Result<Tables<'o>, Failure> {
        let wanted = &sweep.plan.output;
        let begin = |name, columns: Vec<Column>| Written::begin(name, &columns, sweep, output);
        Ok(Tables {
            output,
            points: begin("points", sweep.point_columns())?,
            replications: wanted
                .replications
                .then(|| begin("replications", sweep.replication_columns()))
                .transpose()?,
            intervals: wanted.intervals.then(|| begin("intervals", sweep.interval_columns())).transpose()?,
        })
    }

    fn point(&mut self, sweep: &Sweep, point: u64, found: &[Vec<busyhour::results::sweep::Replicated>]) -> Done {
        let output = self.output;
        let wrong = |name: &'static str| move |error| failed(output, name, error);
        let points = &mut self.points;
        sweep.point_rows(point, found, &mut |cells| points.row(cells)).map_err(wrong("points"))?;
        if let Some(table) = &mut self.replications {
            sweep.replication_rows(point, found, &mut |cells| table.row(cells)).map_err(wrong("replications"))?;
        }
        if let Some(table) = &mut self.intervals {
            sweep.interval_rows(point, found, &mut |cells| table.row(cells)).map_err(wrong("intervals"))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<Streamed>, Failure> {
        let mut streams = Vec::new();
        for table in [Some(self.points), self.replications, self.intervals].into_iter().flatten() {
            let name = table.name;
            table.finish(&mut streams).map_err(|error| failed(self.output, name, error))?;
        }
        Ok(streams)
    }
}

/// Puts all files in place, the manifest last.
fn publish(
    output: &OutFolder,
    loaded: &Loaded,
    tables: Tables<'_>,
    seen: &Seen<'_>,
    failed_points: &[(u64, Failed)],
) -> Result<usize, Failure> {
    let sweep = &loaded.sweep;
    let streams = tables.finish()?;
    let (response, effects) = seen.rows();
    let mut files: Vec<(String, Content<'_>)> = vec![
        ("response.csv".to_owned(), csv(&response_columns(), &response)?.into()),
        ("effects.csv".to_owned(), csv(&effect_columns(), &effects)?.into()),
        ("dictionary.csv".to_owned(), dictionary_of(sweep)?.into()),
    ];
    let mut obsolete: Vec<String> = ["points", "replications", "intervals"]
        .iter()
        .flat_map(|name| ["parquet", "csv"].map(|end| format!("{name}.{end}")))
        .collect();
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
    files.push((MANIFEST.to_owned(), json(serde_json::to_value(&manifest))?.into()));
    Ok(output.publish_all(&files, streams, &obsolete)?.len())
}

fn csv(columns: &[Column], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Failure> {
    let fault = |error: io::Error| Failure::Fault(error.to_string());
    let mut table = CsvTable::new(Vec::new(), columns).map_err(fault)?;
    rows.iter().try_for_each(|row| table.row(row)).map_err(fault)?;
    table.finish().map_err(fault)
}

/// What every column of every table says.
fn dictionary_of(sweep: &Sweep) -> Result<Vec<u8>, Failure> {
    let mut tables = vec![("points", sweep.point_columns())];
    if sweep.plan.output.replications {
        tables.push(("replications", sweep.replication_columns()));
    }
    if sweep.plan.output.intervals {
        tables.push(("intervals", sweep.interval_columns()));
    }
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
        let is_done = !matches!(sweep.point(index.blocks(point)?).map_err(Failure::Input)?, Point::Missing);
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
