//! `busyhour staff`: how many agents when, in which shifts, and how many people.

use busyhour::document::value::unknown_name;
use busyhour::experiment::results::results;
use busyhour::experiment::staff::{Ask, Found, own_groups, required, staff, warning};
use busyhour::experiment::{Settings, Threads, estimate, simulate};
use busyhour::scenario::Scenario;

use crate::cli::Done;
use crate::cli::args::StaffArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{Simulated, chosen, folder, load_to_simulate, stopped};
use crate::cli::terminal::err;
use crate::cli::write;

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
    let (name, scenario) = chosen(experiment.base, experiment.options, arguments.option.as_deref())?;
    let ask = ask(arguments, &scenario)?;
    let threads = Threads::new(simulated.threads.map(usize::from));
    let options = [(name.clone(), scenario)];
    if let Some(why) = estimate::refusal(&options, ask.replications, threads.count()) {
        return Err(Failure::Input(format!("{}:1:1: {why}", simulated.scenario.display())));
    }
    let [(name, scenario)] = options;
    let out = folder(simulated, &scenario, "staff")?;
    if !simulated.quiet {
        loaded.warnings.iter().for_each(|warning| err(warning));
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
    let mut warnings = loaded.warnings;
    if let Some(told) = staffing.required.as_ref().and_then(warning) {
        if !simulated.quiet {
            err(&told);
        }
        warnings.push(told);
    }
    let (mut results, tables) = results("staff", &scenario, &settings, vec![(name, outcome)], warnings);
    results.staffing = Some(Box::new(staffing));
    let resolved = format!("# {}\n{}", again(arguments), experiment.resolved);
    write::tell(Simulated { results, tables, out, contacts: None }, &resolved, simulated)
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
    if groups.is_empty() {
        groups = own_groups(&scenario.model);
    }
    if groups.is_empty() {
        return Err(Failure::Input(
            "there is no group of own people to staff; name groups of a vendor in --groups to staff them".to_owned(),
        ));
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
            Failure::Input(format!(
                "--at-most: expected a number of agents or GROUP=N, found \"{}\"",
                busyhour::units::shown(limit)
            ))
        })?;
        let group = if name.is_empty() { None } else { Some(find("--at-most", name)?) };
        for (slot, _) in most.iter_mut().zip(groups).filter(|(_, known)| group.is_none_or(|group| group == **known)) {
            *slot = Some(number);
        }
    }
    Ok(most)
}

/// The command that finds the same for the scenario that is kept.
fn again(arguments: &StaffArguments) -> String {
    let shown = busyhour::units::shown;
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
