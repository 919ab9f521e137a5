//! Scenes of what people do before, beside and after their calls: who comes by a table, who hears a recording, who answers a
//! robot, who loses money.
//!
//! In: the texts of [`super::features`]. Out: scenes.

use std::fmt::Write;

use super::features::{AGENTS, CALLS, CONTACTS, PER_HOUR, TALK, scene};
use super::{Scene, calendar, load_with};

/// One in six is recognised by number and hears a recording; as many as ever reach the queue.
pub fn deflects() -> Scene {
    let calls = CALLS.replace("2100", "2520");
    let says = "deflects = { share = 0.16667, recording = \"20s\" }\n";
    let trunk = "[trunks.city]\nlines = 200\ncarries = [\"calls\"]\n";
    scene("deflects", &format!("[contacts.calls]\n{calls}{TALK}{says}{AGENTS}{trunk}"))
}

/// Half-hours of the scenes' calendar, each with the flat rate and a handle time.
fn half_hours() -> String {
    let mut rows = "time,calls,aht\n".to_owned();
    for half_hour in 0..48 * ((CONTACTS / PER_HOUR / 24.0).ceil() as u32) {
        let (day, of_day) = (2 + half_hour / 48, half_hour % 48);
        // Writing to a string cannot fail.
        let _ = writeln!(rows, "2026-11-{day:02} {:02}:{:02},{},180", of_day / 2, of_day % 2 * 30, PER_HOUR / 2.0);
    }
    rows
}

fn from_file(name: &str, arrivals: &str) -> Scene {
    let calls = CALLS.replace("poisson = { per_hour = 2100 }", arrivals);
    let text = format!("format = 1\n{}[contacts.calls]\n{calls}{TALK}{AGENTS}", calendar(CONTACTS / PER_HOUR));
    load_with(name, &text, &[("half_hours.csv", &half_hours())])
}

/// Expected contacts and handle times by half-hour.
pub fn forecast() -> Scene {
    from_file("forecast", "forecast = { file = \"half_hours.csv\", handle_time = \"aht\" }")
}

/// Exactly as many in each half-hour as there were.
pub fn history() -> Scene {
    from_file("history", "history = { file = \"half_hours.csv\", column = \"calls\" }")
}

/// Orders that a robot dials and puts through beside the calls; `more` is said of the robot.
pub fn ordering(name: &str, more: &str) -> Scene {
    let orders = "[contacts.orders]\ndirection = \"outbound\"\nrobot = \"caller\"\narrivals.poisson = { per_hour = 1000 }\n\
                  talk_time.exponential = { mean = \"70s\" }\ndue = \"15m\"\n";
    let robot = "[robots.caller]\nports = 40\nattempts = [\"0s\", \"5m\", \"12m\", \"40m\"]\nhours = \"00:00-24:00\"\n\
                 answers = [0.56, 0.50, 0.45]\nvoicemail = 0.10\nunreachable = 0.03\nring = \"25s\"\nmessage = \"40s\"\n\
                 keys = { \"1\" = 0.80, \"2\" = 0.05, \"3\" = 0.07 }\n\
                 on_key = { \"1\" = \"confirmed\", \"2\" = \"calls\", \"3\" = \"calls\" }\n";
    let agents = "[groups.agents]\nskills = [\"calls\", \"orders\"]\nroster = 110\n";
    scene(name, &format!("[contacts.calls]\n{CALLS}{TALK}{orders}{robot}{more}{agents}"))
}

/// The robot's people differ in how likely they answer; beside `robot`.
pub fn answers_cv() -> Scene {
    ordering("answers_cv", "answers_cv = 0.4\n")
}

/// Whom the robot did not reach gets a message, and half reply; beside `robot`.
pub fn sms_replies() -> Scene {
    let sms = "fallback = \"sms\"\n\
               sms = { replies = 0.5, after.exponential = { mean = \"20m\" }, keys = { \"1\" = 0.9, \"2\" = 0.1 } }\n";
    ordering("sms_replies", sms)
}

/// A third of those who missed the robot call back, which confirms; beside `robot`.
pub fn buyers_call_back() -> Scene {
    let back = "call_back_confirms = true\n[[robots.caller.follow_ups]]\non = \"missed\"\nshare = 0.33\nto = \"calls\"\n\
                after.exponential = { mean = \"10m\" }\nup_to = 1\n";
    ordering("buyers_call_back", back)
}

/// Every caller loses money until he is answered.
pub fn incident_losses() -> Scene {
    let value = "value = { incident = { loss_per_minute = 2, at_most = \"4h\" } }\n";
    scene("incident_losses", &format!("[contacts.calls]\n{CALLS}{TALK}{value}{AGENTS}"))
}

/// What the vendor's own report shows beside what happened.
pub fn reports() -> Scene {
    let provider = "[providers.alfa]\nkind = \"outsourced\"\ncontract.per_minute = [{ price = 1 }]\n\
                    reports = { leaves_out = { abandoned_within = \"10s\" } }\n";
    let agents = AGENTS.replace("skills", "provider = \"alfa\"\nskills");
    scene("reports", &format!("[contacts.calls]\n{CALLS}{TALK}{provider}{agents}"))
}
