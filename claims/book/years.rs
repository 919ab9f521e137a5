//! Claims about what becomes of a firm over the years: C26.

use super::Source::Forms;
use super::figure::Figure;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[BUYS_ITS_OWN];

const BUYS_ITS_OWN: Claim = Claim {
    number: 26,
    claim: "Seven in ten firms that rent a call centre end up buying their own",
    sources: &[Forms],
    test: Test::Runs {
        scenario: "c26_when_does_a_firm_that_rents_buy_its_own",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day at first, {providers.alfa.contract.per_minute[0].price} a minute of the vendor, \
                  own people at {providers.shop.costs.wage_per_hour} an hour and {providers.shop.costs.setup} for setting up; at most {plan.hiring.per_month} can be found \
                  a month. Over {plan.months} months wages and prices rise alike, margins do not.",
        judge: buys_its_own,
    },
};

fn buys_its_own(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how fast it grows");
    for (when, growth) in [
        ("where volume stays", "0"),
        ("where it grows by 1 % a month", "0.01"),
        ("where it grows by 2 % a month", "0.02"),
        ("where it grows by 3 % a month", "0.03"),
    ] {
        let switch = runs.switch(&[("plan.growth_per_month", growth)])?;
        let month = |month: &Option<String>| month.clone().unwrap_or_else(|| "never".to_owned());
        let told = match &switch.best {
            Some(best) => {
                let worth = Figure::of(switch.against_staying).ok_or("switching has no interval")?;
                format!(
                    "the best month to go is {best} ({} to {}), worth {} against renting on",
                    month(&switch.low),
                    month(&switch.high),
                    runs.money(worth)
                )
            }
            None => "it is best never to go".to_owned(),
        };
        found = found.case(when, Figure::exactly(1.0 - switch.never).above(0.5), told);
    }
    Ok(found.remark(
        "How many firms do so, no simulation of one firm can say; it says at which growth this one should. To end up buying is taken to mean \
         that the best of all months to go lies within the plan."
            .to_owned(),
    ))
}
