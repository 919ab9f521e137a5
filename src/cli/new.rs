//! `busyhour new`: a commented scenario to start from.
//!
//! In: a template's name. Out: its text on standard output, or in a file that was not there before. The templates stand in
//! `templates/`, as they are printed; each runs.

use std::path::Path;

use busyhour::document::value::nearest;
use busyhour::storage::publish_new;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::terminal::{err, out};

/// A scenario or plan that explains itself.
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// One line for `list templates`.
    pub summary: &'static str,
    text: &'static str,
    /// The scenario that stands beside it, if it is a plan.
    beside: Option<&'static str>,
    /// What to do with it first.
    first: &'static str,
}

const fn template(name: &'static str, summary: &'static str, text: &'static str, first: &'static str) -> Template {
    Template { name, summary, text, beside: None, first }
}

/// All templates, the usual one first.
pub const TEMPLATES: [Template; 6] = [
    template(
        "phone",
        "one queue: calls, agents, a target; if none is named",
        include_str!("../../templates/phone.toml"),
        "run",
    ),
    template("shop", "own agents against two vendors", include_str!("../../templates/shop.toml"), "compare"),
    template("quotes", "three quotes on the same calls", include_str!("../../templates/quotes.toml"), "compare"),
    template("robot", "a robot that confirms orders", include_str!("../../templates/robot.toml"), "compare"),
    template("multi_skill", "two skills and a mixed group", include_str!("../../templates/multi_skill.toml"), "run"),
    Template {
        beside: Some("phone"),
        ..template(
            "sweep",
            "a plan of many points, with its scenario",
            include_str!("../../templates/sweep.toml"),
            "sweep plan",
        )
    },
];

/// Prints a template, or writes it to a file.
///
/// # Errors
/// There is no such template; the file is there already or cannot be written.
pub fn new(name: &str, file: Option<&Path>) -> Done {
    let template = find(name)?;
    let Some(file) = file else { return out(template.text) };
    let mut files = vec![(file.to_owned(), template)];
    if let Some(scenario) = template.beside {
        files.push((file.with_file_name(format!("{scenario}.toml")), find(scenario)?));
    }
    if let Some((there, _)) = files.iter().find(|(file, _)| file.exists()) {
        return Err(there_already(there));
    }
    files.iter().try_for_each(|(file, template)| write(file, template.text))?;
    err(&format!("Next: busyhour {} {}", template.first, file.display()));
    Ok(())
}

fn find(name: &str) -> Result<&'static Template, Failure> {
    let names = || TEMPLATES.iter().map(|template| template.name);
    TEMPLATES.iter().find(|template| template.name == name).ok_or_else(|| {
        let hint = match nearest(name, names()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("known are {}", names().collect::<Vec<_>>().join(", ")),
        };
        Failure::Input(format!("there is no template \"{name}\"; {hint}"))
    })
}

fn there_already(file: &Path) -> Failure {
    Failure::Input(format!("{} is there already; give another name, or remove it", file.display()))
}

/// Writes a file that must not be there.
fn write(file: &Path, text: &str) -> Result<(), Failure> {
    if publish_new(file, text.as_bytes())? { Ok(()) } else { Err(there_already(file)) }
}
