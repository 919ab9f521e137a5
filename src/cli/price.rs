//! `busyhour price`: real call records under a contract.

use std::path::Path;

use busyhour::centre::ProviderId;
use busyhour::document::tables::Manner;
use busyhour::document::value::unknown_name;
use busyhour::document::{At, Log, Sources, parse, render};
use busyhour::records::given::Given;
use busyhour::records::usage::Usage;
use busyhour::records::{Calls, Question, Refusal, calls, given, needs, price, usage};
use busyhour::report;
use busyhour::results::priced::Priced;
use busyhour::scenario::Scenario;
use busyhour::storage::{OutFolder, RESULTS, Unread, input};

use crate::cli::Done;
use crate::cli::args::PriceArguments;
use crate::cli::fault::Failure;
use crate::cli::simulate::{chosen, load, other_results, tell};
use crate::cli::terminal::{err, out, warn_unlocked};

/// Prices and tells.
///
/// # Errors
/// All problems of the inputs; nothing has been written then.
pub fn run(arguments: &PriceArguments) -> Done {
    let loaded = load(&arguments.scenario, &arguments.set)?;
    let experiment = loaded.experiment;
    let (_, scenario) = chosen(experiment.base, experiment.options, arguments.option.as_deref())?;
    let providers = providers(&scenario, arguments)?;
    let inputs = Inputs::read(arguments, &scenario)?;
    let question = Question {
        scenario: &scenario,
        providers: &providers,
        calls: &inputs.calls,
        usage: &inputs.usage,
        given: inputs.given.as_ref().map(|given| given.lines.as_slice()),
    };
    let priced = price(&question).map_err(|refusals| refused(arguments, &refusals))?;
    if !arguments.quiet {
        tell(&loaded.warnings, &loaded.notes);
        notes(arguments, &inputs, &priced).iter().for_each(|note| err(note));
    }
    let written = match &arguments.out {
        Some(folder) => write(&priced, folder)?,
        None => String::new(),
    };
    if arguments.json {
        return out(&report::priced::json(&priced));
    }
    if arguments.quiet {
        return Ok(());
    }
    out(&format!("{}{written}", report::terminal::price(&priced)))
}

/// Who bills: one by its name, or all that are paid by anything.
fn providers(scenario: &Scenario, arguments: &PriceArguments) -> Result<Vec<ProviderId>, Failure> {
    let all = &scenario.model.centre.providers;
    let id = |at: usize| ProviderId(at as u16);
    let paid =
        |at: &usize| scenario.terms.get(*at).is_some_and(|terms| terms.contract.is_some() || terms.costs.is_some());
    let Some(wanted) = &arguments.provider else {
        let paid: Vec<ProviderId> = (0..all.len()).filter(paid).map(id).collect();
        if paid.is_empty() {
            let file = arguments.scenario.display();
            return Err(Failure::Input(format!(
                "{file}: no provider has a contract or costs; there is nothing to price"
            )));
        }
        return Ok(paid);
    };
    let names: Vec<String> = all.iter().map(|provider| provider.name.clone()).collect();
    match names.iter().position(|name| name == wanted) {
        Some(found) if paid(&found) => Ok(vec![id(found)]),
        Some(_) => Err(Failure::Input(format!(
            "--provider: \"{}\" has neither a contract nor costs; there is nothing to price",
            busyhour::units::shown(wanted)
        ))),
        None => Err(Failure::Input(format!("--provider: {}", unknown_name("provider", wanted, &names)))),
    }
}

/// What the command line names.
struct Inputs {
    calls: Calls,
    usage: Usage,
    given: Option<Given>,
}

impl Inputs {
    /// Reads all files; the problems of all of them at once.
    fn read(arguments: &PriceArguments, scenario: &Scenario) -> Result<Inputs, Failure> {
        let contacts: Vec<String> = scenario.model.centre.contacts.iter().map(|contact| contact.name.clone()).collect();
        let zone = &scenario.pattern.zone;
        let types = calls::Types::Of(&contacts);
        let manner = arguments.table.manner()?;
        let read = |source, sources: &Sources, log: &Log| calls::read(source, sources, log, zone, types);
        let calls = file(&arguments.calls, Some(&manner), read);
        let known = needs::known(&scenario.terms, &scenario.model.centre.calendar);
        let usage = arguments.usage.as_deref().map(|path| {
            file(path, None, |source, sources, log| {
                let text = sources.text(source);
                if text.trim().is_empty() {
                    return Some(Usage::default());
                }
                let root = parse(source, text, log)?;
                usage::read(&At::root(&root, log), &known)
            })
        });
        let given = arguments.against.as_deref().map(|path| file(path, Some(&Manner::of_invoice()), given::read));
        let mut pages = String::new();
        let calls = kept(calls, &mut pages)?;
        let usage = usage.map(|read| kept(read, &mut pages)).transpose()?;
        let given = given.map(|read| kept(read, &mut pages)).transpose()?;
        let Some(calls) = calls.filter(|_| pages.is_empty()) else { return Err(Failure::Input(pages)) };
        Ok(Inputs { calls, usage: usage.flatten().unwrap_or_default(), given: given.flatten() })
    }
}

/// Why a file was not read.
enum Bad {
    /// Its problems, as a page.
    Page(String),
    /// It cannot be had.
    Unread(Unread),
}

/// Reads one file: as a table where a manner is given, else as text.
fn file<T>(path: &Path, table: Option<&Manner>, read: impl FnOnce(u16, &Sources, &Log) -> Option<T>) -> Result<T, Bad> {
    let bytes = input(path).map_err(Bad::Unread)?;
    let (mut sources, log) = (Sources::new(), Log::new());
    let name = path.display().to_string();
    let source = match table {
        Some(manner) => sources.add_table(&name, &bytes, manner, &log),
        None => sources.add_bytes(&name, &bytes, &log),
    };
    drop(bytes);
    let found = source.and_then(|source| read(source, &sources, &log)).filter(|_| !log.has_errors());
    found.ok_or_else(|| Bad::Page(render(&log.into_problems(), &sources)))
}

/// What was read; the page of a bad file is added to the others.
fn kept<T>(read: Result<T, Bad>, pages: &mut String) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => return Ok(Some(read)),
        Err(Bad::Page(page)) => pages.push_str(&page),
        Err(Bad::Unread(Unread::Wrong(why))) => pages.push_str(&format!("{why}\n")),
        Err(Bad::Unread(Unread::Failed(why))) => return Err(Failure::Io(why)),
    }
    Ok(None)
}

/// What stands against pricing, with the file that it is about.
fn refused(arguments: &PriceArguments, refusals: &[Refusal]) -> Failure {
    let usage = match &arguments.usage {
        Some(path) => format!("{}:1:1", path.display()),
        None => "--usage".to_owned(),
    };
    let given = arguments.against.as_ref().map_or(String::new(), |path| path.display().to_string());
    let lines: Vec<String> = refusals
        .iter()
        .map(|refusal| match refusal {
            Refusal::Call(line, why) => format!("{}:{line}:1: {why}", arguments.calls.display()),
            Refusal::Usage(why) => format!("{usage}: {why}"),
            Refusal::Given(why) => format!("{given}:1:1: {why}"),
        })
        .collect();
    Failure::Input(lines.join("\n"))
}

/// What somebody should know about how records were taken.
fn notes(arguments: &PriceArguments, inputs: &Inputs, priced: &Priced) -> Vec<String> {
    let calls = arguments.calls.display();
    let mut notes = vec![inputs.calls.read_as.clone()];
    notes.extend(inputs.given.as_ref().map(|given| given.read_as.clone()));
    if inputs.calls.doubtful > 0 {
        let n = inputs.calls.doubtful;
        let calls_are = if n == 1 { "1 call starts".to_owned() } else { format!("{n} calls start") };
        notes.push(format!(
            "{calls}: {calls_are} in an hour that the clock repeats, without an offset: taken as the first"
        ));
    }
    if inputs.calls.records.is_empty() {
        notes.push(format!("{calls}: no calls; what is billed without them, for {}", priced.months().join(", ")));
    }
    notes
}

/// Writes `results.json` and `invoices.csv`, whole or not at all.
fn write(priced: &Priced, folder: &Path) -> Result<String, Failure> {
    other_results(folder, &priced.scenario)?;
    let out = OutFolder::open(folder)?;
    warn_unlocked(out.unlocked());
    let files = [
        ("invoices.csv".to_owned(), report::csv::bills(priced).into()),
        (RESULTS.to_owned(), report::priced::results(priced).into_bytes().into()),
    ];
    let paths = out.publish_all(&files, Vec::new(), &[])?;
    Ok(format!("\n{} files in {}\n", paths.len(), folder.display()))
}
