//! Small exports of our own making in the documented layouts, and what must come of them, reckoned by hand.
#![allow(clippy::unwrap_used)]

use jiff::tz::TimeZone;

use super::*;

/// Imports a text.
pub fn made(of: &str, text: &str, ask: &Ask<'_>) -> Result<Imported, Vec<String>> {
    let (mut sources, log, kind) = (Sources::new(), Log::new(), kind(of).unwrap());
    let manner = kind.manner(Manner::default());
    let opened = open(kind, ("export.csv", text.as_bytes(), &manner), (&mut sources, &log));
    let (source, shift) = opened.map_err(|why| vec![why])?.unwrap();
    import(kind, (source, &sources, &log), &Ask { shift, ..ask.clone() })
}

/// The zone of Kyiv: three hours before UTC in October, two in November.
pub fn kyiv() -> TimeZone {
    TimeZone::get("Europe/Kyiv").unwrap()
}

#[test]
fn genesys_interactions_are_milliseconds_and_inbound() {
    let text = include_str!("../../tests/import/genesys_interactions.csv");
    let made = made("genesys", text, &Ask::default()).unwrap();
    // 12.5 s in queue, 180 s of talk with 20 s of hold beside it, 30 s after it; then one who gave up after 45 s.
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-03T09:15:00,Sales,answered,12.5,180,30,20,380441112233\n\
         2026-11-13T21:20:30,Sales,abandoned,45,0,0,0,380442223344\n"
    );
    let notes = made.notes.join("\n");
    for told in [
        "1 that did not come in",
        "1 that nobody answered",
        "milliseconds",
        "month first, by \"11/13/2026 9:20:30 PM\"",
    ] {
        assert!(notes.contains(told), "{told}: {notes}");
    }
}

#[test]
fn genesys_intervals_with_offsets_need_the_centres_zone() {
    let text = include_str!("../../tests/import/genesys_intervals.csv");
    let why = made("genesys", text, &Ask { queue: Some("Sales"), ..Ask::default() }).unwrap_err();
    assert!(why[0].contains("--timezone"), "{why:?}");
    let zone = kyiv();
    let why = made("genesys", text, &Ask { zone: Some(&zone), ..Ask::default() }).unwrap_err();
    assert!(why[0].contains("--queue: \"Sales\", \"Support\""), "{why:?}");
    let made = made("genesys", text, &Ask { zone: Some(&zone), queue: Some("Sales"), ..Ask::default() }).unwrap();
    // Seven o'clock by UTC is nine in Kyiv in November; 200 s for each of eight.
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-03 09:00,10,8,200\n2026-11-03 09:30,0,0,\n");
}

#[test]
fn avaya_sums_are_means_over_answered_calls() {
    let text = include_str!("../../tests/import/avaya_hsplit.csv");
    let made = made("avaya", text, &Ask::default()).unwrap();
    // (1500 + 60 + 240) / 9 = 200 s; half past nine is written 930.
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-03 09:00,10,9,200\n2026-11-03 09:30,4,4,150\n");
    assert!(made.notes.iter().any(|note| note.contains("in which it ends")));
}

#[test]
fn avaya_call_history_is_told_by_disposition() {
    let text = include_str!("../../tests/import/avaya_ech.csv");
    let made = made("avaya", text, &Ask::default()).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,transferred,caller\n\
         2026-11-03T09:00:05,11,answered,8,170,25,10,false,5551001\n\
         2026-11-03T09:01:00,11,abandoned,33,0,0,0,false,5551002\n\
         2026-11-03T09:02:00,11,blocked,0,0,0,0,false,5551003\n"
    );
    assert!(
        made.notes.iter().any(|note| note.starts_with("left out: 1 that were connected outside")),
        "{:?}",
        made.notes
    );
}

#[test]
fn nice_dates_are_month_first_and_agent_time_has_hold() {
    let text = include_str!("../../tests/import/nice_call_detail.csv");
    let made = made("nice", text, &Ask::default()).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-03T09:15:00,Sales,answered,7,200,20,10,380441112233\n\
         2026-11-03T09:16:10,Sales,abandoned,31,0,0,0,380442223344\n"
    );
}

#[test]
fn amazon_records_are_utc_and_the_last_of_copies_counts() {
    let text = include_str!("../../tests/import/amazon_connect.jsonl");
    let zone = kyiv();
    let made = made("amazon-connect", text, &Ask { zone: Some(&zone), ..Ask::default() }).unwrap();
    // The clock goes back on the 25th of October at 01:00 UTC: half past three is told apart by its offset.
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-10-25T03:30:00+03:00,Sales,answered,12,180,35,15,+380441112233\n\
         2026-10-25T03:30:00+02:00,Sales,abandoned,40,0,0,0,+380442223344\n"
    );
    assert!(made.notes.iter().any(|note| note.starts_with("1 records of contacts that were there already")));
}

#[test]
fn generic_tables_are_read_by_usual_names() {
    let text = "Дата;Інтервал;Надійшло;Прийнято;Загальний час обробки, хв\n03.11.2026;09:00-09:30;10;8;20,5\n\
                03.11.2026;09:30-10:00;3;3;10\nРазом;;13;11;30,5\n";
    let made = made("generic", text, &Ask::default()).unwrap();
    // 20.5 min over eight are 153.75 s.
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-03 09:00,10,8,153.75\n2026-11-03 09:30,3,3,200\n");
}

#[test]
fn rows_that_cannot_be_read_are_listed_with_their_lines() {
    let text = "start,queue,outcome,wait,talk,acw\n2026-11-03 09:00,Sales,answered,5,100,10\n2026-11-03 09:01,Sales,gone,5,0,0\n\
                2026-11-03 09:02,Sales,answered,soon,100,10\n";
    let why = made("generic", text, &Ask::default()).unwrap_err();
    assert!(
        why[0].starts_with("export.csv:3: \"gone\"") && why[1].starts_with("export.csv:4: column \"wait\""),
        "{why:?}"
    );
    assert!(why[2].contains("--skip-bad"), "{why:?}");
    let made = made("generic", text, &Ask { skip: true, ..Ask::default() }).unwrap();
    assert_eq!(made.csv.lines().count(), 2);
    assert!(made.notes.iter().any(|note| note.starts_with("export.csv:3")));
}

#[test]
fn an_export_of_another_system_is_told_by_what_it_lacks() {
    let why = made("nice", "a,b\n1,2\n", &Ask::default()).unwrap_err();
    assert!(why[0].contains("no export of nice") && why[0].contains("\"Skill_Name\""), "{why:?}");
}

#[test]
fn what_is_empty_is_not_nothing() {
    let why = made("generic", "start,calls\n2026-11-03 09:00,\n", &Ask::default()).unwrap_err();
    assert!(why[0].contains("empty is not 0"), "{why:?}");
}
