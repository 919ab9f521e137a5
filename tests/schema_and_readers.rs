//! The schema against the readers: what they ask for while they read every scenario at hand, and what it says.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use busyhour::document::problem::{Asked, Wanted};
use busyhour::document::{At, Log, Sources, parse};
use busyhour::economics::clauses::{CLAUSES, SINGLE};
use busyhour::experiment::sweep;
use busyhour::scenario::knobs::Knobs;
use busyhour::scenario::schema::{form, quote, schema};
use busyhour::scenario::{file, options};
use serde_json::Value;

/// A place of the schema, references followed, and where it is: `/properties/run`.
type Place<'s> = (String, &'s Value);

/// All that may stand at this place: the place itself and its alternatives.
fn ways<'s>(root: &'s Value, (at, here): Place<'s>) -> Vec<Place<'s>> {
    if let Some(reference) = here.get("$ref").and_then(Value::as_str) {
        let at = reference.trim_start_matches('#').to_owned();
        return ways(root, (at.clone(), root.pointer(&at).unwrap_or_else(|| panic!("{reference} leads nowhere"))));
    }
    let Some(several) = here.get("anyOf").and_then(Value::as_array) else { return vec![(at, here)] };
    several.iter().enumerate().flat_map(|(n, way)| ways(root, (format!("{at}/anyOf/{n}"), way))).collect()
}

/// What the schema says of a step from these places.
fn step<'s>(root: &'s Value, from: &[Place<'s>], step: &str) -> Vec<Place<'s>> {
    let mut found = Vec::new();
    for (at, way) in from {
        let item = step.starts_with('[');
        let below = if item {
            way.get("items").map(|items| (format!("{at}/items"), items))
        } else if let Some(value) = way.get("properties").and_then(|keys| keys.get(step)) {
            Some((format!("{at}/properties/{step}"), value))
        } else if let Some(patterns) = way.get("patternProperties").and_then(Value::as_object) {
            patterns.values().next().map(|value| (format!("{at}/patternProperties"), value))
        } else {
            let more = way.get("additionalProperties").filter(|more| more.is_object());
            more.map(|value| (format!("{at}/additionalProperties"), value))
        };
        found.extend(below.into_iter().flat_map(|below| ways(root, below)));
    }
    found
}

/// The steps of a path as problems name it: `groups.own.skills[1]`, `roster."08:00"`.
fn steps(path: &str) -> Vec<String> {
    let (mut steps, mut step, mut quoted) = (Vec::new(), String::new(), false);
    for letter in path.chars() {
        match letter {
            '"' => quoted = !quoted,
            '.' if !quoted => steps.push(std::mem::take(&mut step)),
            '[' if !quoted => {
                steps.push(std::mem::take(&mut step));
                step.push('[');
            }
            letter => step.push(letter),
        }
    }
    steps.push(step);
    steps.retain(|step| !step.is_empty());
    steps
}

fn walk<'s>(root: &'s Value, path: &str) -> Vec<Place<'s>> {
    steps(path).iter().fold(ways(root, (String::new(), root)), |from, to| step(root, &from, to))
}

/// What readers ask of a text; paths are of the text.
fn asked(text: &str, files: &[(&str, &str)]) -> Vec<Asked> {
    let log = Log::asking();
    let Some(root) = parse(0, text, &log) else { return Vec::new() };
    let at = At::root(&root, &log);
    Knobs::read(&at);
    let names: Vec<String> = options::read(&at).into_iter().map(|option| option.name).collect();
    file::read("shop", &at, &files.to_vec(), &names, !names.is_empty());
    log.asked()
}

/// What readers ask of a plan.
fn asked_of_a_plan(text: &str) -> Vec<Asked> {
    let (log, mut sources) = (Log::asking(), Sources::new());
    let source = sources.add("plan.toml", text);
    let Some(root) = parse(source, text, &log) else { return Vec::new() };
    sweep::plan::of(&At::root(&root, &log), &sources);
    log.asked()
}

/// Plans, shipped ones and such as ask for what those do not.
fn plans() -> Vec<String> {
    let mut files = Vec::new();
    toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/sweeps"), &mut files);
    let mut plans: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    plans.push(include_str!("../templates/sweep.toml").to_owned());
    for (design, more) in [
        (
            "kind = \"sobol\", points = 64, seed = 3, from = 0, to = 64",
            "precision = { of = \"total.asa\", half_width = 1, at_most = 9 }",
        ),
        (
            "kind = \"saltelli\", rows = 128",
            "output = { intervals = true, replications = false, response = [\"total.asa\"] }",
        ),
    ] {
        plans.push(format!(
            "format = 1\nscenario = \"a.toml\"\noptions = [\"a\"]\nseed = 1\nconfidence = 0.9\n{more}\ndesign = {{ {design} }}\n\
             [axes]\n\"run.seed\" = {{ from = 1, to = 9, whole = true }}\n"
        ));
    }
    plans
}

/// Blocks of a page that are whole scenarios.
fn blocks(page: &str) -> Vec<&str> {
    let blocks = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.filter(|block| block.contains("format = 1") && block.contains("[calendar")).collect()
}

fn toml_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            toml_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            into.push(path);
        }
    }
}

/// Every scenario at hand: shipped ones, those of the tests of problems, of the manual, and one that asks for the rest.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["scenarios", "src/scenario", "tests"] {
        toml_files(&root.join(folder), &mut files);
    }
    let mut texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    texts.retain(|text| text.lines().any(|line| line.starts_with("format")));
    let page = include_str!("../docs/scenario.md");
    texts.extend(blocks(page).into_iter().map(str::to_owned));
    texts.push(include_str!("schema/every_key.toml").to_owned());
    texts.push(every_clause());
    texts
}

/// A scenario whose contract has an example of every clause.
fn every_clause() -> String {
    let mut text = "format = 1\ncalendar = { start = 2026-11-02, days = 1 }\n".to_owned();
    for (n, kind) in CLAUSES.iter().enumerate() {
        text.push_str(&format!("[providers.p{n}]\nkind = \"outsourced\"\n"));
        text.push_str(&format!("[[providers.p{n}.contract.{}]]\n{}\n", kind.name, kind.example));
    }
    text.push_str("[providers.once]\nkind = \"outsourced\"\n");
    for single in SINGLE {
        text.push_str(&format!("[providers.once.contract.{}]\n{}\n", single.name, single.example));
    }
    text
}

/// A schema, and what the readers of such files ask for.
type Described = (Value, BTreeSet<Asked>);

fn scenarios_and_plans() -> [Described; 2] {
    let files: Vec<(&str, &str)> = Vec::new();
    let of_scenarios = texts().iter().flat_map(|text| asked(text, &files)).collect();
    let of_plans = plans().iter().flat_map(|text| asked_of_a_plan(text)).collect();
    [(schema(), of_scenarios), (sweep::schema::schema(), of_plans)]
}

/// What is asked, each with the places of the schema that its path leads to.
fn placed((root, every): &Described) -> Vec<(&Asked, Vec<Place<'_>>)> {
    every
        .iter()
        .map(|asked| {
            let at = walk(root, &asked.path);
            (asked, at)
        })
        .collect()
}

#[test]
fn every_key_that_a_reader_asks_for_is_in_the_schema_and_every_key_of_the_schema_is_asked_for() {
    for described in scenarios_and_plans() {
        all_known_and_all_asked_for(&described);
    }
}

fn all_known_and_all_asked_for(described: &Described) {
    let (mut unknown, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (Asked { path, what }, places) in placed(described) {
        let (Wanted::Key(key) | Wanted::Required(key)) = what else { continue };
        let known = places.iter().filter(|(_, way)| way.get("properties").is_some_and(|keys| keys.get(key).is_some()));
        let known: Vec<String> = known.map(|(at, _)| format!("{at}/properties/{key}")).collect();
        if known.is_empty() && !refused(path, key) {
            unknown.insert(format!("{path}: {key}"));
        }
        seen.extend(known);
    }
    assert!(unknown.is_empty(), "the schema lacks {unknown:#?}");
    let mut all = BTreeSet::new();
    keys_of(&described.0, "", &mut all);
    let unasked: Vec<&String> = all.difference(&seen).filter(|at| !read_elsewhere(at)).collect();
    assert!(unasked.is_empty(), "no reader asks for {unasked:#?}");
}

/// Keys that readers look for only to say what to write instead, and values of paths that the schema leaves open.
fn refused(path: &str, key: &str) -> bool {
    matches!((path, key), ("survey", "robot"))
        || (path.starts_with("robots.") && key == "kind")
        || path.contains(".set.")
}

/// Keys that are read by name from the table, not asked for: of laws, models and the like, of evidence, of options.
fn read_elsewhere(at: &str) -> bool {
    ["/definitions/evidence", "/definitions/weights"].iter().any(|part| at.starts_with(part))
}

fn keys_of(here: &Value, at: &str, into: &mut BTreeSet<String>) {
    match here {
        Value::Object(entries) => {
            for (name, value) in entries {
                if name == "properties" && at.rsplit('/').next() != Some("properties") {
                    into.extend(value.as_object().unwrap().keys().map(|key| format!("{at}/properties/{key}")));
                }
                keys_of(value, &format!("{at}/{name}"), into);
            }
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(n, item)| keys_of(item, &format!("{at}/{n}"), into)),
        _ => {}
    }
}

/// Whether a place may hold what a reader wants of it.
fn holds(way: &Value, what: &Wanted) -> bool {
    let is = |kind: &str| way.get("type").and_then(Value::as_str) == Some(kind);
    let bound = |key: &str| way.get(key).and_then(Value::as_f64);
    match what {
        // Which days a holiday is like, one word; a file is of the one format that there is.
        Wanted::Form("days") if way.get("enum").is_some() => true,
        Wanted::Number(_, _, true) if bound("minimum") == Some(1.0) && bound("maximum") == Some(1.0) => true,
        Wanted::Key(_) | Wanted::Required(_) => true,
        Wanted::Words(words) => {
            let known: Vec<&str> =
                way.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
            !known.is_empty() && known.iter().all(|word| words.contains(word))
        }
        Wanted::Number(low, high, whole) => {
            let kind = if *whole { is("integer") } else { is("number") };
            let least = match low.as_str() {
                "above 0" => bound("exclusiveMinimum") == Some(0.0),
                low => bound("minimum") == low.parse().ok().filter(|low: &f64| *low > f64::MIN),
            };
            let most: Option<f64> = high.parse().ok().filter(|most: &f64| *most < 1.8e19);
            kind && least && (most.is_none() || high.len() > 15 || bound("maximum") == most)
        }
        Wanted::Form("true or false") => is("boolean"),
        Wanted::Form("text") => is("string") || way.get("enum").is_some(),
        Wanted::Form(form) => form::of(form, &[]).get("pattern") == way.get("pattern") || is("string"),
    }
}

#[test]
fn what_readers_want_of_a_place_is_what_the_schema_says_of_it() {
    let mut wrong = BTreeSet::new();
    let both = scenarios_and_plans();
    for (Asked { path, what }, places) in both.iter().flat_map(placed) {
        if !places.is_empty() && !path.contains(".scores.") && !places.iter().any(|(_, way)| holds(way, what)) {
            wrong.insert(format!(
                "{path}: {what:?} against {:?}",
                places.iter().map(|(_, way)| way.to_string()).collect::<Vec<_>>()
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_key_that_the_schema_requires_is_required_by_its_reader() {
    for described in scenarios_and_plans() {
        none_is_lax(&described);
    }
}

fn none_is_lax(described: &Described) {
    let (mut by_reader, mut optional) = (BTreeSet::new(), BTreeSet::new());
    for (Asked { what, .. }, places) in placed(described) {
        for (at, way) in places {
            let requires = |key: &str| {
                way.get("required").and_then(Value::as_array).is_some_and(|keys| keys.iter().any(|known| known == key))
            };
            match what {
                Wanted::Required(key) => by_reader.insert(format!("{at}/{key}")),
                Wanted::Key(key) if requires(key) => optional.insert(format!("{at}/{key}")),
                _ => false,
            };
        }
    }
    let lax: Vec<&String> = optional.difference(&by_reader).collect();
    assert!(lax.is_empty(), "the readers do without {lax:#?}");
}

#[test]
fn every_form_means_something() {
    fn empty(here: &Value, at: &str, into: &mut Vec<String>) {
        match here {
            Value::Object(entries) => {
                let said =
                    ["type", "enum", "anyOf", "$ref", "pattern", "format"].iter().any(|key| entries.contains_key(*key));
                let is_schema = entries.contains_key("description") || entries.is_empty();
                if is_schema && !said && !at.ends_with("/properties") {
                    into.push(at.to_owned());
                }
                entries.iter().for_each(|(key, value)| empty(value, &format!("{at}/{key}"), into));
            }
            Value::Array(items) => items.iter().for_each(|item| empty(item, at, into)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for schema in [schema(), quote(), sweep::schema::schema()] {
        empty(&schema, "", &mut found);
    }
    found.retain(|at| !at.ends_with("/default"));
    assert!(found.is_empty(), "{found:#?}");
}
