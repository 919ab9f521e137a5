//! What needs several sections at once: who takes whom, what leads where, how much it all is.
//!
//! In: the parts of a file, those that could be read. Out: problems and warnings. Each question is one function.

use std::collections::BTreeMap;

use crate::centre::calendar::AtClose;
use crate::centre::contact::Direction;
use crate::centre::robot::{Fallback, KeyLeadsTo};
use crate::centre::survey::Survey;
use crate::centre::{
    Calendar, ContactId, ContactType, Dialer, FollowUp, Group, Incident, Intake, On, Provider, Robot, Trunk, TrunkId,
};
use crate::demand::Arrivals;
use crate::document::{At, Node, Value};
use crate::economics::ProviderTerms;
use crate::routing::Rule;
use crate::said::{Said, SaidValue, said};
use crate::scenario::able::Able;
use crate::scenario::chains::{self, Growth};
use crate::scenario::context::Context;
use crate::scenario::{
    Decision, Run, adaptive, agency_check, commissions, contacts, dialers, intake, never_open, staffing, without_effect,
};

/// The named parts of a file; none where a part could not be read.
#[derive(Debug)]
pub struct Parts {
    /// Contact types.
    pub contacts: Vec<Option<contacts::Read>>,
    /// Groups.
    pub groups: Vec<Option<Group>>,
    /// Who has which skill.
    pub able: Able,
    /// Robots.
    pub robots: Vec<Option<Robot>>,
    /// Dialers.
    pub dialers: Vec<Option<Dialer>>,
    /// Trunks.
    pub trunks: Vec<Option<Trunk>>,
    /// The trunk of each contact type.
    pub carried: Vec<Option<TrunkId>>,
    /// The rules of each contact type.
    pub routing: Vec<Option<Vec<Rule>>>,
    /// By group, whom its agents take first.
    pub serves: Vec<Option<&'static crate::routing::serve::Policy>>,
    /// Providers with their terms.
    pub providers: Vec<Option<(Provider, ProviderTerms)>>,
    /// Incidents.
    pub incidents: Option<Vec<Incident>>,
    /// The survey after the call.
    pub survey: Option<Option<Survey>>,
}

/// Contacts that one experiment may simulate.
const MOST_CONTACTS: f64 = 1e12;
/// Contacts in a day of computing, at a million a second.
const PER_DAY: f64 = 86_400.0 * 1e6;
/// First attempts that one replication may hold in memory.
const MOST_IN_ONE: f64 = 2e8;

/// Looks at the parts together.
pub fn parts(root: &At<'_>, context: &Context<'_>, parts: &Parts, run: Option<&Run>) {
    let places = Places::new(root);
    if parts.contacts.is_empty() {
        root.problem("no contact type is declared; write at least one [contacts.X]");
        return;
    }
    let led_to = led_to(parts);
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(read) = read else { continue };
        let at = places.of("contacts", &read.contact.name);
        let Some(at) = at else { continue };
        let reached = read.arrivals.is_some() || led_to.get(number).copied().unwrap_or(true);
        taken(&at, number, &read.contact, reached, parts);
        fits(&at, &read.contact, number, context, parts);
        breaks_off(&at, &read.contact, number, context, parts);
        never_happens(&at, &read.contact, parts, number, context.calendar.at_close);
    }
    robots(&places, parts);
    dialers::check(&places, parts);
    group_transfers(&places, context, parts);
    commissions::without_value(&places, parts);
    agency_check::chances(&places, parts);
    adaptive::check(&places, parts);
    without_effect::check(root, &places, context, parts);
    never_open::check(&places, context, parts);
    if context.sure {
        staffing::gaps(&places, context.calendar, parts);
        size(root, &places, context.calendar, parts, run);
    }
}

/// What money needs to be said about.
pub fn money(root: &At<'_>, parts: &Parts, decision: Option<&Decision>) {
    let terms = || parts.providers.iter().flatten().map(|(provider, terms)| (&provider.name, terms));
    if let Some((name, _)) =
        terms().find(|(_, terms)| terms.has_vat()).filter(|_| decision.is_some_and(|decision| decision.vat.is_none()))
    {
        let at = Places::new(root).of("providers", name).unwrap_or_else(|| root.clone());
        at.problem("its contract has VAT: say whether it is got back, as decision.vat = \"cost\" or \"recoverable\"");
    }
    let paid = terms().any(|(_, terms)| terms.contract.is_some() || terms.costs.is_some());
    if paid && root.node().get("currency").is_none() {
        root.warn(said!(
            "warn-no-currency",
            "money is given without `currency`; write, for example, currency = \"UAH\""
        ));
    }
}

/// Where the named parts stand.
pub struct Places<'r, 'a> {
    root: &'r At<'a>,
    /// The named values of each section.
    sections: BTreeMap<&'a str, BTreeMap<&'a str, &'a Node>>,
}

impl<'r, 'a> Places<'r, 'a> {
    /// Places below a root.
    pub fn new(root: &'r At<'a>) -> Places<'r, 'a> {
        let named = |node: &'a Node| match &node.value {
            Value::Table(entries) => entries.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect(),
            _ => BTreeMap::new(),
        };
        let sections = match &root.node().value {
            Value::Table(entries) => entries.iter().map(|entry| (entry.key.as_str(), named(&entry.node))).collect(),
            _ => BTreeMap::new(),
        };
        Places { root, sections }
    }

    /// A text at the top of the file.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        match &self.root.node().get(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value `name` of a section.
    pub fn of(&self, section: &str, name: &str) -> Option<At<'a>> {
        let section_node = self.root.node().get(section)?;
        let node = *self.sections.get(section)?.get(name)?;
        Some(self.root.below(section, section_node).below(name, node))
    }
}

/// All rules of follow-up that could be read.
fn rules(parts: &Parts) -> impl Iterator<Item = &FollowUp> {
    let contacts = parts.contacts.iter().flatten().flat_map(|read| &read.contact.follow_ups);
    let groups = parts.groups.iter().flatten().flat_map(|group| &group.follow_ups);
    let robots = parts.robots.iter().flatten().flat_map(|robot| &robot.follow_ups);
    contacts.chain(groups).chain(robots)
}

/// By contact type, whether anything leads to it.
fn led_to(parts: &Parts) -> Vec<bool> {
    // A part that could not be read might lead anywhere.
    let unknown = parts.contacts.iter().any(Option::is_none)
        || parts.groups.iter().any(Option::is_none)
        || parts.robots.iter().any(Option::is_none);
    let mut led = vec![unknown; parts.contacts.len()];
    let keys = parts.robots.iter().flatten().flat_map(|robot| &robot.keys).filter_map(|key| match key.leads_to {
        KeyLeadsTo::People(contact) => Some(contact),
        _ => None,
    });
    let menus = parts.contacts.iter().flatten().filter_map(|read| read.contact.ivr.as_ref()?.misdirects.as_ref());
    for contact in rules(parts).map(|rule| rule.to).chain(keys).chain(menus.map(|menu| menu.to)) {
        if let Some(slot) = led.get_mut(contact.index()) {
            *slot = true;
        }
    }
    led
}

/// Somebody must be able to take what comes.
fn taken(at: &At<'_>, number: usize, contact: &ContactType, reached: bool, parts: &Parts) {
    if !reached {
        at.warn(said!("warn-no-arrivals", "has no arrivals and nothing leads to it: it never happens"));
        return;
    }
    let by_robot_only = contact
        .robot
        .and_then(|robot| parts.robots.get(robot.index()))
        .is_some_and(|robot| robot.as_ref().is_none_or(|robot| robot.fallback != Fallback::Agents));
    if parts.able.nobody(ContactId(number as u16)) && !by_robot_only {
        at.problem(format!(
            "no group has the skill \"{}\": nobody can take it; add it to the skills of a group",
            contact.name
        ));
    }
}

/// Directions must fit what is done with a type.
fn fits(at: &At<'_>, contact: &ContactType, number: usize, context: &Context<'_>, parts: &Parts) {
    if !contact.is_inbound() && parts.carried.get(number).copied().flatten().is_some() {
        at.problem("is carried by a trunk, but only people who call hold its lines; remove it from `carries`");
    }
    let misled_to = contact.ivr.as_ref().and_then(|ivr| ivr.misdirects.as_ref()).map(|menu| menu.to.index());
    if let Some(to) = misled_to.and_then(|to| parts.contacts.get(to)).and_then(Option::as_ref)
        && !to.contact.is_inbound()
    {
        at.problem(format!("ivr.misdirects leads callers to \"{}\", which must be inbound", to.contact.name));
    }
    for (index, rule) in contact.follow_ups.iter().enumerate().filter(|(_, rule)| rule.transfer) {
        if !contact.is_inbound() {
            at.problem(format!(
                "follow_ups[{index}]: only callers are transferred, and this type is not inbound; remove `transfer`"
            ));
            continue;
        }
        let to = parts.contacts.get(rule.to.index()).and_then(Option::as_ref);
        if to.is_some_and(|to| !to.contact.is_inbound()) {
            at.problem(format!(
                "follow_ups[{index}]: a caller is transferred to people who answer: the type \"{}\" must be inbound",
                name_of(context, rule.to.index())
            ));
        }
    }
}

/// Who breaks off whom: only talk that comes later, and none that is a chat.
fn breaks_off(at: &At<'_>, contact: &ContactType, number: usize, context: &Context<'_>, parts: &Parts) {
    if let (Some(_), false) = (contact.parallel, contact.interrupts.is_empty()) {
        at.problem("`interrupts` and `parallel` exclude each other: an agent has several chats, and breaks off none");
    }
    for (victim, _) in &contact.interrupts {
        let Some(other) = parts.contacts.get(victim.index()).and_then(Option::as_ref) else { continue };
        let (other, name) = (&other.contact, name_of(context, victim.index()));
        if victim.index() == number {
            at.problem(format!("interrupts: nobody breaks off contacts of the same type; remove \"{name}\""));
        } else if !other.is_inbound() || other.parallel.is_some() {
            at.problem(format!("interrupts: \"{name}\" is no talk that can be broken off: it is work, or chats"));
        } else if contact.priority > other.priority {
            at.problem(format!(
                "interrupts: priority {} does not come before the {} of \"{name}\"; give it a smaller number",
                contact.priority, other.priority
            ));
        }
    }
}

/// A group transfers callers to people who answer.
fn group_transfers(places: &Places<'_, '_>, context: &Context<'_>, parts: &Parts) {
    for group in parts.groups.iter().flatten() {
        for (index, rule) in group.follow_ups.iter().enumerate().filter(|(_, rule)| rule.transfer) {
            let to = parts.contacts.get(rule.to.index()).and_then(Option::as_ref);
            if let (Some(at), true) = (places.of("groups", &group.name), to.is_some_and(|to| !to.contact.is_inbound()))
            {
                at.problem(format!(
                    "follow_ups[{index}]: a caller is transferred to people who answer: the type \"{}\" must be inbound",
                    name_of(context, rule.to.index())
                ));
            }
        }
    }
}

fn name_of<'c>(context: &Context<'c>, contact: usize) -> &'c str {
    context.names.contacts.get(contact).map_or("", String::as_str)
}

/// An event, whether it never comes about, and why.
type Question = (On, bool, fn() -> Said);

/// Rules whose event cannot come about.
fn never_happens(at: &At<'_>, contact: &ContactType, parts: &Parts, number: usize, at_close: AtClose) {
    if contact.follow_ups.is_empty() {
        return;
    }
    let inbound = contact.direction == Direction::Inbound;
    let dialled = dialers::calls(parts, number);
    // Without patience people are lost at closing alone: sent away, or come out of a menu or a talk when nobody stays.
    let rules = parts.contacts.iter().flatten().flat_map(|other| &other.contact.follow_ups);
    let mut rules = rules.chain(parts.groups.iter().flatten().flat_map(|group| &group.follow_ups));
    let late = contact.ivr.is_some() || rules.any(|rule| rule.transfer && rule.to.index() == number);
    let stay = inbound && contact.patience.is_none() && at_close == AtClose::Serve && !late;
    let questions: [Question; 14] = [
        (On::Resolved, contact.resolved.is_none(), || missing("resolved")),
        (On::Unresolved, contact.resolved.is_none(), || missing("resolved")),
        (On::Sold, contact.value.conversion <= 0.0, || said!("warn-conversion-0", "`value.conversion` is 0")),
        (On::OrderWritten, !intake::any(parts, Intake::written), || {
            said!("warn-no-e-mail", "no group takes orders by e-mail")
        }),
        (On::OrderRefused, !intake::any(parts, |of| of.items.is_some()), || {
            said!("warn-no-items", "no group's intake limits `items`")
        }),
        (On::Late, contact.due.is_none(), || missing("due")),
        (On::Missed, contact.robot.is_none() && !dialled, || said!("warn-no-dials", "no robot or dialer calls it")),
        (On::Confirmed, inbound, || said!("warn-inbound", "it is inbound")),
        (On::Cancelled, inbound, || said!("warn-inbound", "it is inbound")),
        (On::Unreached, inbound && contact.virtual_hold.is_none(), || {
            said!("warn-inbound-no-hold", "it is inbound, and `virtual_hold` is not given")
        }),
        (On::Deflected, contact.deflects.is_none(), || missing("deflects")),
        (On::SelfServed, contact.ivr.as_ref().is_none_or(|ivr| ivr.self_service <= 0.0), || {
            said!("warn-no-menu-serves", "no menu serves anybody")
        }),
        (On::AbandonedInIvr, contact.ivr.as_ref().is_none_or(|ivr| ivr.hangs_up <= 0.0), || {
            said!("warn-no-menu-hangs-up", "nobody hangs up in a menu")
        }),
        (On::Abandoned, stay, || missing("patience")),
    ];
    for (index, rule) in contact.follow_ups.iter().enumerate() {
        for (event, never, why) in &questions {
            // Of several events, those that never come do no harm.
            if *never && rule.on == event.bit() {
                let name = On::ALL.iter().find(|(_, on)| on == event).map_or("", |(name, _)| *name);
                at.warn(said!(
                    "warn-follow-up-never-happens",
                    "follow_ups[{index}] never happens: nothing is {event} here, for {why}",
                    index = SaidValue::number(index),
                    event = name,
                    why = why(),
                ));
            }
        }
    }
}

fn missing(key: &str) -> Said {
    said!("warn-key-not-given", "`{key}` is not given", key = key)
}

/// Robots: somebody's, and their keys lead to people.
fn robots(places: &Places<'_, '_>, parts: &Parts) {
    let complete = parts.contacts.iter().all(Option::is_some);
    for (number, robot) in parts.robots.iter().enumerate() {
        let Some(robot) = robot else { continue };
        let Some(at) = places.of("robots", &robot.name) else { continue };
        let used =
            parts.contacts.iter().flatten().any(|read| read.contact.robot.is_some_and(|robot| robot.index() == number));
        if complete && !used {
            at.warn(said!(
                "warn-robot-of-nobody",
                "no contact type has robot = \"{robot}\": it never calls",
                robot = robot.name.clone(),
            ));
        }
        for key in &robot.keys {
            let KeyLeadsTo::People(contact) = key.leads_to else { continue };
            let to = parts.contacts.get(contact.index()).and_then(Option::as_ref);
            if let Some(to) = to.filter(|to| to.contact.direction == Direction::Outbound) {
                at.problem(format!(
                    "on_key \"{}\" leads to \"{}\", which is outbound: a buyer is put through to an inbound type, or leaves word for back-office work",
                    key.key, to.contact.name
                ));
            }
        }
    }
}

/// How many contacts there will be; refused when they are too many.
fn size(root: &At<'_>, places: &Places<'_, '_>, calendar: &Calendar, parts: &Parts, run: Option<&Run>) {
    let Growth::Bounded(factor) = chains::growth(places, parts) else { return };
    let complete = parts.contacts.iter().all(Option::is_some);
    let Some(run) = run.filter(|_| complete) else { return };
    let arrivals = parts.contacts.iter().flatten().filter_map(|read| read.arrivals.as_ref());
    let first: f64 = arrivals.map(|arrivals| first_attempts(arrivals, calendar)).sum();
    let replications = run.precision.as_ref().map_or(run.replications, |precision| precision.at_most);
    let at = root.node().get("run").map_or(root.clone(), |node| root.below("run", node));
    if first > MOST_IN_ONE {
        root.problem(format!("about {} first attempts in one replication are more than the limit of {}; shorten the calendar or lower the rates", rough(first), rough(MOST_IN_ONE)));
    } else if first * factor * replications as f64 > MOST_CONTACTS {
        let contacts = first * factor;
        at.problem(format!(
            "about {} contacts in each of {replications} replications are {} in all (at a million a second {:.0} days), more than the limit of {}; lower the replications or shorten the calendar",
            rough(contacts),
            rough(contacts * replications as f64),
            contacts * replications as f64 / PER_DAY,
            rough(MOST_CONTACTS)
        ));
    }
}

/// Expected first attempts of one type in one replication; of work without end only what agents get done exists.
fn first_attempts(arrivals: &Arrivals, calendar: &Calendar) -> f64 {
    match arrivals {
        Arrivals::Backlog { count } => count.unwrap_or(0) as f64,
        dated => dated.expected(calendar).iter().sum(),
    }
}

/// A number for an estimate: two digits and a power of ten.
fn rough(number: f64) -> String {
    if number < 1e6 { format!("{number:.0}") } else { format!("{number:.1e}") }
}
