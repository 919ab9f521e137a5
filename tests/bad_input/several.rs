//! Several mistakes in one file are told at once.

use crate::{GOOD, busyhour, code, folder, names, said};

/// Mistakes that do not touch each other: what stands in the good text, what stands there instead, and its line.
const MISTAKES: [(&str, &str, usize); 13] = [
    ("days = 2", "days = 0", 5),
    ("open = \"08:00-20:00\"", "open = \"08:00-25:00\"", 6),
    ("replications = 2", "replications = \"2\"", 8),
    ("per_hour = 10", "per_hour = nan", 10),
    ("talk_time.exponential", "talk_time.exponental", 11),
    ("patience.exponential", "patiense.exponential", 12),
    ("\"outsourced\"", "\"outsorced\"", 14),
    ("price = 10.5", "price = -1", 16),
    ("provider = \"alfa\"", "provider = \"alpha\"", 18),
    ("[\"calls\"]", "[\"calls\", \"cals\"]", 19),
    ("roster = 2", "roster = 2.5", 20),
    ("start = 2026-11-02", "start = \"2026-11-02\"", 4),
    ("currency = \"UAH\"", "currency = \"\"", 2),
];

#[test]
fn five_mistakes_in_one_file_are_five_problems_with_their_lines() {
    for file in 0..10 {
        let mut text = GOOD.to_owned();
        let mut lines = Vec::new();
        let chosen = (0..5).map(|step| MISTAKES[(file + step * 2) % 12]);
        for (from, to, line) in chosen {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
            lines.push(line);
        }
        lines.sort_unstable();
        let folder = folder(&text);
        let output = busyhour(folder.path(), &["run", "shop.toml"]);
        assert_eq!(code(&output), 2);
        let said = said(&output);
        for line in &lines {
            assert!(said.contains(&format!("shop.toml:{line}:")), "line {line} of {lines:?} is missing:\n{said}");
        }
        let told = said.lines().filter(|line| line.starts_with("shop.toml:") && !line.contains("warning")).count();
        assert_eq!(told, 5, "{lines:?}\n{said}");
        assert!(said.trim_end().ends_with("5 problems in shop.toml"), "{said}");
        assert_eq!(names(folder.path()), ["shop.toml"]);
    }
}
