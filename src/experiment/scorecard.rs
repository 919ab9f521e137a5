//! Marks of an option: those of its providers, weighted by the contacts that each answered.
//!
//! In: a scenario with its scorecard, what its providers did. Out: an [`OptionScore`]. A missing mark is no zero: the mark of the option
//! is then not known, and lies between what it would be with the lowest and with the highest. Knows no money.

use crate::experiment::option::Outcome;
use crate::results::OptionResults;
use crate::results::scorecard::{Criterion, OptionScore, Scorecard, ScoredProvider};
use crate::scenario::Scenario;
use crate::scenario::scorecard::Scorecard as Asked;

/// The marks of an option, its name left to the caller; none where its scenario has no scorecard, or where nobody was answered.
pub fn of_option(scenario: &Scenario, results: &OptionResults) -> Option<OptionScore> {
    let card = scenario.scorecard.as_ref()?;
    let providers = providers(scenario, card, results);
    if providers.is_empty() {
        return None;
    }
    let by_criterion: Vec<Range> =
        (0..card.criteria.len()).map(|criterion| range(&providers, criterion, card.scale)).collect();
    let weights: f64 = card.criteria.iter().map(|(_, weight)| weight).sum();
    let weighted = |of: fn(&Range) -> f64| -> f64 {
        card.criteria.iter().zip(&by_criterion).map(|((_, weight), range)| weight * of(range)).sum::<f64>() / weights
    };
    let (low, high) = (weighted(|range| range.low), weighted(|range| range.high));
    let lacks =
        |provider: &ScoredProvider, criterion: usize| provider.marks.get(criterion).copied().flatten().is_none();
    let missing: Vec<String> = card
        .criteria
        .iter()
        .enumerate()
        .flat_map(|(number, (criterion, _))| {
            let who = providers.iter().filter(move |provider| lacks(provider, number));
            who.map(move |provider| format!("{criterion} of {}", provider.name))
        })
        .collect();
    Some(OptionScore {
        option: String::new(),
        score: missing.is_empty().then_some(low),
        low,
        high,
        by_criterion: by_criterion.iter().map(|range| range.is_known.then_some(range.low)).collect(),
        providers,
        missing,
    })
}

/// The scorecard of all options; none where none has marks.
pub fn scorecard(scenario: &Scenario, options: &[(String, Outcome)]) -> Option<Scorecard> {
    let scored = |(name, outcome): &(String, Outcome)| {
        outcome.score.clone().map(|score| OptionScore { option: name.clone(), ..score })
    };
    let options: Vec<OptionScore> = options.iter().filter_map(scored).collect();
    let card = scenario.scorecard.as_ref().filter(|_| !options.is_empty())?;
    let criterion = |(name, weight): &(String, f64)| Criterion { name: name.clone(), weight: *weight };
    Some(Scorecard { scale: card.scale, criteria: card.criteria.iter().map(criterion).collect(), options })
}

/// Who answered anybody, with their shares of all who were answered.
fn providers(scenario: &Scenario, card: &Asked, results: &OptionResults) -> Vec<ScoredProvider> {
    let answered =
        |name: &str| results.providers.get(name).and_then(|provider| provider.get("answered").mean).unwrap_or(0.0);
    let all: f64 = scenario.model.centre.providers.iter().map(|provider| answered(&provider.name)).sum();
    let providers = scenario.model.centre.providers.iter().zip(&card.marks);
    let active = providers.filter(|(provider, _)| answered(&provider.name) > 0.0);
    active
        .map(|(provider, marks)| ScoredProvider {
            name: provider.name.clone(),
            share: answered(&provider.name) / all,
            marks: marks.clone(),
        })
        .collect()
}

/// Between which marks an option lies by one criterion.
struct Range {
    low: f64,
    high: f64,
    is_known: bool,
}

fn range(providers: &[ScoredProvider], criterion: usize, scale: f64) -> Range {
    let mut range = Range { low: 0.0, high: 0.0, is_known: true };
    for provider in providers {
        let mark = provider.marks.get(criterion).copied().flatten();
        range.low += provider.share * mark.unwrap_or(0.0);
        range.high += provider.share * mark.unwrap_or(scale);
        range.is_known &= mark.is_some();
    }
    range
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::results::Measures;
    use crate::statistics::Estimate;

    const SHOP: &str = "format = 1\ncalendar = { start = 2026-11-02, days = 1, open = \"09:00-17:00\" }\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 6 }\ntalk_time = \"3m\"\n\
        [groups.a]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 3\n\
        [groups.b]\nprovider = \"beta\"\nskills = [\"calls\"]\nroster = 3\n\
        [providers.alfa]\nkind = \"outsourced\"\nscores = { crm = 4, listening_in = 1 }\n\
        [providers.beta]\nkind = \"outsourced\"\nscores = { crm = 2 }\n\
        [scorecard]\nweights = { crm = 3, listening_in = 1 }\n";

    /// The marks where alfa and beta answered so many.
    fn scored(alfa: f64, beta: f64) -> Option<OptionScore> {
        let loaded = crate::scenario::load("shop.toml", SHOP.as_bytes(), &Vec::new(), &[]);
        let scenario = loaded.experiment.unwrap().base;
        let mut results = OptionResults::default();
        for (name, answered) in [("alfa", alfa), ("beta", beta)] {
            let mut measures = Measures::default();
            measures.by_name.insert("answered".to_owned(), Estimate::point(answered));
            results.providers.insert(name.to_owned(), measures);
        }
        of_option(&scenario, &results)
    }

    #[test]
    fn marks_of_providers_are_weighted_by_whom_they_answered_and_criteria_by_their_weights() {
        // By crm 0.75 · 4 + 0.25 · 2 = 3.5; by listening in 0.75 · 1 and beta's 0 to 5: 0.75 to 2. Weighted 3 to 1.
        let score = scored(300.0, 100.0).unwrap();
        assert_eq!(score.by_criterion, [Some(3.5), None]);
        assert_eq!((score.score, score.low, score.high), (None, (3.0 * 3.5 + 0.75) / 4.0, (3.0 * 3.5 + 2.0) / 4.0));
        assert_eq!(score.missing, ["listening_in of beta"]);
        assert_eq!(score.providers[0].share, 0.75);
    }

    #[test]
    fn a_mark_of_somebody_who_answered_nobody_is_not_missed() {
        let score = scored(300.0, 0.0).unwrap();
        assert_eq!((score.score, score.missing.len(), score.providers.len()), (Some((3.0 * 4.0 + 1.0) / 4.0), 0, 1));
        assert_eq!(scored(0.0, 0.0), None);
    }
}
