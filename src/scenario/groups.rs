//! `[groups.X]`: agents who are alike, what they can do and when they work.
//!
//! In: a table of one group. Out: a [`Group`]. Rosters are read in `rosters.rs`.

use crate::centre::group::{Group, RosterCounts, Shrinkage, ShrinkageMethod, Skill};
use crate::centre::{ContactId, ProviderId};
use crate::document::{At, Table};
use crate::routing::serve;
use crate::scenario::context::Context;
use crate::scenario::follow_ups::{self, Of};
use crate::scenario::unsupported::{self, Section};
use crate::scenario::{agency, intake, keys, others, rosters};

/// Most agents of a group.
pub const MOST_AGENTS: u32 = 100_000;

/// Reads one group.
pub fn read(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<Group> {
    const COUNTS: [(&str, RosterCounts); 2] =
        [("on_phones", RosterCounts::OnPhones), ("scheduled", RosterCounts::Scheduled)];
    let table = at.table()?;
    unsupported::refuse(&table, Section::Group);
    let provider = provider(&table, context);
    let house = provider.map(|provider| context.houses.of(provider)).unwrap_or_default();
    let skills = keys::need(&table, "skills", |at| skills(at, context));
    // Whom else it serves is read when all contact types are, in `others.rs`.
    let clients = others::clients(&table);
    let known = skills.is_some();
    let skills = agency::skilled(&table, skills.unwrap_or_default(), &house, context.calendar, clients);
    let roster = rosters::read(&table, context, house.promise);
    let roster_counts = keys::or(&table, "roster_counts", RosterCounts::OnPhones, |at| at.one_of(&COUNTS));
    let shrinkage = keys::or(&table, "shrinkage", Shrinkage::default(), shrinkage);
    let absence = keys::maybe(&table, "absence", agency::absence);
    let absent = table.maybe("absence").filter(|_| roster_counts == Some(RosterCounts::OnPhones));
    if let Some(at) = &absent {
        at.problem("needs roster_counts = \"scheduled\": a roster of people on the phones has nobody absent");
    }
    table.has("serves");
    // What its people may be asked to work is read in `file.rs`.
    table.has("shifts");
    let follow_ups = keys::or(&table, "follow_ups", Vec::new(), |at| follow_ups::read(at, Of::Group, context));
    let intake = keys::maybe(&table, "intake", |at| intake::read(at, context));
    table.finish();
    Some(Group {
        name: name.to_owned(),
        provider: provider?,
        skills: skills.filter(|_| known)?,
        roster: roster?,
        roster_counts: roster_counts?,
        shrinkage: shrinkage?,
        follow_ups: follow_ups?,
        intake: intake?,
        shared: None,
        absence: absence.filter(|_| absent.is_none())?,
    })
}

/// Whom its agents take first.
pub fn serves(at: &At<'_>) -> Option<&'static serve::Policy> {
    let table = at.table()?;
    let words: Vec<(&'static str, &'static serve::Policy)> =
        serve::POLICIES.iter().map(|policy| (policy.name, *policy)).collect();
    keys::or(&table, "serves", &serve::priority::POLICY, |at| at.one_of(&words))
}

/// Its provider; a file that declares none has one, see [`crate::scenario::providers`].
fn provider(table: &Table<'_>, context: &Context<'_>) -> Option<ProviderId> {
    match table.maybe("provider") {
        Some(at) => context.provider(&at),
        None if context.names.providers.is_empty() => Some(ProviderId(0)),
        None => {
            table.need("provider");
            None
        }
    }
}

/// A list of contact types, or a table of them with level and handle-time factor.
pub fn skills(at: &At<'_>, context: &Context<'_>) -> Option<Vec<Skill>> {
    let mut seen: Vec<ContactId> = Vec::new();
    if at.is_table() {
        return keys::whole(at.table()?.named().into_iter().map(|(name, place, value)| {
            let contact = context.names.contacts.place(name).map(|found| ContactId(found as u16));
            if contact.is_none() {
                let message = crate::document::value::unknown_name("contact type", name, &context.names.contacts);
                at.log().error(place, value.path(), message);
            }
            skill(&value, contact)
        }));
    }
    keys::each(at, |item| {
        let contact = context.contact(item)?;
        if seen.contains(&contact) {
            item.problem("is listed twice");
            return None;
        }
        seen.push(contact);
        Some(Skill::plain(contact))
    })
}

/// `{ handle_time_factor = 1.15, level = 2 }`.
fn skill(at: &At<'_>, contact: Option<ContactId>) -> Option<Skill> {
    let table = at.table()?;
    // Read with the group's own, in `agency.rs`.
    ["quality", "learning"].into_iter().for_each(|key| _ = table.has(key));
    let level = keys::or(&table, "level", 1, |at| at.count(1, 9).map(|value| value as u8));
    let factor = keys::or(&table, "handle_time_factor", 1.0, |at| at.positive(1000.0));
    table.finish();
    Some(Skill { level: level?, handle_time_factor: factor?, ..Skill::plain(contact?) })
}

/// Paid time that is not spent on the phones.
fn shrinkage(at: &At<'_>) -> Option<Shrinkage> {
    let table = at.table()?;
    let method = keys::or(&table, "method", ShrinkageMethod::Additive, |at| at.one_of(&ShrinkageMethod::ALL));
    let share = |key: &'static str| keys::or(&table, key, 0.0, At::share);
    let (leave, training, meetings, coaching) =
        (share("leave"), share("training"), share("meetings"), share("coaching"));
    let (sickness, breaks, adherence) = (share("sickness"), share("breaks"), share("adherence"));
    table.finish();
    let shrinkage = Shrinkage {
        method: method?,
        leave: leave?,
        training: training?,
        meetings: meetings?,
        coaching: coaching?,
        sickness: sickness?,
        breaks: breaks?,
        adherence: adherence?,
    };
    if shrinkage.total() >= 1.0 {
        at.problem(format!("the parts add up to {:.3}; together they must stay below 1", shrinkage.total()));
        return None;
    }
    Some(shrinkage)
}
