//! Reading one value: what it must be, within which range, in which unit.
//! Each reader answers `None` after it has logged why, so that a caller can go on and find the next problem.

use std::str::FromStr;

use jiff::civil;
use rust_decimal::Decimal;

use crate::document::node::{Node, Place, Value};
use crate::document::problem::{Log, Wanted};
use crate::document::syntax::{look_alike, plain_number};
use crate::document::table::Table;
use crate::document::words::{self, Midnight};
use crate::said::Said;
use crate::units::{Clock, Span, shown};

/// Decimals that an amount of money has: sums and products of these are exact, so that no order of adding changes a bill.
const MONEY_DECIMALS: u32 = 8;

/// A value of a document with its path, ready to be read.
#[derive(Clone, Debug)]
pub struct At<'a> {
    node: &'a Node,
    path: String,
    log: &'a Log,
}

impl<'a> At<'a> {
    /// The root of a document.
    pub fn root(node: &'a Node, log: &'a Log) -> At<'a> {
        At { node, path: String::new(), log }
    }

    /// A value below this one.
    pub fn below(&self, key: &str, node: &'a Node) -> At<'a> {
        let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        let key = if plain { key.to_owned() } else { format!("\"{}\"", shown(key)) };
        let path = if self.path.is_empty() { key } else { format!("{}.{key}", self.path) };
        At { node, path, log: self.log }
    }

    /// Its path: `groups.own.skills[1]`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its node.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// Its place.
    pub fn place(&self) -> Place {
        self.node.place
    }

    /// Where problems go.
    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// Says that something is wrong here.
    pub fn problem(&self, message: impl Into<String>) {
        self.log.error(self.node.place, &self.path, message);
    }

    /// Says something that does not stop the run.
    pub fn warn(&self, said: Said) {
        self.log.warning(self.node.place, &self.path, said);
    }

    fn note(&self, what: impl FnOnce() -> Wanted) {
        self.log.wants(&self.path, what);
    }

    fn expected<T>(&self, what: &str) -> Option<T> {
        let found = match &self.node.value {
            Value::Text(text) => format!("the text \"{}\"", shown(text)),
            Value::Number { text, float, .. } if float.is_nan() => format!("{}, which is not a number", shown(text)),
            Value::Number { text, float, .. } if float.is_infinite() && text.ends_with("inf") => {
                format!("{text}, which is not finite")
            }
            Value::Number { text, float, .. } if float.is_infinite() => {
                format!("the number {}, which is too large to compute with", shown(text))
            }
            Value::Number { text, .. } => format!("the number {}", shown(text)),
            Value::Bool(value) => format!("{value}"),
            _ => self.node.kind().to_owned(),
        };
        self.problem(format!("expected {what}, found {found}{}", self.way_out(what)));
        None
    }

    /// How to repair a value of the wrong kind, where that is plain.
    fn way_out(&self, what: &str) -> String {
        let number = ["number", "money", "share"].iter().any(|word| what.contains(word));
        match &self.node.value {
            Value::Text(text) if number && plain_number(text) => "; remove the quotes".to_owned(),
            Value::Text(text) if number && plain_number(&text.replacen(',', ".", 1)) => {
                format!("; write {} without quotes", text.replacen(',', ".", 1))
            }
            Value::Text(text) if number && text.strip_suffix('%').is_some_and(|text| plain_number(text.trim())) => {
                "; write a share of 1 instead of per cent: 0.05 for 5 %".to_owned()
            }
            Value::Text(text) if what.starts_with("a date") && text.starts_with(|c: char| c.is_ascii_digit()) => {
                "; remove the quotes".to_owned()
            }
            Value::Text(text) if what == "true or false" && matches!(text.as_str(), "true" | "false") => {
                "; remove the quotes".to_owned()
            }
            Value::Text(text) if what == "a list" => format!("; write [\"{}\"]", shown(text)),
            Value::Number { text, .. } if what == "a list" => format!("; write [{}]", shown(text)),
            Value::Number { text, .. } if what.starts_with("text") => format!("; write \"{}\"", shown(text)),
            Value::Number { float, .. } if what.contains("share") && *float > 1.0 && *float <= 100.0 => {
                "; per cent are written as a share of 1: 0.05 for 5 %".to_owned()
            }
            _ => String::new(),
        }
    }

    /// A table.
    pub fn table(&self) -> Option<Table<'a>> {
        match &self.node.value {
            Value::Table(entries) => Some(Table::new(self.clone(), entries)),
            _ => self.expected("a table"),
        }
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.node.value, Value::Table(_))
    }

    /// Whether it is text.
    pub fn is_text(&self) -> bool {
        matches!(self.node.value, Value::Text(_))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self.node.value, Value::Number { .. })
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    /// A list.
    pub fn list(&self) -> Option<Vec<At<'a>>> {
        match &self.node.value {
            Value::List(nodes) => {
                let item = |(n, node)| At { node, path: format!("{}[{n}]", self.path), log: self.log };
                Some(nodes.iter().enumerate().map(item).collect())
            }
            _ => self.expected("a list"),
        }
    }

    /// Text, not empty.
    pub fn text(&self) -> Option<&'a str> {
        self.note(|| Wanted::Form("text"));
        match &self.node.value {
            Value::Text(text) if text.trim().is_empty() => self.expected("text that is not empty"),
            Value::Text(text) => Some(text),
            _ => self.expected("text in quotes"),
        }
    }

    /// `true` or `false`.
    pub fn bool(&self) -> Option<bool> {
        self.note(|| Wanted::Form("true or false"));
        match self.node.value {
            Value::Bool(value) => Some(value),
            _ => self.expected("true or false"),
        }
    }

    /// A finite number between `low` and `high`, both allowed.
    pub fn number(&self, low: f64, high: f64) -> Option<f64> {
        self.note(|| Wanted::Number(low.to_string(), high.to_string(), false));
        let range = || match (low > f64::MIN, high < f64::MAX) {
            (true, true) => format!("a number from {low} to {high}"),
            (true, false) => format!("a number of at least {low}"),
            _ => "a number".to_owned(),
        };
        match &self.node.value {
            Value::Number { float, .. } if float.is_finite() && *float >= low && *float <= high => Some(*float),
            _ => self.expected(&range()),
        }
    }

    /// A number above zero, at most `high`.
    pub fn positive(&self, high: f64) -> Option<f64> {
        self.note(|| Wanted::Number("above 0".to_owned(), high.to_string(), false));
        match &self.node.value {
            Value::Number { float, .. } if float.is_finite() && *float >= 1e-12 && *float <= high => Some(*float),
            _ => self.expected(&format!("a number above 0, at most {high}")),
        }
    }

    /// A share: 0 to 1.
    pub fn share(&self) -> Option<f64> {
        self.note(|| Wanted::Number("0".to_owned(), "1".to_owned(), false));
        match &self.node.value {
            Value::Number { float, .. } if (0.0..=1.0).contains(float) => Some(*float),
            Value::Number { float, text, .. } if *float > 1.0 && *float <= 100.0 => {
                self.problem(format!(
                    "expected a share from 0 to 1, found {}; for per cent write {}",
                    shown(text),
                    float / 100.0
                ));
                None
            }
            _ => self.expected("a number from 0 to 1 (a share)"),
        }
    }

    /// A whole number between `low` and `high`.
    pub fn whole(&self, low: u64, high: u64) -> Option<u64> {
        self.note(|| Wanted::Number(low.to_string(), high.to_string(), true));
        match &self.node.value {
            Value::Number { text, whole: true, .. } => match text.parse::<u64>() {
                Ok(value) if (low..=high).contains(&value) => Some(value),
                _ => self.expected(&format!("a whole number from {low} to {high}")),
            },
            _ => self.expected(&format!("a whole number from {low} to {high}")),
        }
    }

    /// A whole number that fits 32 bits.
    pub fn count(&self, low: u32, high: u32) -> Option<u32> {
        self.whole(u64::from(low), u64::from(high)).map(|value| value as u32)
    }

    /// A duration: `"3m30s"`.
    pub fn span(&self) -> Option<Span> {
        self.note(|| Wanted::Form("duration"));
        match &self.node.value {
            Value::Text(text) => Span::parse(text).map_err(|why| self.problem(why)).ok(),
            Value::Number { text, .. } => {
                let seconds = Some(format!("{text}s")).filter(|seconds| Span::parse(seconds).is_ok());
                let (number, hint) = (shown(text), seconds.as_deref().unwrap_or("0.5s"));
                self.problem(format!(
                    "expected a duration, found the number {number}; give a unit in quotes: \"{hint}\""
                ));
                None
            }
            _ => self.expected("a duration such as \"20s\" or \"3m30s\""),
        }
    }

    /// The duration zero, if that is what stands here; says nothing otherwise.
    pub fn span_if_zero(&self) -> Option<Span> {
        match &self.node.value {
            Value::Text(text) => Span::parse(text).ok().filter(|span| *span == Span::ZERO),
            _ => None,
        }
    }

    /// A duration above zero.
    pub fn span_above_zero(&self) -> Option<Span> {
        let span = self.span()?;
        if span == Span::ZERO {
            return self.expected("a duration above zero");
        }
        Some(span)
    }

    /// A time of day: `"08:00"`.
    pub fn clock(&self) -> Option<Clock> {
        self.note(|| Wanted::Form("time of day"));
        match &self.node.value {
            Value::Text(text) => Clock::parse(text).map_err(|why| self.problem(why)).ok(),
            _ => self.expected("a time of day such as \"08:00\""),
        }
    }

    /// Days of the week, Monday first: `"mon-fri"`, `"sat"`, `"mon, wed"`.
    pub fn weekdays(&self) -> Option<[bool; 7]> {
        self.note(|| Wanted::Form("days"));
        match &self.node.value {
            Value::Text(text) => words::weekdays(text).map_err(|why| self.problem(why)).ok(),
            _ => self.expected("days of the week such as \"mon-fri\" or \"sat, sun\""),
        }
    }

    /// A window of time: `"08:00-22:00"`, its end at most `"24:00"`.
    pub fn window(&self, midnight: Midnight) -> Option<(Clock, Clock)> {
        self.note(|| Wanted::Form("hours"));
        match &self.node.value {
            Value::Text(text) => words::window(text, midnight).map_err(|why| self.problem(why)).ok(),
            _ => self.expected("a window of time such as \"08:00-22:00\""),
        }
    }

    /// A name that the user chose: see [`words::name`].
    pub fn name(&self) -> Option<&'a str> {
        self.text_as(words::name)
    }

    /// Text that `check` has nothing against.
    pub fn text_as(&self, check: fn(&str) -> Result<(), String>) -> Option<&'a str> {
        let text = self.text()?;
        check(text).map_err(|why| self.problem(why)).ok().map(|()| text)
    }

    /// Money: a decimal from `low` to a million millions, taken to 8 decimals.
    pub fn money(&self, low: Decimal) -> Option<Decimal> {
        self.note(|| Wanted::Number(low.to_string(), "".to_owned(), false));
        match &self.node.value {
            Value::Number { text, .. } => match Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)) {
                Ok(value) if value >= low && value.abs() <= Decimal::from(1_000_000_000_000i64) => {
                    // Points of a sweep have all digits of a float; what would vanish is no price.
                    let rounded = value.round_dp(MONEY_DECIMALS);
                    if rounded.is_zero() && !value.is_zero() {
                        self.problem(format!("{} is less than the smallest amount, 0.00000001; write 0", shown(text)));
                        return None;
                    }
                    Some(rounded)
                }
                _ => self.expected(&format!("an amount of money as a plain number, from {low} to 1000000000000")),
            },
            _ => self.expected("an amount of money as a plain number"),
        }
    }

    /// A date.
    pub fn date(&self) -> Option<civil::Date> {
        self.note(|| Wanted::Form("date"));
        match &self.node.value {
            Value::Date(date) => Some(*date),
            _ => self.expected("a date without quotes, such as 2026-11-01"),
        }
    }

    /// A local date and time.
    pub fn date_time(&self) -> Option<civil::DateTime> {
        self.note(|| Wanted::Form("date and time"));
        match &self.node.value {
            Value::DateTime(at) => Some(*at),
            Value::Date(date) => Some(date.at(0, 0, 0, 0)),
            _ => self.expected("a date and time without quotes, such as 2026-11-01 08:30:00"),
        }
    }

    /// One of a closed list of words.
    pub fn one_of<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        self.note(|| Wanted::Words(words.iter().map(|(word, _)| *word).collect()));
        let names = || words.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let Value::Text(text) = &self.node.value else {
            return self.expected(&format!("one of \"{}\"", names().join("\", \"")));
        };
        if let Some((_, value)) = words.iter().find(|(name, _)| name == text) {
            return Some(*value);
        }
        let hint = nearest(text, names()).map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
        self.problem(format!("\"{}\" is not known here: one of \"{}\"{hint}", shown(text), names().join("\", \"")));
        None
    }

    /// The position of a declared name: `kind` is what it names, "contact type".
    pub fn reference(&self, kind: &str, names: &[String]) -> Option<usize> {
        let text = self.text()?;
        if let Some(found) = names.iter().position(|name| name == text) {
            return Some(found);
        }
        self.problem(unknown_name(kind, text, names));
        None
    }
}

/// "there is no contact type "slaes"; did you mean "sales"?"
pub fn unknown_name(kind: &str, text: &str, names: &[String]) -> String {
    if let Some(why) = look_alike(text) {
        return format!("there is no {kind} \"{}\": it {why}", shown(text));
    }
    let hint = match nearest(text, names.iter().map(String::as_str)) {
        Some(near) => format!("; did you mean \"{}\"?", shown(near)),
        None if names.is_empty() => "; none is declared".to_owned(),
        None => format!(
            "; declared are {}",
            names.iter().take(12).map(|name| format!("\"{}\"", shown(name))).collect::<Vec<_>>().join(", ")
        ),
    };
    format!("there is no {kind} \"{}\"{hint}", shown(text))
}

/// The name nearest to a misspelt one, if any is near.
pub fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if text.len() > 100 {
        return None;
    }
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&text.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
