//! Own people over the months of a plan, who cannot be found faster than a limit allows.
//!
//! In: people that each month asks for, the limit. Out: people that there are, and who is hired. Whoever is not needed goes at
//! once; those that replace leavers come out of the limit, too.

use crate::scenario::plan::HiringLimit;

/// People by month, from the first on.
///
/// The first month has whom it needs. Before the lead time nobody new comes; after it at most so many a month as the limit leaves
/// when `leaving`, a share of those that are there, are replaced.
pub fn path(needed: &[f64], limit: Option<&HiringLimit>, leaving: f64) -> Vec<f64> {
    let mut there: Vec<f64> = Vec::with_capacity(needed.len());
    for (month, needed) in needed.iter().enumerate() {
        let now = match (there.last(), limit) {
            (Some(before), Some(limit)) if needed > before => {
                let ready = month >= limit.lead_months as usize;
                let room = if ready { (limit.per_month - leaving * before).max(0.0) } else { 0.0 };
                needed.min(before + room)
            }
            _ => *needed,
        };
        there.push(now);
    }
    there
}

/// The first month in which so many new people can all be there: 0 where none are new or nothing limits them.
pub fn first_month(new: f64, limit: Option<&HiringLimit>) -> usize {
    let Some(limit) = limit.filter(|_| new > 0.0) else { return 0 };
    limit.lead_months as usize + (new / limit.per_month - 1e-9).ceil().max(1.0) as usize - 1
}

/// Months that new people are paid before they are all there, as many of them as the limit brings each month.
pub fn paid_before(new: f64, limit: Option<&HiringLimit>) -> f64 {
    let Some(limit) = limit else { return 0.0 };
    let mut paid = 0.0;
    let mut there = new - limit.per_month;
    while there > 0.0 {
        paid += there;
        there -= limit.per_month;
    }
    paid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_comes_before_the_lead_time_and_then_no_more_than_can_be_found() {
        let limit = HiringLimit { per_month: 3.0, lead_months: 2 };
        let needed = [10.0, 12.0, 14.0, 20.0, 20.0, 20.0, 8.0, 20.0];
        assert_eq!(path(&needed, Some(&limit), 0.0), [10.0, 10.0, 13.0, 16.0, 19.0, 20.0, 8.0, 11.0]);
        assert_eq!(path(&needed, None, 0.0), needed);
        // One in ten leaves: of 10 one, which leaves room for two.
        assert_eq!(path(&needed[..3], Some(&limit), 0.1), [10.0, 10.0, 12.0]);
    }

    #[test]
    fn a_team_of_ten_at_four_a_month_takes_three_months_after_the_lead_time() {
        let limit = HiringLimit { per_month: 4.0, lead_months: 2 };
        assert_eq!(first_month(10.0, Some(&limit)), 4);
        // Four wait two months and four one: 8 paid months; the last two come when they are needed.
        assert!((paid_before(10.0, Some(&limit)) - (6.0 + 2.0)).abs() < 1e-9);
        assert_eq!((first_month(0.0, Some(&limit)), paid_before(0.0, Some(&limit))), (0, 0.0));
        assert_eq!((first_month(8.0, Some(&limit)), first_month(9.0, None), paid_before(9.0, None)), (3, 0, 0.0));
    }
}
