//! Calls of a dialer, as whoever runs it bills them: like the dials of a robot.
//!
//! In: calls that a dialer placed. Out: dials, told to the contract and the own costs of its provider.

use super::Ledger;
use crate::centre::RobotId;
use crate::engine::facts::{CallEnd, Dial, DialEnd, Placed};

/// The call as a dial: clauses ask how it ended, for whom and how long somebody was on the line, not which machine dialled.
fn dial(placed: &Placed) -> Dial {
    Dial {
        robot: RobotId(u16::MAX),
        contact: placed.contact,
        arose: placed.arose,
        at: placed.at,
        attempt: placed.attempt,
        port: placed.line,
        connected: placed.connected,
        end: match placed.end {
            CallEnd::Unanswered => DialEnd::Unanswered,
            CallEnd::Machine => DialEnd::Voicemail,
            CallEnd::Connected => DialEnd::ToPeople,
            CallEnd::Abandoned => DialEnd::HungUp,
        },
    }
}

impl Ledger {
    /// A dialer's call ended; of a dialer that nobody runs for money nobody bills it.
    pub(super) fn bill_call(&mut self, placed: &Placed) {
        if placed.at < self.from {
            return;
        }
        let Ledger { dialers, payees, always, .. } = self;
        let payee = dialers.get(placed.dialer.index()).copied().flatten().and_then(|index| payees.get_mut(index));
        let Some(payee) = payee else { return };
        let dial = dial(placed);
        payee.all_meters().for_each(|meters| meters.dial(&dial));
        if let (Some(own), Some(month)) = (&mut payee.own, always.month(dial.at)) {
            own.dial(dial.connected, month);
        }
    }
}
