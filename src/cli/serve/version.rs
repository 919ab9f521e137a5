//! A version of what the page works on: the scenario's text, those of the quotes that it names, changes by path.
//!
//! In: what the page sends. Out: texts with the changes made, to be read as the files would be, and the numbers in them that can be moved.

use std::collections::BTreeMap;

use busyhour::document::rewrite::rewrite;
use busyhour::document::{Files, Log, Node, parse};
use busyhour::scenario::controls::{Control, controls, of_quote};
use busyhour::scenario::inputs::laws;
use busyhour::scenario::quotes::{self, is_table};
use busyhour::scenario::scales;
use busyhour::storage::ScenarioFolder;
use serde::Deserialize;
use serde_json::{Value, json};

/// A version of the scenario: its text, and those of quotes that are not as their files have them.
#[derive(Debug, Deserialize)]
pub struct Version {
    #[serde(flatten)]
    scenario: Edited,
    /// By their names in the scenario.
    #[serde(default)]
    quotes: BTreeMap<String, Edited>,
}

impl Version {
    /// Its texts, with all changes made; quotes that it does not bring are as their files have them.
    ///
    /// # Errors
    /// A change cannot be made.
    pub fn texts(&self, folder: &ScenarioFolder) -> Result<Texts, String> {
        let quotes = self.quotes.iter().map(|(name, quote)| Ok((name.clone(), quote.rewritten()?)));
        Ok(Texts::of(self.scenario.rewritten()?, quotes.collect::<Result<_, String>>()?, folder))
    }

    /// Whether it brings this quote.
    pub fn brings(&self, quote: &str) -> bool {
        self.quotes.contains_key(quote)
    }
}

/// A text with changes.
#[derive(Debug, Deserialize)]
struct Edited {
    text: String,
    /// Values by path, as TOML writes them.
    #[serde(default)]
    changes: Vec<(String, String)>,
}

impl Edited {
    /// The text with its changes made.
    fn rewritten(&self) -> Result<String, String> {
        let added = [scales::DEMAND, scales::HANDLE_TIME];
        rewrite(&self.text, &self.changes, &laws(), &added)
    }
}

/// The texts of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The scenario.
    pub scenario: String,
    /// The quotes that it names and that are TOML, by their names in it.
    pub quotes: BTreeMap<String, String>,
}

impl Texts {
    /// A scenario's text with its quotes: those that are given, the others as their files have them. What cannot be read is told by who
    /// needs it.
    fn of(scenario: String, mut given: BTreeMap<String, String>, folder: &ScenarioFolder) -> Texts {
        let mut read = |name: String| {
            let text = given.remove(&name).or_else(|| folder.text(&name).ok())?;
            Some((name, text))
        };
        let named =
            root(&scenario).map_or_else(Vec::new, |root| quotes::named(&root)).into_iter().map(|(name, _)| name);
        let quotes = named.filter(|name| !is_table(name)).filter_map(&mut read).collect();
        Texts { scenario, quotes }
    }

    /// A scenario's text with its quotes as their files have them.
    pub fn read(scenario: String, folder: &ScenarioFolder) -> Texts {
        Texts::of(scenario, BTreeMap::new(), folder)
    }

    /// As the page shows them.
    pub fn told(&self) -> serde_json::Map<String, Value> {
        let root = root(&self.scenario);
        let found = root.as_ref().map(controls).unwrap_or_default();
        let named = root.as_ref().map(quotes::named).unwrap_or_default();
        let mut all: Vec<(Option<&str>, Control)> = found.numbers.into_iter().map(|control| (None, control)).collect();
        for (name, provider) in &named {
            if let Some(text) = self.quotes.get(name) {
                all.extend(of_quote(text, provider).into_iter().map(|control| (Some(name.as_str()), control)));
            }
        }
        all.sort_by_key(|(_, control)| control.about);
        // What stands in files that the page cannot write: rosters of their own, quotes that are tables.
        let tables = named.iter().filter(|(name, _)| is_table(name));
        let tables = tables.map(|(file, provider)| (format!("providers.{provider}"), file.clone()));
        let elsewhere =
            found.rosters.into_iter().chain(tables).map(|(path, file)| json!({ "path": path, "file": file }));
        let quotes = self.quotes.iter().map(|(name, text)| json!({ "name": name, "text": text }));
        let controls = all.iter().map(|(quote, control)| told(*quote, control));
        let told = json!({
            "text": self.scenario,
            "quotes": quotes.collect::<Vec<_>>(),
            "controls": controls.collect::<Vec<_>>(),
            "elsewhere": elsewhere.collect::<Vec<_>>(),
        });
        if let Value::Object(told) = told { told } else { Default::default() }
    }
}

/// The folder of a scenario, with some of its files as a version has them.
pub struct Overlaid {
    /// Its folder.
    pub folder: ScenarioFolder,
    /// Texts of its files, by name.
    pub quotes: BTreeMap<String, String>,
}

impl Files for Overlaid {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        // A text stands for a file that is there, not for one that the scenario could not name.
        let bytes = self.folder.bytes(name)?;
        Ok(self.quotes.get(name).map_or(bytes, |text| text.as_bytes().to_vec()))
    }
}

/// A scenario as a tree; none where it is no TOML, which who reads it tells.
fn root(scenario: &str) -> Option<Node> {
    parse(0, scenario, &Log::new())
}

/// A number as the page shows it; of a quote if its name is there.
fn told(quote: Option<&str>, control: &Control) -> Value {
    json!({
        "quote": quote,
        "path": control.path,
        "inner": control.inner,
        "name": control.name,
        "option": control.option,
        "about": control.about.word(),
        "value": control.quantity.value,
        "is_duration": control.quantity.is_duration,
        "is_whole": control.quantity.is_whole,
        "is_share": control.is_share,
    })
}
