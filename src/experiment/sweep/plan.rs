//! A plan file: a scenario, axes, a design, how much of each point, what is written.
//!
//! In: TOML text. Out: a [`Plan`], or every problem at once with its place. Nothing of the scenario is known here: see
//! [`super::asked`].

use crate::document::{At, Log, Place, Problem, Sources, Table, parse};
use crate::experiment::sweep::axes::{self, Axis, Steps};
use crate::scenario::keys;
use crate::scenario::run::MOST_REPLICATIONS;
use crate::statistics::designs::{Design, MOST_AXES};
use crate::statistics::sensitivity;

/// Points of one plan at most: larger designs are cut with `from` and `to`.
pub const MOST_POINTS: u64 = 1_000_000;
/// Points of a design at most, of which plans take parts.
const MOST_DESIGNED: u64 = 1 << 40;

/// A name that stands in a plan, to be found elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// Where.
    pub place: Place,
}

impl Name {
    fn read(at: &At<'_>) -> Option<Name> {
        at.text().map(|text| Name { text: text.to_owned(), place: at.place() })
    }
}

/// A plan as its file says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The scenario, relative to the plan.
    pub scenario: Name,
    /// What it is about.
    pub title: Option<String>,
    /// Options by name; all of the scenario if none are said.
    pub options: Option<Vec<Name>>,
    /// How much of each point; as the scenario says where nothing is said.
    pub amount: Option<Amount>,
    /// The seed of luck, if it is not the scenario's.
    pub seed: Option<u64>,
    /// Confidence of intervals, if it is not the scenario's.
    pub confidence: Option<f64>,
    /// What moves.
    pub axes: Vec<Axis>,
    /// Which points.
    pub design: Design,
    /// The first of them that this plan runs.
    pub from: u64,
    /// The first after them.
    pub to: u64,
    /// What is written.
    pub output: Output,
}

/// How much is simulated of each point.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// So many replications.
    Replications(u64),
    /// Until a figure is known so well in every option.
    Precision {
        /// The figure: `total.service_level`.
        of: Name,
        /// Half the width of its interval, at most.
        half_width: f64,
        /// Replications at most.
        at_most: u64,
    },
}

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// A row for each replication.
    pub replications: bool,
    /// A row for each interval of the calendar.
    pub intervals: bool,
    /// As Parquet.
    pub parquet: bool,
    /// As CSV.
    pub csv: bool,
    /// Figures whose response to the axes is fitted.
    pub response: Vec<Name>,
}

/// What came of a plan file.
#[derive(Debug)]
pub struct Read {
    /// The texts that problems point into.
    pub sources: Sources,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The plan, where nothing is.
    pub plan: Option<Plan>,
}

/// Reads a plan. `name` is its path as the user gave it.
pub fn read(name: &str, bytes: &[u8]) -> Read {
    let (mut sources, log) = (Sources::new(), Log::new());
    let root = sources.add_bytes(name, bytes, &log).and_then(|source| {
        let text = sources.text(source).to_owned();
        if text.trim().is_empty() {
            log.error(
                Default::default(),
                "",
                "the file is empty; a plan starts with `format = 1` and names its `scenario`",
            );
            return None;
        }
        parse(source, &text, &log)
    });
    let plan = root.filter(|_| !log.has_errors()).and_then(|root| of(&At::root(&root, &log), &sources));
    let plan = plan.filter(|_| !log.has_errors());
    Read { sources, problems: log.into_problems(), plan }
}

/// Reads a plan from the top of its document, which stands in one of these texts.
pub fn of(root: &At<'_>, sources: &Sources) -> Option<Plan> {
    let table = root.table()?;
    let format = keys::need(&table, "format", |at| at.whole(1, 1));
    let scenario = keys::need(&table, "scenario", Name::read);
    let title = keys::maybe(&table, "title", |at| at.text().map(str::to_owned));
    let options = keys::maybe(&table, "options", |at| keys::each(at, Name::read));
    let amount = amount(&table);
    let seed = keys::maybe(&table, "seed", |at| at.whole(0, u64::MAX));
    let confidence = keys::maybe(&table, "confidence", |at| at.number(0.5, 0.9999));
    let designing = table.maybe("design").map_or(Some(Designing::grid()), |at| Designing::read(&at));
    let steps = designing.as_ref().map_or(Steps::Unknown, |designing| designing.kind.steps());
    let axes = keys::need(&table, "axes", |at| axes::read(at, steps, sources));
    let output = table.maybe("output").map_or(Some(Output::usual()), |at| output(&at));
    table.finish();
    let (axes, designing, _) = (axes?, designing?, format?);
    let (design, from, to) = designing.over(root, &axes)?;
    Some(Plan {
        scenario: scenario?,
        title: title?,
        options: options?,
        amount: amount?,
        seed: seed?,
        confidence: confidence?,
        axes,
        design,
        from,
        to,
        output: output?,
    })
}

fn amount(table: &Table<'_>) -> Option<Option<Amount>> {
    let replications =
        keys::maybe(table, "replications", |at| at.whole(1, MOST_REPLICATIONS).map(Amount::Replications));
    let precision = keys::maybe(table, "precision", |at| {
        let table = at.table()?;
        let of = keys::need(&table, "of", Name::read);
        let half_width = keys::need(&table, "half_width", |at| at.positive(1e15));
        let at_most = keys::or(&table, "at_most", 20_000, |at| at.whole(2, MOST_REPLICATIONS));
        table.finish();
        Some(Amount::Precision { of: of?, half_width: half_width?, at_most: at_most? })
    });
    if let (true, Some(at)) = (table.has("replications"), table.maybe("precision")) {
        at.problem("`precision` and `replications` exclude each other; remove one");
        return None;
    }
    Some(replications?.or(precision?))
}

/// Kinds of designs, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Grid,
    Paired,
    LatinHypercube,
    Sobol,
    Saltelli,
}

impl Kind {
    const ALL: [(&'static str, Kind); 5] = [
        ("grid", Kind::Grid),
        ("paired", Kind::Paired),
        ("latin_hypercube", Kind::LatinHypercube),
        ("sobol", Kind::Sobol),
        ("saltelli", Kind::Saltelli),
    ];

    /// How it takes the values of axes.
    fn steps(self) -> Steps {
        match self {
            Kind::Grid => Steps::Crossed,
            Kind::Paired => Steps::Together,
            Kind::LatinHypercube | Kind::Sobol | Kind::Saltelli => Steps::Shares,
        }
    }
}

/// `[design]`, before the axes are known.
struct Designing {
    kind: Kind,
    /// Points, or base rows.
    size: Option<u64>,
    seed: u64,
    from: Option<u64>,
    to: Option<u64>,
}

impl Designing {
    fn grid() -> Designing {
        Designing { kind: Kind::Grid, size: None, seed: 1, from: None, to: None }
    }

    fn read(at: &At<'_>) -> Option<Designing> {
        let table = at.table()?;
        let kind = keys::or(&table, "kind", Kind::Grid, |at| at.one_of(&Kind::ALL));
        let most = if kind == Some(Kind::Saltelli) { 1 << 16 } else { MOST_DESIGNED };
        let size = match kind {
            Some(Kind::LatinHypercube | Kind::Sobol) => keys::need(&table, "points", |at| at.whole(2, most)).map(Some),
            Some(Kind::Saltelli) => keys::need(&table, "rows", |at| rows(at, most)).map(Some),
            // One of them may be right, whichever kind is meant.
            None => {
                ["points", "rows"].iter().for_each(|key| _ = table.has(key));
                Some(None)
            }
            _ => Some(None),
        };
        let seed = match kind {
            Some(Kind::Grid | Kind::Paired) => Some(1),
            _ => keys::or(&table, "seed", 1, |at| at.whole(0, u64::MAX)),
        };
        let from = keys::maybe(&table, "from", |at| at.whole(0, MOST_DESIGNED));
        let to = keys::maybe(&table, "to", |at| at.whole(1, MOST_DESIGNED));
        table.finish();
        Some(Designing { kind: kind?, size: size?, seed: seed?, from: from?, to: to? })
    }

    /// The design over the axes, and which of its points are run.
    fn over(&self, root: &At<'_>, axes: &[Axis]) -> Option<(Design, u64, u64)> {
        let refuse = |why: String| -> Option<(Design, u64, u64)> {
            let at = root.node().get("design").or(root.node().get("axes")).map_or(root.place(), |node| node.place);
            root.log().error(at, "design", why);
            None
        };
        let size = self.size.unwrap_or(0);
        let design = match self.kind {
            Kind::Grid => Design::Grid { levels: axes.iter().filter_map(Axis::levels).collect() },
            Kind::Paired => {
                let mut levels = axes.iter().filter_map(|axis| axis.levels().map(|levels| (axis, levels)));
                let first = levels.next().map_or(0, |(_, levels)| levels);
                if let Some((other, levels)) = levels.find(|(_, levels)| *levels != first) {
                    return refuse(format!(
                        "a paired design takes the first values of all axes together, then the second ones: {} has {levels} \
                         values and {} has {first}",
                        other.path,
                        axes.first().map_or("", |axis| axis.path.as_str())
                    ));
                }
                Design::Paired { axes: axes.len(), levels: first }
            }
            Kind::LatinHypercube => Design::LatinHypercube { axes: axes.len(), points: size, seed: self.seed },
            Kind::Sobol if axes.len() > MOST_AXES => {
                return refuse(format!("a Sobol' sequence has at most {MOST_AXES} axes"));
            }
            Kind::Sobol => Design::Sobol { axes: axes.len(), points: size, seed: self.seed },
            Kind::Saltelli => match sensitivity::Plan::new(axes.len(), size as usize, self.seed as u32) {
                Ok(plan) => Design::Saltelli(plan),
                Err(why) => return refuse(why.to_string()),
            },
        };
        let all = design.points().filter(|points| *points <= MOST_DESIGNED);
        let Some(all) = all else {
            return refuse("the axes multiply to more points than can be numbered; take fewer values, or a design that samples them".to_owned());
        };
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(all));
        if from >= to || to > all {
            return refuse(format!(
                "`from` and `to` name points from 0 to {all}, the first below the last; these are {from} and {to}"
            ));
        }
        if to - from > MOST_POINTS {
            return refuse(
                format!(
                    "a grid of {all} points: a plan runs at most {MOST_POINTS} of them; take fewer values, sample them \
                 (kind = \"sobol\"), or cut the design into plans with `from` and `to`",
                )
                .replacen("a grid", if self.kind == Kind::Grid { "a grid" } else { "a design" }, 1),
            );
        }
        if matches!(design, Design::Saltelli(_)) && (from, to) != (0, all) {
            return refuse(
                "the indices of a saltelli design need all of its points; remove `from` and `to`".to_owned(),
            );
        }
        Some((design, from, to))
    }
}

fn rows(at: &At<'_>, most: u64) -> Option<u64> {
    let rows = at.whole(2, most)?;
    if !rows.is_power_of_two() {
        at.problem(format!(
            "a saltelli design has a power of two of base rows; take {}",
            rows.next_power_of_two().min(most)
        ));
        return None;
    }
    Some(rows)
}

impl Output {
    fn usual() -> Output {
        Output { replications: true, intervals: false, parquet: true, csv: false, response: Vec::new() }
    }
}

fn output(at: &At<'_>) -> Option<Output> {
    const FORMATS: [(&str, (bool, bool)); 3] =
        [("parquet", (true, false)), ("csv", (false, true)), ("both", (true, true))];
    let (table, usual) = (at.table()?, Output::usual());
    let replications = keys::or(&table, "replications", usual.replications, |at| at.bool());
    let intervals = keys::or(&table, "intervals", usual.intervals, |at| at.bool());
    let format = keys::or(&table, "format", (usual.parquet, usual.csv), |at| at.one_of(&FORMATS));
    let response = keys::or(&table, "response", Vec::new(), |at| keys::each(at, Name::read));
    table.finish();
    let (parquet, csv) = format?;
    Some(Output { replications: replications?, intervals: intervals?, parquet, csv, response: response? })
}
