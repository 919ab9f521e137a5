//! Scenes of what routing decides: the same centre of 100 agents, each with another rule.
//!
//! In: the texts of [`super::features`]. Out: scenes. Where a rule needs two types of calls, [`two_types`] is the same without it.

use super::Scene;
use super::features::{AGENTS, CALLS, TALK, TWO_GROUPS, scene};

/// Two in three calls are of one type, the others of another with a longer handle time and more at stake. `more` is said of
/// the second, `rest` of its group and what follows.
fn mixed(name: &str, more: &str, rest: &str) -> Scene {
    let first = CALLS.replace("2100", "1400");
    let second = CALLS.replace("2100", "700");
    let talk = TALK.replace("180s", "200s");
    let value = "value = { conversion = 0.1, margin = 300 }\n";
    let agents = AGENTS.replace("[\"calls\"]", "[\"calls\", \"sales\"]").replace("100", "104");
    let types = format!("[contacts.calls]\n{first}{TALK}[contacts.sales]\n{second}{talk}{value}{more}");
    scene(name, &format!("{types}{agents}{rest}"))
}

/// Two types of calls with one pool of agents: priority, then the longest wait.
pub fn two_types() -> Scene {
    mixed("two_types", "", "")
}

/// Agents take the queue in which most wait; beside `two_types`.
pub fn longest_queue() -> Scene {
    mixed("longest_queue", "", "serves = \"longest_queue\"\n")
}

/// Agents take what is worth most for each second of work; beside `two_types`.
pub fn highest_value() -> Scene {
    mixed("highest_value", "", "serves = \"highest_value\"\n")
}

/// Any free agent, where agents are often free; beside `least_occupied`.
pub fn random_choice() -> Scene {
    let routing = "[routing.calls]\nchoose = \"random\"\n";
    let agents = AGENTS.replace("100", "110");
    scene("random_choice", &format!("[contacts.calls]\n{CALLS}{TALK}{agents}{routing}"))
}

/// Dealt to the group with the shortest expected wait; beside `splits`.
pub fn shortest_wait() -> Scene {
    let routing = "[routing.calls]\ngroups = [\"g1\", \"g2\"]\ndeal = \"shortest_wait\"\n";
    scene("shortest_wait", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// Shares of two groups that are judged by their handle times; one review, so what is measured is the marking. Beside `splits`.
pub fn adaptive() -> Scene {
    let routing =
        "[routing.calls]\nadaptive = { among = [\"g1\", \"g2\"], by = \"handle_time\", rule = \"thompson\" }\n";
    let groups = TWO_GROUPS.replace("60", "50").replace("40", "50");
    scene("adaptive", &format!("[contacts.calls]\n{CALLS}{TALK}{groups}{routing}"))
}

/// Three agents are kept for the sales; beside `two_types`.
pub fn reservation() -> Scene {
    mixed("reservation", "", "[routing.calls]\nmin_idle = { agents = 3 }\n")
}

/// Another order of groups in the afternoon.
pub fn rules_by_time() -> Scene {
    let routing = "[routing.calls]\ngroups = [\"g1\", \"g2\"]\nchoose = \"listed\"\n\
                   when = [{ hours = \"12:00-24:00\", groups = [\"g2\", \"g1\"] }]\n";
    scene("rules_by_time", &format!("[contacts.calls]\n{CALLS}{TALK}{TWO_GROUPS}{routing}"))
}

/// A sale that finds nobody free breaks off a call; beside `two_types`.
pub fn interrupts() -> Scene {
    mixed("interrupts", "interrupts = [\"calls\"]\n", "")
}

/// One contact in three is a chat, of which an agent has three at once; beside `two_types`.
pub fn chats() -> Scene {
    mixed("chats", "parallel = { at_once = 3, slowdown = 0.2 }\n", "")
}
