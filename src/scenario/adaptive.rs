//! `routing.X.adaptive`: shares that are reviewed.
//!
//! In: its table. Out: an [`Adaptive`] without what contacts are worth and what reports make of them: that needs contact types
//! and contracts, and is filled in when all is read.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::centre::provider::Reports;
use crate::centre::{ContactType, Group, GroupId};
use crate::document::At;
use crate::economics::{Contract, ProviderTerms};
use crate::routing::adapt::scorecard::Scorecard;
use crate::routing::adapt::yardstick::{Needs, Worth, YARDSTICKS, Yardstick};
use crate::routing::adapt::{Adaptive, Figures, RULES, Rule};
use crate::routing::{Deal, Routing};
use crate::scenario::check::{Parts, Places};
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::scenario::quotes::in_path;
use crate::units::Span;

/// Most that a yardstick of a scorecard may weigh.
const MOST_WEIGHT: f64 = 1e6;

/// `{ among = ["own", "alfa"], by = "conversion", rule = "thompson", review = "1d", at_least = 0.05, figures = "true" }`.
pub fn read<'a>(at: &At<'a>, _context: &Context<'_>, group: impl Fn(&At<'a>) -> Option<GroupId>) -> Option<Adaptive> {
    const FIGURES: [(&str, Figures); 2] = [("true", Figures::True), ("reported", Figures::Reported)];
    let table = at.table()?;
    let among = keys::need(&table, "among", |at| super::routing::groups(at, &group));
    let rules: Vec<(&'static str, &'static Rule)> = RULES.iter().map(|rule| (rule.name, *rule)).collect();
    let by = keys::need(&table, "by", scorecard);
    let rule = keys::need(&table, "rule", |at| at.one_of(&rules));
    let review_days = keys::or(&table, "review", 1, days);
    let at_least = keys::or(&table, "at_least", 0.05, At::share);
    let figures = keys::or(&table, "figures", Figures::True, |at| at.one_of(&FIGURES));
    table.finish();
    let (among, at_least) = (among?, at_least?);
    if among.len() < 2 {
        at.problem("shares need at least two groups to be shared `among`");
        return None;
    }
    if at_least * among.len() as f64 > 1.0 {
        at.problem(format!("{} groups cannot get at least {at_least} each", among.len()));
        return None;
    }
    Some(Adaptive {
        by: by?,
        rule: rule?,
        review_days: review_days?,
        at_least,
        worth: vec![Worth::default(); among.len()],
        reports: vec![Reports::default(); among.len()],
        figures: figures?,
        among,
    })
}

/// `"conversion"`, or `{ conversion = 2, csat = 1 }`.
fn scorecard(at: &At<'_>) -> Option<Scorecard> {
    if !at.is_table() {
        let yardsticks: Vec<_> = YARDSTICKS.iter().map(|stick| (stick.name, *stick)).collect();
        return at.one_of(&yardsticks).map(Scorecard::from);
    }
    let table = at.table()?;
    let weighed = |stick: &&'static Yardstick| {
        let weight = table.maybe(stick.name)?;
        Some(weight.positive(MOST_WEIGHT).map(|weight| (*stick, weight)))
    };
    // In the order of the table of yardsticks: how the file orders them changes no digit.
    let sticks = keys::whole(YARDSTICKS.iter().filter_map(weighed));
    table.finish();
    let sticks = sticks?;
    if sticks.is_empty() {
        at.problem(
            "names nothing to judge by; write yardsticks with their weights, as in { conversion = 2, csat = 1 }",
        );
        return None;
    }
    Some(Scorecard::weighted(sticks))
}

/// What contacts are worth and what reports make of them, for every adaptive split.
pub fn fill(routing: &mut Routing, contacts: &[ContactType], groups: &[Group], terms: &[ProviderTerms]) {
    for (contact, rules) in contacts.iter().zip(&mut routing.rules) {
        for adaptive in rules.iter_mut().filter_map(|rule| match &mut rule.deal {
            Deal::Adaptive(adaptive) => Some(adaptive),
            _ => None,
        }) {
            let terms = |group: &GroupId| terms.get(groups.get(group.index())?.provider.index());
            adaptive.worth =
                adaptive.among.iter().map(|group| worth(contact, groups.get(group.index()), terms(group))).collect();
            let told = |group| terms(group).filter(|_| adaptive.figures == Figures::Reported);
            let shown = |terms: &ProviderTerms| terms.reports.map(|reports| reports.shown());
            adaptive.reports =
                adaptive.among.iter().map(|group| told(group).and_then(shown).unwrap_or_default()).collect();
        }
    }
}

fn worth(contact: &ContactType, group: Option<&Group>, terms: Option<&ProviderTerms>) -> Worth {
    let number = |amount: Decimal| amount.to_f64().unwrap_or(0.0);
    let prices = terms.and_then(|terms| terms.contract.as_ref()).map_or([Decimal::ZERO; 4], Contract::marginal);
    let [per_minute, per_contact, per_order, hour] = prices.map(number);
    let shrinkage = group.map_or(0.0, |group| group.shrinkage.total());
    let own = terms.and_then(|terms| terms.costs.as_ref());
    let wages = own.map_or(0.0, |own| number(own.hour_on_the_phones(Decimal::from_f64(shrinkage).unwrap_or_default())));
    let value = &contact.value;
    let (margin, lead_cost) = (number(value.margin), number(value.lead_cost));
    Worth { margin, lead_cost, per_minute, per_contact, per_order, per_hour: hour + wages }
}

/// Refuses yardsticks by which a type has no marks at all: its shares would stay equal for ever.
pub fn check(places: &Places<'_, '_>, parts: &Parts) {
    for contact in parts.contacts.iter().flatten().map(|read| &read.contact) {
        let Some(at) = places.of("routing", &contact.name) else { continue };
        judged(&at, contact, parts);
        let Some(when) = at.node().get("when").map(|node| at.below("when", node)).filter(At::is_list) else { continue };
        when.list().unwrap_or_default().iter().for_each(|at| judged(at, contact, parts));
    }
}

fn judged(rule: &At<'_>, contact: &ContactType, parts: &Parts) {
    let Some(at) = rule.node().get("adaptive").map(|node| rule.below("adaptive", node)) else { return };
    let Some(at) = at.node().get("by").map(|node| at.below("by", node)) else { return };
    let named: Vec<(&str, At<'_>)> = match at.is_table() {
        true => {
            at.table().map_or(Vec::new(), |table| table.named().into_iter().map(|(name, _, at)| (name, at)).collect())
        }
        false if at.is_text() => at.text().map_or(Vec::new(), |name| vec![(name, at)]),
        false => return,
    };
    for (name, at) in named {
        if let Some(stick) = YARDSTICKS.iter().find(|stick| stick.name == name) {
            has_marks(&at, stick, contact, parts);
        }
    }
}

/// Whether a type has what a yardstick looks at.
fn has_marks(at: &At<'_>, stick: &Yardstick, contact: &ContactType, parts: &Parts) {
    let satisfied = contact.value.satisfaction.is_some();
    let surveyed = !matches!(parts.survey, Some(None));
    let (has, lacks) = match stick.needs {
        Needs::Nothing => return,
        Needs::Sales => (contact.value.conversion > 0.0, "value.conversion"),
        Needs::Resolved => (contact.resolved.is_some(), "resolved"),
        Needs::Satisfaction => (satisfied, "value.satisfaction"),
        Needs::Survey if satisfied => {
            if !surveyed {
                at.problem("nobody asks people what they think; write a [survey], or judge by \"csat\"");
            }
            return;
        }
        Needs::Survey => (false, "value.satisfaction"),
    };
    if !has {
        let name = in_path(&contact.name);
        at.problem(format!("no contact would get a mark: write contacts.{name}.{lacks}, or judge by something else"));
    }
}

/// Whole days.
fn days(at: &At<'_>) -> Option<u32> {
    let span = at.span_above_zero()?;
    let day = Span::hours(24).0;
    if span.0 % day != 0 {
        at.problem(format!("shares are reviewed at midnight: write whole days, such as \"1d\", not {span}"));
        return None;
    }
    u32::try_from(span.0 / day).ok()
}
