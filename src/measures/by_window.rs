//! How people were served in every window of one replication, all inbound types of ours together.
//!
//! In: the tally of a replication that has ended. Out: for each kind of window the shares served in time, and how many windows
//! missed a target. A window missed it where any type did, by its own target with all its limits.

use super::spans::{Kind, kinds};
use super::tally::Tally;
use super::target::{Window, level};
use crate::centre::{Centre, ContactId, GroupId};
use crate::units::Span;

/// The kinds of windows of a centre, and what is to be judged in them.
#[derive(Clone, Debug)]
pub struct Windows {
    kinds: Vec<Kind>,
}

/// What happened in the windows of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InWindows {
    /// The kind of window.
    pub window: &'static str,
    /// Share served in time of each window in which anything was to be served; each type by its own definition.
    pub shares: Vec<f64>,
    /// Windows in which a target could be judged.
    pub judged: u64,
    /// Those in which one was missed.
    pub breached: u64,
}

/// One window over all types.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    good: i64,
    all: i64,
    met: Option<bool>,
}

impl Windows {
    /// Those of a centre's calendar after warm-up.
    pub fn new(centre: &Centre, warm_up: Span) -> Windows {
        Windows { kinds: kinds(&centre.calendar, warm_up) }
    }

    /// Their names, from the shortest to the longest.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().map(|kind| kind.name)
    }

    /// What happened in them in a replication that has ended.
    pub fn served(&self, tally: &Tally, centre: &Centre) -> Vec<InWindows> {
        let mut sums: Vec<Vec<Sum>> = self.kinds.iter().map(|kind| vec![Sum::default(); kind.count]).collect();
        for (number, contact) in centre.contacts.iter().enumerate() {
            if contact.has_target() {
                self.add(ContactId(number as u16), tally, centre, &mut sums);
            }
        }
        self.kinds.iter().zip(sums).map(|(kind, sums)| served(kind.name, &sums)).collect()
    }

    /// Adds a type to all windows of all kinds.
    fn add(&self, contact: ContactId, tally: &Tally, centre: &Centre, sums: &mut [Vec<Sum>]) {
        let Some(target) = centre.contacts.get(contact.index()).map(|contact| &contact.target) else { return };
        let groups = Window::groups(centre, contact);
        let mut open: Vec<(Option<u32>, Window)> = self.kinds.iter().map(|_| (None, Window::default())).collect();
        let close = |sums: &mut [Sum], (place, window): &(Option<u32>, Window)| {
            let Some(sum) = place.and_then(|place| sums.get_mut(place as usize)) else { return };
            let (good, all) = level(&window.contacts, target.definition);
            (sum.good, sum.all) = (sum.good + good, sum.all + all);
            sum.met = match (sum.met, window.verdict(target)) {
                (Some(a), Some(b)) => Some(a && b),
                (one, None) | (None, one) => one,
            };
        };
        for interval in 0..tally.intervals() {
            let found = in_interval(tally, &groups, contact, interval);
            for ((kind, sums), open) in self.kinds.iter().zip(sums.iter_mut()).zip(&mut open) {
                let place = kind.of.get(interval).copied().flatten();
                if place != open.0 {
                    close(sums, open);
                    *open = (place, Window::default());
                }
                match &found {
                    (window, true) => open.1.add(window),
                    (window, false) => open.1.add_staff(window),
                }
            }
        }
        sums.iter_mut().zip(&open).for_each(|(sums, open)| close(sums, open));
    }
}

/// What happened in an interval, and whether anything but staff is in it.
fn in_interval(tally: &Tally, groups: &[GroupId], contact: ContactId, interval: usize) -> (Window, bool) {
    let mut window = Window::staff(tally, groups, interval);
    // A closed night has nothing to add.
    let any = tally.slice(contact.index(), interval).iter().any(|count| *count != 0);
    if any {
        window.contacts = tally.contact_in(contact, interval);
    }
    (window, any)
}

fn served(window: &'static str, sums: &[Sum]) -> InWindows {
    let shares = sums.iter().filter(|sum| sum.all > 0).map(|sum| sum.good as f64 / sum.all as f64).collect();
    let judged = || sums.iter().filter_map(|sum| sum.met);
    InWindows { window, shares, judged: judged().count() as u64, breached: judged().filter(|met| !met).count() as u64 }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{OWN, SALES, answered, at, model};
    use super::super::paper::day;
    use super::*;
    use crate::engine::facts::Recorder;

    #[test]
    fn the_shorter_the_window_the_sooner_three_late_calls_are_a_breach() {
        // 8 of 10 in time on the first day, the late ones first; 10 of 10 on the second.
        let tally = day(|tally| {
            tally.on_duty(OWN, 3, at("08:00", 86_400), at("10:10", 86_400));
            for k in 0..20 {
                let (day, k) = (k / 10, k % 10);
                let wait = if day == 0 && k < 2 { 30 } else { 10 };
                tally.leg(&answered(SALES, at("08:00", 86_400 * day + 600 * k), wait, None, OWN, 10, 0));
            }
        });
        let model = model(2);
        let served = Windows::new(&model.centre, Span::ZERO).served(&tally, &model.centre);
        let found: Vec<_> = served.iter().map(|one| (one.window, one.judged, one.breached)).collect();
        // Six calls an hour: 4 of 6 are below 80 %, 8 of 10 are not.
        assert_eq!(found, [("interval", 8, 1), ("hour", 4, 1), ("day", 2, 0), ("calendar", 1, 0)]);
        assert_eq!(served[2].shares, [0.8, 1.0]);
        assert_eq!(served[3].shares, [0.9]);
    }
}
