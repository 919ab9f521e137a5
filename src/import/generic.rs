//! Any system: a table whose columns have usual names.
//!
//! Records with an outcome, or counts by interval. The names are those under which scenarios, `fit` and `price` find columns, so
//! that these read such a file as it is, too; importing it writes what they read in one spelling.

use crate::document::tables::names;
use crate::import::fields::{Cells, Field, queue};
use crate::import::records::Fate;
use crate::import::{Kind, Layout, Rows, Rules};
use crate::units::shown;

pub(super) const KIND: Kind = Kind {
    name: "generic",
    summary: "any table whose columns have usual names: a row for each contact, or for each interval",
    layouts: &[RECORDS, INTERVALS_APART, INTERVALS],
    dates: None,
    reshape: None,
};

const RECORDS: Layout = Layout {
    what: "a row for each contact",
    rows: Rows::Contacts,
    names: &[
        (Field::Start, names::START),
        (Field::Contact, names::CONTACT),
        (Field::Outcome, names::OUTCOME),
        (Field::Direction, &["direction", "напрямок", "направление"]),
        (Field::Wait, names::WAIT),
        (Field::Talk, names::TALK),
        (Field::Hold, names::HOLD),
        (Field::Wrap, names::WRAP),
        (Field::Caller, &["caller", "caller_id", "ani", "номер"]),
        (Field::Transferred, &["transferred", "transfer"]),
    ],
    needed: &[Field::Start, Field::Contact, Field::Outcome, Field::Wait, Field::Talk, Field::Wrap],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "",
};

const COUNTS: [(Field, &[&str]); 5] = [
    (Field::Contact, names::CONTACT),
    (Field::Calls, names::CALLS),
    (Field::Answered, names::ANSWERED),
    (Field::HandleTime, names::HANDLE_TIME),
    (Field::TotalHandleTime, names::TOTAL_HANDLE_TIME),
];

const INTERVALS: Layout = Layout {
    what: "a row for each interval",
    rows: Rows::Intervals,
    names: &[(Field::Start, names::START), COUNTS[0], COUNTS[1], COUNTS[2], COUNTS[3], COUNTS[4]],
    needed: &[Field::Start, Field::Calls],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "",
};

const INTERVALS_APART: Layout = Layout {
    what: "a row for each date and interval",
    rows: Rows::Intervals,
    names: &[
        (Field::Start, names::DATE),
        (Field::Time, names::TIME),
        COUNTS[0],
        COUNTS[1],
        COUNTS[2],
        COUNTS[3],
        COUNTS[4],
    ],
    needed: &[Field::Start, Field::Time, Field::Calls],
    unit: 1.0,
    rules: Rules { outcome, queue, talk_has_hold: false },
    caution: "",
};

/// Words for what became of a contact.
const OUTCOMES: [(&[&str], Fate); 3] = [
    (
        &["answered", "handled", "прийнято", "прийнятий", "відповіли", "принят", "принято", "отвечен", "отвечено"],
        Fate::Answered,
    ),
    (
        &[
            "abandoned",
            "abandon",
            "lost",
            "missed",
            "втрачено",
            "пропущено",
            "пропущений",
            "потерян",
            "пропущен",
            "пропущенный",
        ],
        Fate::Abandoned,
    ),
    (&["blocked", "busy", "зайнято", "занято"], Fate::Blocked),
];

fn outcome(cells: &Cells<'_>) -> Result<Fate, String> {
    let said = cells.get(Field::Outcome);
    let known = OUTCOMES.iter().find(|(words, _)| words.contains(&said.to_lowercase().as_str()));
    known.map(|(_, fate)| *fate).ok_or_else(|| {
        format!("\"{}\" does not say what became of the contact; known are answered, abandoned, blocked", shown(said))
    })
}
