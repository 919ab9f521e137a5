//! Avaya CMS: split or skill by interval, and the call history (ECH).
//!
//! Names are those of the database items, or of the reports in which they stand; `starttime` is `930` for half past nine. Times are
//! seconds, `1:03` or `:45`. An exported report says its date and its split above the table, and may have an interval in three cells:
//! `8:00`, `-`, `8:30 AM`. CMS counts a call in the interval in which it ends, which is told.

use crate::document::tables::{TableText, dates};
use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Reshaped, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "avaya",
    summary: "Avaya CMS: split/skill by interval, or call history (ECH)",
    layouts: &[HISTORY, INTERVALS],
    dates: None,
    reshape: Some(reshape),
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
    rules: Rules { outcome, queue, talk_has_hold: false },
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
        (Field::MeanTalk, &["Avg ACD Time"]),
        (Field::MeanHold, &["Avg Hold Time"]),
        (Field::MeanWrap, &["Avg ACW Time"]),
    ],
    needed: &[Field::Start, Field::Time, Field::Answered],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "CMS counts a call in the interval in which it ends, not in which it came: late in a peak counts are shifted by a handle \
              time; handle time is ACDTIME, HOLDTIME and ACWTIME over ACDCALLS, or the sum of their means",
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

/// Intervals that stand in three cells, in one.
fn reshape(text: &str) -> Option<Reshaped> {
    let lines: Vec<Option<String>> = text.lines().map(in_one_cell).collect();
    if lines.iter().all(Option::is_none) {
        return None;
    }
    let of = |(line, joined): (&str, &Option<String>)| joined.clone().unwrap_or_else(|| of_header(line)) + "\n";
    let text = text.lines().zip(&lines).map(of).collect();
    let told = vec!["intervals in three cells are taken as one".to_owned()];
    Some(Ok((TableText { text, told, ..TableText::default() }, 0)))
}

/// `8:00,"-","8:30 AM",...` as `8:00 - 8:30 AM,...`.
fn in_one_cell(line: &str) -> Option<String> {
    let (mark, (from, rest)) = [',', '\t', ';'].into_iter().find_map(|mark| {
        let dash = [format!("{mark}\"-\"{mark}"), format!("{mark}-{mark}")];
        Some((mark, dash.iter().find_map(|dash| line.split_once(dash.as_str()))?))
    })?;
    let (to, rest) = rest.split_at(rest.find(mark)?);
    let interval = format!("{} - {}", from.trim_matches(['"', ' ']), to.trim_matches(['"', ' ']));
    dates::clock(&interval).map(|_| interval + rest)
}

/// A header in which the two cells behind the time have no name.
fn of_header(line: &str) -> String {
    let bare = line.replace("\"\"", "");
    [",,,", "\t\t\t", ";;;"].into_iter().fold(line.to_owned(), |line, marks| match bare.split_once(marks) {
        Some((time, rest)) if matches!(time.trim_matches('"'), "Time" | "Interval") => {
            format!("{time}{}{rest}", &marks[..1])
        }
        _ => line,
    })
}
