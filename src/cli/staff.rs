//! `busyhour staff`: how many agents when, in which shifts, and how many people.

use std::path::Path;

use busyhour::document::value::unknown_name;
use busyhour::experiment::assumptions::assumptions;
use busyhour::experiment::results::results;
use busyhour::experiment::staff::{Ask, Found, has_target, is_program, own_groups, payroll, required, staff, warning};
use busyhour::experiment::{Settings, estimate, simulate};
use busyhour::said;
use busyhour::said::{Said, SaidValue};
use busyhour::scenario::Scenario;
use busyhour::scenario::staffing::WITHOUT_STAFF;
use busyhour::units::shown;

use crate::cli::Done;
use crate::cli::args::StaffArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{Simulated, chosen, folder, load_to_simulate, stopped, tell};
use crate::cli::terminal::err;
use crate::cli::{signals, write};

/// What is said when somebody asks to stop.
const STOPPING_WHOLE: &str = "stopping; a search has no result before its end, so nothing is written";

/// Searches, checks and tells.
///
/// # Errors
/// See [`Failure`].
pub fn run(arguments: &StaffArguments) -> Done {
    let simulated = &arguments.simulate;
    if simulated.trace.is_some() {
        return Err(Failure::Input("--trace: `busyhour run` writes contacts, with the roster found here".to_owned()));
    }
    let loaded = load_to_simulate(simulated)?;
    let experiment = loaded.experiment;
    let assumptions = assumptions(&experiment.inputs());
    let today = in_place(&experiment.base, &experiment.options);
    let (name, scenario) = chosen(experiment.base, experiment.options, arguments.option.as_deref())?;
    let ask = ask(arguments, &scenario)?;
    let mut warnings = about_other_rosters(loaded.warnings, &scenario, &ask.groups);
    warnings.extend(left_alone(arguments, &scenario));
    if let Some(path) = &arguments.write_lp {
        may_write(path)?;
    }
    signals::listen(STOPPING_WHOLE, signals::NOTHING_KEPT)?;
    let threads = signals::threads(simulated.threads);
    let options = [(name.clone(), scenario)];
    if let Some(why) = estimate::refusal(&options, ask.replications, threads.count()) {
        return Err(Failure::Input(format!("{}:1:1: {why}", simulated.scenario.display())));
    }
    let [(name, scenario)] = options;
    let out = folder(simulated, &scenario, "staff")?;
    if !simulated.quiet {
        tell(&warnings, &loaded.notes);
    }
    let stop = |why| stopped(&name, ask.seed, why);
    let Found { scenario, mut staffing, program } = staff(&scenario, &name, &ask, &threads).map_err(stop)?;
    if let (Some(path), Some(program)) = (&arguments.write_lp, program) {
        busyhour::storage::publish(path, program.as_bytes())?;
    }
    let settings =
        Settings { replications: ask.replications, precision: None, seed: ask.seed, confidence: ask.confidence };
    let outcome = simulate(&scenario, &settings, &threads, |_| {}).map_err(stop)?;
    staffing.required = required(&staffing, &scenario, &outcome, ask.confidence);
    if let Some(told) = staffing.required.as_ref().and_then(warning) {
        if !simulated.quiet {
            err(&told.english());
        }
        warnings.push(told);
    }
    let options = vec![(name.clone(), outcome)];
    let scenarios = [(name.clone(), scenario)];
    let (mut results, tables) = results("staff", &scenarios, &settings, options, warnings);
    if let Some(decision) = &mut results.decision {
        let [(_, scenario)] = &scenarios;
        payroll::tell(&mut decision.people, &staffing, scenario, today, &threads).map_err(stop)?;
    }
    results.assumptions = assumptions;
    results.read_as = loaded.notes;
    results.staffing = Some(Box::new(staffing));
    let resolved = format!("# {}\n{}", again(arguments), experiment.resolved);
    write::tell(Simulated { results, tables, out, contacts: None }, &resolved, simulated)
}

/// The option that is in place, as it is written.
fn in_place(base: &Scenario, options: &[(String, Scenario)]) -> Option<Scenario> {
    let today = base.decision.today.as_ref()?;
    options.iter().find(|(name, _)| name == today).map(|(_, scenario)| scenario.clone())
}

/// What the command line asks for.
fn ask(arguments: &StaffArguments, scenario: &Scenario) -> Result<Ask, Failure> {
    let centre = &scenario.model.centre;
    let names: Vec<String> = centre.groups.iter().map(|group| group.name.clone()).collect();
    let find = |flag: &str, name: &str| {
        let place = names.iter().position(|known| known == name);
        place.ok_or_else(|| Failure::Input(format!("{flag}: {}", unknown_name("group", name, &names))))
    };
    let mut groups = arguments.groups.iter().map(|name| find("--groups", name)).collect::<Result<Vec<_>, _>>()?;
    groups.sort_unstable();
    groups.dedup();
    if let Some(group) = groups.iter().find(|group| !has_target(&scenario.model, **group)) {
        let name = names.get(*group).map_or("", String::as_str);
        return Err(Failure::Input(format!("--groups: group \"{}\" {NOTHING_ASKED}", shown(name))));
    }
    if groups.is_empty() {
        groups = own_groups(&scenario.model);
        if groups.is_empty() {
            return Err(Failure::Input(
                "there is no group of own people to staff; name groups of a vendor in --groups to staff them"
                    .to_owned(),
            ));
        }
        groups.retain(|group| has_target(&scenario.model, *group));
    }
    if groups.is_empty() {
        return Err(Failure::Input(format!("own people: each group {NOTHING_ASKED}")));
    }
    if arguments.write_lp.is_some() && groups.iter().all(|group| scenario.shifts.get(*group).is_none_or(Vec::is_empty))
    {
        return Err(Failure::Input(
            "--write-lp: there are no shifts to choose among; declare some as [shifts.NAME] with `starts` and `lasts`"
                .to_owned(),
        ));
    }
    let most = most(arguments, &groups, find)?;
    Ok(Ask {
        groups,
        by_date: arguments.by_date,
        most,
        write_lp: arguments.write_lp.is_some(),
        replications: arguments.simulate.replications.unwrap_or(scenario.run.replications),
        seed: arguments.simulate.seed.unwrap_or(scenario.run.seed),
        confidence: scenario.run.confidence,
    })
}

/// Why a group is not staffed.
const NOTHING_ASKED: &str = "answers nothing that has a target, so nothing is asked of its agents: back-office work, dials and other \
                             clients have none; only inbound contacts of ours do";

/// Own groups that keep their rosters because nothing is asked of them.
fn left_alone(arguments: &StaffArguments, scenario: &Scenario) -> Option<Said> {
    if !arguments.groups.is_empty() {
        return None;
    }
    let own = own_groups(&scenario.model).into_iter().filter(|group| !has_target(&scenario.model, *group));
    let names = own.filter_map(|group| scenario.model.centre.groups.get(group));
    let names: Vec<String> = names.map(|group| format!("\"{}\"", shown(&group.name))).collect();
    let names = (!names.is_empty()).then(|| names.join(", "))?;
    Some(said::warning(said!(
        "warn-not-staffed",
        "{groups}: not staffed, the roster stays: work and dials have no target that asks for agents",
        groups = names,
    )))
}

/// Warnings without those about rosters that are replaced here.
fn about_other_rosters(mut warnings: Vec<Said>, scenario: &Scenario, groups: &[usize]) -> Vec<Said> {
    let centre = &scenario.model.centre;
    let skills = groups.iter().filter_map(|group| centre.groups.get(*group)).flat_map(|group| &group.skills);
    for contact in skills.filter_map(|skill| centre.contacts.get(skill.contact.index())) {
        let [plain, quoted] = [contact.name.clone(), format!("\"{}\"", contact.name)];
        let paths = [plain, quoted].map(|name| SaidValue::from(format!("contacts.{name}")));
        warnings.retain(|warning| {
            !(warning.has(WITHOUT_STAFF) && paths.iter().any(|path| warning.value("path") == Some(path)))
        });
    }
    warnings
}

/// Refuses to lose a file that is no program of ours: the scenario, say.
fn may_write(path: &Path) -> Result<(), Failure> {
    let known = match std::fs::read(path) {
        Ok(known) => known,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(why) => return Err(Failure::Input(format!("--write-lp: {}: {why}", path.display()))),
    };
    if known.is_empty() || std::str::from_utf8(&known).is_ok_and(is_program) {
        return Ok(());
    }
    Err(Failure::Input(format!(
        "--write-lp: {} is no program that was written here and would be lost; choose another name",
        path.display()
    )))
}

/// By group, the most agents that may be had at a time.
fn most(
    arguments: &StaffArguments,
    groups: &[usize],
    find: impl Fn(&str, &str) -> Result<usize, Failure>,
) -> Result<Vec<Option<u32>>, Failure> {
    let mut most = vec![None; groups.len()];
    for limit in &arguments.at_most {
        let (name, number) = limit.rsplit_once('=').unwrap_or(("", limit));
        let number: u32 = number.parse().map_err(|_| {
            Failure::Input(format!("--at-most: expected a number of agents or GROUP=N, found \"{}\"", shown(limit)))
        })?;
        let group = if name.is_empty() { None } else { Some(find("--at-most", name)?) };
        if group.is_some_and(|group| !groups.contains(&group)) {
            return Err(Failure::Input(format!(
                "--at-most: group \"{}\" is not staffed here, its roster stays; name it in --groups to staff it",
                shown(name)
            )));
        }
        for (slot, _) in most.iter_mut().zip(groups).filter(|(_, known)| group.is_none_or(|group| group == **known)) {
            *slot = Some(number);
        }
    }
    Ok(most)
}

/// The command that finds the same for the scenario that is kept.
fn again(arguments: &StaffArguments) -> String {
    let option = arguments.option.as_ref().map_or(String::new(), |name| format!(" --option '{}'", shown(name)));
    let groups = if arguments.groups.is_empty() {
        String::new()
    } else {
        format!(" --groups '{}'", shown(&arguments.groups.join(",")))
    };
    let by_date = if arguments.by_date { " --by-date" } else { "" };
    let at_most: String = arguments.at_most.iter().map(|limit| format!(" --at-most '{}'", shown(limit))).collect();
    let number = arguments.simulate.replications.map_or(String::new(), |number| format!(" --replications {number}"));
    format!("busyhour staff scenario.toml{option}{groups}{by_date}{at_most}{number}")
}
