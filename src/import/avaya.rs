//! Avaya CMS: split or skill by interval, and the call history (ECH).
//!
//! Names are those of the database items; `starttime` is `930` for half past nine. Times are seconds. CMS counts a call in the interval
//! in which it ends, which is told.

use crate::import::fields::{Cells, Field};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "avaya",
    summary: "Avaya CMS: split/skill by interval, or call history (ECH)",
    layouts: &[HISTORY, INTERVALS],
    dates: None,
};

const HISTORY: Layout = Layout {
    what: "call history",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["SEGSTART", "Segment Start"]),
        (Field::Contact, &["DISPSPLIT", "Split/Skill", "FIRSTVDN", "VDN"]),
        (Field::Outcome, &["DISPOSITION", "Disposition"]),
        (Field::Wait, &["DISPTIME", "Disposition Time"]),
        (Field::Talk, &["TALKTIME", "Talk Time"]),
        (Field::Hold, &["ANSHOLDTIME", "Hold Time"]),
        (Field::Wrap, &["ACWTIME", "ACW Time"]),
        (Field::Caller, &["CALLING_PTY", "Calling Party"]),
        (Field::Transferred, &["TRANSFERRED", "Transferred"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Outcome, Field::Wait, Field::Talk, Field::Wrap],
    unit: 1.0,
    rules: Rules { outcome, talk_has_hold: false },
    caution: "a row is a segment: a call that was transferred has several",
};

const INTERVALS: Layout = Layout {
    what: "split/skill by interval",
    rows: Rows::Intervals,
    names: &[
        (Field::Start, &["ROW_DATE", "Date"]),
        (Field::Time, &["STARTTIME", "Time", "Start Time"]),
        (Field::Contact, &["SPLIT", "Split/Skill", "Skill"]),
        (Field::Calls, &["CALLSOFFERED", "Calls Offered"]),
        (Field::Answered, &["ACDCALLS", "ACD Calls"]),
        (Field::Given, &["ABNCALLS", "Aban Calls", "Abandoned Calls"]),
        (Field::Talk, &["ACDTIME", "ACD Time"]),
        (Field::Hold, &["HOLDTIME", "Hold Time"]),
        (Field::Wrap, &["ACWTIME", "ACW Time"]),
    ],
    needed: &[Field::Start, Field::Time, Field::Answered],
    unit: 1.0,
    rules: Rules { outcome, talk_has_hold: false },
    caution: "CMS counts a call in the interval in which it ends, not in which it came: late in a peak counts are shifted by a handle \
              time; handle time is ACDTIME, HOLDTIME and ACWTIME over ACDCALLS",
};

/// Dispositions of the call history, by number or word.
fn outcome(cells: &Cells<'_>) -> Result<Fate, String> {
    match cells.get(Field::Outcome).to_uppercase().as_str() {
        "2" | "ANS" | "ANSWERED" => Ok(Fate::Answered),
        "3" | "ABAN" | "ABANDONED" => Ok(Fate::Abandoned),
        "5" | "6" | "FBUSY" | "FDISC" => Ok(Fate::Blocked),
        "1" | "4" | "7" | "CONN" | "IFLOW" | "OTHER" => {
            Ok(Fate::LeftOut("that were connected outside the split, or flowed out"))
        }
        other => Err(format!("\"{}\" is no disposition; known are 1 to 7", crate::units::shown(other))),
    }
}
