//! Histories of counts that are wrong, doubtful, or of a night on which the clock is set.

use super::{Arrivals, Calendar, InMemory, Reading, calendar, monday, near, node, read};
use crate::centre::Hours;
use crate::document::{At, Log};
use jiff::civil::date;

#[test]
fn a_wrong_row_of_a_history_is_named_by_its_line() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let cases = [
        ("start,calls\n2026-11-02 08:00,3\n2026-11-02 08:15,-3\n", "h.csv:3: column \"calls\": \"-3\" is not a count"),
        (
            "start,calls\n2026-11-02 08:00,3\n2026-11-02 08:15,2.5\n",
            "h.csv:3: column \"calls\": \"2.5\" is not a count",
        ),
        ("start,calls\n2026-11-02 08:00,3\n2026-11-02 08:15,\n", "h.csv:3: column \"calls\": the count is empty"),
        (
            "start,calls\n2026-11-02 08:00,3\n2026-11-02 08:00,1\n",
            "h.csv:3: 2026-11-02 08:00 repeats the interval of line 2",
        ),
        ("start,calls\n2026-11-02 08:15,3\n2026-11-02 08:00,1\n", "h.csv:3: 2026-11-02 08:00 is earlier"),
        (
            "start,calls\n2026-11-02 08:00,3\n2026-11-02 08:30,1\n2026-11-02 09:00,1\n2026-11-02 09:15,1\n",
            "h.csv:5: 2026-11-02 09:15 does not fit intervals of 30m",
        ),
        ("start,calls\n2026-11-02 08:00\n", "h.csv:2: 1 cell, the header has 2"),
        ("start,calls\n02/11/2026 08:00,1\n", "h.csv:2: \"02/11/2026\" may have the day or the month first"),
        (
            "Date,Time,Calls\n01/09/2026,08:00,13\n",
            "h.csv:2: column \"Date\": \"01/09/2026\" may have the day or the month first (1 September or 9 January)",
        ),
        (
            "start,call\n2026-11-02 08:00,1\n",
            "h.csv:1: there is no column of counts, such as \"calls\"; the columns are \"start\", \"call\"; say which",
        ),
        ("start,calls,calls\n2026-11-02 08:00,1,1\n", "h.csv:1: there are two columns \"calls\""),
        ("start,calls\n", "h.csv:1: no row follows the line that names the columns"),
        ("", "h.csv:1: this file is empty"),
    ];
    for (text, message) in cases {
        let files: InMemory = vec![("h.csv", text)];
        let refused = read("history.file = \"h.csv\"", &calendar, None, &files).unwrap_err();
        assert!(refused.iter().any(|problem| problem.starts_with(message)), "{text:?}: {refused:?}");
    }
}

/// Half hours of a day round the clock, 4 in each, those of the fourth hour so many times.
fn night(day: &str, times: usize) -> String {
    let rows = |from: u32, to: u32| {
        (from..to).map(|half| format!("{day} {:02}:{:02},4\n", half / 2, half % 2 * 30)).collect::<String>()
    };
    format!("start,calls\n{}{}{}", rows(0, 6), rows(6, 8).repeat(times), rows(8, 48))
}

#[test]
fn nobody_is_lost_in_an_hour_that_the_clock_shows_twice_and_none_is_missed_in_one_that_it_skips() {
    for (day, of, times) in [("2026-10-25", date(2026, 10, 25), 2), ("2026-03-29", date(2026, 3, 29), 0)] {
        let calendar = calendar(of, 1, &[("00:00", "24:00")], "Europe/Kyiv");
        let text = night(day, times);
        let files: InMemory = vec![("h.csv", text.as_str())];
        for replay in ["counts", "rates"] {
            let arrivals =
                read(&format!("history = {{ file = \"h.csv\", replay = \"{replay}\" }}"), &calendar, None, &files)
                    .unwrap();
            let expected = arrivals.expected(&calendar);
            near(expected.iter().sum(), 4.0 * (46 + 2 * times) as f64);
        }
    }
}

#[test]
fn by_weekday_the_hour_counts_once() {
    // The Sunday on which the clock was set back is repeated on the next, which has the hour once.
    let calendar = calendar(date(2026, 11, 1), 1, &[("00:00", "24:00")], "Europe/Kyiv");
    let text = night("2026-10-25", 2);
    let files: InMemory = vec![("h.csv", text.as_str())];
    let arrivals = read("history = { file = \"h.csv\", align = \"weekday\" }", &calendar, None, &files).unwrap();
    near(arrivals.expected(&calendar).iter().sum(), 4.0 * 48.0);
}

/// What is warned of.
fn warned(calendar: &Calendar, csv: &str) -> Vec<String> {
    let table: toml::Table = "history.file = \"h.csv\"".parse().unwrap();
    let (root, log) = (node(&toml::Value::Table(table)), Log::new());
    let files: InMemory = vec![("h.csv", csv)];
    let reading = Reading { calendar, hours: None::<&Hours>, files: &files };
    assert!(Arrivals::read(&At::root(&root, &log), &reading).is_some());
    log.into_problems().into_iter().map(|problem| problem.message).collect()
}

#[test]
fn counts_that_can_hardly_be_meant_are_doubted_with_their_line() {
    let calendar = monday(1, &[("08:00", "10:00")]);
    let history = |counts: [u32; 4]| {
        let row = |(n, count): (usize, u32)| format!("2026-11-02 {:02}:{:02},{count}\n", 8 + n / 2, n % 2 * 30);
        format!("start,calls\n{}", counts.into_iter().enumerate().map(row).collect::<String>())
    };
    // The others have 10, 12 and 8: 10 on average.
    let told = |counts| warned(&calendar, &history(counts));
    assert!(told([10, 12, 1000, 8])[0].starts_with("h.csv:4: 1000 contacts in one interval are more than 100 times"));
    assert_eq!(told([10, 12, 999, 8]), Vec::<String>::new());
    // Nights are no rest to compare with.
    assert_eq!(told([0, 0, 1000, 11]).len(), 0);
    assert!(told([0, 0, 0, 0])[0].starts_with("h.csv:2: from here on every count is 0"));
    assert_eq!(told([0, 0, 1, 0]), Vec::<String>::new());
}
