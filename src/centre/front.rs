//! What a caller meets before an agent: a recording, a menu, the offer to be dialled back.
//!
//! In: nothing; these are the types that a checked scenario fills. Out: data that the engine reads. Nothing is random here.

use crate::centre::ContactId;
use crate::laws::Law;
use crate::units::Span;

/// A menu: interactive voice response (IVR). The call holds its line while it hears it.
#[derive(Clone, Debug)]
pub struct Ivr {
    /// How long the menu takes, seconds.
    pub time: Law,
    /// Share of those who hear it whose matter it settles, 0 to 1.
    pub self_service: f64,
    /// Share of them who hang up in it, 0 to 1; together with `self_service` at most 1.
    pub hangs_up: f64,
    /// Who of those who come to its end press the wrong key.
    pub misdirects: Option<Misdirection>,
}

impl Ivr {
    /// Share of those who hear it who come to its end, 0 to 1.
    pub fn passes(&self) -> f64 {
        (1.0 - self.self_service - self.hangs_up).max(0.0)
    }
}

/// A menu that leads some callers to the wrong queue.
#[derive(Clone, Debug)]
pub struct Misdirection {
    /// Share of those who come to the end of the menu, 0 to 1.
    pub share: f64,
    /// The type in whose queue they land.
    pub to: ContactId,
    /// How long the wrong agent talks until he transfers them, seconds.
    pub talk: Law,
}

/// Callers who are recognised by their number and hear a recording instead of anything else.
#[derive(Clone, Debug)]
pub struct Deflection {
    /// Share of all callers of the type, 0 to 1.
    pub share: f64,
    /// How long the recording holds the line, seconds.
    pub recording: Law,
}

/// Who would wait for long is offered to hang up, to keep his place and to be dialled back.
#[derive(Clone, Copy, Debug)]
pub struct VirtualHold {
    /// It is offered when the predicted wait is longer.
    pub when_wait_over: Span,
    /// Share of those it is offered to who take it, 0 to 1.
    pub accepts: f64,
    /// Share of those who are there when dialled back, 0 to 1.
    pub reached: f64,
    /// How long an agent lets it ring at somebody who is not there.
    pub ring: Span,
}
