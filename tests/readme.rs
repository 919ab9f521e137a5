//! What the pages tell people to type and to open is there and works.

#![allow(clippy::unwrap_used, clippy::panic)]

mod pages;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pages::{blocks, links, pages, root};

/// The commands in the ```sh blocks of a page, one a line, comments and continuations resolved.
fn commands(page: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in blocks(page).into_iter().filter(|block| block.info == "sh") {
        for line in block.text.replace("\\\n", " ").lines() {
            let line = line.split(" #").next().unwrap().trim();
            if !line.is_empty() && !line.starts_with('#') {
                commands.push(line.to_owned());
            }
        }
    }
    commands
}

/// The words of a command, quotes respected.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in command.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            (' ', None) => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            (c, _) => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[test]
fn the_commands_of_the_readme_work() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let commands = commands(&page);
    assert!(commands.len() >= 2, "the README has {} commands", commands.len());
    assert!(commands.iter().any(|command| command.starts_with("cargo run --release -- ")));
    assert!(commands.iter().any(|command| command == "cargo test --release"));
    let out = tempfile::tempdir().unwrap();
    for (number, command) in commands.iter().enumerate() {
        let arguments = match command.strip_prefix("cargo run --release -- ") {
            Some(arguments) => arguments,
            None => {
                match command.strip_prefix("busyhour ").or_else(|| command.strip_prefix("target/release/busyhour ")) {
                    Some(arguments) => arguments,
                    None => {
                        assert_eq!(command, "cargo test --release", "a command that no test knows how to run");
                        continue;
                    }
                }
            }
        };
        let mut arguments = words(arguments);
        if ["run", "compare"].contains(&arguments[0].as_str()) {
            // The command as it is, but for where it writes and how long it takes.
            arguments.extend(["--out".to_owned(), out.path().join(number.to_string()).display().to_string()]);
            // A race asks for a first stage of ten.
            let short: &[&str] = match arguments.iter().any(|argument| argument == "--until-sure") {
                true => &["--replications", "10", "--at-most", "12"],
                false => &["--replications", "3"],
            };
            arguments.extend(short.iter().map(|argument| (*argument).to_owned()));
        }
        if arguments[0] == "report" {
            continue; // draws what an earlier command has left in `output`
        }
        let done = Command::new(env!("CARGO_BIN_EXE_busyhour")).args(&arguments).current_dir(root()).output().unwrap();
        assert!(done.status.success(), "{command}\n{}", String::from_utf8_lossy(&done.stderr));
        assert!(!done.stdout.is_empty(), "{command} said nothing");
    }
}

#[test]
fn links_lead_to_files_that_are_there() {
    let mut wrong = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in links(&text) {
            let file = target.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            if !page.parent().unwrap().join(file).exists() {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn scenario_text_in_the_pages_is_read_without_problems() {
    // A block that is a whole scenario says so by its first line.
    let mut read = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for block in blocks(&text) {
            if block.info != "toml" || !block.text.starts_with("format = 1") {
                continue;
            }
            let files: Vec<(&str, &str)> = Vec::new();
            let loaded = busyhour::scenario::load("page.toml", block.text.as_bytes(), &files, &[]);
            let told = busyhour::document::render(&loaded.problems, &loaded.sources);
            assert!(loaded.problems.is_empty(), "{}:\n{told}", page.display());
            read += 1;
        }
    }
    assert!(read >= 2, "{read} whole scenarios in the pages");
}

#[test]
fn every_shipped_scenario_stands_in_the_list_to_start_from() {
    let page = fs::read_to_string(root().join("scenarios/README.md")).unwrap();
    let entries = fs::read_dir(root().join("scenarios")).unwrap().map(|entry| entry.unwrap().path());
    for scenario in entries.filter(|path| path.extension().is_some_and(|ext| ext == "toml")) {
        let name = scenario.file_name().unwrap().to_str().unwrap();
        assert!(page.contains(&format!("({name})")), "scenarios/README.md lacks {name}");
    }
}

#[test]
fn every_page_is_at_most_two_clicks_from_the_readme() {
    let targets = |page: &Path| -> Vec<PathBuf> {
        let text = fs::read_to_string(page).unwrap_or_default();
        let files = links(&text).into_iter().map(|target| target.split('#').next().unwrap().to_owned());
        let files = files.filter(|target| !target.is_empty() && !target.contains("://"));
        files.filter_map(|target| page.parent().unwrap().join(target).canonicalize().ok()).collect()
    };
    let first = targets(&root().join("README.md"));
    let mut reached = first.clone();
    for page in first.iter().filter(|path| path.extension().is_some_and(|ext| ext == "md")) {
        reached.extend(targets(page));
    }
    let far = |page: &PathBuf| !page.ends_with("README.md") || page.parent() != Some(&root());
    let lost: Vec<PathBuf> = pages().into_iter().filter(far).filter(|page| !reached.contains(page)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn links_into_a_page_lead_to_a_heading_that_is_there() {
    let anchor = |heading: &str| -> String {
        let kept = heading.trim_start_matches('#').trim().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    let mut wrong = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in links(&text) {
            let Some((file, wanted)) = target.split_once('#').filter(|(file, _)| !file.contains("://")) else {
                continue;
            };
            let file = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let there = fs::read_to_string(&file).unwrap_or_default();
            if !there.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == wanted) {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_glossary_has_each_word_once_and_in_order() {
    let page = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let words: Vec<String> = rows.map(|row| row[2..].split(" | ").next().unwrap().to_lowercase()).collect();
    assert!(words.len() > 80, "{}", words.len());
    assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "{words:?}");
}

#[test]
fn no_page_points_outside_the_project() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in links(&text).iter().filter(|target| !target.contains("://")) {
            let file = page.parent().unwrap().join(target.split('#').next().unwrap());
            let inside = file.canonicalize().is_ok_and(|file| file.starts_with(root().canonicalize().unwrap()));
            assert!(inside && !target.starts_with('/'), "{}: {target}", page.display());
        }
        assert!(!text.contains("../shared"), "{}", page.display());
    }
}

#[test]
fn the_page_of_measures_has_every_measure() {
    let page = fs::read_to_string(root().join("docs/measures.md")).unwrap();
    for measure in busyhour::measures::MEASURES.iter() {
        assert!(page.contains(&format!("| `{}` |", measure.name)), "docs/measures.md lacks {}", measure.name);
    }
}

#[test]
fn the_pages_name_every_clause_law_arrival_model_and_policy() {
    let scenario = fs::read_to_string(root().join("docs/scenario.md")).unwrap();
    let contracts = fs::read_to_string(root().join("docs/contracts.md")).unwrap();
    for law in busyhour::laws::LAWS.iter() {
        assert!(scenario.contains(&format!("`{}", law.name)), "docs/scenario.md lacks {}", law.name);
    }
    for model in busyhour::demand::arrivals::MODELS.iter() {
        assert!(scenario.contains(&format!("`{}", model.name)), "docs/scenario.md lacks {}", model.name);
        for key in model.keys {
            assert!(scenario.contains(&format!("`{}`", key.name)), "docs/scenario.md lacks {}", key.name);
        }
    }
    use busyhour::routing::{adapt, choose, deal, serve};
    let policies = (choose::POLICIES.iter().map(|policy| policy.name))
        .chain(serve::POLICIES.iter().map(|policy| policy.name))
        .chain(deal::POLICIES.iter().map(|policy| policy.name))
        .chain(adapt::RULES.iter().map(|rule| rule.name))
        .chain(adapt::yardstick::YARDSTICKS.iter().map(|stick| stick.name));
    for policy in policies {
        assert!(scenario.contains(&format!("`{policy}`")), "docs/scenario.md lacks {policy}");
    }
    for clause in busyhour::economics::clauses::CLAUSES.iter() {
        assert!(contracts.contains(&format!("`{}`", clause.name)), "docs/contracts.md lacks {}", clause.name);
        for key in clause.keys {
            assert!(contracts.contains(&format!("`{}`", key.name)), "docs/contracts.md lacks {}", key.name);
        }
    }
}

#[test]
fn the_page_lists_exactly_the_keys_that_are_refused_because_nothing_simulates_them() {
    let page = fs::read_to_string(root().join("docs/scenario.md")).unwrap();
    let sentence = page.split("does not simulate yet:").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut listed: Vec<String> = sentence.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let keys = busyhour::scenario::unsupported::KEYS.iter();
    let mut refused: Vec<String> =
        keys.flat_map(|(section, keys)| keys.iter().map(move |key| format!("{}{key}", section.prefix()))).collect();
    listed.sort_unstable();
    refused.sort_unstable();
    assert_eq!(listed, refused);
}

#[test]
fn the_page_of_validation_names_files_and_tests_that_are_there() {
    let page = fs::read_to_string(root().join("docs/validation.md")).unwrap();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ") && line.matches('`').count() > 1).collect();
    let mut named = 0;
    for row in &rows {
        let proof = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let words: Vec<&str> = proof.split('`').skip(1).step_by(2).collect();
        let text: String = words.iter().filter(|word| word.contains(['/', '.'])).map(|word| sources(word)).collect();
        for test in words.iter().filter(|word| !word.contains(['/', '.'])) {
            assert!(text.contains(&format!("fn {test}()")), "no file of this row has the test {test}:\n{row}");
            named += 1;
        }
    }
    assert!(rows.len() > 20 && named > 20, "{} rows, {named} tests", rows.len());
}

/// The text of a file, of all files of a folder, or of all whose names begin so (`dialing*.rs`).
fn sources(name: &str) -> String {
    let path = root().join(name);
    if let Some((before, _)) = name.split_once('*') {
        let (folder, stem) = before.rsplit_once('/').unwrap();
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let of_stem = entries.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(stem));
        return of_stem.map(|path| fs::read_to_string(path).unwrap()).collect();
    }
    assert!(path.exists(), "{name} is not there");
    if path.is_dir() {
        let entries = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
        return entries
            .filter(|path| path.is_file())
            .map(|path| fs::read_to_string(path).unwrap_or_default())
            .collect();
    }
    fs::read_to_string(path).unwrap()
}
