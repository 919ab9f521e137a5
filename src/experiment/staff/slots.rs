//! The intervals that are staffed alike, and the windows over which a target holds.
//!
//! In: a calendar. Out: slots, each an interval of a weekday (or of a date), and which window of a target each belongs to. Knows no
//! agent.

use std::collections::BTreeMap;

use crate::centre::Calendar;
use crate::centre::target::Over;
use crate::units::{Clock, Time};

/// Short names of the days, Monday first, as scenario files write them.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Days that are staffed alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotDay {
    /// `mon`, or the date.
    pub label: String,
    /// Positions in the calendar's days.
    pub days: Vec<usize>,
    /// Its first slot; its last is before the next day's first.
    pub first: usize,
}

/// Intervals that are staffed alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Position of its day in [`Slots::days`].
    pub day: usize,
    /// Local time at which it starts.
    pub start: Clock,
    /// Hours in which the centre is open, over the calendar.
    pub open_hours: f64,
    /// Those of them after the warm-up.
    pub counted_hours: f64,
    /// All of its open intervals begin within the warm-up, whose contacts count nowhere.
    pub unseen: bool,
}

/// All slots of a calendar, day by day.
#[derive(Clone, Debug)]
pub struct Slots {
    /// The slots.
    pub slots: Vec<Slot>,
    /// The days, in the order in which the calendar meets them.
    pub days: Vec<SlotDay>,
    /// By interval of the calendar, its slot.
    pub of_interval: Vec<usize>,
    /// By slot, the month of its first interval.
    month: Vec<usize>,
    months: Vec<String>,
}

impl Slots {
    /// Lays out the slots: by date, or all days of a weekday alike.
    pub fn new(calendar: &Calendar, by_date: bool, warm_up: Time) -> Slots {
        let mut days: Vec<SlotDay> = Vec::new();
        let mut day_of: Vec<usize> = Vec::new();
        for (number, day) in calendar.days.iter().enumerate() {
            let label = if by_date { day.date.to_string() } else { WEEKDAYS[day.weekday % 7].to_owned() };
            let known = days.iter().position(|known| known.label == label);
            let place = known.unwrap_or_else(|| {
                days.push(SlotDay { label, days: Vec::new(), first: 0 });
                days.len() - 1
            });
            if let Some(known) = days.get_mut(place) {
                known.days.push(number);
            }
            day_of.push(place);
        }
        let mut found: BTreeMap<(usize, Clock), (Slot, usize)> = BTreeMap::new();
        for interval in &calendar.intervals {
            let day = day_of.get(interval.day).copied().unwrap_or(0);
            let start = calendar.clock_at(interval.start);
            let open = calendar.open_between(interval.start, interval.end).in_hours();
            let month = calendar.month_of_day.get(interval.day).copied().unwrap_or(0);
            let fresh = Slot { day, start, open_hours: 0.0, counted_hours: 0.0, unseen: true };
            let (slot, _) = found.entry((day, start)).or_insert((fresh, month));
            slot.open_hours += open;
            slot.counted_hours += calendar.open_between(interval.start.max(warm_up), interval.end).in_hours();
            slot.unseen &= open <= 0.0 || interval.start < warm_up;
        }
        let place: BTreeMap<(usize, Clock), usize> =
            found.keys().enumerate().map(|(number, key)| (*key, number)).collect();
        let key = |interval: &crate::centre::calendar::Interval| {
            (day_of.get(interval.day).copied().unwrap_or(0), calendar.clock_at(interval.start))
        };
        let of_interval = calendar.intervals.iter().map(|i| place.get(&key(i)).copied().unwrap_or(0)).collect();
        let (slots, month): (Vec<Slot>, Vec<usize>) = found.into_values().unzip();
        for (number, slot) in slots.iter().enumerate().rev() {
            if let Some(day) = days.get_mut(slot.day) {
                day.first = number;
            }
        }
        let months = calendar.months.iter().map(ToString::to_string);
        // A weekday has intervals in every month: its limits are told apart by month instead.
        let (month, months) = if by_date { (month, months.collect()) } else { (vec![0; month.len()], Vec::new()) };
        Slots { slots, days, of_interval, month, months }
    }

    /// The days of the calendar, by position, whose nights are those of a day of slots: where weekdays are staffed alike also -1, the one
    /// before the calendar's start.
    pub fn nights_of(&self, day: usize, calendar: &Calendar) -> impl Iterator<Item = i64> + '_ {
        let before = WEEKDAYS.get(calendar.weekday(-1));
        let day = self.days.get(day);
        let begins = day.filter(|day| before.is_some_and(|before| *before == day.label)).map(|_| -1);
        begins.into_iter().chain(day.into_iter().flat_map(|day| day.days.iter().map(|day| *day as i64)))
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// The windows of a target, the whole calendar where it names none: for each slot the number of its window, and how many there are.
    pub fn windows(&self, over: Option<Over>) -> (Vec<usize>, usize) {
        let Some(over) = over else { return (vec![0; self.len()], 1) };
        match over {
            Over::Interval => ((0..self.len()).collect(), self.len()),
            Over::Day => (self.slots.iter().map(|slot| slot.day).collect(), self.days.len()),
            Over::Month => (self.month.clone(), self.months.len().max(1)),
        }
    }

    /// The day and the start of a window, as results say them.
    pub fn label(&self, over: Option<Over>, window: usize) -> (String, String) {
        let Some(over) = over else { return Default::default() };
        let day = |day: usize| self.days.get(day).map_or(String::new(), |day| day.label.clone());
        match over {
            Over::Interval => {
                self.slots.get(window).map_or_else(Default::default, |slot| (day(slot.day), slot.start.to_string()))
            }
            Over::Day => (day(window), String::new()),
            Over::Month => (self.months.get(window).cloned().unwrap_or_default(), String::new()),
        }
    }

    /// Values by slot as values by interval of the calendar.
    pub fn by_interval(&self, values: &[u32]) -> Vec<u32> {
        self.of_interval.iter().map(|slot| values.get(*slot).copied().unwrap_or(0)).collect()
    }

    /// Values by interval of the calendar as values by slot: the largest of each.
    pub fn largest(&self, by_interval: &[u32]) -> Vec<u32> {
        let mut values = vec![0; self.len()];
        for (slot, value) in self.of_interval.iter().zip(by_interval) {
            if let Some(largest) = values.get_mut(*slot) {
                *largest = (*value).max(*largest);
            }
        }
        values
    }

    /// Agent-hours after the warm-up of so many agents by slot, while open.
    pub fn hours(&self, agents: impl Iterator<Item = f64>) -> f64 {
        self.slots.iter().zip(agents).map(|(slot, agents)| slot.counted_hours * agents).sum()
    }
}
