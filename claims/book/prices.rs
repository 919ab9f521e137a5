//! Claims about what a vendor costs against the shop's own people: C1, C7, C8, C9.

use super::Source::Heads;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[VOLUME, MANAGER, EVERYTHING, EIGHT];

const VOLUME: Claim = Claim {
    number: 1,
    claim: "Outsourcing saves money only above about 300 calls a day",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c01_does_outsourcing_save_only_above_300_calls_a_day",
        assumed: "Open {calendar.open}; a call takes {contacts.calls.talk_time.lognormal.mean} and {contacts.calls.wrap_up.exponential.mean} of wrap-up. An \
                  agent of the shop has {providers.shop.costs.wage_per_hour} an hour, a vendor's minute costs \
                  {providers.alfa.contract.per_minute[0].tiers[0].price} to {providers.alfa.contract.per_minute[0].tiers[2].price}. Both are \
                  staffed for the same service, half-hour by half-hour, the shop in shifts of {groups.own.roster.sized.shift}.",
        judge: volume,
    },
};

fn volume(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("the volume");
    for (when, calls, claimed) in [
        ("at 8 calls a day, where outsourcing is said not to save", "8", false),
        ("at 100 calls a day, where outsourcing is said not to save", "100", false),
        ("at 1,000 calls a day, where outsourcing is said to save", "1000", true),
        ("at 3,000 calls a day, where outsourcing is said to save", "3000", true),
    ] {
        let own = runs.figure(&format!("own_{calls}"), "total.cost")?;
        let vendor = runs.figure(&format!("vendor_{calls}"), "total.cost")?;
        let saved = own.minus(vendor);
        let told = format!("own people cost {} a month, the vendor {}", runs.money(own), runs.money(vendor));
        found = found.case(when, if claimed { saved.above(0.0) } else { saved.below(0.0) }, told);
    }
    let (own, vendor) = (runs.figure("own_300", "total.cost")?, runs.figure("vendor_300", "total.cost")?);
    Ok(found.remark(format!(
        "At 300 calls a day itself own people cost {} and the vendor {}. At which volume both cost the same is not looked for here.",
        runs.money(own),
        runs.money(vendor)
    )))
}

const MANAGER: Claim = Claim {
    number: 7,
    claim: "Outsourcing costs no more than one average manager",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c07_does_outsourcing_cost_no_more_than_one_manager",
        assumed: "The manager has {providers.shop.costs.wage_per_hour} an hour, taxes of {%providers.shop.costs.employer_taxes}, a seat for \
                  {providers.shop.costs.seats.price_per_month} a month and answers {calendar.open.mon-fri} on working days. The vendor's minutes cost \
                  {providers.alfa.contract.per_minute[0].tiers[0].price} to {providers.alfa.contract.per_minute[0].tiers[2].price}, rounded up to \
                  {providers.alfa.contract.per_minute[0].increment}.",
        judge: manager,
    },
};

fn manager(runs: &Runs) -> Result<Found, String> {
    let manager = runs.figure("manager", "total.cost")?;
    let mut found = Found::depending_on("how many call");
    for (when, option) in [
        ("at 8 calls a day", "vendor_8"),
        ("at 20 calls a day", "vendor_20"),
        ("at 80 calls a day", "vendor_80"),
        ("at 200 calls a day", "vendor_200"),
    ] {
        let vendor = runs.figure(option, "total.cost")?;
        let told =
            format!("the vendor's bill is {} a month, the manager costs {}", runs.money(vendor), runs.money(manager));
        found = found.case(when, vendor.minus(manager).below(0.0), told);
    }
    let lost = |option: &str| runs.figure(option, "total.abandonment");
    Ok(found.remark(format!(
        "The manager alone loses {} of 20 calls a day and {} of 80.",
        lost("manager")?.percent(),
        lost("manager_80")?.percent()
    )))
}

const EVERYTHING: Claim = Claim {
    number: 8,
    claim: "The same agents cannot answer calls, confirm orders, set statuses, chat and watch social media at the per-minute price: \
            such agents are dedicated and billed by the hour",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c08_can_one_agent_do_everything_at_the_price_of_minutes",
        assumed: "A minute costs {providers.by_minute.contract.per_minute[0].price}, an hour {providers.by_hour.contract.per_agent_hour[0].price}. \
                  {contacts.calls.arrivals.poisson.per_hour} calls an hour, and for everything besides {contacts.chat.arrivals.poisson.per_hour} chats, \
                  {contacts.confirmation.arrivals.poisson.per_hour} confirmations, {contacts.status.arrivals.poisson.per_hour} statuses and \
                  {contacts.social_media.arrivals.poisson.per_hour} messages. {calls_by_hour:groups.dedicated_agents.roster} agents are hired for \
                  calls alone, {groups.dedicated_agents.roster} for everything.",
        judge: everything,
    },
};

fn everything(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how much of an hour is filled");
    for (when, minute, hour) in [
        ("for everything together", "everything_by_minute", "everything_by_hour"),
        ("for calls alone", "calls_by_minute", "calls_by_hour"),
    ] {
        let (by_minute, by_hour) = (runs.figure(minute, "total.cost")?, runs.figure(hour, "total.cost")?);
        let told = format!(
            "minutes cost {} a month, hours {}, of which {} are filled",
            runs.money(by_minute),
            runs.money(by_hour),
            runs.figure(hour, "total.occupancy")?.percent()
        );
        found = found.case(when, by_minute.minus(by_hour).above(0.0), told);
    }
    Ok(found)
}

const EIGHT: Claim = Claim {
    number: 9,
    claim: "Eight calls a day plus eight confirmations never pay for long training, the shop's CRM and instant answer",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c09_do_eight_calls_a_day_pay_for_training_and_crm",
        assumed: "{contacts.calls.arrivals.poisson.per_day} calls and {contacts.confirmation.arrivals.poisson.per_day} confirmations a day. The simple \
                  script costs {providers.simple.contract.per_minute[0].price} a minute and {providers.simple.contract.monthly_fee[0].amount} a month. The \
                  full service costs {providers.full.contract.per_agent_hour[0].price} for each hour of an agent who is always there, \
                  {providers.full.contract.setup_fee[0].amount} at the start, and {providers.full.contract.training_fee[0].per_trainee} of training \
                  for each agent. A sale earns {contacts.calls.value.margin}. One-off costs are spread over {decision.horizon}.",
        judge: eight,
    },
};

fn eight(runs: &Runs) -> Result<Found, String> {
    let profit = |option: &str| runs.figure(option, "total.profit_horizon_month");
    let mut found = Found::depending_on("the volume");
    for (when, simple, full) in [
        ("at eight calls a day", "simple_script", "full_service"),
        (
            "at eight calls a day, if the full service sold twice as much",
            "simple_script",
            "full_service_that_sells_twice_as_much",
        ),
    ] {
        let (simple, full) = (profit(simple)?, profit(full)?);
        let told =
            format!("the full service makes {} a month, the simple script {}", runs.money(full), runs.money(simple));
        found = found.case(when, full.below(0.0).and(full.minus(simple).below(0.0)), told);
    }
    Ok(found.remark(format!(
        "At 120 calls a day, and if it sold twice as much there, the full service would make {} a month and the simple script {}.",
        runs.money(profit("full_service_at_120_calls")?),
        runs.money(profit("simple_script_at_120_calls")?)
    )))
}
