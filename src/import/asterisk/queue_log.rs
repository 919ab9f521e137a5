//! `queue_log`: a line for each event, to a row for each call in a queue.
//!
//! In: lines such as `1366720340|1366720340.3|sales|SIP/8007|CONNECT|12|...`. Out: a table with a row for each `ENTERQUEUE`, on the
//! line below its own, so that a line of the table is known in the file.

use std::collections::BTreeMap;

use jiff::tz::Offset;

use crate::document::rows::joined;
use crate::document::tables::TableText;
use crate::units::shown;

/// An agent took the call, and it ended.
pub const ANSWERED: &str = "COMPLETE";
/// It was still with an agent.
pub const TALKING: &str = "CONNECT";
/// It was still in the queue.
pub const WAITING: &str = "ENTERQUEUE";

/// One call in one queue.
#[derive(Default)]
struct Call {
    line: usize,
    start: String,
    queue: String,
    caller: String,
    entered: f64,
    connected: f64,
    event: String,
    wait: f64,
    talk: f64,
    transferred: bool,
}

/// An event.
struct Event<'t> {
    time: &'t str,
    at: f64,
    call: &'t str,
    queue: &'t str,
    name: &'t str,
    data: Vec<&'t str>,
}

/// Whether a line is an event of the log.
pub fn is_event(line: &str) -> bool {
    event(line).is_some_and(|event| event.name.len() > 3 && event.name.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn event(line: &str) -> Option<Event<'_>> {
    let mut cells = line.trim().split('|').map(str::trim);
    let time = cells.next()?;
    let (at, call, queue, _agent, name) =
        (time.parse().ok()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(Event { time, at, call, queue, name, data: cells.collect() })
}

impl Event<'_> {
    fn data(&self, place: usize) -> &str {
        self.data.get(place).copied().unwrap_or_default()
    }

    /// Seconds that it says itself; else what its time shows.
    fn seconds(&self, place: usize, since: f64) -> f64 {
        self.data(place).parse().unwrap_or(self.at - since)
    }
}

/// The table.
///
/// # Errors
/// A line that is no event.
pub fn table(text: &str) -> Result<TableText, (u64, String)> {
    let (mut calls, mut open) = (Vec::<Call>::new(), BTreeMap::<(&str, &str), usize>::new());
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some(event) = event(line) else {
            return Err((n as u64 + 1, format!("this is no event of a queue_log: \"{}\"", shown(line))));
        };
        let key = (event.call, event.queue);
        if matches!(event.name, "ENTERQUEUE" | "JOINEMPTY") {
            open.insert(key, calls.len());
            let call = Call::new(n, &event);
            calls.push(call.ok_or_else(|| (n as u64 + 1, format!("\"{}\" is no time", shown(event.time))))?);
        } else if let Some(call) = open.get(&key).and_then(|place| calls.get_mut(*place)) {
            call.hears(&event);
        }
    }
    let mut csv = "ENTERQUEUE,queuename,event,holdtime,calltime,callerid,transferred\n".to_owned();
    let mut line = 0;
    for call in &calls {
        csv.push_str(&"\n".repeat(call.line - line));
        csv.push_str(&call.row());
        line = call.line + 1;
    }
    let told = vec!["its events are put together, call by call and queue by queue".to_owned()];
    Ok(TableText { text: csv, told, ..TableText::default() })
}

impl Call {
    fn new(line: usize, event: &Event<'_>) -> Option<Call> {
        let (start, caller) = (instant(event.time)?, event.data(1).to_owned());
        let (queue, event_name) = (event.queue.to_owned(), event.name.to_owned());
        Some(Call { line, start, queue, caller, entered: event.at, event: event_name, ..Call::default() })
    }

    /// What an event says of it; one that was answered or has left hears nothing more.
    fn hears(&mut self, event: &Event<'_>) {
        match (self.event.as_str(), event.name) {
            (WAITING, "CONNECT") => {
                (self.wait, self.connected) = (event.seconds(0, self.entered), event.at);
                self.event = TALKING.to_owned();
            }
            (WAITING, "ABANDON" | "EXITWITHTIMEOUT" | "EXITEMPTY" | "EXITWITHKEY") => {
                let place = if event.name == "EXITWITHKEY" { 3 } else { 2 };
                self.wait = event.seconds(place, self.entered);
                self.event = event.name.to_owned();
            }
            (TALKING, "COMPLETEAGENT" | "COMPLETECALLER") => {
                self.talk = event.seconds(1, self.connected);
                self.event = ANSWERED.to_owned();
            }
            (TALKING, "TRANSFER" | "BLINDTRANSFER" | "ATTENDEDTRANSFER") => {
                self.talk = event.at - self.connected;
                self.transferred = true;
                self.event = ANSWERED.to_owned();
            }
            _ => {}
        }
    }

    fn row(&self) -> String {
        let Call { start, queue, event, wait, talk, caller, transferred, .. } = self;
        let cells = [start, queue, event, &wait.to_string(), &talk.to_string(), caller, &transferred.to_string()];
        joined(cells.map(String::as_str)) + "\n"
    }
}

/// An instant by its seconds since 1970, as text with its offset; none where it is no such number.
fn instant(seconds: &str) -> Option<String> {
    let whole = seconds.split('.').next().unwrap_or_default().parse().ok()?;
    let at = jiff::Timestamp::from_second(whole).ok()?;
    Some(format!("{}Z", Offset::UTC.to_datetime(at)))
}
