//! Claims about the people who answer: C28, C31.

use super::Source::{Forms, Heads};
use super::points::{Best, Sets, best};
use super::verdict::Holds;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[BURN_OUT, SICK];

const BURN_OUT: Claim = Claim {
    number: 28,
    claim: "Agents facing complaints burn out; watch their load and widen the staff",
    sources: &[Forms],
    test: Test {
        scenario: "c28_does_it_pay_to_widen_a_staff_that_burns_out",
        assumed: "{contacts.complaints.arrivals.poisson.per_hour} complaints an hour of {contacts.complaints.talk_time.lognormal.mean}. \
                  {%providers.shop.costs.attrition.per_year} of the agents leave in a year, more above an occupancy of \
                  {%providers.shop.costs.attrition.knee}, and {%providers.shop.costs.attrition.at_full} if they never rest. A complaint that is heard saves \
                  {contacts.complaints.value.margin} in {%contacts.complaints.value.conversion} of cases.",
        judge: burn_out,
    },
};

fn burn_out(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how many share the load and what a new agent costs");
    for (when, agents, sets) in [
        ("as assumed", ["3", "4", "5", "6", "7"], &[][..]),
        (
            "with three times as many complaints",
            ["11", "12", "13", "14", "15"],
            &[("contacts.complaints.arrivals.poisson.per_hour", "108")][..],
        ),
        (
            "where a new agent costs 60,000 to find",
            ["3", "4", "5", "6", "7"],
            &[("providers.shop.costs.new_agent.recruiting", "60000")][..],
        ),
    ] {
        let (holds, told) = widened(runs, agents, sets)?;
        found = found.case(when, holds, told);
    }
    let left = |option: &str| runs.line(option, "attrition").map(|cost| runs.money(cost));
    let busy = |option: &str| runs.figure(option, "total.occupancy").map(|busy| busy.percent());
    let step = |now: &str, more: &str| {
        let (gain, left, busy) = (runs.money(runs.gain(more, now)?), left(more)?, busy(more)?);
        Ok::<_, String>(format!("earns {gain} (they are busy for {busy}, replacing costs {left})"))
    };
    Ok(found
        .remark(
            "The claim is taken to hold where, because of burn-out, one more than would earn most without it pays.".to_owned(),
        )
        .remark(format!(
            "As assumed, three are busy for {}, and replacing those who leave costs {} a month. The fourth {}, the fifth {}, the sixth {}.",
            busy("three_agents")?,
            left("three_agents")?,
            step("three_agents", "four_agents")?,
            step("four_agents", "five_agents")?,
            step("five_agents", "six_agents")?
        ))
        .remark(format!(
            "Ask with {}, and for the staff without burn-out with `--set {REST}` besides.",
            runs.ask("--options four_agents --over groups.own.roster=3..7")
        )))
}

/// The busy leave no sooner than others.
const REST: &str = "providers.shop.costs.attrition.at_full=0.30";

/// Whether burn-out makes one agent more pay than would without it, and which staff earns most with it and without.
fn widened(runs: &Runs, agents: [&str; 5], sets: &Sets<'_>) -> Result<(Holds, String), String> {
    const OPTION: &str = "four_agents";
    let staffed = |more: &Sets<'_>| {
        let at = |number: &&str| runs.at(&[OPTION], &[sets, more, &[("groups.own.roster", *number)]].concat());
        agents.iter().map(at).collect::<Result<Vec<_>, _>>()
    };
    let (with, without) = (staffed(&[])?, staffed(REST.split_once('=').as_slice())?);
    let (burnt, rested) = (best(&with, OPTION)?, best(&without, OPTION)?);
    let name = |best: Best| {
        let (low, high) = (agents[best.low], agents[best.high]);
        if low == high { agents[best.place].to_owned() } else { format!("{} ({low} to {high})", agents[best.place]) }
    };
    let more = with.get(rested.place + 1).ok_or("the largest staff earns most")?;
    let gain = more.gain(OPTION, &with[rested.place], OPTION)?;
    let told = format!(
        "{} agents earn most, {} would if the busy left no sooner than others; one more than these earns, as it is, {} a month",
        name(burnt),
        name(rested),
        runs.money(gain)
    );
    Ok((gain.above(0.0), told))
}

const SICK: Claim = Claim {
    number: 31,
    claim: "Sick and absent agents are the vendor's problem, not yours",
    sources: &[Heads],
    test: Test {
        scenario: "c31_whose_problem_are_sick_agents",
        assumed: "{groups.agents.roster} agents, of whom {%groups.agents.shrinkage.sickness} are missing on a day, or none. A caller who gives up was worth \
                  {contacts.calls.value.lead_cost} and a sale of {contacts.calls.value.margin} in {%contacts.calls.value.conversion} of cases.",
        judge: sick,
    },
};

fn sick(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("the contract");
    for (when, contract) in [
        ("by the minute, if the vendor pays for callers who are lost", "vendor_who_pays_for_the_lost"),
        ("by the hour logged in", "vendor_by_hour"),
        ("by the minute", "vendor_by_minute"),
    ] {
        let loss = runs.gain(&format!("{contract}_and_healthy"), &format!("{contract}_and_some_are_sick"))?;
        let told = format!("the missing agents cost the shop {} a month", runs.money(loss));
        found = found.case(when, loss.below(10_000.0), told);
    }
    let own = runs.gain("own_and_healthy", "own_and_some_are_sick")?;
    let lost = |option: &str| runs.figure(option, "total.abandonment").map(|lost| lost.percent());
    Ok(found.remark(format!(
        "Missing people of its own cost the shop {} a month. In each case {} of the callers give up instead of {}. The claim is taken to hold \
         where the shop loses less than 10,000 a month.",
        runs.money(own),
        lost("own_and_some_are_sick")?,
        lost("own_and_healthy")?
    )))
}
