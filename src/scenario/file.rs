//! A whole scenario file, section by section.
//!
//! In: the root of a document, edits made. Out: a [`Scenario`], or nothing after every problem was told. Sections read
//! themselves; what needs several of them is looked at in `check.rs`.

use std::collections::BTreeMap;

use crate::centre::{Centre, ContactId, Dialer, Group, Robot, Target, Trunk, TrunkId};
use crate::document::{At, Files, Log, Node, Place, Table, Value, words};
use crate::economics::ProviderTerms;
use crate::engine::Model;
use crate::routing::{Routing, Rule};
use crate::scenario::able::Able;
use crate::scenario::agency::Houses;
use crate::scenario::check::{self, Parts};
use crate::scenario::context::Context;
use crate::scenario::like::Whole;
use crate::scenario::names::Names;
use crate::scenario::quotes::{self, Quoted};
use crate::scenario::routing::Takers;
use crate::scenario::{
    Scenario, adaptive, bills, calendar, catalogue, contacts, dialers, groups, incidents, keys, like, others, plan,
    providers, robots, routing, run, scales, scorecard, settling, survey, target, trunks,
};

/// The version of the scenario format.
const FORMAT: u64 = 1;

/// Reads a scenario called `name`; `options` are the names that `[decision]` may use. `among_options` says that this is the file as
/// written, which has options.
pub fn read(name: &str, root: &At<'_>, files: &dyn Files, options: &[String], among_options: bool) -> Option<Scenario> {
    let table = root.table()?;
    let format = keys::need(&table, "format", format);
    let title = keys::or(&table, "title", name, At::text);
    let currency = currency(&table);
    let names = Names::read(root);
    let days = calendar::read(&table);
    let base = keys::or(&table, "target", Target::default(), |at| target::read(at, &Target::default()));
    let run = run::run(&table, &days.calendar, days.sure, &names);
    let decision = run::decision(&table, options);
    let plan = plan::read(&table, options);
    let houses = Houses::read(root, &days.calendar);
    let scales = scales::read(&table);
    let context = Context { calendar: &days.calendar, sure: days.sure, names: &names, houses: &houses, scales, files };
    let parts = parts(&table, &context, &base.clone().unwrap_or_default());
    let shifts = shifts(&table);
    let scorecard = scorecard::read(&table);
    // Options and knobs are changes of the document, made before it is read; evidence is read with the paths of all options.
    ["options", "knobs", "evidence"].into_iter().for_each(|key| _ = table.has(key));
    table.finish();
    check::parts(root, &context, &parts, run.as_ref());
    check::money(root, &parts, decision.as_ref());
    bills::check(root, &parts, among_options);
    settling::check(root, &context, &parts, run.as_ref(), decision.as_ref());
    plan::check(root, plan.as_ref().and_then(Option::as_ref), &parts);
    let (format, run) = (format?, run?);
    if format != FORMAT || !days.sure {
        return None;
    }
    base?;
    let quoted = quoted(root);
    let (model, terms) = parts.model(days.calendar)?;
    plan::check_staff(root, plan.as_ref().and_then(Option::as_ref), &model);
    plan::check_seasons(root, plan.as_ref().and_then(Option::as_ref), &model);
    Some(Scenario {
        name: name.to_owned(),
        title: title?.to_owned(),
        currency: currency?,
        run,
        decision: decision?,
        plan: plan?,
        pattern: days.pattern,
        model,
        terms,
        quoted,
        shifts: shifts?,
        scorecard: scorecard?,
    })
}

fn format(at: &At<'_>) -> Option<u64> {
    let version = at.whole(0, u64::MAX)?;
    if version != FORMAT {
        at.problem(format!("the file is written for format {version}; this version reads format {FORMAT}"));
        return None;
    }
    Some(version)
}

/// Three capital letters; a file without money may do without.
fn currency(table: &Table<'_>) -> Option<String> {
    keys::or(table, "currency", "XXX".to_owned(), |at| at.text_as(words::currency).map(str::to_owned))
}

/// The named values of a section, or none.
fn section<'a>(table: &Table<'a>, key: &'static str) -> Vec<(&'a str, Place, At<'a>)> {
    table.maybe(key).and_then(|at| at.table()).map_or_else(Vec::new, |table| table.named())
}

/// The shifts that each group may work: its own, or those of all.
fn shifts(table: &Table<'_>) -> Option<Vec<Vec<catalogue::ShiftKind>>> {
    let common = keys::or(table, "shifts", Vec::new(), catalogue::read);
    let groups = section(table, "groups");
    let own = groups.iter().map(|(_, _, at)| match at.node().get("shifts") {
        Some(node) => catalogue::read(&at.below("shifts", node)).map(Some),
        None => Some(None),
    });
    let own = keys::whole(own)?;
    let common = common?;
    Some(own.into_iter().map(|own| own.unwrap_or_else(|| common.clone())).collect())
}

/// Everything that has a name.
fn parts(table: &Table<'_>, context: &Context<'_>, base: &Target) -> Parts {
    let contacts = table.maybe("contacts").map_or_else(Vec::new, |at| read_contacts(&at, context, base));
    let groups: Vec<Option<Group>> =
        section(table, "groups").iter().map(|(name, _, at)| groups::read(name, at, context)).collect();
    let able = able(table, context);
    let robots: Vec<Option<Robot>> =
        section(table, "robots").iter().map(|(name, _, at)| robots::read(name, at, context)).collect();
    let dialers: Vec<Option<Dialer>> =
        section(table, "dialers").iter().map(|(name, _, at)| dialers::read(name, at, context)).collect();
    let (trunks, carried) = read_trunks(table, context);
    let routing = read_routing(table, context, &able);
    let serves = section(table, "groups").iter().map(|(_, _, at)| groups::serves(at)).collect();
    let providers = read_providers(table, context);
    let known = incidents::Known { context, able: &able, contacts: &contacts, routing: &routing };
    let incidents = keys::or(table, "incidents", Vec::new(), |at| incidents::read(at, known));
    let survey = keys::maybe(table, "survey", survey::survey);
    let mut parts = Parts {
        contacts,
        groups,
        able,
        robots,
        dialers,
        trunks,
        carried,
        routing,
        serves,
        providers,
        incidents,
        survey,
    };
    others::add(&section(table, "groups"), context, base, &mut parts);
    parts
}

/// Contact types: those that others are like come first, so that a fault is told where it is written.
fn read_contacts(at: &At<'_>, context: &Context<'_>, base: &Target) -> Vec<Option<contacts::Read>> {
    let whole = like::resolve(at, context.names);
    let mut order: Vec<(usize, &Whole)> = whole.iter().enumerate().collect();
    order.sort_by_key(|(_, whole)| whole.depth);
    let mut read: Vec<Option<contacts::Read>> = whole.iter().map(|_| None).collect();
    for (number, whole) in order {
        let Some(name) = context.names.contacts.get(number) else { continue };
        read[number] = contacts::read(name, &at.below(name, &whole.node), context, base);
    }
    read
}

/// The groups that can take each contact type.
fn able(table: &Table<'_>, context: &Context<'_>) -> Able {
    // The groups have told what is wrong with their skills.
    let silent = Log::new();
    let skills: Vec<_> = section(table, "groups")
        .iter()
        .map(|(_, _, at)| groups::skills(&At::root(at.node().get("skills")?, &silent), context))
        .collect();
    Able::new(context.names.contacts.len(), &skills)
}

/// Trunks, and the trunk of each contact type.
fn read_trunks(table: &Table<'_>, context: &Context<'_>) -> (Vec<Option<Trunk>>, Vec<Option<TrunkId>>) {
    let mut carried: Vec<Option<TrunkId>> = vec![None; context.names.contacts.len()];
    let mut trunks = Vec::new();
    for (id, (name, _, at)) in section(table, "trunks").iter().enumerate() {
        let read = trunks::read(name, at, context);
        for (contact, at) in read.iter().flat_map(|read| &read.carries) {
            let Some(slot) = carried.get_mut(contact.index()) else { continue };
            if let Some(before) = slot.replace(TrunkId(id as u16)) {
                let before = context.names.trunks.get(before.index()).map_or("", String::as_str);
                at.problem(format!("is carried already by the trunk \"{before}\"; a contact type has one trunk"));
            }
        }
        trunks.push(read.map(|read| read.trunk));
    }
    (trunks, carried)
}

/// The rules of every contact type, with a table or without.
fn read_routing(table: &Table<'_>, context: &Context<'_>, able: &Able) -> Vec<Option<Vec<Rule>>> {
    let names = &context.names.contacts;
    let tables = section(table, "routing");
    for (name, place, at) in &tables {
        if names.place(name).is_none() {
            at.log().error(*place, at.path(), crate::document::value::unknown_name("contact type", name, names));
        }
    }
    let tables: BTreeMap<&str, &At<'_>> = tables.iter().map(|(name, _, at)| (*name, at)).collect();
    names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let takers = Takers { contact: ContactId(number as u16), name, able };
            match tables.get(name.as_str()) {
                Some(at) => routing::read(at, context, takers),
                None => Some(routing::usual(takers)),
            }
        })
        .collect()
}

/// What each provider's quote says of itself; its problems have been told with the provider's.
fn quoted(root: &At<'_>) -> Vec<Quoted> {
    let silent = Log::new();
    let Some(Value::Table(providers)) = root.node().get("providers").map(|node| &node.value) else { return Vec::new() };
    let quoted =
        |entry: &crate::document::Entry| Quoted::read(&At::root(entry.node.get(quotes::QUOTED)?, &silent), None);
    providers.iter().map(|entry| quoted(entry).unwrap_or_default()).collect()
}

/// Providers with their terms; one of the file's own when it declares none.
fn read_providers(table: &Table<'_>, context: &Context<'_>) -> Vec<Option<(crate::centre::Provider, ProviderTerms)>> {
    let declared = section(table, "providers");
    if declared.is_empty() {
        let log = Log::new();
        let kind = Node { value: Value::Text("in_house".to_owned()), place: Place::default() };
        let entry = crate::document::Entry { key: "kind".to_owned(), place: Place::default(), node: kind };
        let node = Node { value: Value::Table(vec![entry]), place: Place::default() };
        return vec![providers::read(providers::OWN, &At::root(&node, &log), context)];
    }
    declared.iter().map(|(name, _, at)| providers::read(name, at, context)).collect()
}

impl Parts {
    /// The model, when every part was read.
    fn model(self, calendar: crate::centre::Calendar) -> Option<(Model, Vec<ProviderTerms>)> {
        let read: Vec<contacts::Read> = self.contacts.into_iter().collect::<Option<_>>()?;
        let (mut contacts, arrivals): (Vec<_>, Vec<_>) =
            read.into_iter().map(|read| (read.contact, read.arrivals)).unzip();
        let mut ranked: Vec<usize> = (0..contacts.len()).collect();
        ranked.sort_by(|a, b| contacts[*a].name.cmp(&contacts[*b].name));
        for (rank, number) in ranked.into_iter().enumerate() {
            contacts[number].name_rank = rank as u16;
        }
        for (contact, trunk) in contacts.iter_mut().zip(self.carried) {
            contact.trunk = trunk;
        }
        let (providers, terms): (Vec<_>, Vec<_>) =
            self.providers.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let centre = Centre {
            calendar,
            contacts,
            groups: self.groups.into_iter().collect::<Option<_>>()?,
            providers,
            trunks: self.trunks.into_iter().collect::<Option<_>>()?,
            robots: self.robots.into_iter().collect::<Option<_>>()?,
            dialers: self.dialers.into_iter().collect::<Option<_>>()?,
            incidents: self.incidents?,
            survey: self.survey?,
        };
        let mut routing = Routing {
            rules: self.routing.into_iter().collect::<Option<_>>()?,
            serves: self.serves.into_iter().collect::<Option<_>>()?,
        };
        adaptive::fill(&mut routing, &centre.contacts, &centre.groups, &terms);
        Some((Model { centre, arrivals, routing }, terms))
    }
}
