//! Against numbers computed elsewhere by formulas, recursions and Markov chains, and against brute-force sums.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use super::*;
use crate::units::Span;

fn near(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() <= 1e-9 * wanted.abs(), "{what}: {found} is not {wanted}");
}

#[test]
fn erlang_b_agrees_with_the_reference_cases() {
    for (per_hour, handle, lines, wanted) in [
        (40.0, 180.0, 3, 0.210526315789),
        (60.0, 267.66, 10, 0.0099977866879),
        (1000.0, 180.0, 50, 0.104787455504),
        (3600.0, 180.0, 200, 0.010324995205),
    ] {
        near(blocking(per_hour / 3600.0 * handle, lines), wanted, "blocking");
    }
}

#[test]
fn hidden_demand_of_a_busy_line_is_the_classic_table() {
    for (lines, erlangs, wanted) in [(1, 1.0, 2.00), (1, 2.0, 3.00), (2, 3.0, 2.13), (8, 6.0, 1.14)] {
        let people: f64 = 1.0 / (1.0 - blocking(erlangs, lines));
        assert!((people - wanted).abs() < 0.005, "{lines} lines: {people}");
    }
    assert_eq!(lines_for(10.0, 0.01), 18);
    assert_eq!(lines_for(0.0, 0.01), 0);
}

/// Contacts an hour, handle time, agents, T, P(wait), ASA, queue length, occupancy, service level.
const C: [(f64, f64, u32, f64, [f64; 5]); 6] = [
    (40.0, 180.0, 3, 20.0, [0.444444444444, 80.0, 0.888888888889, 0.666666666667, 0.602293636971]),
    (200.0, 180.0, 14, 20.0, [0.174131933595, 7.83593701178, 0.435329833988, 0.714285714286, 0.888350019179]),
    (252.0, 120.0, 12, 20.0, [0.183888630393, 6.12962101312, 0.429073470918, 0.7, 0.899079779895]),
    (1800.0, 180.0, 100, 20.0, [0.216940480906, 3.90492865631, 1.95246432816, 0.9, 0.928584714914]),
    (6000.0, 300.0, 523, 20.0, [0.218419573622, 2.84895096029, 4.74825160048, 0.956022944551, 0.952861761503]),
    (900.0, 200.0, 51, 30.0, [0.839727479663, 167.945495933, 41.9863739831, 0.980392156863, 0.277239860231]),
];

#[test]
fn erlang_c_agrees_with_the_reference_cases() {
    for (per_hour, handle_time, agents, within, [delayed, asa, waiting, occupancy, level]) in C {
        let queue = Queue::new(&Load { rate: per_hour / 3600.0, handle_time, patience: None }, agents);
        near(queue.delayed(), delayed, "delayed");
        near(queue.asa(), asa, "asa");
        near(queue.queue_length(), waiting, "queue length");
        near(queue.occupancy(), occupancy, "occupancy");
        near(queue.answered_within(within), level, "service level");
    }
}

/// Contacts an hour, handle time, patience, agents, T, short.
type Case = (f64, f64, f64, u32, f64, f64, [f64; 9]);
/// P(wait), abandonment, wait, ASA, occupancy, answered within T, abandoned within T, abandoned short, queue length.
const A: [Case; 12] = [
    (
        40.0,
        180.0,
        120.0,
        3,
        20.0,
        5.0,
        [
            0.304638242247,
            0.125825581978,
            15.0990698374,
            10.5413779691,
            0.582782945348,
            0.749033210066,
            0.042331263478,
            0.012122257386,
            0.167767442638,
        ],
    ),
    (
        90.0,
        180.0,
        60.0,
        3,
        20.0,
        5.0,
        [
            0.69288738085,
            0.429971437493,
            25.7982862496,
            19.1407337075,
            0.855042843761,
            0.396565028217,
            0.182521319673,
            0.0544067155563,
            0.644957156239,
        ],
    ),
    (
        200.0,
        180.0,
        120.0,
        10,
        20.0,
        5.0,
        [
            0.49685274763,
            0.137463826276,
            16.4956591532,
            14.5542296554,
            0.862536173724,
            0.639941307036,
            0.0650410373938,
            0.0195038132589,
            0.91642550851,
        ],
    ),
    (
        198.0,
        180.0,
        600.0,
        12,
        20.0,
        5.0,
        [
            0.352111345138,
            0.0282836560027,
            16.9701936016,
            16.2088262661,
            0.801665983798,
            0.74675480385,
            0.00983724506681,
            0.00280700019883,
            0.93336064809,
        ],
    ),
    (
        720.0,
        240.0,
        90.0,
        50,
        20.0,
        5.0,
        [
            0.316893683457,
            0.0514875990712,
            4.63388391641,
            4.21396311272,
            0.910571904892,
            0.87325647319,
            0.0410489144252,
            0.0154246355716,
            0.926776783282,
        ],
    ),
    (
        1800.0,
        180.0,
        120.0,
        100,
        20.0,
        5.0,
        [
            0.145990031499,
            0.010067412598,
            1.20808951176,
            1.14709043196,
            0.890939328662,
            0.97952346247,
            0.00955107781308,
            0.00475057449853,
            0.604044755882,
        ],
    ),
    (
        1800.0,
        180.0,
        120.0,
        80,
        30.0,
        5.0,
        [
            0.806158271518,
            0.121934278921,
            14.6321134705,
            14.7997245001,
            0.987823936214,
            0.7476994652,
            0.111414781643,
            0.0311144426322,
            7.31605673526,
        ],
    ),
    (
        1800.0,
        180.0,
        1800.0,
        92,
        20.0,
        5.0,
        [
            0.634717626763,
            0.0125445506747,
            22.5801912145,
            22.485498658,
            0.965989026514,
            0.598899510578,
            0.00565851143215,
            0.00167003474634,
            11.2900956073,
        ],
    ),
    (
        6000.0,
        300.0,
        180.0,
        523,
        20.0,
        5.0,
        [
            0.141068494826,
            0.00455250605634,
            0.819451090142,
            0.800441671047,
            0.951670644306,
            0.993348223811,
            0.00451385292843,
            0.00277452789497,
            1.3657518169,
        ],
    ),
    (
        6000.0,
        300.0,
        180.0,
        480,
        20.0,
        5.0,
        [
            0.736469269448,
            0.0465253305061,
            8.37455949109,
            8.37538625835,
            0.993202780723,
            0.850255192209,
            0.043406130293,
            0.018047056365,
            13.9575991518,
        ],
    ),
    (
        7200.0,
        300.0,
        90.0,
        500,
        20.0,
        5.0,
        [
            0.989126434065,
            0.166765893573,
            15.0089304216,
            16.1244301344,
            0.999880927712,
            0.588065951226,
            0.153207511697,
            0.0525498864013,
            30.0178608432,
        ],
    ),
    (
        600.0,
        200.0,
        200.0,
        34,
        60.0,
        5.0,
        [
            0.476958530118,
            0.0596168790091,
            11.9233758018,
            11.3641225647,
            0.921944236266,
            0.910571215739,
            0.057228421396,
            0.0110727836975,
            1.9872293003,
        ],
    ),
];

#[test]
fn erlang_a_agrees_with_the_reference_cases() {
    for (per_hour, handle_time, patience, agents, within, short, wanted) in A {
        let queue = Queue::new(&Load { rate: per_hour / 3600.0, handle_time, patience: Some(patience) }, agents);
        let found = [
            queue.delayed(),
            queue.abandonment(),
            queue.wait(),
            queue.asa(),
            queue.occupancy(),
            queue.answered_within(within),
            queue.abandoned_within(within),
            queue.abandoned_within(short),
            queue.queue_length(),
        ];
        for (n, (found, wanted)) in found.into_iter().zip(wanted).enumerate() {
            near(found, wanted, &format!("{agents} agents, patience {patience}, measure {n}"));
        }
    }
}

#[test]
fn waits_and_losses_of_erlang_a_are_whole_at_any_size() {
    for agents in [0, 1, 10, 1000, 10_000, 100_000] {
        for load in [0.5, 0.9, 1.0, 1.1, 2.0] {
            for patience in [1.0, 120.0, 86_400.0] {
                let rate = f64::from(agents.max(1)) * load / 180.0;
                let queue = Queue::new(&Load { rate, handle_time: 180.0, patience: Some(patience) }, agents);
                let ever = queue.answered_within(1e7) + queue.abandoned_within(1e7);
                let what = format!("{agents} agents at {load}, patience {patience}");
                assert!((ever - 1.0).abs() < 1e-6, "{what}: {ever}");
                assert!((queue.answered_within(1e7) + queue.abandonment() - 1.0).abs() < 1e-6, "{what}");
                let mut last = 0.0;
                for t in [0.0, 1.0, 20.0, 100.0, 1000.0] {
                    let level = queue.answered_within(t);
                    assert!((0.0..=1.0 + 1e-9).contains(&level) && level >= last - 1e-7, "{what}: {level} within {t}");
                    last = level;
                }
                // Without agents nobody is answered, and nothing waits for an answer.
                assert!(agents == 0 || (queue.asa() >= 0.0 && queue.asa().is_finite()), "{what}: {}", queue.asa());
            }
        }
    }
}

#[test]
fn long_patience_is_erlang_c() {
    let load = Load { rate: 200.0 / 3600.0, handle_time: 180.0, patience: Some(1e8) };
    let endless = Load { patience: None, ..load };
    let (a, c) = (Queue::new(&load, 14), Queue::new(&endless, 14));
    assert!((a.answered_within(20.0) - c.answered_within(20.0)).abs() < 1e-6);
    let over = Queue::new(&Load { rate: 1.0, handle_time: 180.0, patience: Some(1e12) }, 90);
    assert!((over.abandonment() - 0.5).abs() < 1e-6 && over.answered_within(3600.0) < 1e-6);
    assert_eq!(Queue::new(&Load { rate: 1.0, handle_time: 180.0, patience: None }, 90).answered_within(20.0), 0.0);
}

#[test]
fn the_fewest_agents_meet_the_target_and_one_fewer_do_not() {
    let targets = [(20, 0.8), (0, 0.5), (60, 0.9), (10, 0.99), (600, 0.8), (20, 0.05)];
    for erlangs in [0.01, 0.5, 3.0, 10.0, 50.0, 167.0, 1000.0, 9000.0] {
        for patience in [None, Some(20.0), Some(120.0), Some(3600.0)] {
            for (within, share) in targets {
                let target = Target { answer_within: Span::seconds(within), share, ..Target::default() };
                let load = Load { rate: erlangs / 180.0, handle_time: 180.0, patience };
                let agents = agents_for(&load, &target);
                let what = format!("{erlangs} erlangs, {patience:?}, {share} in {within}: {agents}");
                assert!(Queue::new(&load, agents).meets(&target), "{what}");
                assert!(agents == 1 || !Queue::new(&load, agents - 1).meets(&target), "{what}");
            }
        }
    }
}

#[test]
fn a_textbook_half_hour_needs_fourteen_agents() {
    // 100 calls in half an hour of 180 s: 14 agents answer 88.8 % within 20 s.
    let load = Load { rate: 100.0 / 1800.0, handle_time: 180.0, patience: None };
    let target = Target { share: 0.85, ..Target::default() };
    assert_eq!(agents_for(&load, &target), 14);
    let careful = Target { occupancy_at_most: Some(0.6), ..target.clone() };
    assert_eq!(agents_for(&load, &careful), 17);
    let patient = Load { patience: Some(300.0), ..load };
    let lossless = Target { share: 0.0, abandonment_at_most: Some(0.025), ..target };
    // Published: 13 agents and patience of 5 minutes lose 0.02496330.
    assert_eq!(agents_for(&patient, &lossless), 13);
    assert!((Queue::new(&patient, 13).abandonment() - 0.024_963_30).abs() < 1e-8);
}

#[test]
#[allow(clippy::print_stdout)]
#[expect(clippy::disallowed_methods, reason = "what takes for ever is a fault")]
fn sizing_a_large_interval_is_quick() {
    let load = Load { rate: 167.0 / 180.0, handle_time: 180.0, patience: Some(120.0) };
    let begun = std::time::Instant::now();
    let mut sum = 0;
    for n in 0..1000 {
        sum += agents_for(&Load { rate: load.rate * (1.0 + f64::from(n) * 1e-5), ..load }, &Target::default());
    }
    // Microseconds in a release build; a hundred times that would be a fault.
    assert!(begun.elapsed().as_millis() < 300, "{:?} for {sum}", begun.elapsed());
    println!("{:?} for a thousand", begun.elapsed());
}
