//! Claims about what a vendor costs against the shop's own people: C1, C7, C8, C9.

use busyhour::results::BreakEven;

use super::Source::Heads;
use super::figure::{Figure, grouped};
use super::points::{Point, Sets};
use super::verdict::Holds;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[VOLUME, MANAGER, EVERYTHING, EIGHT];

const VOLUME: Claim = Claim {
    number: 1,
    claim: "Outsourcing saves money only above about 300 calls a day",
    sources: &[Heads],
    test: Test {
        scenario: "c01_does_outsourcing_save_only_above_300_calls_a_day",
        assumed: "Open {calendar.open}; a call takes {contacts.calls.talk_time.lognormal.mean} and {contacts.calls.wrap_up.exponential.mean} of wrap-up. An \
                  agent of the shop has {providers.shop.costs.wage_per_hour} an hour, a vendor's minute costs \
                  {providers.alfa.contract.per_minute[0].tiers[0].price} to {providers.alfa.contract.per_minute[0].tiers[2].price} and at least \
                  {providers.alfa.contract.monthly_minimum[0].amount} a month. All are staffed for the same service, half-hour by half-hour, the shop in \
                  shifts of {groups.own.roster.sized.shift}. About 300 is taken to be 200 to 450.",
        judge: volume,
    },
};

/// Calls a day: so many in steps of fifty.
const VOLUMES: &str = "contacts.calls.arrivals.profile.per_day=8..1608:33";

/// Whose days are short: half-hours from nine to five as they are in the longer day.
const EIGHT_HOURS: &[(&str, &str)] = &[
    ("calendar.open", "09:00-17:00"),
    ("contacts.calls.arrivals.profile.shape", "[21, 28, 35, 41, 45, 46, 44, 41, 38, 37, 38, 40, 41, 40, 37, 34]"),
];

fn volume(runs: &Runs) -> Result<Found, String> {
    const PRICES: &str = "providers.alfa.contract.per_minute[0].tiers";
    let (second, last) = (format!("{PRICES}[1].price"), format!("{PRICES}[2].price"));
    let (cheap, dear) = ([(last.as_str(), "7")], [(second.as_str(), "12"), (last.as_str(), "12")]);
    let situations: [(&str, &Sets<'_>); 6] = [
        ("as assumed", &[]),
        ("with calls of 260 seconds", &[("contacts.calls.talk_time.lognormal.mean", "260s")]),
        ("with minutes from 12 to 7", &cheap),
        ("with minutes at 12, however many", &dear),
        ("open from nine to five, with as many calls", EIGHT_HOURS),
        (
            "with a vendor who bills 320,000 a month at the least",
            &[("providers.alfa.contract.monthly_minimum[0].amount", "320000")],
        ),
    ];
    let mut found = Found::depending_on("whether the vendor takes small clients");
    for (when, sets) in situations {
        let (_, lines) = runs.over(&["own", "minutes"], VOLUMES, sets)?;
        let (holds, told) = side_of_300(&lines)?;
        found = found.case(when, holds, told);
    }
    let mut at = Vec::new();
    for calls in ["8", "300", "3000"] {
        let point = runs.at(&["own", "minutes", "hours"], &[("contacts.calls.arrivals.profile.per_day", calls)])?;
        at.push(each_of(runs, calls, &point)?);
    }
    Ok(found.remark(format!("What a month costs. {}.", at.join(". "))).remark(format!(
        "Ask with {}, and change what is assumed with `--set`.",
        runs.ask(&format!("--options own,minutes --over {VOLUMES}"))
    )))
}

/// Whether outsourcing saves above a line near 300 and not below it; and all lines in words. Where they only come near, nothing changes.
fn side_of_300(lines: &[BreakEven]) -> Result<(Holds, String), String> {
    let mut crossed = lines.iter().filter(|line| line.changes_winner).peekable();
    let name = |option: &Option<String>| match option.as_deref() {
        Some("own") => Ok("own people"),
        Some("minutes") => Ok("minutes"),
        other => Err(format!("a line has {other:?} on one side")),
    };
    let first = *crossed.peek().ok_or("there is no line")?;
    let place = Figure::of(first.shown).ok_or("a line has no interval")?;
    let turned = Figure::exactly(if first.above.as_deref() == Some("minutes") { 1.0 } else { -1.0 });
    let mut told = format!("{} cost less up to", name(&first.below)?);
    let mut last = "";
    for (number, line) in crossed.enumerate() {
        let place = Figure::of(line.shown).ok_or("a line has no interval")?.whole();
        let before = if number == 0 { String::new() } else { format!(", {last} up to") };
        told.push_str(&format!("{before} {place}{}", if number == 0 { " calls a day" } else { "" }));
        last = name(&line.above)?;
    }
    Ok((turned.above(0.0).and(place.between(200.0, 450.0)), format!("{told}, {last} above")))
}

/// What each way costs at a volume, and how many it answers in time.
fn each_of(runs: &Runs, calls: &str, point: &Point) -> Result<String, String> {
    let one = |option: &str, name: &str| {
        let (cost, level) = (point.figure(option, "total.cost")?, point.figure(option, "total.service_level")?);
        Ok::<_, String>(format!("{name} {}, {} answered in time", runs.money(cost), level.percent()))
    };
    let each =
        [one("own", "own people")?, one("minutes", "minutes")?, one("hours", "the vendor's people by the hour")?];
    Ok(format!("At {} calls a day: {}", grouped(calls.parse().map_err(|_| "no volume")?, 0), each.join("; ")))
}

const MANAGER: Claim = Claim {
    number: 7,
    claim: "Outsourcing costs no more than one average manager",
    sources: &[Heads],
    test: Test {
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
    const CALLS: &str = "contacts.calls.arrivals.poisson.per_day=8..200:25";
    Ok(found.remark(format!(
        "The bill is as high as the manager's cost at {} calls a day: {}. The manager alone loses {} of 20 calls a day and {} of 80.",
        runs.break_even(["manager", "vendor_20"], CALLS)?.plain(),
        runs.ask(&format!("--options manager,vendor_20 --over {CALLS} --keep-roster")),
        lost("manager")?.percent(),
        lost("manager_80")?.percent()
    )))
}

const EVERYTHING: Claim = Claim {
    number: 8,
    claim: "The same agents cannot answer calls, confirm orders, set statuses, chat and watch social media at the per-minute price: \
            such agents are dedicated and billed by the hour",
    sources: &[Heads],
    test: Test {
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
    test: Test {
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
