//! `roster.shifts`: shifts with breaks, over midnight if need be.
//!
//! In: a list. Out: shifts that lay out their duties day by day. Breaks are taken in waves, one after the other from
//! the start of their window, so that never more than the share allowed (at least one person) is away.

use crate::centre::Calendar;
use crate::document::At;
use crate::scenario::duties::Duty;
use crate::scenario::{groups, keys};
use crate::units::{Clock, Span, Time};

/// A shift.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// When it starts.
    pub start: Clock,
    /// How long it lasts.
    pub lasts: Span,
    /// How many work it.
    pub agents: u32,
    /// On which weekdays; without it on the days that open at all.
    pub days: Option<[bool; 7]>,
    /// Breaks in order.
    pub breaks: Vec<Break>,
}

/// A break, once for each agent of a shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// The first wave leaves so long after the start of the shift.
    pub from: Span,
    /// How long each is away.
    pub lasts: Span,
    /// So many are away at once.
    pub wave: u32,
}

impl Shift {
    /// Adds the duties of the shift that starts on `day`, if one does; on -1, the evening before the calendar's start, what reaches into
    /// its first morning.
    pub fn duties(&self, duties: &mut Vec<Duty>, day: i64, calendar: &Calendar) {
        let date = usize::try_from(day).ok().and_then(|day| calendar.days.get(day));
        let works = match self.days {
            Some(days) => {
                let closed = date.is_some_and(|date| date.holiday && date.open.is_empty());
                days.get(calendar.weekday(day)).copied().unwrap_or(false) && !closed
            }
            // Whether the day before opens is not known: the centre that is open at midnight was so before it.
            None => date.map_or(calendar.is_open(Time::START), |date| !date.open.is_empty()),
        };
        if !works || self.agents == 0 {
            return;
        }
        // By the clock: a night on which it changes is an hour longer or shorter.
        let at = |after: Span| calendar.instant(day, Clock(self.start.0 + after));
        duties.push(Duty { from: at(Span::ZERO), to: at(self.lasts), agents: i64::from(self.agents) });
        for rest in &self.breaks {
            let mut left = self.agents;
            let mut from = at(rest.from);
            while left > 0 {
                let wave = rest.wave.clamp(1, left);
                duties.push(Duty { from, to: from + rest.lasts, agents: -i64::from(wave) });
                left -= wave;
                from = from + rest.lasts;
            }
        }
    }
}

/// Reads the list.
pub fn read(at: &At<'_>) -> Option<Vec<Shift>> {
    keys::each(at, |item| {
        let table = item.table()?;
        let start = keys::need(&table, "start", start);
        let lasts = keys::need(&table, "lasts", lasts);
        let agents = keys::need(&table, "agents", |at| at.count(0, groups::MOST_AGENTS));
        let days = keys::maybe(&table, "days", At::weekdays);
        let breaks = match (table.maybe("breaks"), lasts, agents) {
            (Some(at), Some(lasts), Some(agents)) => breaks(&at, lasts, agents),
            (Some(_), _, _) => None,
            (None, _, _) => Some(Vec::new()),
        };
        table.finish();
        Some(Shift { start: start?, lasts: lasts?, agents: agents?, days: days?, breaks: breaks? })
    })
}

fn start(at: &At<'_>) -> Option<Clock> {
    let clock = at.clock()?;
    if clock >= Clock::DAY_END {
        at.problem(format!("a shift starts before 24:00; {clock} belongs to the next day"));
        return None;
    }
    Some(clock)
}

fn lasts(at: &At<'_>) -> Option<Span> {
    let span = at.span_above_zero()?;
    if span > Span::hours(24) {
        at.problem(format!("a shift of {span} is longer than a day"));
        return None;
    }
    Some(span)
}

/// The breaks of a shift: their windows follow each other.
fn breaks(at: &At<'_>, shift: Span, agents: u32) -> Option<Vec<Break>> {
    let mut busy_until = Span::ZERO;
    keys::each(at, |item| {
        let table = item.table()?;
        let between = keys::need(&table, "between", |at| between(at, shift));
        let lasts = keys::need(&table, "lasts", At::span_above_zero);
        let share = keys::or(&table, "at_most_away", 1.0, At::share);
        table.finish();
        let ((from, to), lasts, share) = (between?, lasts?, share?);
        if from < busy_until {
            item.problem(format!(
                "its window begins at {from}, before the window of the break before it ends at {busy_until}"
            ));
            return None;
        }
        busy_until = to;
        // A share such as 0.3 of 10 is 2.9999...: the last bit must not cost a person.
        let wave = ((share * f64::from(agents) + 1e-9) as u32).max(1);
        let waves = agents.div_ceil(wave);
        if lasts.0.saturating_mul(i64::from(waves)) > (to - from).0 {
            item.problem(format!(
                "the breaks do not fit: {agents} agents, at most {wave} away at once, are {waves} waves of {lasts} in a window of {}; widen `between` or raise `at_most_away`",
                to - from
            ));
            return None;
        }
        Some(Break { from, lasts, wave })
    })
}

/// `["3h", "5h30m"]`: from and to, from the start of the shift.
pub(super) fn between(at: &At<'_>, shift: Span) -> Option<(Span, Span)> {
    let pair = at.list()?;
    let [from, to] = pair.as_slice() else {
        at.problem("expected two durations from the start of the shift, as in [\"3h\", \"5h30m\"]");
        return None;
    };
    let (from, to) = (from.span(), to.span());
    let (from, to) = (from?, to?);
    if from >= to || to > shift {
        at.problem(format!(
            "a break falls within the shift: expected a window from 0s to {shift}, found {from} to {to}"
        ));
        return None;
    }
    Some((from, to))
}
