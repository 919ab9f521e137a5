//! Where the table is in a text: what divides its cells, which line names its columns, which rows are sums.
//!
//! In: a text. Out: header and rows, in the usual spelling, and what was decided. The header is the first line, unless one of the
//! next names more columns that are known: lines above it are titles. Rows of sums are left out, and told.

use crate::document::rows::{Line, Row, fits, header_problems, lines, row};
use crate::document::tables::dialect::{Dialect, Heard};
use crate::document::tables::manner::Manner;
use crate::document::tables::sums::Sums;
use crate::document::tables::{TableText, dates, names};

/// Lines that are looked at for the header.
const TITLES: usize = 40;
/// Names that a line other than the first needs to be the header.
const FEWEST_KNOWN: usize = 2;
/// Rows of sums whose lines are told.
const TOLD_SUMS: usize = 5;

/// Where the table is.
#[derive(Clone, Debug)]
pub struct Layout<'t> {
    /// What divides the cells.
    pub mark: char,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The line of the header.
    pub first: Line<'t>,
    text: &'t str,
    is_sheet: bool,
    /// Which rows are left out; none where sums are lines of their own.
    sums: Option<Sums>,
    dialect: Dialect,
    /// What is said above the table, as names and values.
    titles: Vec<(String, String)>,
    /// What was decided, as parts of a sentence.
    pub told: Vec<String>,
}

/// What is wrong with a line.
pub type Wrong<'t> = (Line<'t>, String);

impl<'t> Layout<'t> {
    /// Finds the table; none where the text has no line.
    ///
    /// # Errors
    /// What is wrong with the header, or with all numbers.
    pub fn find(table: &'t TableText, manner: &Manner) -> Result<Option<Layout<'t>>, Vec<Wrong<'t>>> {
        let text = table.text.as_str();
        let mut told = table.told.clone();
        let Some((first, mark)) = header_line(text, manner, &mut told)? else { return Ok(None) };
        let cells = row(first, mark).map_err(|why| vec![(first, why)])?;
        let mut header: Vec<String> = (0..cells.cells()).map(|column| cells.get(column).to_owned()).collect();
        while header.len() > 1 && header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        let problems = header_problems(&header);
        if !problems.is_empty() {
            return Err(problems.into_iter().map(|why| (first, why)).collect());
        }
        if table.sheet.is_none() && mark != ',' {
            let name = if mark == '\t' { "tabs".to_owned() } else { format!("\"{mark}\"") };
            told.push(format!("cells divided by {name}"));
        }
        let is_sheet = table.sheet.is_some();
        let sums = (!manner.is_invoice).then(|| Sums::of(&header));
        let (dialect, titles) = (Dialect::default(), titles(text, first, mark));
        let mut layout = Layout { mark, header, first, text, is_sheet, sums, dialect, titles, told };
        let (mut heard, mut sums) = (Heard::default(), Vec::new());
        layout
            .titles
            .iter()
            .filter(|(_, value)| dates::written(value).is_some())
            .for_each(|(_, value)| heard.cell(value));
        let taken = layout.body().filter_map(|line| layout.taken(line, &mut |sum| sums.push(sum)));
        taken.filter_map(Result::ok).for_each(|row| heard.row(&row));
        let (dialect, said) = heard.dialect(&layout.header, manner).map_err(|why| vec![(first, why)])?;
        layout.dialect = dialect;
        layout.told.extend(said);
        layout.told.extend(left_out(&sums));
        Ok(Some(layout))
    }

    /// What is said above the table under one of these names, with its name: `Date: 11/3/2026`.
    pub fn title(&self, wanted: &[&str]) -> Option<(&str, String)> {
        let (name, value) = self.titles.iter().find(|(name, _)| names::is_one_of(name, wanted))?;
        Some((name, self.dialect.cell(usize::MAX, value).unwrap_or_else(|| value.clone())))
    }

    /// The rows below the header, in the usual spelling; or what is wrong with a line.
    pub fn rows<'s>(&'s self) -> impl Iterator<Item = Result<Row, Wrong<'t>>> + 's {
        self.body().filter_map(|line| self.taken(line, &mut |_| ())).map(|row| row.map(|row| self.dialect.usual(row)))
    }

    /// Lines below the header.
    fn body(&self) -> impl Iterator<Item = Line<'t>> {
        let header = self.first.number;
        lines(self.text).skip_while(move |line| line.number <= header)
    }

    /// A line as a row; none where it is a sum of others, or of marks alone.
    fn taken(&self, line: Line<'t>, is_sum: &mut dyn FnMut(u32)) -> Option<Result<Row, Wrong<'t>>> {
        let row = match row(line, self.mark) {
            Ok(row) => row,
            Err(why) => return Some(Err((line, why))),
        };
        // A line of a spreadsheet that was emptied, not deleted.
        if self.header.len() > 1 && (0..row.cells()).all(|column| row.get(column).is_empty()) {
            return None;
        }
        if self.sums.as_ref().is_some_and(|sums| sums.has(&row)) {
            is_sum(line.number);
            return None;
        }
        let columns = self.header.len();
        let blank = (columns..row.cells()).all(|column| row.get(column).is_empty());
        let row = if self.is_sheet || (row.cells() > columns && blank) { row.of_cells(columns, blank) } else { row };
        Some(fits(row, columns, line.text, self.mark).map_err(|why| (line, why)))
    }
}

/// Lines above the header that say something by name: `Date: 11/3/2026`, or the two in cells of their own.
fn titles(text: &str, header: Line<'_>, mark: char) -> Vec<(String, String)> {
    let of = |line: Line<'_>| {
        let row = row(line, mark).ok()?;
        let mut cells = (0..row.cells()).map(|column| row.get(column)).filter(|cell| !cell.is_empty());
        let (name, value) = cells.next()?.split_once(':')?;
        let value = if value.trim().is_empty() { cells.next()? } else { value.trim() };
        Some((name.trim().to_owned(), value.to_owned()))
    };
    lines(text).take_while(|line| line.number < header.number).filter_map(of).collect()
}

/// The line that names the columns, and what divides its cells.
fn header_line<'t>(
    text: &'t str,
    manner: &Manner,
    told: &mut Vec<String>,
) -> Result<Option<(Line<'t>, char)>, Vec<Wrong<'t>>> {
    let mut said = None;
    let mut heads = lines(text).peekable();
    // What spreadsheets of one maker write above a CSV for themselves.
    if let Some(line) = heads.peek()
        && let Some(mark) = line.text.trim().strip_prefix("sep=").filter(|mark| mark.chars().count() == 1)
    {
        said = mark.chars().next();
        heads.next();
    }
    let of = |line: Line<'t>| (line, said.unwrap_or_else(|| mark_of(line.text)));
    if let Some(wanted) = manner.header {
        let Some(line) = lines(text).find(|line| line.number >= wanted) else { return Ok(None) };
        if line.number != wanted {
            return Err(vec![(line, format!("the header is said to stand on line {wanted}, which is empty"))]);
        }
        told.push(format!("columns named on line {wanted}, as said"));
        return Ok(Some(of(line)));
    }
    let Some(first) = heads.next() else { return Ok(None) };
    let known = |(line, mark): (Line<'t>, char)| {
        row(line, mark).map_or(0, |row| names::known((0..row.cells()).map(|column| row.get(column)), &manner.also))
    };
    let (mut best, mut most) = (of(first), known(of(first)).max(FEWEST_KNOWN - 1));
    for line in heads.take(TITLES) {
        let found = known(of(line));
        if found > most {
            (best, most) = (of(line), found);
        }
    }
    if best.0.number != first.number {
        told.push(format!("columns named on line {}; what stands above it is left out", best.0.number));
    }
    Ok(Some(best))
}

/// What divides the cells of a line: the mark of which it has the most outside quotes; of equals the first.
fn mark_of(line: &str) -> char {
    let (mut counts, mut quoted) = ([0usize; 4], false);
    let marks = [',', ';', '\t', '|'];
    for c in line.chars() {
        quoted ^= c == '"';
        if let Some(count) = marks.iter().position(|mark| *mark == c && !quoted).and_then(|n| counts.get_mut(n)) {
            *count += 1;
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    marks.into_iter().zip(counts).find(|(_, count)| *count == most).map_or(',', |(mark, _)| mark)
}

/// Which rows were left out.
fn left_out(sums: &[u32]) -> Option<String> {
    let lines: Vec<String> = sums.iter().take(TOLD_SUMS).map(u32::to_string).collect();
    let more = if sums.len() > TOLD_SUMS { format!(" and {} more", sums.len() - TOLD_SUMS) } else { String::new() };
    let what = if sums.len() == 1 { "line" } else { "lines" };
    (!sums.is_empty()).then(|| format!("rows of sums left out: {what} {}{more}", lines.join(", ")))
}
