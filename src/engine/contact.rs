//! A contact with its luck: everything random about it is drawn when it is born, each from its own address.
//!
//! The k-th value of a type's stream belongs to the k-th first attempt, whatever happens to it; a follow-up draws
//! from an address made of its root, its rule and its ordinal. So options meet the same people.

use crate::centre::ContactType;
use crate::engine::care::Care;
use crate::engine::plan::NONE;
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
    /// A robot's order that agents could not reach either.
    pub unreachable: bool,
    /// Its chain, or [`NOBODY`] while it is alone.
    pub chain: u32,
    /// The robot's order it speaks for, or [`NOBODY`].
    pub order: u32,
    /// Number within its type: the last tie-break.
    pub number: u64,
    /// When it arrived.
    pub at: Time,
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
    /// Uniform: balks.
    pub balk: f64,
    /// Uniform: resolved.
    pub resolved: f64,
    /// Uniform: sold.
    pub sold: f64,
}

impl Contact {
    /// When it gives up: an instant plus [`FOR_EVER`] is never.
    #[inline]
    pub fn gives_up(&self) -> Time {
        self.at + self.patience
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
        born.set_fate(stream, kind.never_abandons);
        born
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
            unreachable: false,
            chain: NOBODY,
            order: NOBODY,
            number,
            at,
            talk: Span::ZERO,
            hold: Span::ZERO,
            wrap: Span::ZERO,
            patience: FOR_EVER,
            moved: Span::ZERO,
            deal: 0.0,
            pick: 0.0,
            balk: 1.0,
            resolved: 1.0,
            sold: 1.0,
        }
    }

    fn set_fate(&mut self, stream: &mut Stream, never_abandons: f64) {
        self.balk = stream.uniform();
        self.resolved = stream.uniform();
        self.sold = stream.uniform();
        if stream.uniform() < never_abandons {
            self.patience = FOR_EVER;
        }
    }
}

/// Values of one law from one stream, drawn in blocks; a constant costs nothing.
#[derive(Clone, Debug)]
struct Series<'m> {
    law: &'m Law,
    stream: Stream,
    constant: Option<Span>,
    values: [Span; BLOCK],
    next: usize,
}

impl<'m> Series<'m> {
    fn new(law: &'m Law, stream: Stream) -> Series<'m> {
        let constant = match law {
            Law::Constant(seconds) => Some(Span::from_seconds(*seconds)),
            _ => None,
        };
        Series { law, stream, constant, values: [Span::ZERO; BLOCK], next: BLOCK }
    }

    #[inline(always)]
    fn next(&mut self) -> Span {
        if let Some(constant) = self.constant {
            return constant;
        }
        if self.next >= BLOCK {
            self.refill();
        }
        let value = self.values[self.next];
        self.next += 1;
        value
    }

    #[cold]
    fn refill(&mut self) {
        self.law.fill(&mut self.stream, &mut self.values);
        self.next = 0;
    }
}

/// The luck of a type's first attempts, in order.
#[derive(Clone, Debug)]
pub struct Callers<'m> {
    contact: u16,
    talk: Series<'m>,
    hold: Series<'m>,
    wrap: Series<'m>,
    patience: Option<Series<'m>>,
    deal: Option<Stream>,
    fate: Option<Stream>,
    never_abandons: f64,
    born: u64,
}

impl<'m> Callers<'m> {
    /// The luck of one replication for one type.
    pub fn new(contact: u16, kind: &'m ContactType, care: &Care, luck: &Luck) -> Callers<'m> {
        let stream = |purpose| luck.stream(&kind.name, purpose);
        Callers {
            contact,
            talk: Series::new(&kind.talk_time, stream(Purpose::Talk)),
            hold: Series::new(&kind.hold_time, stream(Purpose::Hold)),
            wrap: Series::new(&kind.wrap_up, stream(Purpose::WrapUp)),
            patience: kind.patience.as_ref().map(|law| Series::new(law, stream(Purpose::Patience))),
            deal: care.deal.then(|| stream(Purpose::Deal)),
            fate: care.fate.then(|| stream(Purpose::Fate)),
            never_abandons: kind.never_abandons,
            born: 0,
        }
    }

    /// Numbers given so far: the number of the next first attempt.
    pub fn born(&self) -> u64 {
        self.born
    }

    /// The next first attempt, at `at`.
    #[inline(always)]
    pub fn next(&mut self, at: Time) -> Contact {
        let number = self.born;
        self.born += 1;
        let mut born = Contact {
            talk: self.talk.next(),
            hold: self.hold.next(),
            wrap: self.wrap.next(),
            patience: self.patience.as_mut().map_or(FOR_EVER, Series::next),
            ..Contact::alone(self.contact, number, at)
        };
        if let Some(stream) = &mut self.deal {
            born.deal = stream.uniform();
            born.pick = stream.uniform();
        }
        if let Some(stream) = &mut self.fate {
            born.set_fate(stream, self.never_abandons);
        }
        born
    }
}
