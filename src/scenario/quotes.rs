//! `providers.X.quote`: what a bidder's quote says, kept in a file of its own, put into the provider's table.
//!
//! In: a document whose providers name quotes, and the files. Out: the document with each quote's keys among the provider's own,
//! at their places in the quote's file. A quote may say everything that `[providers.X]` may, and in `[quote]` who bids
//! (kept as `quoted`). What both files say is refused; tables that both have are joined. Knows no clause.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::document::path::{Path, Step};
use crate::document::tables::Manner;
use crate::document::text::SOURCE_BYTES;
use crate::document::{At, Entry, Files, Log, Node, Place, Sources, Value, parse};
use crate::said::{SaidValue, said};
use crate::scenario::{keys, paths, quote_sheet};
use crate::units::shown;

/// The key under which a provider names its quote.
pub const QUOTE: &str = "quote";
/// The key under which a provider keeps what its quote says of itself.
pub const QUOTED: &str = "quoted";

/// A contract is signed so many months before it begins, or later.
const SIGNED_BEFORE: i32 = 3;

/// Who quoted, and for how long: `[quote]` of a quote's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The bidder's name.
    pub bidder: Option<String>,
    /// The day of the quote.
    pub date: Option<Date>,
    /// The last day on which it can be accepted.
    pub valid_until: Option<Date>,
}

impl Quoted {
    /// Reads `providers.X.quoted`. A quote is accepted before its contract begins, on `first`: that it has run out by then is as it
    /// should be, that it ran out a season before is told.
    pub fn read(at: &At<'_>, first: Option<Date>) -> Option<Quoted> {
        let table = at.table()?;
        let bidder = keys::maybe(&table, "bidder", |at| at.text().map(str::to_owned));
        let date = keys::maybe(&table, "date", At::date);
        let until = table.maybe("valid_until");
        let valid_until = until.as_ref().map_or(Some(None), |at| at.date().map(Some));
        table.finish();
        let quoted = Quoted { bidder: bidder?, date: date?, valid_until: valid_until? };
        if let (Some(at), Some(last), Some(date)) = (&until, quoted.valid_until, quoted.date)
            && last < date
        {
            at.problem(format!("the quote of {date} cannot run out before it is made"));
            return None;
        }
        if let (Some(at), Some(last), Some(first)) = (&until, quoted.valid_until, first)
            && first.checked_sub(SIGNED_BEFORE.months()).is_ok_and(|earliest| last < earliest)
        {
            at.warn(said!(
                "warn-quote-runs-out",
                "the quote can be accepted until {last}, more than {months} {months|month|months} before its contract begins ({first}): ask \
                 whether it still holds",
                last = last.to_string(),
                months = SaidValue::number(SIGNED_BEFORE),
                first = first.to_string(),
            ));
        }
        Some(quoted)
    }
}

/// The quotes' files that a scenario names, each with the first provider whose it is, those of options behind.
pub fn named(root: &Node) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |file: &Node, provider: &str| {
        if let Value::Text(file) = &file.value
            && found.iter().all(|(known, _)| known != file)
        {
            found.push((file.clone(), provider.to_owned()));
        }
    };
    let below = |node: Option<&Node>| match node.map(|node| &node.value) {
        Some(Value::Table(entries)) => entries.clone(),
        _ => Vec::new(),
    };
    for provider in below(root.get("providers")) {
        provider.node.get(QUOTE).into_iter().for_each(|file| add(file, &provider.key));
    }
    for set in below(root.get("options")).iter().flat_map(|option| below(option.node.get("set"))) {
        if let Some([Step::Key(section), Step::Key(provider), Step::Key(key)]) = paths::steps(&set.key).as_deref()
            && (section.as_str(), key.as_str()) == ("providers", QUOTE)
        {
            add(&set.node, provider);
        }
    }
    found
}

/// Whether a quote is a sheet rather than TOML, by its name.
pub fn is_table(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".xlsx", ".csv", ".tsv"].iter().any(|end| lower.ends_with(end))
}

/// The quotes of a scenario: each file is read once, however many options name it.
pub struct Quotes<'f> {
    files: &'f dyn Files,
    /// The scenario's folder as the user named it, with `/` at its end; empty for the one where he is.
    folder: String,
    known: BTreeMap<String, Result<Vec<Entry>, String>>,
}

impl<'f> Quotes<'f> {
    /// No quote read yet; `scenario` is the file's path as the user gave it.
    pub fn new(scenario: &str, files: &'f dyn Files) -> Quotes<'f> {
        let folder = scenario.rfind(['/', '\\']).and_then(|end| scenario.get(..=end)).unwrap_or("");
        Quotes { files, folder: folder.to_owned(), known: BTreeMap::new() }
    }

    /// Puts the quotes that providers name into their tables; the key `quote` is then gone. Answers which providers' quotes
    /// cannot be had.
    pub fn merge(&mut self, root: &mut Node, sources: &mut Sources, log: &Log) -> Vec<String> {
        let mut missing = Vec::new();
        let Some(providers) = entries_of(root, "providers") else { return missing };
        for provider in providers {
            let Value::Table(own) = &mut provider.node.value else { continue };
            let Some(place) = own.iter().position(|entry| entry.key == QUOTE) else { continue };
            let named = own.remove(place);
            let path = format!("providers.{}", in_path(&provider.key));
            match self.named(&named.node, sources, log) {
                Ok(entries) => join(own, entries, &path, sources, log),
                Err(why) => {
                    if !why.is_empty() {
                        log.error(named.node.place, &format!("{path}.{QUOTE}"), why);
                    }
                    // What the quote would have said is not missed a second time.
                    if own.iter().all(|entry| entry.key != "kind") {
                        let node = Node { value: Value::Text("outsourced".to_owned()), place: named.place };
                        own.push(Entry { key: "kind".to_owned(), place: named.place, node });
                    }
                    missing.push(provider.key.clone());
                }
            }
        }
        missing
    }

    fn named(&mut self, node: &Node, sources: &mut Sources, log: &Log) -> Result<Vec<Entry>, String> {
        match &node.value {
            Value::Text(name) => self.entries(name, sources, log),
            _ => {
                Err(format!("expected the name of a quote's file, such as \"quotes/alfa.toml\", found {}", node.kind()))
            }
        }
    }

    /// The keys of a quote's file; an empty reason where the file itself has been complained about.
    fn entries(&mut self, name: &str, sources: &mut Sources, log: &Log) -> Result<Vec<Entry>, String> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let read = self.read(name, sources, log);
        self.known.insert(name.to_owned(), read.clone());
        read
    }

    fn read(&self, name: &str, sources: &mut Sources, log: &Log) -> Result<Vec<Entry>, String> {
        if is_table(name) {
            return self.read_table(name, sources, log);
        }
        let bytes = self.files.bytes(name)?;
        if bytes.len() > SOURCE_BYTES {
            return Err(format!("the quote \"{}\" is larger than {} MiB", shown(name), SOURCE_BYTES >> 20));
        }
        // What is no text is told at its byte.
        let source = sources.add_bytes(&format!("{}{name}", self.folder), &bytes, log).ok_or_else(String::new)?;
        let text = sources.text(source).to_owned();
        if text.trim().is_empty() {
            let start = Place { source, start: 0, end: 0 };
            log.error(start, "", "the quote is empty; it says what [providers.X] may say");
            return Err(String::new());
        }
        let Some(Node { value: Value::Table(entries), .. }) = parse(source, &text, log) else {
            return Err(String::new());
        };
        quoted(entries, log)
    }

    /// A quote in a sheet.
    fn read_table(&self, name: &str, sources: &mut Sources, log: &Log) -> Result<Vec<Entry>, String> {
        let bytes = self.files.bytes(name)?;
        if bytes.len() > SOURCE_BYTES {
            return Err(format!("the quote \"{}\" is larger than {} MiB", shown(name), SOURCE_BYTES >> 20));
        }
        let source = sources.add_table(&format!("{}{name}", self.folder), &bytes, &Manner::default(), log);
        let entries = source.and_then(|source| quote_sheet::entries(source, sources, log)).ok_or_else(String::new)?;
        quoted(entries, log)
    }
}

/// What a quote says of itself, under the key that a provider has for it.
fn quoted(mut entries: Vec<Entry>, log: &Log) -> Result<Vec<Entry>, String> {
    for entry in entries.iter_mut().filter(|entry| entry.key == QUOTE) {
        if matches!(entry.node.value, Value::Table(_)) {
            entry.key = QUOTED.to_owned();
        } else {
            let message = format!("[{QUOTE}] says who bids and when; a quote cannot name another");
            log.error(entry.node.place, QUOTE, message);
            return Err(String::new());
        }
    }
    Ok(entries)
}

fn entries_of<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Vec<Entry>> {
    let Value::Table(entries) = &mut node.value else { return None };
    let found = entries.iter_mut().find(|entry| entry.key == key)?;
    match &mut found.node.value {
        Value::Table(entries) => Some(entries),
        _ => None,
    }
}

/// Adds the entries of a quote to those of the scenario; tables that both have are joined, other keys may stand in one only.
fn join(own: &mut Vec<Entry>, quote: Vec<Entry>, path: &str, sources: &Sources, log: &Log) {
    for entry in quote {
        let Some(there) = own.iter_mut().find(|there| there.key == entry.key) else {
            own.push(entry);
            continue;
        };
        let path = format!("{path}.{}", in_path(&entry.key));
        match (&mut there.node.value, entry.node.value) {
            (Value::Table(own), Value::Table(quote)) => join(own, quote, &path, sources, log),
            _ => {
                let other = sources.locate(there.place);
                let message =
                    format!("\"{}\" is said at {other}, too; say it in one of the two files", shown(&entry.key));
                log.error(entry.place, &path, message);
            }
        }
    }
}

/// A key as it stands in a path.
pub fn in_path(key: &str) -> String {
    Path { steps: vec![Step::Key(key.to_owned())] }.to_string()
}

/// The provider whose quote a path names; none for other paths.
pub fn provider_of(path: &str) -> Option<String> {
    match Path::parse(path).ok()?.steps.as_slice() {
        [Step::Key(section), Step::Key(name), Step::Key(key)] if section == "providers" && key == QUOTE => {
            Some(name.clone())
        }
        _ => None,
    }
}

/// Whether a path leads into the table of one of these providers.
pub fn within(path: &str, providers: &[String]) -> bool {
    let Ok(path) = Path::parse(path) else { return false };
    matches!(path.steps.as_slice(), [Step::Key(section), Step::Key(name), ..] if section == "providers" && providers.contains(name))
}

/// The table that a change has to write whole so that no quote is named: `providers.alfa` for `providers.alfa.quote`; none for
/// changes that name no quote.
pub fn head(path: &str, value: &Node) -> Option<String> {
    let names = |node: &Node| node.get(QUOTE).is_some();
    let parsed = Path::parse(path).ok()?;
    match parsed.steps.as_slice() {
        [Step::Key(section), name @ Step::Key(_), Step::Key(key)] if section == "providers" && key == QUOTE => {
            Some(Path { steps: vec![Step::Key(section.clone()), name.clone()] }.to_string())
        }
        [Step::Key(section), Step::Key(_)] if section == "providers" && names(value) => Some(parsed.to_string()),
        [Step::Key(section)] if section == "providers" => match &value.value {
            Value::Table(entries) if entries.iter().any(|entry| names(&entry.node)) => Some(parsed.to_string()),
            _ => None,
        },
        _ => None,
    }
}
