//! Hours of the week: when people try, when the doors are open, when calls may go out.
//!
//! In: one window, a list of windows, or a table by days of the week. Out: [`Hours`], or the windows of one day.

use crate::centre::Hours;
use crate::document::At;
use crate::document::words::{self, Midnight, WEEKDAYS};
use crate::scenario::keys;
use crate::units::Clock;

/// The windows that begin on one day.
pub type Day = Vec<(Clock, Clock)>;

/// `contacts.X.hours`: when people try; windows may run over midnight.
pub fn read(at: &At<'_>) -> Option<Hours> {
    let hours = of_week(at, |at| day(at, Midnight::Crossed))?;
    if let Some(weekday) = hours.clash() {
        let day = WEEKDAYS.get(weekday).unwrap_or(&"");
        at.problem(format!(
            "windows overlap on {day}: each must begin after the one before it, also of the day before, has ended"
        ));
        return None;
    }
    if hours.frame().is_none() {
        at.problem("nobody ever tries in these hours; give at least one window, or remove `arrivals`");
        return None;
    }
    Some(hours)
}

/// The doors' hours of one day: `"08:00-22:00"`, `["08:00-12:00", "13:00-18:00"]`, `"closed"` or `[]`; none over midnight.
pub fn open(at: &At<'_>) -> Option<Day> {
    let windows = day(at, Midnight::Kept)?;
    for (place, pair) in windows.windows(2).enumerate() {
        if let [(_, before), (from, _)] = pair
            && from < before
        {
            let item = at.list()?.get(place + 1)?.clone();
            item.problem(format!(
                "begins at {from}, before the hours listed before it end at {before}; list them in order"
            ));
            return None;
        }
    }
    let mut merged: Day = Vec::new();
    for (from, to) in windows {
        match merged.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => merged.push((from, to)),
        }
    }
    Some(merged)
}

/// The hours of a week: of one day for all, or a table by sets of weekdays, `{ mon-fri = "08:00-20:00", sat = ["10:00-14:00"] }`;
/// none on days that are not named. `day` reads those of one day.
pub fn of_week<'a>(at: &At<'a>, day: impl Fn(&At<'a>) -> Option<Day>) -> Option<Hours> {
    if !at.is_table() {
        let windows = day(at)?;
        return Some(Hours::weekly(std::array::from_fn(|_| windows.clone())));
    }
    let mut week: [Option<Day>; 7] = Default::default();
    let mut sure = true;
    for (name, place, value) in at.table()?.named() {
        let set = words::weekdays(name).map_err(|why| at.log().error(place, value.path(), why));
        let (Ok(set), Some(windows)) = (set, day(&value)) else {
            sure = false;
            continue;
        };
        for (weekday, slot) in week.iter_mut().enumerate().filter(|(weekday, _)| set.get(*weekday) == Some(&true)) {
            if slot.replace(windows.clone()).is_some() {
                at.log().error(place, value.path(), format!("{} is named twice", WEEKDAYS.get(weekday).unwrap_or(&"")));
                sure = false;
            }
        }
    }
    sure.then(|| Hours::weekly(week.map(Option::unwrap_or_default)))
}

/// The windows of one day, in the order in which they are written.
fn day(at: &At<'_>, midnight: Midnight) -> Option<Day> {
    match at.is_list() {
        true => keys::each(at, |item| item.window(midnight)),
        false if at.is_text() && at.text()? == "closed" => Some(Vec::new()),
        false => Some(vec![at.window(midnight)?]),
    }
}
