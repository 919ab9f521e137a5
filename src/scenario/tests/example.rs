//! The example of every part reads, and means what it says.

use super::{loaded, said};
use crate::centre::contact::Direction;
use crate::centre::{ContactId, GroupId, RobotId, TrunkId};
use crate::routing::{Deal, OverflowWhen};
use crate::scenario::Experiment;
use crate::units::Span;

const SHOP: &str = include_str!("shop.toml");

fn shape(intervals: usize) -> String {
    std::iter::once("weight\n".to_owned()).chain((0..intervals).map(|n| format!("{}\n", 1 + n % 5))).collect()
}

fn shop() -> Experiment {
    let shape = shape(48);
    let loaded = loaded(SHOP, &[("profiles/weekday.csv", shape.as_str()), ("profiles/web_orders.csv", shape.as_str())]);
    let said = said(&loaded);
    assert_eq!(said, Vec::<String>::new());
    loaded.experiment.unwrap()
}

#[test]
fn the_whole_example_reads_without_a_word() {
    let shop = shop();
    assert_eq!(shop.options.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["own_only", "hybrid"]);
    let base = &shop.base;
    assert_eq!((base.name.as_str(), base.currency.as_str()), ("shop", "UAH"));
    assert_eq!(base.decision.horizon_months, rust_decimal::Decimal::from(24));
    assert_eq!(base.decision.today.as_deref(), Some("own_only"));
    assert_eq!(base.model.centre.contacts.len(), 6);
    assert_eq!(base.terms.len(), 2);
}

#[test]
fn a_type_that_is_like_another_copies_all_but_arrivals() {
    let shop = shop();
    let (sales, returning) = (&shop.base.model.centre.contacts[0], &shop.base.model.centre.contacts[1]);
    assert!(shop.base.model.arrivals[0].is_some() && shop.base.model.arrivals[1].is_none());
    assert_eq!(returning.priority, 1);
    assert_eq!(sales.priority, 2);
    assert_eq!(returning.value.conversion.to_string(), "0.22");
    assert_eq!(returning.talk_time.mean().to_string(), sales.talk_time.mean().to_string());
    assert_eq!(returning.follow_ups[0].address, "contacts.returning.follow_ups[0]");
    assert_eq!(sales.follow_ups[0].up_to, Some(3));
}

#[test]
fn names_become_ids_and_targets_inherit() {
    let shop = shop();
    let centre = &shop.base.model.centre;
    let support = &centre.contacts[2];
    assert_eq!((support.target.answer_within, support.target.abandonment_at_most), (Span::seconds(60), Some(0.05)));
    assert_eq!(support.trunk, Some(TrunkId(0)));
    let confirmation = &centre.contacts[4];
    assert_eq!((confirmation.direction, confirmation.robot), (Direction::Outbound, Some(RobotId(0))));
    // By alphabet: confirmation, returning, sales, support, tier2, written_order.
    assert_eq!(centre.contacts.iter().map(|contact| contact.name_rank).collect::<Vec<_>>(), [2, 1, 3, 4, 0, 5]);
    assert_eq!(centre.groups[1].skill(ContactId(2)).unwrap().level, 2);
    assert!((centre.groups[0].shrinkage.total() - 0.30).abs() < 1e-12);
}

#[test]
fn rules_with_hours_come_first_and_inherit() {
    let shop = shop();
    let rules = &shop.base.model.routing.rules;
    let sales = &rules[0];
    assert_eq!(sales.len(), 2);
    assert_eq!(sales[0].deal, Deal::Split(vec![(GroupId(1), 1.0)]));
    assert_eq!(sales[0].overflow, sales[1].overflow);
    assert_eq!(sales[1].overflow[0].when, OverflowWhen::After(Span::seconds(30)));
    assert_eq!(sales[1].limits[0].per_day, Some(900));
    // Without a table: all with the skill, in file order.
    assert_eq!(rules[1][0].deal, Deal::Pool(vec![GroupId(0), GroupId(1)]));
}

#[test]
fn an_option_is_the_file_with_its_changes() {
    let shop = shop();
    let own_only = &shop.options[0].1.model;
    assert_eq!(own_only.routing.rules[0][0].deal, Deal::Pool(vec![GroupId(0)]));
    assert_eq!(own_only.centre.groups[0].most_agents(), 13);
    assert_eq!(shop.base.model.routing.rules[0].len(), 2);
}

#[test]
fn a_resolved_file_reads_back_to_the_same() {
    let shop = shop();
    let shape = shape(48);
    let again = loaded(
        &shop.resolved,
        &[("profiles/weekday.csv", shape.as_str()), ("profiles/web_orders.csv", shape.as_str())],
    );
    assert_eq!(said(&again), Vec::<String>::new());
    assert_eq!(again.experiment.unwrap().resolved, shop.resolved);
}
