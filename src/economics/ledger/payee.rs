//! What one provider is paid for: the meters of its contract, and those of its own people.
//!
//! In: facts about this provider. Out: what they add to its bill. Knows no other provider.

use crate::centre::{ContactId, TrunkId};
use crate::economics::account::Usage;
use crate::economics::clauses::Fact;
use crate::economics::metering::Meters;
use crate::economics::own_meter::OwnMeter;
use crate::economics::window::Counted;
use crate::engine::facts::{Leg, Work};
use crate::units::Time;

/// What one provider is paid for.
#[derive(Clone, Debug)]
pub(super) struct Payee {
    pub meters: Option<Meters>,
    /// The same for its contract with one of its terms changed, one by one.
    pub alternatives: Vec<Meters>,
    /// Its own people.
    pub own: Option<OwnMeter>,
    pub usage: Usage,
    /// By contact type: something of its bill depends on those that it answers.
    counts_answers: Vec<bool>,
    /// Something of its bill depends on work.
    counts_work: bool,
    /// Something of its bill depends on the lines that are busy.
    counts_lines: bool,
}

impl Payee {
    /// A provider with a contract, priced under other terms, too, or people of its own, or neither.
    pub fn new(types: usize, meters: Option<Meters>, alternatives: Vec<Meters>, own: Option<OwnMeter>) -> Payee {
        let all = || meters.iter().chain(&alternatives);
        let always = own.as_ref().is_some_and(OwnMeter::counts_contacts);
        let answers = |contact: ContactId| always || all().any(|meters| meters.hears_of(Fact::Contact, contact));
        let counts_answers = (0..types).map(|contact| answers(ContactId(contact as u16))).collect();
        let counts_work = all().any(|meters| meters.hears(Fact::Work));
        let counts_lines = all().any(|meters| meters.hears(Fact::Lines));
        Payee { counts_answers, counts_work, counts_lines, meters, alternatives, own, usage: Usage::default() }
    }

    /// The meters of its contract and of what it could be instead.
    pub fn all_meters(&mut self) -> impl Iterator<Item = &mut Meters> {
        self.meters.iter_mut().chain(&mut self.alternatives)
    }

    /// What a contact that it answered adds to its bill.
    #[inline(always)]
    pub fn answered(&mut self, leg: &Leg, always: &Counted) {
        if self.counts_answers.get(leg.contact.index()) == Some(&true) {
            self.bill_answer(leg, always);
        }
    }

    /// What work that is finished, or never will be, adds to its bill.
    pub fn work(&mut self, work: &Work) {
        if self.counts_work {
            self.all_meters().for_each(|meters| meters.work(work));
        }
    }

    /// What busy lines add to its bill.
    pub fn lines(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        if self.counts_lines {
            self.all_meters().for_each(|meters| meters.lines(trunk, lines, from, to));
        }
    }

    #[inline(never)]
    fn bill_answer(&mut self, leg: &Leg, always: &Counted) {
        if let Some(own) = self.own.as_mut().filter(|own| own.counts_contacts())
            && let Some(month) = always.month(leg.at)
        {
            own.contact(leg, month);
        }
        self.all_meters().for_each(|meters| meters.answered(leg));
    }
}
