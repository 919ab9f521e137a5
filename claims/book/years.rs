//! Claims about what becomes of a firm over the years: C26.

use std::collections::BTreeMap;

use busyhour::results::years::Switch;

use super::Source::Forms;
use super::figure::Figure;
use super::verdict::Holds;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[BUYS_ITS_OWN];

const BUYS_ITS_OWN: Claim = Claim {
    number: 26,
    claim: "Seven in ten firms that rent a call centre end up buying their own",
    sources: &[Forms],
    test: Test {
        scenario: "c26_when_does_a_firm_that_rents_buy_its_own",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day at first, {providers.alfa.contract.per_minute[0].price} a minute of the vendor, \
                  own people at {providers.shop.costs.wage_per_hour} an hour and {providers.shop.costs.setup} for setting up; at most {plan.hiring.per_month} can be found \
                  a month, {providers.shop.costs.attrition.per_year} of all leave in a year. Over {plan.months} months wages and prices rise alike, margins do not.",
        judge: buys_its_own,
    },
};

/// Growth a month, in tenths of a per cent.
type Tenths = u32;

/// Whether the best month to go lies within the plan: its whole interval does, or none of it.
fn goes(switch: &Switch) -> Holds {
    match (&switch.low, &switch.high) {
        (Some(_), Some(_)) => Holds::Yes,
        (None, _) => Holds::No,
        (Some(_), None) => Holds::Unsure,
    }
}

fn at(runs: &Runs, growth: Tenths) -> Result<Switch, String> {
    runs.switch(&[("plan.growth_per_month", &format!("{:.3}", f64::from(growth) / 1000.0))])
}

fn buys_its_own(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how fast it grows");
    let mut known = BTreeMap::new();
    for (when, growth) in
        [("where volume stays", 0), ("where it grows by 1 % a month", 10), ("where it grows by 3 % a month", 30)]
    {
        let switch = at(runs, growth)?;
        known.insert(growth, goes(&switch));
        found = found.case(when, goes(&switch), told(runs, &switch)?);
    }
    let found = found.remark(
        "How many firms do so, no simulation of one firm can say; it says at which growth this one should. To end up buying is taken to mean \
         that the best of all months to go lies within the plan, with the whole interval of that month, which is that of the bootstrap with \
         tails as long as those of Student's law."
            .to_owned(),
    );
    let turn = turn(known, |growth| Ok(goes(&at(runs, growth)?)))?;
    Ok(match turn {
        Some((never, surely)) => found.remark(format!(
            "It turns at a growth between {} % a month, where it is best never to go, and {} %, where it is best to go within the plan, \
             both with their whole intervals; steps of 0.1 points were looked at.",
            percent(never),
            percent(surely)
        )),
        None => found,
    })
}

fn percent(growth: Tenths) -> String {
    format!("{:.1}", f64::from(growth) / 10.0)
}

fn told(runs: &Runs, switch: &Switch) -> Result<String, String> {
    let month = |month: &Option<String>| month.clone().unwrap_or_else(|| "never".to_owned());
    let between = format!("({} to {})", month(&switch.low), month(&switch.high));
    Ok(match (&switch.best, goes(switch)) {
        (Some(best), _) => {
            let worth = Figure::of(switch.against_staying).ok_or("switching has no interval")?;
            format!("the best month to go is {best} {between}, worth {} against renting on", runs.money(worth))
        }
        (None, Holds::No) => "it is best never to go".to_owned(),
        (None, _) => format!("it is best never to go {between}"),
    })
}

/// The greatest growth at which it surely does not hold and the least at which it surely does, halving between those that are known;
/// none where one of both is not known.
fn turn(
    mut known: BTreeMap<Tenths, Holds>,
    mut look: impl FnMut(Tenths) -> Result<Holds, String>,
) -> Result<Option<(Tenths, Tenths)>, String> {
    let first_yes = known.iter().find(|(_, holds)| **holds == Holds::Yes).map(|(growth, _)| *growth);
    let last_no = known.iter().rev().find(|(_, holds)| **holds == Holds::No).map(|(growth, _)| *growth);
    let (Some(mut no), Some(mut yes)) = (last_no, first_yes) else { return Ok(None) };
    // What was looked at for the one end tells of the other, too.
    let mut halve = |mut low: Tenths, high: Tenths, lower: fn(Holds) -> bool| -> Result<(Tenths, Tenths), String> {
        let least = known.iter().find(|(growth, holds)| **growth > low && !lower(**holds)).map(|(growth, _)| *growth);
        let mut high = least.unwrap_or(high);
        while high.saturating_sub(low) > 1 {
            let middle = low.midpoint(high);
            let holds = match known.get(&middle) {
                Some(holds) => *holds,
                None => look(middle)?,
            };
            known.insert(middle, holds);
            if lower(holds) { low = middle } else { high = middle }
        }
        Ok((low, high))
    };
    (no, _) = halve(no, yes, |holds| holds == Holds::No)?;
    (_, yes) = halve(no, yes, |holds| holds != Holds::Yes)?;
    Ok(Some((no, yes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(never_to: Tenths, surely_from: Tenths) -> (Option<(Tenths, Tenths)>, u32) {
        let mut looked = 0;
        let of = |growth: Tenths| match growth {
            _ if growth <= never_to => Holds::No,
            _ if growth >= surely_from => Holds::Yes,
            _ => Holds::Unsure,
        };
        let known = [0, 10, 20, 30].into_iter().map(|growth| (growth, of(growth))).collect();
        let found = turn(known, |growth| {
            looked += 1;
            Ok(of(growth))
        });
        (found.unwrap_or(None), looked)
    }

    #[test]
    fn the_turn_is_bracketed_by_what_is_sure() {
        assert_eq!(between(23, 24).0, Some((23, 24)));
        assert_eq!(between(21, 26).0, Some((21, 26)));
        assert_eq!(between(20, 30).0, Some((20, 30)));
        assert_eq!(between(12, 27).0, Some((12, 27)));
        assert_eq!(between(40, 50).0, None);
        assert!((20..30).all(|never| between(never, never + 1).1 <= 4), "looks too often");
    }
}
