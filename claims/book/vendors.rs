//! Claims about several vendors, and what becomes of them over time: C6, C12, C25.

use super::Source::{Forms, Heads};
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[SETTLES_IN, BETTER_VENDOR, SEASON];

const SETTLES_IN: Claim = Claim {
    number: 6,
    claim: "Handle time and waits fall through the first month while the project settles in",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c06_do_handle_time_and_waits_fall_through_the_first_month",
        assumed: "That handle time falls is put in: new agents take {groups.alfa_agents.learning.factor} times as long, and 95 % of it is learnt after \
                  {groups.alfa_agents.learning.settles_in}. What is tested is what becomes of the waits. \
                  {contacts.calls.arrivals.poisson.per_hour} calls an hour for {groups.alfa_agents.roster} agents, to spare \
                  {week_1_agents_to_spare:groups.alfa_agents.roster}; where calls become more there are \
                  {week_4_more_calls:contacts.calls.arrivals.poisson.per_hour} an hour in the fourth week.",
        judge: settles_in,
    },
};

/// By how much waits must fall for somebody to feel it, seconds.
const FELT: f64 = 5.0;

fn settles_in(runs: &Runs) -> Result<Found, String> {
    let of = |option: &str, measure: &str| runs.figure(option, &format!("contacts.calls.{measure}"));
    let mut found = Found::depending_on("how many agents there are and how many call");
    for (when, first, fourth) in [
        ("with as many calls in each week", "week_1", "week_4"),
        ("with agents to spare", "week_1_agents_to_spare", "week_4_agents_to_spare"),
        ("with more calls in each week", "week_1", "week_4_more_calls"),
    ] {
        let fallen = |measure: &str| Ok::<_, String>(of(first, measure)?.minus(of(fourth, measure)?));
        let told = format!(
            "from the first week to the fourth handle time goes from {} to {}, the mean wait from {} to {}",
            of(first, "handle_time")?.seconds(),
            of(fourth, "handle_time")?.seconds(),
            of(first, "wait")?.seconds(),
            of(fourth, "wait")?.seconds()
        );
        found = found.case(when, fallen("handle_time")?.above(0.0).and(fallen("wait")?.above(FELT)), told);
    }
    let weeks = ["week_1", "week_2", "week_3", "week_4"];
    let lost = weeks.map(|week| of(week, "abandonment").map(|lost| lost.percent()));
    let lost = lost.into_iter().collect::<Result<Vec<_>, _>>()?.join(", ");
    Ok(found.remark(format!(
        "Waits are taken to fall where they fall by more than {FELT} seconds. With as many calls in each week the share who give up goes {lost}."
    )))
}

const BETTER_VENDOR: Claim = Claim {
    number: 12,
    claim: "Sending more orders to the better of several vendors pays",
    sources: &[Heads],
    test: Test::Runs {
        scenario: "c12_does_sending_more_to_the_better_vendor_pay",
        assumed: "{contacts.sales.arrivals.poisson.per_hour} calls an hour. Alfa takes {providers.alfa.contract.per_minute[0].price} a minute, beta \
                  {providers.beta.contract.per_minute[0].price}; both have {groups.alfa_agents.roster} agents and other clients, whose calls \
                  alone would keep alfa's busy for {%groups.alfa_agents.shared.occupancy} of the time and beta's for \
                  {%groups.beta_agents.shared.occupancy}. \
                  Shares are reviewed each night by the profit of each call; beta's report leaves out whoever gave up within \
                  {providers.beta.reports.leaves_out.abandoned_within}.",
        judge: better_vendor,
    },
};

fn better_vendor(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whose figures say which is better");
    for (when, option) in [
        ("all but the floor to the best, on true figures", "winner_takes_all"),
        ("by Thompson's rule, on true figures", "thompson"),
        ("in proportion, on true figures", "in_proportion"),
        ("by Thompson's rule, on the vendors' reports", "thompson_on_reports"),
        ("all but the floor to the best, on the vendors' reports", "winner_takes_all_on_reports"),
    ] {
        let gain = runs.gain(option, "equal_shares")?;
        let told = format!(
            "{} a month against equal shares, {} of the callers give up",
            runs.money(gain),
            runs.figure(option, "contacts.sales.abandonment")?.percent()
        );
        found = found.case(when, gain.above(0.0), told);
    }
    let lost =
        |group: &str| runs.figure("equal_shares", &format!("groups.{group}.abandonment")).map(|lost| lost.percent());
    Ok(found.remark(format!(
        "At equal shares alfa loses {} of its callers and beta {}.",
        lost("alfa_agents")?,
        lost("beta_agents")?
    )))
}

const SEASON: Claim = Claim {
    number: 25,
    claim: "An in-house centre cannot follow a season; an outsourcer can",
    sources: &[Forms],
    test: Test::Runs {
        scenario: "c25_can_an_in_house_centre_follow_a_season",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day, in December {contacts.calls.arrivals.profile.months.dec} times as many; \
                  {groups.own.roster} agents at a time in November, {hired_ahead:groups.own.roster} for the season. Each new agent costs \
                  {providers.shop.costs.new_agent.recruiting} to find, {providers.shop.costs.new_agent.trainer} to train, \
                  {providers.shop.costs.new_agent.training_hours} hours of training, and his pay for \
                  {providers.shop.costs.hiring.lead_time} before he is needed. A vendor's minute costs {providers.alfa.contract.per_minute[0].price}, and \
                  its forecast is right.",
        judge: season,
    },
};

fn season(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whether people are hired before the season");
    let lost = |option: &str| runs.figure(option, "total.abandonment");
    for (when, option) in [
        ("with the people of November", "people_of_november"),
        ("with people who are hired when it has begun", "hired_too_late"),
        ("with people who were hired ahead", "hired_ahead"),
    ] {
        let told = format!(
            "own people lose {} of the callers, the vendor {}",
            lost(option)?.percent(),
            lost("vendor")?.percent()
        );
        found = found.case(when, lost(option)?.above(0.1).and(lost("vendor")?.below(0.1)), told);
    }
    let gain = |option: &str| runs.gain(option, "vendor").map(|gain| runs.money(gain));
    Ok(found.remark(format!(
        "To follow is taken to mean to lose fewer than one in ten. Against the vendor's, December's profit is {} with people hired ahead and {} \
         with those of November. What becomes of the people in January is not in it, nor when to begin to hire.",
        gain("hired_ahead")?,
        gain("people_of_november")?
    )))
}
