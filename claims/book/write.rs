//! The page.
//!
//! In: claims and what came of them. Out: markdown.

use super::verdict::{Case, Found, Holds, Verdict};
use super::{Claim, Runs, Tested, words};

const HEAD: &str = "# What is claimed of contact centres, put to the test

For shop owners and sceptics: what trade pages say about answering the phone, and whether it is so.

Trade pages and a forum of shop owners say many things about answering the phone: when to hire a call centre, what it costs, what its
reports hide. This page puts each of them to the test. For every claim that is tested there is a scenario in [scenarios/claims](../scenarios/claims): open it,
put your own numbers in, and ask again with `busyhour compare`.

A verdict is derived from the figures by rule. **Reproduced**: the claim holds in every situation that was tried. **Refuted**: in none.
**Depends**: in some, and the entry says in which. The figures are those of one simulated shop, whose prices and habits are assumptions;
what they were is said each time. In brackets behind a figure stands where it lies with 99.9 % confidence, as far as luck goes: wrong
assumptions are not in it.

How the situations came about: we chose them to find where a claim holds and where it does not, some of them after a look at first
results. **Depends** so means that we found both; it does not say how common each is, and your shop may be like one of them or like
none. **Reproduced** and **refuted** mean that among those we tried there was no other. Where an entry says what something is taken to
be, the threshold is ours.

This page is written by `cargo run --release --example claims`; nothing on it is typed by hand.
";

/// The page behind it in the book.
const NEXT: &str = "\nNext: [Speed](performance.md)\n";

/// The whole page.
///
/// # Errors
/// A sentence names a path that the scenario does not have.
pub fn page(tested: &[Tested]) -> Result<String, String> {
    let mut page = HEAD.to_owned();
    page.push_str("\n| | claim | verdict |\n|---|---|---|\n");
    for (claim, _, found) in tested {
        page.push_str(&format!("| [C{0}](#c{0}) | {1} | {2} |\n", claim.number, claim.claim, short(found)));
    }
    for tested in tested {
        page.push('\n');
        page.push_str(&entry(tested)?);
    }
    page.push_str(NEXT);
    Ok(page)
}

/// The entry of a claim.
///
/// # Errors
/// See [`page`].
pub fn entry((claim, runs, found): &Tested) -> Result<String, String> {
    let Claim { number, claim: says, sources, test } = claim;
    let sources: Vec<&str> = sources.iter().map(|source| source.title()).collect();
    let mut entry = format!("<a id=\"c{number}\"></a>\n\n## C{number}\n**{says}** ({})\n\n", sources.join("; "));
    entry.push_str(&tried(runs, found, test.assumed)?);
    Ok(entry)
}

fn tried(runs: &Runs, found: &Found, assumed: &str) -> Result<String, String> {
    let mut text =
        format!("**{}**\n\n*Assumed.* {}\n\n*What came out.*\n", long(found), words::filled(assumed, &runs.file)?);
    for case in &found.cases {
        let holds = match case.holds {
            Holds::Yes => "holds",
            Holds::No => "does not hold",
            Holds::Unsure => "undecided",
        };
        text.push_str(&format!("- {}: {}; {holds}\n", capital(case.when), case.told));
    }
    for remark in &found.remarks {
        text.push_str(&format!("- {remark}\n"));
    }
    let name = &runs.name;
    text.push_str(&format!("\n[{name}.toml](../scenarios/claims/{name}.toml), {} replications\n", runs.replications));
    Ok(text)
}

/// The verdict in a sentence, with the figures that decide.
fn long(found: &Found) -> String {
    let first = |holds: Holds| {
        let mut cases = found.cases.iter().filter(move |case| case.holds == holds);
        cases.next().map_or(String::new(), |case| format!("{}: {}", case.when, case.told))
    };
    let all = |holds: Holds| first(holds).replacen(": ", ", ", 1);
    match found.verdict() {
        Verdict::Reproduced => format!("Reproduced: {}.", all(Holds::Yes)),
        Verdict::Refuted => format!("Refuted: {}.", all(Holds::No)),
        Verdict::Undecided => format!("Undecided: {}.", all(Holds::Unsure)),
        Verdict::Depends => format!(
            "Depends on {}. It holds {}. It does not hold {}.",
            found.depends_on,
            first(Holds::Yes),
            first(Holds::No)
        ),
    }
}

fn short(found: &Found) -> String {
    match found.verdict() {
        Verdict::Reproduced => "reproduced".to_owned(),
        Verdict::Refuted => "refuted".to_owned(),
        Verdict::Undecided => "undecided".to_owned(),
        Verdict::Depends => format!("depends on {}", found.depends_on),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
