//! What a page is made of: sections of words, charts and tables, as templates and scripts read them.
//!
//! In: nothing; these are types. Out: data. Knows no result and no language.

use serde::Serialize;

/// A section of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// What links to it are called by.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// Sentences below the heading.
    pub notes: Vec<String>,
    /// Passages of the note.
    pub passages: Vec<Passage>,
    /// The passages behind the first page, and what they are called.
    pub details: Option<(String, Vec<Passage>)>,
    /// Charts that answer to the mouse.
    pub charts: Vec<Chart>,
    /// Tables, of which a reader chooses one at a time.
    pub tables: Vec<Tables>,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Passage {
    /// The heading; empty of the first lines.
    pub heading: String,
    /// Sentences.
    pub paragraphs: Vec<String>,
    /// Points of a list.
    pub points: Vec<String>,
    /// A table of words.
    pub table: Option<Table>,
}

/// Tables of the same kind, of which one is seen at a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tables {
    /// What is chosen: `Option`.
    pub label: String,
    /// The tables by the names that are chosen from.
    pub views: Vec<(String, Table)>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Above the names of its rows.
    pub corner: String,
    /// Above its cells.
    pub columns: Vec<String>,
    /// Names of rows with their cells.
    pub rows: Vec<Row>,
    /// What bars at the end of the rows tell, with the two ends of their scale; none without bars.
    pub bars: Option<Scale>,
    /// Whether cells are shades of a heat map.
    pub is_map: bool,
}

impl Table {
    /// Whether nothing was laid in it.
    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The scale of bars.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scale {
    /// What they tell.
    pub name: String,
    /// The left end.
    pub from: String,
    /// The right end.
    pub to: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Marks of its bar, left to right in per cent of the scale.
    pub bar: Vec<Mark>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// The interval, where it has one.
    pub interval: String,
    /// The number by which rows are put in order; none of words.
    pub order: Option<f64>,
    /// The shade of a heat map, 0 to 9; none without one.
    pub shade: Option<u8>,
    /// Whether it is to be read as a word, not as a number.
    pub is_word: bool,
}

/// A mark of a bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Mark {
    /// How it looks.
    pub class: &'static str,
    /// Its left end.
    pub from: f64,
    /// How wide it is.
    pub width: f64,
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chart {
    /// What its script finds it by.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What is chosen between its views.
    pub label: String,
    /// Whether each series is a point with whiskers, not a line with a band.
    pub points: bool,
    /// The axis to the right.
    pub x: Axis,
    /// The axis upwards.
    pub y: Axis,
    /// Of which a reader chooses one at a time.
    pub views: Vec<View>,
    /// The numbers of the first view, for those who see no chart; scripts do not read it.
    #[serde(skip_serializing_if = "Table::is_empty")]
    pub table: Table,
}

/// An axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Axis {
    /// What it tells.
    pub name: String,
    /// How its numbers are written.
    pub kind: Kind,
    /// Of a clock, by how much a place stands behind the time that it is called by, in hours.
    pub half: f64,
    /// Names of its places 0, 1, 2, where they are names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

/// How numbers of an axis are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Three digits.
    #[default]
    Number,
    /// 0 to 1, in per cent.
    Share,
    /// Hours after midnight, as a clock.
    Clock,
    /// Seconds, each place as far from the next as its ratio.
    Waits,
    /// Seconds as minutes and seconds.
    Time,
    /// Names.
    Names,
}

/// What a chart shows at a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct View {
    /// What it is chosen by.
    pub name: String,
    /// What it shows: views of the same are compared.
    #[serde(skip)]
    pub of: String,
    /// Places, ascending.
    pub x: Vec<f64>,
    /// What is drawn.
    pub series: Vec<Series>,
    /// A line across, with what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<(f64, String)>,
    /// Whether the line stands upright.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub upright: bool,
}

/// A line with its band, or a point with its whiskers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Which colour and dashes it has.
    pub look: usize,
    /// Whether it is seen before a reader chooses.
    pub shown: bool,
    /// Whether it joins points, and is neither of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub joins: bool,
    /// A number at each place.
    pub mean: Vec<Option<f64>>,
    /// Lower ends.
    pub low: Vec<Option<f64>>,
    /// Upper ends.
    pub high: Vec<Option<f64>>,
    /// Of a point, the ends of its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub across: Option<(f64, f64)>,
}
