//! Which shares so few events carry, or none that vary, that their interval is not to be trusted: why, and a bound that is exact.
//!
//! In: the shares of types, total and groups, summed over replications. Out: a sentence for each that is in doubt.

use super::collect::Collector;
use super::table::on;
use super::tally::row_names;
use crate::centre::{ContactId, ContactType};
use crate::said::{Said, SaidValue, said};
use crate::statistics::{Ratio, clopper_pearson};

/// Fewer events than this over all replications, and an interval of confidence covers too little.
pub const FEW: u64 = 30;

/// A share that a row tells.
struct Told {
    measure: &'static str,
    /// What is said where few events are counted in it, and where few are not.
    few: Option<[fn() -> Said; 2]>,
}

const fn service(measure: &'static str) -> Told {
    Told { measure, few: Some([in_time, late]) }
}
const ABANDONMENT: Told = Told { measure: "abandonment", few: Some([lost, kept]) };
const BLOCKING: Told = Told { measure: "blocking", few: Some([blocked, let_in]) };
/// Of time, not of events.
const OCCUPANCY: Told = Told { measure: "occupancy", few: None };

impl Collector {
    /// Sentences about shares that rest on fewer than [`FEW`] events or never vary, each with a bound that is exact.
    ///
    /// What the total or a group says of the very contacts of which a row before it has told is not said twice.
    pub(super) fn few_events(&self, confidence: f64) -> Vec<Said> {
        let names = row_names(&self.centre);
        let total = self.centre.contacts.len();
        let (mut before, mut sentences) = (Vec::new(), Vec::new());
        for (index, (row, name)) in self.rows.iter().zip(&names).enumerate() {
            let mut of_row = Vec::new();
            for told in self.told_of(index) {
                let Some(ratio) = row.ratio(told.measure, self.n) else { continue };
                let counted = (told.measure, ratio.sum_x().to_bits(), ratio.sum_a().to_bits());
                if index < total || !before.contains(&counted) {
                    let place =
                        if index == total { of_all().into() } else { SaidValue::Name(path(index, total, name)) };
                    sentences.extend(doubt(&told, place, &ratio, confidence));
                }
                of_row.push(counted);
            }
            before.extend(of_row);
        }
        sentences
    }

    /// The shares that a row tells and that can be other than 0.
    fn told_of(&self, index: usize) -> Vec<Told> {
        let Some(row) = self.rows.get(index) else { return Vec::new() };
        let (types, group) = (self.types_of(index), index.checked_sub(self.centre.contacts.len() + 1));
        let mut definitions = types.iter().map(|contact| contact.target.definition.name());
        let first = definitions.next().unwrap_or("service_level");
        let definition = if definitions.all(|other| other == first) { first } else { "service_level" };
        let happens = |measure: &str| row.ratio(measure, self.n).is_some_and(|ratio| ratio.sum_x() > 0.0);
        let may_leave = |contact: &&ContactType| contact.patience.is_some() || contact.balks.is_some();
        // Of a group that shares its queue nobody can be lost: it is offered what it answers.
        let owns = |group: usize| self.dealt.get(group).copied().unwrap_or(false);
        let may_lose = types.iter().any(may_leave) && group.is_none_or(owns);
        let may_block = types.iter().any(|contact| contact.trunk.is_some()) && group.is_none();
        let mut told = if types.is_empty() { Vec::new() } else { vec![service(definition)] };
        told.extend((may_lose || happens(ABANDONMENT.measure)).then_some(ABANDONMENT));
        told.extend((may_block || happens(BLOCKING.measure)).then_some(BLOCKING));
        told.extend((row.kind.on & (on::TOTAL | on::GROUP) != 0).then_some(OCCUPANCY));
        told
    }

    /// The contact types that people wait in and that a row counts.
    fn types_of(&self, index: usize) -> Vec<&ContactType> {
        let contacts = &self.centre.contacts;
        match index.checked_sub(contacts.len()) {
            None => contacts.get(index).into_iter().filter(|contact| contact.is_inbound()).collect(),
            Some(0) => contacts.iter().filter(|contact| contact.counts_in_total()).collect(),
            Some(group) => {
                let skills = self.centre.groups.get(group - 1).map_or(&[][..], |group| &group.skills);
                let of = |contact: ContactId| contacts.get(contact.index()).filter(|contact| contact.has_target());
                skills.iter().filter_map(|skill| of(skill.contact)).collect()
            }
        }
    }
}

fn path(index: usize, total: usize, name: &str) -> String {
    format!("{}.{name}", if index < total { "contacts" } else { "groups" })
}

/// What is to be said of a share, if anything.
fn doubt(told: &Told, place: SaidValue, ratio: &Ratio, confidence: f64) -> Option<Said> {
    let (hits, all) = (ratio.sum_x(), ratio.sum_a());
    let estimate = ratio.estimate(confidence);
    if all <= 0.0 {
        return None;
    }
    let is_alike = estimate.half_width().is_some_and(|half| half <= 1e-12);
    // Bounds are one-sided: the upper end at 2γ − 1 on both sides is that at γ on one.
    let at_most = |events: u64, tries: u64| clopper_pearson(events, tries, 2.0 * confidence - 1.0).high.unwrap_or(1.0);
    let is_rare = 2.0 * hits <= all;
    let events = if is_rare { hits } else { all - hits } as u64;
    let mut values = vec![
        ("place".to_owned(), place),
        ("measure".to_owned(), told.measure.into()),
        ("level".to_owned(), SaidValue::number(format!("{} %", (confidence * 1000.0).round() / 10.0))),
    ];
    let count = |count: u64| SaidValue::Count(count.to_string());
    let share = |share: f64| SaidValue::Share(format!("{share:.2e}"));
    let mut sentence = match told.few.filter(|_| events < FEW) {
        Some([hit, miss]) => {
            let why = match ratio.n() {
                ..2 => Vec::new(),
                n if is_alike => vec![no_width(n)],
                _ => vec![too_short()],
            };
            values.extend([
                ("few".to_owned(), SaidValue::number(FEW)),
                ("count".to_owned(), count(events)),
                ("all".to_owned(), count(all as u64)),
                ("why".to_owned(), SaidValue::Said(why)),
                ("most".to_owned(), share(at_most(events, all as u64))),
            ]);
            if is_rare { hit() } else { miss() }
        }
        // A share of time that is 0 is that of people who have nothing to do.
        None if is_alike && (told.few.is_some() || hits > 0.0) => {
            values.push(("replications".to_owned(), count(ratio.n())));
            values.push(("most".to_owned(), share(at_most(0, ratio.n()))));
            alike()
        }
        None => return None,
    };
    sentence.values = values;
    Some(sentence)
}

fn of_all() -> Said {
    said!("doubt-total", "total")
}

fn too_short() -> Said {
    said!("doubt-too-short", "; its interval is likely too short, as so few hardly show how replications differ")
}

fn no_width(replications: u64) -> Said {
    let count = SaidValue::Count(replications.to_string());
    said!("doubt-no-width", "; its interval has no width, as all {count} replications are alike", count = count)
}

fn alike() -> Said {
    said!(
        "doubt-alike",
        "{place}.{measure} is the same in all {replications} replications: its interval has no width and says nothing; with {level} \
         confidence at most {most} of replications differ"
    )
}

fn late() -> Said {
    said!(
        "doubt-late",
        "{place}.{measure} rests on fewer than {few} events: {count} of {all} not in time{why}; with {level} confidence at most \
         {most} are not, if they come one by one"
    )
}

fn in_time() -> Said {
    said!(
        "doubt-in-time",
        "{place}.{measure} rests on fewer than {few} events: {count} of {all} in time{why}; with {level} confidence at most {most} \
         are, if they come one by one"
    )
}

fn lost() -> Said {
    said!(
        "doubt-lost",
        "{place}.abandonment rests on fewer than {few} events: {count} of {all} lost{why}; with {level} confidence at most {most} are, \
         if they come one by one"
    )
}

fn kept() -> Said {
    said!(
        "doubt-kept",
        "{place}.abandonment rests on fewer than {few} events: {count} of {all} not lost{why}; with {level} confidence at most {most} \
         are not, if they come one by one"
    )
}

fn blocked() -> Said {
    said!(
        "doubt-blocked",
        "{place}.blocking rests on fewer than {few} events: {count} of {all} attempts blocked{why}; with {level} confidence at most \
         {most} are, if they come one by one"
    )
}

fn let_in() -> Said {
    said!(
        "doubt-let-in",
        "{place}.blocking rests on fewer than {few} events: {count} of {all} attempts not blocked{why}; with {level} confidence at \
         most {most} are not, if they come one by one"
    )
}
