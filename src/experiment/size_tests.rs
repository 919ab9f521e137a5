//! Rosters against needs worked out by hand and the textbook's Erlang C.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::erlang::agents_for;
use crate::scenario::load::load;

/// One type and one group, one Monday from 08:00 to 12:00, with more to say of contacts and groups.
fn model(sales: &str, own: &str, rest: &str) -> Model {
    let text = format!(
        "format = 1\ntitle = \"t\"\ncurrency = \"EUR\"\n\
         [calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-12:00\"\n\
         [contacts.sales]\n{sales}\n\
         [providers.shop]\nkind = \"in_house\"\n\
         [groups.own]\nprovider = \"shop\"\n{own}\n{rest}"
    );
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("t.toml", text.as_bytes(), &files, &[]);
    loaded.experiment.unwrap_or_else(|| unreachable!("{:?}", loaded.problems)).base.model
}

/// Steps as `hour agents`, closing ones with a `c`.
fn shown(model: &Model, group: usize) -> Vec<String> {
    let step = |step: &crate::centre::group::Step| {
        format!("{} {}{}", step.at.seconds() / 3600.0, step.agents, if step.closing { "c" } else { "" })
    };
    model.centre.groups[group].steps().iter().map(step).collect()
}

const FLAT: &str = "arrivals.poisson.per_hour = 200\ntalk_time = \"180s\"";
const SIZED: &str = "skills = [\"sales\"]\nroster.sized = { at_least = 1 }";

#[test]
fn a_flat_day_of_the_textbook_needs_fourteen_agents_while_open() {
    // 100 calls in half an hour of 180 s: Erlang C answers 0.7956 of them within 20 s at 13 agents, 0.8884 at 14.
    let mut model = model(FLAT, SIZED, "");
    let wanted = required(&model);
    assert_eq!(wanted[0][15..25], [0, 14, 14, 14, 14, 14, 14, 14, 14, 0]);
    size(&mut model);
    assert_eq!(shown(&model, 0), ["8 14", "12 0c"]);
    assert_eq!(required(&model), wanted, "a known roster does not change what is required");
}

#[test]
fn at_least_holds_while_open_and_nothing_while_closed() {
    let quiet = "arrivals.profile = { per_day = 8, shape = [0, 0, 0, 0, 1, 1, 1, 1] }\ntalk_time = \"60s\"";
    let mut model = model(quiet, "skills = [\"sales\"]\nroster.sized = { at_least = 3 }", "");
    size(&mut model);
    assert_eq!(shown(&model, 0), ["8 3", "12 0c"]);
}

#[test]
fn patience_needs_fewer_and_people_off_the_phones_more() {
    let patient = format!("{FLAT}\npatience.exponential.mean = \"2m\"");
    let with = required(&model(&patient, SIZED, ""))[0][20];
    assert!(with < 14, "{with}");
    // 14 on the phones of whom a fifth is away: 17.5.
    let scheduled = format!("{SIZED}\nroster_counts = \"scheduled\"\nshrinkage = {{ sickness = 0.1, breaks = 0.1 }}");
    assert_eq!(required(&model(FLAT, &scheduled, ""))[0][20], 18);
}

#[test]
fn a_split_divides_the_load_and_a_factor_lengthens_it() {
    let rest = "[groups.other]\nprovider = \"shop\"\nskills = { sales = { handle_time_factor = 1.5 } }\nroster.sized = { at_least = 1 }\n\
                [routing.sales]\nsplit = { own = 0.6, other = 0.4 }\n";
    let wanted = required(&model(FLAT, SIZED, rest));
    // 120 an hour of 180 s each for the one, 80 an hour of 270 s each for the other.
    let by_hand = |rate: f64, handle_time: f64| {
        agents_for(&crate::erlang::Load { rate: rate / 3600.0, handle_time, patience: None }, &Default::default())
    };
    assert_eq!([wanted[0][20], wanted[1][20]], [by_hand(120.0, 180.0), by_hand(80.0, 270.0)]);
}

#[test]
fn transfers_are_work_of_the_next_group() {
    let sales = format!(
        "{FLAT}\n[[contacts.sales.follow_ups]]\non = [\"answered\"]\nshare = 0.5\nto = \"tier2\"\ntransfer = true\n[contacts.tier2]\ntalk_time = \"180s\""
    );
    let rest = "[groups.experts]\nprovider = \"shop\"\nskills = [\"tier2\"]\nroster = 9\n";
    let wanted = required(&model(&sales, SIZED, rest));
    let half = agents_for(
        &crate::erlang::Load { rate: 100.0 / 3600.0, handle_time: 180.0, patience: None },
        &Default::default(),
    );
    assert_eq!(wanted[1][20], half);
}

fn needs(agents: &[u32]) -> Vec<Need> {
    let hour = |n: usize| Time(Span::hours(8 + n as i64).0);
    agents.iter().enumerate().map(|(n, &agents)| Need { from: hour(n), to: hour(n + 1), agents }).collect()
}

fn covered(agents: &[u32], shift: i64) -> Vec<(i64, i64, i64)> {
    let mut duties = Vec::new();
    let hours = |time: Time| time.0 / Span::hours(1).0;
    let closing = Time(Span::hours(8 + agents.len() as i64).0);
    shifts(&needs(agents), (Time(Span::hours(8).0), closing), Span::hours(shift), &mut duties);
    duties.iter().map(|duty| (hours(duty.from), hours(duty.to), duty.agents)).collect()
}

#[test]
fn shifts_begin_when_somebody_is_missing_and_end_by_closing() {
    assert_eq!(covered(&[1, 2, 2, 1, 1, 1], 3), [(8, 11, 1), (9, 12, 1), (11, 14, 1)]);
    assert_eq!(covered(&[1, 1, 1, 1, 1, 4], 3), [(8, 11, 1), (11, 14, 1), (11, 14, 3)]);
    assert_eq!(covered(&[0, 2], 8), [(8, 10, 2)], "an opening shorter than a shift has one of its own length");
    assert_eq!(covered(&[3, 0, 0, 0], 2), [(8, 10, 3)]);
}

#[test]
fn shifts_cover_every_need_for_many_shapes() {
    for seed in 0..200u32 {
        let wanted: Vec<u32> =
            (0..14).map(|n| (seed.wrapping_mul(2_654_435_761).rotate_left(n * 5) >> 9) % 6).collect();
        for shift in [1, 3, 5, 8, 14, 20] {
            let duties = covered(&wanted, shift);
            for (n, wanted) in wanted.iter().enumerate() {
                let hour = 8 + n as i64;
                let there: i64 =
                    duties.iter().filter(|(from, to, _)| *from <= hour && hour < *to).map(|duty| duty.2).sum();
                assert!(there >= i64::from(*wanted), "{wanted} at {hour}, {duties:?}");
            }
        }
    }
}

#[test]
fn whoever_the_menu_or_a_recording_keeps_needs_no_agent() {
    // Of 312.5 calls an hour a fifth hear the recording, of 250 a fifth are served or hang up: 200 are left.
    let sales = "arrivals.poisson.per_hour = 312.5\ntalk_time = \"180s\"\ndeflects = { share = 0.2, recording = \"20s\" }\n\
                 ivr = { time = \"25s\", self_service = 0.15, hangs_up = 0.05 }";
    assert_eq!(required(&model(sales, SIZED, ""))[0][20], 14);
}

#[test]
fn a_wrong_queue_talks_to_those_who_are_led_astray_and_the_right_one_to_all() {
    let menu = "ivr = { time = \"25s\", misdirects = { share = 0.5, to = \"tier2\", talk = \"180s\" } }";
    let sales = format!("{FLAT}\n{menu}\n[contacts.tier2]\ntalk_time = \"60s\"");
    let rest = "[groups.experts]\nprovider = \"shop\"\nskills = [\"tier2\"]\nroster = 9\n";
    let wanted = required(&model(&sales, SIZED, rest));
    let half = agents_for(
        &crate::erlang::Load { rate: 100.0 / 3600.0, handle_time: 180.0, patience: None },
        &Default::default(),
    );
    assert_eq!([wanted[0][20], wanted[1][20]], [14, half]);
}
