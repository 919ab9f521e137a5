//! Own people over the months of a plan, who cannot be found faster than a limit allows.
//!
//! In: people that each month asks for, the limit, which share leaves. Out: people that there are, and who is found before a
//! switch. Whoever is not needed goes at once; those that replace leavers come out of the limit, too. The plan is known from its
//! start: the lead time is waited for once, at its beginning, and not again after a switch, whose people are looked for before it.

use crate::scenario::plan::HiringLimit;

/// Fewer people than this are none.
const NOBODY: f64 = 1e-9;

/// People by month of the plan, of whom month `from` has whom it needs; 0 before it.
///
/// `leaving` is the share of a month's people that is gone in the next. With a limit at most so many come a month, those who replace
/// leavers among them, and nobody before the plan's lead time is over. Without one everybody comes who is needed.
pub fn path(needed: &[f64], from: usize, limit: Option<&HiringLimit>, leaving: &[f64]) -> Vec<f64> {
    let mut there = vec![0.0; from.min(needed.len())];
    for (month, needed) in needed.iter().enumerate().skip(from) {
        let stay = month.checked_sub(1).filter(|before| *before >= from).map(|before| {
            let share = leaving.get(before).copied().unwrap_or(0.0).min(1.0);
            there.get(before).copied().unwrap_or(0.0) * (1.0 - share)
        });
        there.push(match (stay, limit) {
            (Some(stay), Some(limit)) => needed.min(stay + room(limit, month)),
            _ => *needed,
        });
    }
    there
}

/// How many can come in a month of the plan.
fn room(limit: &HiringLimit, month: usize) -> f64 {
    if month >= limit.lead_months as usize { limit.per_month } else { 0.0 }
}

/// People who are found so that they are there in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BuildUp {
    /// How many are found, those among them that replace who leaves while waiting.
    pub found: f64,
    /// Months that they are paid before that month, all together.
    pub paid: f64,
}

/// Finds `new` people for a month, each as late as the limit allows; none where they cannot all be found.
///
/// `taken` are those that come in a month for something else and leave so much less of the limit; of those that wait the share
/// `leaving` goes every month.
pub fn build_up(
    new: f64,
    month: usize,
    limit: Option<&HiringLimit>,
    leaving: f64,
    taken: impl Fn(usize) -> f64,
) -> Option<BuildUp> {
    let Some(limit) = limit else { return Some(BuildUp { found: new, paid: 0.0 }) };
    let (mut built, mut there) = (BuildUp::default(), new);
    for month in (0..=month).rev() {
        if there <= NOBODY {
            break;
        }
        let come = (room(limit, month) - taken(month)).clamp(0.0, there);
        built.found += come;
        there -= come;
        if there > NOBODY {
            // So many were there a month before that this is what is left of them; if all leave, nobody can wait.
            there /= (1.0 - leaving).max(0.0);
            built.paid += there;
        }
    }
    (there <= NOBODY).then_some(built)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: &[f64], by_hand: &[f64]) {
        assert_eq!(found.len(), by_hand.len());
        assert!(found.iter().zip(by_hand).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
    }

    #[test]
    fn nobody_comes_before_the_lead_time_and_then_no_more_than_can_be_found() {
        let limit = HiringLimit { per_month: 3.0, lead_months: 2 };
        let needed = [10.0, 12.0, 14.0, 20.0, 20.0, 20.0, 8.0, 20.0];
        near(&path(&needed, 0, Some(&limit), &[]), &[10.0, 10.0, 13.0, 16.0, 19.0, 20.0, 8.0, 11.0]);
        assert_eq!(path(&needed, 0, None, &[0.5; 8]), needed);
    }

    #[test]
    fn who_leaves_is_gone_until_somebody_is_found() {
        let limit = HiringLimit { per_month: 3.0, lead_months: 2 };
        // One in ten leaves each month: 9 stay of 10 and nobody comes; 8.1 and 3; 9.99 and 3.
        near(&path(&[10.0, 12.0, 14.0, 20.0], 0, Some(&limit), &[0.1; 4]), &[10.0, 9.0, 11.1, 12.99]);
        // Two leave of ten and one comes: 10, 9, 8.2, 7.56: towards 1 / 0.2 = 5, at which as many come as leave.
        let slow = HiringLimit { per_month: 1.0, lead_months: 0 };
        near(&path(&[10.0; 4], 0, Some(&slow), &[0.2; 4]), &[10.0, 9.0, 8.2, 7.56]);
        let long = path(&[10.0; 200], 0, Some(&slow), &[0.2; 200]);
        assert!((long[199] - 5.0).abs() < 1e-9);
        // Shares of months: half of the first month's people, then nobody.
        near(&path(&[10.0; 3], 0, Some(&slow), &[0.5, 0.0, 0.0]), &[10.0, 6.0, 7.0]);
        // Who is not needed goes; of the eight others 7.2 stay, and only as many come as are needed.
        near(&path(&[10.0, 8.0, 8.0], 0, Some(&limit), &[0.1; 3]), &[10.0, 8.0, 8.0]);
    }

    #[test]
    fn the_lead_time_is_the_plan_s_and_does_not_begin_anew_with_a_switch() {
        let limit = HiringLimit { per_month: 3.0, lead_months: 2 };
        near(&path(&[9.0, 9.0, 10.0, 20.0, 20.0], 2, Some(&limit), &[0.0; 5]), &[0.0, 0.0, 10.0, 13.0, 16.0]);
        near(&path(&[9.0, 9.0, 10.0, 20.0], 0, Some(&limit), &[0.0; 4]), &[9.0, 9.0, 10.0, 13.0]);
    }

    #[test]
    fn a_team_of_ten_at_four_a_month_takes_three_months_after_the_lead_time() {
        let limit = HiringLimit { per_month: 4.0, lead_months: 2 };
        let built = |new: f64, month: usize| build_up(new, month, Some(&limit), 0.0, |_| 0.0);
        assert_eq!(built(10.0, 3), None);
        // Four come in the month itself, four one month before, two two months before.
        assert_eq!(built(10.0, 4), Some(BuildUp { found: 10.0, paid: 6.0 + 2.0 }));
        assert_eq!(built(10.0, 9), built(10.0, 4));
        assert_eq!((built(8.0, 3).is_some(), built(8.0, 2)), (true, None));
        assert_eq!(built(0.0, 0), Some(BuildUp::default()));
        let free = build_up(9.0, 0, None, 0.5, |_| 0.0);
        assert_eq!(free, Some(BuildUp { found: 9.0, paid: 0.0 }));
        // One a month is found for others: three a month, 10 = 3 + 3 + 3 + 1.
        let beside = |month: usize| build_up(10.0, month, Some(&limit), 0.0, |_| 1.0);
        assert_eq!((beside(4), beside(5)), (None, Some(BuildUp { found: 10.0, paid: 7.0 + 4.0 + 1.0 })));
    }

    #[test]
    fn who_leaves_while_waiting_is_found_again() {
        let limit = HiringLimit { per_month: 4.0, lead_months: 2 };
        // 10 = 4 + 6; 6 are left of 6.667 = 4 + 2.667; 2.667 are left of 2.963.
        let built = build_up(10.0, 4, Some(&limit), 0.1, |_| 0.0).unwrap_or_default();
        near(&[built.paid, built.found], &[6.0 / 0.9 + (6.0 / 0.9 - 4.0) / 0.9, 8.0 + (6.0 / 0.9 - 4.0) / 0.9]);
        // Of half that leave at most 4 + 2 + 1 + ... = 8 are ever there.
        assert_eq!(build_up(8.5, 100, Some(&limit), 0.5, |_| 0.0), None);
        assert!(build_up(7.5, 100, Some(&limit), 0.5, |_| 0.0).is_some());
    }
}
