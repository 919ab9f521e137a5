//! What care a contact type needs. What a scenario does not use costs its contacts nothing: each feature is asked for here
//! once, and a single flag stands in its way.

use crate::centre::dialer::Mode;
use crate::centre::robot::KeyLeadsTo;
use crate::centre::{Centre, ContactType, FollowUp, On};
use crate::engine::fatigue::tires;
use crate::engine::intake;
use crate::engine::plan::{CompiledRule, Dealing, NONE, Plan};

/// What the engine asks of a contact's type, close together; aligned, so that it is found without a multiplication.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub struct Care {
    /// Position of its name among the names of all types: a tie-break.
    pub name_rank: u16,
    /// The trunk on whose lines it comes, or [`NONE`].
    pub trunk: u16,
    /// The stage in which all of its contacts start, or [`NONE`] where rules decide: by time, share, load or limits.
    pub stage: u16,
    /// People wait in it.
    pub inbound: bool,
    /// A robot works it.
    pub robot: bool,
    /// The dialer that calls it, or [`NONE`].
    pub dialer: u16,
    /// Agents call it, each for himself, as one dialer says.
    pub previews: bool,
    /// Something happens at the end of talk: a line is let go, a follow-up is drawn, work is done.
    pub talk_end: bool,
    /// Its patience must be an event: a line is let go, a follow-up is drawn, or a rule reads the live queue.
    pub patience_event: bool,
    /// Some rule answers to what becomes of it.
    pub follow_ups: bool,
    /// Its first attempts need uniforms for balking, never abandoning, being resolved and sold.
    pub fate: bool,
    /// Its first attempts need uniforms for the split or the choice of an agent.
    pub deal: bool,
    /// Its contacts, or the centre as a whole, do something that most do not: a menu, virtual hold, order intake, marks,
    /// reviewed shares, broken-off talk, chats, forwarded lines, limits, agents who learn or tire. Without it the ways of a contact
    /// are compiled without a test for any of them.
    pub special: bool,
    /// It hears a recording or a menu before the queue.
    pub menu: bool,
    /// Who would wait for long may be dialled back.
    pub virtual_hold: bool,
    /// It may be dropped before it is begun, because the person got through.
    pub cancels: bool,
    /// Its ends are judged: resolved or sold.
    pub judged: bool,
    /// People have a mark for being answered.
    pub rated: bool,
    /// Its orders take time, are taken wrong, written down or refused.
    pub intake: bool,
    /// Its split whose shares are reviewed, or [`NONE`].
    pub adaptive: u16,
    /// It may break off others.
    pub interrupts: bool,
    /// Its handling may not be one stretch: others break it off, or its agents have several at once.
    pub segmented: bool,
    /// Its handle times differ by the hour of arrival.
    pub paced: bool,
}

/// The care that a type needs under a plan whose rules are compiled.
pub fn care(plan: &Plan<'_>, index: usize) -> Care {
    let centre = &plan.model.centre;
    let contact = &centre.contacts[index];
    let fires = |events: u32| {
        let of = |rules: &[FollowUp]| rules.iter().any(|rule| rule.on & events != 0);
        // What other clients' calls lead to concerns nobody here.
        contact.ours
            && (of(&contact.follow_ups)
                || centre.groups.iter().any(|group| {
                    group.skills.iter().any(|skill| skill.contact.index() == index) && of(&group.follow_ups)
                }))
    };
    let at_talk_end = On::Answered.bit()
        | On::Resolved.bit()
        | On::Unresolved.bit()
        | On::Sold.bit()
        | On::OrderError.bit()
        | On::CutShort.bit()
        | On::OrderWritten.bit()
        | On::OrderRefused.bit()
        | On::Late.bit()
        | On::Confirmed.bit()
        | On::Cancelled.bit()
        | On::Unreached.bit();
    let judged = contact.resolved.is_some() || contact.value.conversion > 0.0;
    // A contact that another led to may hold a line, a port or a place in a chain.
    let breaks_off = |other: &ContactType| other.interrupts.iter().any(|(victim, _)| victim.index() == index);
    let segmented = contact.parallel.is_some() || centre.contacts.iter().any(breaks_off);
    let intake = intake::applies(centre, index);
    let holds = contact.trunk.is_some() || is_led_to(centre, index);
    let rules = &plan.rules[index];
    let dialer = centre.dialers.iter().position(|dialer| dialer.contacts.index() == index);
    let adaptive = plan.splits.iter().position(|split| split.contact as usize == index);
    let adaptive = adaptive.map_or(NONE, |split| split as u16);
    let rated = contact.value.satisfaction.is_some();
    let interrupts = !contact.interrupts.is_empty();
    let menu = contact.ivr.is_some() || contact.deflects.is_some();
    let virtual_hold = contact.virtual_hold.is_some();
    let of_its_own = menu || virtual_hold || intake || rated || interrupts || segmented || adaptive != NONE;
    Care {
        name_rank: contact.name_rank,
        trunk: contact.trunk.map_or(NONE, |trunk| trunk.0),
        stage: if plan.limits.is_empty() { only_stage(rules) } else { NONE },
        inbound: contact.is_inbound(),
        robot: contact.robot.is_some(),
        dialer: dialer.map_or(NONE, |dialer| dialer as u16),
        previews: dialer.is_some_and(|dialer| centre.dialers[dialer].mode == Mode::Preview),
        talk_end: holds
            || segmented
            || intake
            || adaptive != NONE
            || fires(at_talk_end)
            || !contact.is_inbound()
            || plan.limits.iter().any(|limit| limit.contact as usize == index)
            || plan.live_queue,
        patience_event: holds
            || dialer.is_some()
            || contact.robot.is_some()
            || adaptive != NONE
            || plan.live_queue
            || fires(On::Abandoned.bit()),
        follow_ups: fires(u32::MAX),
        deal: rules.iter().any(|rule| matches!(rule.dealing, Dealing::Split(_) | Dealing::Adaptive(..)))
            || plan.model.routing.rules[index].iter().any(|rule| rule.choose.draws),
        fate: judged || errs(centre, index) || contact.balks.is_some() || contact.never_abandons > 0.0,
        special: of_its_own || special_for_all(plan),
        menu,
        virtual_hold,
        cancels: all_rules(centre).any(|rule| rule.to.index() == index && rule.cancel_if_answered),
        judged,
        rated,
        intake,
        adaptive,
        interrupts,
        segmented,
        paced: plan
            .model
            .arrivals
            .get(index)
            .is_some_and(|arrivals| arrivals.as_ref().is_some_and(|one| one.pace().is_some())),
    }
}

/// Whether the centre does something with all of its contacts that most centres do not: what comes out of a menu may be in
/// the queue of any type, and a forwarded line, a limit, a learner, somebody who tires, or whose paid hours are shared over all
/// that he does, may meet any.
fn special_for_all(plan: &Plan<'_>) -> bool {
    let centre = &plan.model.centre;
    let misdirects = |contact: &ContactType| contact.ivr.as_ref().is_some_and(|ivr| ivr.misdirects.is_some());
    let asks = plan.asks || plan.diverts || plan.least_occupied;
    let paid = plan.splits.iter().any(|split| split.says.pays_hours());
    asks || paid || plan.handling.learns() || centre.groups.iter().any(tires) || centre.contacts.iter().any(misdirects)
}

/// Whether some group may confirm an order of this type wrongly.
fn errs(centre: &Centre, index: usize) -> bool {
    let skills = centre.groups.iter().flat_map(|group| &group.skills);
    let is_order = centre.contacts[index].is_order();
    is_order
        && skills.filter(|skill| skill.contact.index() == index).any(|skill| skill.quality.order_error_chance > 0.0)
}

/// Every rule of follow-up.
fn all_rules(centre: &Centre) -> impl Iterator<Item = &FollowUp> {
    let contacts = centre.contacts.iter().flat_map(|other| &other.follow_ups);
    let groups = centre.groups.iter().flat_map(|group| &group.follow_ups);
    contacts.chain(groups).chain(centre.robots.iter().flat_map(|robot| &robot.follow_ups))
}

/// Whether another contact, a group or a robot may lead to this type.
fn is_led_to(centre: &Centre, index: usize) -> bool {
    all_rules(centre).any(|rule| rule.to.index() == index)
        || centre
            .robots
            .iter()
            .flat_map(|robot| &robot.keys)
            .any(|key| matches!(key.leads_to, KeyLeadsTo::People(to) if to.index() == index))
}

/// The stage of a type that always starts in the same one.
fn only_stage(rules: &[CompiledRule]) -> u16 {
    match rules {
        [CompiledRule { when: None, dealing: Dealing::Pool(entry) }]
            if entry.when_holding.is_empty() && entry.none_staffed.is_none() =>
        {
            entry.stage
        }
        _ => NONE,
    }
}
