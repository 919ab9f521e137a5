//! When and for whom a clause counts: `hours`, `days`, `contacts`, `groups`.
//!
//! In: the keys of a clause. Out: spans of the calendar, each within one month, in which it counts. The clock, the
//! zone, holidays and warm-up are dealt with once, here; while facts arrive only instants are compared.

use crate::centre::{Calendar, ContactId, GroupId, Hours};
use crate::document::words::{self, Midnight, WEEKDAYS};
use crate::document::{At, Table};
use crate::economics::Reading;
use crate::said::{Said, said};
use crate::units::{Clock, Span, Time};

/// Days on which a clause counts: weekdays (a holiday counts as the weekday that it is like) and holidays as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    weekdays: [bool; 7],
    holidays: bool,
}

impl Days {
    /// Reads `"mon-fri"`, `"sat, sun, holidays"`, `"holidays"`.
    fn parse(text: &str) -> Result<Days, String> {
        let (holidays, weekdays): (Vec<&str>, Vec<&str>) = text.split(',').partition(|part| part.trim() == "holidays");
        let weekdays = if weekdays.is_empty() { [false; 7] } else { words::weekdays(&weekdays.join(","))? };
        Ok(Days { weekdays, holidays: !holidays.is_empty() })
    }

    fn in_words(&self) -> Vec<Said> {
        let days = WEEKDAYS.iter().zip(self.weekdays).filter(|(_, admitted)| *admitted).map(|(name, _)| *name);
        let days = days.chain(self.holidays.then_some("holidays"));
        days.map(|day| said!("clause-day", "{day}", day = day)).collect()
    }
}

/// The restriction of a clause; without a key it counts always and for every type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// By the clock, [from, to); one that ends before it starts runs over midnight.
    pub hours: Option<(Clock, Clock)>,
    /// Days on which it begins.
    pub days: Option<Days>,
    /// Contact types, with their names.
    pub contacts: Option<Vec<(ContactId, String)>>,
    /// Groups of agents, with their names.
    pub groups: Option<Vec<(GroupId, String)>>,
}

impl Window {
    /// Reads `contacts` alone, for what is reckoned on whole months.
    pub fn read_contacts(table: &Table<'_>, reading: &Reading<'_>) -> Option<Window> {
        contacts(table, reading).map(|contacts| Window { contacts, ..Window::default() })
    }

    /// Reads `hours`, `days` and `contacts`, for what is counted by contacts.
    pub fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Window> {
        let contacts = contacts(table, reading);
        let times = Window::read_clock(table);
        Some(Window { contacts: contacts?, ..times? })
    }

    /// Reads `hours`, `days` and `groups`, for what is counted by agents.
    pub fn read_times(table: &Table<'_>, reading: &Reading<'_>) -> Option<Window> {
        let groups = groups(table, reading);
        let times = Window::read_clock(table);
        Some(Window { groups: groups?, ..times? })
    }

    /// Reads all four keys.
    pub fn read_all(table: &Table<'_>, reading: &Reading<'_>) -> Option<Window> {
        let groups = groups(table, reading);
        let window = Window::read(table, reading);
        Some(Window { groups: groups?, ..window? })
    }

    /// Reads `hours` and `days`.
    pub fn read_clock(table: &Table<'_>) -> Option<Window> {
        let hours = table.maybe("hours").map(|at| at.window(Midnight::Crossed));
        let days = table.maybe("days").map(|at| days(&at));
        let (hours, days) =
            (hours.map_or(Some(None), |read| read.map(Some)), days.map_or(Some(None), |read| read.map(Some)));
        Some(Window { hours: hours?, days: days?, ..Window::default() })
    }

    /// In words, for a quote: "22:00-08:00, sat, sun"; empty for always.
    pub fn in_words(&self) -> Vec<Said> {
        let mut words: Vec<Said> = Vec::new();
        let hours = |(from, to): (Clock, Clock)| {
            said!("clause-hours", "{from}-{to}", from = from.to_string(), to = to.to_string())
        };
        let only = |names: String| said!("clause-only", "{names}", names = names);
        words.extend(self.hours.map(hours));
        words.extend(self.days.iter().flat_map(Days::in_words));
        words.extend(self.contacts.as_ref().map(|contacts| only(names(contacts))));
        words.extend(self.groups.as_ref().map(|groups| only(names(groups))));
        words
    }

    /// Whether it restricts anything.
    pub fn is_restricted(&self) -> bool {
        *self != Window::default()
    }

    /// Whether agents of this group count.
    pub fn admits_group(&self, group: GroupId) -> bool {
        self.groups.as_ref().is_none_or(|groups| groups.iter().any(|(admitted, _)| *admitted == group))
    }

    /// Whether contacts of this type count.
    pub fn admits(&self, contact: ContactId) -> bool {
        self.contacts.as_ref().is_none_or(|contacts| contacts.iter().any(|(admitted, _)| *admitted == contact))
    }

    /// The spans in which it counts, in order, cut at `from` (the end of warm-up) and wherever a month ends. What
    /// reaches the calendar's end also holds after it: the last contacts are finished then.
    pub fn spans(&self, calendar: &Calendar, from: Time) -> Counted {
        let periods = self.week().over(calendar).going_on_from(calendar.end);
        let mut begins = calendar.month_begins();
        begins.push(Time::NEVER);
        let month = |(month, pair): (usize, &[Time])| match pair {
            [begins, ends] => {
                periods.within((*begins).max(from), *ends).map(|(start, end)| (start, end, month)).collect()
            }
            _ => Vec::new(),
        };
        Counted { spans: begins.windows(2).enumerate().flat_map(month).collect() }
    }

    /// Its hours and days as hours of the week.
    fn week(&self) -> Hours {
        let window = self.hours.unwrap_or(Hours::WHOLE_DAY);
        let Some(days) = self.days else { return Hours::daily(window) };
        let week = Hours::on_days(window, days.weekdays);
        if days.holidays { week.and_holidays(window) } else { week }
    }
}

/// Spans of the calendar in which something counts, in order, each within one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    spans: Vec<(Time, Time, usize)>,
}

impl Counted {
    /// The month in which an instant counts; none if it does not.
    pub fn month(&self, at: Time) -> Option<usize> {
        let next = self.spans.partition_point(|(start, _, _)| *start <= at);
        let (_, end, month) = self.spans.get(next.checked_sub(1)?)?;
        (at < *end).then_some(*month)
    }

    /// The parts of [from, to) that count: month, start, end.
    pub fn parts(&self, from: Time, to: Time) -> impl Iterator<Item = (usize, Time, Time)> + '_ {
        let first = self.spans.partition_point(|(_, end, _)| *end <= from);
        self.spans
            .iter()
            .skip(first)
            .take_while(move |(start, _, _)| *start < to)
            .map(move |(start, end, month)| (*month, (*start).max(from), (*end).min(to)))
            .filter(|(_, start, end)| start < end)
    }

    /// What counts here and in `other`, by the months of this one.
    #[must_use]
    pub fn and(&self, other: &Counted) -> Counted {
        let within = |(from, to, month): &(Time, Time, usize)| {
            let month = *month;
            other.parts(*from, *to).map(move |(_, start, end)| (start, end, month)).collect::<Vec<_>>()
        };
        Counted { spans: self.spans.iter().flat_map(within).collect() }
    }

    /// The time within [from, to) that counts, by month.
    pub fn lengths(&self, from: Time, to: Time) -> impl Iterator<Item = (usize, Span)> + '_ {
        self.parts(from, to).map(|(month, start, end)| (month, end - start))
    }
}

/// Names of what a window admits.
fn names<T>(admitted: &[(T, String)]) -> String {
    admitted.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
}

/// `contacts`: contact types by name; none for all.
fn contacts(table: &Table<'_>, reading: &Reading<'_>) -> Option<Option<Vec<(ContactId, String)>>> {
    let Some(at) = table.maybe("contacts") else { return Some(None) };
    let found = named(&at, "contact type", reading.contacts)?;
    Some(Some(found.into_iter().map(|(index, name)| (ContactId(index as u16), name)).collect()))
}

/// `groups`: groups by name; none for all.
fn groups(table: &Table<'_>, reading: &Reading<'_>) -> Option<Option<Vec<(GroupId, String)>>> {
    let Some(at) = table.maybe("groups") else { return Some(None) };
    let found = named(&at, "group", reading.groups)?;
    Some(Some(found.into_iter().map(|(index, name)| (GroupId(index as u16), name)).collect()))
}

fn named(at: &At<'_>, kind: &str, names: &[String]) -> Option<Vec<(usize, String)>> {
    let list = at.list()?;
    if list.is_empty() {
        at.problem(format!("expected at least one {kind}; leave it out for all"));
        return None;
    }
    let found: Vec<Option<usize>> = list.iter().map(|one| one.reference(kind, names)).collect();
    found.into_iter().map(|index| index.map(|index| (index, names.get(index).cloned().unwrap_or_default()))).collect()
}

fn days(at: &At<'_>) -> Option<Days> {
    Days::parse(at.text()?).map_err(|why| at.problem(why)).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::calendar;
    use jiff::civil::date;

    fn hour(hours: i64) -> Time {
        Time(Span::hours(hours).0)
    }

    fn night() -> Window {
        Window { hours: Some((Clock(Span::hours(22)), Clock(Span::hours(8)))), ..Window::default() }
    }

    #[test]
    fn a_night_runs_over_midnight_and_is_half_open() {
        let spans = night().spans(&calendar(date(2026, 11, 2), 2, "UTC"), Time::START);
        for (hours, inside) in
            [(0, true), (7, true), (8, false), (21, false), (22, true), (30, true), (32, false), (46, true)]
        {
            assert_eq!(spans.month(hour(hours)).is_some(), inside, "{hours}");
        }
    }

    #[test]
    fn the_night_of_a_friday_ends_on_saturday_morning() {
        let window = Window { days: Days::parse("fri").ok(), ..night() };
        // Friday the 6th of November 2026 and Saturday.
        let spans = window.spans(&calendar(date(2026, 11, 6), 2, "UTC"), Time::START);
        assert_eq!(spans.month(hour(3)), None);
        assert_eq!(spans.month(hour(23)), Some(0));
        assert_eq!(spans.month(hour(24 + 3)), Some(0));
        assert_eq!(spans.month(hour(24 + 23)), None);
    }

    #[test]
    fn a_month_ends_at_local_midnight() {
        let spans = Window::default().spans(&calendar(date(2026, 10, 25), 8, "Europe/Kyiv"), Time::START);
        // The 25th of October has 25 hours in Kyiv.
        assert_eq!(spans.month(hour(7 * 24)), Some(0));
        assert_eq!(spans.month(hour(7 * 24 + 1)), Some(1));
        assert_eq!(spans.month(hour(9999)), Some(1));
    }

    #[test]
    fn an_hour_that_the_clock_repeats_is_counted_once_for_each_second() {
        let window = Window { hours: Some((Clock(Span::hours(2)), Clock(Span::hours(5)))), ..Window::default() };
        let spans = window.spans(&calendar(date(2026, 10, 25), 1, "Europe/Kyiv"), Time::START);
        let all: i64 = spans.lengths(Time::START, Time::NEVER).map(|(_, length)| length.0).sum();
        assert_eq!(all, Span::hours(4).0);
    }

    #[test]
    fn days_read_as_planners_write_them() {
        let days = Days::parse("fri-mon, holidays").unwrap();
        assert_eq!(days.weekdays, [true, false, false, false, true, true, true]);
        assert!(days.holidays);
        assert!(Days::parse("monday").is_err() && Days::parse("").is_err());
    }

    #[test]
    fn what_begins_in_the_warm_up_does_not_count() {
        let spans = Window::default().spans(&calendar(date(2026, 11, 2), 2, "UTC"), hour(24));
        assert_eq!(spans.month(hour(23)), None);
        assert_eq!(spans.lengths(hour(20), hour(30)).map(|(_, length)| length.0).sum::<i64>(), Span::hours(6).0);
    }
}
