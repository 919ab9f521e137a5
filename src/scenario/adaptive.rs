//! `routing.X.adaptive`: shares that are reviewed.
//!
//! In: its table. Out: an [`Adaptive`] without what contacts are worth and what reports make of them: that needs contact types
//! and contracts, and is filled in when all is read.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::centre::provider::Reports;
use crate::centre::{ContactType, Group, GroupId};
use crate::document::At;
use crate::economics::{Contract, ProviderTerms};
use crate::routing::adapt::yardstick::{Worth, YARDSTICKS, Yardstick};
use crate::routing::adapt::{Adaptive, Figures, RULES, Rule};
use crate::routing::{Deal, Routing};
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::units::Span;

/// `{ among = ["own", "alfa"], by = "conversion", rule = "thompson", review = "1d", at_least = 0.05, figures = "true" }`.
pub fn read<'a>(at: &At<'a>, _context: &Context<'_>, group: impl Fn(&At<'a>) -> Option<GroupId>) -> Option<Adaptive> {
    const FIGURES: [(&str, Figures); 2] = [("true", Figures::True), ("reported", Figures::Reported)];
    let table = at.table()?;
    let among = keys::need(&table, "among", |at| super::routing::groups(at, &group));
    let yardsticks: Vec<(&'static str, &'static Yardstick)> =
        YARDSTICKS.iter().map(|stick| (stick.name, *stick)).collect();
    let rules: Vec<(&'static str, &'static Rule)> = RULES.iter().map(|rule| (rule.name, *rule)).collect();
    let by = keys::need(&table, "by", |at| at.one_of(&yardsticks));
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

/// What contacts are worth and what reports make of them, for every adaptive split.
pub fn fill(routing: &mut Routing, contacts: &[ContactType], groups: &[Group], terms: &[ProviderTerms]) {
    for (contact, rules) in contacts.iter().zip(&mut routing.rules) {
        for adaptive in rules.iter_mut().filter_map(|rule| match &mut rule.deal {
            Deal::Adaptive(adaptive) => Some(adaptive),
            _ => None,
        }) {
            let terms = |group: &GroupId| terms.get(groups.get(group.index())?.provider.index());
            adaptive.worth = adaptive.among.iter().map(|group| worth(contact, terms(group))).collect();
            let told = |group| terms(group).filter(|_| adaptive.figures == Figures::Reported);
            let shown = |terms: &ProviderTerms| terms.reports.map(|reports| reports.shown());
            adaptive.reports =
                adaptive.among.iter().map(|group| told(group).and_then(shown).unwrap_or_default()).collect();
        }
    }
}

fn worth(contact: &ContactType, terms: Option<&ProviderTerms>) -> Worth {
    let number = |amount: Decimal| amount.to_f64().unwrap_or(0.0);
    let prices = terms.and_then(|terms| terms.contract.as_ref()).map_or([Decimal::ZERO; 3], Contract::marginal);
    let [per_minute, per_contact, per_order] = prices.map(number);
    let value = &contact.value;
    Worth { margin: number(value.margin), lead_cost: number(value.lead_cost), per_minute, per_contact, per_order }
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
