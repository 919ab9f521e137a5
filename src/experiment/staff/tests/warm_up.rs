//! Days that are simulated and not counted keep their people, and are in no sum.

use super::reach::SHIFTS;
use super::rosters::{SHAPE, put_back};
use super::*;
use crate::results::staffing::StaffedShift;

/// Three days, of which the first counts nowhere.
fn three_days() -> String {
    day(200, SHAPE, BY_INTERVAL, "").replace("days = 1", "days = 3") + "[run]\nwarm_up = \"1d\"\n"
}

#[test]
fn the_warm_up_s_day_keeps_erlang_s_number_with_shifts_and_without() {
    for (by_date, catalogue) in [(true, SHIFTS), (false, SHIFTS), (true, ""), (false, "")] {
        let text = three_days() + catalogue;
        let scenario = scenario(&text);
        let found = staffed(&scenario, &Ask { by_date, ..ask(&scenario, 24) });
        let group = &found.staffing.groups[0];
        let first: Vec<_> = group.rows.iter().filter(|row| row.day == group.rows[0].day).collect();
        assert_eq!(first.len(), 8);
        for row in first {
            assert!(row.needed == row.formula && row.formula > 0, "{row:?}");
            assert!(row.scheduled >= f64::from(row.needed), "{row:?}");
        }
        let again = put_back(&text, &found.staffing.roster);
        assert_eq!(again.model.centre.groups[0].steps(), found.scenario.model.centre.groups[0].steps());
    }
}

#[test]
fn hours_and_people_are_those_of_the_days_that_count() {
    let scenario = scenario(&(three_days() + SHIFTS));
    let found = staffed(&scenario, &Ask { by_date: true, ..ask(&scenario, 24) });
    let group = &found.staffing.groups[0];
    let (warm, counted): (Vec<&StaffedShift>, Vec<_>) =
        group.shifts.iter().partition(|shift| shift.day == "2026-11-02");
    assert!(!warm.is_empty());
    let people = |shifts: &[&StaffedShift]| shifts.iter().map(|shift| f64::from(shift.agents)).sum::<f64>();
    let paid: f64 = counted.iter().map(|shift| f64::from(shift.agents) * shift.hours).sum();
    assert!((group.paid_hours - paid).abs() < 1e-9, "{paid} {}", group.paid_hours);
    assert_eq!(group.people.shifts_a_week, people(&counted));
    let of = |hours: fn(&crate::results::staffing::StaffedRow) -> f64| -> f64 {
        group.rows.iter().filter(|row| row.day != "2026-11-02").map(|row| hours(row) / 2.0).sum()
    };
    assert!((group.needed_hours - of(|row| f64::from(row.needed))).abs() < 1e-9);
    assert!((group.formula_hours - of(|row| f64::from(row.formula))).abs() < 1e-9);
    assert!((group.scheduled_hours - of(|row| row.scheduled)).abs() < 1e-9);
}
