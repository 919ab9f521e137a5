//! The texts that a scenario is read from, and problems shown in them with line, column and a caret.
//!
//! In: named texts (0 is the scenario file; then quotes, tables, `--set` arguments) and problems. Out: positions, and the
//! page that a user reads. Prints nothing.

use crate::document::node::Place;
use crate::document::problem::{Log, Problem, Severity};
use crate::document::tables::{Manner, TableText, place_in_sheet};
use crate::document::text::{self, NotText};
use crate::said::{Said, SaidValue, said};
use crate::units::shown;

/// Problems shown in full; the rest are counted.
pub const SHOWN: usize = 100;
/// Characters of a source line shown around a caret.
const WIDTH: usize = 100;
/// Of these, before the caret.
const BEFORE: usize = 50;

/// A text with its name.
#[derive(Clone, Debug)]
struct Source {
    name: String,
    /// The text, and where it is from.
    table: TableText,
    /// How a table is to be read.
    manner: Manner,
    /// The first byte of each line.
    lines: Vec<usize>,
}

/// All texts that were read, in the order of [`Place::source`].
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

/// A line and a column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

impl Sources {
    /// No texts.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a text under the name that problems are to show: the path as the user gave it, or `--set path=value`.
    ///
    /// Returns its number for [`Place::source`]; past 65,535 texts, the last number.
    pub fn add(&mut self, name: &str, text: impl Into<String>) -> u16 {
        self.push(name, TableText::plain(text), Manner::default())
    }

    /// Adds a table that was read already.
    pub fn add_read(&mut self, name: &str, table: TableText, manner: Manner) -> u16 {
        self.push(name, table, manner)
    }

    fn push(&mut self, name: &str, table: TableText, manner: Manner) -> u16 {
        let starts = table.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(n, _)| n + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        self.list.push(Source { name: name.to_owned(), table, manner, lines });
        u16::try_from(self.list.len() - 1).unwrap_or(u16::MAX)
    }

    /// Adds a file from its bytes; bytes that are no text are a problem at the place where they stop being text.
    pub fn add_bytes(&mut self, name: &str, bytes: &[u8], log: &Log) -> Option<u16> {
        match text::decode_at(bytes) {
            Ok(text) => Some(self.add(name, text)),
            Err(not) => self.refuse(name, bytes, not, log),
        }
    }

    /// Adds a file with rows, of whatever kind; one that is none is a problem.
    pub fn add_table(&mut self, name: &str, bytes: &[u8], manner: &Manner, log: &Log) -> Option<u16> {
        match TableText::read(bytes, manner) {
            Ok(table) => Some(self.push(name, table, manner.clone())),
            Err(not) => self.refuse(name, bytes, not, log),
        }
    }

    /// Says where bytes stop being text.
    fn refuse(&mut self, name: &str, bytes: &[u8], not: NotText, log: &Log) -> Option<u16> {
        let good = String::from_utf8_lossy(&bytes[..not.byte.min(bytes.len())]).into_owned();
        let start = good.len() as u32;
        let line = bytes[not.byte.min(bytes.len())..].split(|byte| *byte == b'\n').next().unwrap_or(&[]);
        let rest: String = String::from_utf8_lossy(&line[..line.len().min(200)]).into_owned();
        let source = self.add(name, good + &rest);
        log.error(Place { source, start, end: start + 1 }, "", not.message);
        None
    }

    /// The name of a text.
    pub fn name(&self, source: u16) -> &str {
        self.list.get(usize::from(source)).map_or("?", |source| source.name.as_str())
    }

    /// A text.
    pub fn text(&self, source: u16) -> &str {
        self.list.get(usize::from(source)).map_or("", |source| source.table.text.as_str())
    }

    /// A text as a table, and how that is to be read.
    pub fn table(&self, source: u16) -> Option<(&TableText, &Manner)> {
        self.list.get(usize::from(source)).map(|source| (&source.table, &source.manner))
    }

    /// Line and column of a place's first character.
    pub fn position(&self, place: Place) -> Position {
        match self.list.get(usize::from(place.source)) {
            Some(source) => source.position(place.start as usize),
            None => Position { line: 1, column: 1 },
        }
    }

    /// `shop.toml:41:12`, or `counts.xlsx:May!C7`.
    pub fn locate(&self, place: Place) -> String {
        let Position { line, column } = self.position(place);
        if let Some(source) = self.list.get(usize::from(place.source))
            && let Some(sheet) = &source.table.sheet
        {
            let cell = place_in_sheet(source.line(line - 1), line, column);
            return format!("{}:{}!{cell}", shown_name(&source.name), shown(sheet));
        }
        format!("{}:{line}:{column}", shown_name(self.name(place.source)))
    }
}

impl Source {
    fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn line(&self, n: usize) -> &str {
        let start = self.lines.get(n).copied().unwrap_or(0);
        let end = self.lines.get(n + 1).copied().unwrap_or(self.table.text.len());
        self.table.text.get(start..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.table.text.len());
        let line = self.line_of(byte);
        let start = self.lines.get(line).copied().unwrap_or(0);
        let before = self.table.text.as_bytes().get(start..byte).unwrap_or(&[]);
        // Every character has one byte that is not a continuation.
        let column = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        Position { line: line + 1, column: column + 1 }
    }
}

fn shown_name(name: &str) -> String {
    if name.chars().count() > 80 {
        shown(&name.chars().skip(name.chars().count() - 79).collect::<String>())
    } else {
        shown(name)
    }
}

/// The page of all problems, errors before warnings, each by place: for each one line `shop.toml:41:12: path: message`, the line of the source with
/// carets under what is meant, and at the end how many there are. Empty without problems.
pub fn render(problems: &[Problem], sources: &Sources) -> String {
    let sorted = sorted(problems);
    let mut page = String::new();
    for problem in sorted.iter().take(SHOWN) {
        page.push_str(&headline(problem, sources));
        page.push('\n');
        page.push_str(&excerpt(problem.place, sources));
    }
    if !sorted.is_empty() {
        if sorted.len() > SHOWN {
            page.push_str(&format!("... and {} more\n", sorted.len() - SHOWN));
        }
        page.push_str(&format!("{} in {}\n", counted(&sorted), shown_name(sources.name(0))));
    }
    page
}

/// In the order in which they are told: errors first, then by place.
pub fn sorted(problems: &[Problem]) -> Vec<&Problem> {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|problem| (problem.severity, problem.place.source, problem.place.start));
    sorted
}

fn counted(problems: &[&Problem]) -> String {
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let warnings = problems.len() - errors;
    match (errors, warnings) {
        (0, _) => plural(warnings, "warning"),
        (_, 0) => plural(errors, "problem"),
        _ => format!("{} and {}", plural(errors, "problem"), plural(warnings, "warning")),
    }
}

/// A warning with its place and its path, as [`headline`] has them.
pub fn said(problem: &Problem, sources: &Sources) -> Said {
    let place = sources.locate(problem.place);
    let what = problem.said.clone().map_or_else(|| SaidValue::from(problem.message.clone()), SaidValue::from);
    if problem.path.is_empty() {
        return said!("warn-of-file", "{place}: warning: {what}", place = place, what = what);
    }
    let path = problem.path.clone();
    said!("warn-at-path", "{place}: warning: {path}: {what}", place = place, path = path, what = what)
}

/// `shop.toml:41:12: groups.own.skills[1]: there is no contact type "slaes"; did you mean "sales"?`
pub fn headline(problem: &Problem, sources: &Sources) -> String {
    let mut line = sources.locate(problem.place);
    if problem.severity == Severity::Warning {
        line.push_str(": warning");
    }
    if !problem.path.is_empty() {
        line.push_str(": ");
        line.push_str(&problem.path);
    }
    line.push_str(": ");
    line.push_str(&problem.message);
    line
}

/// The source line with its number, and carets under the place.
fn excerpt(place: Place, sources: &Sources) -> String {
    let Some(source) = sources.list.get(usize::from(place.source)) else { return String::new() };
    let Position { line, column } = source.position(place.start as usize);
    let text = source.line(line - 1);
    let first = (column - 1).saturating_sub(BEFORE);
    let mut out = String::new();
    let mut carets = String::new();
    if first > 0 {
        out.push('…');
        carets.push(' ');
    }
    let line_start = source.lines.get(line - 1).copied().unwrap_or(0);
    for (n, (byte, c)) in text.char_indices().enumerate().skip(first) {
        if n == first + WIDTH {
            out.push('…');
            break;
        }
        out.push(harmless(c));
        let at = line_start + byte;
        let meant = n + 1 == column || (n + 1 > column && at < place.end as usize);
        carets.push(if meant { '^' } else { ' ' });
    }
    if !carets.contains('^') {
        carets.push('^');
    }
    let gutter = line.to_string();
    let pad = " ".repeat(gutter.len());
    format!(" {pad} |\n {gutter} | {}\n {pad} | {}\n", out.trim_end(), carets.trim_end())
}

/// One character that neither moves the cursor nor turns the reading direction.
fn harmless(c: char) -> char {
    if c == '\t' {
        ' '
    } else if shown(c.encode_utf8(&mut [0; 4])).chars().count() > 1 {
        '·'
    } else {
        c
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn problem(start: u32, end: u32, path: &str, message: &str) -> Problem {
        Problem {
            severity: Severity::Error,
            place: Place { source: 0, start, end },
            path: path.to_owned(),
            message: message.to_owned(),
            unknown: None,
            said: None,
        }
    }

    #[test]
    fn a_problem_shows_its_line_with_carets() {
        let mut sources = Sources::new();
        sources.add("shop.toml", "a = 1\nnäme\t= \"slaes\"\r\n");
        let start = "a = 1\nnäme\t= ".len() as u32;
        let page = render(&[problem(start, start + 7, "groups.own", "no such type")], &sources);
        let expected = "shop.toml:2:8: groups.own: no such type\n   |\n 2 | näme = \"slaes\"\n   |        ^^^^^^^\n1 problem in shop.toml\n";
        assert_eq!(page, expected);
    }

    #[test]
    fn warnings_say_so_and_stand_after_what_is_wrong() {
        let mut sources = Sources::new();
        sources.add("a.toml", "x = 1\ny = 2\n");
        let mut warning = problem(0, 1, "x", "odd");
        warning.severity = Severity::Warning;
        let page = render(&[problem(6, 7, "", "bad"), warning], &sources);
        assert!(page.starts_with("a.toml:2:1: bad\n"), "{page}");
        assert!(page.contains("\na.toml:1:1: warning: x: odd\n"), "{page}");
        assert!(page.ends_with("1 problem and 1 warning in a.toml\n"), "{page}");
    }

    #[test]
    fn long_lines_are_cut_around_the_caret() {
        let mut sources = Sources::new();
        sources.add("a.toml", format!("{}HERE{}", "x".repeat(5000), "y".repeat(5000)));
        let page = render(&[problem(5000, 5004, "", "bad")], &sources);
        let lines: Vec<&str> = page.lines().collect();
        assert!(lines[2].contains("HERE") && lines[2].chars().count() < 120);
        assert_eq!(lines[2].chars().position(|c| c == 'H'), lines[3].chars().position(|c| c == '^'));
        assert_eq!(lines[3].matches('^').count(), 4);
    }

    #[test]
    fn control_characters_of_the_source_do_not_reach_the_terminal() {
        let mut sources = Sources::new();
        sources.add("a\n.toml", "x\u{1b}[31m = \u{202e}1");
        let page = render(&[problem(0, 1, "", "bad")], &sources);
        assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'), "{page:?}");
    }

    #[test]
    fn bytes_that_are_no_text_are_a_problem_where_they_begin() {
        let (mut sources, log) = (Sources::new(), Log::new());
        assert_eq!(sources.add_bytes("a.toml", b"a = 1\nb = \"caf\xE9\"\n", &log), None);
        let page = render(&log.into_problems(), &sources);
        assert!(page.starts_with("a.toml:2:9: this byte is not UTF-8"), "{page}");
    }

    proptest::proptest! {
        #[test]
        fn any_place_in_any_text_can_be_shown(text: String, start: u32, end: u32, near in 0u32..40) {
            let mut sources = Sources::new();
            sources.add("a", text);
            render(&[problem(start, end, "p", "m"), problem(near, near + 3, "p", "m")], &sources);
        }
        #[test]
        fn any_bytes_can_be_added(bytes: Vec<u8>) {
            let (mut sources, log) = (Sources::new(), Log::new());
            sources.add_bytes("a", &bytes, &log);
            render(&log.into_problems(), &sources);
        }
    }
}
