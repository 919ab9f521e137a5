//! Asterisk and what is built on it (FreePBX, Issabel): the log of its queues, and call detail records.
//!
//! In: rows of either. Out: what became of each call.
//!
//! `queue_log` tells who waited how long, and is the one to take. A call detail record is of a whole call: where a menu or a queue's
//! music answered before an agent did, waiting is in its talk, which is told.

mod queue_log;

use crate::document::rows::{self, Line, Row};
use crate::document::tables::TableText;
use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Reshaped, Rows, Rules};
use crate::units::shown;

pub(super) const KIND: Kind = Kind {
    name: "asterisk",
    summary: "Asterisk, FreePBX: queue_log, or call detail records (Master.csv)",
    layouts: &[QUEUE_LOG, DETAIL],
    dates: None,
    reshape: Some(reshape),
};

const QUEUE_LOG: Layout = Layout {
    what: "the log of queues",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["ENTERQUEUE"]),
        (Field::Contact, &["queuename"]),
        (Field::Outcome, &["event"]),
        (Field::Wait, &["holdtime"]),
        (Field::Talk, &["calltime"]),
        (Field::Caller, &["callerid"]),
        (Field::Transferred, &["transferred"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Outcome, Field::Wait, Field::Talk],
    unit: 1.0,
    rules: Rules { outcome: of_event, queue, talk_has_hold: false },
    caution: "a contact starts when it enters a queue, and has a row for each queue; hold is in its talk; the log does not know after-call \
              work",
};

const DETAIL: Layout = Layout {
    what: "call detail records",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["calldate", "start"]),
        (Field::Contact, &["dst"]),
        (Field::Application, &["lastapp"]),
        (Field::Arguments, &["lastdata"]),
        (Field::Context, &["dcontext"]),
        (Field::Outcome, &["disposition"]),
        (Field::Connected, &["dstchannel"]),
        (Field::Whole, &["duration"]),
        (Field::Talk, &["billsec"]),
        (Field::Caller, &["src"]),
        (Field::Id, &["uniqueid"]),
    ],
    needed: &[
        Field::Start,
        Field::Contact,
        Field::Application,
        Field::Outcome,
        Field::Connected,
        Field::Whole,
        Field::Talk,
    ],
    unit: 1.0,
    rules: Rules { outcome: of_disposition, queue: of_application, talk_has_hold: false },
    caution: "wait is duration less billsec: where a menu or a queue answered before an agent did, waiting is counted as talk, and \
              only queue_log tells them apart; after-call work is not known",
};

/// The columns of Master.csv, which has no header.
const MASTER: &str = "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,billsec,disposition,\
                      amaflags,uniqueid,userfield";
/// What a context says of calls that own phones make, or that a queue makes to its agents.
const OWN: [&str; 3] = ["internal", "outbound", "from-queue"];

/// What became of a call, by the event that ended its wait.
fn of_event(cells: &Cells<'_>) -> Result<Fate, String> {
    Ok(match cells.get(Field::Outcome) {
        queue_log::ANSWERED => Fate::Answered,
        "ABANDON" => Fate::Abandoned,
        "JOINEMPTY" => Fate::Blocked,
        queue_log::TALKING => Fate::LeftOut("that were still talking where the log ends"),
        queue_log::WAITING => Fate::LeftOut("that were still waiting where the log ends"),
        "EXITWITHTIMEOUT" => Fate::LeftOut("that left the queue because they waited too long for it"),
        "EXITEMPTY" => Fate::LeftOut("that left the queue because nobody was there"),
        _ => Fate::LeftOut("that left the queue by a key"),
    })
}

fn of_disposition(cells: &Cells<'_>) -> Result<Fate, String> {
    let context = cells.get(Field::Context).to_lowercase();
    if OWN.iter().any(|own| context.contains(own)) {
        return Ok(Fate::LeftOut("that own phones or queues made (by their context)"));
    }
    let application = cells.get(Field::Application).to_lowercase();
    if !matches!(application.as_str(), "queue" | "dial") {
        return Ok(Fate::LeftOut("that reached neither a queue nor a phone"));
    }
    match cells.get(Field::Outcome).to_uppercase().as_str() {
        "ANSWERED" if !cells.get(Field::Connected).is_empty() => Ok(Fate::Answered),
        "ANSWERED" | "NO ANSWER" => Ok(Fate::Abandoned),
        "BUSY" | "FAILED" | "CONGESTION" => Ok(Fate::Blocked),
        other => Err(format!("\"{}\" is no disposition; known are ANSWERED, NO ANSWER, BUSY, FAILED", shown(other))),
    }
}

/// The queue: the first argument of the application `Queue`; else what was dialled.
fn of_application<'c>(cells: &'c Cells<'_>) -> &'c str {
    let first = cells.get(Field::Arguments).split([',', '|']).next().unwrap_or_default();
    if cells.get(Field::Application).eq_ignore_ascii_case("queue") && !first.is_empty() { first } else { queue(cells) }
}

fn reshape(text: &str) -> Option<Reshaped> {
    let first = rows::lines(text).next()?;
    if queue_log::is_event(first.text) {
        return Some(queue_log::table(text).map(|table| (table, 1)));
    }
    let flag = ["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"];
    let cells = cells_of(first)?;
    let is_master = (16..=30).contains(&cells.cells()) && (0..cells.cells()).any(|n| flag.contains(&cells.get(n)));
    is_master.then(|| Ok((master(text), 1)))
}

/// Master.csv with a header; some systems leave the last columns out.
fn master(text: &str) -> TableText {
    let widest = rows::lines(text).filter_map(cells_of).map(|row| row.cells()).max().unwrap_or_default();
    let header: Vec<&str> = MASTER.split(',').take(widest).collect();
    let told = format!("no header: columns are taken as {}", header.join(", "));
    let more = (header.len()..widest).map(|n| format!(",column_{}", n + 1)).collect::<String>();
    TableText { text: format!("{}{more}\n{text}", header.join(",")), told: vec![told], ..TableText::default() }
}

/// The cells of a line; none where it cannot be taken apart, which is told when the table is read.
fn cells_of(line: Line<'_>) -> Option<Row> {
    rows::row(line, ',').ok()
}
