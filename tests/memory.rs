//! Memory does not grow with replications or contacts: the peak of whole processes, where the system tells it (Linux).
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const MIB: u64 = 1 << 20;

/// A small day on which two groups share two types, with a bill by the minute.
const DAY: &str = r#"
format = 1
currency = "EUR"
[calendar]
start = 2026-11-02
days = 1
open = "08:00-20:00"
[contacts.a]
arrivals.poisson = { per_hour = 60 }
talk_time.exponential = { mean = "3m" }
patience.exponential = { mean = "2m" }
[contacts.b]
like = "a"
arrivals.poisson = { per_hour = 30 }
[groups.own]
provider = "shop"
skills = ["a", "b"]
roster = 3
[groups.others]
provider = "vendor"
skills = ["b"]
roster = 2
[providers.shop]
kind = "in_house"
costs.wage_per_hour = 8
[providers.vendor]
kind = "outsourced"
[[providers.vendor.contract.per_minute]]
price = 0.5
"#;

/// Peak resident bytes of `busyhour run` on two threads; none where the system does not tell.
fn peak(scenario: &Path, arguments: &[&str]) -> Option<u64> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.arg("run").arg(scenario).args(["--json", "--quiet", "--threads", "2"]).args(arguments);
    let mut child = program.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = None;
    loop {
        // The kernel keeps the peak: the last reading before the end has it but for the last millisecond.
        let read = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = read.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(peak.map(|kilobytes: u64| kilobytes * 1024));
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success(), "{ended}");
            return most;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn forty_times_the_replications_take_at_most_two_megabytes_more() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("day.toml");
    std::fs::write(&scenario, DAY).unwrap();
    let few = peak(&scenario, &["--replications", "50"]);
    let many = peak(&scenario, &["--replications", "2000"]);
    let (Some(few), Some(many)) = (few, many) else {
        eprintln!("skipped: this system does not tell the peak of memory");
        return;
    };
    assert!(many < few + 2 * MIB, "{few} bytes with 50 replications, {many} with 2000");
}

#[test]
fn a_hundred_times_the_contacts_of_a_replication_take_at_most_two_megabytes_more() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("day.toml");
    std::fs::write(&scenario, DAY).unwrap();
    let large = ["--set", "contacts.a.arrivals.poisson.per_hour=6000", "--set", "groups.own.roster=300"];
    // So many that the run is not over before its peak has been read.
    let few = peak(&scenario, &["--replications", "800"]);
    let many = peak(&scenario, &[&["--replications", "8"][..], &large].concat());
    let (Some(few), Some(many)) = (few, many) else {
        eprintln!("skipped: this system does not tell the peak of memory");
        return;
    };
    assert!(many < few + 2 * MIB, "{few} bytes with few contacts, {many} with a hundred times as many");
}

#[test]
#[ignore = "a hundred million contacts: cargo test --release --test memory -- --ignored"]
fn ten_thousand_replications_of_the_benchmark_day_stay_within_32_megabytes() {
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/scenes/day.toml");
    if !scenario.is_file() {
        eprintln!("skipped: {} is not there", scenario.display());
        return;
    }
    let million = peak(&scenario, &["--replications", "100"]);
    let hundred_million = peak(&scenario, &["--replications", "10000"]);
    let (Some(million), Some(hundred_million)) = (million, hundred_million) else { return };
    eprintln!("peak: {million} bytes for a million contacts, {hundred_million} for a hundred million");
    assert!(hundred_million <= 32 * MIB, "{hundred_million} bytes");
    assert!(hundred_million <= million + 16 * MIB, "{million} bytes for a million, {hundred_million} for a hundred");
}
