//! Amazon Connect: contact records (JSON, one for each line, or the same as CSV), and historical metrics by interval.
//!
//! Times of contact records are UTC. They are delivered at least once: of several with one `ContactId` the one written last counts.

use crate::import::fields::{Cells, Field};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "amazon-connect",
    summary: "Amazon Connect: contact records (JSON lines or CSV), or historical metrics by interval",
    layouts: &[RECORDS, METRICS],
    dates: None,
};

const RECORDS: Layout = Layout {
    what: "contact records",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["InitiationTimestamp"]),
        (Field::Queued, &["Queue.EnqueueTimestamp"]),
        (Field::Contact, &["Queue.Name"]),
        (Field::Direction, &["InitiationMethod"]),
        (Field::Connected, &["Agent.ConnectedToAgentTimestamp"]),
        (Field::Wait, &["Queue.Duration"]),
        (Field::Talk, &["Agent.AgentInteractionDuration"]),
        (Field::Hold, &["Agent.CustomerHoldDuration"]),
        (Field::Wrap, &["Agent.AfterContactWorkDuration"]),
        (Field::Caller, &["CustomerEndpoint.Address"]),
        (Field::Id, &["ContactId"]),
        (Field::Updated, &["LastUpdateTimestamp"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Connected, Field::Wait, Field::Talk, Field::Wrap],
    unit: 1.0,
    rules: Rules { outcome, talk_has_hold: false },
    caution: "a contact starts when it was queued: what it heard before is not in its wait",
};

const METRICS: Layout = Layout {
    what: "historical metrics by interval",
    rows: Rows::Intervals,
    names: &[
        (Field::Start, &["StartInterval", "Start Interval"]),
        (Field::Contact, &["Queue", "Queue Name"]),
        (Field::Calls, &["Contacts queued", "Contacts incoming"]),
        (Field::Answered, &["Contacts handled", "Contacts handled incoming"]),
        (Field::Given, &["Contacts abandoned"]),
        (Field::HandleTime, &["Average handle time"]),
    ],
    needed: &[Field::Start, Field::Calls],
    unit: 1.0,
    rules: Rules { outcome, talk_has_hold: false },
    caution: "a mean handle time is weighted by the contacts handled",
};

fn outcome(cells: &Cells<'_>) -> Result<Fate, String> {
    if !cells.get(Field::Connected).is_empty() {
        return Ok(Fate::Answered);
    }
    if cells.get(Field::Contact).is_empty() {
        return Ok(Fate::LeftOut("that never reached a queue"));
    }
    Ok(Fate::Abandoned)
}
