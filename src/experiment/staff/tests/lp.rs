//! The text of a program, read back by a reader that knows the format and nothing of the writer.

use crate::experiment::staff::lp_format::text;
use crate::experiment::staff::program::{Column, Program, Row, Sense};
use crate::experiment::staff::solve::solve;

/// Reads what LP format says: columns in the order in which they are met.
fn read(text: &str) -> Program {
    let mut program = Program::default();
    let mut section = "";
    let mut open: Option<Row> = None;
    let column = |program: &mut Program, name: &str| {
        let known = program.columns.iter().position(|column| column.name == name);
        known.unwrap_or_else(|| {
            let name = name.to_owned();
            program.columns.push(Column { name, cost: 0.0, whole: false, most: f64::INFINITY });
            program.columns.len() - 1
        })
    };
    for line in text.lines().map(|line| line.split('\\').next().unwrap().trim()).filter(|line| !line.is_empty()) {
        if ["Minimize", "Subject To", "Bounds", "General", "End"].contains(&line) {
            section = line;
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match section {
            "Bounds" => {
                let at = column(&mut program, words[2]);
                assert_eq!((words[0], words[1], words[3]), ("0", "<=", "<="));
                program.columns[at].most = words[4].parse().unwrap();
            }
            "General" => {
                let at = column(&mut program, words[0]);
                program.columns[at].whole = true;
            }
            _ => {
                let mut words = words.into_iter().peekable();
                if let Some(name) = words.peek().and_then(|word| word.strip_suffix(':')) {
                    open = Some(Row { name: name.to_owned(), terms: Vec::new(), sense: Sense::Equal, right: 0.0 });
                    words.next();
                }
                let row = open.as_mut().unwrap();
                while let Some(word) = words.next() {
                    let sense = match word {
                        ">=" => Some(Sense::AtLeast),
                        "<=" => Some(Sense::AtMost),
                        "=" => Some(Sense::Equal),
                        _ => None,
                    };
                    if let Some(sense) = sense {
                        (row.sense, row.right) = (sense, words.next().unwrap().parse().unwrap());
                        program.rows.push(row.clone());
                        continue;
                    }
                    let sign = if word == "-" { -1.0 } else { 1.0 };
                    let factor: f64 = words.next().unwrap().parse().unwrap();
                    let at = column(&mut program, words.next().unwrap());
                    if section == "Minimize" {
                        program.columns[at].cost = sign * factor;
                    } else {
                        row.terms.push((at, sign * factor));
                    }
                }
            }
        }
    }
    program
}

fn program() -> Program {
    let column = |name: &str, cost: f64, whole: bool, most: f64| Column { name: name.to_owned(), cost, whole, most };
    let row = |name: &str, terms: &[(usize, f64)], sense, right| Row {
        name: name.to_owned(),
        terms: terms.to_vec(),
        sense,
        right,
    };
    Program {
        columns: vec![
            column("early", 8.0, true, 100.0),
            column("late", 6.6, true, 100.0),
            column("missing", 1000.0, false, 7.0),
            column("rest", 0.5, true, 9.0),
        ],
        rows: vec![
            row("morning", &[(0, 1.0), (3, -1.0), (2, 1.0)], Sense::AtLeast, 3.0),
            row("noon", &[(0, 1.0), (1, 1.0)], Sense::AtLeast, 7.0),
            row("few", &[(0, 1.0)], Sense::AtMost, 5.0),
            row("all_rest", &[(0, -1.0), (3, 2.0)], Sense::Equal, 0.0),
        ],
    }
}

#[test]
fn a_program_is_read_back_as_it_was_and_has_the_same_answer() {
    let program = program();
    let text = text(&program, "a\nb");
    let back = read(&text);
    assert_eq!(back, program, "{text}");
    let (one, two) = (solve(&program, 1).unwrap(), solve(&back, 1).unwrap());
    assert_eq!(one, two);
    // Half of those who come early rest; 4 of whom 2 rest are too few, 5 cannot rest by halves.
    assert!(one.gap < 1e-5 && program.kept(&one.values, 1e-9));
    assert!(
        (program.cost(&one.values) - (4.0 * 8.0 + 3.0 * 6.6 + 1000.0 + 2.0 * 0.5)).abs() < 1e-6,
        "{:?}",
        one.values
    );
}

#[test]
fn what_breaks_a_row_or_a_bound_is_not_kept() {
    let program = program();
    assert!(program.kept(&[4.0, 3.0, 1.0, 2.0], 1e-9));
    for broken in
        [[4.0, 3.0, 0.0, 2.0], [4.0, 2.0, 1.0, 2.0], [6.0, 3.0, 0.0, 3.0], [4.0, 3.0, 1.0, 1.0], [4.5, 3.0, 1.0, 2.25]]
    {
        assert!(!program.kept(&broken, 1e-9), "{broken:?}");
    }
}
