//! `contacts.X.hours`: when people try, by the clock.
//!
//! In: one window, a list of windows, or a table by days of the week; windows may run over midnight. Out: [`Hours`].

use crate::centre::Hours;
use crate::document::At;
use crate::document::words::{self, Midnight, WEEKDAYS};
use crate::scenario::keys;
use crate::units::Clock;

/// The windows that begin on one day.
type Day = Vec<(Clock, Clock)>;

/// Reads the hours.
pub fn read(at: &At<'_>) -> Option<Hours> {
    let hours = if at.is_table() {
        Hours::weekly(by_weekday(at)?)
    } else {
        let day = windows(at)?;
        Hours::weekly(std::array::from_fn(|_| day.clone()))
    };
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

/// `"08:00-20:00"`, `["08:00-12:00", "13:00-18:00"]`, `"closed"`.
fn windows(at: &At<'_>) -> Option<Day> {
    match at.is_list() {
        true => keys::each(at, |item| item.window(Midnight::Crossed)),
        false if at.is_text() && at.text()? == "closed" => Some(Vec::new()),
        false => Some(vec![at.window(Midnight::Crossed)?]),
    }
}

/// `{ mon-fri = "08:00-20:00", sat = ["10:00-14:00"] }`: nobody tries on days that are not named.
fn by_weekday(at: &At<'_>) -> Option<[Day; 7]> {
    let mut week: [Option<Day>; 7] = Default::default();
    let mut sure = true;
    for (name, place, value) in at.table()?.named() {
        let set = words::weekdays(name).map_err(|why| at.log().error(place, value.path(), why));
        let (Ok(set), Some(day)) = (set, windows(&value)) else {
            sure = false;
            continue;
        };
        for (weekday, slot) in week.iter_mut().enumerate().filter(|(weekday, _)| set.get(*weekday) == Some(&true)) {
            if slot.replace(day.clone()).is_some() {
                at.log().error(place, value.path(), format!("{} is named twice", WEEKDAYS.get(weekday).unwrap_or(&"")));
                sure = false;
            }
        }
    }
    sure.then(|| week.map(Option::unwrap_or_default))
}
