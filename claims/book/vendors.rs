//! Claims about several vendors, and what becomes of them over time: C6, C12, C25.

use super::Source::{Forms, Heads};
use super::figure::Figure;
use super::points::{Point, Sets};
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[SETTLES_IN, BETTER_VENDOR, SEASON];

const SETTLES_IN: Claim = Claim {
    number: 6,
    claim: "Handle time and waits fall through the first month while the project settles in",
    sources: &[Heads],
    test: Test {
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
    test: Test {
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
    test: Test {
        scenario: "c25_can_an_in_house_centre_follow_a_season",
        assumed: "{contacts.calls.arrivals.profile.per_day} calls a day, in December {contacts.calls.arrivals.profile.months.dec} times as many; \
                  {groups.own.roster} agents at a time in November, {groups.own.rosters[0].roster} for the season. To find and train the new ones and to \
                  pay them for the four weeks before they answer costs {providers.shop.costs.setup}. A vendor's minute costs \
                  {providers.alfa.contract.per_minute[0].price}, and its forecast is right.",
        judge: season,
    },
};

/// The day from which the new people answer.
const FROM: &str = "groups.own.rosters[0].from";

/// How to ask for it.
const FROM_WHEN: &str =
    "--options hired --over 'groups.own.rosters[0].from=2026-12-01,2026-12-08,2026-12-15,2026-12-22,2026-12-29'";

fn season(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("when people are hired");
    let vendor = runs.figure("vendor", "total.abandonment")?;
    let base = runs.at(&["hired", "people_of_november", "vendor"], &[])?;
    let mut money = Vec::new();
    for (when, from) in [
        ("with new people from its first day", "2026-12-01"),
        ("with new people a week late", "2026-12-08"),
        ("with new people two weeks late", "2026-12-15"),
        ("with new people four weeks late", "2026-12-29"),
    ] {
        let point = runs.at(&["hired"], &[(FROM, from)])?;
        let lost = point.figure("hired", "total.abandonment")?;
        let told = format!("own people lose {} of the callers, the vendor {}", lost.percent(), vendor.percent());
        found = found.case(when, lost.above(0.1).and(vendor.below(0.1)), told);
        money.push((point.gain("hired", &base, "vendor")?, point.gain("hired", &base, "people_of_november")?));
    }
    let lost = base.figure("people_of_november", "total.abandonment")?;
    let told = format!("own people lose {} of the callers, the vendor {}", lost.percent(), vendor.percent());
    found = found.case("with the people of November", lost.above(0.1).and(vendor.below(0.1)), told);
    let each = |of: fn(&(Figure, Figure)) -> Figure| {
        money.iter().map(|gains| runs.money(of(gains))).collect::<Vec<_>>().join(", ")
    };
    Ok(found
        .remark(format!(
            "To follow is taken to mean to lose fewer than one in ten. With new people from the first day, one, two and four weeks late, \
             December's profit against the vendor's is {}; against that with the people of November it is {}.",
            each(|gains| gains.0),
            each(|gains| gains.1)
        ))
        .remark(ahead(runs, &base)?)
        .remark(format!(
            "Ask when to have them with {}; how long, with `--set calendar.days=62 --over 'groups.own.rosters[0].to=2026-12-31,2027-01-31'`.",
            runs.ask(FROM_WHEN)
        )))
}

/// What it costs to have the new people too early, too late or too long.
fn ahead(runs: &Runs, base: &Point) -> Result<String, String> {
    let late = runs.at(&["hired"], &[(FROM, "2026-12-08")])?;
    let longer: &Sets<'_> = &[("calendar.start", "2026-11-17"), ("calendar.days", "45")];
    let in_time = runs.at(&["hired"], longer)?;
    let early = runs.at(&["hired"], &[longer, &[(FROM, "2026-11-24")]].concat())?;
    let through: &Sets<'_> = &[("calendar.days", "62")];
    let gone = runs.at(&["hired"], through)?;
    let kept = runs.at(&["hired"], &[through, &[("groups.own.rosters[0].to", "2027-01-31")]].concat())?;
    Ok(format!(
        "To have them a week late costs {}, a week early {}: who wants them on the first of December looks for them four weeks before, at the \
         latest on 3 November. To keep them through January, when they have little to do, costs {} more than they earn.",
        runs.money(base.gain("hired", &late, "hired")?),
        runs.money(in_time.gain("hired", &early, "hired")?),
        runs.money(gone.gain("hired", &kept, "hired")?)
    ))
}
