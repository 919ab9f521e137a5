//! The service of one replication in a few numbers: what comparisons of options keep of each.
//!
//! In: a tally that has ended, and the verdicts on it. Out: numerators and denominators, so that shares over replications stay
//! ratios of sums. Knows no other replication and no other option.

use super::counts::{Count as C, Counts};
use super::parts::Judgement;
use super::tally::Tally;
use super::target::{Verdicts, level};
use crate::centre::target::{ServiceLevel, Target};
use crate::centre::{Centre, ContactId, GroupId};

/// Fewer offered contacts than this in an interval, and its service level says more of two callers than of the service.
pub const FEWEST_OFFERED: i64 = 10;

/// A part of a whole; a share over replications is the sum of the parts over the sum of the wholes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counted {
    /// How much, or how many.
    pub part: f64,
    /// Of how much; 0 where nothing happened.
    pub of: f64,
}

impl Counted {
    fn new((part, of): (i64, i64)) -> Counted {
        Counted { part: part as f64, of: of as f64 }
    }

    /// Part over whole; none of nothing.
    pub fn share(&self) -> Option<f64> {
        (self.of > 0.0).then(|| self.part / self.of)
    }
}

/// The service of one replication.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Served {
    /// The total under the definition that all targets share, else answered in time of offered.
    pub level: Counted,
    /// The lowest level of a day; none where nothing was offered.
    pub worst_day: Option<f64>,
    /// The lowest level of an interval in which [`FEWEST_OFFERED`] or more were offered; none without one.
    pub worst_interval: Option<f64>,
    /// Days on which every target was met, of those with something to judge.
    pub days: Counted,
    /// Intervals in which every target was met, of those with something to judge.
    pub intervals: Counted,
    /// What each of [`demands`] is about, in their order.
    pub demanded: Box<[Counted]>,
}

impl Served {
    /// The service of a replication that has ended.
    pub fn new(tally: &Tally, judgement: &Judgement, centre: &Centre, demands: &[Demanded]) -> Served {
        let definition = definition(centre);
        let (worst_day, worst_interval) = worst(tally, centre, definition);
        Served {
            level: Counted::new(level(&tally.total(), definition)),
            worst_day,
            worst_interval,
            days: met(judgement.all(), |verdicts| &verdicts.days),
            intervals: met(judgement.all(), |verdicts| &verdicts.intervals),
            demanded: demands.iter().map(|demand| demand.counted(tally, centre)).collect(),
        }
    }
}

/// Windows met of those judged.
fn met(verdicts: &Verdicts, of: fn(&Verdicts) -> &Vec<Option<bool>>) -> Counted {
    let judged = || of(verdicts).iter().flatten();
    Counted { part: judged().filter(|met| **met).count() as f64, of: judged().count() as f64 }
}

/// The definition that all targets share; the strict one where they differ, as in all reports.
fn definition(centre: &Centre) -> ServiceLevel {
    let mut targets = centre.contacts.iter().filter(|contact| contact.has_target()).map(|contact| &contact.target);
    let Some(first) = targets.next() else { return ServiceLevel::Strict };
    let told = |target: &Target| (target.answer_within, target.share.to_bits(), target.definition, target.over);
    if targets.all(|target| told(target) == told(first)) { first.definition } else { ServiceLevel::Strict }
}

/// The lowest level of a day, and of an interval with callers enough.
fn worst(tally: &Tally, centre: &Centre, definition: ServiceLevel) -> (Option<f64>, Option<f64>) {
    let (mut worst_day, mut worst_interval) = (None, None);
    let lower = |worst: &mut Option<f64>, share: Option<f64>| {
        if let Some(share) = share {
            *worst = Some(worst.map_or(share, |known: f64| known.min(share)));
        }
    };
    let mut day: Option<(usize, (i64, i64))> = None;
    for (number, interval) in centre.calendar.intervals.iter().enumerate() {
        let counts = tally.total_in(number);
        let (good, all) = level(&counts, definition);
        if counts[C::Offered] >= FEWEST_OFFERED {
            lower(&mut worst_interval, Counted::new((good, all)).share());
        }
        match &mut day {
            Some((known, sum)) if *known == interval.day => *sum = (sum.0 + good, sum.1 + all),
            other => {
                lower(&mut worst_day, other.and_then(|(_, sum)| Counted::new(sum).share()));
                *other = Some((interval.day, (good, all)));
            }
        }
    }
    lower(&mut worst_day, day.and_then(|(_, sum)| Counted::new(sum).share()));
    (worst_day, worst_interval)
}

/// What a limit of a target is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// The service level by this definition: at least.
    Level(ServiceLevel),
    /// Abandoned and balked of offered: at most.
    Abandonment,
    /// Seconds that the answered waited: at most.
    Asa,
    /// Busy time of the groups that answer, of their time on duty: at most.
    Occupancy,
}

impl Limited {
    /// The measure's name in results.
    pub fn name(self) -> &'static str {
        match self {
            Limited::Level(definition) => definition.name(),
            Limited::Abandonment => "abandonment",
            Limited::Asa => "asa",
            Limited::Occupancy => "occupancy",
        }
    }
}

/// One limit of a target, over all contact types that have this target: as one queue has it, and as the total is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Demanded {
    /// The contact types, in file order.
    pub types: Vec<ContactId>,
    /// Their names.
    pub names: Vec<String>,
    /// They are all types of the total.
    pub is_total: bool,
    /// What is limited.
    pub what: Limited,
    /// The limit: a share, of `asa` seconds.
    pub bound: f64,
}

impl Demanded {
    /// Whether the bound is the least that is allowed, not the most.
    pub fn at_least(&self) -> bool {
        matches!(self.what, Limited::Level(_))
    }

    /// What is limited, of one replication.
    fn counted(&self, tally: &Tally, centre: &Centre) -> Counted {
        let counts = self.counts(tally);
        match self.what {
            // Offered, and nobody answered: no share of answered, but surely not the share that is wanted.
            Limited::Level(ServiceLevel::OfAnswered) if counts[C::Answered] == 0 => {
                Counted::new((0, counts[C::Offered]))
            }
            Limited::Level(definition) => Counted::new(level(&counts, definition)),
            Limited::Abandonment => Counted::new((counts[C::Abandoned] + counts[C::Balked], counts[C::Offered])),
            Limited::Asa => Counted { part: counts.seconds(C::WaitAnswered), of: counts.get(C::Answered) },
            Limited::Occupancy => self.staff(tally, centre),
        }
    }

    fn counts(&self, tally: &Tally) -> Counts {
        if self.is_total {
            return tally.total();
        }
        let mut sum = Counts::default();
        self.types.iter().for_each(|contact| sum += &tally.contact(*contact));
        sum
    }

    /// Time busy and on duty of all groups that may answer one of the types, each once.
    fn staff(&self, tally: &Tally, centre: &Centre) -> Counted {
        let answers = |group: &usize| self.types.iter().any(|contact| centre.groups[*group].skill(*contact).is_some());
        let mut sum = Counted::default();
        for group in (0..centre.groups.len()).filter(answers) {
            let counts = tally.group(GroupId(group as u16));
            sum.part += counts.seconds(C::Busy);
            sum.of += counts.seconds(C::OnDuty);
        }
        sum
    }
}

/// Every limit of every target: types with the same target together, chats apart from calls, in file order.
pub fn demands(centre: &Centre) -> Vec<Demanded> {
    let mut targets: Vec<(&Target, bool, Vec<ContactId>)> = Vec::new();
    for (index, contact) in centre.contacts.iter().enumerate().filter(|(_, contact)| contact.has_target()) {
        let (chat, id) = (contact.parallel.is_some(), ContactId(index as u16));
        match targets.iter_mut().find(|(target, chats, _)| **target == contact.target && *chats == chat) {
            Some((_, _, types)) => types.push(id),
            None => targets.push((&contact.target, chat, vec![id])),
        }
    }
    let in_total = centre.contacts.iter().filter(|contact| contact.counts_in_total()).count();
    let of_target = |(target, chat, types): (&Target, bool, Vec<ContactId>)| -> Vec<Demanded> {
        let is_total = !chat && types.len() == in_total;
        let limits = [
            Some((Limited::Level(target.definition), target.share)),
            target.abandonment_at_most.map(|most| (Limited::Abandonment, most)),
            target.asa_at_most.map(|most| (Limited::Asa, most.in_seconds())),
            target.occupancy_at_most.map(|most| (Limited::Occupancy, most)),
        ];
        let names: Vec<String> = types.iter().map(|contact| centre.contacts[contact.index()].name.clone()).collect();
        let demanded = |(what, bound)| Demanded { types: types.clone(), names: names.clone(), is_total, what, bound };
        limits.into_iter().flatten().map(demanded).collect()
    };
    targets.into_iter().flat_map(of_target).collect()
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::super::fixture::{OWN, SALES, SUPPORT, answered, at, model};
    use super::super::paper::day;
    use super::*;
    use crate::engine::facts::Recorder;
    use crate::units::Span;

    fn counted(part: f64, of: f64) -> Counted {
        Counted { part, of }
    }

    /// Sales on two days: 9 of 10 in time, then 6 of 10, and 15 within one half-hour of the second, 3 of them in time; two of
    /// support, one late for sales and not for support.
    fn facts(tally: &mut Tally) {
        let mut call = |contact, day: i64, second: i64, wait: i64| {
            tally.leg(&answered(contact, at("08:00", 86_400 * day + second), wait, None, OWN, 10, 0));
        };
        for k in 0..10 {
            call(SALES, 0, 600 * k, if k < 1 { 30 } else { 10 });
            call(SALES, 1, 600 * k, if k < 4 { 30 } else { 10 });
        }
        (0..15).for_each(|k| call(SALES, 1, 5400 + 60 * k, if k < 12 { 30 } else { 10 }));
        (0..2).for_each(|k| call(SUPPORT, 0, 3600 * k, 30 * k));
    }

    fn served(centre: &Centre, tally: &Tally) -> Served {
        Served::new(tally, &Judgement::new(tally, centre), centre, &demands(centre))
    }

    #[test]
    fn a_replication_s_service_is_told_as_parts_of_wholes_with_its_worst_day_and_half_hour() {
        let centre = model(2).centre;
        let tally = day(|tally| {
            facts(tally);
            tally.on_duty(OWN, 20, at("10:10", 0), at("34:00", 0));
        });
        let found = served(&centre, &tally);
        // 9 + 6 + 3 of sales in time, both of support within its 60 s.
        assert_eq!(found.level, counted(20.0, 37.0));
        // Second day: 9 of 25. Only one half-hour has ten callers or more: 4 of 16.
        assert_eq!((found.worst_day, found.worst_interval), (Some(9.0 / 25.0), Some(0.25)));
        assert_eq!(found.days, counted(1.0, 2.0));
    }

    #[test]
    fn types_of_one_target_are_judged_together_and_others_by_themselves() {
        let mut centre = model(2).centre;
        let tally = day(|tally| {
            facts(tally);
            tally.on_duty(OWN, 20, at("10:10", 0), at("34:00", 0));
        });
        let apart = demands(&centre);
        let told: Vec<(Vec<String>, bool, f64)> =
            apart.iter().map(|demand| (demand.names.clone(), demand.is_total, demand.bound)).collect();
        assert_eq!(told, [(vec!["sales".to_owned()], false, 0.8), (vec!["support".to_owned()], false, 0.8)]);
        assert_eq!(*served(&centre, &tally).demanded, [counted(18.0, 35.0), counted(2.0, 2.0)]);

        let target = &mut centre.contacts[0].target;
        target.asa_at_most = Some(Span::seconds(9));
        target.abandonment_at_most = Some(0.05);
        target.occupancy_at_most = Some(0.9);
        centre.contacts[1].target = centre.contacts[0].target.clone();
        let found = served(&centre, &tally);
        let together = demands(&centre);
        assert!(together.iter().all(|demand| demand.is_total && demand.names == ["sales", "support"]));
        let limits: Vec<&str> = together.iter().map(|demand| demand.what.name()).collect();
        assert_eq!(limits, ["service_level", "abandonment", "asa", "occupancy"]);
        // Waits: 30 + 90, 120 + 60, 360 + 30 of sales, 30 of support; nobody gave up; own agents talk 37 times 10 s.
        assert_eq!(found.demanded[1], counted(0.0, 37.0));
        assert_eq!(found.demanded[2], counted(720.0, 37.0));
        assert_eq!(found.demanded[3].part, 370.0);
    }

    #[test]
    fn where_nothing_was_offered_there_is_no_share() {
        let centre = model(2).centre;
        let found = served(&centre, &day(|_| {}));
        assert_eq!((found.level.share(), found.worst_day, found.worst_interval), (None, None, None));
        assert_eq!(found.days, counted(0.0, 0.0));
    }
}
