//! Who wins where over two axes, in words: on the page and in the first lines.

use super::full::full;
use super::*;
use crate::report::fixture_along;
use crate::results::Estimate;

#[test]
fn a_map_says_at_how_many_points_and_in_which_corners_each_option_wins() {
    let mut results = full();
    results.map = fixture_along::along().map;
    let text = markdown(&results);
    let shares = "own_only earns most at 6 of 12 points (at 3 of them by more than luck) and hybrid at 6 (at 3 of them by more than luck)";
    let (first, rest) = text.split_once("## ").unwrap();
    assert!(first.contains(shares), "{first}");
    let part = rest.split("## ").find(|part| part.starts_with("Where it flips")).unwrap();
    assert!(part.contains(shares), "{part}");
    let corners = "In the corners of that map wins own_only at 300 calls a day and 3:20 min, at 300 calls a day and 5:00 min; hybrid at \
                   1,200 calls a day and 3:20 min, at 1,200 calls a day and 5:00 min.";
    assert!(part.contains(corners), "{part}");
}

#[test]
fn one_that_wins_all_over_a_map_needs_no_corners_and_without_money_nobody_wins() {
    let mut results = full();
    results.map = fixture_along::along().map;
    for cell in results.map.iter_mut().flat_map(|map| &mut map.cells) {
        (cell.winner, cell.sure) = ("hybrid".to_owned(), true);
    }
    let text = markdown(&results);
    assert!(text.contains("hybrid earns most at all 12 points, more than luck"), "{text}");
    assert!(!text.contains("In the corners"), "{text}");
    for cell in results.map.iter_mut().flat_map(|map| &mut map.cells) {
        cell.profit.iter_mut().for_each(|profit| *profit = Estimate::point(0.0));
    }
    let text = markdown(&results);
    assert!(text.contains("nothing is paid or earned, so that no option leads by profit."), "{text}");
    assert!(!text.contains("earns most"), "{text}");
}
