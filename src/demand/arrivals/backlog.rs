//! `backlog`: work that is always there, from the calendar's start: so many pieces, or without end.

use super::{Model, Reading};
use crate::demand::Arrivals;
use crate::document::Table;
use crate::document::key::key;

pub(super) const MODEL: Model = Model {
    name: "backlog",
    summary: "work that is there from the start: `count` pieces, or `endless = true`",
    keys: &[
        key("count", "whole number 1 to 1000000000", "pieces of work that are there from the start; or"),
        key("endless", "true or false", "there is always one more piece of work"),
    ],
    read,
};

fn read(table: &Table<'_>, _: &Reading<'_>) -> Option<Arrivals> {
    let endless = table.maybe("endless").map(|at| at.bool());
    let count = table.maybe("count").map(|at| at.whole(1, 1_000_000_000));
    match (count, endless) {
        (Some(count), None | Some(Some(false))) => Some(Arrivals::Backlog { count: Some(count?) }),
        (None, Some(Some(true))) => Some(Arrivals::Backlog { count: None }),
        (Some(_), Some(Some(true))) => {
            table.at().problem("an endless backlog has no \"count\": give one of them");
            None
        }
        (_, Some(None)) => None,
        (None, _) => {
            table.at().problem("expected \"count\", or \"endless = true\"");
            None
        }
    }
}
