//! `compare --tornado`, `--sobol`, `--input-error`: what inputs do to the answer.
//!
//! In: the command line and the file to be read again. Out: stages that add to the results of the options as they are.

use busyhour::experiment::points::{PointFault, Points};
use busyhour::experiment::sensitivity::{self, Asked, Chosen, Study, StudyFault, Which, input_error, sobol, tornado};
use busyhour::experiment::{Settings, estimate, money};
use busyhour::results::Results;
use clap::Args;

use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::stages::{Ground, Stage, Times, Work};
use crate::cli::terminal::Progress;
use busyhour::said;

/// Replications at each point of `--sobol` and `--input-error`, where the scenario has as many.
const AT_EACH: u64 = 20;

/// Draws of the inputs for `--decide`, where some have ranges: shares of wins are then known to 3 %.
const DRAWS: u64 = 200;

/// What inputs are asked about.
#[derive(Debug, Default, Args)]
pub struct InputArguments {
    /// Move each input to both ends of its range: of all by a tenth, or of those named (may be given more than once)
    #[arg(long, value_name = "PATH[=LOW..HIGH]", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub tornado: Vec<String>,
    /// Sobol' indices over the ranges of inputs, on a plan of N rows (a power of two)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=65_536))]
    pub sobol: Option<u64>,
    /// Draw all inputs that have ranges N times: how often each option wins
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    pub input_error: Option<u64>,
    /// Replications at each point of --tornado, --sobol and --input-error [default: of the last two 20, or the scenario's if those are fewer]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(2..=1_000_000))]
    pub each_point: Option<u64>,
}

impl InputArguments {
    /// The inputs that are named.
    fn asked(&self) -> Result<Vec<Asked>, Failure> {
        let named = self.tornado.iter().filter(|text| !text.is_empty());
        named.map(|text| Asked::parse(text).map_err(|why| Failure::Input(format!("--tornado: {why}")))).collect()
    }

    /// Whether anything is asked about inputs.
    pub fn is_any(&self) -> bool {
        !self.tornado.is_empty() || self.sobol.is_some() || self.input_error.is_some()
    }

    /// What it takes, for the command that gives the same results again.
    pub fn again(&self) -> String {
        let mut words = String::new();
        for named in &self.tornado {
            let value = if named.is_empty() { String::new() } else { format!("='{}'", busyhour::units::shown(named)) };
            words.push_str(&format!(" --tornado{value}"));
        }
        let numbers = [("sobol", self.sobol), ("input-error", self.input_error), ("each-point", self.each_point)];
        for (flag, number) in numbers {
            words.extend(number.map(|number| format!(" --{flag} {number}")));
        }
        words
    }
}

/// What is simulated at how many points.
#[derive(Clone, Copy)]
enum What {
    Tornado,
    Sobol(u64),
    InputError(u64),
}

impl What {
    /// The flag that asks for it.
    fn flag(self) -> &'static str {
        match self {
            What::Tornado => "--tornado",
            What::Sobol(_) => "--sobol",
            What::InputError(_) => "--input-error",
        }
    }
}

/// Replications of a tornado: those that the command line says; of inputs that it names as many as were compared.
fn times(ground: &Ground<'_>) -> Times {
    let inputs = &ground.arguments.inputs;
    match inputs.each_point {
        Some(number) => Times::Exactly(number),
        None if inputs.tornado.iter().any(|named| !named.is_empty()) => Times::AsCompared,
        None => Times::Enough,
    }
}

/// The stages that are asked for.
///
/// # Errors
/// An input that is named cannot be moved, there is no money in the file, or it would take too long; nothing was simulated.
pub fn prepare<'a>(ground: &'a Ground<'a>) -> Result<Vec<Stage<'a>>, Failure> {
    let arguments = &ground.arguments.inputs;
    let decide = ground.arguments.decide;
    if !(decide || arguments.is_any()) {
        return Ok(Vec::new());
    }
    let asked = arguments.asked()?;
    let Some(experiment) = ground.written.at(&[]).experiment else { return Ok(Vec::new()) };
    let ranged = || sensitivity::choose(ground.written, &experiment.inputs(), &asked, Which::Ranged);
    let draws = decide && ranged().is_ok_and(|chosen| !chosen.moved.is_empty());
    let whats = [
        (decide || !arguments.tornado.is_empty()).then_some(What::Tornado),
        arguments.sobol.map(What::Sobol),
        arguments.input_error.or(draws.then_some(DRAWS)).map(What::InputError),
    ];
    let whats: Vec<What> = whats.into_iter().flatten().collect();
    let mut options = experiment.options.clone();
    options.retain(|(name, _)| ground.options.contains(name));
    if options.iter().all(|(_, scenario)| !money::is_known(scenario)) {
        if !arguments.is_any() {
            let told = move |results: &mut Results| {
                results.not_drawn(said!(
                    "why-no-money",
                    "single inputs (--tornado) and draws of all of them (--input-error) move profit; there is no money in this \
                     scenario"
                ));
                Ok(())
            };
            return Ok(vec![Box::new(told)]);
        }
        return Err(Failure::Input(
            "--tornado, --sobol and --input-error move profit; there is no money in this scenario".to_owned(),
        ));
    }
    let contacts = estimate::first_attempts_of(&options);
    let mut stages: Vec<Stage<'a>> = Vec::new();
    for what in whats {
        let replications = replications(ground, what);
        let chosen = choose(ground, &experiment.inputs(), &asked, what, contacts * replications as f64)?;
        if let What::Sobol(rows) = what {
            // Refused before anything is simulated.
            sobol::plan(&chosen, rows, ground.settings.seed).map_err(failure)?;
        }
        let times = match what {
            What::Tornado => times(ground),
            What::Sobol(_) | What::InputError(_) => Times::Exactly(replications),
        };
        let points = points(&chosen, what);
        ground.work.borrow_mut().push(Work {
            what: what.flag().to_owned(),
            points,
            options: options.len(),
            contacts: contacts * points as f64,
            times,
        });
        stages.push(Box::new(move |results| run(ground, what, chosen, results)));
    }
    Ok(stages)
}

/// Replications at each point, at the most.
fn replications(ground: &Ground<'_>, what: What) -> u64 {
    let all = ground.at_most();
    match what {
        What::Tornado => ground.arguments.inputs.each_point.unwrap_or(all),
        What::Sobol(_) | What::InputError(_) => ground.arguments.inputs.each_point.unwrap_or(AT_EACH.min(all).max(2)),
    }
}

/// The inputs that are moved; `contacts` are first attempts at a point.
fn choose(
    ground: &Ground<'_>,
    inputs: &busyhour::scenario::inputs::Inputs<'_>,
    asked: &[Asked],
    what: What,
    contacts: f64,
) -> Result<Chosen, Failure> {
    let ranged = || sensitivity::choose(ground.written, inputs, asked, Which::Ranged);
    let mut chosen = match what {
        What::Tornado => sensitivity::choose(ground.written, inputs, asked, Which::All),
        What::InputError(_) => ranged(),
        What::Sobol(_) => match ranged() {
            Ok(none) if none.moved.is_empty() => sensitivity::choose(ground.written, inputs, asked, Which::All),
            other => other,
        },
    }
    .map_err(failure)?;
    if let What::Tornado = what {
        tornado::limit(&mut chosen, contacts);
    }
    if chosen.moved.is_empty() {
        return Err(Failure::Input(match what {
            What::InputError(_) => "--input-error: no input has a range; give some in [evidence], as in \
                \"contacts.sales.talk_time\" = { how = \"assumed\", within = 0.1 }, or by --tornado=PATH=LOW..HIGH"
                .to_owned(),
            What::Tornado | What::Sobol(_) => {
                "there is no input to move; name one by --tornado=PATH=LOW..HIGH".to_owned()
            }
        }));
    }
    let all = contacts * points(&chosen, what) as f64;
    if all > estimate::MOST_CONTACTS {
        return Err(Failure::Input(format!(
            "{} points would be about {all:.1e} contacts, more than the limit of {:.0e}; take fewer points or replications",
            points(&chosen, what),
            estimate::MOST_CONTACTS
        )));
    }
    Ok(chosen)
}

/// Points to simulate.
fn points(chosen: &Chosen, what: What) -> u64 {
    match what {
        What::Tornado => tornado::points(chosen),
        What::Sobol(rows) => rows * (chosen.moved.len() as u64 + 2),
        What::InputError(draws) => draws,
    }
}

/// Simulates one of them.
fn run(ground: &Ground<'_>, what: What, chosen: Chosen, results: &mut Results) -> Result<(), Failure> {
    let Some(best) = results.ranking.first().map(|ranked| ranked.option.clone()) else { return Ok(()) };
    let runner_up = results.ranking.get(1).map(|ranked| ranked.option.clone());
    let replications = match what {
        What::Tornado => ground.times(times(ground), results),
        What::Sobol(_) | What::InputError(_) => replications(ground, what),
    };
    let threads = ground.threads();
    let settings = Settings { replications, precision: None, ..ground.settings.clone() };
    let points_of = Points { written: ground.written, options: &ground.options, settings, threads: &threads };
    let study = Study { points: points_of, best: &best, runner_up: runner_up.as_deref() };
    let bar = Progress::of(points(&chosen, what), "points", ground.quiet());
    bar.option(what.flag());
    let mut progress = |done| bar.at(done);
    match what {
        What::Tornado => results.tornado = Some(tornado::tornado(&study, chosen, &mut progress).map_err(failure)?),
        What::Sobol(rows) => {
            results.sobol = Some(sobol::sobol(&study, chosen, rows, &mut progress).map_err(failure)?);
        }
        What::InputError(draws) => {
            results.input_error =
                Some(input_error::input_error(&study, chosen, draws, &mut progress).map_err(failure)?);
        }
    }
    bar.finish();
    Ok(())
}

fn failure(fault: StudyFault) -> Failure {
    match fault {
        StudyFault::Input(message) | StudyFault::Point(PointFault::Refused(message)) => Failure::Input(message),
        StudyFault::Point(PointFault::Stopped { option, stop }) => stopped(&option, 0, stop),
    }
}
