//! Several mistakes at once, and texts that are no scenarios at all.

use super::{loaded, said};
use crate::scenario::load;

#[test]
fn five_mistakes_that_have_nothing_to_do_with_each_other_are_all_told() {
    let text = r#"format = 1
currency = "hryvnia"
[calendar]
start = 2026-11-02
days = 0
[run]
confidence = 2
[contacts.sales]
arrivals.poisson = { per_hour = -1 }
talk_time = "3"
[contacts.support]
talk_time = "3m"
arrivals.poisson = { per_hour = 1 }
[groups.own]
skills = ["slaes", "sales"]
roster = { "25:00" = 4 }
[routing.sales]
split = { own = 0.5 }
"#;
    let said = said(&loaded(text, &[]));
    let lines: Vec<&str> = said.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["2", "5", "7", "9", "10", "15", "16", "18"], "{said:#?}");
}

#[test]
fn bytes_that_are_no_scenario_are_told_what_they_are() {
    for (bytes, word) in [
        (&b""[..], "empty"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"caf\xe9", "UTF-8"),
        (b"[[[", ""),
        (b"a = 1", "format"),
        (b"= = =\n", ""),
    ] {
        let loaded = load("shop.toml", bytes, &Vec::new(), &[]);
        assert!(loaded.experiment.is_none());
        let said = said(&loaded);
        assert!(said.iter().any(|line| line.contains(word)), "{said:#?}");
    }
}

#[test]
fn a_mistake_copied_by_like_is_told_once_where_it_is_written() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.again]\nlike = \"sales\"\n[contacts.sales]\narrivals.poisson = { per_hour = 1 }\n\
                talk_time = \"3x\"\n[groups.own]\nskills = [\"sales\", \"again\"]\nroster = 1\n";
    let said = said(&loaded(text, &[]));
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("9: contacts.sales.talk_time: "), "{said:#?}");
}

#[test]
fn a_change_from_the_command_line_is_checked_like_the_file() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.sales]\narrivals.poisson = { per_hour = 1 }\ntalk_time = \"3m\"\n\
                [groups.own]\nskills = [\"sales\"]\nroster = 1\n";
    let set = |value: &str| {
        load("shop.toml", text.as_bytes(), &Vec::new(), &[("groups.own.roster".to_owned(), value.to_owned())])
    };
    assert_eq!(set("5").experiment.unwrap().base.model.centre.groups[0].most_agents(), 5);
    let bad = set("-5");
    assert!(bad.experiment.is_none());
    assert!(
        bad.sources.locate(bad.problems[0].place).starts_with("--set"),
        "{:?}",
        bad.sources.locate(bad.problems[0].place)
    );
}

#[test]
fn an_option_without_a_provider_keeps_the_rest_in_order() {
    let text = r#"format = 1
[calendar]
start = 2026-11-02
days = 1
[contacts.sales]
arrivals.poisson = { per_hour = 1 }
talk_time = "3m"
[providers.shop]
kind = "in_house"
[providers.alfa]
kind = "outsourced"
[groups.own]
provider = "shop"
skills = ["sales"]
roster = 1
[groups.theirs]
provider = "alfa"
skills = ["sales"]
roster = 1
[routing.sales]
groups = ["own", "theirs"]
[options.own_only]
without = ["alfa"]
[options.both]
"#;
    let loaded = loaded(text, &[]);
    assert_eq!(said(&loaded), Vec::<String>::new());
    let options = loaded.experiment.unwrap().options;
    assert_eq!(options[0].1.model.centre.groups.len(), 1);
    assert_eq!(options[0].1.terms.len(), 1);
    assert_eq!(options[1].1.model.centre.groups.len(), 2);
}

#[test]
fn no_damage_to_a_file_brings_the_reader_down() {
    let good = include_bytes!("shop.toml");
    let odd: [&[u8]; 12] =
        [b"nan", b"-1", b"1e400", b"\"\"", b"[", b"}", b"\n", b"0", b"99999999999999999999", b"\xff", b"'", b"= "];
    let mut chance = crate::random::Luck::new(7, 0).stream("damage", crate::random::Purpose::Fate);
    for _ in 0..300 {
        let mut bytes = good.to_vec();
        for _ in 0..=chance.bits() % 3 {
            let at = (chance.bits() % bytes.len() as u64) as usize;
            let length = (chance.bits() % 9) as usize;
            let end = (at + length).min(bytes.len());
            let put = odd[(chance.bits() % 12) as usize];
            bytes.splice(at..end, put.iter().copied());
        }
        let loaded = load("shop.toml", &bytes, &Vec::new(), &[]);
        assert!(loaded.experiment.is_some() || !loaded.problems.is_empty());
        crate::document::render(&loaded.problems, &loaded.sources);
    }
}

#[test]
fn an_option_does_not_tell_again_what_is_wrong_in_the_file() {
    let text = r#"format = 1
[calendar]
start = 2026-11-02
days = 1
[contacts.sales]
arrivals.poisson = { per_hour = 1 }
talk_time = "3m"
[providers.shop]
kind = "in_house"
[providers.alfa]
kind = "outsourced"
[groups.own]
provider = "shop"
skills = ["sales"]
roster = 1
[groups.alfa_agents]
provider = "alfa"
skills = ["sales"]
roster = 1
[routing.sales]
overflow = [{ after = "30s", to = ["beta_agents"] }]
[options.own_only]
without = ["alfa"]
"#;
    let said = said(&loaded(text, &[]));
    assert_eq!(
        said,
        ["21: routing.sales.overflow[0].to[0]: there is no group \"beta_agents\"; did you mean \"alfa_agents\"?"]
    );
}
