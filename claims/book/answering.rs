//! Claims about who gets through, and what it costs when nobody answers: C3, C15, C16, C29.

use super::Source::{Forms, Heads, Kinds};
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[LINES, MISSED, AGAIN, ONE_IN_A_HUNDRED];

const LINES: Claim = Claim {
    number: 3,
    claim: "Enough phone lines double, even triple, the calls received: cheap lines hide the demand",
    sources: &[Heads],
    test: Test {
        scenario: "c03_how_many_calls_do_too_few_lines_hide",
        assumed: "{contacts.calls.arrivals.poisson.per_hour} people an hour call, each for {contacts.calls.talk_time.exponential.mean} in the mean: \
                  one erlang. Somebody is there for every line; who finds it busy is lost, unless it is said that they try again \
                  ({%one_line_and_they_redial:contacts.calls.follow_ups[0].share} of them).",
        judge: few_lines,
    },
};

fn few_lines(runs: &Runs) -> Result<Found, String> {
    let hidden = |option: &str| runs.figure(option, "contacts.calls.hidden_demand");
    let told =
        |option: &str| Ok::<String, String>(format!("{} people for each who gets through", hidden(option)?.plain()));
    let mut found = Found::depending_on("how much of the time the lines are busy");
    // Nearer to twice as many than to as many.
    for (when, option) in [
        ("on one line with 1 erlang", "one_line_at_1_erlang"),
        ("on one line with 2 erlangs", "one_line_at_2_erlangs"),
        ("on two lines with 3 erlangs", "two_lines_at_3_erlangs"),
        ("on one line with 1 erlang, when many try again", "one_line_and_they_redial"),
        ("on eight lines with 6 erlangs", "eight_lines_at_6_erlangs"),
    ] {
        found = found.case(when, hidden(option)?.above(1.5), told(option)?);
    }
    let answered = |option: &str| runs.figure(option, "contacts.calls.answered");
    let more = answered("lines_enough")?.over(answered("one_line_at_1_erlang")?);
    Ok(found.remark(format!("With lines enough instead of one, {} times as many calls are answered.", more.plain())))
}

const AGAIN: Claim = Claim {
    number: 16,
    claim: "A repeated call of a new customer is several times likelier to end in a sale: answer it out of turn",
    sources: &[Kinds],
    test: Test {
        scenario: "c16_should_who_calls_again_go_first",
        assumed: "{contacts.first.arrivals.poisson.per_hour} new customers an hour for {groups.own.roster} agents; a first call sells in \
                  {%contacts.first.value.conversion} of cases, a repeated one in {%contacts.again.value.conversion}: that part of the claim is \
                  taken as given. {%contacts.first.follow_ups[0].share} of those who gave up call again. With staff enough there are \
                  {ahead_with_staff_enough:groups.own.roster} agents.",
        judge: again,
    },
};

fn again(runs: &Runs) -> Result<Found, String> {
    let gain = |ahead: &str, in_turn: &str| -> Result<_, String> {
        let gain = runs.gain(ahead, in_turn)?;
        // Against a margin whose own luck is left out: the gain is what is uncertain here.
        Ok((gain, gain.times(1.0 / runs.figure(in_turn, "total.margin")?.mean)))
    };
    let mut found = Found::depending_on("whether people wait at all");
    for (when, ahead, in_turn) in [
        ("where many give up", "ahead", "in_turn"),
        ("where hardly anybody waits", "ahead_with_staff_enough", "in_turn_with_staff_enough"),
    ] {
        let (money, share) = gain(ahead, in_turn)?;
        let told = format!("{} more profit in two weeks, {} of the margin", runs.money(money), share.percent());
        found = found.case(when, share.above(0.01), told);
    }
    let gave_up = runs.figure("in_turn", "total.abandonment")?;
    Ok(found.remark(format!(
        "The claim is taken to hold where the gain is more than a hundredth of the margin. Where many give up, {} of the calls are lost.",
        gave_up.percent()
    )))
}

const ONE_IN_A_HUNDRED: Claim = Claim {
    number: 29,
    claim: "Every call counts: one lost in a hundred is not nothing",
    sources: &[Forms],
    test: Test {
        scenario: "c29_is_one_call_lost_in_a_hundred_nothing",
        assumed: "{contacts.calls.arrivals.poisson.per_hour} calls an hour, {groups.own.roster} agents; a sale earns \
                  {contacts.calls.value.margin} and comes of {%contacts.calls.value.conversion} of the calls; each call has cost \
                  {contacts.calls.value.lead_cost} of advertising; dear goods earn {dear_goods:contacts.calls.value.margin}. An agent has \
                  {providers.shop.costs.wage_per_hour} an hour before taxes and whole shifts.",
        judge: one_in_a_hundred,
    },
};

fn one_in_a_hundred(runs: &Runs) -> Result<Found, String> {
    let lost = |option: &str| runs.figure(option, "total.lost_value");
    let cost = |option: &str| runs.figure(option, "total.cost");
    let mut found = Found::depending_on("what a sale earns");
    for (when, now, more) in [
        ("with dear goods", "dear_goods", "dear_goods_and_one_agent_more"),
        ("with usual goods", "one_in_a_hundred", "one_agent_more"),
        ("with usual goods, where one in twenty is lost", "one_agent_fewer", "one_in_a_hundred"),
        ("with usual goods, where one in six is lost", "two_agents_fewer", "one_agent_fewer"),
    ] {
        let (saved, paid) = (lost(now)?.minus(lost(more)?), cost(more)?.minus(cost(now)?));
        let told =
            format!("another agent saves calls worth {} a month and costs {}", runs.money(saved), runs.money(paid));
        found = found.case(when, saved.minus(paid).above(0.0), told);
    }
    const MARGIN: &str = "contacts.calls.value.margin=1000..16000:16";
    let share = runs.figure("one_in_a_hundred", "total.abandonment")?;
    Ok(found.remark(format!(
        "With usual goods the {} who give up are worth {} a month. The claim is taken to hold where saving them pays for the person who does: \
         where one in a hundred is lost, if a sale earns more than {}: {}.",
        share.percent(),
        runs.money(lost("one_in_a_hundred")?),
        runs.money(runs.break_even(["one_in_a_hundred", "one_agent_more"], MARGIN)?),
        runs.ask(&format!("--options one_in_a_hundred,one_agent_more --over {MARGIN}"))
    )))
}

const MISSED: Claim = Claim {
    number: 15,
    claim: "A missed first call from an advert wastes 0.5 to 15 dollars each; a caller tries a few times, then goes to a competitor",
    sources: &[Kinds],
    test: Test {
        scenario: "c15_what_does_a_missed_first_call_waste",
        assumed: "{contacts.first.arrivals.poisson.per_hour} calls an hour, {groups.own.roster} agents. A call has cost \
                  {contacts.first.value.lead_cost} and sells in {%contacts.first.value.conversion} of cases for a margin of \
                  {contacts.first.value.margin}; where leads are cheap {cheap_lead_and_small_margin:contacts.first.value.lead_cost} and \
                  {cheap_lead_and_small_margin:contacts.first.value.margin}, where they are dear \
                  {dear_lead_and_large_margin:contacts.first.value.lead_cost} and {dear_lead_and_large_margin:contacts.first.value.margin}. Where most try \
                  again, {%most_try_again:contacts.first.follow_ups[0].share} of those who gave up do, each time, three times at most.",
        judge: missed,
    },
};

/// Hryvnias.
const DOLLAR: f64 = 40.0;

fn missed(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("what a lead costs and a sale earns");
    for (when, option) in [
        ("where nobody tries again", "nobody_tries_again"),
        ("where most try again", "most_try_again"),
        ("with cheap leads and small margins", "cheap_lead_and_small_margin"),
        ("with dear leads and large margins", "dear_lead_and_large_margin"),
    ] {
        let missed = runs.figure(option, "contacts.first.abandoned")?;
        let each = runs.figure(option, "total.lost_value")?.over(missed).times(1.0 / DOLLAR);
        let told = format!("each missed first call wastes {}", each.money("dollars"));
        found = found.case(when, each.between(0.5, 15.0), told);
    }
    let of = |measure: &str| runs.figure("most_try_again", &format!("total.{measure}"));
    Ok(found.remark(format!(
        "A dollar is taken as {DOLLAR} {}. Where most try again, {} of the people are answered in the end.",
        runs.currency,
        of("people_answered")?.over(of("people")?).percent()
    )))
}
