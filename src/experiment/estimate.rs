//! What an experiment would take, before it is begun: contacts to simulate, and memory.
//!
//! In: the options as they will run, replications, threads. Out: why it is refused, with the estimate; nothing otherwise.

use crate::centre::ContactId;
use crate::centre::group::Group;
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::experiment::option::Headline;
use crate::experiment::running::side_by_side;
use crate::measures::{demands, memory};
use crate::routing::{OverflowWhen, Rule};
use crate::scenario::Scenario;

/// First attempts in all replications of all options: days of work on a large machine.
pub const MOST_CONTACTS: f64 = 1e12;
/// Pieces of work without end in one replication of one option.
pub const MOST_IN_ONE: f64 = 2e8;
/// Bytes of counters and tables.
pub const MOST_BYTES: f64 = 2e9;
/// Contacts in a day of computing, at a million a second.
const PER_DAY: f64 = 86_400.0 * 1e6;
/// Queues of one option: the engine numbers them in 16 bits, and one number means none.
pub const MOST_QUEUES: usize = u16::MAX as usize;

/// Why an experiment with so many replications on so many threads is refused; none if it may run. Its options run one after the
/// other.
pub fn refusal(options: &[(String, Scenario)], replications: u64, threads: usize) -> Option<String> {
    let running = |each: &mut dyn Iterator<Item = f64>| each.fold(0.0, f64::max);
    refusal_of(options, replications, threads, running)
}

/// The same of options that are simulated side by side, so that the counters of all exist at once.
pub fn refusal_together(options: &[(String, Scenario)], replications: u64, threads: usize) -> Option<String> {
    refusal_of(options, replications, threads, |each| each.sum())
}

/// What options need while they run, of what each needs.
type Running = fn(&mut dyn Iterator<Item = f64>) -> f64;

fn refusal_of(options: &[(String, Scenario)], replications: u64, threads: usize, running: Running) -> Option<String> {
    let each = first_attempts_of(options);
    if let Some(why) = options.iter().find_map(|(name, scenario)| endless(name, &scenario.model)) {
        return Some(why);
    }
    if let Some(why) = options.iter().find_map(|(name, scenario)| too_many_queues(name, &scenario.model)) {
        return Some(why);
    }
    let all = each * replications as f64;
    if all > MOST_CONTACTS {
        let days = all / PER_DAY;
        return Some(format!(
            "about {each:.2e} contacts in each of {replications} replications are {all:.1e} in all (at a million a second {days:.0} days), more than the limit of {MOST_CONTACTS:.0e}; \
             lower the replications or shorten the calendar"
        ));
    }
    let bytes = bytes(options, replications, threads, running);
    if bytes > MOST_BYTES {
        let intervals =
            options.iter().map(|(_, scenario)| scenario.model.centre.calendar.intervals.len()).max().unwrap_or(0);
        return Some(format!(
            "{intervals} intervals and {replications} replications of {} would need about {:.1} GB of memory, more than the limit of {:.0} GB; \
             lengthen `interval`, shorten the calendar, or take fewer threads, replications or options at a time",
            if options.len() == 1 { "one option".to_owned() } else { format!("{} options", options.len()) },
            bytes / 1e9,
            MOST_BYTES / 1e9
        ));
    }
    None
}

/// Expected first attempts in one replication of each of these options, all together.
pub fn first_attempts_of(options: &[(String, Scenario)]) -> f64 {
    let first = |model: &Model| (0..model.arrivals.len()).map(|contact| first_attempts(model, contact)).sum::<f64>();
    options.iter().map(|(_, scenario)| first(&scenario.model)).sum()
}

/// Why an option is refused for the number of its queues.
fn too_many_queues(option: &str, model: &Model) -> Option<String> {
    let all: usize = model.routing.rules.iter().flatten().map(queues).sum();
    (all > MOST_QUEUES).then(|| {
        format!(
            "option \"{option}\": its routing needs {all} queues, more than the limit of {MOST_QUEUES}; \
             split among fewer groups or take fewer steps of overflow"
        )
    })
}

/// The queues of a rule, at most: for each group of a split or for the pool, and for each place that overflow sends contacts to
/// on arrival, one, and one more for each step of waiting.
fn queues(rule: &Rule) -> usize {
    let entries = rule.deal.entries();
    let waits = rule.overflow.iter().filter(|step| matches!(step.when, OverflowWhen::After(_))).count();
    entries * (1 + rule.overflow.len() - waits) * (1 + waits)
}

/// Tables and headlines of all options stay.
fn bytes(options: &[(String, Scenario)], replications: u64, threads: usize, running: Running) -> f64 {
    let each = |(_, scenario): &(String, Scenario)| memory(&scenario.model, side_by_side(&scenario.model, threads));
    let running = running(&mut options.iter().map(|option| each(option).while_running));
    let kept: f64 = options.iter().map(|option| each(option).kept).sum();
    // A list that grows is copied to twice its length.
    let headline = |(_, scenario): &(String, Scenario)| {
        let centre = &scenario.model.centre;
        3 * size_of::<Headline>() + 2 * Headline::elsewhere(centre.providers.len(), demands(centre).len())
    };
    running + kept + options.iter().map(headline).sum::<usize>() as f64 * replications as f64
}

/// Of work without end only what agents get done exists.
fn first_attempts(model: &Model, contact: usize) -> f64 {
    let calendar = &model.centre.calendar;
    let Some(Some(arrivals)) = model.arrivals.get(contact) else { return 0.0 };
    match arrivals {
        Arrivals::Backlog { count: Some(count) } => *count as f64,
        Arrivals::Backlog { count: None } => done_at_most(model, contact),
        dated => dated.expected(calendar).iter().sum(),
    }
}

/// Why an option is refused for work without end that would take no time.
fn endless(option: &str, model: &Model) -> Option<String> {
    model.centre.contacts.iter().enumerate().find_map(|(contact, kind)| {
        let endless = matches!(model.arrivals.get(contact), Some(Some(Arrivals::Backlog { count: None })));
        let done = if endless { done_at_most(model, contact) } else { 0.0 };
        (done > MOST_IN_ONE).then(|| {
            format!(
                "option \"{option}\": agents would get {done:.1e} of the endless \"{}\" done in one replication, more than the limit \
                 of {MOST_IN_ONE:.0e}; its times are too short",
                kind.name
            )
        })
    })
}

/// Contacts of a type that all agents who may take it could get done if they did nothing else.
fn done_at_most(model: &Model, contact: usize) -> f64 {
    let Some(kind) = model.centre.contacts.get(contact) else { return 0.0 };
    let handle_time = kind.talk_time.mean() + kind.hold_time.mean() + kind.wrap_up.mean();
    let dialer = model.centre.dialers.iter().find(|dialer| dialer.contacts.index() == contact);
    let each = match dialer {
        Some(dialer) if dialer.answers.chance.all().iter().all(|chance| *chance >= 1.0) => {
            handle_time + dialer.ring.mean()
        }
        // Where hardly anybody answers, records are used up by ringing.
        Some(dialer) => (dialer.look.mean() + dialer.ring.mean()) / dialer.per_free_agent,
        None => handle_time,
    };
    let able = model.centre.groups.iter().filter(|group| group.skill(ContactId(contact as u16)).is_some());
    let end = model.centre.calendar.end;
    let agent_seconds = |group: &Group| -> f64 {
        let ends = group.steps().iter().skip(1).map(|step| step.at).chain([end]);
        group
            .steps()
            .iter()
            .zip(ends)
            .map(|(step, to)| f64::from(step.agents) * (to - step.at).in_seconds().max(0.0))
            .sum()
    };
    // The clock counts microseconds.
    able.map(agent_seconds).sum::<f64>() / each.max(1e-6)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn options(days: u32, interval: &str, per_hour: &str, count: usize) -> Vec<(String, Scenario)> {
        let text = format!(
            "format = 1\n[calendar]\nstart = 2026-11-02\ndays = {days}\nopen = \"00:00-24:00\"\ninterval = \"{interval}\"\n\
             [contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time = \"3m\"\npatience = \"2m\"\n\
             [groups.own]\nskills = [\"calls\"]\nroster = 4\n[run]\nreplications = 1\n"
        );
        let loaded = crate::scenario::load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
        let base = loaded.experiment.unwrap().base;
        (0..count).map(|number| (format!("option {number}"), base.clone())).collect()
    }

    #[test]
    fn a_month_of_quarter_hours_may_run() {
        assert_eq!(refusal(&options(30, "15m", "100", 4), 10_000, 64), None);
    }

    #[test]
    fn more_contacts_than_anybody_waits_for_are_refused_with_their_number() {
        // 2,400,000 calls a day.
        assert_eq!(refusal(&options(1, "30m", "100000", 1), 400_000, 2), None);
        let why = refusal(&options(1, "30m", "100000", 1), 500_000, 2).unwrap();
        let all = "about 2.40e6 contacts in each of 500000 replications are 1.2e12 in all (at a million a second 14 days), more than the limit of 1e12";
        assert!(why.starts_with(all), "{why}");
    }

    #[test]
    fn a_year_by_the_minute_is_refused_before_memory_is_taken() {
        let why = refusal(&options(365, "1m", "100", 1), 1, 2).unwrap();
        // Each counter by interval adds to it: two rows side by side and their sums, some 7.5 kB an interval.
        assert!(why.starts_with("525600 intervals and 1 replications of one option would need about 4."), "{why}");
        // Tables of all options are kept until they are written.
        assert_eq!(refusal(&options(365, "5m", "100", 1), 1, 2), None);
        assert!(refusal(&options(365, "5m", "100", 60), 1, 2).is_some());
    }

    #[test]
    fn more_queues_than_the_engine_can_number_are_refused() {
        let with = |overflow: &str| {
            let mut options = options(1, "30m", "100", 1);
            let text = format!(
                "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.calls]\ntalk_time = \"3m\"\n\
                 arrivals.poisson = {{ per_hour = 9 }}\n[groups.own]\nskills = [\"calls\"]\nroster = 4\n\
                 [groups.more]\nskills = [\"calls\"]\nroster = 4\n\
                 [routing.calls]\nsplit = {{ own = 0.5, more = 0.5 }}\noverflow = [{overflow}]\n"
            );
            let loaded = crate::scenario::load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
            let mut scenario = loaded.experiment.unwrap().base;
            let rule = scenario.model.routing.rules[0][0].clone();
            let each = queues(&rule);
            // So many rules by the hour as fill the numbers, and one more.
            scenario.model.routing.rules[0] = vec![rule.clone(); MOST_QUEUES / each];
            options[0].1 = scenario;
            let before = refusal(&options, 1, 1);
            options[0].1.model.routing.rules[0].push(rule);
            (each, before, refusal(&options, 1, 1))
        };
        // Two groups; each with a queue for those whom overflow took on arrival; each with a second one after waiting.
        for (overflow, each) in [
            ("", 2),
            ("{ none_staffed = true, to = [\"own\"] }", 4),
            ("{ none_staffed = true, to = [\"own\"] }, { after = \"9s\", to = [\"own\"] }", 8),
        ] {
            let (found, before, after) = with(overflow);
            assert_eq!((found, before), (each, None));
            assert!(after.is_some_and(|why| why.contains("queues, more than the limit of 65535")), "{overflow}");
        }
    }

    #[test]
    fn replications_whose_headlines_fill_the_memory_are_refused() {
        let why = refusal(&options(1, "30m", "0.001", 1), 1_000_000_000, 2).unwrap();
        assert!(why.contains("GB of memory"), "{why}");
    }
}
