//! Every measure by its name: what it says, where it is given, how it follows from counters.

use super::counts::{Count, Counts};

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Contacts, orders, people: per replication.
    Number,
    /// 0 to 1.
    Share,
    /// Seconds.
    Seconds,
    /// Agents, lines, ports or contacts at a time, in the mean.
    AtATime,
    /// A quotient that may exceed 1.
    Times,
    /// The scenario's currency.
    Money,
}

impl Unit {
    /// Its name in lists.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Number => "number",
            Unit::Share => "share",
            Unit::Seconds => "s",
            Unit::AtATime => "at a time",
            Unit::Times => "times",
            Unit::Money => "money",
        }
    }
}

/// How a measure is reckoned over replications.
#[derive(Clone, Copy)]
pub enum Of {
    /// The mean of a count.
    Sum(fn(&Counts) -> f64),
    /// A ratio of sums.
    Ratio(fn(&Counts) -> (f64, f64)),
    /// By a way of its own: quantiles, peaks, shares of windows that met the target.
    Own,
}

/// Rows on which a measure is given, as bits.
pub mod on {
    /// An inbound contact type.
    pub const INBOUND: u16 = 1;
    /// An outbound or back-office contact type.
    pub const WORK: u16 = 2;
    /// The total of inbound contacts.
    pub const TOTAL: u16 = 4;
    /// A group, and a provider as the sum of its groups.
    pub const GROUP: u16 = 8;
    /// A trunk.
    pub const TRUNK: u16 = 16;
    /// A robot.
    pub const ROBOT: u16 = 32;
    /// What only some scenarios ask for: incidents, satisfaction, providers with reports of their own.
    pub const ASKED: u16 = 256;
    /// Money, which another part of the program reckons, for the total and providers.
    pub const MONEY: u16 = 64;
    /// A dialer.
    pub const DIALER: u16 = 128;
}

/// A measure.
pub struct Measure {
    /// Its name: its definition.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// Its definition in one line.
    pub definition: &'static str,
    /// Where it is given: bits of [`on`].
    pub on: u16,
    /// How it is reckoned.
    pub of: Of,
}

/// The measure of that name.
pub fn measure(name: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.name == name)
}

const fn number(name: &'static str, on: u16, definition: &'static str, of: fn(&Counts) -> f64) -> Measure {
    Measure { name, unit: Unit::Number, definition, on, of: Of::Sum(of) }
}

const fn share(name: &'static str, on: u16, definition: &'static str, of: fn(&Counts) -> (f64, f64)) -> Measure {
    Measure { name, unit: Unit::Share, definition, on, of: Of::Ratio(of) }
}

const fn ratio(
    name: &'static str,
    unit: Unit,
    on: u16,
    definition: &'static str,
    of: fn(&Counts) -> (f64, f64),
) -> Measure {
    Measure { name, unit, definition, on, of: Of::Ratio(of) }
}

const fn own(name: &'static str, unit: Unit, on: u16, definition: &'static str) -> Measure {
    Measure { name, unit, definition, on, of: Of::Own }
}

use Count as C;
use Unit::{AtATime, Money, Number, Seconds, Share, Times};
use on::{ASKED, DIALER, GROUP, INBOUND, MONEY, ROBOT, TOTAL, TRUNK, WORK};

/// Contact types that people wait in, and their total.
const PEOPLE: u16 = INBOUND | TOTAL;
/// Wherever people wait.
const QUEUES: u16 = INBOUND | TOTAL | GROUP;
/// Wherever agents are seen.
const STAFF: u16 = TOTAL | GROUP;
/// Every row of contacts and groups.
const ALL: u16 = INBOUND | TOTAL | GROUP | WORK;

/// Lost while waiting: gave up, or left at once.
fn lost(c: &Counts) -> f64 {
    c.get(C::Abandoned) + c.get(C::Balked)
}

/// All measures, in the order in which lists and documents show them.
///
/// Trunks, robots and shares of windows are reckoned from facts of their own; their entries say what they mean.
pub static MEASURES: &[Measure] = &[
    number("attempts", PEOPLE, "every try of a person: first tries and follow-ups, not transfers", |c| {
        c.get(C::Attempts)
    }),
    number("closed", PEOPLE, "tried outside the opening hours", |c| c.get(C::Closed)),
    number("blocked", PEOPLE, "no line was free, or every group was at its limit", |c| c.get(C::Blocked)),
    number("self_served", PEOPLE, "ended before the queue: served by the menu", |c| c.get(C::SelfServed)),
    number("abandoned_in_ivr", PEOPLE, "ended before the queue: hung up in the menu", |c| c.get(C::AbandonedInIvr)),
    number("deflected", PEOPLE, "ended before the queue: heard a recording and nothing else", |c| c.get(C::Deflected)),
    number(
        "offered",
        QUEUES,
        "reached a queue or an agent, transferred_in among them; in a pool a group is offered what it answers",
        |c| c.get(C::Offered),
    ),
    number("transferred_in", QUEUES, "transfers, and calls that a robot put through", |c| c.get(C::TransferredIn)),
    number("balked", QUEUES, "left at once on finding a queue", |c| c.get(C::Balked)),
    number("called_back", QUEUES, "took virtual hold and were answered when dialled back", |c| c.get(C::CalledBack)),
    number("not_reached", QUEUES, "took virtual hold and were not there when dialled back, or never dialled", |c| {
        c.get(C::NotReached)
    }),
    number("overflowed_in", GROUP, "dealt to another group, answered by this one; inside offered", |c| {
        c.get(C::OverflowedIn)
    }),
    number("overflowed_out", GROUP, "dealt to this group, answered by another", |c| c.get(C::OverflowedOut)),
    number("answered", QUEUES | DIALER, "answered by agents; of a dialer: calls that a person answered", |c| {
        c.get(C::Answered)
    }),
    number(
        "abandoned",
        QUEUES | DIALER,
        "gave up waiting, or were sent away at closing; of a dialer: answered, and nobody was free",
        |c| c.get(C::Abandoned),
    ),
    number("abandoned_short", QUEUES, "gave up after at most short_abandon", |c| c.get(C::AbandonedShort)),
    number("unfinished", QUEUES, "still waiting when the replication ended", |c| c.get(C::Unfinished)),
    number("in_service_at_end", ALL, "answered, and not yet over when the replication ended", |c| {
        c.get(C::InServiceAtEnd)
    }),
    number("answered_in_time", QUEUES, "answered after a wait of at most answer_within", |c| c.get(C::AnsweredInTime)),
    number("abandoned_in_time", QUEUES, "gave up after at most answer_within, or balked", |c| {
        c.get(C::AbandonedInTime)
    }),
    share("service_level", QUEUES, "answered_in_time / offered: the strict one", |c| {
        (c.get(C::AnsweredInTime), c.get(C::Offered))
    }),
    share("service_level_of_answered", QUEUES, "answered_in_time / answered", |c| {
        (c.get(C::AnsweredInTime), c.get(C::Answered))
    }),
    share("service_level_less_short", QUEUES, "answered_in_time / (offered - abandoned_short)", |c| {
        (c.get(C::AnsweredInTime), c.get(C::Offered) - c.get(C::AbandonedShort))
    }),
    share("service_level_less_in_time", QUEUES, "answered_in_time / (offered - abandoned_in_time)", |c| {
        (c.get(C::AnsweredInTime), c.get(C::Offered) - c.get(C::AbandonedInTime))
    }),
    share("service_level_with_abandons", QUEUES, "(answered_in_time + abandoned_in_time) / offered", |c| {
        (c.get(C::AnsweredInTime) + c.get(C::AbandonedInTime), c.get(C::Offered))
    }),
    share("service_level_with_blocked", PEOPLE, "answered_in_time / (offered + blocked): what the caller sees", |c| {
        (c.get(C::AnsweredInTime), c.get(C::Offered) + c.get(C::Blocked))
    }),
    share("abandonment", QUEUES | DIALER, "(abandoned + balked) / offered; of a dialer: abandoned / answered", |c| {
        (lost(c), c.get(C::Offered))
    }),
    share("abandonment_less_short", QUEUES, "the same without short abandons, above and below", |c| {
        (lost(c) - c.get(C::AbandonedShort), c.get(C::Offered) - c.get(C::AbandonedShort))
    }),
    share("blocking", PEOPLE, "blocked attempts / attempts", |c| {
        (c.get(C::Blocked) - c.get(C::BlockedTransfers), c.get(C::Attempts))
    }),
    ratio("asa", Seconds, QUEUES, "average speed of answer: wait of answered / answered", |c| {
        (c.seconds(C::WaitAnswered), c.get(C::Answered))
    }),
    ratio("wait", Seconds, QUEUES, "wait of all offered, answered or not / offered", |c| {
        (c.seconds(C::Wait), c.get(C::Offered))
    }),
    own("wait_p50", Seconds, QUEUES, "half of all offered waited no longer"),
    own("wait_p90", Seconds, QUEUES, "90 % of all offered waited no longer"),
    own("wait_p95", Seconds, QUEUES, "95 % of all offered waited no longer"),
    share("delayed", QUEUES, "share of offered that waited at all", |c| (c.get(C::Delayed), c.get(C::Offered))),
    ratio("handle_time", Seconds, ALL, "talk, hold and wrap-up of answered / answered, by leg", |c| {
        (c.seconds(C::Handle), c.get(C::Answered))
    }),
    number("interruptions", QUEUES, "times that an answered contact was broken off for somebody else", |c| {
        c.get(C::Interruptions)
    }),
    number("cut_short", QUEUES, "answered, and broken off for good", |c| c.get(C::CutShort)),
    ratio("interrupted_time", Seconds, QUEUES, "on hold after being broken off / answered", |c| {
        (c.seconds(C::Paused), c.get(C::Answered))
    }),
    ratio("handle_time_per_contact", Seconds, TOTAL, "the same with the legs of transfers", |c| {
        (c.seconds(C::Handle) + c.seconds(C::HandleTransferred), c.get(C::Answered))
    }),
    ratio("queue_length", AtATime, QUEUES, "waiting contacts, mean over open time and drain", |c| {
        (c.get(C::Queue), c.get(C::Time))
    }),
    ratio("busy_agents", AtATime, ALL, "agents talking, holding or wrapping up, mean over open time and drain", |c| {
        (c.get(C::BusyInbound) + c.get(C::WorkOpen), c.get(C::Time))
    }),
    ratio("staffed_agents", AtATime, STAFF, "agents on duty, mean over open time and drain", |c| {
        (c.get(C::OnDutyOpen), c.get(C::Time))
    }),
    share("occupancy", STAFF, "busy time / staffed time; work past the end of a shift is in both", |c| {
        (c.get(C::Busy), c.get(C::OnDuty))
    }),
    share("occupancy_inbound", STAFF, "time busy with inbound contacts / staffed time", |c| {
        (c.get(C::BusyInbound), c.get(C::OnDuty))
    }),
    number("overtime", STAFF, "agent hours worked past the end of the roster", |c| c.seconds(C::Overtime) / 3600.0),
    ratio(
        "contacts_per_shift",
        Times,
        STAFF,
        "contacts answered and work taken up / agent shifts worked, a shift being eight hours on duty",
        |c| (c.get(C::Answered) + c.get(C::WorkAnswered), c.seconds(C::OnDuty) / 28_800.0),
    ),
    number("resolved", QUEUES, "answered contacts that settled the matter, judged at the last leg", |c| {
        c.get(C::Resolved)
    }),
    share("resolved_share", QUEUES, "resolved / contacts of which it is known", |c| {
        (c.get(C::Resolved), c.get(C::Judged))
    }),
    share("repeat_share", PEOPLE, "attempts that were not a person's first / attempts", |c| {
        ((c.get(C::Attempts) - c.get(C::People)).max(0.0), c.get(C::Attempts))
    }),
    number("sold", QUEUES | WORK, "sales, at most one along a chain, judged at the last leg", |c| c.get(C::Sold)),
    number("orders_written", QUEUES, "orders that agents wrote down, to be typed in again", |c| {
        c.get(C::OrdersWritten)
    }),
    number("orders_refused", QUEUES, "orders that were too large to be taken", |c| c.get(C::OrdersRefused)),
    number("order_errors", ALL, "orders that an agent took or confirmed wrongly", |c| c.get(C::OrderErrors)),
    number("people", PEOPLE, "chains of contacts, under the type of the first", |c| c.get(C::People)),
    number("people_answered", PEOPLE, "chains with an answer", |c| c.get(C::PeopleAnswered)),
    ratio("hidden_demand", Times, PEOPLE, "people / people_answered", |c| (c.get(C::People), c.get(C::PeopleAnswered))),
    own(
        "intervals_on_target",
        Share,
        PEOPLE,
        "share of intervals with anything offered that met the target; in the total: of every type",
    ),
    own(
        "days_on_target",
        Share,
        PEOPLE,
        "share of days with anything offered that met the target; in the total: of every type",
    ),
    own(
        "replications_on_target",
        Share,
        PEOPLE,
        "share of replications in which every window (month, day or interval) met the target",
    ),
    own("breach", Share, PEOPLE, "share of months, of all replications, with a window that missed the target"),
    number(
        "not_needed",
        INBOUND | TOTAL | WORK,
        "follow-ups dropped by cancel_if_answered: the person got through before; neither attempts nor work that arose",
        |c| c.get(C::NotNeeded),
    ),
    number("arose", WORK, "work that arose", |c| c.get(C::Arose)),
    number("done", WORK, "work that was finished", |c| c.get(C::Done)),
    share("done_in_time", WORK, "finished within due / all that arose", |c| (c.get(C::DoneInTime), c.get(C::Arose))),
    number("work_taken", GROUP, "pieces of outbound and back-office work taken up", |c| c.get(C::WorkAnswered)),
    number("orders", WORK, "orders to be confirmed", |c| c.get(C::Orders)),
    number("orders_confirmed", WORK, "orders that were confirmed, by key or by an agent", |c| c.get(C::Confirmed)),
    number("orders_cancelled", WORK, "orders that the buyer cancelled", |c| c.get(C::Cancelled)),
    number("orders_unreached", WORK, "orders whose buyer nobody reached", |c| c.get(C::Unreached)),
    number("orders_kept", WORK, "orders that stand after the delay of their confirmation, expected by decay", |c| {
        c.get(C::OrdersKept) / 1e6
    }),
    number("sms", WORK, "text messages sent to buyers", |c| c.get(C::Sms)),
    own("dials", Number, ROBOT | DIALER, "calls that the robot or dialer made"),
    own("connected", Number, DIALER, "calls that a person answered and an agent took"),
    own("machines", Number, DIALER, "calls that a machine answered"),
    own("reached", Number, ROBOT, "dials that a person answered"),
    own("confirmed", Number, ROBOT, "dials that ended with the key of confirmation"),
    own("cancelled", Number, ROBOT, "dials that ended with the key of cancellation"),
    own("to_people", Number, ROBOT, "dials that were put through to people"),
    own("to_work", Number, ROBOT, "dials in which the buyer left word: work for people arose, and the order stands"),
    own(
        "unreached",
        Number,
        ROBOT | DIALER,
        "orders whose buyer nobody reached; of a dialer: records given up after the last attempt",
    ),
    own("dials_per_record", Times, DIALER, "dials / records that were called"),
    own(
        "idle_between_calls",
        Seconds,
        DIALER,
        "time on duty and not busy of the agents who can take its calls / connected",
    ),
    own("ports_busy", AtATime, ROBOT, "busy ports, mean over the hours in which it may call"),
    own("dials_per_confirmed", Times, ROBOT, "dials / confirmed"),
    own("confirmed_by_attempt_1", Number, ROBOT, "confirmed at the first attempt; _2, _3 and so on at later ones"),
    own(
        "lines_busy",
        AtATime,
        TRUNK | DIALER,
        "busy lines, mean over open time and drain; of a dialer: over the hours in which it may call",
    ),
    own("all_lines_busy", Share, TRUNK, "share of open time and drain with every line busy"),
    own("peak_lines", Number, TRUNK, "most lines busy at once"),
    own("incidents", Number, ASKED, "of an incident: how often it happened"),
    own("incident_hours", Number, ASKED, "of an incident: hours that it lasted"),
    own("csat", Number, ASKED, "where satisfaction is given: mean mark of answered contacts, 1 to 5"),
    own("csat_surveyed", Number, ASKED, "where there is a survey: mean mark of those who answered it"),
    own("survey_responses", Number, ASKED, "where there is a survey: answers to it"),
    own(
        "csat_survey_error",
        Number,
        ASKED,
        "where there is a survey: standard error of csat_surveyed in one replication",
    ),
    own("offered_reported", Number, ASKED, "of a provider with reports of its own: offered, as its report shows it"),
    own("answered_reported", Number, ASKED, "of a provider with reports of its own: answered, as its report shows it"),
    own(
        "service_level_reported",
        Share,
        ASKED,
        "of a provider with reports of its own: in time / offered, of what its report shows",
    ),
    own(
        "abandonment_reported",
        Share,
        ASKED,
        "of a provider with reports of its own: gave up or balked / offered, of what its report shows",
    ),
    own(
        "asa_reported",
        Seconds,
        ASKED,
        "of a provider with reports of its own: wait of answered / answered, of what its report shows",
    ),
    own("csat_reported", Number, ASKED, "of a provider with reports of its own: csat with its bias, 1 to 5"),
    own("cost", Money, MONEY, "all invoices and costs"),
    own("cost_first_month", Money, MONEY, "cost of the first month, with all that is paid once"),
    own("cost_steady_month", Money, MONEY, "cost of a month after discounts, waivers and one-off amounts"),
    own("cost_horizon_month", Money, MONEY, "cost a month over decision.horizon, one-off amounts spread over it"),
    own("cost_per_answered", Money, MONEY, "cost / answered, one-off amounts spread as in cost_horizon_month"),
    own("cost_per_resolved", Money, MONEY, "cost / resolved, one-off amounts spread as in cost_horizon_month"),
    own("cost_per_order", Money, MONEY, "cost / (sold + orders kept), one-off amounts spread as in cost_horizon_month"),
    own("effective_minute", Money, MONEY, "bill / true talk minutes, one-off amounts spread likewise"),
    own("effective_hour", Money, MONEY, "bill / productive hours, one-off amounts spread likewise"),
    own("utilisation", Share, MONEY, "busy time / paid time: time on duty and its shrinkage"),
    own("margin", Money, MONEY, "margin of what was sold and of orders kept"),
    own("lost_leads", Money, MONEY, "lead_cost of chains never answered"),
    own("refused_parcels", Money, MONEY, "parcel_cost of parcels refused"),
    own("lost_value", Money, MONEY, "for each chain never answered: lead_cost + conversion x margin of its first type"),
    own("saved_value", Money, MONEY, "the same for each person whom only a later try reached"),
    own("late_orders", Money, MONEY, "margin of orders that did not stand: confirmed late, or never"),
    own(
        "incident_loss",
        Money,
        MONEY,
        "loss_per_minute from the first try to the first answer, at most at_most; all of it where nobody answers",
    ),
    own("order_error_loss", Money, MONEY, "error_cost of orders that agents took or confirmed wrongly"),
    own(
        "profit",
        Money,
        MONEY,
        "margin x (sold, or orders kept) - cost - lead_cost of lost chains - parcels refused - incident_loss - order_error_loss",
    ),
    own("profit_horizon_month", Money, MONEY, "profit a month over decision.horizon: what options are ranked by"),
    own("profit_per_contact", Money, MONEY, "profit / people, one-off amounts spread likewise"),
];
