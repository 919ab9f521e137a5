//! One scene for each feature that costs: the same centre of 100 agents, plain and with the feature.
//!
//! The difference to [`plain`] is what the feature costs those who use it.

use super::{Scene, calendar, load, people, policies};

/// Contacts of a replication, about.
pub(super) const CONTACTS: f64 = 50_000.0;
/// Calls an hour: 105 % of 100 agents at 180 s.
pub(super) const PER_HOUR: f64 = 2100.0;

/// A scene by its name, and what makes it.
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// How it is made.
    pub scene: fn() -> Scene,
}

/// All of them, the plain one first.
pub const FEATURES: &[Feature] = &[
    Feature { name: "plain", scene: plain },
    Feature { name: "redials", scene: redials },
    Feature { name: "trunks", scene: trunks },
    Feature { name: "overflow_after", scene: overflow_after },
    Feature { name: "overflow_when_holding", scene: overflow_when_holding },
    Feature { name: "splits", scene: splits },
    Feature { name: "limits", scene: limits },
    Feature { name: "wrap_up", scene: wrap_up },
    Feature { name: "least_occupied", scene: least_occupied },
    Feature { name: "balking", scene: balking },
    Feature { name: "transfers", scene: transfers },
    Feature { name: "blending", scene: blending },
    Feature { name: "robot", scene: robot },
    Feature { name: "shrinkage", scene: shrinkage },
    Feature { name: "surges", scene: surges },
    Feature { name: "spells", scene: spells },
    Feature { name: "parts", scene: parts },
    Feature { name: "dialer", scene: dialer },
    Feature { name: "incidents", scene: incidents },
    Feature { name: "intake", scene: intake },
    Feature { name: "survey", scene: survey },
    Feature { name: "shared", scene: shared },
    Feature { name: "quality", scene: quality },
    Feature { name: "learning", scene: learning },
    Feature { name: "absence", scene: absence },
    Feature { name: "ivr", scene: ivr },
    Feature { name: "misdirection", scene: misdirection },
    Feature { name: "virtual_hold", scene: virtual_hold },
    Feature { name: "forwarded", scene: forwarded },
    Feature { name: "call_backs", scene: call_backs },
    Feature { name: "two_types", scene: policies::two_types },
    Feature { name: "longest_queue", scene: policies::longest_queue },
    Feature { name: "highest_value", scene: policies::highest_value },
    Feature { name: "random_choice", scene: policies::random_choice },
    Feature { name: "shortest_wait", scene: policies::shortest_wait },
    Feature { name: "adaptive", scene: policies::adaptive },
    Feature { name: "reservation", scene: policies::reservation },
    Feature { name: "rules_by_time", scene: policies::rules_by_time },
    Feature { name: "interrupts", scene: policies::interrupts },
    Feature { name: "chats", scene: policies::chats },
    Feature { name: "deflects", scene: people::deflects },
    Feature { name: "forecast", scene: people::forecast },
    Feature { name: "history", scene: people::history },
    Feature { name: "answers_cv", scene: people::answers_cv },
    Feature { name: "sms_replies", scene: people::sms_replies },
    Feature { name: "buyers_call_back", scene: people::buyers_call_back },
    Feature { name: "incident_losses", scene: people::incident_losses },
    Feature { name: "reports", scene: people::reports },
];

pub(super) const CALLS: &str = "arrivals.poisson = { per_hour = 2100 }\npatience.exponential = { mean = \"360s\" }\n";
pub(super) const TALK: &str = "talk_time.exponential = { mean = \"180s\" }\n";
pub(super) const AGENTS: &str = "[groups.agents]\nskills = [\"calls\"]\nroster = 100\n";
pub(super) const TWO_GROUPS: &str =
    "[groups.g1]\nskills = [\"calls\"]\nroster = 60\n[groups.g2]\nskills = [\"calls\"]\nroster = 40\n";

/// A scene of one day with so many calls, and this text.
pub(super) fn scene(name: &str, rest: &str) -> Scene {
    load(name, &format!("format = 1\n{}{rest}", calendar(CONTACTS / PER_HOUR)))
}

/// Erlang A at 100 agents, nothing else.
pub fn plain() -> Scene {
    scene("plain", &format!("[contacts.calls]\n{CALLS}{TALK}{AGENTS}"))
}

/// Seven in ten of those who gave up try again.
pub fn redials() -> Scene {
    let rule = "[[contacts.calls.follow_ups]]\non = [\"abandoned\"]\nshare = 0.7\nto = \"calls\"\n\
                after.exponential = { mean = \"4m\" }\nup_to = 3\n";
    scene("redials", &format!("[contacts.calls]\n{CALLS}{TALK}{rule}{AGENTS}"))
}

/// 110 lines for 100 agents: some are blocked, and giving up frees a line at once.
pub fn trunks() -> Scene {
    let trunk = "[trunks.city]\nlines = 110\ncarries = [\"calls\"]\n";
    scene("trunks", &format!("[contacts.calls]\n{CALLS}{TALK}{AGENTS}{trunk}"))
}

/// A second group looks at those who have waited 15 s.
pub fn overflow_after() -> Scene {
    let routing = "[routing.calls]\ngroups = [\"g1\"]\noverflow = [{ after = \"15s\", to = [\"g2\"] }]\n";
    scene("overflow_after", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// A second group gets whoever finds four in the queue of the first.
pub fn overflow_when_holding() -> Scene {
    let routing = "[routing.calls]\ngroups = [\"g1\"]\noverflow = [{ when_holding = 4, to = [\"g2\"] }]\n";
    scene("overflow_when_holding", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// Dealt to two groups on arrival.
pub fn splits() -> Scene {
    let routing = "[routing.calls]\nsplit = { g1 = 0.6, g2 = 0.4 }\n";
    scene("splits", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// The second group takes so many at once and an hour.
pub fn limits() -> Scene {
    let routing = "[routing.calls]\ngroups = [\"g1\", \"g2\"]\nlimits = { g2 = { per_hour = 780, at_once = 39 } }\n";
    scene("limits", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// A third of the handle time is after-call work.
pub fn wrap_up() -> Scene {
    let talk = "talk_time.exponential = { mean = \"120s\" }\nwrap_up.exponential = { mean = \"60s\" }\n";
    scene("wrap_up", &format!("[contacts.calls]\n{CALLS}{talk}{AGENTS}"))
}

/// The agent who has worked least is next, in a centre where agents are often free.
pub fn least_occupied() -> Scene {
    let routing = "[routing.calls]\nchoose = \"least_occupied\"\n";
    let agents = AGENTS.replace("100", "110");
    scene("least_occupied", &format!("[contacts.calls]\n{CALLS}{TALK}{agents}{routing}"))
}

/// Half of those who find ten waiting leave at once.
pub fn balking() -> Scene {
    let balks = "balks = { queue = 10, share = 0.5 }\n";
    scene("balking", &format!("[contacts.calls]\n{CALLS}{TALK}{balks}{AGENTS}"))
}

/// A tenth of those answered are transferred.
pub fn transfers() -> Scene {
    let rule = "[[contacts.calls.follow_ups]]\non = [\"answered\"]\nshare = 0.1\nto = \"expert\"\ntransfer = true\n\
                [contacts.expert]\ntalk_time.exponential = { mean = \"180s\" }\npatience.exponential = { mean = \"360s\" }\n\
                [groups.experts]\nskills = [\"expert\"]\nroster = 11\n";
    scene("transfers", &format!("[contacts.calls]\n{CALLS}{TALK}{rule}{AGENTS}"))
}

/// Work to be done beside the calls, while two agents stay free.
pub fn blending() -> Scene {
    let work = "[contacts.letters]\ndirection = \"back_office\"\narrivals.poisson = { per_hour = 300 }\n\
                talk_time.exponential = { mean = \"180s\" }\nmin_idle = 2\n";
    let agents = "[groups.agents]\nskills = [\"calls\", \"letters\"]\nroster = 125\n";
    scene("blending", &format!("[contacts.calls]\n{CALLS}{TALK}{work}{agents}"))
}

/// Orders that a robot dials and puts through beside the calls.
pub fn robot() -> Scene {
    people::ordering("robot", "")
}

/// Sickness, breaks and adherence take agents off the phones, slot by slot.
pub fn shrinkage() -> Scene {
    let agents = "[groups.agents]\nskills = [\"calls\"]\nroster = 118\nroster_counts = \"scheduled\"\n\
                  shrinkage = { sickness = 0.04, breaks = 0.08, adherence = 0.03 }\n";
    scene("shrinkage", &format!("[contacts.calls]\n{CALLS}{TALK}{agents}"))
}

/// Twice as many for an hour.
pub fn surges() -> Scene {
    let surge = "[[contacts.calls.surges]]\nat = 2026-11-02 10:00:00\nlasts = \"1h\"\ntimes = 2\n";
    scene("surges", &format!("[contacts.calls]\n{CALLS}{TALK}{surge}{AGENTS}"))
}

/// Quiet and busy spells of the same mean rate.
pub fn spells() -> Scene {
    let calls =
        CALLS.replace("poisson = { per_hour = 2100 }", "mmpp = { per_hour = [1900, 2900], lasts = [\"20m\", \"5m\"] }");
    scene("spells", &format!("[contacts.calls]\n{calls}{TALK}{AGENTS}"))
}

/// Days, their parts and half-hours that are busy by chance.
pub fn parts() -> Scene {
    let shape = vec!["1"; 48].join(", ");
    let profile = format!(
        "profile = {{ per_day = 50400, shape = [{shape}], day_cv = 0.1, parts = {{ cv = 0.1, from = [\"12:00\"] }}, interval_cv = 0.05 }}"
    );
    let calls = CALLS.replace("poisson = { per_hour = 2100 }", &profile);
    scene("parts", &format!("[contacts.calls]\nhours = \"00:00-24:00\"\n{calls}{TALK}{AGENTS}"))
}

/// People called ahead of agents who are free beside the calls, some of them again and again.
pub fn dialer() -> Scene {
    let people = "[contacts.people]\ndirection = \"outbound\"\narrivals.backlog = { endless = true }\n\
                  talk_time.exponential = { mean = \"120s\" }\n\
                  [dialers.caller]\ncontacts = \"people\"\nmode = \"predictive\"\n\
                  pace = { per_free_agent = 1.5, only_above_idle = 2 }\nanswers = [0.45, 0.40]\nvoicemail = 0.20\n\
                  ring.exponential = { mean = \"20s\" }\nattempts = 3\nagain_after = \"1h\"\nabandoned_at_most = 0.03\n";
    let agents = "[groups.agents]\nskills = [\"calls\", \"people\"]\nroster = 125\n";
    scene("dialer", &format!("[contacts.calls]\n{CALLS}{TALK}{people}{agents}"))
}

/// A third of the calls are other clients'.
pub fn shared() -> Scene {
    let calls = CALLS.replace("2100", "1400");
    let shared = "shared = { clients = 7, occupancy = 0.35 }\n";
    scene("shared", &format!("[contacts.calls]\n{calls}{TALK}{AGENTS}{shared}"))
}

/// Sales and orders that are judged, some of them wrong.
pub fn quality() -> Scene {
    let value = "resolved = 0.8\nvalue = { conversion = 0.1 }\n";
    let quality = "quality = { conversion_factor = 0.85, resolved_factor = 0.95, order_error_chance = 0.03 }\n";
    scene("quality", &format!("[contacts.calls]\n{CALLS}{TALK}{value}{AGENTS}{quality}"))
}

/// Everybody settles in with each contact.
pub fn learning() -> Scene {
    let learning = "learning = { factor = 1.05, settles_in_contacts = 100 }\n";
    scene("learning", &format!("[contacts.calls]\n{CALLS}{TALK}{AGENTS}{learning}"))
}

/// Yesterday's load keeps people at home.
pub fn absence() -> Scene {
    let agents = AGENTS.replace("100", "110");
    let absence = "roster_counts = \"scheduled\"\nshrinkage = { sickness = 0.04 }\nabsence = { per_point = 0.002 }\n";
    scene("absence", &format!("[contacts.calls]\n{CALLS}{TALK}{agents}{absence}"))
}

/// A menu that serves some and loses some, on lines; as many as ever reach the queue.
pub fn ivr() -> Scene {
    let calls = CALLS.replace("2100", "2530");
    let menu = "ivr = { time.exponential = { mean = \"25s\" }, self_service = 0.15, hangs_up = 0.02 }\n";
    let trunk = "[trunks.city]\nlines = 200\ncarries = [\"calls\"]\n";
    scene("ivr", &format!("[contacts.calls]\n{calls}{TALK}{menu}{AGENTS}{trunk}"))
}

/// A menu that leads one in twelve to a wrong queue.
pub fn misdirection() -> Scene {
    let menu = "ivr = { time = \"25s\", misdirects = { share = 0.08, to = \"other\", talk = \"30s\" } }\n\
                [contacts.other]\ntalk_time.exponential = { mean = \"180s\" }\npatience.exponential = { mean = \"360s\" }\n";
    let agents = "[groups.agents]\nskills = [\"calls\", \"other\"]\nroster = 101\n";
    scene("misdirection", &format!("[contacts.calls]\n{CALLS}{TALK}{menu}{agents}"))
}

/// A third of those who would wait for long are dialled back.
pub fn virtual_hold() -> Scene {
    let hold = "virtual_hold = { when_wait_over = \"15s\", accepts = 0.35, reached = 0.8 }\n";
    let trunk = "[trunks.city]\nlines = 130\ncarries = [\"calls\"]\n";
    scene("virtual_hold", &format!("[contacts.calls]\n{CALLS}{TALK}{hold}{AGENTS}{trunk}"))
}

/// One of two groups is beyond the shop's switch, at two lines a call.
pub fn forwarded() -> Scene {
    let trunk =
        "[trunks.city]\nlines = 150\ncarries = [\"calls\"]\nforwarded = { groups = [\"g2\"], lines_each = 2 }\n";
    scene("forwarded", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{trunk}"))
}

/// Whoever gave up is noted for a call-back, and half call again themselves.
pub fn call_backs() -> Scene {
    let rules = "[[contacts.calls.follow_ups]]\non = [\"abandoned\"]\nto = \"back\"\ncancel_if_answered = true\n\
                 [[contacts.calls.follow_ups]]\non = [\"abandoned\"]\nshare = 0.5\nto = \"calls\"\n\
                 after.exponential = { mean = \"4m\" }\nup_to = 3\n\
                 [contacts.back]\ndirection = \"outbound\"\ntalk_time.exponential = { mean = \"120s\" }\nmin_idle = 1\n";
    let agents = "[groups.agents]\nskills = [\"calls\", \"back\"]\nroster = 108\n";
    scene("call_backs", &format!("[contacts.calls]\n{CALLS}{TALK}{rules}{agents}"))
}

/// A fifth of the agents and of the lines is gone for half an hour, some four times a day.
pub fn incidents() -> Scene {
    let trunk = "[trunks.city]\nlines = 110\ncarries = [\"calls\"]\n";
    let incident = "[[incidents]]\nevery.exponential = { mean = \"6h\" }\nlasts = \"30m\"\n\
                    times = { \"groups.agents.roster\" = 0.8, \"trunks.city.lines\" = 0.8 }\n";
    scene("incidents", &format!("[contacts.calls]\n{CALLS}{TALK}{AGENTS}{trunk}{incident}"))
}

/// A fifth of the callers order, of up to three items, by a form.
pub fn intake() -> Scene {
    let value = "value = { conversion = 0.2, items = [0.6, 0.3, 0.1] }\n";
    scene("intake", &format!("[contacts.calls]\n{CALLS}{TALK}{value}{AGENTS}intake = \"form\"\n"))
}

/// Everybody has a mark, and one in five says it.
pub fn survey() -> Scene {
    let value = "resolved = 0.8\nvalue = { satisfaction = { best = 4.6, per_minute = 0.3, unresolved = 1.5 } }\n";
    let asked = "[survey]\nresponds = 0.2\n";
    scene("survey", &format!("[contacts.calls]\n{CALLS}{TALK}{value}{AGENTS}{asked}"))
}
