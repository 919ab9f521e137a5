//! The wait that a contact must expect, predicted from the length of the queue: whom virtual hold is offered, and to which
//! group `shortest_wait` deals.
//!
//! In: how many are ahead, the agents on duty and how long they take. Out: seconds. Knows no queue.
//!
//! It is the simplest of the predictors of Whitt (1999, Management Science 45): those ahead and the contact itself, each for
//! one mean handle time, divided among the agents on duty. Ibrahim & Whitt (2009, Manufacturing & Service Operations
//! Management 11) compare it with others. Ahead is who is not behind by priority. It knows neither that some ahead will give
//! up, so it says rather too much, nor what remains of the talks that go on.

/// Shorter handle times are taken as this, seconds.
const SHORTEST: f64 = 1e-6;

/// Seconds until an agent comes to a contact with so many ahead of it, whose groups have so many agents on duty, each of whom
/// takes so many seconds for a contact: (ahead + 1) / Σ agents / handle time. Infinite where nobody is on duty.
pub fn predicted_wait(ahead: u32, groups: impl IntoIterator<Item = (u32, f64)>) -> f64 {
    let mut groups = groups.into_iter().map(|(agents, handle_time)| (f64::from(agents), handle_time.max(SHORTEST)));
    let Some((agents, first)) = groups.next() else { return f64::INFINITY };
    // Agents are counted as ones of the first group, so that round numbers of one group stay round.
    let agents = groups.fold(agents, |sum, (agents, handle_time)| sum + agents * (first / handle_time));
    f64::from(ahead.saturating_add(1)) * first / agents
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn five_ahead_of_a_caller_wait_for_four_agents_as_long_as_six_calls_take_them() {
        assert_eq!(predicted_wait(5, [(4, 180.0)]), 270.0);
        // Two agents who take twice as long finish as many calls as one more.
        assert_eq!(predicted_wait(5, [(4, 180.0), (2, 360.0)]), 216.0);
        assert_eq!(predicted_wait(5, [(0, 90.0), (4, 180.0)]), 270.0);
    }

    #[test]
    fn equal_waits_of_whole_seconds_are_equal_to_the_last_bit() {
        for times in 1..=100 {
            for agents in 1..=20 {
                assert_eq!(predicted_wait(times - 1, [(1, 7.0)]), predicted_wait(times * agents - 1, [(agents, 7.0)]));
            }
        }
    }

    #[test]
    fn without_agents_the_wait_has_no_end_and_without_handle_time_it_is_nothing_to_speak_of() {
        assert_eq!(predicted_wait(0, [(0, 180.0)]), f64::INFINITY);
        assert_eq!(predicted_wait(0, []), f64::INFINITY);
        assert!(predicted_wait(1000, [(1, 0.0)]) < 0.01);
    }
}
