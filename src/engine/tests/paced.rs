//! Handle times by the hour of arrival, as a forecast tells them.

use super::fixture::{at, calendar, contact, diary, group, model, pool};
use crate::centre::calendar::AtClose;
use crate::demand::rates::{Busyness, Piece};
use crate::demand::{Arrivals, Pace, Rates};
use crate::laws::Law;
use crate::units::Span;

const EIGHT: i64 = 8 * 3600;
const HALF: i64 = EIGHT + 1800;
const NINE: i64 = 9 * 3600;

#[test]
fn a_contact_takes_as_long_as_the_interval_of_its_arrival_says() {
    // 40 s of talk, 10 s of hold and 10 s of wrap-up: a minute, which the first half-hour doubles. Nothing is said of the second.
    let mut kind = contact("a", 40.0, None);
    (kind.hold_time, kind.wrap_up) = (Law::Constant(10.0), Law::Constant(10.0));
    let groups = vec![group("g", &[(EIGHT, 200, false), (NINE, 0, true)], &[0])];
    let mut model = model(calendar(1, 8, 9, AtClose::Serve), vec![kind], groups, vec![vec![pool(&[0])]], &[&[]]);
    let piece = Piece { start: at(EIGHT), end: at(NINE), mass: 100.0, day: 0, part: 0, slot: 0 };
    let plain = Rates::new(vec![piece], Busyness::default());
    let steps = vec![(at(EIGHT), Some(120.0)), (at(HALF), None)];
    model.arrivals = vec![Some(Arrivals::Rates(plain.clone().at_pace(Pace::new(steps))))];
    let paced = diary(&model);
    for leg in &paced.legs {
        let times = if leg.at < at(HALF) { [80, 20, 20] } else { [40, 10, 10] };
        assert_eq!([leg.talk, leg.hold, leg.wrap], times.map(Span::seconds), "{:?}", leg.at);
    }
    let early = paced.legs.iter().filter(|leg| leg.at < at(HALF)).count();
    assert!(early > 20 && paced.legs.len() > early + 20);
    // The callers are the same as without.
    model.arrivals = vec![Some(Arrivals::Rates(plain))];
    let usual = diary(&model);
    let mut arrived: Vec<_> = paced.legs.iter().map(|leg| leg.at).collect();
    let mut expected: Vec<_> = usual.legs.iter().map(|leg| leg.at).collect();
    arrived.sort_unstable();
    expected.sort_unstable();
    assert_eq!(arrived, expected);
    assert!(usual.legs.iter().all(|leg| leg.talk == Span::seconds(40)));
}
