//! Claims about how an order reaches the shop: C20, C22, C23.

use super::Source::Owners;
use super::figure::Figure;
use super::{Claim, Found, HOUR, Runs, Test};

pub const CLAIMS: &[Claim] = &[TYPED_TWICE, SITE_DOWN, CATALOGUE];

const TYPED_TWICE: Claim = Claim {
    number: 20,
    claim: "Text orders are typed twice; the only gain is that the buyer got through at all",
    sources: &[Owners],
    test: Test {
        scenario: "c20_what_do_orders_that_are_typed_twice_cost",
        assumed: "{contacts.calls.arrivals.poisson.per_hour} calls an hour, of which {%contacts.calls.value.conversion} are orders. An agent enters \
                  them on the site or writes an e-mail, in the times and with the errors that are usual there \
                  ([scenario.md](scenario.md#order-intake)); a manager types an e-mail in {contacts.written_order.talk_time.gamma.mean} and \
                  calls whoever's order came out wrong. A minute costs \
                  {providers.alfa.contract.per_minute[0].price}, the manager {providers.shop.costs.wage_per_hour} an hour.",
        judge: typed_twice,
    },
};

fn typed_twice(runs: &Runs) -> Result<Found, String> {
    let of = |option: &str, path: &str| runs.figure(option, path);
    // The part of the manager's pay for the time that typing takes.
    let typing = of("by_email", "providers.shop.cost")?;
    let busy = of("by_email", "groups.manager.occupancy")?;
    let typing = Figure { mean: typing.mean * busy.mean, low: typing.low * busy.low, high: typing.high * busy.high };
    let vendor = |option: &str| of(option, "providers.alfa.cost");
    let saved = vendor("entered_on_the_site")?.minus(vendor("by_email")?);
    let twice = format!(
        "the manager's typing costs {} a month and saves {} of the vendor's bill",
        runs.money(typing),
        runs.money(saved)
    );
    let through = runs.gain("by_email", "manager_alone")?;
    let gain = format!(
        "the buyers who got through earn {} more a month than a manager who answers alone, all costs paid",
        runs.money(through)
    );
    Ok(Found::depending_on("against what it is compared")
        .case("against orders entered on the site", typing.minus(saved).above(0.0), twice)
        .case("against no vendor at all", through.above(0.0), gain)
        .remark(format!(
            "The manager alone loses {} of the calls, the vendor {}. By e-mail {} orders a month come out wrong, on the site {}.",
            of("manager_alone", "total.abandonment")?.percent(),
            of("by_email", "total.abandonment")?.percent(),
            of("by_email", "total.order_errors")?.plain(),
            of("entered_on_the_site", "total.order_errors")?.plain()
        )))
}

const SITE_DOWN: Claim = Claim {
    number: 22,
    claim: "The site goes down; agents write orders down and someone calls back later",
    sources: &[Owners],
    test: Test {
        scenario: "c22_can_orders_be_written_down_while_the_site_is_down",
        assumed: "{contacts.sales.arrivals.poisson.per_hour} calls an hour for {groups.own.roster} agents, without time to spare \
                  {written_down_without_time_to_spare:contacts.sales.arrivals.poisson.per_hour}; {%contacts.sales.value.conversion} are orders. The site is \
                  down once for {incidents[0].lasts}, or for a day of {written_down_all_day:incidents[0].lasts}, and then \
                  {incidents[0].times.\"contacts.sales.arrivals\"} times as many call. A written order is typed in with a call back of \
                  {contacts.written_order.talk_time.lognormal.mean} by whoever has nothing else to do, in time within \
                  {contacts.written_order.due}. Else the lines are shut until the site is there again.",
        judge: site_down,
    },
};

fn site_down(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whether anybody has time for it");
    for (when, written, shut) in [
        ("in a short outage", "written_down", "lines_shut"),
        ("in an outage that lasts all day", "written_down_all_day", "lines_shut_all_day"),
        (
            "where agents have no time to spare",
            "written_down_without_time_to_spare",
            "lines_shut_without_time_to_spare",
        ),
    ] {
        let in_time = runs.figure(written, "contacts.written_order.done_in_time")?;
        let told = format!(
            "{} of {} orders that were written down are called back in time; writing them down earns {} more than shutting the lines",
            in_time.percent(),
            runs.figure(written, "contacts.written_order.arose")?.plain(),
            runs.money(runs.gain(written, shut)?)
        );
        found = found.case(when, in_time.above(0.5), told);
    }
    Ok(found.remark(
        "The claim is taken to hold where more than half are called back in time. That a buyer who waits for the call buys elsewhere is \
         not in it."
            .to_owned(),
    ))
}

const CATALOGUE: Claim = Claim {
    number: 23,
    claim: "Vendors refuse to work the shop's catalogue beyond about 10 items unless articles are numbers",
    sources: &[Owners],
    test: Test {
        scenario: "c23_does_a_vendor_refuse_long_orders_without_article_numbers",
        assumed: "The claim speaks of the catalogue; simulated is how many items an order has: few, or a dozen. Looking them up by \
                  name and taking down numbers last as long as is usual ([scenario.md](scenario.md#order-intake)). \
                  {%contacts.orders.value.conversion} of the calls are orders; an order is paid with \
                  {providers.alfa.contract.per_order[0].price}, or a minute with \
                  {long_orders_by_name_and_minute:providers.alfa.contract.per_minute[0].price}.",
        judge: catalogue,
    },
};

fn catalogue(runs: &Runs) -> Result<Found, String> {
    // What the vendor earns for an hour of handling.
    let hour = |option: &str| {
        let of = |measure: &str| runs.figure(option, &format!("total.{measure}"));
        Ok::<_, String>(of("cost_per_answered")?.over(of("handle_time")?).times(3600.0))
    };
    let mut found = Found::depending_on("how the vendor is paid");
    for (when, option, refuses) in [
        ("for long orders by name, paid by the order", "long_orders_by_name", true),
        ("for long orders by number, paid by the order", "long_orders_by_number", false),
        ("for short orders by name, paid by the order", "short_orders_by_name", false),
        ("for long orders by name, paid by the minute", "long_orders_by_name_and_minute", true),
    ] {
        let earned = hour(option)?;
        let holds = if refuses { earned.below(HOUR) } else { earned.above(HOUR) };
        let said = if refuses { "is said to refuse" } else { "is said to accept" };
        found = found.case(when, holds, format!("the vendor {said}, and earns {} an hour", runs.money(earned)));
    }
    let order = |option: &str| runs.figure(option, "total.cost_per_order").map(|cost| runs.money(cost));
    let wrong = |option: &str| {
        let of = |measure: &str| runs.figure(option, &format!("total.{measure}"));
        Ok::<_, String>(of("order_errors")?.over(of("sold")?).percent())
    };
    Ok(found.remark(format!(
        "A vendor is taken to refuse what earns less than {HOUR} an hour of handling. By the minute a long order by name costs the shop {} \
         instead of {}. By name {} of the long orders come out wrong, by number {}.",
        order("long_orders_by_name_and_minute")?,
        order("long_orders_by_name")?,
        wrong("long_orders_by_name")?,
        wrong("long_orders_by_number")?
    )))
}
