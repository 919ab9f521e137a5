//! `THIRD-PARTY.md`: every crate and asset with its licence.

use std::fmt::Write;

use crate::crates::Crate;
use crate::embedded::ASSETS;

/// The page, from the folder of the project.
pub const PAGE: &str = "THIRD-PARTY.md";

const HEAD: &str = "# What others made

For whoever passes the program on. `busyhour` is under the MIT licence ([LICENSE](LICENSE)). What is in it and was made by others is
listed here; the texts of the licences are in [THIRD-PARTY.txt](THIRD-PARTY.txt), and the program itself prints them:
`busyhour licences`. This page is written by `cargo run --example licences`; `tests/licences.rs` holds it to `Cargo.lock`
and to the licences that [deny.toml](deny.toml) allows.
";

pub fn of(crates: &[Crate]) -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n## Assets in the program\n\n| what | licence | in | text |\n|---|---|---|---|\n");
    for one in ASSETS {
        let _ = writeln!(page, "| {} | {} | {} | [{}]({}) |", one.name, one.licence, one.within, one.text, one.text);
    }
    let (inside, outside): (Vec<_>, Vec<_>) = crates.iter().partition(|one| one.in_program);
    table(&mut page, "Crates in the program", "On one platform or another; no build has all of them.", &inside);
    let why = "Macros, what builds and tests it, and the solver HiGHS, which only the feature `highs` links.";
    table(&mut page, "Crates that are not in the program as it is built", why, &outside);
    page
}

fn table(page: &mut String, heading: &str, why: &str, crates: &[&Crate]) {
    let _ = writeln!(
        page,
        "\n## {heading}\n\n{why} {} crates:\n\n| crate | version | licence |\n|---|---|---|",
        crates.len()
    );
    for one in crates {
        let _ = writeln!(page, "| {} | {} | {} |", one.name, one.version, one.licence);
    }
}
