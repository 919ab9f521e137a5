//! Days that stand for a month although they are no fair part of it.

use super::{loaded, said};

fn shop(start: &str, days: u32, open: &str, first: &str) -> Vec<String> {
    let text = format!(
        "format = 1\n{first}\n[calendar]\nstart = {start}\ndays = {days}\nopen = {open}\n[contacts.calls]\n\
         arrivals.poisson = {{ per_hour = 10 }}\ntalk_time = \"3m\"\npatience = \"2m\"\n[groups.own]\nskills = [\"calls\"]\nroster = 2\n"
    );
    said(&loaded(&text, &[]))
}

const EURO: &str = "currency = \"EUR\"";
const SIX_DAYS: &str = "{ mon-sat = \"08:00-19:00\" }";

#[test]
fn six_days_without_the_sunday_that_is_shut_are_no_week() {
    // 66 hours in six days are 11 a day, in seven 9.43: 7 / 6 as much.
    assert_eq!(
        shop("2026-11-02", 6, SIX_DAYS, EURO),
        [
            "5: warning: calendar.days: these days are open 11.0 h each, those of a week 9.4 h: what a month costs and earns, and its \
             people, come out about 17 % more than they are; take whole weeks, days = 7, or whole months"
        ]
    );
    // A Sunday alone with the shorter hours that it has, and a Saturday and a Sunday that are shut.
    let short = shop("2026-11-01", 1, "{ mon-sat = \"08:00-18:00\", sun = \"10:00-14:00\" }", EURO);
    // 4 h against 64 / 7 = 9.14.
    assert!(short.len() == 1 && short[0].contains("about 56 % less than they are"), "{short:?}");
}

#[test]
fn whole_weeks_whole_months_days_alike_and_files_without_money_are_left_alone() {
    for (start, days, open) in [
        ("2026-11-02", 7, SIX_DAYS),
        ("2026-11-05", 14, SIX_DAYS),
        ("2026-11-01", 30, "{ mon-fri = \"09:00-17:00\" }"),
        ("2026-11-02", 5, "\"09:00-17:00\""),
        // 22 of 30 days against 5 of 7: 3 % more.
        ("2026-11-02", 30, "{ mon-fri = \"09:00-17:00\" }"),
    ] {
        assert_eq!(shop(start, days, open, EURO), [""; 0], "{start} {days} {open}");
    }
    assert_eq!(shop("2026-11-02", 6, SIX_DAYS, ""), [""; 0]);
}
