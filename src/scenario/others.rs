//! `groups.X.shared`: other clients whose calls the same agents answer.
//!
//! In: the tables of groups, and the parts of a file as far as they could be read. Out: for each shared group one contact
//! type more, which is nobody's of ours, its skill and its rule. Its arrivals follow the roster, see
//! [`crate::demand::others`].

use crate::centre::agency::Shared;
use crate::centre::group::{Group, Skill};
use crate::centre::hours::Hours;
use crate::centre::{ContactId, ContactType, GroupId, Target};
use crate::demand::others;
use crate::document::{At, Entry, Log, Node, Place, Table, Value};
use crate::laws::{Exponential, Law};
use crate::scenario::check::Parts;
use crate::scenario::context::Context;
use crate::scenario::routing::{Takers, usual};
use crate::scenario::{contacts, hours, keys};

/// Most other clients of one group.
const MOST_CLIENTS: u32 = 1000;
/// Agents who are busier than this with others are hardly shared: the queue would have no end.
const MOST_OCCUPIED: f64 = 0.99;

/// What a file says of the other clients.
struct Said {
    clients: u32,
    occupancy: f64,
    handle_time: Option<Law>,
    patience: Option<Law>,
    priority: Option<u8>,
    day_cv: f64,
    open: Option<Hours>,
}

/// How many other clients a group's table names, if it is shared; none of it where that cannot be read, which is told when all
/// contact types are known.
pub fn clients(table: &Table<'_>) -> Option<Option<u32>> {
    let silent = Log::new();
    let shared = table.maybe("shared")?;
    Some(shared.node().get("clients").and_then(|node| At::root(node, &silent).count(1, MOST_CLIENTS)))
}

/// Adds the other clients of every shared group.
pub fn add(groups: &[(&str, Place, At<'_>)], context: &Context<'_>, base: &Target, parts: &mut Parts) {
    for (number, (name, _, at)) in groups.iter().enumerate() {
        let Some(node) = at.node().get("shared") else { continue };
        let said = read(&at.below("shared", node), context);
        if let Some(said) = said {
            add_one(GroupId(number as u16), name, &said, (context, base), parts);
        }
    }
}

fn read(at: &At<'_>, context: &Context<'_>) -> Option<Said> {
    let table = at.table()?;
    let clients = keys::need(&table, "clients", |at| at.count(1, MOST_CLIENTS));
    let occupancy = keys::need(&table, "occupancy", |at| at.number(0.0, MOST_OCCUPIED));
    let handle_time = keys::maybe(&table, "handle_time", |at| {
        let law = context.law(at)?;
        if law.mean() <= 0.0 {
            at.problem("calls that take no time keep nobody busy; write a handle time above 0");
            return None;
        }
        Some(law)
    });
    let patience = keys::maybe(&table, "patience", |at| context.law(at));
    let priority = keys::maybe(&table, "priority", |at| at.count(1, 9).map(|value| value as u8));
    let day_cv = keys::or(&table, "day_cv", 0.0, |at| at.number(0.0, 10.0));
    let open = keys::maybe(&table, "open", hours::read);
    table.finish();
    Some(Said {
        clients: clients?,
        occupancy: occupancy?,
        handle_time: handle_time?,
        patience: patience?,
        priority: priority?,
        day_cv: day_cv?,
        open: open?,
    })
}

fn add_one(id: GroupId, name: &str, said: &Said, (context, base): (&Context<'_>, &Target), parts: &mut Parts) {
    let Some(Some(group)) = parts.groups.get(id.index()) else { return };
    let Some(ours) = ours(group, parts) else { return };
    let Some((first, skill)) = ours.first() else { return };
    let Some(mut read) = blank(&format!("{name} (other clients)"), context, base) else { return };
    let contact = &mut read.contact;
    contact.ours = false;
    contact.talk_time = said.handle_time.clone().unwrap_or_else(|| like_ours(&ours));
    contact.patience = said.patience.clone().or_else(|| first.patience.clone());
    contact.priority = said.priority.unwrap_or(first.priority);
    contact.hours.clone_from(&said.open);
    let level = skill.level;
    let number = ContactId(parts.contacts.len() as u16);
    parts.able.also(id);
    parts.carried.push(None);
    parts.routing.push(Some(usual(Takers { contact: number, name, able: &parts.able })));
    let shared = Shared { contact: number, clients: said.clients, occupancy: said.occupancy, day_cv: said.day_cv };
    if let Some(Some(group)) = parts.groups.get_mut(id.index()) {
        group.skills.push(Skill { level, ..Skill::plain(number) });
        group.shared = Some(shared);
        read.arrivals = Some(others::of_group(group, &shared, &read.contact, context.calendar));
    }
    parts.contacts.push(Some(read));
}

/// Our contact types that a group takes, with its skills: those of people who call, or all where nobody calls. None where one
/// of them could not be read.
fn ours<'p>(group: &Group, parts: &'p Parts) -> Option<Vec<(&'p ContactType, Skill)>> {
    let of = |skill: &Skill| Some((&parts.contacts.get(skill.contact.index())?.as_ref()?.contact, *skill));
    let all: Vec<(&ContactType, Skill)> = group.skills.iter().map(of).collect::<Option<_>>()?;
    let inbound: Vec<_> = all.iter().copied().filter(|(contact, _)| contact.is_inbound()).collect();
    Some(if inbound.is_empty() { all } else { inbound })
}

/// Handle times like ours: exponential, with the mean over our types in this group.
fn like_ours(ours: &[(&ContactType, Skill)]) -> Law {
    let times: f64 = ours.iter().map(|(contact, skill)| contact.mean_handle_time() * skill.handle_time_factor).sum();
    Law::Exponential(Exponential::new(times / ours.len().max(1) as f64))
}

/// A contact type that says nothing of itself.
fn blank(name: &str, context: &Context<'_>, base: &Target) -> Option<contacts::Read> {
    let place = Place::default();
    let talk = Node { value: Value::Text("1s".to_owned()), place };
    let entry = Entry { key: "talk_time".to_owned(), place, node: talk };
    let node = Node { value: Value::Table(vec![entry]), place };
    contacts::read(name, &At::root(&node, &Log::new()), context, base)
}
