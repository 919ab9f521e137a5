//! The texts of a sweep: a plan and its scenario, from where the user wrote them or from the folder of a sweep that was begun.

use std::path::{Component, Path, PathBuf};

use busyhour::document::{Log, render};
use busyhour::engine::ENGINE_VERSION;
use busyhour::experiment::sweep::asked::Sweep;
use busyhour::experiment::sweep::plan;
use busyhour::results::sweep::{FORMAT, Identity, Versions};
use busyhour::scenario::written::Written;
use busyhour::storage::ScenarioFolder;
use busyhour::storage::digest::digest;
use busyhour::storage::remembered::Remembered;
use busyhour::units::shown;

use crate::cli::fault::Failure;
use crate::cli::sweep::folder::kept_beside;

/// A sweep with all that it is made of.
pub struct Loaded {
    /// The sweep.
    pub sweep: Sweep,
    /// Its scenario, to be read at any point.
    pub written: Written,
    /// What it is.
    pub identity: Identity,
    /// The plan as it stands in its file.
    pub plan: Vec<u8>,
    /// The scenario as it stands in its file.
    pub scenario: Vec<u8>,
    /// The files that the scenario names.
    pub files: Remembered,
}

/// The versions of what this program writes.
pub fn versions() -> Versions {
    Versions { busyhour: env!("CARGO_PKG_VERSION").to_owned(), format: FORMAT, engine: ENGINE_VERSION }
}

/// Reads a plan and the scenario that it names; of a plan that a sweep keeps, the scenario that is kept with it.
///
/// # Errors
/// All problems of the plan, or of the scenario, with lines; nothing has been written.
pub fn load(path: &Path) -> Result<Loaded, Failure> {
    let plan = ScenarioFolder::of(path).scenario().map_err(Failure::Input)?;
    lay(path, plan, |plan_of| {
        let scenario = Path::new(plan_of);
        let relative = scenario
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir));
        if plan_of.trim().is_empty() || plan_of.chars().any(char::is_control) || !relative {
            return Err(format!("\"{}\" is no file name relative to the plan", shown(plan_of)));
        }
        let beside = || path.parent().unwrap_or(Path::new("")).join(scenario);
        Ok(kept_beside(path, scenario).unwrap_or_else(beside))
    })
}

/// Reads the copies of plan and scenario that a sweep keeps.
///
/// # Errors
/// They are not there, or wrong.
pub fn load_kept(plan: &Path, scenario: &Path) -> Result<Loaded, Failure> {
    let bytes = ScenarioFolder::of(plan).scenario().map_err(Failure::Input)?;
    lay(plan, bytes, |_| Ok(scenario.to_owned()))
}

/// Lays a plan on the scenario that `find` finds by the name in the plan.
fn lay(path: &Path, bytes: Vec<u8>, find: impl Fn(&str) -> Result<PathBuf, String>) -> Result<Loaded, Failure> {
    let read = plan::read(&path.display().to_string(), &bytes);
    let Some(plan) = read.plan else { return Err(Failure::Input(render(&read.problems, &read.sources))) };
    let found = find(&plan.scenario.text).and_then(|path| {
        let folder = ScenarioFolder::of(&path);
        folder.scenario().map(|scenario| (path, folder, scenario))
    });
    let (scenario_path, folder, scenario) = found.map_err(|why| {
        let log = Log::new();
        log.error(plan.scenario.place, "scenario", why);
        Failure::Input(render(&log.into_problems(), &read.sources))
    })?;
    let files = Remembered::new(folder);
    let written =
        Written::new(scenario_path.display().to_string(), scenario.clone(), Box::new(files.clone()), Vec::new());
    let (name, points) = (plan.scenario.text.clone(), plan.to - plan.from);
    let sweep = Sweep::new(plan, &read.sources, &written).map_err(Failure::Input)?;
    let identity = Identity {
        busyhour: env!("CARGO_PKG_VERSION").to_owned(),
        format: FORMAT,
        engine: ENGINE_VERSION,
        plan: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        scenario: Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned(),
        points,
        plan_digest: digest([&bytes[..]]),
        scenario_digest: digest([&scenario[..]]),
        files_digest: files.digest(),
    };
    Ok(Loaded { sweep, written, identity, plan: bytes, scenario, files })
}
