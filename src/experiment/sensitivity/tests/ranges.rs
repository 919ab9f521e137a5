//! Between which values inputs are moved: cut to what the file takes, whole, of each option's own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp)]

use super::*;
use crate::experiment::points::PointFault;
use crate::experiment::sensitivity::StudyFault;
use crate::scenario::written::Set;

#[test]
fn a_price_that_options_set_is_moved_in_each_as_that_option_has_it() {
    // By the minute at 0.5 and at 0.4, where the file says 0.6: a tenth of each option's own bill, to the cent.
    let set = |price: &str| format!("without = \"flat\"\nset = {{ \"{PRICE}\" = {price} }}");
    let text = SHOP
        .replace("price = 0.5", "price = 0.6")
        .replace("without = \"flat\"", &set("0.5"))
        .replace("without = \"minutes\"", &set("0.4"));
    let found = Desk::new(&text).tornado(&[]);
    let price = bar(&found, PRICE);
    assert_eq!((price.input.unit.as_str(), price.input.low, price.input.high), ("of_own", 0.9, 1.1));
    assert!(found.left_out.is_empty(), "{:?}", found.left_out);
    let bills: Vec<f64> = found.options.iter().map(|option| -option.profit.mean.unwrap()).collect();
    assert!((bills[0] * 0.4 - bills[1] * 0.5).abs() < 0.05, "{bills:?}");
    for (bill, option) in bills.iter().zip(&price.at_high.options) {
        near(option.change.unwrap().mean, -0.1 * bill, 0.01);
    }
    near(Some(price.swing), 0.2 * (bills[0] - bills[1]), 0.02);
    // In what the option has, not in what the file says: by an end of the command line it cannot be.
    let refused = Desk::new(&text).choose(&[&format!("{PRICE}=0.5..0.7")], Which::All);
    assert!(matches!(&refused, Err(StudyFault::Input(why)) if why.contains("\"minutes\"")), "{refused:?}");
}

#[test]
fn a_price_that_only_an_option_has_is_an_input_and_ranges_are_shares_of_the_own_value() {
    // Another contract of the same provider: 1.2 a call. The file's range of the price by the minute is a fifth.
    let own = "without = \"flat\"\nset = { \"providers.minutes.contract\" = { per_contact = [{ price = 1.2 }] } }";
    let text = SHOP.replace("without = \"minutes\"", own);
    let mut moved = Desk::new(&text).tornado(&[]);
    let by_call = bar(&moved, "providers.minutes.contract.per_contact[0].price").clone();
    let bill = -moved.options[1].profit.mean.unwrap();
    near(by_call.at_high.options[1].change.unwrap().mean, -0.1 * bill, 0.01);
    // The other option has no such price.
    assert_eq!(by_call.at_high.options[0].change.unwrap().mean, Some(0.0));
    moved.left_out.retain(|one| one.path.contains("price"));
    assert!(moved.left_out.is_empty());
    let ranged = format!("{text}[evidence]\n\"{PRICE}\" = {{ how = \"quoted\", low = 0.4, high = 0.55 }}\n");
    let chosen = Desk::new(&ranged).choose(&[], Which::Ranged).unwrap();
    let input = &chosen.moved[0].input;
    assert_eq!((input.unit.as_str(), input.base), ("of_own", 1.0));
    near(Some(input.low), 0.8, 1e-12);
    near(Some(input.high), 1.1, 1e-12);
}

#[test]
fn what_an_option_sets_to_something_else_than_a_number_is_left_as_it_is() {
    // One option has a constant where the file has a law: both are moved by their mean.
    let text = SHOP
        .replace("talk_time = \"3m\"", "talk_time.exponential = { mean = \"3m\" }")
        .replace("without = \"flat\"", "without = \"flat\"\nset = { \"contacts.calls.talk_time\" = \"170s\" }");
    let desk = Desk::new(&text);
    let chosen = desk.choose(&[], Which::All).unwrap();
    let talk: Vec<String> =
        chosen.moved.iter().map(|moved| moved.input.path.clone()).filter(|path| path.contains("talk")).collect();
    assert_eq!(talk, ["contacts.calls.talk_time.mean"]);
    let found = tornado::tornado(&desk.study(6), chosen, &mut |_| {}).unwrap();
    let bill = -found.options[0].profit.mean.unwrap();
    near(bar(&found, &talk[0]).at_low.options[0].change.unwrap().mean, 0.1 * bill, 0.01);
}

#[test]
fn shares_stay_shares_and_agents_stay_whole() {
    let text = SHOP.replace("patience = \"2m\"", "patience = \"2m\"\nvalue = { conversion = 0.95, margin = 1 }");
    let desk = Desk::new(&text);
    let chosen = desk.choose(&[], Which::All).unwrap();
    let input = |path: &str| chosen.moved.iter().map(|moved| &moved.input).find(|input| input.path == path).unwrap();
    let conversion = input("contacts.calls.value.conversion");
    assert_eq!((conversion.high, conversion.low), (1.0, 0.855));
    assert!(conversion.uncut.is_some_and(|[low, high]| (low - 0.855).abs() < 1e-12 && (high - 1.045).abs() < 1e-12));
    // Written whole, and taken in parts; agents are not, and only where they are named.
    let margin = input("contacts.calls.value.margin");
    assert_eq!((margin.low, margin.high), (0.9, 1.1));
    assert!(chosen.moved.iter().all(|moved| !moved.input.path.contains("roster")));
    let named = desk.choose(&["groups.by_fee.roster"], Which::All).unwrap();
    assert_eq!((named.moved[0].input.low, named.moved[0].input.high), (27.0, 33.0));
    assert_eq!(named.moved[0].set(27.7).0, Set::value("groups.by_fee.roster", "28"));
    // An end that cannot be is told, with the end.
    let refused = desk.choose(&["contacts.calls.value.conversion=0.5..1.5"], Which::All);
    assert!(matches!(&refused, Err(StudyFault::Input(why)) if why.contains("at 1.5")), "{refused:?}");
    let nowhere = desk.choose(&["contacts.calls.talktime"], Which::All);
    assert!(
        matches!(&nowhere, Err(StudyFault::Input(why)) if why.contains("did you mean \"contacts.calls.talk_time\"")),
        "{nowhere:?}"
    );
}

#[test]
fn ranges_of_the_file_are_cut_to_what_can_be_and_every_draw_is_valid() {
    let text = SHOP.replace("patience = \"2m\"", "patience = \"2m\"\nvalue = { conversion = 0.9, margin = 1 }");
    let ranges = "[evidence]\n\"contacts.calls.value.conversion\" = { how = \"assumed\", within = 0.2 }\n\
        \"contacts.calls.value.margin\" = { how = \"assumed\", low = 0.5, high = 1.5 }\n\
        \"groups.by_fee.roster\" = { how = \"assumed\", within = 0.11 }\n\
        \"groups.by_minutes.roster\" = { how = \"assumed\", within = 0.01 }\n\
        \"contacts.calls.patience\" = { how = \"quoted\", within = 1 }\n";
    let desk = Desk::new(&(text + ranges));
    let chosen = desk.choose(&[], Which::Ranged).unwrap();
    let input = |path: &str| chosen.moved.iter().map(|moved| &moved.input).find(|input| input.path == path).unwrap();
    let share = input("contacts.calls.value.conversion");
    assert_eq!((share.low, share.high), (0.72, 1.0));
    assert!(share.uncut.is_some_and(|[_, high]| (high - 1.08).abs() < 1e-12));
    assert_eq!(input("contacts.calls.value.margin").uncut, None);
    // 26.7 to 33.3 agents are 27 to 33; 29.7 to 30.3 are 30 only.
    let agents = input("groups.by_fee.roster");
    assert_eq!((agents.low, agents.high, agents.uncut.is_some()), (27.0, 33.0, true));
    assert_eq!(chosen.left_out.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["groups.by_minutes.roster"]);
    assert_eq!(chosen.left_out[0].why, "no whole number but 30 lies in its range, 29.7 to 30.3");
    // A patience of 0 can be.
    let patience = input(PATIENCE);
    assert_eq!((patience.low, patience.high, patience.uncut), (0.0, 240.0, None));
    let found = input_error::input_error(&desk.study(2), chosen, 40, &mut |_| {}).unwrap();
    assert_eq!((found.draws, found.left_out.len()), (40, 1));
}

#[test]
fn draws_that_the_file_refuses_together_are_drawn_again_and_counted() {
    // Each share may be up to 0.6, both together stay below 1: 7/9 of the square from 0.3 to 0.6.
    let text =
        SHOP.replace("provider = \"flat\"", "provider = \"flat\"\nshrinkage = { leave = 0.35, training = 0.35 }");
    let desk = Desk::new(&text);
    let shares = ["groups.by_fee.shrinkage.leave=0.3..0.6", "groups.by_fee.shrinkage.training=0.3..0.6"];
    let found =
        input_error::input_error(&desk.study(2), desk.choose(&shares, Which::Ranged).unwrap(), 140, &mut |_| {});
    let found = found.unwrap();
    // Refused before one is taken: 2/7 on average, with variance 18/49; 140 draws: 40 with a standard deviation of 7.2.
    assert_eq!(found.draws, 140);
    near(Some(found.refused as f64), 40.0, 3.9 * 7.2);
    // A plan must have each of its points: it says so before the first is simulated.
    let plan =
        sobol::sobol(&desk.study(2), desk.choose(&shares, Which::Ranged).unwrap(), 16, &mut |done| panic!("{done}"));
    assert!(matches!(&plan, Err(StudyFault::Input(why)) if why.contains("together")), "{plan:?}");
    // What is never taken is told, with what the file says.
    let never = ["groups.by_fee.shrinkage.leave=0.3..0.64", "groups.by_fee.shrinkage.training=0.3..0.64"];
    let mut chosen = desk.choose(&never, Which::Ranged).unwrap();
    chosen.moved.iter_mut().for_each(|moved| moved.input.low = 0.6);
    let refused = input_error::input_error(&desk.study(2), chosen, 2, &mut |_| {});
    assert!(matches!(&refused, Err(StudyFault::Point(PointFault::Refused(_)))), "{refused:?}");
}

#[test]
fn whole_numbers_are_drawn_evenly_both_ends_among_them() {
    let desk = Desk::new(SHOP);
    let agents = &desk.choose(&["groups.by_fee.roster=28..31"], Which::Ranged).unwrap().moved[0];
    // 4,000 shares, evenly: each of the four numbers has 1,000 of them.
    let mut drawn = [0; 4];
    for nth in 0..4000 {
        let (set, value) = agents.set(agents.along((f64::from(nth) + 0.5) / 4000.0));
        assert_eq!(set, Set::value("groups.by_fee.roster", &format!("{value}")));
        drawn[value as usize - 28] += 1;
    }
    assert_eq!(drawn, [1000; 4]);
    assert!((agents.along(1.0) - 31.0).abs() < 1e-12);
}
