//! Fits of records whose truth is known: what was drawn comes out, within the errors that are told, as often as they say.
#![allow(clippy::unwrap_used, clippy::panic)]

use jiff::tz::TimeZone;

use super::{Ask, fit, text};
use crate::document::{Log, Sources};
use crate::laws::{Gamma, Law, Lognormal, Weibull};
use crate::random::{Luck, Purpose, Stream};
use crate::records::calls::{Types, read};
use crate::records::{CallRecord, Calls};
use crate::results::fitted::{FittedCalls, FittedContact, FittedLaw};
use crate::statistics::Estimate;
use crate::units::Span;

const HEADER: &str = "start,contact,outcome,wait_s,talk_s,wrap_s";
const ASK: Ask = Ask { within: Span::hours(1), keep_zeros: false };

/// Reads rows below a header.
fn records(header: &str, rows: &str) -> Calls {
    let (mut sources, log) = (Sources::new(), Log::new());
    let source = sources.add_bytes("calls.csv", format!("{header}\n{rows}").as_bytes(), &log).unwrap();
    read(source, &sources, &log, &TimeZone::UTC, Types::Found).unwrap()
}

fn fitted(calls: &Calls) -> FittedCalls {
    fit(calls, "calls.csv", &ASK).unwrap()
}

/// The only contact type of these rows.
fn only(rows: &str) -> FittedContact {
    fitted(&records(HEADER, rows)).contacts.remove(0)
}

/// A row of a caller who waits `patience` at most and would be answered after `offered`, at the k-th second.
fn row(k: usize, patience: f64, offered: f64, talk: f64) -> String {
    let (day, hour, minute, second) = (1 + k / 86400, k / 3600 % 24, k / 60 % 60, k % 60);
    let start = format!("2026-11-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if patience < offered {
        format!("{start},sales,abandoned,{patience:.6},,\n")
    } else {
        format!("{start},sales,answered,{offered:.6},{talk:.6},0\n")
    }
}

fn stream(number: u64) -> Stream {
    Luck::new(77, number).stream("records", Purpose::Talk)
}

/// Rows whose patience and talk are of these laws; every third finds somebody free.
fn drawn(number: u64, count: usize, patience: &Law, talk: &Law, whole_seconds: bool) -> String {
    let mut stream = stream(number);
    let round = |value: f64| if whole_seconds { value.round() } else { value };
    let one = |k: usize| {
        let (patience, talk) = (patience.draw(&mut stream), talk.draw(&mut stream));
        let offered = if k.is_multiple_of(3) { 0.0 } else { 90.0 * stream.exponential() };
        row(k, patience, offered, round(talk))
    };
    (0..count).map(one).collect()
}

fn law<'a>(laws: &'a [FittedLaw], name: &str) -> &'a FittedLaw {
    laws.iter().find(|law| law.law == name).unwrap_or_else(|| panic!("no {name}: {laws:?}"))
}

fn holds(interval: Estimate, truth: f64) -> bool {
    interval.low.unwrap() <= truth && truth <= interval.high.unwrap()
}

#[test]
fn the_exponential_law_of_ten_waits_is_ends_by_exposure() {
    // Ten who give up after 5, 10, ..., 50 s: 275 s; ten who are answered after 20 s: 200 s. Mean 475 / 10, its error / sqrt(10).
    let mut rows = String::new();
    for k in 0..10 {
        rows.push_str(&row(k, 5.0 * (k + 1) as f64, 1e9, 0.0));
        rows.push_str(&row(100 + k, 1e9, 20.0, 60.0));
    }
    let patience = only(&rows).patience;
    let found = law(&patience.laws, "exponential");
    assert!((found.mean.mean.unwrap() - 47.5).abs() < 1e-5, "{found:?}");
    assert!((found.mean_error - 47.5 / 10f64.sqrt()).abs() < 1e-3, "{found:?}");
    assert_eq!((patience.ended, patience.censored, patience.exposure), (10, 10, 475.0));
}

#[test]
fn handle_time_and_patience_are_found_again_and_their_intervals_cover_as_they_say() {
    const FITS: u64 = 100;
    let patience = Law::Weibull(Weibull::new(120.0, 1.4));
    let talk = Law::Lognormal(Lognormal::new(181.0, 1.32));
    let mut held = [0u64; 4];
    for number in 0..FITS {
        let contact = only(&drawn(number, 1500, &patience, &talk, true));
        let (talk, patience) = (law(&contact.talk.laws, "lognormal"), law(&contact.patience.laws, "weibull"));
        let known = [(talk.mean, 181.0), (talk.cv, 1.32), (patience.mean, 120.0), (patience.cv, 1.4)];
        for (held, (interval, truth)) in held.iter_mut().zip(known) {
            *held += u64::from(holds(interval, truth));
        }
    }
    // Of a hundred, 95 are to be held: 86 or fewer come once in 2,000, for each of the four.
    assert!(held.iter().all(|held| *held >= 87), "{held:?}");
}

#[test]
fn the_law_that_was_drawn_is_the_likeliest_also_in_whole_seconds() {
    let patience = Law::Constant(1e6);
    let laws = [
        ("lognormal", Law::Lognormal(Lognormal::new(181.0, 1.32))),
        ("gamma", Law::Gamma(Gamma::new(60.0, 0.6))),
        ("weibull", Law::Weibull(Weibull::new(40.0, 0.5))),
        // Short: a sixteenth of these is recorded as 0 s or 1 s.
        ("gamma", Law::Gamma(Gamma::new(6.0, 0.9))),
    ];
    for (number, (name, talk)) in laws.iter().enumerate() {
        for whole_seconds in [false, true] {
            let found = only(&drawn(500 + number as u64, 8000, &patience, talk, whole_seconds)).talk;
            let best = found.laws.first().unwrap();
            assert_eq!(best.law, *name, "{:?}", found.laws);
            // Within three errors, of sixteen comparisons.
            let mean = best.mean.mean.unwrap();
            assert!((mean - talk.mean()).abs() < 3.0 * best.mean_error, "{name} {whole_seconds}: {best:?}");
            let cv = talk.variance().sqrt() / talk.mean();
            assert!((best.cv.mean.unwrap() - cv).abs() < 3.0 * best.cv_error, "{name} {whole_seconds}: {best:?}");
            assert_eq!((found.zeros_apart, found.step > 0.5), (0, whole_seconds), "{name}");
            assert!(best.distance < 0.02, "{best:?}");
        }
    }
}

#[test]
fn zeros_that_no_law_explains_stand_apart() {
    let mut stream = stream(9);
    let hold = Law::Lognormal(Lognormal::new(45.0, 0.8));
    let rows: String = (0..2000)
        .map(|k| {
            let hold = if k % 4 == 0 { hold.draw(&mut stream) } else { 0.0 };
            format!("2026-11-02T{:02}:{:02}:00,sales,answered,0,60,0,{hold:.1}\n", k / 60 % 24, k % 60)
        })
        .collect();
    let calls = records(&format!("{HEADER},hold_s"), &rows);
    let fitted = fitted(&calls);
    let found = &fitted.contacts[0].hold;
    assert_eq!(found.zeros_apart, 1500);
    let best = law(&found.laws, "lognormal");
    assert!((best.mean.mean.unwrap() - 45.0).abs() < 3.0 * best.mean_error, "{best:?}");
    let text = text(&fitted);
    assert!(text.contains("hold_time.hyperexponential.shares = [0.7500, 0.2500]"), "{text}");
    assert!(text.contains("talk_time = \"60s\"    # always"), "{text}");
}

#[test]
fn talk_of_nothing_is_told_and_left_out_of_the_law_unless_it_is_kept() {
    // Every fifth answered call is a record of 0 s: 400 of 2000. The others are lognormal, and stay so.
    let mut stream = stream(10);
    let talk = Law::Lognormal(Lognormal::new(181.0, 1.32));
    let rows: String = (0..2000)
        .map(|k| row(k, 1e9, 1.0, if k % 5 == 0 { 0.0 } else { talk.draw(&mut stream).max(1.0).round() }))
        .collect();
    let calls = records(HEADER, &rows);
    let left = fitted(&calls);
    let said = text(&left);
    assert!(said.contains("# 20.0 % of talk is 0 s (400 of 2000): left out of the law;"), "{said}");
    assert!(said.contains("\ntalk_time.lognormal = ") && !said.contains("hyperexponential"), "{said}");
    let best = &left.contacts[0].talk.laws[0];
    assert!((best.mean.mean.unwrap() - 181.0).abs() < 3.0 * best.mean_error, "{best:?}");
    // Kept, share and mean of all are what the records have: 181 s of four fifths.
    let kept = fit(&calls, "calls.csv", &Ask { keep_zeros: true, ..ASK }).unwrap();
    let said = text(&kept);
    assert!(said.contains("talk_time.hyperexponential.shares = [0.2000, 0.8000]"), "{said}");
    assert!(!said.contains("left out") && kept.contacts[0].talk.mean == left.contacts[0].talk.mean, "{said}");
}

#[test]
fn those_who_call_again_are_counted_by_hand() {
    let header = format!("{HEADER},caller");
    let calls = records(
        &header,
        "2026-11-02T09:00:00,sales,abandoned,30,,,a\n\
         2026-11-02T09:02:30,sales,abandoned,60,,,a\n\
         2026-11-02T09:03:00,sales,answered,5,60,0,b\n\
         2026-11-02T09:10:00,sales,abandoned,10,,,c\n\
         2026-11-02T09:20:00,sales,blocked,0,,,d\n\
         2026-11-02T09:20:40,sales,answered,0,60,0,d\n\
         2026-11-02T09:21:00,sales,abandoned,10,,,\n\
         2026-11-02T10:40:00,sales,abandoned,10,,,e\n\
         2026-11-02T10:50:00,sales,answered,0,60,0,e\n",
    );
    let fitted = fitted(&calls);
    let [abandoned, blocked] = fitted.contacts[0].redials.as_slice() else { panic!("{fitted:?}") };
    // a twice and c: a calls again 120 s after the first, not after the second. e's hour is not over, one has no caller.
    assert_eq!((abandoned.tries, abandoned.unfinished, abandoned.unknown), (3, 1, 1));
    let shares: Vec<f64> = abandoned.within.iter().map(|(_, share)| share.mean.unwrap() * 3.0).collect();
    assert_eq!(shares.iter().map(|share| share.round()).collect::<Vec<f64>>(), [0.0, 1.0, 1.0, 1.0]);
    assert_eq!((blocked.tries, blocked.within[0].1.mean), (1, Some(1.0)));
    assert_eq!(abandoned.delay.mean.mean, Some(120.0));
    let text = text(&fitted);
    assert!(text.contains("[[contacts.sales.follow_ups]]\non = \"abandoned\"\nto = 'sales'\nshare = 0.3333"), "{text}");
}

#[test]
fn what_cannot_be_told_is_said() {
    let many = |one: fn(usize) -> String| (0..30).map(one).collect::<String>();
    let all_answered = records(HEADER, &many(|k| row(k, 1e9, 10.0 + k as f64, 60.0 + k as f64)));
    let said = text(&fitted(&all_answered));
    assert!(said.contains("nobody gave up within 39s: they wait for ever") && !said.contains("\npatience"), "{said}");
    let all_abandoned = records(HEADER, &many(|k| row(k, 10.0 + k as f64, 1e9, 0.0)));
    let said = text(&fitted(&all_abandoned));
    assert!(said.contains("nobody was answered") && !said.contains("talk_time"), "{said}");
    let waits_of_abandoned =
        records(HEADER, &many(|k| if k % 2 == 0 { row(k, 10.0 + k as f64, 1e9, 0.0) } else { row(k, 1e9, 0.0, 60.0) }));
    let said = text(&fitted(&waits_of_abandoned));
    assert!(said.contains("patience cannot be told") && !said.contains("\npatience"), "{said}");
    assert!(said.contains("there is no column caller"), "{said}");
    let balking = records(HEADER, &many(|k| row(k, 0.0, 1.0, 0.0)));
    assert!(text(&fitted(&balking)).contains("30 gave up at 0: they balk"));
    assert!(fit(&records(HEADER, ""), "calls.csv", &ASK).unwrap_err().contains("no calls"));
}

#[test]
fn waits_of_transferred_dialled_back_and_blocked_calls_are_no_patience() {
    let header = format!("{HEADER},transferred,virtual_hold");
    let calls = records(
        &header,
        "2026-11-02T09:00:00,sales,abandoned,30,,,0,0\n2026-11-02T09:01:00,sales,abandoned,40,,,1,0\n\
         2026-11-02T09:02:00,sales,answered,50,60,0,0,1\n2026-11-02T09:03:00,sales,blocked,,,,0,0\n\
         2026-11-02T09:04:00,sales,answered,70,60,0,0,0\n",
    );
    let patience = &fitted(&calls).contacts[0].patience;
    assert_eq!((patience.ended, patience.censored, patience.left_out, patience.exposure), (1, 1, 2, 100.0));
}

#[test]
fn every_line_is_at_most_eighty_characters() {
    let patience = Law::Weibull(Weibull::new(120.0, 1.4));
    let talk = Law::Lognormal(Lognormal::new(181.0, 1.32));
    let rows = drawn(3, 3000, &patience, &talk, true);
    let said = text(&fitted(&records(HEADER, &rows)));
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let starts: Vec<CallRecord> = records(HEADER, &rows).records;
    assert_eq!(starts.len(), 3000);
}
