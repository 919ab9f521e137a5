//! Incidents against scenarios in which the same is written without them, leg by leg, and against what is known of how often
//! they last.
#![allow(clippy::unwrap_used)]

use crate::centre::{ContactId, GroupId, IncidentId, RobotId, TrunkId};
use crate::engine::facts::{Chain, Dial, Fate, Judged, Leg, OrderTaken, Recorder, Work};
use crate::engine::{Plan, Simulation};
use crate::experiment::{Settings, Threads, simulate};
use crate::random::Luck;
use crate::scenario::{Scenario, load};
use crate::units::{Span, Time};

/// Every leg and every stretch of lines, as told.
#[derive(Default)]
pub(super) struct Heard {
    pub legs: Vec<Leg>,
    lines: Vec<(u32, Time, Time)>,
    incidents: Vec<(Time, Time)>,
    dials: Vec<Dial>,
    /// Sales, and of them orders that are wrong.
    pub sold: usize,
    pub errors: usize,
    pub written: usize,
    pub refused: usize,
    /// Pieces of work that arose.
    pub work: usize,
}

impl Recorder for Heard {
    fn leg(&mut self, leg: &Leg) {
        self.legs.push(*leg);
    }
    fn judged(&mut self, judged: &Judged) {
        self.sold += usize::from(judged.sold);
        self.errors += usize::from(judged.order_error);
    }
    fn order_taken(&mut self, order: &OrderTaken) {
        self.written += usize::from(order.written);
        self.refused += usize::from(order.refused);
    }
    fn chain(&mut self, _: &Chain) {}
    fn work(&mut self, _: &Work) {
        self.work += 1;
    }
    fn dial(&mut self, dial: &Dial) {
        self.dials.push(*dial);
    }
    fn sms(&mut self, _: ContactId, _: Time) {}
    fn on_duty(&mut self, _: GroupId, _: u32, _: Time, _: Time) {}
    fn lines_busy(&mut self, _: TrunkId, lines: u32, from: Time, to: Time) {
        self.lines.push((lines, from, to));
    }
    fn incident(&mut self, _: IncidentId, from: Time, to: Time) {
        self.incidents.push((from, to));
    }
    fn ports_busy(&mut self, _: RobotId, _: u32, _: Time, _: Time) {}
    fn end(&mut self, _: Time) {}
}

pub(super) fn scenario(text: &str) -> Scenario {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("t.toml", text.as_bytes(), &files, &[]);
    loaded.experiment.unwrap_or_else(|| unreachable!("{:?}", loaded.problems)).base
}

pub(super) fn heard(text: &str, replication: u64) -> Heard {
    let scenario = scenario(text);
    let plan = Plan::new(&scenario.model);
    let mut simulation = Simulation::new(&plan, Heard::default());
    simulation.run(Luck::new(7, replication));
    std::mem::take(simulation.recorder())
}

/// A day from 8 to 20 o'clock with more to say of groups and the rest.
fn day(arrivals: &str, groups: &str, rest: &str) -> String {
    format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"08:00-20:00\"\n\
         [contacts.calls]\n{arrivals}\ntalk_time.exponential = {{ mean = \"3m\" }}\n\
         patience.exponential = {{ mean = \"2m\" }}\n{groups}\n{rest}"
    )
}

const CALLS: &str = "arrivals.poisson = { per_hour = 120 }";
const OWN: &str = "[groups.own]\nskills = [\"calls\"]\nroster = 6";

/// Legs in words.
pub(super) fn told(heard: &Heard) -> Vec<String> {
    heard.legs.iter().map(|leg| format!("{leg:?}")).collect()
}

#[test]
fn a_roster_at_zero_for_an_hour_is_the_roster_written_so() {
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\ntimes = { \"groups.own.roster\" = 0 }";
    let written = "[groups.own]\nskills = [\"calls\"]\nroster = { mon = { \"08:00\" = 6, \"11:00\" = 0, \"12:00\" = 6 }, tue = 6 }";
    for replication in 0..5 {
        let (struck, written) =
            (heard(&day(CALLS, OWN, incident), replication), heard(&day(CALLS, written, ""), replication));
        assert_eq!(told(&struck), told(&written));
        assert_ne!(told(&struck), told(&heard(&day(CALLS, OWN, ""), replication)), "the incident did nothing");
    }
}

#[test]
fn half_of_six_agents_are_three_and_two_incidents_at_a_time_multiply() {
    let incidents = "[[incidents]]\nat = 2026-11-02 10:00\nlasts = \"4h\"\ntimes = { \"groups.own.roster\" = 0.5 }\n\
                     [[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\ntimes = { groups.own.roster = 0.5 }";
    // 6, 3, 1.5 rounded up, 3, 6.
    let written = "[groups.own]\nskills = [\"calls\"]\nroster = { mon = { \"08:00\" = 6, \"10:00\" = 3, \"11:00\" = 2, \"12:00\" = 3, \"14:00\" = 6 }, tue = 6 }";
    assert_eq!(told(&heard(&day(CALLS, OWN, incidents), 3)), told(&heard(&day(CALLS, written, ""), 3)));
}

#[test]
fn more_agents_than_the_roster_ever_has_are_there_while_an_incident_brings_them() {
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\ntimes = { \"groups.own.roster\" = 2.0 }";
    let written = "[groups.own]\nskills = [\"calls\"]\nroster = { mon = { \"08:00\" = 6, \"11:00\" = 12, \"12:00\" = 6 }, tue = 6 }";
    assert_eq!(told(&heard(&day(CALLS, OWN, incident), 0)), told(&heard(&day(CALLS, written, ""), 0)));
}

#[test]
fn agents_who_are_gone_leave_those_who_wait_to_the_next_groups() {
    let groups = "[groups.own]\nskills = [\"calls\"]\nroster = 2\n[groups.other]\nskills = [\"calls\"]\nroster = 2\n\
                  [routing.calls]\ngroups = [\"own\"]\noverflow = [{ none_staffed = true, to = [\"other\"] }]";
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\ntimes = { \"groups.own.roster\" = 0 }";
    let heard = heard(&day(CALLS, groups, incident), 0);
    let hour = |at: Time| at.0 / Span::hours(1).0;
    let by = |leg: &&Leg| leg.by == Some(GroupId(1));
    let other: Vec<i64> = heard.legs.iter().filter(by).map(|leg| hour(leg.ended())).collect();
    assert!(!other.is_empty() && other.iter().all(|hour| *hour == 11), "{other:?}");
    // Somebody who waited when they went was moved: came before eleven, was answered by the others at once.
    assert!(heard.legs.iter().filter(by).any(|leg| leg.ended() == Time(Span::hours(11).0) && leg.wait > Span::ZERO));
    let begun = |leg: &&Leg| leg.by == Some(GroupId(0)) && hour(leg.ended()) == 11;
    assert_eq!(heard.legs.iter().filter(begun).count(), 0, "own agents took up calls while they were gone");
}

#[test]
fn arrivals_times_a_factor_are_the_rate_written_so() {
    let incident =
        "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"2h\"\ntimes = { \"contacts.calls.arrivals\" = 1.5 }";
    let shape = |eleven: f64| {
        let weights: Vec<String> =
            (0..12).map(|hour| if (3..5).contains(&hour) { eleven } else { 1.0 }.to_string()).collect();
        let hours: String = weights.iter().flat_map(|weight| [weight.as_str(), ", ", weight, ", "]).collect();
        hours.trim_end_matches(", ").to_owned()
    };
    let profile =
        |per_day: f64, shape: &str| format!("arrivals.profile = {{ per_day = {per_day}, shape = [{shape}] }}");
    // 10 hours of weight 1 and two of 1.5: 13 for 12. On the second day nothing happens.
    let flat = day(&profile(1200.0, &shape(1.0)), OWN, incident);
    let written = day(&profile(1300.0, &shape(1.5)), OWN, "");
    let first_day = |heard: &Heard| -> Vec<i64> {
        let end = Time(Span::hours(24).0);
        heard.legs.iter().filter(|leg| leg.at < end).map(|leg| leg.at.0).collect()
    };
    let (struck, written) = (first_day(&heard(&flat, 0)), first_day(&heard(&written, 0)));
    assert_eq!(struck.len(), written.len());
    // Rates written otherwise differ in their last bits, so instants may in their last microsecond.
    assert!(struck.iter().zip(&written).all(|(one, other)| (one - other).abs() <= 2));
    let plain = first_day(&heard(&day(&profile(1200.0, &shape(1.0)), OWN, ""), 0));
    let before = |at: &&i64| **at < Span::hours(11).0;
    assert_eq!(struck.iter().filter(before).count(), plain.iter().filter(before).count());
    assert!(struck.len() > plain.len() + 50, "{} after {}", struck.len(), plain.len());
}

#[test]
fn arrivals_times_a_factor_are_a_surge() {
    let busy = "arrivals.profile = { per_day = 1200, shape = [1, 2, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], day_cv = 0.2, interval_cv = 0.1 }";
    let incident =
        "[[incidents]]\nat = 2026-11-02 11:10\nlasts = \"95m\"\ntimes = { \"contacts.calls.arrivals\" = 1.4 }";
    let surge = "[[contacts.calls.surges]]\nat = 2026-11-02 11:10\nlasts = \"95m\"\ntimes = 1.4";
    for replication in 0..3 {
        let (struck, surging) =
            (heard(&day(busy, OWN, incident), replication), heard(&day(busy, OWN, surge), replication));
        assert_eq!(told(&struck), told(&surging));
        assert_ne!(told(&struck), told(&heard(&day(busy, OWN, ""), replication)));
    }
}

#[test]
fn fewer_lines_block_who_comes_and_let_who_talks_go_on() {
    let trunk = "[trunks.city]\nlines = 12\ncarries = [\"calls\"]\n";
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\ntimes = { \"trunks.city.lines\" = 0.5 }";
    let busy = "arrivals.poisson = { per_hour = 300 }";
    let text = day(busy, OWN, &format!("{trunk}{incident}"));
    let (from, to) = (Time(Span::hours(11).0), Time(Span::hours(12).0));
    let (mut above, mut blocked) = (0, [0, 0]);
    for replication in 0..10 {
        let heard = heard(&text, replication);
        let lines_from = |at: Time| heard.lines.iter().position(|(_, start, _)| *start == at).unwrap();
        let (first, last) = (lines_from(from), lines_from(to));
        // Nobody is cut off as the lines go, nor comes as they return.
        assert_eq!(heard.lines[first].0, heard.lines[first - 1].0);
        assert_eq!(heard.lines[last].0, heard.lines[last - 1].0);
        above += usize::from(heard.lines[first].0 > 6);
        let grown = heard.lines[first..last].windows(2).filter(|pair| pair[1].0 > pair[0].0);
        assert!(grown.map(|pair| pair[1].0).all(|lines| lines <= 6), "a call came beyond the sixth line");
        let within = |leg: &&Leg, hour: i64| leg.fate == Fate::Blocked && leg.at.0 / Span::hours(1).0 == hour;
        blocked[0] += heard.legs.iter().filter(|leg| within(leg, 9)).count();
        blocked[1] += heard.legs.iter().filter(|leg| within(leg, 11)).count();
    }
    assert!(above >= 5, "{above} of 10 mornings had more than six lines busy at eleven");
    assert!(blocked[1] > 2 * blocked[0] && blocked[0] > 100, "{blocked:?}");
}

#[test]
fn half_the_lines_all_day_are_a_trunk_of_half_the_lines() {
    let trunk = |lines: u32| format!("[trunks.city]\nlines = {lines}\ncarries = [\"calls\"]\n");
    let incident = "[[incidents]]\nat = 2026-11-02\nlasts = \"2d\"\ntimes = { \"trunks.city.lines\" = 0.5 }";
    let struck = day(CALLS, OWN, &format!("{}{incident}", trunk(9)));
    // 4.5 rounded up.
    let written = day(CALLS, OWN, &trunk(5));
    assert_eq!(told(&heard(&struck, 0)), told(&heard(&written, 0)));
    let settings = Settings { replications: 10, precision: None, seed: 3, confidence: 0.95 };
    let full = |text: &str| {
        let outcome = simulate(&scenario(text), &settings, &Threads::new(Some(1)), |_| {}).unwrap();
        outcome.results.trunks["city"].get("all_lines_busy").mean.unwrap()
    };
    assert!((full(&struck) - full(&written)).abs() < 1e-12 && full(&written) > 0.01);
}

#[test]
fn a_split_that_an_incident_sets_deals_meanwhile_and_no_longer() {
    let groups = "[groups.own]\nskills = [\"calls\"]\nroster = 6\n[groups.other]\nskills = [\"calls\"]\nroster = 6\n";
    let split = |own: f64, other: f64| format!("[routing.calls]\nsplit = {{ own = {own}, other = {other} }}\n");
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\nset = { \"routing.calls.split\" = { own = 0.2, other = 0.8 } }";
    let dealt = |rest: &str| heard(&day(CALLS, groups, rest), 0);
    let homes = |heard: &Heard, from: i64, to: i64| -> Vec<(Time, Option<GroupId>)> {
        let within = |leg: &&Leg| (from..to).contains(&(leg.at.0 / Span::hours(1).0));
        let mut homes: Vec<_> = heard.legs.iter().filter(within).map(|leg| (leg.at, leg.home)).collect();
        homes.sort_by_key(|(at, _)| *at);
        homes
    };
    let struck = dealt(&format!("{}{incident}", split(0.7, 0.3)));
    let (usual, other) = (dealt(&split(0.7, 0.3)), dealt(&split(0.2, 0.8)));
    assert_eq!(homes(&struck, 8, 11), homes(&usual, 8, 11));
    assert_eq!(homes(&struck, 11, 12), homes(&other, 11, 12));
    assert_eq!(homes(&struck, 12, 48), homes(&usual, 12, 48));
    assert_ne!(homes(&usual, 11, 12), homes(&other, 11, 12));
}

#[test]
fn a_robot_without_ports_dials_nobody_until_it_has_them_again() {
    let robot = "[contacts.orders]\ndirection = \"outbound\"\nrobot = \"caller\"\narrivals.poisson = { per_hour = 60 }\n\
                 talk_time = \"1m\"\n[robots.caller]\nports = 5\nattempts = [\"0s\"]\nhours = \"08:00-20:00\"\n\
                 answers = 0.5\nring = \"20s\"\nmessage = \"40s\"\nkeys = { \"1\" = 1.0 }\non_key = { \"1\" = \"confirmed\" }\n\
                 fallback = \"drop\"\n";
    let incident = "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\nset = { \"robots.caller.ports\" = 0 }";
    let heard = heard(&day(CALLS, OWN, &format!("{robot}{incident}")), 0);
    let (from, to) = (Time(Span::hours(11).0), Time(Span::hours(12).0));
    assert_eq!(heard.dials.iter().filter(|dial| from <= dial.at && dial.at < to).count(), 0);
    // At twelve the five ports take the five oldest at once.
    assert_eq!(heard.dials.iter().filter(|dial| dial.at == to).count(), 5);
    let arose = |dial: &&Dial| from <= dial.arose && dial.arose < to;
    assert!(
        heard.dials.iter().filter(arose).count() > 30 && heard.dials.iter().filter(arose).all(|dial| dial.at >= to)
    );
}

#[test]
fn a_random_incident_lasts_for_the_share_of_time_that_renewal_theory_says() {
    // Alternating renewals: in the long run it lasts for lasts / (every + lasts), of exponential times with variance
    // 2 (every lasts)^2 / (every + lasts)^3 a unit of time (Takacs 1957). Here 12 h and 4 h over 200 x 365 days.
    let text = "format = 1\n[calendar]\nstart = 2026-01-01\ndays = 365\nopen = \"08:00-09:00\"\n[contacts.calls]\n\
                arrivals.poisson = { per_hour = 1 }\ntalk_time = \"1m\"\n[groups.own]\nskills = [\"calls\"]\nroster = 1\n\
                [[incidents]]\nevery.exponential = { mean = \"12h\" }\nlasts.exponential = { mean = \"4h\" }\n\
                times = { \"groups.own.roster\" = 0 }";
    let scenario = scenario(text);
    let plan = Plan::new(&scenario.model);
    let mut simulation = Simulation::new(&plan, Heard::default());
    let end = scenario.model.centre.calendar.end;
    let (mut lasted, mut count) = (0.0, 0);
    for replication in 0..200 {
        simulation.run(Luck::new(1, replication));
        let heard = std::mem::take(simulation.recorder());
        assert!(heard.incidents.windows(2).all(|pair| pair[0].1 <= pair[1].0), "an incident came upon itself");
        lasted += heard.incidents.iter().map(|(from, to)| (to.min(&end).0 - from.0) as f64 / 3.6e9).sum::<f64>();
        count += heard.incidents.len();
    }
    let hours = 200.0 * 365.0 * 24.0;
    let se = (2.0 * (12.0f64 * 4.0).powi(2) / 16.0f64.powi(3) * hours).sqrt();
    // It starts without an incident, each replication a little below its share: 12 x 4 x 4 / 16^2 h less at most. One
    // comparison at z = 4 (false alarm 6e-5); gaps counted from start to start would be 83 errors away.
    let expected = hours * 0.25 - 200.0 * 0.75;
    assert!((lasted - expected).abs() < 4.0 * se, "{lasted} h of {expected} with error {se}");
    assert!((count as f64 - hours / 16.0).abs() < 4.0 * (hours / 16.0 * 0.625f64).sqrt(), "{count}");
    // What every replication draws is its own, and the same again.
    let of = |replication| heard(text, replication).incidents;
    assert!(of(0) == of(0) && of(0) != of(1));
}

#[test]
fn an_incident_changes_nobodys_luck() {
    let incident = "[[incidents]]\nevery.exponential = { mean = \"6h\" }\nlasts = \"1h\"\ntimes = { \"groups.own.roster\" = 1.0, \"contacts.calls.arrivals\" = 1.0 }";
    let arrivals = |heard: &Heard| {
        let mut all: Vec<Time> = heard.legs.iter().map(|leg| leg.at).collect();
        all.sort_unstable();
        all
    };
    let (with, without) = (heard(&day(CALLS, OWN, incident), 0), heard(&day(CALLS, OWN, ""), 0));
    let close = |(one, other): (&Time, &Time)| (one.0 - other.0).abs() <= 2;
    assert_eq!(with.legs.len(), without.legs.len());
    assert!(arrivals(&with).iter().zip(&arrivals(&without)).all(close));
}

#[test]
fn results_tell_how_often_how_long_and_how_people_were_served_meanwhile() {
    let incident = "[[incidents]]\nname = 'power cut'\nat = 2026-11-02 11:00\nlasts = \"2h\"\ntimes = { \"groups.own.roster\" = 0 }";
    let settings = Settings { replications: 20, precision: None, seed: 3, confidence: 0.95 };
    let results =
        simulate(&scenario(&day(CALLS, OWN, incident)), &settings, &Threads::new(Some(1)), |_| {}).unwrap().results;
    let cut = &results.incidents["power cut"];
    assert_eq!((cut.get("incidents").mean, cut.get("incident_hours").mean), (Some(1.0), Some(2.0)));
    let offered = cut.get("offered").mean.unwrap();
    // 240 expected, 20 replications: five standard errors are 17.
    assert!((offered - 240.0).abs() < 17.0, "{offered}");
    // Who comes while nobody is there is answered in time only in the last twenty seconds; nearly all give up.
    assert!(cut.get("service_level").mean.unwrap() < 0.02 && cut.get("abandonment").mean.unwrap() > 0.95);
    assert!(results.total.get("service_level").mean.unwrap() > 0.3);
    let without = simulate(&scenario(&day(CALLS, OWN, "")), &settings, &Threads::new(Some(1)), |_| {}).unwrap().results;
    assert!(without.incidents.is_empty());
}
