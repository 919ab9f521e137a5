//! Exports in the shapes that systems are known to write them in, with data of our own, and what must come of them, reckoned by hand.
#![allow(clippy::unwrap_used)]

use super::tests::{kyiv, made};
use super::*;
use crate::document::tables::manner;

/// What comes of a fixture.
macro_rules! export {
    ($kind:literal, $file:literal, $ask:expr) => {
        made($kind, include_str!(concat!("../../tests/import/", $file)), &$ask)
    };
}

/// Names, as an ask takes them.
fn of(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Whether the notes say all of this.
fn tells(made: &Imported, told: &[&str]) {
    let notes = made.notes.join("\n");
    for told in told {
        assert!(notes.contains(told), "{told}: {notes}");
    }
}

#[test]
fn records_of_a_stream_stand_one_behind_the_other() {
    let (zone, voice) = (kyiv(), of(&["VOICE"]));
    let ask = Ask { zone: Some(&zone), ..Ask::default() };
    let why = export!("amazon-connect", "amazon_connect_stream.json", ask).unwrap_err();
    assert!(why[0].contains("--media, with commas between: \"CHAT\", \"VOICE\""), "{why:?}");
    let ask = Ask { media: &voice, ..ask };
    let made = export!("amazon-connect", "amazon_connect_stream.json", ask).unwrap();
    // Two in the queue; a chat, one that another queue handed over, and one that hung up in the menu are none of its calls.
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-03T09:00:05+02:00,Sales,answered,9,120,30,10,+380441112233\n\
         2026-11-03T09:01:20+02:00,Sales,abandoned,55,0,0,0,+380442223344\n"
    );
    tells(&made, &["1 that did not come in", "1 that never reached a queue", "1 rows of other media"]);
}

#[test]
fn a_list_of_records_is_read_as_a_stream_of_them_is() {
    let (zone, voice) = (kyiv(), of(&["voice"]));
    let ask = Ask { zone: Some(&zone), media: &voice, ..Ask::default() };
    let stream = include_str!("../../tests/import/amazon_connect_stream.json");
    let list = format!("[{}]", stream.replace("}{\"AWSAccountId\"", "},\n{\"AWSAccountId\""));
    let lines = stream.replace("}{\"AWSAccountId\"", "}\n{\"AWSAccountId\"");
    let expected = made("amazon-connect", stream, &ask).unwrap().csv;
    assert_eq!(made("amazon-connect", &list, &ask).unwrap().csv, expected);
    assert_eq!(made("amazon-connect", &lines, &ask).unwrap().csv, expected);
}

#[test]
fn the_data_lake_counts_milliseconds() {
    let zone = kyiv();
    let made =
        export!("amazon-connect", "amazon_connect_lake.csv", Ask { zone: Some(&zone), ..Ask::default() }).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-03T09:00:05+02:00,Sales,answered,9.5,120,30.25,10,+380441112233\n\
         2026-11-03T09:01:20+02:00,Sales,abandoned,55,0,0,0,+380442223344\n"
    );
}

#[test]
fn metrics_without_who_came_are_who_was_handled_and_who_gave_up() {
    let zone = kyiv();
    let made =
        export!("amazon-connect", "amazon_connect_metrics.csv", Ask { zone: Some(&zone), ..Ask::default() }).unwrap();
    // 8 + 2, of 1600 s of handling 200 s for each of eight; then 450 / 3.
    assert_eq!(
        made.csv,
        "start,calls,answered,aht_s\n2026-11-03 09:00,10,8,200\n2026-11-03 09:30,3,3,150\n2026-11-03 10:00,0,0,\n"
    );
    tells(&made, &["calls are those answered and those abandoned", "from \"Contact handle time\""]);
}

#[test]
fn an_interaction_of_several_queues_is_counted_in_the_first() {
    let media = of(&["voice", "callback"]);
    let ask = Ask { media: &media, ..Ask::default() };
    let made = export!("genesys", "genesys_interactions_formatted.csv", ask).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-23T07:00:00,Sales,answered,12.25,240,38,20,tel:+380441112233\n\
         2026-11-23T07:10:00,Sales,abandoned,45.5,0,0,0,tel:+380442223344\n\
         2026-11-23T13:20:00,Sales,answered,120,180,10,0,tel:+380441112233\n"
    );
    tells(&made, &["1 contacts name several queues", "1 rows of other media", "month first"]);
}

#[test]
fn an_interval_may_answer_who_came_before_it() {
    let (zone, voice) = (kyiv(), of(&["voice"]));
    let ask = Ask { zone: Some(&zone), media: &voice, ..Ask::default() };
    let made = export!("genesys", "genesys_intervals_media.csv", ask).unwrap();
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-03 09:00,10,7,200\n2026-11-03 09:30,0,1,210\n");
    let told = ["in 1 intervals more were answered", "1 intervals that were not over", "1 rows that last longer"];
    tells(&made, &told);
}

#[test]
fn counts_of_which_more_were_answered_than_came_are_of_other_contacts() {
    let why = made("generic", "start,calls,answered\n2026-11-03 09:00,5,9\n", &Ask::default()).unwrap_err();
    assert!(why[0].contains("9 were answered of 5"), "{why:?}");
}

#[test]
fn a_report_of_one_day_says_its_date_above_the_table() {
    let text = include_str!("../../tests/import/avaya_interval_report.csv");
    let why = made("avaya", text, &Ask::default()).unwrap_err();
    assert!(why[0].contains("\"11/3/2026\" may have the day or the month first"), "{why:?}");
    // A thirteenth says the order, above the table, too.
    let made = made("avaya", &text.replace("11/3/2026", "11/13/2026"), &Ask::default()).unwrap();
    // Talk and after-call work, 180 + 45 s and 165 + 30 s; the interval that ends at noon begins in the morning.
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-13 11:30,10,9,225\n2026-11-13 12:00,4,4,195\n");
    let told = ["start from \"Date: 2026-11-13\" above the table", "contact from \"Split/Skill: Sales\"", "line 5"];
    tells(&made, &told);
}

#[test]
fn a_report_divided_by_tabs_may_have_its_interval_in_one_cell() {
    let text = include_str!("../../tests/import/avaya_interval_report.txt").replace("11/3/2026", "3.11.2026");
    let made = made("avaya", &text, &Ask::default()).unwrap();
    // 62:45 are 3765 s.
    assert_eq!(made.csv, "start,calls,answered,aht_s\n2026-11-03 08:00,10,9,225\n2026-11-03 08:30,4,4,3795\n");
}

#[test]
fn who_gave_up_in_the_menu_did_not_give_up_in_the_queue() {
    let media = of(&["Phone Call"]);
    let made = export!("nice", "nice_call_detail_hold.csv", Ask { media: &media, ..Ask::default() }).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,hold_s,caller\n\
         2026-11-03T09:15:00,Sales,answered,7,200,20,10,380441112233\n\
         2026-11-03T09:16:10,Sales,abandoned,31,0,0,0,380442223344\n\
         2026-11-03T09:18:41,Sales,answered,3,60,15,0,380441112233\n"
    );
    tells(&made, &["1 that gave up before they reached a queue", "1 rows of other media"]);
}

#[test]
fn events_of_a_queue_are_put_together_to_calls() {
    let zone = kyiv();
    let made = export!("asterisk", "asterisk_queue_log", Ask { zone: Some(&zone), ..Ask::default() }).unwrap();
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,transferred,caller\n\
         2026-11-03T09:00:00+02:00,sales,answered,12,120,0,false,380441112233\n\
         2026-11-03T09:01:00+02:00,sales,abandoned,45,0,0,false,380442223344\n\
         2026-11-03T09:04:50+02:00,reserve,answered,3,60,0,true,380443334455\n\
         2026-11-03T09:06:40+02:00,sales,blocked,0,0,0,false,\n"
    );
    tells(
        &made,
        &["1 that left the queue because they waited", "1 that were still talking", "1 that were still waiting"],
    );
    let why = export!("asterisk", "asterisk_queue_log", Ask::default()).unwrap_err();
    assert!(why[0].contains("--timezone"), "{why:?}");
}

#[test]
fn a_line_that_is_no_event_is_refused_with_its_number() {
    let text = "1793689200|a.1|sales|NONE|ENTERQUEUE||1|1\nrotated\n";
    let why = made("asterisk", text, &Ask::default()).unwrap_err();
    assert!(why[0].starts_with("export.csv:2: this is no event"), "{why:?}");
}

#[test]
fn detail_records_without_a_header_are_read_by_place() {
    let made = export!("asterisk", "asterisk_master.csv", Ask::default()).unwrap();
    // One rang 20 s at one phone and 7 s at the next.
    assert_eq!(
        made.csv,
        "start,contact,outcome,wait_s,talk_s,wrap_s,caller\n\
         2026-11-03T09:00:00,sales,answered,8,132,0,380441112233\n\
         2026-11-03T09:01:00,sales,abandoned,45,0,0,380442223344\n\
         2026-11-03T09:02:00,102,answered,27,60,0,380443334455\n"
    );
    tells(&made, &["no header", "1 that own phones", "1 that reached neither", "1 rows of contacts that were there"]);
}

#[test]
fn the_order_of_dates_may_be_said_for_what_stands_above_the_table() {
    let said = Manner { dates: manner::dates("mdy").ok(), ..Manner::default() };
    let text = include_str!("../../tests/import/avaya_interval_report.csv");
    let (mut sources, log, kind) = (Sources::new(), Log::new(), kind("avaya").unwrap());
    let opened = open(kind, ("export.csv", text.as_bytes(), &said), (&mut sources, &log));
    let (source, shift) = opened.unwrap().unwrap();
    let made = import(kind, (source, &sources, &log), &Ask { shift, ..Ask::default() }).unwrap();
    assert!(made.csv.contains("\n2026-11-03 11:30,10,9,225\n"), "{}", made.csv);
}
