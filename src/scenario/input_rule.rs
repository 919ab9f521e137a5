//! Which numbers of a file are inputs: what somebody would have to find out, not what somebody decides or agrees upon.
//!
//! In: a path. Out: what kind of input it is, or why it is none. A rule is a path with `*` for any one key, `[]` for any place of a
//! list, `**` for any way, and `a|b` for either; the first that fits counts. Knows no values. What no rule names is no input.

use crate::document::path::Step;
use crate::scenario::inputs::Kind;

/// What a number of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// An input.
    Input(Kind),
    /// A target: what is wanted.
    Target,
    /// Decided by whoever plans: people, lines, priorities, limits, hours, what a study varies.
    Decided,
    /// Agreed upon, or law: edges of tiers, increments, minimums, dates, terms.
    Agreed,
    /// A shape: of a day, a week, a year, a law.
    Shape,
    /// Told beside money, and in no money.
    Shown,
}

/// The rules, in the order in which they are tried.
#[rustfmt::skip]
const RULES: &[(Class, &[&str])] = &[
    (Class::Target, &["target.**", "contacts.*.target.**"]),
    (Class::Decided, &[
        "format|title|currency", "run|calendar|options|knobs|evidence|plan|decision|scorecard|shifts|rosters|routing|trunks|incidents.**",
        "groups.*.roster|rosters|promise.**", "groups.*.min_idle|priority|intake|limits|hours.**", "groups.*.shared.clients|priority",
        "contacts.*.due|priority|min_idle|limits|hours.**", "contacts.*.parallel.at_once", "contacts.*.follow_ups.[].up_to",
        "robots.*.ports|attempts|again_after|limits|hours.**", "dialers.*.attempts|again_after|limits|hours.**",
        "providers.*.costs.lines.number", "providers.*.costs.planners.people", "providers.*.costs.quality|supervisors.per_agents",
        "providers.*.costs.hours_per_month", "providers.*.costs.equipment.months", "providers.*.costs.hiring.**",
    ]),
    (Class::Agreed, &[
        "contacts.*.value.incident.at_most",
        "providers.*.contract.**.increment|free_below|up_to|includes|minimum|not_below|months|notice|per_trainee|starts|free",
        "providers.*.contract.exchange.reference|shared", "providers.*.contract.index|vat.rate|share", "providers.*.contract.ramp.months.[]",
        "providers.*.costs.robot.increment", "providers.*.costs.overtime", "providers.*.costs.premiums.**", "providers.*.reports.**",
    ]),
    (Class::Shape, &["**.cv", "**.answers_cv", "contacts.*.arrivals.*.months|weekdays.**", "contacts.*.arrivals.*.shape.**", "contacts.*.decay.[].[0]",
        "contacts.*.value.items.[]", "providers.*.costs.new_agent.productivity.[]"]),
    (Class::Shown, &["survey.**", "contacts.*.value.satisfaction.**", "providers.*.scores.**"]),
    (Class::Input(Kind::Volume), &["contacts.*.**.per_hour|per_day|count"]),
    (Class::Input(Kind::HandleTime), &[
        "contacts.*.**.talk_time|hold_time|wrap_up", "groups.*.**.handle_time_factor", "groups.*.shared.handle_time",
    ]),
    (Class::Input(Kind::Patience), &["contacts.*.**.patience", "groups.*.shared.patience"]),
    (Class::Input(Kind::Worth), &[
        "contacts.*.**.conversion|margin|lead_cost|parcel_cost|error_cost|order_value|loss_per_minute|resolved",
        "contacts.*.value.refused", "contacts.*.value.refused.*",
    ]),
    (Class::Input(Kind::Price), &[
        "providers.*.**.price|amount|fee|over|over_premium|additional|reduced|percent|margin|exit_fee|actual",
        "providers.*.**.wage_per_hour|wage_per_month|bonus|employer_taxes|price_per_month|named|concurrent",
        "providers.*.**.per_minute|per_attempt|inbound|outbound|overhead|setup|per_year|recruiting|trainer|training_hours",
        "providers.*.costs.attrition.at_full|knee",
    ]),
    (Class::Input(Kind::Other), &[
        "contacts.*.**.share|after|never_abandons|self_service|hangs_up|time|talk|accepts|reached|slowdown|day_cv|growth_per_month",
        "contacts.*.surges.[].times|lasts", "contacts.*.decay.[].[1]",
        "groups|providers.*.**.leave|training|meetings|coaching|sickness|breaks|adherence|conversion_factor|resolved_factor",
        "groups|providers.*.**.order_error_chance|factor|settles_in|slowdown|per_point|occupancy|errors",
        "groups.*.follow_ups.[].after|share",
        "robots|dialers.*.**.voicemail|unreachable|ring|message|replies|share|look|waits", "robots.*.**.keys.*", "robots.*.**.after",
        "robots|dialers.*.answers", "robots|dialers.*.answers.*", "robots|dialers.*.answers.[]", "dialers.*.voicemail.detected|mistaken|heard",
    ]),
];

/// What the number at a path is; none where no rule names it.
pub fn class(steps: &[Step]) -> Option<Class> {
    let name = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Name(name) => format!("[{name}]"),
        Step::Index(place) => format!("[{place}]"),
    };
    let names: Vec<String> = steps.iter().map(name).collect();
    let fits = |rule: &&str| matches(&rule.split('.').collect::<Vec<_>>(), &names);
    RULES.iter().find(|(_, rules)| rules.iter().any(&fits)).map(|(class, _)| *class)
}

fn matches(rule: &[&str], names: &[String]) -> bool {
    let Some((one, rest)) = rule.split_first() else { return names.is_empty() };
    if *one == "**" {
        return (0..=names.len()).any(|skipped| matches(rest, &names[skipped..]));
    }
    let Some((name, names)) = names.split_first() else { return false };
    let any = if name.starts_with('[') { "[]" } else { "*" };
    (*one == any || one.split('|').any(|one| one == name)) && matches(rest, names)
}
