//! The numbers of a file that somebody may want to move while looking at what comes of it.
//!
//! In: a scenario text, or that of a quote. Out: its numbers and durations with their paths as written, by what they are about; people and lines
//! before volumes, times, shares and prices. What an option sets is among them, under the option. Changes nothing.

use crate::document::parse::parse;
use crate::document::path::{Path, Step};
use crate::document::{Log, Node, Value};
use crate::scenario::input_rule::{Class, class};
use crate::scenario::inputs::{Kind, Quantity, named_law};
use crate::scenario::{paths, scales};

/// What a control is about, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Agents by time of day, lines, ports.
    Staff,
    /// How many come.
    Volume,
    /// How contacts are dealt and split, who overflows when.
    Routing,
    /// How long handling takes.
    HandleTime,
    /// How long people wait.
    Patience,
    /// What a contact is worth.
    Worth,
    /// Prices, wages, terms of contracts.
    Price,
    /// What is wanted.
    Target,
    /// All other inputs.
    Other,
}

impl About {
    /// A word for it.
    pub fn word(self) -> &'static str {
        match self {
            About::Staff => "staff",
            About::Volume => "volume",
            About::Routing => "routing",
            About::HandleTime => "handle_time",
            About::Patience => "patience",
            About::Worth => "worth",
            About::Price => "price",
            About::Target => "target",
            About::Other => "other",
        }
    }
}

/// A number of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Where it stands: `groups.own.roster."08:00"`, `options.two.set."groups.own.roster"`.
    pub path: String,
    /// The option that sets it; none of the file's own.
    pub option: Option<String>,
    /// The path without the option.
    pub inner: String,
    /// What it is called where its path tells only a place in a list: `own: mon, tue 08:00, 8h30m`.
    pub name: Option<String>,
    /// What it is about.
    pub about: About,
    /// Its value.
    pub quantity: Quantity,
    /// It is a share: 0 to 1.
    pub is_share: bool,
}

/// What a file has to be moved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Controls {
    /// Its numbers that may be moved, in file order within what they are about.
    pub numbers: Vec<Control>,
    /// Rosters that stand in files of their own, CSV or workbook: their paths and the names of the files.
    pub rosters: Vec<(String, String)>,
}

/// What a scenario has to be moved.
pub fn controls(root: &Node) -> Controls {
    let mut found = Controls::default();
    if let Value::Table(sections) = &root.value {
        for section in sections {
            let mut whole = vec![Step::Key(section.key.clone())];
            match (&section.node.value, section.key.as_str()) {
                (Value::Table(options), "options") => options.iter().for_each(|option| of_option(option, &mut found)),
                _ => Walk { option: None, shift: None, found: &mut found }.at(
                    &section.node,
                    &mut whole.clone(),
                    &mut whole,
                ),
            }
        }
    }
    for path in [scales::DEMAND, scales::HANDLE_TIME] {
        if found.numbers.iter().all(|control| control.path != path) {
            let about = if path == scales::DEMAND { About::Volume } else { About::HandleTime };
            let quantity = Quantity { value: 1.0, is_duration: false, is_whole: false };
            let path = path.to_owned();
            let (inner, option, name) = (path.clone(), None, None);
            found.numbers.push(Control { path, option, inner, name, about, quantity, is_share: false });
        }
    }
    found.numbers.sort_by_key(|control| control.about);
    found
}

/// The numbers of a quote's file, under the provider whose it is; their paths are those within the file.
pub fn of_quote(text: &str, provider: &str) -> Vec<Control> {
    let log = Log::new();
    let mut found = Controls::default();
    if let Some(Node { value: Value::Table(sections), .. }) = parse(0, text, &log) {
        for section in sections {
            let key = Step::Key(section.key.clone());
            let mut inner = vec![Step::Key("providers".to_owned()), Step::Key(provider.to_owned()), key.clone()];
            Walk { option: None, shift: None, found: &mut found }.at(&section.node, &mut inner, &mut vec![key]);
        }
    }
    found.numbers
}

/// What an option sets: keys of `set` are paths.
fn of_option(option: &crate::document::node::Entry, found: &mut Controls) {
    let Some(Value::Table(sets)) = option.node.get("set").map(|set| &set.value) else { return };
    for set in sets {
        let mut whole =
            ["options", option.key.as_str(), "set", set.key.as_str()].map(|key| Step::Key(key.to_owned())).to_vec();
        if let Some(mut inner) = paths::steps(&set.key) {
            Walk { option: Some(&option.key), shift: None, found }.at(&set.node, &mut inner, &mut whole);
        }
    }
}

/// What is found on the way through a file.
struct Walk<'a> {
    option: Option<&'a str>,
    /// The shift of a roster that is looked at.
    shift: Option<String>,
    found: &'a mut Controls,
}

impl Walk<'_> {
    fn at(&mut self, node: &Node, inner: &mut Vec<Step>, whole: &mut Vec<Step>) {
        // Of a law it is the mean that is moved.
        let mean = named_law(node).and_then(|(law, parameters)| Some((law, Quantity::of(parameters.get("mean")?)?)));
        let number = Quantity::of(node).map(|quantity| (Vec::new(), quantity));
        let number = number.or_else(|| mean.map(|(law, quantity)| (vec![law, "mean"], quantity)));
        if let (Some((below, quantity)), Some(about)) = (number, about(inner))
            && !(about == About::Staff && (quantity.is_duration || !quantity.is_whole))
        {
            let written = |steps: &[Step]| {
                let below = below.iter().map(|key| Step::Key((*key).to_owned()));
                Path { steps: steps.iter().cloned().chain(below).collect() }.to_string()
            };
            let is_share = is_share(inner, &quantity);
            let (option, name) = (self.option.map(str::to_owned), self.shift.clone());
            self.found.numbers.push(Control {
                path: written(whole),
                option,
                inner: written(inner),
                name,
                about,
                quantity,
                is_share,
            });
        }
        match &node.value {
            Value::Text(file) if is_roster(inner) => {
                self.found.rosters.push((Path { steps: whole.clone() }.to_string(), file.clone()));
            }
            Value::Table(entries) => {
                for entry in entries {
                    self.below(Step::Key(entry.key.clone()), &entry.node, inner, whole);
                }
            }
            Value::List(nodes) => {
                for (n, node) in nodes.iter().enumerate() {
                    let before = std::mem::replace(&mut self.shift, shift(inner, node));
                    self.below(Step::Index(n), node, inner, whole);
                    self.shift = before;
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, step: Step, node: &Node, inner: &mut Vec<Step>, whole: &mut Vec<Step>) {
        inner.push(step.clone());
        whole.push(step);
        self.at(node, inner, whole);
        inner.pop();
        whole.pop();
    }
}

/// What a shift of a roster is called: whose it is, its days, its start, how long it lasts, when it has its first break.
fn shift(list: &[Step], node: &Node) -> Option<String> {
    let whose = match list {
        [Step::Key(section), Step::Key(name), ..] if section == "groups" || section == "rosters" => name,
        _ => return None,
    };
    let text = |key: &str| node.get(key).and_then(text);
    let start = text("start")?;
    let days = text("days").map(|days| format!("{days} ")).unwrap_or_default();
    let lasts = text("lasts").map(|lasts| format!(", {lasts}")).unwrap_or_default();
    let first = match node.get("breaks").map(|breaks| &breaks.value) {
        Some(Value::List(breaks)) => breaks.first(),
        _ => None,
    };
    let after = first.and_then(|one| match one.get("between").map(|between| &between.value) {
        Some(Value::List(ends)) => ends.first().and_then(self::text),
        _ => None,
    });
    let after = after.map(|after| format!(", break after {after}")).unwrap_or_default();
    Some(format!("{whose}: {days}{start}{lasts}{after}"))
}

fn text(node: &Node) -> Option<&str> {
    if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None }
}

/// Whether a text at this place names the file of a roster: `groups.own.roster`, or `file` in it.
fn is_roster(steps: &[Step]) -> bool {
    let is = |step: &Step, key: &str| matches!(step, Step::Key(name) if name == key);
    match steps {
        [section, _, roster] => is(section, "groups") && is(roster, "roster"),
        [section, _, roster, file] => is(section, "groups") && is(roster, "roster") && is(file, "file"),
        _ => false,
    }
}

/// What a number is about; none of what is a shape, a date, or told beside money.
fn about(steps: &[Step]) -> Option<About> {
    let keys: Vec<&str> =
        steps.iter().filter_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None }).collect();
    match keys.as_slice() {
        ["demand", "scale"] => return Some(About::Volume),
        ["handle_time", "scale"] => return Some(About::HandleTime),
        ["groups", _, "roster", ..] | ["rosters", ..] | ["trunks", _, "lines"] | ["robots", _, "ports"] => {
            return Some(About::Staff);
        }
        ["routing", ..] => return Some(About::Routing),
        _ => {}
    }
    match class(steps)? {
        Class::Target => Some(About::Target),
        Class::Agreed => Some(About::Price),
        Class::Input(Kind::Volume) => Some(About::Volume),
        Class::Input(Kind::HandleTime) => Some(About::HandleTime),
        Class::Input(Kind::Patience) => Some(About::Patience),
        Class::Input(Kind::Worth) => Some(About::Worth),
        Class::Input(Kind::Price) => Some(About::Price),
        Class::Input(Kind::Other) => Some(About::Other),
        Class::Decided | Class::Shape | Class::Shown => None,
    }
}

/// Whether a number between 0 and 1 is a share by its key.
fn is_share(steps: &[Step], quantity: &Quantity) -> bool {
    let by_key = steps.iter().any(|step| {
        matches!(step, Step::Key(key) if matches!(key.as_str(), "split" | "share" | "conversion" | "resolved" | "never_abandons" | "abandonment_at_most"))
    });
    by_key && !quantity.is_duration && (0.0..=1.0).contains(&quantity.value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const SHOP: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 7\n[target]\nanswer_within = \"20s\"\nshare = 0.8\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 20 }\ntalk_time.lognormal = { mean = \"3m\", cv = 1.0 }\npatience = \"2m\"\n\
        [groups.own]\nroster = { \"08:00\" = 3, \"12:00\" = 5 }\n\
        [options.two]\nset = { \"groups.own.roster\" = 7, \"demand.scale\" = 1.1 }\n";

    fn of(text: &str) -> Controls {
        controls(&parse(0, text, &Log::new()).unwrap())
    }

    #[test]
    fn numbers_that_may_be_moved_stand_with_their_paths_by_what_they_are_about() {
        let found: Vec<(String, About)> =
            of(SHOP).numbers.into_iter().map(|control| (control.path, control.about)).collect();
        let wanted = [
            ("groups.own.roster.\"08:00\"", About::Staff),
            ("groups.own.roster.\"12:00\"", About::Staff),
            ("options.two.set.\"groups.own.roster\"", About::Staff),
            ("contacts.calls.arrivals.poisson.per_hour", About::Volume),
            ("options.two.set.\"demand.scale\"", About::Volume),
            ("demand.scale", About::Volume),
            ("contacts.calls.talk_time.lognormal.mean", About::HandleTime),
            ("handle_time.scale", About::HandleTime),
            ("contacts.calls.patience", About::Patience),
            ("target.answer_within", About::Target),
            ("target.share", About::Target),
        ];
        let wanted: Vec<(String, About)> = wanted.map(|(path, about)| (path.to_owned(), about)).to_vec();
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_quote_has_the_numbers_of_its_provider_at_their_places_in_its_own_file() {
        let quote = "[quote]\nbidder = 'Alfa'\n[[contract.per_minute]]\nprice = 11.5\nexact = true\n[contract.vat]\nrate = 0.2\n";
        let found = of_quote(quote, "alfa");
        let told: Vec<(&str, &str, About)> =
            found.iter().map(|one| (one.path.as_str(), one.inner.as_str(), one.about)).collect();
        assert_eq!(
            told,
            [
                ("contract.per_minute[0].price", "providers.alfa.contract.per_minute[0].price", About::Price),
                ("contract.vat.rate", "providers.alfa.contract.vat.rate", About::Price),
            ]
        );
    }

    #[test]
    fn a_shift_is_called_by_its_days_and_its_start() {
        let text = "[groups.own.roster]\nshifts = [\n\
            { days = \"mon, tue\", start = \"08:00\", lasts = \"8h30m\", agents = 2, breaks = [{ between = [\"4h\", \"5h\"], lasts = \"30m\" }] },\n\
            { start = \"15:00\", agents = 1 },\n]\n";
        let names: Vec<Option<String>> =
            of(text).numbers.into_iter().filter(|one| one.about == About::Staff).map(|one| one.name).collect();
        assert_eq!(
            names,
            [Some("own: mon, tue 08:00, 8h30m, break after 4h".to_owned()), Some("own: 15:00".to_owned())]
        );
        assert!(of(SHOP).numbers.iter().all(|one| one.name.is_none()));
    }

    #[test]
    fn rosters_of_other_files_are_told_with_their_files() {
        let text = "[groups.own]\nroster = \"roster.xlsx\"\nskills = [\"calls\"]\n[groups.two]\nroster = 3\n\
            [groups.three]\nroster = { file = \"three.xlsx\", sheet = \"July\" }\n\
            [options.new]\nset = { \"groups.own.roster\" = \"new.csv\", \"groups.two.provider\" = \"shop\" }\n";
        let told = [
            ("groups.own.roster", "roster.xlsx"),
            ("groups.three.roster.file", "three.xlsx"),
            ("options.new.set.\"groups.own.roster\"", "new.csv"),
        ];
        assert_eq!(of(text).rosters, told.map(|(path, file)| (path.to_owned(), file.to_owned())));
    }

    #[test]
    fn a_quote_that_is_no_toml_has_none() {
        assert!(of_quote("a = ", "alfa").is_empty());
    }
}
