//! A model of a real centre against its published record: one figure is met by setting the volume, the others are predictions.

use std::path::Path;

use super::comparison::Simulated;
use super::runs::Run;

/// What the record says: the share that hung up, the share answered within 20 seconds, and the wait of all for each who hung up.
pub const HANGS_UP: f64 = 0.097;
pub const WITHIN: f64 = 0.596;
pub const PATIENCE: f64 = 369.0;
/// The index of dispersion of counts by half-hour.
const DISPERSION: f64 = 2.9;
/// Half-hours of the day of `validation/bank.toml`.
const HALF_HOURS: f64 = 32.0;

/// A model of the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant {
    pub what: &'static str,
    pub agents: u32,
    /// Calls a day at which as many hang up as in the record.
    pub per_day: f64,
    /// Whether half-hours differ by more than chance.
    pub differ: bool,
    /// What is otherwise than in the scenario, as `--set` has it.
    pub set: &'static [(&'static str, &'static str)],
}

const AS_RECORDED: Variant =
    Variant { what: "all that is recorded, 8 agents", agents: 8, per_day: 0.0, differ: true, set: &[] };

/// Four hours quiet, four hours busy, twice.
const UNEVEN: &str = "[3,3,3,3,3,3,3,3,5,5,5,5,5,5,5,5,3,3,3,3,3,3,3,3,5,5,5,5,5,5,5,5]";

/// The models that the page tells: of four sizes, with agents who do not follow the calls, and without each fact of the record.
pub const VARIANTS: [Variant; 10] = [
    Variant { what: "all that is recorded, 6 agents", agents: 6, per_day: 1497.0, ..AS_RECORDED },
    Variant { per_day: 2152.0, ..AS_RECORDED },
    Variant { what: "all that is recorded, 10 agents", agents: 10, per_day: 2816.0, ..AS_RECORDED },
    Variant { what: "all that is recorded, 14 agents", agents: 14, per_day: 4157.0, ..AS_RECORDED },
    Variant {
        what: "8 agents, every four hours a quarter fewer and a quarter more calls",
        per_day: 1909.0,
        set: &[("contacts.calls.arrivals.profile.shape", UNEVEN)],
        ..AS_RECORDED
    },
    Variant { what: "8 agents, half-hours differ by chance alone", per_day: 2255.0, differ: false, ..AS_RECORDED },
    Variant {
        what: "8 agents, talk exponential",
        per_day: 2165.0,
        set: &[("contacts.calls.talk_time", "{ exponential = { mean = \"181s\" } }")],
        ..AS_RECORDED
    },
    Variant {
        what: "8 agents, patience exponential",
        per_day: 2177.0,
        set: &[("contacts.calls.patience", "{ exponential = { mean = \"369s\" } }")],
        ..AS_RECORDED
    },
    Variant {
        what: "8 agents, patience of Weibull's law",
        per_day: 2148.0,
        set: &[("contacts.calls.patience", "{ weibull = { mean = \"369s\", cv = 1.076 } }")],
        ..AS_RECORDED
    },
    Variant {
        what: "8 agents, nobody calls again",
        per_day: 2296.0,
        set: &[("contacts.calls.follow_ups[0].share", "0")],
        ..AS_RECORDED
    },
];

/// What a model says of the figures of the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Modelled {
    pub variant: Variant,
    pub hangs_up: Simulated,
    pub within: Simulated,
    pub patience: Simulated,
}

/// All models.
///
/// # Errors
/// The scenario cannot be read or run, or a figure is not there.
pub fn all(root: &Path) -> Result<Vec<Modelled>, String> {
    VARIANTS.into_iter().map(|variant| modelled(root, variant)).collect()
}

fn modelled(root: &Path, variant: Variant) -> Result<Modelled, String> {
    let cv = if variant.differ { ((DISPERSION - 1.0) * HALF_HOURS / variant.per_day).sqrt() } else { 0.0 };
    let arrivals = "contacts.calls.arrivals.profile";
    let mut sets = vec![
        ("groups.agents.roster".to_owned(), variant.agents.to_string()),
        (format!("{arrivals}.per_day"), variant.per_day.to_string()),
        (format!("{arrivals}.interval_cv"), format!("{cv:.3}")),
    ];
    sets.extend(variant.set.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())));
    let run = Run::of(root, "bank", &sets)?;
    let figure = |measure: &str| run.figure(&format!("contacts.calls.{measure}"));
    let (hangs_up, wait) = (figure("abandonment")?, figure("wait")?);
    Ok(Modelled { variant, hangs_up, within: figure("service_level")?, patience: ratio(wait, hangs_up) })
}

/// A ratio of figures that rise and fall together, as wide as if they did not: its interval errs on the wide side.
fn ratio(above: Simulated, below: Simulated) -> Simulated {
    let mean = above.mean / below.mean;
    let part = |error: fn(Simulated) -> f64| mean * (error(above) / above.mean + error(below) / below.mean);
    Simulated { mean, error: part(|one| one.error), half: part(|one| one.half) }
}
