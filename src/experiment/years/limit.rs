//! What a plan would take, before anything is simulated: volumes without measure, contacts without end.
//!
//! In: the options, replications. Out: why the plan is refused, with a way out; nothing if it may run. And what one that stopped all
//! the same could be changed in.

use crate::engine::simulation::MOST_WAITING;
use crate::experiment::Stop;
use crate::experiment::estimate::{MOST_CONTACTS, MOST_IN_ONE, first_attempts_of};
use crate::experiment::years::YearsFault;
use crate::experiment::years::volume::Calendar;
use crate::scenario::Scenario;
use crate::units::shown;

/// Most that a month's volume may be of the simulated one. Ten per cent a month make it in four years; what is simulated says
/// nothing of a house a hundred times as large.
pub const MOST_TIMES: f64 = 100.0;

/// Why the first option's plan is refused with so many replications of each option; none if it may run, or there is no plan.
pub fn refusal(options: &[(String, Scenario)], replications: u64) -> Option<String> {
    let (_, first) = options.first()?;
    let plan = first.plan.as_ref()?;
    let calendar = Calendar::new(first, plan);
    let most = calendar.months.iter().max_by(|a, b| a.volume.total_cmp(&b.volume))?;
    if most.volume > MOST_TIMES {
        return Some(format!(
            "in {} volume would be {} times the simulated one, more than the limit of {MOST_TIMES}; lower growth_per_month or \
             months, or simulate a busier month where the seasons make it so",
            most.month,
            times(most.volume)
        ));
    }
    let one = |option: &(String, Scenario)| first_attempts_of(std::slice::from_ref(option)) * most.volume;
    if let Some(option) = options.iter().find(|option| one(option) > MOST_IN_ONE) {
        return Some(format!(
            "in {} one replication of option \"{}\" would have about {:.1e} contacts, more than the limit of {MOST_IN_ONE:.0e}; \
             lower growth_per_month or months, or shorten the calendar",
            most.month,
            shown(&option.0),
            one(option)
        ));
    }
    let largest = calendar.most();
    // Where hiring is limited each month may have staff of another volume.
    let short = if plan.hiring.is_some() { f64::from(plan.months) * largest } else { 0.0 };
    let all = first_attempts_of(options) * (calendar.levels.iter().sum::<f64>() + short) * replications as f64;
    (all > MOST_CONTACTS).then(|| {
        format!(
            "its volumes of {} options, each {replications} times, would be about {all:.1e} contacts, more than the limit of \
             {MOST_CONTACTS:.0e}; take fewer levels, options or replications",
            options.len()
        )
    })
}

/// Why a plan stopped for too many who wait, with ways out: its volumes may be more than staff and patience can take. None where it
/// stopped for another reason.
pub fn overfull(fault: &YearsFault, options: &[(String, Scenario)]) -> Option<String> {
    let Stop::Overfull { replication } = fault.stop else { return None };
    let scenario = options.iter().find(|(name, _)| *name == fault.option).map(|(_, scenario)| scenario);
    let contacts = scenario.map_or(&[][..], |scenario| &scenario.model.centre.contacts);
    let stays = contacts.iter().any(|contact| contact.ours && contact.is_inbound() && contact.patience.is_none());
    let plan = scenario.and_then(|scenario| scenario.plan.as_ref());
    let mut ways = vec!["lower plan.growth_per_month or plan.months"];
    ways.extend(plan.filter(|plan| plan.hiring.is_some()).map(|_| "let plan.hiring find more people a month"));
    ways.extend(plan.filter(|plan| plan.keep_roster).map(|_| "let rosters follow (`roster.sized`, `roster.promised`)"));
    ways.extend(stays.then_some("give those patience who have none"));
    Some(format!(
        "option \"{}\", replication {replication}: at up to {} times the simulated volume more than {MOST_WAITING} contacts waited at \
         once; {}",
        shown(&fault.option),
        (fault.most * 100.0).round() / 100.0,
        ways.join(", or ")
    ))
}

/// A multiple as it is said: `84,000`, `120`.
fn times(volume: f64) -> String {
    if volume < 1e6 { format!("{volume:.0}") } else { format!("{volume:.1e}") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Two options with a plan.
    fn options(per_hour: &str, plan: &str) -> Vec<(String, Scenario)> {
        let text = format!(
            "format = 1\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = \"08:00-16:00\"\n[contacts.calls]\n\
             arrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time = \"3m\"\npatience = \"2m\"\n\
             [groups.own]\nskills = [\"calls\"]\nroster.sized = {{}}\n[options.a]\nset.title = \"a\"\n[options.b]\nset.title = \"b\"\n[plan]\n{plan}\n"
        );
        let loaded = crate::scenario::load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
        let told: Vec<&String> = loaded.problems.iter().map(|problem| &problem.message).collect();
        assert!(loaded.experiment.is_some(), "{told:?}");
        loaded.experiment.unwrap().options
    }

    #[test]
    fn a_volume_that_grows_beyond_measure_is_refused_with_its_month() {
        let way = "lower growth_per_month or months, or simulate a busier month where the seasons make it so";
        for (plan, month, volume) in [
            ("months = 120\nlevels = 2\ngrowth_per_month = 0.1", "2036-10", "84281"),
            ("months = 120\ngrowth_per_month = 1", "2036-10", "6.6e35"),
            // 101 times in December, once.
            ("months = 3\nseasons = { nov = 0.01, dec = 1.01 }", "2026-12", "101"),
        ] {
            let said = format!(
                "in {month} volume would be {volume} times the simulated one, more than the limit of 100; {way}"
            );
            assert_eq!(refusal(&options("30", plan), 8), Some(said));
        }
        // 1.1 to the 48th is 97.
        assert_eq!(refusal(&options("30", "months = 49\nlevels = 2\ngrowth_per_month = 0.1"), 8), None);
        assert_eq!(refusal(&options("30", "months = 120\nseasons = { nov = 0.01, dec = 1 }"), 8), None);
    }

    #[test]
    fn one_replication_and_all_together_have_a_limit_of_contacts() {
        // 240 hours of 10,000 calls, 97 times as many: 233 million.
        let plan = "months = 49\nlevels = 2\ngrowth_per_month = 0.1";
        let why = refusal(&options("10000", plan), 1).unwrap();
        let one =
            "in 2030-11 one replication of option \"a\" would have about 2.3e8 contacts, more than the limit of 2e8; ";
        assert!(why.starts_with(one), "{why}");
        // Two options at 1 and 97 times 1,200,000 are 235 million in each replication.
        assert_eq!(refusal(&options("5000", plan), 4_200), None);
        let why = refusal(&options("5000", plan), 4_300).unwrap();
        assert!(
            why.starts_with("its volumes of 2 options, each 4300 times, would be about 1.0e12 contacts, more"),
            "{why}"
        );
        // With limits of hiring every month may have staff of its own: 49 times 97 more.
        let limited = format!("{plan}\nhiring = {{ per_month = 1 }}");
        assert!(refusal(&options("5000", &limited), 90).is_some());
    }

    #[test]
    fn who_stopped_for_too_many_waiting_is_told_what_could_be_changed() {
        let plan = "months = 49\ngrowth_per_month = 0.1\nkeep_roster = true";
        let fault = |stop| YearsFault { option: "a".to_owned(), most: 97.017_23, stop };
        let stop = || fault(Stop::Overfull { replication: 3 });
        let before = "option \"a\", replication 3: at up to 97.02 times the simulated volume more than 1000000 contacts waited at once; \
                      lower plan.growth_per_month or plan.months, or ";
        let follow = "let rosters follow (`roster.sized`, `roster.promised`)";
        assert_eq!(overfull(&stop(), &options("30", plan)), Some(format!("{before}{follow}")));
        let mut stays = options("30", &plan.replace("keep_roster = true", "hiring.per_month = 1"));
        stays.iter_mut().for_each(|(_, scenario)| scenario.model.centre.contacts[0].patience = None);
        let ways = "let plan.hiring find more people a month, or give those patience who have none";
        assert_eq!(overfull(&stop(), &stays), Some(format!("{before}{ways}")));
        let broken = fault(Stop::Broken { replication: 0, what: String::new() });
        assert_eq!(overfull(&broken, &stays), None);
    }
}
