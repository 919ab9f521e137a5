//! NICE CXone: the call detail reports of its data download.
//!
//! Dates are month first (`11/03/2026`), as documented; times are seconds. `Agent_Time` contains hold.

use crate::document::tables::dates::Order;
use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "nice",
    summary: "NICE CXone: call detail of the data download",
    layouts: &[DETAIL],
    dates: Some(Order::MonthFirst),
    reshape: None,
};

const DETAIL: Layout = Layout {
    what: "call detail",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["Start_Date"]),
        (Field::Time, &["Start_Time"]),
        (Field::Contact, &["Skill_Name"]),
        (Field::Abandoned, &["Abandon", "Abandoned"]),
        (Field::Wait, &["InQueue"]),
        (Field::Media, &["Media_Name"]),
        (Field::Talk, &["Agent_Time", "Agent_Working_Time"]),
        (Field::Hold, &["Hold_Time"]),
        (Field::Wrap, &["ACW_Time", "ACW_Seconds"]),
        (Field::Caller, &["ANI_DIALNUM", "ANI"]),
        (Field::Id, &["Contact_ID"]),
    ],
    needed: &[Field::Start, Field::Time, Field::Contact, Field::Abandoned, Field::Wait, Field::Talk],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: true },
    caution: "the start is when the contact came into the system: what it heard before the queue is not in its wait",
};

fn outcome(cells: &Cells<'_>) -> Result<Fate, String> {
    if cells.truth(Field::Abandoned)? == Some(true) {
        let queued = cells.time(Field::Wait)?.is_some_and(|wait| wait > 0.0);
        return Ok(if queued { Fate::Abandoned } else { Fate::LeftOut("that gave up before they reached a queue") });
    }
    match cells.time(Field::Talk)? {
        Some(time) if time > 0.0 => Ok(Fate::Answered),
        _ => Ok(Fate::LeftOut("that neither reached an agent nor were abandoned")),
    }
}
