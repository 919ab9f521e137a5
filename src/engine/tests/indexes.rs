//! Whom an index finds where there are many queues or groups, a search finds, too.

use super::fixture::Diary;
use super::random::{CENTRES, centre};
use crate::engine::{Plan, Simulation};
use crate::random::Luck;

#[test]
fn an_index_of_queues_and_groups_finds_whom_a_search_finds() {
    for number in 0..CENTRES {
        let model = centre(number);
        let told = |few: usize| {
            let plan = Plan::indexed_above(&model, few);
            let mut simulation = Simulation::new(&plan, Diary::default());
            simulation.run(Luck::new(number, 0));
            let mut legs: Vec<String> = simulation.recorder().legs.iter().map(|leg| format!("{leg:?}")).collect();
            legs.sort_unstable();
            legs
        };
        assert_eq!(told(0), told(usize::MAX), "centre {number}");
    }
}
