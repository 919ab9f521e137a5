//! A contact with its luck: everything random about it is drawn when it is born, each from its own address.
//!
//! The k-th value of a type's stream belongs to the k-th first attempt, whatever happens to it; a follow-up draws
//! from an address made of its root, its rule and its ordinal. So options meet the same people.

use crate::centre::ContactType;
use crate::engine::plan::{NONE, Plan};
use crate::engine::service::scale;
use crate::laws::{BLOCK, Law};
use crate::random::{Luck, Purpose, Stream};
use crate::units::{Span, Time};

/// "None" among chains and orders.
pub const NOBODY: u32 = u32::MAX;

/// A span that never ends.
pub const FOR_EVER: Span = Span(i64::MAX);

/// One leg of a contact, from its birth to its end.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// Position of its type.
    pub contact: u16,
    /// The trunk whose line it holds, or [`NONE`].
    pub trunk: u16,
    /// The group that it was dealt to, or [`NONE`].
    pub home: u16,
    /// The group whose limit counts it, or [`NONE`].
    pub limited_by: u16,
    /// The stage in which it waits or was met.
    pub stage: u16,
    /// A transfer or put through by a robot: no attempt.
    pub transferred_in: bool,
    /// What is unusual about it.
    pub manner: Manner,
    /// Lines of its trunk that it holds.
    pub lines: u8,
    /// Where [`Menus`](crate::engine::menu::Menus) keep it as it was, while it is in the queue of a wrong type, or [`NOBODY`].
    pub meant: u32,
    /// It is dropped when its chain has had another number of answers before it is begun; [`NONE`] for most.
    pub answers: u16,
    /// Its chain, or [`NOBODY`] while it is alone.
    pub chain: u32,
    /// The robot's order it speaks for, or [`NOBODY`].
    pub order: u32,
    /// Once answered: its place among those whose leg is told in segments, or [`NOBODY`].
    pub in_talks: u32,
    /// Number within its type: the last tie-break.
    pub number: u64,
    /// When it was offered; until then, when it arrived.
    pub at: Time,
    /// How long before that it arrived: what it heard before the queue.
    pub menu: Span,
    /// Talk time before factors.
    pub talk: Span,
    /// Hold time before factors.
    pub hold: Span,
    /// After-call work before factors.
    pub wrap: Span,
    /// How long it waits.
    pub patience: Span,
    /// How long it had waited when it was moved to groups that could not see it before.
    pub moved: Span,
    /// Uniform: which group of a split.
    pub deal: f64,
    /// Uniform: which free agent.
    pub pick: f64,
    /// Uniform: resolved.
    pub resolved: f64,
    /// Uniform: sold.
    pub sold: f64,
}

/// What may be unusual about a contact in its queue; one excludes the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Nothing.
    Usual,
    /// Leaves at once on finding a long queue.
    Balks,
    /// Its line was let go: it is dialled back in its turn.
    Held,
    /// A robot's order that agents could not reach either.
    Unreachable,
}

/// Contacts are copied into queues and services and out of them: up to so many bytes that takes a few moves, above it a
/// call of a function.
const _: () = assert!(size_of::<Contact>() <= 128);

impl Manner {
    /// Of a contact of this type, by its uniform.
    pub fn of(balk: f64, kind: &ContactType) -> Manner {
        if balk < balking_share(kind) { Manner::Balks } else { Manner::Usual }
    }
}

/// The share of a type that leaves on finding a long queue.
fn balking_share(kind: &ContactType) -> f64 {
    kind.balks.as_ref().map_or(0.0, |balks| balks.share)
}

/// Talk, hold and after-call work of a contact as they are at the hour of its arrival, where a forecast tells so.
#[cold]
fn paced(plan: &Plan<'_>, contact: u16, at: Time, times: [Span; 3]) -> [Span; 3] {
    let pace = plan.model.arrivals.get(usize::from(contact)).and_then(|arrivals| arrivals.as_ref()?.pace());
    let factor = pace.map_or(1.0, |pace| pace.factor(at, plan.contact(contact).mean_handle_time()));
    times.map(|time| scale(time, factor))
}

impl Contact {
    /// When it arrived.
    #[inline(always)]
    pub fn arrived(&self) -> Time {
        Time(self.at.0 - self.menu.0)
    }

    /// When it gives up: an instant plus [`FOR_EVER`] is never.
    #[inline]
    pub fn gives_up(&self) -> Time {
        self.at + self.patience
    }

    /// Since when it has waited, for those who take the longest wait first: whoever was broken off comes before all others.
    #[inline(always)]
    pub fn waits_since(&self) -> Time {
        if self.in_talks == NOBODY { self.at } else { Time::START }
    }

    /// It holds a line, a place in a chain or a robot's port: its end concerns others.
    #[inline(always)]
    pub fn holds_something(&self) -> bool {
        self.trunk != NONE || self.chain != NOBODY || self.order != NOBODY
    }

    /// A contact of type `contact` born at `at` from a stream of its own, in a fixed order of draws.
    pub fn of_stream(contact: u16, kind: &ContactType, at: Time, stream: &mut Stream) -> Contact {
        let mut born = Contact::alone(contact, 0, at);
        born.talk = kind.talk_time.draw_span(stream);
        born.hold = kind.hold_time.draw_span(stream);
        born.wrap = kind.wrap_up.draw_span(stream);
        born.patience = kind.patience.as_ref().map_or(FOR_EVER, |law| law.draw_span(stream));
        born.deal = stream.uniform();
        born.pick = stream.uniform();
        let fate = Fate::drawn(stream, kind.never_abandons);
        (born.resolved, born.sold) = (fate.resolved, fate.sold);
        born.manner = Manner::of(fate.balk, kind);
        if fate.stays {
            born.patience = FOR_EVER;
        }
        born
    }

    /// With its handle time as it is at the hour of its arrival, where a forecast tells so.
    pub fn paced(&mut self, plan: &Plan<'_>) {
        [self.talk, self.hold, self.wrap] = paced(plan, self.contact, self.at, [self.talk, self.hold, self.wrap]);
    }

    /// No contact at all: fills places that nobody has.
    pub const NOBODY: Contact = Contact::alone(NONE, 0, Time::START);

    /// A contact that is the first of its chain, without luck yet.
    #[inline(always)]
    const fn alone(contact: u16, number: u64, at: Time) -> Contact {
        Contact {
            contact,
            trunk: NONE,
            home: NONE,
            limited_by: NONE,
            stage: NONE,
            transferred_in: false,
            manner: Manner::Usual,
            lines: 0,
            meant: NOBODY,
            answers: NONE,
            chain: NOBODY,
            order: NOBODY,
            in_talks: NOBODY,
            number,
            at,
            menu: Span::ZERO,
            talk: Span::ZERO,
            hold: Span::ZERO,
            wrap: Span::ZERO,
            patience: FOR_EVER,
            moved: Span::ZERO,
            deal: 0.0,
            pick: 0.0,
            resolved: 1.0,
            sold: 1.0,
        }
    }
}

/// What a contact does beyond waiting and talking.
struct Fate {
    balk: f64,
    resolved: f64,
    sold: f64,
    stays: bool,
}

impl Fate {
    /// Of a type that none of it matters to.
    const NONE: Fate = Fate { balk: 1.0, resolved: 1.0, sold: 1.0, stays: false };

    fn drawn(stream: &mut Stream, never_abandons: f64) -> Fate {
        Fate {
            balk: stream.uniform(),
            resolved: stream.uniform(),
            sold: stream.uniform(),
            stays: stream.uniform() < never_abandons,
        }
    }
}

/// Values of one law from one stream, a block at a time; a constant costs nothing.
#[derive(Clone, Debug)]
struct Series<'m> {
    values: [Span; BLOCK],
    /// Where the next block comes from; none for a constant, which fills the block for good.
    source: Option<(&'m Law, Stream)>,
}

impl<'m> Series<'m> {
    fn new(law: &'m Law, stream: Stream) -> Series<'m> {
        match law {
            Law::Constant(seconds) => Series::always(Span::from_seconds(*seconds)),
            _ => Series { values: [Span::ZERO; BLOCK], source: Some((law, stream)) },
        }
    }

    fn always(value: Span) -> Series<'m> {
        Series { values: [value; BLOCK], source: None }
    }

    fn refill(&mut self) {
        if let Some((law, stream)) = &mut self.source {
            law.fill(stream, &mut self.values);
        }
    }
}

/// The luck of a type's first attempts, in order.
#[derive(Clone, Debug)]
pub struct Callers<'m> {
    contact: u16,
    talk: Series<'m>,
    hold: Series<'m>,
    wrap: Series<'m>,
    patience: Series<'m>,
    deal: Option<Stream>,
    fate: Option<Stream>,
    never_abandons: f64,
    balks: f64,
    /// Where handle times differ by the hour of arrival.
    paced: Option<&'m Plan<'m>>,
    born: u64,
}

impl<'m> Callers<'m> {
    /// The luck of one replication for one type.
    pub fn new(contact: u16, plan: &'m Plan<'m>, luck: &Luck) -> Callers<'m> {
        let (kind, care) = (plan.contact(contact), &plan.care[usize::from(contact)]);
        let stream = |purpose| luck.stream(&kind.name, purpose);
        Callers {
            contact,
            talk: Series::new(&kind.talk_time, stream(Purpose::Talk)),
            hold: Series::new(&kind.hold_time, stream(Purpose::Hold)),
            wrap: Series::new(&kind.wrap_up, stream(Purpose::WrapUp)),
            patience: match &kind.patience {
                Some(law) => Series::new(law, stream(Purpose::Patience)),
                None => Series::always(FOR_EVER),
            },
            deal: care.deal.then(|| stream(Purpose::Deal)),
            fate: care.fate.then(|| stream(Purpose::Fate)),
            never_abandons: kind.never_abandons,
            balks: balking_share(kind),
            paced: care.paced.then_some(plan),
            born: 0,
        }
    }

    /// Numbers given so far: the number of the next first attempt.
    #[inline]
    pub fn born(&self) -> u64 {
        self.born
    }

    /// The next first attempt, at `at`.
    #[inline(always)]
    pub fn next(&mut self, at: Time) -> Contact {
        let number = self.born;
        self.born += 1;
        let nth = (number % BLOCK as u64) as usize;
        if nth == 0 {
            self.refill();
        }
        // All of it is known before the contact is built, so that it is built where it stays.
        let (deal, pick) = self.deal.as_mut().map_or((0.0, 0.0), |stream| (stream.uniform(), stream.uniform()));
        let fate = self.fate.as_mut().map_or(Fate::NONE, |stream| Fate::drawn(stream, self.never_abandons));
        let mut times = [self.talk.values[nth], self.hold.values[nth], self.wrap.values[nth]];
        if let Some(plan) = self.paced {
            times = paced(plan, self.contact, at, times);
        }
        let [talk, hold, wrap] = times;
        Contact {
            talk,
            hold,
            wrap,
            patience: if fate.stays { FOR_EVER } else { self.patience.values[nth] },
            deal,
            pick,
            manner: if fate.balk < self.balks { Manner::Balks } else { Manner::Usual },
            resolved: fate.resolved,
            sold: fate.sold,
            ..Contact::alone(self.contact, number, at)
        }
    }

    #[cold]
    #[inline(never)]
    fn refill(&mut self) {
        self.talk.refill();
        self.hold.refill();
        self.wrap.refill();
        self.patience.refill();
    }
}
