//! `shifts.csv`: a row for each person and shift.
//!
//! In: a staffing. Out: the bytes of a CSV file. `(+1)` stands behind times of the day after that on which the shift starts.

use std::collections::BTreeMap;

use super::csv::{Table, guarded, number};
use crate::results::staffing::{StaffedShift, Staffing};

/// Where [`rows`] go.
pub const SHIFTS: &str = "shifts.csv";

/// A row for each person and shift; none where no group has shifts.
pub fn rows(staffing: &Staffing) -> Option<Vec<u8>> {
    let mut table = Table::default();
    table.row("group,day,shift,person,start,end,hours,breaks,break_minutes".split(',').map(str::to_owned));
    let shifts = || staffing.groups.iter().flat_map(|group| group.shifts.iter().map(move |shift| (group, shift)));
    // Nobody works twice on a day: a number for each of a group and day, whatever the shift and its breaks.
    let mut people: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (group, shift) in shifts() {
        for _ in 0..shift.agents {
            let person = people.entry((&group.name, &shift.day)).or_insert(0);
            *person += 1;
            let names = [&group.name, &shift.day, &shift.name].map(|text| guarded(text));
            let times = [person.to_string(), shift.start.clone(), shift.end.clone(), number(Some(shift.hours))];
            let rests = [breaks(shift), number(Some(shift.break_minutes.iter().sum()))];
            table.row(names.into_iter().chain(times).chain(rests));
        }
    }
    shifts().next().is_some().then(|| table.bytes())
}

/// `12:00 30 min, 00:15 (+1) 15 min`.
fn breaks(shift: &StaffedShift) -> String {
    let both = shift.breaks.iter().zip(&shift.break_minutes);
    both.map(|(begins, minutes)| format!("{begins} {} min", number(Some(*minutes)))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::results::staffing::StaffedGroup;

    #[test]
    fn each_person_of_a_shift_has_a_row_with_the_breaks() {
        let shift = StaffedShift {
            name: "night".to_owned(),
            day: "mon".to_owned(),
            start: "20:00".to_owned(),
            end: "04:00 (+1)".to_owned(),
            hours: 8.0,
            agents: 2,
            breaks: vec!["23:30".to_owned(), "01:00 (+1)".to_owned()],
            break_minutes: vec![30.0, 15.0],
            ..StaffedShift::default()
        };
        let later = StaffedShift { breaks: vec!["00:30 (+1)".to_owned()], break_minutes: vec![30.0], ..shift.clone() };
        let next = StaffedShift { day: "tue".to_owned(), ..later.clone() };
        let shifts = vec![shift, later, next];
        let group = StaffedGroup { name: "=own".to_owned(), shifts, ..StaffedGroup::default() };
        let staffing = Staffing { groups: vec![group, StaffedGroup::default()], ..Staffing::default() };
        let text = String::from_utf8(rows(&staffing).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7);
        let person = |line: &&str| line.split(',').nth(3).unwrap().to_owned();
        assert_eq!(lines[1..].iter().map(person).collect::<Vec<_>>(), ["1", "2", "3", "4", "1", "2"]);
        assert_eq!(lines[2], "'=own,mon,night,2,20:00,04:00 (+1),8,\"23:30 30 min, 01:00 (+1) 15 min\",45");
        assert!(rows(&Staffing::default()).is_none());
    }
}
