//! Plans before anything runs: shown with what they would take, or refused with line and hint.

use crate::GRID;
use crate::folder::Sweep;

#[test]
fn wrong_plans_are_refused_with_line_and_hint_and_nothing_is_written() {
    let axes = |axes: &str| format!("format = 1\nscenario = 'shop.toml'\n[axes]\n{axes}\n");
    let roster = "'groups.own.roster' = [1, 2]";
    let cases: Vec<(String, &str)> = vec![
        (String::new(), "the file is empty"),
        ("format = 1\n[axes]\n'groups.own.roster' = [1, 2]\n".to_owned(), "scenario"),
        (
            "format = 1\nscenario = 'nowhere.toml'\n[axes]\n'groups.own.roster' = [1, 2]\n".to_owned(),
            "nowhere.toml: no such file",
        ),
        (
            "format = 1\nscenario = '/etc/passwd'\n[axes]\n'groups.own.roster' = [1, 2]\n".to_owned(),
            "relative to the plan",
        ),
        (axes(""), "1 to 128 axes"),
        (axes("'groups.own.roster' = 4"), "plan.toml:4:"),
        (axes("'groups.own.roster' = [4]"), "2 to"),
        (axes("'groups.own.roster' = [4, 4]"), "twice"),
        (axes("'groups.owm.roster' = [1, 2]"), "did you mean"),
        (axes("'contacts[3].talk_time' = ['1m', '2m']"), "plan.toml:4:1"),
        (axes("'groups.own.roster' = { from = 1, to = 5 }"), "steps"),
        (axes("'groups.own.roster' = { from = 5, to = 1, steps = 3 }"), "`from` must be below `to`"),
        (axes("'groups.own.roster' = { from = 1, to = 5, steps = 0 }"), "steps"),
        (axes("'groups.own.roster' = { from = 1, to = 5, step = 2 }"), "did you mean \"steps\"?"),
        (axes("'groups.own.roster' = { from = 0, to = 5, steps = 3, scale = 'log' }"), "above 0"),
        (axes("'run.replications' = [1, 2]"), "the same at every point"),
        (axes("'groups.own.roster' = [1, -2]"), "does not take -2"),
        (axes(&format!("{roster}\n'groups.own' = [1, 2]")), "on one axis alone"),
        (
            axes(
                "'contacts.calls.patience' = ['1m', '2m']\n'contacts.calls.arrivals.poisson.per_hour' = { from = 1, to = 1000, steps = 1000000 }",
            ),
            "at most 1000000",
        ),
        (format!("format = 1\nscenario = 'shop.toml'\noptions = ['owm']\n[axes]\n{roster}\n"), "did you mean \"own\"?"),
        (axes("'groups.alfa.roster' = [1, 2]"), "option \"vendor\" sets groups.alfa.roster"),
        (
            format!("format = 1\nscenario = 'shop.toml'\n[design]\nkind = 'sobl'\n[axes]\n{roster}\n"),
            "did you mean \"sobol\"?",
        ),
        (
            format!(
                "format = 1\nscenario = 'shop.toml'\n[output]\nresponse = ['cost_uah', 'contacts.calls.asa_s']\n[axes]\n{roster}\n"
            ),
            "\"contacts.calls.asa_s\": is a column of the tables; did you mean \"contacts.calls.asa\"?",
        ),
        (
            format!("format = 1\nscenario = 'shop.toml'\n[design]\nkind = 'saltelli'\nrows = 12\n[axes]\n{roster}\n"),
            "power of two",
        ),
        (
            format!(
                "format = 1\nscenario = 'shop.toml'\n[output]\nresponse = ['total.servce_level']\n[axes]\n{roster}\n"
            ),
            "did you mean \"service_level\"?",
        ),
        (
            format!(
                "format = 1\nscenario = 'shop.toml'\nreplications = 3\nprecision = {{ of = 'total.asa', half_width = 1 }}\n[axes]\n{roster}\n"
            ),
            "exclude each other",
        ),
        (
            format!(
                "format = 1\nscenario = 'shop.toml'\nprecision = {{ of = 'total.asaa', half_width = 1 }}\n[axes]\n{roster}\n"
            ),
            "did you mean \"asa\"?",
        ),
    ];
    for (plan, expected) in cases {
        let sweep = Sweep::new(&plan);
        for told in [sweep.run(&[]).fails(2), sweep.plan().fails(2)] {
            assert!(told.contains(expected), "{plan}\n{told}");
        }
        assert!(!sweep.out().exists(), "{plan}");
    }
}

#[test]
fn a_design_of_an_unknown_kind_is_one_problem() {
    let sweep = Sweep::new(
        "format = 1\nscenario = 'shop.toml'\n[design]\nkind = 'lhs'\npoints = 100\nrows = 8\nseed = 3\n[axes]\n\
         'groups.own.roster' = { from = 3, to = 9, whole = true }\n\
         'contacts.calls.arrivals.poisson.per_hour' = { from = 20, to = 40 }\n\
         'contacts.calls.talk_time' = { from = '2m', to = '4m', steps = 3 }\n",
    );
    let told = sweep.plan().fails(2);
    assert!(told.contains("plan.toml:4:8: design.kind: ") && told.contains("1 problem in plan.toml"), "{told}");
}

#[test]
fn a_column_of_the_tables_is_known_as_the_figure_that_it_shows() {
    let sweep = Sweep::new(
        "format = 1\nscenario = 'shop.toml'\n[output]\nresponse = ['cost_uah']\n[axes]\n'groups.own.roster' = [1, 2]\n",
    );
    let told = sweep.plan().fails(2);
    assert!(told.contains("\"cost_uah\": is a column of the tables; did you mean \"total.cost\"?"), "{told}");
}

#[test]
fn shards_that_are_none_are_refused() {
    let sweep = Sweep::new(GRID);
    for (shard, expected) in [
        ("8/7", "numbered 1 to 7"),
        ("0/7", "numbered 1 to 7"),
        ("1", "write 3/8"),
        ("auto", "--shards N"),
        ("1/0", "1 to"),
    ] {
        assert!(sweep.run(&["--shard", shard]).fails(2).contains(expected), "{shard}");
    }
    assert!(!sweep.out().exists());
}

#[test]
fn a_plan_is_shown_before_anything_runs() {
    let sweep = Sweep::new(GRID);
    let told = sweep.plan().succeeds();
    for expected in
        ["10 points, 2 options, 3 replications of each", "point 0: ", "point 9: ", "of journals and", "on one thread"]
    {
        assert!(told.contains(expected), "{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    assert!(!sweep.out().exists());
}

#[test]
fn what_a_plan_names_and_is_not_there_is_told_where_the_plan_names_it() {
    let rest = "[axes]\n'groups.own.roster' = [1, 2]\n";
    let plan = |line: &str| format!("format = 1\nscenario = 'shop.toml'\n{line}\n{rest}");
    let cases = [
        (format!("format = 1\nscenario = 'shp.toml'\n{rest}"), "plan.toml:2:12", "shp.toml: no such file"),
        (format!("format = 1\nscenario = \"a\\nb\"\n{rest}"), "plan.toml:2:12", "no file name relative to the plan"),
        (format!("format = 1\nscenario = ''\n{rest}"), "plan.toml:2:12", "text that is not empty"),
        (plan("options = ['own', 'vendr']"), "plan.toml:3:19", "did you mean \"vendor\"?"),
        (plan("precision = { of = 'total.asaa', half_width = 1 }"), "plan.toml:3:20", "did you mean \"asa\"?"),
        (
            plan("output.response = [\n  'total.asa',\n  'contacts.mials.offered',\n]"),
            "plan.toml:5:3",
            "did you mean \"mails\"?",
        ),
    ];
    for (plan, place, expected) in cases {
        let told = Sweep::new(&plan).plan().fails(2);
        assert!(told.contains(place) && told.contains(expected), "{plan}\n{told}");
    }
    // All of them at once.
    let told =
        Sweep::new(&plan("precision = { of = 'x', half_width = 1 }\noutput.response = ['y', 'z']")).run(&[]).fails(2);
    for place in ["plan.toml:3:20", "plan.toml:4:20", "plan.toml:4:25"] {
        assert!(told.contains(place), "{told}");
    }
}

#[test]
fn points_that_are_too_few_for_what_is_told_of_them_are_warned_of() {
    let plan = |design: &str| {
        format!(
            "format = 1\nscenario = 'shop.toml'\nreplications = 1\noptions = ['own']\n[design]\n{design}\n[axes]\n\
             'contacts.calls.arrivals.poisson.per_hour' = {{ from = 20, to = 40 }}\n'groups.own.roster' = {{ from = 1, to = 4 }}\n"
        )
    };
    for (design, expected) in [
        // An interval at 95 % of 2 * 1.96 * sqrt(1.25 / 64).
        ("kind = 'saltelli'\nrows = 64", "about 55 points wide\n  take 128 rows or more"),
        ("kind = 'latin_hypercube'\npoints = 31", "take 32 points or more"),
        ("kind = 'sobol'\npoints = 31", "take 32 points or more"),
    ] {
        let sweep = Sweep::new(&plan(design));
        for told in [sweep.plan().succeeds(), sweep.run(&[]).succeeds()] {
            assert!(told.contains("warning: ") && told.contains(expected), "{design}: {told}");
            assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
        }
        assert!(!sweep.run(&["--quiet"]).succeeds().contains("warning"), "{design}");
    }
    for design in
        ["kind = 'saltelli'\nrows = 128", "kind = 'latin_hypercube'\npoints = 32", "kind = 'sobol'\npoints = 32"]
    {
        let told = Sweep::new(&plan(design)).plan().succeeds();
        assert!(!told.contains("warning"), "{design}: {told}");
    }
}
