//! Claims about what a vendor or a robot achieves: C2, C4, C5, C13, C14.

use busyhour::statistics::wilson;

use super::Source::Heads;
use super::figure::{Figure, grouped};
use super::verdict::Holds;
use super::{CONFIDENCE, Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[SHIFT, WITHIN_15_MINUTES, CONVERSION, VISIBLE, NOTICES];

const SHIFT: Claim = Claim {
    number: 2,
    claim: "An agent takes about 200 contacts a shift; to keep 10 agents busy a centre needs about 2,000 calls a day",
    sources: &[Heads],
    test: Test {
        scenario: "c02_does_an_agent_take_200_contacts_a_shift",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day and others, {groups.own.roster.shifts[0].agents} agents for \
                  {groups.own.roster.shifts[0].lasts}. Very short calls take {very_short:contacts.calls.talk_time.lognormal.mean}, short ones \
                  {contacts.calls.talk_time.lognormal.mean}, both and {contacts.calls.wrap_up.exponential.mean} of wrap-up; medium ones \
                  {medium:contacts.calls.talk_time.lognormal.mean} and {medium:contacts.calls.wrap_up.exponential.mean}, usual ones \
                  {usual:contacts.calls.talk_time.lognormal.mean} and {usual:contacts.calls.wrap_up.exponential.mean}.",
        judge: shift,
    },
};

/// More of an agent's time than this, or more callers who give up, and it is too much.
const BUSY: f64 = 0.85;
const LOST: f64 = 0.05;

/// How far from 200 is still about 200.
const ABOUT: f64 = 50.0;

fn shift(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how long a call takes");
    let mut at_2000 = Vec::new();
    for (when, length, more) in [
        ("with short calls", "short", [2200, 2400, 2600]),
        ("with very short calls", "very_short", [3200, 3600, 4200]),
        ("with medium calls", "medium", [1400, 1600, 1800]),
        ("with usual calls", "usual", [1000, 1200, 1400]),
    ] {
        let tried =
            [(2000, length.to_owned())].into_iter().chain(more.map(|calls| (calls, format!("{length}_{calls}"))));
        let (mut most, mut option) = (0, String::new());
        for (calls, name) in tried {
            if calls > most && bearable(runs, &name)? {
                (most, option) = (calls, name);
            }
        }
        let contacts = runs.figure(&option, "total.contacts_per_shift")?;
        let told = format!(
            "no more than {} calls a day are bearable of the volumes tried, {} contacts a shift: {}",
            grouped(f64::from(most), 0),
            contacts.plain(),
            load(runs, &option)?
        );
        found = found.case(when, contacts.between(200.0 - ABOUT, 200.0 + ABOUT), told);
        at_2000.push(format!("{when} agents are {}", load(runs, length)?));
    }
    Ok(found.remark(format!("At 2,000 calls a day {}.", at_2000.join("; "))).remark(format!(
        "About 200 is taken to be {} to {}; bearable, that agents are busy for less than {:.0} % of the time and less than {:.0} % of \
         the callers give up.",
        200.0 - ABOUT,
        200.0 + ABOUT,
        100.0 * BUSY,
        100.0 * LOST
    )))
}

/// Whether agents can do so much day by day, and callers bear it.
fn bearable(runs: &Runs, option: &str) -> Result<bool, String> {
    let of = |measure: &str| runs.figure(option, &format!("total.{measure}"));
    Ok(of("occupancy")?.below(BUSY).and(of("abandonment")?.below(LOST)) == Holds::Yes)
}

/// How busy agents are, and how many give up.
fn load(runs: &Runs, option: &str) -> Result<String, String> {
    let of = |measure: &str| runs.figure(option, &format!("total.{measure}")).map(|share| share.percent());
    Ok(format!("busy for {} of the time, {} of the callers give up", of("occupancy")?, of("abandonment")?))
}

const WITHIN_15_MINUTES: Claim = Claim {
    number: 4,
    claim: "Confirming each order within 15 minutes is a dream with an outsourcer that runs several projects",
    sources: &[Heads],
    test: Test {
        scenario: "c04_can_a_vendor_with_several_projects_confirm_within_15_minutes",
        assumed: "{contacts.confirmation.arrivals.profile.per_day} orders through day and night, {contacts.confirmation.talk_time.lognormal.mean} to \
                  confirm each; minutes count from the morning's opening. Calls of {groups.vendor.shared.clients} other clients go first, and {contacts.confirmation.min_idle} agents always \
                  stay free for them. The large vendor has {groups.vendor.roster} agents, the small one {small_vendor:groups.vendor.roster}.",
        judge: within_15_minutes,
    },
};

fn within_15_minutes(runs: &Runs) -> Result<Found, String> {
    let in_time = |option: &str| runs.figure(option, "contacts.confirmation.done_in_time");
    let mut found = Found::depending_on("how many agents the vendor has");
    for (when, option) in [
        ("with a small vendor", "small_vendor"),
        ("with a small vendor that has more time", "small_vendor_half_busy"),
        ("with a large vendor", "large_vendor"),
        ("with a large vendor that has less time", "large_vendor_busier"),
    ] {
        let told = format!(
            "{} of the orders are confirmed in time by agents who are busy for {} of theirs",
            in_time(option)?.percent(),
            runs.figure(option, "groups.vendor.occupancy")?.percent()
        );
        found = found.case(when, in_time(option)?.below(0.5), told);
    }
    Ok(found.remark(format!(
        "A dream is taken to be less than half. Two agents who do nothing else confirm {} in time.",
        in_time("two_agents_of_our_own")?.percent()
    )))
}

const CONVERSION: Claim = Claim {
    number: 5,
    claim: "Telephone sales convert 7-8 % on average; claims of much more are lies",
    sources: &[Heads],
    test: Test {
        scenario: "c05_can_a_vendor_sell_to_one_caller_in_ten",
        assumed: "The true conversion is {%contacts.calls.value.conversion}: an input, which no simulation can confirm. What is tested is whether a \
                  month may show one sale in ten calls by luck alone.",
        judge: conversion,
    },
};

fn conversion(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("how many call in a month");
    // Of the months in between one in a thousand is lucky: more of them are needed to tell.
    for (when, option, number) in [
        ("at 100 calls a day", "calls_100", 1200),
        ("at 40 calls a day", "calls_40", 2400),
        ("at 8 calls a day", "calls_8", 1200),
    ] {
        let months = runs.singly(option, ["total.sold", "total.answered"], number)?;
        let lucky = months.iter().filter(|[sold, answered]| *sold >= 0.1 * answered).count() as u64;
        let share = Figure::of(wilson(lucky, number, CONFIDENCE)).ok_or("no months")?;
        let told = format!("{} of the months show one in ten by luck", share.percent());
        found = found.case(when, share.below(0.01), told);
    }
    Ok(found.remark(
        "Whoever tells of it is taken to lie where luck shows it in less than one month of a hundred.".to_owned(),
    ))
}

const VISIBLE: Claim = Claim {
    number: 13,
    claim: "The easier the phone number is to find, the more calls come and the lower their conversion",
    sources: &[Heads],
    test: Test {
        scenario: "c13_does_a_number_that_is_easy_to_find_pay",
        assumed: "{contacts.buyers.arrivals.poisson.per_hour} callers an hour who want to buy find the number wherever it stands, and buy in \
                  {%contacts.buyers.value.conversion} of cases; of those who only ask ({%contacts.askers.value.conversion}) there are \
                  {contacts.askers.arrivals.poisson.per_hour} if it is hidden, {on_the_page:contacts.askers.arrivals.poisson.per_hour} if it stands on the \
                  page, {in_large_letters:contacts.askers.arrivals.poisson.per_hour} in large letters. Or buyers give up looking: of them there are \
                  {hidden_from_buyers:contacts.buyers.arrivals.poisson.per_hour} if it is hidden, and as many who ask as on the page. {groups.own.roster} agents.",
        judge: visible,
    },
};

fn visible(runs: &Runs) -> Result<Found, String> {
    let of = |option: &str, measure: &str| runs.figure(option, &format!("total.{measure}"));
    let conversion = |option: &str| Ok::<_, String>(of(option, "sold")?.over(of(option, "answered")?));
    let mut found = Found::depending_on("whom a hidden number keeps away");
    for (when, option, hidden) in [
        ("on the page, if buyers find it anyway", "on_the_page", "hidden"),
        ("in large letters, if buyers find it anyway", "in_large_letters", "hidden"),
        ("on the page, if buyers give up looking", "on_the_page", "hidden_from_buyers"),
    ] {
        let (more, now) = (of(option, "offered")?.over(of(hidden, "offered")?), conversion(option)?);
        let before = conversion(hidden)?;
        let told = format!(
            "{} times as many calls, of which {} sell instead of {}",
            more.plain(),
            now.percent(),
            before.percent()
        );
        found = found.case(when, more.above(1.0).and(now.minus(before).below(0.0)), told);
    }
    let gain = |option: &str| Ok::<_, String>(runs.money(runs.gain(option, "hidden")?));
    Ok(found.remark(format!(
        "Large letters change the month's profit by {} with the same agents and by {} with one more.",
        gain("in_large_letters")?,
        gain("in_large_letters_with_staff")?
    )))
}

const NOTICES: Claim = Claim {
    number: 14,
    claim: "Robot and SMS notices are never too many; a customer must find it easy to say that time or place changed",
    sources: &[Heads],
    test: Test {
        scenario: "c14_are_robot_notices_never_too_many",
        assumed: "{contacts.confirmation.arrivals.poisson.per_hour} orders an hour; {%robots.caller.answers[0]} answer the first call, \
                  {%robots.caller.answers[2]} each after the second; {%robots.caller.follow_ups[0].share} of those who missed one ring back, and take an \
                  agent's time. {%robots.caller.keys.3} of those who listen want a change. A kept order earns {contacts.confirmation.value.margin}. \
                  Nobody minds being rung, or {%three_calls_that_annoy:robots.caller.follow_ups[1].share} of those who missed a call complain and buy \
                  no more, which costs {contacts.complaint.value.parcel_cost}. {%three_calls_and_a_message:robots.caller.sms.replies} answer a message.",
        judge: notices,
    },
};

fn notices(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whom they annoy and how many there are already");
    for (when, option, against) in [
        ("three calls instead of one", "three_calls", "one_call"),
        ("five instead of three", "five_calls", "three_calls"),
        ("ten instead of five", "ten_calls", "five_calls"),
        ("a message after three calls", "three_calls_and_a_message", "three_calls"),
        ("three calls instead of one, where they annoy", "three_calls_that_annoy", "one_call_that_annoys"),
        ("ten instead of five, where they annoy", "ten_calls_that_annoy", "five_calls_that_annoy"),
        ("a key for changes", "three_calls", "three_calls_without_a_key_for_changes"),
    ] {
        let gain = runs.gain(option, against)?;
        found = found.case(when, gain.above(0.0), format!("{} more profit in two weeks", runs.money(gain)));
    }
    let level = |option: &str| runs.figure(option, "total.service_level");
    Ok(found.remark(format!(
        "Those who ring back lower the service level from {} with one call to {} with ten.",
        level("one_call")?.percent(),
        level("ten_calls")?.percent()
    )))
}
