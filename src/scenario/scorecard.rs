//! `[scorecard]` and `providers.X.scores`: what is not money, in marks of the user's own.
//!
//! In: criteria with weights, marks of providers from 0 to the scale. Out: a [`Scorecard`], or problems. A mark that is not there is
//! not known, never 0. Nothing here reaches a simulation or a price.

use crate::document::value::unknown_name;
use crate::document::{At, Table, words};
use crate::scenario::keys;

/// The highest mark, if the file does not say.
const SCALE: f64 = 5.0;
/// Highest weight, and highest scale.
const MOST: f64 = 1e6;

/// Marks by criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scorecard {
    /// The highest mark; the lowest is 0.
    pub scale: f64,
    /// Criteria in file order with their weights, above 0.
    pub criteria: Vec<(String, f64)>,
    /// By [`crate::centre::ProviderId`], marks in the order of criteria; none where the file has none.
    pub marks: Vec<Vec<Option<f64>>>,
}

/// Reads the section and the marks of all providers of the file's root; `Some(None)` where the file has no scorecard.
pub fn read(root: &Table<'_>) -> Option<Option<Scorecard>> {
    let card = keys::maybe(root, "scorecard", criteria)?;
    let providers = root.maybe("providers").filter(At::is_table).and_then(|at| at.table());
    let providers = providers.map_or_else(Vec::new, |table| table.named());
    let Some(mut card) = card else {
        let mut sound = true;
        for scores in providers.iter().filter_map(|(_, _, at)| scores(at)) {
            scores.problem("marks need [scorecard] with `weights`, such as { crm = 3, listening_in = 2 }");
            sound = false;
        }
        return sound.then_some(None);
    };
    let marks = keys::whole(providers.iter().map(|(_, _, at)| match scores(at) {
        Some(at) => marks(&at, &card),
        None => Some(vec![None; card.criteria.len()]),
    }));
    card.marks = marks?;
    if card.marks.is_empty() {
        // The provider of a file that declares none.
        card.marks.push(vec![None; card.criteria.len()]);
    }
    Some(Some(card))
}

/// The marks of a provider, unread.
fn scores<'a>(provider: &At<'a>) -> Option<At<'a>> {
    provider.node().get("scores").map(|node| provider.below("scores", node))
}

fn criteria(at: &At<'_>) -> Option<Scorecard> {
    let table = at.table()?;
    let scale = keys::or(&table, "scale", SCALE, |at| at.positive(MOST));
    let criteria = keys::need(&table, "weights", |at| {
        let named = at.table()?.names();
        if named.is_empty() {
            at.problem("there is no criterion; give each a weight, as in { crm = 3, listening_in = 2 }");
            return None;
        }
        let weight = |(name, _, at): &(&str, _, At<'_>)| {
            words::name(name).ok()?;
            at.positive(MOST).map(|weight| ((*name).to_owned(), weight))
        };
        keys::whole(named.iter().map(weight))
    });
    table.finish();
    Some(Scorecard { scale: scale?, criteria: criteria?, marks: Vec::new() })
}

fn marks(at: &At<'_>, card: &Scorecard) -> Option<Vec<Option<f64>>> {
    let names: Vec<String> = card.criteria.iter().map(|(name, _)| name.clone()).collect();
    let mut marks = vec![None; names.len()];
    let mut sound = true;
    for (name, place, at) in at.table()?.named() {
        match names.iter().position(|known| known == name) {
            None => {
                at.log().error(place, at.path(), unknown_name("criterion", name, &names));
                sound = false;
            }
            Some(found) => match at.number(0.0, card.scale) {
                Some(mark) => marks[found] = Some(mark),
                None => sound = false,
            },
        }
    }
    sound.then_some(marks)
}
