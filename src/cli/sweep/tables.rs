//! The tables of a sweep as files: rows that are made of a point on any thread, put behind one another in the order of points.

use std::io::{self, Write};

use busyhour::experiment::sweep::asked::Sweep;
use busyhour::report::csv_table::CsvRows;
use busyhour::report::finite;
use busyhour::report::parquet::table::{self, TableFile};
use busyhour::results::sweep::{Cell, Column, Replicated};
use busyhour::storage::{OutFolder, Streamed};

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::sweep::clock;

/// A table that is wanted.
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    of: Of,
    parquet: bool,
    csv: bool,
}

/// What the rows of a table are of.
#[derive(Clone, Copy)]
enum Of {
    Points,
    Replications,
    Intervals,
}

/// Rows of a table, in each format that is wanted.
pub struct Rows {
    parquet: Option<table::Rows>,
    csv: Option<Vec<u8>>,
}

/// What one point more takes in a table.
#[derive(Clone, Copy, Default)]
pub struct OneMore {
    /// In its files.
    pub bytes: f64,
    /// Of a processor.
    pub seconds: f64,
}

impl Shape {
    /// All names that a table may have.
    pub const NAMES: [&'static str; 3] = ["points", "replications", "intervals"];

    /// The tables that a plan wants.
    pub fn all(sweep: &Sweep) -> Vec<Shape> {
        let wanted = &sweep.plan.output;
        let all = [(Of::Points, true), (Of::Replications, wanted.replications), (Of::Intervals, wanted.intervals)];
        let named = Shape::NAMES.into_iter().zip(all).filter(|(_, (_, is_wanted))| *is_wanted);
        let shape = |(name, (of, _)): (&'static str, (Of, bool))| {
            let columns = match of {
                Of::Points => sweep.point_columns(),
                Of::Replications => sweep.replication_columns(),
                Of::Intervals => sweep.interval_columns(),
            };
            Shape { name, columns, of, parquet: wanted.parquet, csv: wanted.csv }
        };
        named.map(shape).collect()
    }

    /// The rows of a point.
    ///
    /// # Errors
    /// They do not fit the columns, or a number is not finite, which is a fault.
    pub fn rows(&self, sweep: &Sweep, point: u64, found: &[Vec<Replicated>]) -> io::Result<Rows> {
        let mut parquet = self.parquet.then(|| table::Rows::new(&self.columns));
        let mut csv = self.csv.then(CsvRows::behind);
        let mut row = |cells: &[Cell]| -> io::Result<()> {
            finite::check_row(&self.columns, cells).map_err(io::Error::other)?;
            parquet.as_mut().map_or(Ok(()), |rows| rows.row(cells))?;
            csv.as_mut().map_or(Ok(()), |rows| rows.row(cells))
        };
        match self.of {
            Of::Points => sweep.point_rows(point, found, &mut row),
            Of::Replications => sweep.replication_rows(point, found, &mut row),
            Of::Intervals => sweep.interval_rows(point, found, &mut row),
        }?;
        Ok(Rows { parquet, csv: csv.map(CsvRows::finish).transpose()? })
    }

    /// What one point more takes, from some points that were found: what a file has beside its rows, and the more so a small one, is left
    /// out by the difference of two.
    ///
    /// # Errors
    /// A row does not fit the columns, which is a fault.
    pub fn one_more(&self, sweep: &Sweep, found: &[(u64, Vec<Vec<Replicated>>)]) -> io::Result<OneMore> {
        let (began, number) = (clock::worked(), found.len().max(1) as f64);
        let rows =
            found.iter().map(|(point, found)| self.rows(sweep, *point, found)).collect::<io::Result<Vec<Rows>>>()?;
        let made = clock::worked().saturating_sub(began).as_secs_f64() / number;
        let written = |rows: &[Rows]| -> io::Result<(f64, f64)> {
            let began = clock::worked();
            let mut table = TableFile::new(Vec::new(), &self.columns, &[])?;
            rows.iter().filter_map(|rows| rows.parquet.as_ref()).try_for_each(|rows| table.append(rows))?;
            let bytes = table.finish()?.len();
            Ok((bytes as f64, clock::worked().saturating_sub(began).as_secs_f64()))
        };
        let half = rows.get(..rows.len() / 2).unwrap_or_default();
        let (few, all, more) = (written(half)?, written(&rows)?, (rows.len() - half.len()).max(1) as f64);
        let csv: usize = rows.iter().filter_map(|rows| rows.csv.as_ref()).map(Vec::len).sum();
        let parquet = if self.parquet { (all.0 - few.0) / more } else { 0.0 };
        let seconds = made + if self.parquet { ((all.1 - few.1) / more).max(0.0) } else { 0.0 };
        Ok(OneMore { bytes: parquet + csv as f64 / number, seconds })
    }

    /// Whether there is one row for each point, however many replications it has.
    pub fn is_of_points(&self) -> bool {
        matches!(self.of, Of::Points)
    }
}

/// One table, in the formats that were asked for.
struct Written {
    name: &'static str,
    parquet: Option<TableFile<io::BufWriter<Streamed>>>,
    csv: Option<io::BufWriter<Streamed>>,
}

impl Written {
    fn begin(shape: &Shape, sweep: &Sweep, output: &OutFolder) -> Result<Written, Failure> {
        let (name, about) = (shape.name, about(sweep));
        let wrong = |error| failed(output, name, &error);
        let parquet = shape.parquet.then(|| -> Result<_, Failure> {
            let stream = output.stream(&format!("{name}.parquet"))?;
            TableFile::new(io::BufWriter::new(stream), &shape.columns, &about).map_err(wrong)
        });
        let csv = shape.csv.then(|| -> Result<_, Failure> {
            let mut stream = io::BufWriter::new(output.stream(&format!("{name}.csv"))?);
            let heading = CsvRows::under(&shape.columns).and_then(CsvRows::finish);
            heading.and_then(|heading| stream.write_all(&heading)).map_err(wrong)?;
            Ok(stream)
        });
        Ok(Written { name, parquet: parquet.transpose()?, csv: csv.transpose()? })
    }

    fn append(&mut self, rows: &Rows) -> io::Result<()> {
        if let (Some(file), Some(rows)) = (&mut self.parquet, &rows.parquet) {
            file.append(rows)?;
        }
        match (&mut self.csv, &rows.csv) {
            (Some(file), Some(rows)) => file.write_all(rows),
            _ => Ok(()),
        }
    }

    fn finish(self, streams: &mut Vec<Streamed>) -> io::Result<()> {
        let parquet = self.parquet.map(TableFile::finish).transpose()?;
        for written in [parquet, self.csv].into_iter().flatten() {
            streams.push(written.into_inner().map_err(io::IntoInnerError::into_error)?);
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

fn failed(output: &OutFolder, name: &str, error: &io::Error) -> Failure {
    Failure::Io(format!("{}: {}", output.path().join(name).display(), busyhour::storage::cause(error)))
}

/// The tables of a sweep, being written.
pub struct Tables<'o> {
    output: &'o OutFolder,
    all: Vec<Written>,
}

impl<'o> Tables<'o> {
    /// Begins all of them.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn begin(shapes: &[Shape], sweep: &Sweep, output: &'o OutFolder) -> Result<Tables<'o>, Failure> {
        let all = shapes.iter().map(|shape| Written::begin(shape, sweep, output)).collect::<Result<_, Failure>>()?;
        Ok(Tables { output, all })
    }

    /// The rows of a point, for each table.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn append(&mut self, rows: &[Rows]) -> Done {
        let mut each = self.all.iter_mut().zip(rows);
        each.try_for_each(|(table, rows)| table.append(rows).map_err(|error| failed(self.output, table.name, &error)))
    }

    /// Ends them; they are in place only when the streams are.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn finish(self) -> Result<Vec<Streamed>, Failure> {
        let mut streams = Vec::new();
        for table in self.all {
            let name = table.name;
            table.finish(&mut streams).map_err(|error| failed(self.output, name, &error))?;
        }
        Ok(streams)
    }
}
