//! Genesys Cloud: the exports of its performance views.
//!
//! Interactions: a row for each conversation; one that passed several queues names them all, with semicolons between. Queue
//! performance by interval: a row for each queue and interval. Times are milliseconds unless the export was asked for formatted ones
//! (`0:03:25.120`); dates are those of the zone of who exported, with an offset where the export has one.

use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "genesys",
    summary: "Genesys Cloud: interactions, or queue performance by interval",
    layouts: &[INTERVALS, INTERACTIONS],
    dates: None,
    reshape: None,
};

const INTERACTIONS: Layout = Layout {
    what: "interactions",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["Date", "Start Date", "Conversation Start"]),
        (Field::Contact, &["Queue", "Queue Name"]),
        (Field::FirstQueue, &["First Queue"]),
        (Field::Media, &["Media Type"]),
        (Field::Direction, &["Direction", "Initial Direction"]),
        (Field::Abandoned, &["Abandoned"]),
        (Field::AbandonedIn, &["Abandoned in Queue"]),
        (Field::Wait, &["Total Queue", "Queue Time", "tAcd"]),
        (Field::Talk, &["Total Talk", "tTalk", "tTalkComplete"]),
        (Field::Hold, &["Total Hold", "tHeld", "tHeldComplete"]),
        (Field::Wrap, &["Total ACW", "tAcw"]),
        (Field::Caller, &["ANI", "Remote"]),
        (Field::Transferred, &["Transferred"]),
        (Field::Id, &["Conversation ID"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Wait, Field::Talk, Field::Wrap],
    unit: 0.001,
    rules: Rules { outcome, queue: first_queue, talk_has_hold: false },
    caution: "plain numbers of times are taken as milliseconds; the start is that of the conversation: what it heard before the queue \
              is not in its wait",
};

const INTERVALS: Layout = Layout {
    what: "queue performance by interval",
    rows: Rows::Intervals,
    names: &[
        (Field::Start, &["Interval Start", "Interval"]),
        (Field::End, &["Interval End"]),
        (Field::Complete, &["Interval Complete"]),
        (Field::Media, &["Media Type"]),
        (Field::Contact, &["Queue Name", "Queue", "Queue Id"]),
        (Field::Calls, &["Offer", "Offered", "nOffered"]),
        (Field::Answered, &["Answer", "Answered", "tAnswered"]),
        (Field::Given, &["Abandon", "Abandoned"]),
        (Field::HandleTime, &["Avg Handle", "Average Handle"]),
        (Field::TotalHandleTime, &["Total Handle", "Handle", "tHandle"]),
    ],
    needed: &[Field::Start, Field::Calls],
    unit: 0.001,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "plain numbers of times are taken as milliseconds; a mean handle time is weighted by who was answered",
};

fn outcome(cells: &Cells<'_>) -> Result<Fate, String> {
    let given_up = match cells.truth(Field::Abandoned)? {
        Some(truth) => truth,
        // It names the queue.
        None => !cells.get(Field::AbandonedIn).is_empty(),
    };
    if given_up {
        return Ok(Fate::Abandoned);
    }
    match cells.time(Field::Talk)? {
        Some(talk) if talk > 0.0 => Ok(Fate::Answered),
        _ if cells.get(Field::Contact).is_empty() => Ok(Fate::LeftOut("that never reached a queue")),
        _ => Ok(Fate::LeftOut("that nobody answered and nobody abandoned: they flowed out")),
    }
}

/// The queue that it reached first.
fn first_queue<'c>(cells: &'c Cells<'_>) -> &'c str {
    let first = cells.get(Field::FirstQueue);
    if !first.is_empty() {
        return first;
    }
    queue(cells).split(';').map(str::trim).find(|queue| !queue.is_empty()).unwrap_or_default()
}
