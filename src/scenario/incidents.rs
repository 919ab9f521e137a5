//! `[[incidents]]`: what befalls the centre for a while.
//!
//! In: the list of incidents, and the parts of the file that they name by path. Out: [`Incident`]s, every path checked.

use jiff::civil::Time as CivilTime;

use crate::centre::incident::{Happens, Incident, Replaced, Scaled};
use crate::centre::{ContactId, GroupId, RobotId, TrunkId};
use crate::document::path::{Path, Step};
use crate::document::value::unknown_name;
use crate::document::{At, Node, Place, edit};
use crate::laws::Law;
use crate::routing::{Deal, Rule};
use crate::scenario::able::Able;
use crate::scenario::context::Context;
use crate::scenario::routing::Takers;
use crate::scenario::{contacts, intake, keys, robots, routing};
use crate::units::{Clock, Span, Time};

/// Most incidents of a file.
const MOST_INCIDENTS: usize = 1000;
/// Most spells of one incident that a calendar may hold in the mean.
const MOST_SPELLS: f64 = 100_000.0;
/// By so much a roster, a rate or lines may grow.
const MOST_TIMES: f64 = 100.0;

/// What incidents need of the rest of the file, as far as it could be read.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Calendar, names, files.
    pub context: &'a Context<'a>,
    /// Who has which skill.
    pub able: &'a Able,
    /// Contact types with their arrivals.
    pub contacts: &'a [Option<contacts::Read>],
    /// The rules of each contact type.
    pub routing: &'a [Option<Vec<Rule>>],
}

/// Reads the list.
pub fn read(at: &At<'_>, known: Known<'_>) -> Option<Vec<Incident>> {
    if at.list()?.len() > MOST_INCIDENTS {
        at.problem(format!("more than {MOST_INCIDENTS} incidents; write those that come again with `every`"));
        return None;
    }
    let read = keys::each(at, |item| incident(item, known))?;
    let mut names: Vec<&str> = read.iter().map(|incident| incident.name.as_str()).collect();
    names.sort_unstable();
    if let Some(twice) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        at.problem(format!("two incidents have the name \"{}\"; name them apart", twice[0]));
        return None;
    }
    Some(read)
}

fn incident(at: &At<'_>, known: Known<'_>) -> Option<Incident> {
    let table = at.table()?;
    let name = keys::or(&table, "name", at.path(), At::name);
    let instant = table.maybe("at").map(|at| instant(&at, known.context).map(Happens::At));
    let every = table.maybe("every").map(|at| gaps(&at, known.context).map(Happens::Every));
    let lasts = keys::need(&table, "lasts", |at| above_zero(at, known.context));
    let times = keys::or(&table, "times", Vec::new(), |at| times(at, known));
    let set = keys::or(&table, "set", Vec::new(), |at| set(at, known));
    table.finish();
    let happens = match (instant, every) {
        (Some(happens), None) | (None, Some(happens)) => happens,
        (Some(_), Some(_)) => {
            at.problem("`at` and `every` exclude each other: it happens once, or again and again");
            return None;
        }
        (None, None) => {
            at.problem("says neither `at` nor `every`: when does it happen?");
            return None;
        }
    };
    if !(at.node().get("times").is_some() || at.node().get("set").is_some()) {
        at.problem(
            "changes nothing; say what it does in `times` or `set`, as in times = { \"trunks.city.lines\" = 0.5 }",
        );
        return None;
    }
    Some(Incident { name: name?.to_owned(), happens: happens?, lasts: lasts?, times: times?, set: set? })
}

fn instant(at: &At<'_>, context: &Context<'_>) -> Option<Time> {
    let local = at.date_time()?;
    let days = &context.calendar.days;
    let Ok(day) = days.binary_search_by_key(&local.date(), |day| day.date) else {
        if let (true, Some(first), Some(last)) = (context.sure, days.first(), days.last()) {
            at.problem(format!("{local} is outside the calendar, which runs from {} to {}", first.date, last.date));
        }
        return None;
    };
    let micros = local.time().duration_since(CivilTime::midnight()).as_micros();
    Some(context.calendar.at(day, Clock(Span(i64::try_from(micros).ok()?))))
}

fn above_zero(at: &At<'_>, context: &Context<'_>) -> Option<Law> {
    let law = context.law(at)?;
    if law.mean() <= 0.0 {
        at.problem("takes no time; write a duration above zero, such as \"2h\"");
        return None;
    }
    Some(law)
}

fn gaps(at: &At<'_>, context: &Context<'_>) -> Option<Law> {
    let law = above_zero(at, context)?;
    let spells = (context.calendar.end - Time::START).in_seconds() / law.mean();
    if spells > MOST_SPELLS {
        at.problem(format!(
            "about {spells:.0} times in this calendar are more than the limit of {MOST_SPELLS}; let it happen less often"
        ));
        return None;
    }
    Some(law)
}

/// A path of a table with its value.
struct Named {
    /// Its steps as texts.
    steps: Vec<String>,
    place: Place,
    node: Node,
    /// As it reads.
    path: String,
}

/// The paths of a table.
fn paths(at: &At<'_>) -> Option<Vec<Named>> {
    keys::whole(edit::changes(at)?.into_iter().map(|(path, place, node)| match Path::parse(&path) {
        Ok(parsed) => {
            let steps = parsed.steps.iter().map(|step| match step {
                Step::Key(key) | Step::Name(key) => key.clone(),
                Step::Index(index) => index.to_string(),
            });
            Some(Named { steps: steps.collect(), place, node, path: parsed.to_string() })
        }
        Err(why) => {
            at.log().error(place, at.path(), why);
            None
        }
    }))
}

/// `{ "groups.alfa_agents.roster" = 0.0, "contacts.sales.arrivals" = 1.4, "trunks.city.lines" = 0.5 }`.
fn times(at: &At<'_>, known: Known<'_>) -> Option<Vec<(Scaled, f64)>> {
    let names = known.context.names;
    let mut found: Vec<(Scaled, f64)> = Vec::new();
    for Named { steps, place, node, path } in paths(at)? {
        let value = at.below(&path, &node);
        let wrong = |message: String| at.log().error(place, value.path(), message);
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let scaled = match steps[..] {
            ["groups", name, "roster"] => names.groups.place(name).map(|id| Scaled::Staff(GroupId(id as u16))).ok_or((
                "group",
                name,
                &names.groups,
            )),
            ["contacts", name, "arrivals"] => names
                .contacts
                .place(name)
                .map(|id| Scaled::Arrivals(ContactId(id as u16)))
                .ok_or(("contact type", name, &names.contacts)),
            ["trunks", name, "lines"] => names.trunks.place(name).map(|id| Scaled::Lines(TrunkId(id as u16))).ok_or((
                "trunk",
                name,
                &names.trunks,
            )),
            _ => {
                wrong("an incident cannot multiply this; it multiplies groups.X.roster, contacts.X.arrivals and trunks.X.lines".to_owned());
                return None;
            }
        };
        let scaled = scaled.map_err(|(kind, name, names)| wrong(unknown_name(kind, name, names))).ok()?;
        if found.iter().any(|(other, _)| *other == scaled) {
            wrong("is multiplied twice; give one factor".to_owned());
            return None;
        }
        let factor = value.number(0.0, MOST_TIMES)?;
        if let Scaled::Arrivals(contact) = scaled {
            has_rates(&value, contact, known)?;
        }
        found.push((scaled, factor));
    }
    Some(found)
}

/// Only a rate can be multiplied.
fn has_rates(at: &At<'_>, contact: ContactId, known: Known<'_>) -> Option<()> {
    let read = known.contacts.get(contact.index())?.as_ref()?;
    match &read.arrivals {
        Some(arrivals) if arrivals.has_rates() => Some(()),
        Some(_) => {
            at.problem("these arrivals are repeated as they were and have no rate to multiply; a history has one with replay = \"rates\"");
            None
        }
        None => {
            at.problem("this type has no arrivals of its own; multiply those of the types that lead to it");
            None
        }
    }
}

/// `{ "groups.alfa_agents.intake" = "email", "routing.sales.split" = { own = 1.0 }, "robots.confirm.ports" = 2 }`.
fn set(at: &At<'_>, known: Known<'_>) -> Option<Vec<Replaced>> {
    let names = known.context.names;
    let mut found: Vec<Replaced> = Vec::new();
    for Named { steps, place, node, path } in paths(at)? {
        let value = at.below(&path, &node);
        let unknown = |kind, name, names| {
            at.log().error(place, value.path(), unknown_name(kind, name, names));
        };
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let replaced = match steps[..] {
            ["groups", name, "intake"] => match names.groups.place(name) {
                Some(id) => Replaced::Intake(GroupId(id as u16), intake::read(&value, known.context)?),
                None => {
                    unknown("group", name, &names.groups);
                    return None;
                }
            },
            ["routing", name, "split"] => match names.contacts.place(name) {
                Some(id) => split(&value, ContactId(id as u16), known)?,
                None => {
                    unknown("contact type", name, &names.contacts);
                    return None;
                }
            },
            ["robots", name, "ports"] => match names.robots.place(name) {
                Some(id) => Replaced::Ports(RobotId(id as u16), value.count(0, robots::MOST_PORTS)?),
                None => {
                    unknown("robot", name, &names.robots);
                    return None;
                }
            },
            _ => {
                at.log().error(
                    place,
                    value.path(),
                    "cannot change while the clock runs; an incident sets groups.X.intake, routing.X.split and robots.X.ports, and multiplies rosters, arrivals and lines by `times`",
                );
                return None;
            }
        };
        if found.iter().any(|other| other.same_as(&replaced)) {
            at.log().error(place, value.path(), "is set twice; set it once");
            return None;
        }
        found.push(replaced);
    }
    Some(found)
}

fn split(at: &At<'_>, contact: ContactId, known: Known<'_>) -> Option<Replaced> {
    let name = known.context.names.contacts.get(contact.index()).map_or("", String::as_str);
    let shares = routing::split(at, known.context, Takers { contact, name, able: known.able })?;
    let rules = known.routing.get(contact.index())?.as_ref()?;
    if !rules.last().is_some_and(|rule| matches!(rule.deal, Deal::Split(_))) {
        at.problem(format!(
            "only a type that is dealt by shares can be dealt by others; give routing.{name} a `split`"
        ));
        return None;
    }
    Some(Replaced::Split(contact, shares))
}
