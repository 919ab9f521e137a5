//! Changes by path, and a document without a provider.

use proptest::prelude::*;

use super::SHOP;
use crate::document::edit::{self, set, split_argument, value_from_text, without};
use crate::document::{At, Log, Node, Place, Sources, Value, parse, render};

/// Some distributions' names.
const DISTRIBUTIONS: [&str; 5] = ["constant", "exponential", "lognormal", "gamma", "weibull"];

fn shop() -> Node {
    parse(0, SHOP, &Log::new()).unwrap()
}

fn find<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('/').try_fold(root, |node, key| match &node.value {
        Value::List(list) => list.get(key.parse::<usize>().ok()?),
        _ => node.get(key),
    })
}

#[test]
fn two_documents_say_the_same_wherever_their_values_stand_and_not_where_one_differs() {
    let read = |text: &str| parse(0, text, &Log::new()).unwrap();
    let one = read("a = [1, 2.50]\nb = { c = \"x\", d = 2026-11-02 }\ne = true\n");
    assert!(one.says(&read("a   = [1, 2.5]\n\nb.c = \"x\"\nb.d = 2026-11-02\ne = true\n")));
    for other in [
        "a = [1, 2.51]\nb = { c = \"x\", d = 2026-11-02 }\ne = true\n",
        "a = [1, 2.50, 3]\nb = { c = \"x\", d = 2026-11-02 }\ne = true\n",
        "a = [1, 2.50]\nb = { c = \"y\", d = 2026-11-02 }\ne = true\n",
        "a = [1, 2.50]\nb = { c = \"x\", d = 2026-11-03 }\ne = true\n",
        "a = [1, 2.50]\nb = { c = \"x\", f = 2026-11-02 }\ne = true\n",
        "a = [1, 2.50]\nb = { c = \"x\", d = 2026-11-02 }\ne = \"true\"\n",
        "a = [1, 2.50]\nb = { c = \"x\", d = 2026-11-02 }\n",
    ] {
        assert!(!one.says(&read(other)) && !read(other).says(&one), "{other}");
    }
}

/// What a tree says, without places: for comparing.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => format!("{text:?}"),
        Value::Number { text, .. } => text.clone(),
        Value::List(list) => format!("[{}]", list.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Table(entries) => format!(
            "{{{}}}",
            entries.iter().map(|e| format!("{}={}", e.key, written(&e.node))).collect::<Vec<_>>().join(", ")
        ),
        other => format!("{other:?}"),
    }
}

/// Makes changes written as on the command line; the page of problems.
fn change(root: &mut Node, arguments: &[&str]) -> String {
    let (mut sources, log) = (Sources::new(), Log::new());
    sources.add("shop.toml", SHOP);
    for argument in arguments {
        let (path, value) = split_argument(argument).unwrap();
        if let Some((place, value)) = value_from_text(path, value, &mut sources, &log) {
            set(root, path, value, place, &DISTRIBUTIONS, &log);
        }
    }
    render(&log.into_problems(), &sources)
}

#[test]
fn a_path_and_a_value_change_what_they_name() {
    let cases = [
        ("groups.own.roster.\"08:00\"=7", "groups/own/roster/08:00", "7"),
        ("groups.own.roster={ \"09:00\" = 3 }", "groups/own/roster", "{09:00=3}"),
        ("groups.own.roster=5", "groups/own/roster", "5"),
        ("groups.own.roster=tables/roster.csv", "groups/own/roster", "\"tables/roster.csv\""),
        ("title=\"quoted\"", "title", "\"quoted\""),
        ("title=not, quoted", "title", "\"not, quoted\""),
        ("title=a\nrun = 1", "title", "\"a\\nrun = 1\""),
        (
            "providers.alfa.contract.per_minute[0].increment=30s",
            "providers/alfa/contract/per_minute/0/increment",
            "\"30s\"",
        ),
        ("contacts.sales.talk_time.mean=200s", "contacts/sales/talk_time/lognormal/mean", "\"200s\""),
        ("contacts.sales.talk_time.lognormal.cv=0.5", "contacts/sales/talk_time/lognormal/cv", "0.5"),
        (
            "contacts.sales.talk_time={ gamma = { mean = \"1m\", cv = 1 } }",
            "contacts/sales/talk_time",
            "{gamma={mean=\"1m\", cv=1}}",
        ),
        ("contacts.confirmation.talk_time.mean=90s", "contacts/confirmation/talk_time", "\"90s\""),
        ("contacts.sales.value.conversion=0.1", "contacts/sales/value/conversion", "0.1"),
        ("target.occupancy_at_most=0.9", "target/occupancy_at_most", "0.9"),
        ("contacts.new={ talk_time = \"1m\" }", "contacts/new/talk_time", "\"1m\""),
        ("routing.chat.groups=[\"own\"]", "routing/chat/groups", "[\"own\"]"),
        ("calendar.start=2026-12-01", "calendar/start", "Date(2026-12-01)"),
        ("groups.own.shrinkage.meetings=0.02", "groups/own/shrinkage/meetings", "0.02"),
    ];
    for (argument, path, expected) in cases {
        let mut root = shop();
        assert_eq!(change(&mut root, &[argument]), "", "{argument}");
        assert_eq!(find(&root, path).map(written).as_deref(), Some(expected), "{argument}");
    }
}

#[test]
fn a_change_that_names_nothing_is_said_with_the_nearest_name() {
    let cases = [
        (
            "contacts.slaes.priority=1",
            "contacts.slaes.priority: there is no contact type \"slaes\"; did you mean \"sales\"?",
        ),
        ("groups.ownn.roster=1", "there is no group \"ownn\"; did you mean \"own\"?"),
        ("providers.alpha.quote=x", "there is no provider \"alpha\"; did you mean \"alfa\"?"),
        ("routing.slaes.groups=[]", "there is no contact type \"slaes\"; did you mean \"sales\"?"),
        ("trunks.town.lines=1", "there is no trunk \"town\"; declared are \"city\""),
        ("robots.confirmm.ports=1", "there is no robot \"confirmm\"; did you mean \"confirm\"?"),
        ("groups.ownn=5", "there is no group \"ownn\"; did you mean \"own\"?"),
        (
            "contacts.sales.talk_time.gamma={ mean = \"1m\", cv = 1 }",
            "contacts.sales.talk_time already has the distribution \"lognormal\"; to change it set contacts.sales.talk_time as a whole",
        ),
        ("contacts.sales.talk_time.gamma.mean=1m", "already has the distribution \"lognormal\""),
        ("contacts.confirmation.talk_time.gamma={ mean = \"1m\", cv = 1 }", "is the constant \"70s\""),
        (
            "contacts.confirmation.talk_time.cv=1",
            "contacts.confirmation.talk_time is text and has no \"cv\"; set contacts.confirmation.talk_time as a whole",
        ),
        (
            "providers.alfa.contract.per_minute[3].price=1",
            "the list providers.alfa.contract.per_minute has no entry [3]; it has [0] to [0]",
        ),
        (
            "providers.alfa.contract.per_minute.price=1",
            "is a list and has no \"price\"; write providers.alfa.contract.per_minute[0]",
        ),
        (
            "providers.alfa.contract.per_minute[night].price=1",
            "there is no entry of providers.alfa.contract.per_minute with the name \"night\"",
        ),
        (
            "providers.alfa.contract.per_minut[0].price=1",
            "there is no list \"per_minut\" to take an entry of; did you mean \"per_minute\"?",
        ),
        ("groups.own[0]=1", "groups.own is a table, not a list"),
        ("title.x=1", "title is text and has no \"x\"; set title as a whole"),
        ("groups..roster=1", "is not a path: a key is missing"),
    ];
    for (argument, expected) in cases {
        let mut root = shop();
        let before = written(&root);
        let page = change(&mut root, &[argument]);
        assert!(page.contains(expected), "{argument}: {page}");
        assert!(page.starts_with(&format!("--set {argument}:1:1: ")), "{argument}: {page}");
        assert_eq!(written(&root), before, "{argument} changed something");
    }
    assert!(split_argument("groups.own.roster").unwrap_err().contains("write PATH=VALUE"));
    assert_eq!(split_argument("a.\"x=y\"=3"), Ok(("a.\"x=y\"", "3")));
}

#[test]
fn what_is_wrong_with_a_value_is_said_where_it_was_written() {
    let (mut sources, log) = (Sources::new(), Log::new());
    sources.add("shop.toml", SHOP);
    let mut root = shop();
    let (place, value) = value_from_text("run.seed", "[1, \"x\"]", &mut sources, &log).unwrap();
    set(&mut root, "run.seed", value, place, &DISTRIBUTIONS, &log);
    let at = At::root(&root, &log);
    let run = at.below("run", root.get("run").unwrap());
    let seed = run.below("seed", run.node().get("seed").unwrap());
    seed.list().unwrap()[1].whole(0, 9);
    let page = render(&log.into_problems(), &sources);
    assert!(
        page.starts_with(
            "--set run.seed=[1, \"x\"]:1:5: run.seed[1]: expected a whole number from 0 to 9, found the text \"x\""
        ),
        "{page}"
    );
}

#[test]
fn a_set_table_may_write_its_paths_with_or_without_quotes() {
    let text = "[o]\nset = { \"groups.own.roster\" = { \"08:00\" = 6 }, run.seed = 3, title = \"x\", groups.own.ring = \"5s\" }\n";
    let (log, root) = (Log::new(), parse(0, text, &Log::new()).unwrap());
    let node = root.get("o").unwrap().get("set").unwrap();
    let changes = edit::changes(&At::root(node, &log)).unwrap();
    let found: Vec<String> = changes.iter().map(|(path, _, value)| format!("{path}={}", written(value))).collect();
    assert_eq!(found, ["groups.own.roster={08:00=6}", "run.seed=3", "title=\"x\"", "groups.own.ring=\"5s\""]);
}

#[test]
fn without_a_provider_nothing_mentions_it() {
    let text = r#"
[providers.shop]
[providers.alfa]
[providers.beta]
[groups.own]
provider = "shop"
[groups.a]
provider = "alfa"
[groups.b]
provider = "beta"
[routing.sales]
split = { own = 0.25, a = 0.5, b = 0.25 }
overflow = [ { after = "30s", to = ["a"] }, { when_holding = 14, to = ["a", "b"] } ]
limits = { a = { per_hour = 9 } }
when = [ { hours = "20:00-09:00", split = { a = 1.0 } }, { hours = "09:00-10:00", groups = ["a", "own"] } ]
[routing.support]
groups = ["a"]
[routing.chat]
adaptive = { among = ["own", "a"] }
[trunks.city]
forwarded = { groups = ["a"], lines_each = 2 }
[[incidents]]
times = { "groups.a.roster" = 0.0 }
[[incidents]]
times = { "groups.a.roster" = 0.0, "contacts.sales.arrivals" = 1.4 }
[[incidents]]
set = { "routing.sales.split.a" = 1 }
[options.x]
set = { "groups.a.roster" = 1 }
"#;
    let (mut root, log) = (parse(0, text, &Log::new()).unwrap(), Log::new());
    assert!(without(&mut root, "alfa", Place::default(), "options.y.without[0]", &log));
    let expected = concat!(
        "{providers={shop={}, beta={}}, groups={own={provider=\"shop\"}, b={provider=\"beta\"}}, ",
        "routing={sales={split={own=0.5, b=0.5}, overflow=[{when_holding=14, to=[\"b\"]}], ",
        "when=[{hours=\"09:00-10:00\", groups=[\"own\"]}]}, support={}, chat={groups=[\"own\"]}}, trunks={city={}}, ",
        "incidents=[{times={contacts.sales.arrivals=1.4}}], options={x={set={groups.a.roster=1}}}}"
    );
    assert_eq!(written(&root), expected);
    assert!(!without(&mut root, "alfa", Place::default(), "options.y.without[0]", &log));
    assert!(log.into_problems()[0].message.contains("there is no provider \"alfa\""));
}

#[test]
fn without_a_provider_its_robot_is_gone_and_agents_call_the_orders() {
    let text = r#"
[providers.shop]
[providers.alfa]
[contacts.confirmation]
robot = "confirm"
talk_time = "70s"
[contacts.reminder]
robot = "remind"
[robots.confirm]
provider = "alfa"
ports = 4
[robots.remind]
ports = 2
[[incidents]]
times = { "robots.confirm.ports" = 0.5 }
[knobs.k]
"robots.confirm.ports" = [1, 2]
"robots.remind.ports" = [1, 2]
[evidence]
robots.confirm.answers = "assumed"
robots.remind.answers = "measured"
"#;
    let (mut root, log) = (parse(0, text, &Log::new()).unwrap(), Log::new());
    assert!(without(&mut root, "alfa", Place::default(), "options.y.without[0]", &log));
    let expected = concat!(
        "{providers={shop={}}, contacts={confirmation={talk_time=\"70s\"}, reminder={robot=\"remind\"}}, ",
        "robots={remind={ports=2}}, knobs={k={robots.remind.ports=[1, 2]}}, ",
        "evidence={robots={remind={answers=\"measured\"}}}}"
    );
    assert_eq!(written(&root), expected);
}

proptest! {
    #[test]
    fn any_change_is_made_or_refused(path: String, value: String) {
        let (mut sources, log) = (Sources::new(), Log::new());
        let mut root = shop();
        if let Some((place, value)) = value_from_text(&path, &value, &mut sources, &log) {
            let done = set(&mut root, &path, value, place, &DISTRIBUTIONS, &log);
            prop_assert!(done || log.has_errors());
        }
        render(&log.into_problems(), &sources);
    }

    #[test]
    fn what_is_left_of_a_split_adds_up_to_one(shares in proptest::collection::vec(0.0f64..1.0, 3)) {
        let all: f64 = shares.iter().sum::<f64>().max(1e-9);
        let split: Vec<String> = shares.iter().zip(["own", "a", "b"]).map(|(share, name)| format!("{name} = {:.17}", share / all)).collect();
        let text = format!("[providers.p]\n[groups.a]\nprovider = \"p\"\n[routing.s]\nsplit = {{ {} }}\n", split.join(", "));
        let mut root = parse(0, &text, &Log::new()).unwrap();
        without(&mut root, "p", Place::default(), "", &Log::new());
        let Value::Table(entries) = &find(&root, "routing/s/split").unwrap().value else { panic!() };
        let sum: f64 = entries.iter().map(|e| match e.node.value { Value::Number { float, .. } => float, _ => 0.0 }).sum();
        prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }
}

#[test]
fn a_path_reaches_into_those_distributions_alone_that_it_is_told_of() {
    for (told, reached) in [(&["gamma"][..], "{gamma={mean=\"2m\"}}"), (&[], "{gamma={mean=\"1m\"}, mean=\"2m\"}")] {
        let log = Log::new();
        let mut root = parse(0, "a.gamma.mean = \"1m\"", &log).unwrap();
        let (place, value) = value_from_text("a.mean", "2m", &mut Sources::new(), &log).unwrap();
        assert!(set(&mut root, "a.mean", value, place, told, &log));
        assert_eq!(written(find(&root, "a").unwrap()), reached);
    }
}
