//! Amazon Connect: contact records (JSON one behind the other, or the same as CSV), the table `contact_record` of its data lake, and
//! historical metrics by interval.
//!
//! Times of contact records are UTC. They are delivered at least once: of several with one `ContactId` the one written last counts.

use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};

pub(super) const KIND: Kind = Kind {
    name: "amazon-connect",
    summary: "Amazon Connect: contact records (JSON, CSV or of the data lake), or historical metrics by interval",
    layouts: &[RECORDS, LAKE, METRICS, METRICS_IN_PARTS],
    dates: None,
    reshape: None,
};

const RECORDS: Layout = Layout {
    what: "contact records",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["InitiationTimestamp"]),
        (Field::Queued, &["Queue.EnqueueTimestamp"]),
        (Field::Contact, &["Queue.Name"]),
        (Field::Media, &["Channel"]),
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
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "a contact starts when it was queued: what it heard before is not in its wait",
};

const LAKE: Layout = Layout {
    what: "contact records of the data lake",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, &["initiation_timestamp"]),
        (Field::Queued, &["queue_enqueue_timestamp"]),
        (Field::Contact, &["queue_name"]),
        (Field::Media, &["channel"]),
        (Field::Direction, &["initiation_method"]),
        (Field::Connected, &["agent_connected_to_agent_timestamp"]),
        (Field::Wait, &["queue_duration_ms"]),
        (Field::Talk, &["agent_interaction_duration_ms"]),
        (Field::Hold, &["agent_customer_hold_duration_ms"]),
        (Field::Wrap, &["agent_after_contact_work_duration_ms"]),
        (Field::Caller, &["customer_endpoint_address"]),
        (Field::Id, &["contact_id"]),
        (Field::Updated, &["last_update_timestamp"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Connected, Field::Wait, Field::Talk, Field::Wrap],
    unit: 0.001,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: RECORDS.caution,
};

const COUNTS: &[(Field, &[&str])] = &[
    (Field::Start, &["StartInterval", "Start Interval"]),
    (Field::End, &["EndInterval", "End Interval"]),
    (Field::Contact, &["Queue", "Queue Name"]),
    (Field::Media, &["Channel"]),
    (Field::Calls, &["Contacts queued"]),
    (Field::Answered, &["Contacts handled incoming", "Contacts handled"]),
    (Field::Given, &["Contacts abandoned"]),
    (Field::HandleTime, &["Average handle time"]),
    (Field::TotalHandleTime, &["Contact handle time"]),
];
const OF_METRICS: &str = "Connect counts a contact as queued, handled or abandoned when that happens, not when it came; its handle times \
                          are of all that were handled, also of transfers and callbacks";

const METRICS: Layout = Layout {
    what: "historical metrics by interval",
    rows: Rows::Intervals,
    names: COUNTS,
    needed: &[Field::Start, Field::Calls],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: OF_METRICS,
};

const METRICS_IN_PARTS: Layout = Layout {
    needed: &[Field::Start, Field::Answered, Field::Given],
    rules: Rules { outcome, queue, talk_has_hold: false },
    ..METRICS
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
