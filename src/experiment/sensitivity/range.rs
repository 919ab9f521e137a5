//! A range of an input, cut to what the file takes.
//!
//! In: a value that is taken, an end, and who says what is taken. Out: the end, or the last value towards it that is taken. What lies
//! between two values that are taken is taken, too: fields have a least and a most. Knows no file.

/// Steps of round numbers, the roundest first.
const ROUND: [f64; 19] =
    [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1.0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];
/// How near the last value that is taken is found before it is rounded, as a share of the way to it.
const NEAR: f64 = 1e-6;
/// How far from a limit that is refused itself an end stays at most, as a share of the way.
const BESIDE: f64 = 1e-3;
/// So often the way is halved at most: where nothing beside the value itself is taken there is no way.
const MOST: usize = 50;

/// The value furthest from `base`, which is taken, towards `end` that is taken.
pub fn furthest(base: f64, end: f64, must_be_whole: bool, takes: &dyn Fn(f64) -> bool) -> f64 {
    if takes(end) {
        return end;
    }
    if must_be_whole { whole(base, end, takes) } else { any(base, end, takes) }
}

fn any(base: f64, end: f64, takes: &dyn Fn(f64) -> bool) -> f64 {
    let (mut taken, mut refused) = (base, end);
    for _ in 0..MOST {
        if (refused - taken).abs() <= NEAR * (refused - base).abs() {
            break;
        }
        let middle = 0.5 * (taken + refused);
        if takes(middle) { taken = middle } else { refused = middle }
    }
    // The limit is the roundest number between both: 0, 1, 100. Where it is refused itself, as 0 of what must be above it, the roundest
    // number near it is far enough: what is divided by it would know no bounds.
    let inside = taken - BESIDE * (taken - base);
    roundest(taken, refused).filter(|limit| takes(*limit)).or_else(|| roundest(inside, taken)).unwrap_or(taken)
}

/// The number between two that has the fewest digits.
fn roundest(from: f64, to: f64) -> Option<f64> {
    let (least, most) = (from.min(to), from.max(to));
    let mut round = ROUND.iter().flat_map(|step| [from, to].map(|end| (end / step).round() * step + 0.0));
    round.find(|value| (least..=most).contains(value))
}

fn whole(base: f64, end: f64, takes: &dyn Fn(f64) -> bool) -> f64 {
    let inwards = if end < base { end.ceil() } else { end.floor() };
    let (mut taken, mut refused) = (base, inwards);
    if (inwards - base).abs() < 1.0 {
        return base;
    }
    if takes(inwards) {
        return inwards;
    }
    while (refused - taken).abs() > 1.0 {
        let middle = (0.5 * (taken + refused)).round();
        if takes(middle) { taken = middle } else { refused = middle }
    }
    taken
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn an_end_that_cannot_be_becomes_the_limit_of_the_field() {
        let share = |value: f64| (0.0..=1.0).contains(&value);
        assert_eq!(furthest(0.9, 1.08, false, &share), 1.0);
        assert_eq!(furthest(0.9, 0.72, false, &share), 0.72);
        assert_eq!(furthest(0.3, -0.2, false, &share), 0.0);
        assert_eq!(furthest(37.0, 1e9, false, &|value| value <= 86_400.0), 86_400.0);
        // What must be above 0 or below 0.65 ends beside it, at a round number within a thousandth of the way.
        let near = |found: f64, known: f64| assert!((found - known).abs() < 1e-12, "{found} instead of {known}");
        near(furthest(0.5, -0.5, false, &|value| value > 0.0), 0.0005);
        near(furthest(0.35, 0.9, false, &|value| value < 0.65), 0.6497);
        // A limit that is not round is met from within.
        let found = furthest(0.2, 0.9, false, &|value| value <= 2.0 / 3.0);
        assert!(found <= 2.0 / 3.0 && found > 0.6661, "{found}");
    }

    #[test]
    fn what_must_be_whole_is_cut_to_whole_numbers() {
        let lines = |value: f64| value.fract() == 0.0 && (1.0..=12.0).contains(&value);
        assert_eq!(furthest(4.0, 3.6, true, &lines), 4.0);
        assert_eq!(furthest(4.0, 2.8, true, &lines), 3.0);
        assert_eq!(furthest(4.0, -3.0, true, &lines), 1.0);
        assert_eq!(furthest(4.0, 40.5, true, &lines), 12.0);
    }
}
