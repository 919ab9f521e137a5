//! Random centres with what callers meet before an agent.

use super::dice::Dice;
use super::random_mechanisms::callers;
use crate::centre::front::{Deflection, Ivr, Misdirection, VirtualHold};
use crate::centre::trunk::Forwarded;
use crate::centre::{ContactId, GroupId, On, TrunkId};
use crate::engine::Model;
use crate::units::Span;

/// Some types get a recording, a menu, virtual hold; some rules are cancelled; some trunks pass calls on.
pub(super) fn add(dice: &mut Dice, model: &mut Model, inbound: &[usize]) {
    for &index in inbound {
        if dice.chance(0.25) {
            let misdirects = dice.chance(0.5).then(|| misdirection(dice, inbound)).filter(|to| to.to.index() != index);
            let [time, self_service, hangs_up] =
                [[0.0, 20.0, 90.0], [0.0, 0.2, 0.5], [0.0, 0.1, 0.5]].map(|of| dice.from(&of));
            model.centre.contacts[index].ivr = Some(Ivr { time: dice.law(time), self_service, hangs_up, misdirects });
        }
        if dice.chance(0.15) {
            model.centre.contacts[index].deflects = Some(Deflection { share: 0.3, recording: dice.law(20.0) });
        }
        if dice.chance(0.2) {
            model.centre.contacts[index].virtual_hold = Some(VirtualHold {
                when_wait_over: Span::seconds(dice.from(&[0, 60, 300])),
                accepts: dice.from(&[0.5, 1.0]),
                reached: dice.from(&[0.5, 1.0]),
                ring: Span::seconds(dice.from(&[0, 20])),
            });
        }
    }
    for rule in model.centre.contacts.iter_mut().flat_map(|kind| &mut kind.follow_ups) {
        rule.cancel_if_answered = !rule.transfer && dice.chance(0.3);
        if !rule.transfer && dice.chance(0.2) {
            rule.on = dice.from(&[On::SelfServed, On::Deflected, On::AbandonedInIvr, On::Unreached]).bit();
        }
    }
    if dice.chance(0.2) {
        forward(dice, model);
    }
}

/// Calls to some groups are passed on, and hold several lines.
fn forward(dice: &mut Dice, model: &mut Model) {
    let (groups, most) = (model.centre.groups.len(), model.centre.trunks[0].lines);
    let groups = dice.some_of(groups).into_iter().map(GroupId).collect();
    let lines_each = dice.from(&[1, 2, 3]).min(most as u8);
    model.centre.trunks[0].forwarded = Some(Forwarded { groups, lines_each });
}

/// The calls of some types come in by a trunk that passes them on.
pub(super) fn forwarded(dice: &mut Dice, model: &mut Model) {
    for contact in callers(model) {
        if dice.chance(0.7) {
            model.centre.contacts[contact].trunk = Some(TrunkId(0));
        }
    }
    forward(dice, model);
}

fn misdirection(dice: &mut Dice, inbound: &[usize]) -> Misdirection {
    Misdirection { share: 0.4, to: ContactId(dice.from(inbound) as u16), talk: dice.law(30.0) }
}

/// Whether some menu leads callers of other types into the queue of this one.
pub(super) fn leads_astray(model: &Model, contact: ContactId) -> bool {
    let menus = model.centre.contacts.iter().filter_map(|kind| kind.ivr.as_ref()?.misdirects.as_ref());
    menus.into_iter().any(|misdirects| misdirects.to == contact)
}
