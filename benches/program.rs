//! The program as a user starts it: time to the end, CPU time, peak of memory, of whole processes on two threads.
//!
//! `cargo bench --bench program` prints a table; `-- 9` takes nine rounds of what is short. Needs Linux, whose kernel tells the
//! peak. Wall-clock times mean something on a quiet machine only.

#![allow(clippy::panic, clippy::print_stdout, clippy::disallowed_methods)]

mod scenes;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What is started. Words with `{out}` in them name the folder for results, `{many}` the scenario of many types.
struct Row {
    name: &'static str,
    arguments: &'static str,
    /// Many rounds take no time.
    short: bool,
}

const ROWS: &[Row] = &[
    Row {
        name: "two replications, JSON",
        arguments: "run scenarios/one_queue.toml --replications 2 --json",
        short: true,
    },
    Row {
        name: "the same to files, without figures",
        arguments: "run scenarios/one_queue.toml --replications 2 --no-figures --out {out}",
        short: true,
    },
    Row {
        name: "the same with figures",
        arguments: "run scenarios/one_queue.toml --replications 2 --out {out}",
        short: true,
    },
    Row { name: "1,000 types and 1,000 groups checked", arguments: "check {many}", short: true },
    Row {
        name: "a year of 300 calls a day × 200, all files and figures",
        arguments: "run benches/scenes/year.toml --out {out}",
        short: false,
    },
    Row {
        name: "a year of 5-minute intervals × 10, all files",
        arguments: "run benches/scenes/five_minutes.toml --out {out}",
        short: false,
    },
    Row {
        name: "the day × 100 (10^6 contacts) to files, without figures",
        arguments: "run benches/scenes/day.toml --replications 100 --no-figures --out {out}",
        short: false,
    },
    Row {
        name: "the same, every contact traced",
        arguments: "run benches/scenes/day.toml --replications 100 --no-figures --trace 100 --out {out}",
        short: false,
    },
    Row {
        name: "the day × 100, JSON",
        arguments: "run benches/scenes/day.toml --replications 100 --json",
        short: false,
    },
    Row {
        name: "the day × 10,000 (10^8 contacts), JSON",
        arguments: "run benches/scenes/day.toml --replications 10000 --json",
        short: false,
    },
    Row {
        name: "the same, all files and figures",
        arguments: "run benches/scenes/day.toml --replications 10000 --out {out}",
        short: false,
    },
];

/// What one process took.
#[derive(Clone, Copy)]
struct Taken {
    wall: Duration,
    /// The kernel counts it in hundredths of a second.
    cpu: f64,
    peak: u64,
}

const MEBIBYTE: f64 = (1u64 << 20) as f64;

fn main() {
    let rounds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(15);
    let Ok(folder) = tempfile::tempdir() else { panic!("no folder for results") };
    let many = folder.path().join("many.toml");
    assert!(std::fs::write(&many, scenes::growth::many_text(1000)).is_ok(), "{} cannot be written", many.display());
    let out = folder.path().join("out");
    println!("| two threads | wall, s | CPU, s | peak, MiB |\n|---|---|---|---|");
    for row in ROWS {
        let words = row.arguments.split(' ').map(|word| match word {
            "{out}" => out.display().to_string(),
            "{many}" => many.display().to_string(),
            other => other.to_owned(),
        });
        let mut words: Vec<String> = words.collect();
        if words[0] == "run" {
            words.extend(["--threads", "2", "--quiet"].map(str::to_owned));
        }
        let mut taken: Vec<Taken> = (0..if row.short { rounds } else { 1 }).map(|_| run(&words)).collect();
        taken.sort_by_key(|taken| taken.wall);
        let Taken { wall, cpu, .. } = taken[taken.len() / 2];
        let peak = taken.iter().map(|taken| taken.peak).max().unwrap_or_default();
        let cpu = if row.short { "-".to_owned() } else { format!("{cpu:.2}") };
        println!("| {} | {:.4} | {cpu} | {:.1} |", row.name, wall.as_secs_f64(), peak as f64 / MEBIBYTE);
        let size = std::fs::metadata(out.join("contacts.parquet")).map_or(0, |file| file.len());
        if size > 0 {
            println!("| contacts.parquet: {size} bytes | | | |");
        }
        let _ = std::fs::remove_dir_all(&out);
    }
}

/// Runs the program to its end.
fn run(words: &[String]) -> Taken {
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).stdout(Stdio::null());
    let began = Instant::now();
    let Ok(mut child) = program.spawn() else { panic!("the program cannot be started") };
    let process = format!("/proc/{}", child.id());
    let mut peak = 0;
    // Until it has ended: what it took can be read as long as nobody has asked how it ended.
    let wall = loop {
        let status = std::fs::read_to_string(Path::new(&process).join("status")).unwrap_or_default();
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        peak = kilobytes.and_then(|number| number.parse::<u64>().ok()).map_or(peak, |number| number * 1024);
        if status.is_empty() || status.lines().any(|line| line.starts_with("State:\tZ")) {
            break began.elapsed();
        }
        std::thread::sleep(Duration::from_micros(200));
    };
    let stat = std::fs::read_to_string(Path::new(&process).join("stat")).unwrap_or_default();
    // After the name in brackets: user and system time are the 12th and 13th.
    let numbers = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let cpu = numbers.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0;
    assert!(child.wait().is_ok_and(|ended| ended.success()), "{words:?} failed");
    Taken { wall, cpu, peak }
}
