//! `compare --over`, `--break-even`: options along an axis, over a map of two, and where they break even.

use busyhour::experiment::along::{Allowed, Asked, Study};
use busyhour::experiment::points::{PointFault, Points};
use busyhour::experiment::{Settings, Threads};
use busyhour::results::Results;

use crate::cli::args::CompareArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::stages::{Ground, Stage, Times, Work};
use crate::cli::terminal::Progress;
use busyhour::said;
use busyhour::said::Said;

/// The stages of these flags, every point checked.
///
/// # Errors
/// An axis is refused: it does not exist, an option sets it, staff cannot follow, or it would take too long.
pub fn stages<'a>(ground: &'a Ground<'a>) -> Result<Vec<Stage<'a>>, Failure> {
    let arguments = ground.arguments;
    let mut stages = Vec::new();
    if !arguments.over.is_empty() {
        let fixed = if arguments.keep_roster { Allowed::AsTheyAre } else { Allowed::Nobody };
        let refused = |why: String| Failure::Input(format!("--over: {why}"));
        let asked =
            arguments.over.iter().map(|over| Asked::parse(over)).collect::<Result<Vec<_>, _>>().map_err(refused)?;
        let study = Study::over(&asked, ground.written, &ground.options, fixed).map_err(refused)?;
        stages.push(stage(ground, "--over", study, Times::AsCompared)?);
    }
    if arguments.break_even || arguments.decide {
        stages.extend(break_even(ground)?);
    }
    Ok(stages)
}

/// These flags, for the command that gives the same results again.
pub fn again(arguments: &CompareArguments) -> String {
    let mut words: String =
        arguments.over.iter().map(|over| format!(" --over '{}'", busyhour::units::shown(over))).collect();
    let flags =
        [("break-even", arguments.break_even), ("keep-roster", arguments.keep_roster), ("decide", arguments.decide)];
    flags.iter().filter(|(_, on)| *on).for_each(|(flag, _)| words.push_str(&format!(" --{flag}")));
    words
}

/// The usual break-evens. What cannot be drawn refuses `--break-even`; where all was asked for that can be, the note says why.
fn break_even<'a>(ground: &'a Ground<'a>) -> Result<Vec<Stage<'a>>, Failure> {
    let fixed = if ground.arguments.keep_roster { Allowed::AsTheyAre } else { Allowed::LeftOut };
    let (studies, untold) = match Study::usual(ground.written, &ground.options, fixed) {
        Ok(usual) => usual,
        Err(why) if ground.arguments.break_even => {
            return Err(Failure::Input(format!("--break-even: {}", in_lines(&why))));
        }
        Err(why) => (Vec::new(), why),
    };
    let mut stages: Vec<Stage<'a>> = Vec::new();
    let times = if ground.arguments.break_even { Times::AsCompared } else { Times::Enough };
    for study in studies {
        stages.push(stage(ground, "--break-even", study, times)?);
    }
    if !untold.is_empty() {
        stages.push(Box::new(move |results: &mut Results| {
            untold.into_iter().map(first_line).for_each(|why| results.not_drawn(why));
            Ok(())
        }));
    }
    Ok(stages)
}

fn in_lines(all: &[Said]) -> String {
    all.iter().map(Said::english).collect::<Vec<String>>().join("\n")
}

/// What a file says of a point has many lines, of which a note has the first.
fn first_line(why: Said) -> Said {
    let english = why.english();
    match english.split_once('\n') {
        Some((first, _)) => said!("why-refused", "{why}", why = first),
        None => why,
    }
}

fn stage<'a>(ground: &'a Ground<'a>, flag: &'static str, study: Study, times: Times) -> Result<Stage<'a>, Failure> {
    let at_most = ground.at_most();
    if at_most < 2 {
        return Err(Failure::Input(format!("{flag}: one replication tells no difference from luck; run 2 at least")));
    }
    let contacts = study
        .contacts(ground.written, at_most, ground.threads().count())
        .map_err(|why| Failure::Input(format!("{flag}: {why}")))?;
    let what = format!("{flag} {}", study.paths().join(", "));
    let (points, options) = (study.points(), study.options().len());
    ground.work.borrow_mut().push(Work { what, points, options, contacts, times });
    Ok(Box::new(move |results: &mut Results| run(ground, &study, times, results)))
}

/// Simulates a study with never more replications than were run of the options, or than it was checked for.
fn run(ground: &Ground<'_>, study: &Study, times: Times, results: &mut Results) -> Result<(), Failure> {
    let settings = Settings { replications: ground.times(times, results), precision: None, ..ground.settings.clone() };
    let (seed, threads): (u64, Threads) = (settings.seed, ground.threads());
    let bar = Progress::new(study.work(settings.replications), ground.quiet());
    let points = Points { written: ground.written, options: study.options(), settings, threads: &threads };
    let told = study.paths().join(", ");
    bar.option(&told);
    let done = study.add_to(results, &points, &mut |_, done| bar.at(done));
    bar.finish();
    done.map_err(|fault| match fault {
        PointFault::Refused(why) => Failure::Input(format!("along {told}: {why}")),
        PointFault::Stopped { option, stop } => stopped(&option, seed, stop),
    })
}
