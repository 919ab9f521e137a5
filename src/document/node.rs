//! The tree of a document: tables, lists and values, each with its place in a source text.

use jiff::civil;

/// Where something stands: a source (0 is the scenario file) and a range of bytes in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Position in the list of sources of a [`crate::document::Log`].
    pub source: u16,
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

/// A value as TOML writes it.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number with its literal text, which money keeps until it is a decimal.
    Number {
        /// As written, without underscores.
        text: String,
        /// Its value; NaN and infinities are refused when it is read.
        float: f64,
        /// Written without point or exponent.
        whole: bool,
    },
    /// `true` or `false`.
    Bool(bool),
    /// A date without a time.
    Date(civil::Date),
    /// A local date and time.
    DateTime(civil::DateTime),
    /// A time of day without a date.
    Time(civil::Time),
    /// A list.
    List(Vec<Node>),
    /// A table, in file order.
    Table(Vec<Entry>),
}

/// A key of a table with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The value under a key, when this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
            _ => None,
        }
    }

    /// Whether this says what the other says, wherever both stand: the same values under the same keys in the same order.
    pub fn says(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::Number { text: a, float: x, whole: m }, Value::Number { text: b, float: y, whole: n }) => {
                a == b || x.total_cmp(y).is_eq() && m == n
            }
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Date(a), Value::Date(b)) => a == b,
            (Value::DateTime(a), Value::DateTime(b)) => a == b,
            (Value::Time(a), Value::Time(b)) => a == b,
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.says(b)),
            (Value::Table(a), Value::Table(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.node.says(&b.node))
            }
            _ => false,
        }
    }

    /// What it is, for messages: "text", "a number", "a table".
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "text",
            Value::Number { .. } => "a number",
            Value::Bool(_) => "true or false",
            Value::Date(_) => "a date",
            Value::DateTime(_) => "a date and time",
            Value::Time(_) => "a time of day",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}
