//! Claims about how work is shared out and paid: C17, C18, C19, C21, C24, C27, C30.

use super::Source::{Criteria, Forms, Heads, Kinds, Owners};
use super::{Claim, Found, HOUR, Runs, Test};

pub const CLAIMS: &[Claim] = &[BREAKS_OFF, CALLED_BACK, RANKS, SCRIPT, ORDER_OR_MINUTE, CHEAPEST_MINUTE, NIGHT];

const BREAKS_OFF: Claim = Claim {
    number: 17,
    claim: "A high-value caller may even break off a low-value conversation",
    sources: &[Kinds],
    test: Test {
        scenario: "c17_may_a_high_value_caller_break_off_a_low_value_talk",
        assumed: "{contacts.wholesale.arrivals.poisson.per_hour} wholesale buyers an hour, of whom {%contacts.wholesale.value.conversion} buy for a margin \
                  of {contacts.wholesale.value.margin}, and {contacts.questions.arrivals.poisson.per_hour} people who only ask, for \
                  {contacts.questions.talk_time.lognormal.mean}. A few are {groups.own.roster} agents, many \
                  {first_with_six_agents:groups.own.roster}. Whoever is broken off waits for the rest of the talk.",
        judge: breaks_off,
    },
};

fn breaks_off(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whether everybody is busy");
    for (when, first, breaks) in [
        ("where few agents are mostly busy", "first", "breaks_off"),
        ("where there are many agents", "first_with_six_agents", "breaks_off_with_six_agents"),
    ] {
        let gain = runs.gain(breaks, first)?;
        let share = gain.times(1.0 / runs.figure(first, "total.margin")?.mean);
        let told = format!(
            "breaking off earns {} more in two weeks than going first does, {} of the margin",
            runs.money(gain),
            share.percent()
        );
        found = found.case(when, share.above(0.01), told);
    }
    let lost =
        |option: &str, who: &str| runs.figure(option, &format!("contacts.{who}.abandonment")).map(|f| f.percent());
    Ok(found.remark(format!(
        "The claim is taken to hold where the gain is more than a hundredth of the margin. With few agents {} of the buyers give up in turn, {} if \
         they go first, {} if they break off; of those who ask {}, {} and {}.",
        lost("in_turn", "wholesale")?,
        lost("first", "wholesale")?,
        lost("breaks_off", "wholesale")?,
        lost("in_turn", "questions")?,
        lost("first", "questions")?,
        lost("breaks_off", "questions")?
    )))
}

const CALLED_BACK: Claim = Claim {
    number: 18,
    claim: "Missed calls that are registered can be called back when the storm is over",
    sources: &[Kinds],
    test: Test {
        scenario: "c18_can_missed_calls_be_called_back_when_the_storm_is_over",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day, nearly half of them around noon, for {groups.own.roster} agents; where the storm \
                  lasts all day {lost_in_a_storm_all_day:contacts.calls.arrivals.profile.per_day}. {%contacts.calls.follow_ups[0].share} of \
                  the missed leave a number, {%contacts.calls.follow_ups[1].share} call again; who gets through is struck from the list. A call sells in {%contacts.calls.value.conversion} of cases, a call back in \
                  {%contacts.call_back.value.conversion}, in time within {contacts.call_back.due}: some do not answer, some have bought elsewhere.",
        judge: called_back,
    },
};

fn called_back(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whether there is a calm after the storm");
    for (when, back, lost) in [
        ("after a storm at noon", "called_back", "lost"),
        ("in a storm that lasts all day", "called_back_in_a_storm_all_day", "lost_in_a_storm_all_day"),
    ] {
        let in_time = runs.figure(back, "contacts.call_back.done_in_time")?;
        let told = format!(
            "{} of those registered are called back in time, which earns {} more in two weeks",
            in_time.percent(),
            runs.money(runs.gain(back, lost)?)
        );
        found = found.case(when, in_time.above(0.5), told);
    }
    let of = |option: &str| {
        let share = |measure: &str| runs.figure(option, &format!("total.{measure}"));
        Ok::<_, String>(share("people_answered")?.over(share("people")?).percent())
    };
    Ok(found.remark(format!(
        "After a storm at noon {} of the people are talked to in the end, instead of {}. {} of those registered need no call any more, for they \
         got through before.",
        of("called_back")?,
        of("lost")?,
        runs.figure("called_back", "contacts.call_back.not_needed")?.plain()
    )))
}

const RANKS: Claim = Claim {
    number: 19,
    claim: "Incidents come first; staff's private calls last; competitors get a recording",
    sources: &[Kinds],
    test: Test {
        scenario: "c19_who_comes_first_incidents_buyers_or_private_calls",
        assumed: "{contacts.incident.arrivals.poisson.per_hour} incidents an hour, which lose {contacts.incident.value.incident.loss_per_minute} a minute \
                  until somebody answers, {contacts.buyer.arrivals.poisson.per_hour} buyers, {contacts.private.arrivals.poisson.per_hour} private \
                  calls and {contacts.competitor.arrivals.poisson.per_hour} of competitors, for {groups.own.roster} agents. A recording of \
                  {by_rank_and_recording:contacts.competitor.deflects.recording} is what \
                  {%by_rank_and_recording:contacts.competitor.deflects.share} of the competitors get.",
        judge: ranks,
    },
};

fn ranks(runs: &Runs) -> Result<Found, String> {
    let loss = |option: &str| runs.figure(option, "total.incident_loss");
    let saved = loss("in_turn")?.minus(loss("by_rank")?);
    let told = format!(
        "incidents lose {} in two weeks instead of {}",
        runs.money(loss("by_rank")?),
        runs.money(loss("in_turn")?)
    );
    let lost = |option: &str, who: &str| runs.figure(option, &format!("contacts.{who}.abandonment"));
    let fewer = lost("in_turn", "buyer")?.minus(lost("by_rank", "buyer")?);
    let buyers = format!(
        "{} of the buyers give up instead of {}, and {} of the private callers instead of {}",
        lost("by_rank", "buyer")?.percent(),
        lost("in_turn", "buyer")?.percent(),
        lost("by_rank", "private")?.percent(),
        lost("in_turn", "private")?.percent()
    );
    let still_fewer = lost("by_rank", "buyer")?.minus(lost("by_rank_and_recording", "buyer")?);
    let recording = format!(
        "{} of the buyers give up instead of {}",
        lost("by_rank_and_recording", "buyer")?.percent(),
        lost("by_rank", "buyer")?.percent()
    );
    let last = lost("by_rank_private_calls_as_buyers", "buyer")?.minus(lost("by_rank", "buyer")?);
    let private = format!(
        "{} of the private callers give up instead of {} if they rank with buyers, and {} of the buyers instead of {}",
        lost("by_rank", "private")?.percent(),
        lost("by_rank_private_calls_as_buyers", "private")?.percent(),
        lost("by_rank", "buyer")?.percent(),
        lost("by_rank_private_calls_as_buyers", "buyer")?.percent()
    );
    Ok(Found::depending_on("who is asked")
        .case("for incidents", saved.above(0.0), told)
        .case("for buyers", fewer.above(0.0), buyers)
        .case("for buyers, because private calls are last", last.above(0.0), private)
        .case("for buyers, when competitors get a recording", still_fewer.above(0.0), recording)
        .remark(format!(
            "All in all the ranks earn {} in two weeks, and {} with the recording.",
            runs.money(runs.gain("by_rank", "in_turn")?),
            runs.money(runs.gain("by_rank_and_recording", "in_turn")?)
        )))
}

const SCRIPT: Claim = Claim {
    number: 21,
    claim: "Most wrong answers come from the shop's own script (4 of 5), and agents meet unanswerable questions: a report goes to a manager \
            who calls back",
    sources: &[Owners],
    test: Test {
        scenario: "c21_who_makes_most_wrong_answers_the_agent_or_the_script",
        assumed: "Who makes the wrong answers is put in. The script is right in {%contacts.questions.resolved} of cases, and agents say what it says in \
                  {%groups.alfa_agents.quality.resolved_factor}: about four of five wrong answers are the script's, as claimed. Untrained agents say it \
                  in {%untrained_agents:groups.alfa_agents.quality.resolved_factor}: as many are theirs. {%contacts.questions.follow_ups[0].share} of the wrongly answered call again, \
                  {%contacts.questions.follow_ups[1].share} are reported to a manager.",
        judge: script,
    },
};

fn script(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how well agents know the script");
    for (when, path, what, [now, perfect_script, perfect_agents]) in [
        ("for the manager", "contacts.manager_calls.done", BACK, AS_CLAIMED),
        ("for the lines", "contacts.questions.attempts", "calls", AS_CLAIMED),
        ("for the manager, if agents are untrained", "contacts.manager_calls.done", BACK, UNTRAINED),
        ("for the lines, if agents are untrained", "contacts.questions.attempts", "calls", UNTRAINED),
    ] {
        let fewer = |option: &str| Ok::<_, String>(runs.figure(now, path)?.minus(runs.figure(option, path)?));
        let (script, agents) = (fewer(perfect_script)?, fewer(perfect_agents)?);
        let told = format!(
            "a perfect script saves {} {what} in two weeks, perfect agents save {}",
            script.plain(),
            agents.plain()
        );
        found = found.case(when, script.minus(agents.times(2.0)).above(0.0), told);
    }
    Ok(found.remark(format!(
        "The claim is taken to hold where the script saves more than twice as much. As it is, the manager calls back for {} of the day.",
        runs.figure("as_it_is", "groups.manager.occupancy")?.percent()
    )))
}

const BACK: &str = "calls back by the manager";

/// As it is, with a perfect script, with perfect agents.
const AS_CLAIMED: [&str; 3] = ["as_it_is", "perfect_script", "perfect_agents"];
const UNTRAINED: [&str; 3] =
    ["untrained_agents", "untrained_agents_and_a_perfect_script", "untrained_agents_made_perfect"];

const ORDER_OR_MINUTE: Claim = Claim {
    number: 24,
    claim: "Pay per order does not suit a shop that wants questions answered and orders confirmed; pay per minute has its own traps",
    sources: &[Owners],
    test: Test {
        scenario: "c24_pay_by_the_order_or_by_the_minute",
        assumed: "An order is paid with {providers.alfa.contract.per_order[0].price}, a minute with {by_minute:providers.alfa.contract.per_minute[0].price}, \
                  rounded up to {by_minute:providers.alfa.contract.per_minute[0].increment}. {groups.alfa_agents.roster} agents. Where callers buy there \
                  are {contacts.sales.arrivals.poisson.per_hour} buyers an hour and {contacts.question.arrivals.poisson.per_hour} who ask, where they ask \
                  {by_order_callers_ask:contacts.sales.arrivals.poisson.per_hour} and {by_order_callers_ask:contacts.question.arrivals.poisson.per_hour}, and \
                  {by_order_callers_ask:contacts.confirmation.arrivals.poisson.per_hour} confirmations. Slow agents take \
                  {by_minute_and_slow:groups.alfa_agents.skills.sales.handle_time_factor} times as long.",
        judge: order_or_minute,
    },
};

fn order_or_minute(runs: &Runs) -> Result<Found, String> {
    let hour = |option: &str| runs.figure(option, "providers.alfa.effective_hour");
    let bill = |option: &str| runs.figure(option, "total.cost");
    let slow = bill("by_minute_and_slow")?.over(bill("by_minute")?);
    let rounded = bill("by_minute")?.over(bill("by_second")?);
    let sold = runs.figure("by_minute_and_slow", "total.sold")?.over(runs.figure("by_minute", "total.sold")?);
    let earned =
        |option: &str| Ok::<_, String>(format!("the vendor earns {} for an agent's hour", runs.money(hour(option)?)));
    Ok(Found::depending_on("whether callers buy or ask")
        .case("by the order, where callers ask", hour("by_order_callers_ask")?.below(HOUR), earned("by_order_callers_ask")?)
        .case(
            "by the minute, with slow agents",
            slow.above(1.0),
            format!("the bill is {} times as high, for {} times the sales", slow.plain(), sold.plain()),
        )
        .case(
            "by the minute, because minutes are rounded up",
            rounded.above(1.0),
            format!("the bill is {} times what it would be by the second", rounded.plain()),
        )
        .case("by the order, where callers buy", hour("by_order_callers_buy")?.below(HOUR), earned("by_order_callers_buy")?)
        .remark(format!("Pay by the order is taken not to suit where the vendor earns less than {HOUR} for an agent's hour: nobody will offer it.")))
}

const CHEAPEST_MINUTE: Claim = Claim {
    number: 27,
    claim: "Buying on price: N per minute times a million minutes, split between several vendors, lowest price wins; a fixed package with a floating \
            volume on top",
    sources: &[Forms],
    test: Test {
        scenario: "c27_is_the_lowest_price_of_a_minute_the_lowest_price_of_an_order",
        assumed: "{contacts.sales.arrivals.poisson.per_hour} calls an hour, in a weak month {quick_in_a_weak_month:contacts.sales.arrivals.poisson.per_hour}. The \
                  quick vendor takes {providers.quick.contract.per_minute[0].price} a minute, the cheap one \
                  {providers.cheap.contract.per_minute[0].price}, and {groups.cheap_agents.skills.sales.handle_time_factor} times as long; the package \
                  holds {providers.package.contract.package[0].includes} minutes for {providers.package.contract.package[0].fee}. All have \
                  {groups.quick_agents.roster} agents; split, each vendor has half of them and half of the calls.",
        judge: cheapest_minute,
    },
};

fn cheapest_minute(runs: &Runs) -> Result<Found, String> {
    let order = |option: &str| runs.figure(option, "total.cost_per_order");
    let mut found = Found::depending_on("the clause and the volume");
    for (when, bought, against, what) in [
        ("with a package in the month it was made for", "package", "quick", "with the package"),
        ("with a package in a weak month", "package_in_a_weak_month", "quick_in_a_weak_month", "with the package"),
        ("with the cheapest minute", "cheapest_minute", "quick", "at the cheapest minute"),
        ("split between two vendors", "split", "quick", "with the split"),
    ] {
        let (price, other) = (order(bought)?, order(against)?);
        let told = format!("an order costs {} {what}, {} with the quick vendor", runs.money(price), runs.money(other));
        found = found.case(when, price.minus(other).below(0.0), told);
    }
    let minute = |option: &str| runs.figure(option, "total.effective_minute").map(|minute| runs.money(minute));
    let lost = |option: &str| runs.figure(option, "total.abandonment").map(|lost| lost.percent());
    const CALLS: &str = "contacts.sales.arrivals.poisson.per_hour=20..40:11";
    let line = format!(
        "The package earns more than the quick vendor from {} calls an hour on: {}.",
        runs.break_even(["quick", "package"], CALLS)?.plain(),
        runs.ask(&format!("--options quick,package --over {CALLS} --keep-roster"))
    );
    Ok(found.remark(line).remark(format!(
        "A minute of talk costs {} at the quick vendor and {} at the cheap one, who loses {} of the callers instead of {}; split, {} are lost.",
        minute("quick")?,
        minute("cheapest_minute")?,
        lost("cheapest_minute")?,
        lost("quick")?,
        lost("split")?
    )))
}

const NIGHT: Claim = Claim {
    number: 30,
    claim: "24/7 answering is worth having even for a small shop",
    sources: &[Heads, Criteria, Owners],
    test: Test {
        scenario: "c30_is_answering_by_night_worth_having_for_a_small_shop",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day, some by night; {%contacts.calls.follow_ups[0].share} of those who find nobody call \
                  again in the morning. A sale earns {contacts.calls.value.margin}, of cheap goods {closed_by_night_cheap_goods:contacts.calls.value.margin}. \
                  The vendor takes {providers.alfa.contract.per_minute[0].price} a minute, {providers.alfa.contract.surcharge[0].amount} more by night, and \
                  {providers.alfa.contract.monthly_fee[0].amount} a month.",
        judge: night,
    },
};

fn night(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("who answers and what a sale earns");
    for (when, open, closed) in [
        ("with a vendor by the minute", "vendor_by_night", "closed_by_night"),
        ("with a vendor by the minute and cheap goods", "vendor_by_night_cheap_goods", "closed_by_night_cheap_goods"),
        ("with a person of one's own", "own_person_by_night", "closed_by_night"),
    ] {
        let gain = runs.gain(open, closed)?;
        let told = format!("the nights change profit by {} a month", runs.money(gain));
        found = found.case(when, gain.above(0.0), told);
    }
    let tried = runs.figure("closed_by_night", "total.closed")?;
    const MARGIN: &str = "contacts.calls.value.margin=400..2500:8";
    Ok(found.remark(format!(
        "By night {} people a month try. A vendor's nights pay where a sale earns more than {}: {}.",
        tried.plain(),
        runs.money(runs.break_even(["closed_by_night", "vendor_by_night"], MARGIN)?),
        runs.ask(&format!("--options closed_by_night,vendor_by_night --over {MARGIN}"))
    )))
}
