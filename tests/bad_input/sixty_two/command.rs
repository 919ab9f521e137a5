//! Bad command lines, folders and results: numbers 57 to 62.

use std::path::Path;

use crate::sixty_two::Row;
use crate::{busyhour, code};

/// A sweep of four points.
const PLAN: &str = "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[axes]\n'contacts.calls.arrivals.poisson.per_hour' = [1, 2]\n";

/// Numbers 57 to 62.
pub fn rows() -> Vec<Row> {
    [options(), sweeps(), folders(), again(), results()].into_iter().flatten().collect()
}

fn run(number: u8, arguments: &[&str]) -> Row {
    Row::new(number, &arguments.join(" ")).asked(&[&["run", "shop.toml"], arguments].concat())
}

fn options() -> Vec<Row> {
    vec![
        run(57, &["--thread", "2"]),
        run(57, &["--threads", "0"]),
        run(57, &["--threads", "-1"]),
        run(57, &["--threads", "1000000000"]),
        run(57, &["--threads"]),
        run(57, &["--seed", "abc"]),
        run(57, &["--seed", "-1"]),
        Row::new(57, "rum").asked(&["rum", "shop.toml"]),
    ]
}

fn planned(number: u8, what: &str, plan: &str, more: &[&str]) -> Row {
    Row::new(number, what).file("plan.toml", plan).asked(&[&["sweep", "plan.toml", "--out", "out"], more].concat())
}

fn sweeps() -> Vec<Row> {
    let axis = |what: &str, axis: &str| planned(61, what, &PLAN.replace("[1, 2]", axis), &[]);
    vec![
        planned(58, "--shard 8/7", PLAN, &["--shard", "8/7"]),
        planned(58, "--shard 0/7", PLAN, &["--shard", "0/7"]),
        planned(58, "journals of two designs", PLAN, &[])
            .asked(&["sweep", "merge", "out"])
            .before(|folder| {
                swept(folder, &["--shard", "1/2"]);
                std::fs::rename(folder.join("out"), folder.join("one")).unwrap();
                std::fs::write(folder.join("plan.toml"), PLAN.replace("[1, 2]", "[1, 3]")).unwrap();
                swept(folder, &["--shard", "2/2"]);
                let journal = "shards/shard-00001-of-00002.journal";
                std::fs::copy(folder.join("one").join(journal), folder.join("out").join(journal)).unwrap();
            })
            .ends(5),
        planned(
            61,
            "a path that is not there",
            &PLAN.replace("contacts.calls.arrivals.poisson.per_hour", "contacts[3].per_hour"),
            &[],
        ),
        axis("an empty axis", "[]"),
        axis("10^9 points", "{ from = 1, to = 100, steps = 1000000000 }"),
        axis("a step of 0", "{ from = 1, to = 5, step = 0 }"),
        axis("a step of the wrong sign", "{ from = 1, to = 5, step = -1 }"),
    ]
}

/// Runs a sweep to its end.
fn swept(folder: &Path, more: &[&str]) {
    let output = busyhour(folder, &[&["sweep", "plan.toml", "--out", "out", "--quiet"], more].concat());
    assert_eq!(code(&output), 0, "{output:?}");
}

fn folders() -> Vec<Row> {
    let out = |what: &str, out: &str| run(59, &["--out", out]).named(what);
    vec![
        out("--out is a file", "file").before(|folder| std::fs::write(folder.join("file"), "x").unwrap()),
        out("--out holds somebody's files", "photos").before(|folder| {
            std::fs::create_dir(folder.join("photos")).unwrap();
            std::fs::write(folder.join("photos/cat.jpg"), "x").unwrap();
        }),
        out("--out holds results of another scenario", "kept").before(|folder| {
            std::fs::copy(folder.join("shop.toml"), folder.join("other.toml")).unwrap();
            let output = busyhour(folder, &["run", "other.toml", "--quiet", "--out", "kept"]);
            assert_eq!(code(&output), 0, "{output:?}");
        }),
        #[cfg(target_os = "linux")]
        out("--out where nothing can be written", "/proc/results").ends(3),
    ]
}

fn again() -> Vec<Row> {
    let changed = |what: &str, change: fn(&Path)| planned(60, what, PLAN, &[]).before(change).ends(5);
    vec![
        changed("a sweep goes on with another seed", |folder| {
            swept(folder, &[]);
            let plan = PLAN.replace("replications = 2", "replications = 2\nseed = 9");
            std::fs::write(folder.join("plan.toml"), plan).unwrap();
        }),
        changed("a sweep goes on with another scenario", |folder| {
            swept(folder, &[]);
            let text = std::fs::read_to_string(folder.join("shop.toml")).unwrap();
            std::fs::write(folder.join("shop.toml"), text.replace("\"3m\"", "\"4m\"")).unwrap();
        }),
        changed("a sweep goes on with another version", |folder| {
            swept(folder, &[]);
            let mark = folder.join("out/sweep.json");
            let text = std::fs::read_to_string(&mark).unwrap();
            let ours = format!("\"busyhour\": \"{}\"", env!("CARGO_PKG_VERSION"));
            assert!(text.contains(&ours), "{text}");
            std::fs::write(&mark, text.replace(&ours, "\"busyhour\": \"0.0.1-before\"")).unwrap();
        }),
    ]
}

fn results() -> Vec<Row> {
    vec![Row::new(62, "results of another format").ends(5).asked(&["report", "kept"]).before(|folder| {
        let output = busyhour(folder, &["run", "shop.toml", "--quiet", "--out", "kept"]);
        assert_eq!(code(&output), 0, "{output:?}");
        let file = folder.join("kept/results.json");
        let text = std::fs::read_to_string(&file).unwrap();
        let (before, after) = text.split_once("\"schema\": ").unwrap();
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        std::fs::write(&file, format!("{before}\"schema\": 999{rest}")).unwrap();
    })]
}
