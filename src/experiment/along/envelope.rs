//! The best of several broken lines, and where it changes.
//!
//! In: places, and the height of each line at them. Out: boundaries in order. Knows no noise.

/// Where the best line changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// The place.
    pub at: f64,
    /// The best line below, by position.
    pub from: usize,
    /// The best line above.
    pub to: usize,
}

/// The boundaries of the upper envelope. Of lines that lie on each other the one that is best already stays, at the start the first.
pub fn boundaries(places: &[f64], lines: &[Vec<f64>]) -> Vec<Boundary> {
    let mut found = Vec::new();
    let Some(mut best) = highest(lines, 0) else { return found };
    for (number, ends) in places.windows(2).enumerate() {
        let mut share = 0.0;
        while let Some((next, at)) = overtaken(lines, number, best, share) {
            found.push(Boundary { at: ends[0] + at * (ends[1] - ends[0]), from: best, to: next });
            (best, share) = (next, at);
        }
    }
    found
}

/// The same of places between which lies nothing: the best changes at a place.
pub fn steps(places: &[f64], lines: &[Vec<f64>]) -> Vec<Boundary> {
    let best: Vec<usize> = (0..places.len()).filter_map(|number| highest(lines, number)).collect();
    let changes = best.windows(2).zip(places.iter().skip(1)).filter(|(pair, _)| pair[0] != pair[1]);
    changes.map(|(pair, at)| Boundary { at: *at, from: pair[0], to: pair[1] }).collect()
}

fn highest(lines: &[Vec<f64>], number: usize) -> Option<usize> {
    let height = |line: usize| lines[line].get(number).copied();
    (0..lines.len())
        .filter(|line| height(*line).is_some())
        .reduce(|best, next| if height(next) > height(best) { next } else { best })
}

/// The line that overtakes the best one first within a piece, from a share of its way on, and where; of several the steepest.
fn overtaken(lines: &[Vec<f64>], number: usize, best: usize, share: f64) -> Option<(usize, f64)> {
    let ends = |line: usize| Some((*lines[line].get(number)?, *lines[line].get(number + 1)?));
    let (own0, own1) = ends(best)?;
    let mut first: Option<(usize, f64, f64)> = None;
    for line in (0..lines.len()).filter(|line| *line != best) {
        let (other0, other1) = ends(line)?;
        let (before, after) = (other0 - own0, other1 - own1);
        if after <= 0.0 || after <= before {
            continue;
        }
        let at = (-before / (after - before)).clamp(share, 1.0);
        let slope = after - before;
        if first.is_none_or(|(_, best_at, steepest)| at < best_at || (at <= best_at && slope > steepest)) {
            first = Some((line, at, slope));
        }
    }
    first.map(|(line, at, _)| (line, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_lines_take_turns_even_between_two_places() {
        // 10, 6 + x, 2x from 0 to 20: 10 until 4, 6 + x until 6, then 2x.
        let lines = [vec![10.0, 10.0], vec![6.0, 26.0], vec![0.0, 40.0]];
        let found = boundaries(&[0.0, 20.0], &lines);
        assert_eq!(found, [Boundary { at: 4.0, from: 0, to: 1 }, Boundary { at: 6.0, from: 1, to: 2 }]);
        // The middle one does not count where it is never best.
        let lines = [vec![10.0, 10.0], vec![4.0, 14.0], vec![0.0, 40.0]];
        assert_eq!(boundaries(&[0.0, 20.0], &lines), [Boundary { at: 5.0, from: 0, to: 2 }]);
    }

    #[test]
    fn a_line_that_comes_back_is_best_again() {
        let lines = [vec![1.0, -1.0, 1.0], vec![0.0, 0.0, 0.0]];
        let found = boundaries(&[0.0, 2.0, 4.0], &lines);
        assert_eq!(found, [Boundary { at: 1.0, from: 0, to: 1 }, Boundary { at: 3.0, from: 1, to: 0 }]);
    }

    #[test]
    fn equal_lines_have_no_boundary_and_lines_that_meet_and_part_stay() {
        assert!(boundaries(&[0.0, 1.0, 2.0], &[vec![3.0; 3], vec![3.0; 3]]).is_empty());
        assert!(boundaries(&[0.0, 1.0, 2.0], &[vec![1.0, 0.0, 1.0], vec![0.0; 3]]).is_empty());
        // Together to the second place, apart from there.
        let found = boundaries(&[0.0, 1.0, 2.0], &[vec![0.0; 3], vec![0.0, 0.0, 1.0]]);
        assert_eq!(found, [Boundary { at: 1.0, from: 0, to: 1 }]);
    }

    #[test]
    fn names_change_at_a_name() {
        let found = steps(&[0.0, 1.0, 2.0], &[vec![1.0, 0.0, 0.0], vec![0.0, 1.0, 1.0]]);
        assert_eq!(found, [Boundary { at: 1.0, from: 0, to: 1 }]);
    }
}
