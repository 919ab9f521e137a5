//! The steady gate: instructions for a contact, counted by callgrind, against what is written in `instructions.csv`.
//!
//! `cargo bench --bench instructions` fails where a scene takes more than the allowance above what is written;
//! `-- --record` writes what is counted now; `-- --functions day` shows where the instructions of a scene go. Engine and
//! measures, one replication, after another one has warmed the memory. Without valgrind at hand it says "skipped".

#![allow(clippy::panic, clippy::print_stdout)]

mod scenes;

use std::process::{Command, ExitCode};

use busyhour::engine::{Plan, Simulation};
use busyhour::measures::Tally;
use busyhour::random::Luck;
use busyhour::units::Span;

use scenes::{Scene, day, erlang_a, features, policies};

/// A scene may take so much more than is written.
const ALLOWANCE: f64 = 0.05;
/// What is written.
const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.csv");
/// What is counted is this function and all that it calls.
const COUNTED: &str = "*instructions::counted*";

/// A scene's name, and what makes it.
type Named = (&'static str, fn() -> Scene);

/// The scenes of the gate.
const SCENES: &[Named] = &[
    ("erlang_a_10", || erlang_a(10, 20_000.0)),
    ("erlang_a_100", || erlang_a(100, 20_000.0)),
    ("erlang_a_1000", || erlang_a(1000, 20_000.0)),
    ("day", day),
    ("redials", features::redials),
    ("trunks", features::trunks),
    ("overflow_after", features::overflow_after),
    ("robot", features::robot),
    ("virtual_hold", features::virtual_hold),
    ("dialer", features::dialer),
    ("adaptive", policies::adaptive),
    ("interrupts", policies::interrupts),
    ("chats", policies::chats),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["--scene", name] = words[..] {
        run(name);
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped: no valgrind at hand");
        return ExitCode::SUCCESS;
    }
    match words[..] {
        ["--functions", name] => functions(name),
        ["--record"] => record(),
        [] => check(),
        _ => panic!("expected nothing, --record or --functions SCENE"),
    }
}

fn scene(name: &str) -> Scene {
    match SCENES.iter().find(|(known, _)| *known == name) {
        Some((_, make)) => make(),
        None => panic!("there is no scene {name}"),
    }
}

/// Two replications, of which the second is counted.
fn run(name: &str) {
    let scene = scene(name);
    let model = &scene.scenario.model;
    let plan = Plan::new(model);
    let mut simulation = Simulation::new(&plan, Tally::new(model, Span::ZERO));
    simulation.run(Luck::new(1, 1));
    counted(&mut simulation);
}

#[inline(never)]
fn counted(simulation: &mut Simulation<'_, Tally>) {
    simulation.recorder().reset();
    simulation.run(Luck::new(1, 2));
}

/// Runs a scene under callgrind and returns the text of what it counted.
fn callgrind(name: &str) -> String {
    let out = std::env::temp_dir().join(format!("busyhour-{}-{name}.callgrind", std::process::id()));
    let own = std::env::current_exe().unwrap_or_else(|why| panic!("{why}"));
    let ran = Command::new("valgrind")
        .args(["--tool=callgrind", &format!("--callgrind-out-file={}", out.display())])
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(own)
        .args(["--scene", name])
        .output();
    let text = std::fs::read_to_string(&out).unwrap_or_else(|why| panic!("{name}: {why}: {ran:?}"));
    // Left behind it does no harm.
    let _ = std::fs::remove_file(&out);
    text
}

/// Instructions for a contact.
fn count(name: &str) -> f64 {
    let text = callgrind(name);
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ").or(line.strip_prefix("summary: ")));
    let total: f64 = total.and_then(|total| total.trim().parse().ok()).unwrap_or(0.0);
    assert!(total > 0.0, "{name}: nothing was counted");
    total / scene(name).contacts
}

fn check() -> ExitCode {
    let written = std::fs::read_to_string(WRITTEN).unwrap_or_default();
    let known =
        |name: &str| written.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(',')?.parse::<f64>().ok());
    println!("| instructions for a contact | counted | written | change |\n|---|---|---|---|");
    let (mut dearer, mut cheaper) = (Vec::new(), Vec::<&str>::new());
    for (name, _) in SCENES {
        let counted = count(name);
        let Some(known) = known(name) else {
            println!("| {name} | {counted:.1} | - | - |");
            dearer.push(format!("{name}: nothing is written; record it"));
            continue;
        };
        let change = counted / known - 1.0;
        println!("| {name} | {counted:.1} | {known:.1} | {:+.1} % |", 100.0 * change);
        if change > ALLOWANCE {
            dearer.push(format!("{name}: {:.1} % more instructions than written", 100.0 * change));
        }
        if change < -ALLOWANCE {
            cheaper.push(*name);
        }
    }
    if !cheaper.is_empty() {
        println!("\nfewer than written, `-- --record` keeps the gain: {}", cheaper.join(", "));
    }
    if dearer.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nmore than the allowance of {:.0} %:\n{}", 100.0 * ALLOWANCE, dearer.join("\n"));
    ExitCode::FAILURE
}

fn record() -> ExitCode {
    let mut text = "scene,instructions_per_contact\n".to_owned();
    for (name, _) in SCENES {
        text += &format!("{name},{:.1}\n", count(name));
    }
    assert!(std::fs::write(WRITTEN, &text).is_ok(), "{WRITTEN} cannot be written");
    println!("{text}");
    ExitCode::SUCCESS
}

/// The functions that take most instructions, by themselves.
fn functions(name: &str) -> ExitCode {
    let path = std::env::temp_dir().join(format!("busyhour-{}-{name}.functions", std::process::id()));
    let written = std::fs::write(&path, callgrind(name));
    let shown = Command::new("callgrind_annotate").args(["--auto=no", "--threshold=97"]).arg(&path).output();
    let _ = std::fs::remove_file(&path);
    match (written, shown) {
        (Ok(()), Ok(shown)) => println!("{}", String::from_utf8_lossy(&shown.stdout)),
        other => panic!("{other:?}"),
    }
    ExitCode::SUCCESS
}
