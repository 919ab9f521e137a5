//! Whose a contact was while it waited: what providers are told of people who reached them.
//!
//! In: a leg. Out: a contact delivered to the provider that it was dealt to, to the one that answered, and to the one that sent it
//! on at once; each by its own clock. Who gave up in a pool of one provider's groups was waiting for that provider.

use super::Ledger;
use crate::centre::{Group, GroupId};
use crate::economics::clauses::facts::Delivered;
use crate::engine::facts::{Fate, Leg};
use crate::routing::Rule;
use crate::units::Span;

/// The provider of every group that contacts may be dealt to on arrival; none if there are several.
pub(super) fn only_provider(rules: &[Rule], groups: &[Group]) -> Option<usize> {
    let dealt = rules.iter().flat_map(|rule| rule.deal.groups());
    let mut providers = dealt.filter_map(|group| groups.get(group.index())).map(|group| group.provider.index());
    let first = providers.next()?;
    providers.all(|provider| provider == first).then_some(first)
}

/// It reached a queue, and nobody answered.
fn waited_for_people(fate: Fate) -> bool {
    matches!(fate, Fate::Abandoned | Fate::Balked | Fate::NotReached | Fate::Unfinished)
}

impl Ledger {
    /// Tells providers of a contact of a person that reached them: the one it was dealt to, and the one that answered.
    #[inline(never)]
    pub(super) fn deliver(&mut self, leg: &Leg) {
        let provider = |group: Option<GroupId>| group.and_then(|group| self.staff.get(group.index()).copied());
        let by = provider(leg.by.filter(|_| leg.fate == Fate::Answered));
        // Whoever gave up in a pool was waiting for its provider, if all of the pool is one's.
        let pool = || {
            self.pools
                .get(leg.contact.index())
                .copied()
                .flatten()
                .filter(|_| waited_for_people(leg.fate) || leg.fate.in_menu())
        };
        let (home, before) =
            (provider(leg.home).or_else(|| by.map_or_else(pool, |_| None)), provider(leg.diverted_from));
        let mut told: [Option<usize>; 3] = [None; 3];
        let month = self.always.month(leg.at);
        // Who answered had it by its own clock; it was dealt to the other and not answered there, or sent on at once.
        let waits = [
            (by, true, if home.is_none() || home == by { leg.wait } else { leg.delivered }),
            (home, false, leg.wait),
            (before, false, Span::ZERO),
        ];
        // The menu is heard on the line on which the wait is paid; virtual hold waits on none.
        let mut menu = leg.menu;
        let on_line = |wait: Span| if leg.virtual_hold { Span::ZERO } else { wait };
        for (at, (to, answered, wait)) in waits.into_iter().enumerate() {
            let Some(index) = to.filter(|_| !told.contains(&to)) else { continue };
            told[at] = to;
            let Some(payee) = self.payees.get_mut(index) else { continue };
            payee.all_meters().for_each(|meters| meters.delivered(&Delivered { leg, answered, wait }));
            if let (Some(own), Some(month)) = (&mut payee.own, month) {
                own.waited(std::mem::take(&mut menu) + on_line(wait), month);
            }
        }
        if told.iter().all(Option::is_none)
            && let Some(own) = self.pool_line.and_then(|index| self.payees.get_mut(index)?.own.as_mut())
            && let Some(month) = month
        {
            own.waited(leg.waited_on_line(), month);
        }
    }
}
