//! What a simulator of contact centres must show: known properties, each with an interval far from its threshold.
//!
//! Where an exact answer exists, it is met first (within 5.85 standard errors, of which nine must be small against what is to be
//! seen); then the property follows from figures of the simulation alone, never from the formula.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

#[path = "relations/run.rs"]
mod run;
#[path = "simulated/mod.rs"]
mod simulated;

use busyhour::erlang::{Load, Queue, blocking};
use run::{Run, more, run};

/// A figure is an exact value, and an error of `sees` would be seen.
fn is(run: &Run, path: &str, exact: f64, sees: f64) {
    let (mean, error) = run.of(path);
    assert!((mean - exact).abs() < 5.85 * error, "{path}: {mean} ± {error}, exactly {exact}");
    assert!(8.94 * error < sees, "{path}: {sees} would not be seen, the standard error is {error}");
}

/// Erlangs that ten agents at ten erlangs pass on.
const PASSED_ON: f64 = 10.0 * 0.214_582;

/// Ten agents take what they can of ten erlangs; `more` agents get the rest, and who finds these busy, too, is blocked.
fn overflow(more: u32, replications: u64) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "3h" }}
[contacts.calls]
arrivals.poisson = {{ per_hour = 200 }}
talk_time.exponential = {{ mean = "3m" }}
[groups.first]
skills = ["calls"]
roster = 10
[groups.second]
skills = ["calls"]
roster = {more}
[routing.calls]
groups = ["first"]
overflow = [{{ when_holding = 10, to = ["second"] }}]
[trunks.city]
lines = {}
carries = ["calls"]
"#,
        10 + more
    );
    run(&text, replications, 1)
}

/// As many erlangs as are passed on, come by chance alone.
fn poisson(agents: u32, replications: u64) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "3h" }}
[contacts.calls]
arrivals.poisson = {{ per_hour = {} }}
talk_time.exponential = {{ mean = "3m" }}
[groups.second]
skills = ["calls"]
roster = {agents}
[trunks.city]
lines = {agents}
carries = ["calls"]
"#,
        PASSED_ON * 20.0
    );
    run(&text, replications, 2)
}

#[test]
fn what_overflows_needs_more_agents_than_as_much_that_comes_by_chance() {
    // Wilkinson, 1956: a stream that overflows comes in bursts. Lost is what finds all agents of both groups busy, which is
    // Erlang's B for all of them together.
    assert!((10.0 * blocking(10.0, 10) - PASSED_ON).abs() < 1e-4);
    let lost = |run: &Run| run.mean("total.blocked") / (PASSED_ON * 20.0 * 45.0);
    // Fewest agents that lose at most one in fifty of those passed on, by simulation.
    let fewest = |of: &dyn Fn(u32, u64) -> Run| (1..15).find(|agents| lost(&of(*agents, 100)) <= 0.02).unwrap();
    let (overflows, by_chance) = (fewest(&overflow), fewest(&poisson));
    assert!(overflows >= by_chance + 2, "{overflows} and {by_chance}");
    // One agent fewer is clearly too few for the one, and enough for the other: no luck of the draw.
    let (bursts, even) = (overflow(overflows - 1, 400), poisson(overflows - 1, 400));
    is(&bursts, "total.blocking", blocking(10.0, 10 + overflows - 1), 0.001);
    is(&even, "total.blocking", blocking(PASSED_ON, overflows - 1), 0.002);
    let (_, error) = bursts.of("total.blocked");
    assert!(lost(&bursts) - 5.85 * error / (PASSED_ON * 900.0) > 0.02, "{}", lost(&bursts));
    let (_, error) = even.of("total.blocked");
    assert!(lost(&even) + 5.85 * error / (PASSED_ON * 900.0) < 0.02, "{}", lost(&even));
}

/// Ten erlangs for twelve agents in so many equal parts that do not help each other.
fn parts(parts: u32, patience: &str) -> Run {
    let names: Vec<String> = (0..parts).map(|part| format!("part_{part}")).collect();
    let groups: String =
        names.iter().map(|name| format!("[groups.{name}]\nskills = [\"calls\"]\nroster = {}\n", 12 / parts)).collect();
    // Thirds do not add up to one in decimals: the last takes the rest.
    let share = |part: u32| if part + 1 == parts { 1.0 - 0.333 * f64::from(parts - 1) } else { 0.333 };
    let share = |part: u32| if parts == 2 { 0.5 } else { share(part) };
    let split: Vec<String> = (0..parts).map(|part| format!("part_{part} = {}", share(part))).collect();
    let routing =
        if parts == 1 { String::new() } else { format!("[routing.calls]\nsplit = {{ {} }}\n", split.join(", ")) };
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "6h" }}
[contacts.calls]
arrivals.poisson = {{ per_hour = 180 }}
talk_time.exponential = {{ mean = "200s" }}
{patience}
{groups}{routing}"#
    );
    run(&text, 400, 1)
}

#[test]
fn a_pool_cut_in_two_or_three_loses_what_erlang_says() {
    for (patience, mean) in [("", None), ("patience.exponential = { mean = \"150s\" }", Some(150.0))] {
        let runs: Vec<Run> = [1, 2, 3].map(|count| parts(count, patience)).into();
        for (run, count) in runs.iter().zip([1_u32, 2, 3]) {
            // Of three parts one gets 0.334; the others, and the pool's whole level, differ from equal thirds by less than
            // one in ten thousand.
            let load = Load { rate: 180.0 / 3600.0 / f64::from(count), handle_time: 200.0, patience: mean };
            let queue = Queue::new(&load, 12 / count);
            is(run, "total.service_level", queue.answered_within(20.0), 0.03);
        }
        for pair in runs.windows(2) {
            more(&pair[0], &pair[1], "total.service_level");
            more(&pair[1], &pair[0], "total.wait");
        }
        // Not by a hair: the loss of cutting is many points.
        assert!(runs[0].mean("total.service_level") - runs[1].mean("total.service_level") > 0.05);
        assert!(runs[1].mean("total.service_level") - runs[2].mean("total.service_level") > 0.03);
    }
}

/// Agents of the blend, and the load of its callers on each.
const AGENTS: u32 = 200;
const INBOUND: f64 = 0.5;

/// Two hundred agents, half busy with callers; work without end fills the rest, while so many stay free.
fn blend(min_idle: u32) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 1, open = "00:00-24:00" }}
run = {{ warm_up = "2h" }}
target = {{ answer_within = "1s", share = 0.8 }}
[contacts.calls]
arrivals.poisson = {{ per_hour = {} }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "2m" }}
[contacts.reminders]
direction = "outbound"
arrivals.backlog = {{ endless = true }}
talk_time.exponential = {{ mean = "3m" }}
min_idle = {min_idle}
[groups.own]
skills = ["calls", "reminders"]
roster = {AGENTS}
"#,
        f64::from(AGENTS) * INBOUND * 20.0
    );
    run(&text, 60, 1)
}

/// Share of time with everybody busy, and mean busy agents over all, in steady state: births and deaths from the fewest busy
/// that the threshold allows. Below it work is taken at once; talks of callers and of work are alike.
fn blended(min_idle: u32) -> (f64, f64) {
    let fewest = AGENTS - min_idle;
    let (mut weight, mut sum, mut all_busy, mut busy) = (1.0, 0.0, 0.0, 0.0);
    for present in fewest..fewest + 400 {
        sum += weight;
        busy += weight * f64::from(present.min(AGENTS));
        if present >= AGENTS {
            all_busy += weight;
        }
        let next = present + 1;
        // In units of ends of talk an hour; patience is two thirds of a talk.
        let leaving = f64::from(next.min(AGENTS)) + 1.5 * f64::from(next.saturating_sub(AGENTS));
        weight *= f64::from(AGENTS) * INBOUND / leaving;
    }
    (all_busy / sum, busy / sum / f64::from(AGENTS))
}

#[test]
fn a_few_agents_kept_free_fill_the_day_and_still_answer_almost_at_once() {
    // Bhulai and Koole, 2003: a threshold on free agents is nearly the best of all ways to blend.
    let (kept, none) = (blend(8), blend(0));
    let (delayed, occupancy) = blended(8);
    is(&kept, "contacts.calls.delayed", delayed, 0.002);
    is(&kept, "groups.own.occupancy", occupancy, 0.001);
    let (busy, error) = kept.of("groups.own.occupancy");
    assert!(busy - 5.85 * error > 0.96, "{busy} ± {error}");
    let (at_once, error) = kept.of("contacts.calls.service_level");
    assert!(at_once - 5.85 * error > 0.99, "{at_once} ± {error}");
    let (inbound, error) = kept.of("groups.own.occupancy_inbound");
    assert!(inbound + 5.85 * error < 0.52, "{inbound} ± {error}");
    // With nobody kept free every caller waits for the next who comes free.
    assert!(none.mean("groups.own.occupancy") > 0.9999);
    assert!(none.mean("contacts.calls.delayed") > 0.9999);
}

/// A month of 100 calls a day at a vendor with this contract, handle-time factor and staff.
fn vendor(contract: &str, factor: f64, agents: u32) -> Run {
    let text = format!(
        r#"format = 1
currency = "UAH"
calendar = {{ start = 2026-11-01, days = 30, open = "09:00-19:00" }}
[contacts.sales]
arrivals.poisson = {{ per_hour = 10 }}
talk_time.lognormal = {{ mean = "160s", cv = 1.0 }}
wrap_up.exponential = {{ mean = "25s" }}
patience.exponential = {{ mean = "100s" }}
value = {{ conversion = 0.075, margin = 900, lead_cost = 60 }}
[providers.alfa]
kind = "outsourced"
{contract}[groups.alfa_agents]
provider = "alfa"
skills = {{ sales = {{ handle_time_factor = {factor} }} }}
roster = {agents}
"#
    );
    run(&text, 100, 1)
}

const BY_MINUTE: &str =
    "[[providers.alfa.contract.per_minute]]\nprice = 10.50\ncounts = [\"talk\", \"hold\", \"wrap\"]\n";
const CHEAPER_MINUTE: &str =
    "[[providers.alfa.contract.per_minute]]\nprice = 8.50\ncounts = [\"talk\", \"hold\", \"wrap\"]\n";
const BY_CONTACT: &str = "[[providers.alfa.contract.per_contact]]\nprice = 32.00\n";

#[test]
fn a_slow_vendor_earns_more_by_the_minute_and_the_same_by_the_contact() {
    // Agents enough, so that both answer the same calls.
    let runs = |contract: &str| [1.0, 1.4].map(|factor| vendor(contract, factor, 12));
    let [quick, slow] = runs(BY_MINUTE);
    assert_eq!(quick.mean("total.answered"), slow.mean("total.answered"));
    let ratio = slow.mean("total.cost") / quick.mean("total.cost");
    // Seconds as they were: the bill is 1.4 times as high, but for rounding by the microsecond and the line.
    assert!((ratio - 1.4).abs() < 1e-4, "{ratio}");
    let [quick, slow] = runs(BY_CONTACT);
    assert_eq!(quick.of("total.cost"), slow.of("total.cost"));
    assert!(quick.mean("total.cost") > 50_000.0);
}

#[test]
fn a_vendor_that_is_cheap_by_the_minute_is_dear_by_the_order() {
    // A fifth less for the minute; agents who take 1.4 times as long, and no more of them.
    let (dear, cheap) = (vendor(BY_MINUTE, 1.0, 2), vendor(CHEAPER_MINUTE, 1.4, 2));
    more(&dear, &cheap, "total.effective_minute");
    more(&cheap, &dear, "total.cost_per_order");
    more(&dear, &cheap, "total.profit");
}

/// A small shop, its target judged over this window.
fn judged(over: &str) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-01, days = 30, open = "09:00-19:00" }}
target = {{ answer_within = "20s", share = 0.8, over = "{over}" }}
[contacts.calls]
arrivals.profile = {{ per_day = 300, shape = [2, 3, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1], day_cv = 0.1 }}
talk_time.lognormal = {{ mean = "160s", cv = 1.0 }}
patience.exponential = {{ mean = "2m" }}
[groups.own]
skills = ["calls"]
roster = {{ "09:00" = 2, "10:00" = 3, "18:00" = 2 }}
"#
    );
    run(&text, 300, 1)
}

#[test]
fn a_promise_is_broken_the_sooner_the_shorter_the_window_in_which_it_must_be_kept() {
    let [month, day, interval] = ["month", "day", "interval"].map(judged);
    // The same month, so the same service.
    assert_eq!(month.of("total.service_level"), interval.of("total.service_level"));
    let broken = |run: &Run| run.mean("total.breach");
    assert!(broken(&month) < 0.05 && broken(&interval) > 0.999, "{} {}", broken(&month), broken(&interval));
    assert!(broken(&day) > 0.3, "{}", broken(&day));
    // The longer the window, the more windows are on target.
    let on_target = [month.mean("total.replications_on_target"), day.mean("total.days_on_target")];
    assert!(on_target[0] > on_target[1] && on_target[1] > interval.mean("total.intervals_on_target"));
}

/// Two vendors who are alike, but that beta is so busy with other clients that many give up, a third cheaper, and reports nothing of
/// them.
fn two_vendors(routing: &str) -> Run {
    let text = format!(
        r#"format = 1
currency = "UAH"
calendar = {{ start = 2026-11-01, days = 20, open = "09:00-19:00" }}
[contacts.sales]
arrivals.poisson = {{ per_hour = 40 }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "1m" }}
value = {{ conversion = 0.12, margin = 900 }}
[contacts.others]
arrivals.poisson = {{ per_hour = 120 }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "1m" }}
[providers.alfa]
kind = "outsourced"
contract.per_minute = [{{ price = 9, contacts = ["sales"] }}]
[groups.alfa_agents]
provider = "alfa"
skills = ["sales"]
roster = 5
[providers.beta]
kind = "outsourced"
reports = {{ leaves_out = {{ abandoned_within = "1h" }} }}
contract.per_minute = [{{ price = 6, contacts = ["sales"] }}]
[groups.beta_agents]
provider = "beta"
skills = ["sales", "others"]
roster = 5
[routing.sales]
{routing}
"#
    );
    run(&text, 150, 1)
}

#[test]
fn shares_that_are_reviewed_find_the_better_vendor_by_true_figures_and_are_fooled_by_flattered_ones() {
    let adaptive = |figures: &str| {
        two_vendors(&format!(
            "adaptive = {{ among = [\"alfa_agents\", \"beta_agents\"], by = \"profit_per_contact\", rule = \"thompson\", \
             review = \"1d\", at_least = 0.05, figures = \"{figures}\" }}"
        ))
    };
    let equal = two_vendors("split = { alfa_agents = 0.5, beta_agents = 0.5 }");
    let (by_truth, by_report) = (adaptive("true"), adaptive("reported"));
    // A call that is dealt to beta is lost in one case of three; at the cheaper price it would take fewer to pay.
    assert!(equal.mean("groups.beta_agents.abandonment") > 0.25 && equal.mean("groups.alfa_agents.abandonment") < 0.03);
    more(&by_truth, &equal, "groups.alfa_agents.offered");
    more(&equal, &by_report, "groups.alfa_agents.offered");
    more(&by_truth, &equal, "total.profit");
    more(&equal, &by_report, "total.profit");
    // Of 8,000 calls alfa is dealt half, most, few.
    let dealt = |run: &Run| run.mean("groups.alfa_agents.offered") / 8000.0;
    assert!(dealt(&by_truth) > 0.75 && dealt(&by_report) < 0.35, "{} {}", dealt(&by_truth), dealt(&by_report));
}
