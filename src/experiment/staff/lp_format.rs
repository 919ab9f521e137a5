//! A program as text in LP format, which other solvers read (CPLEX, Gurobi, HiGHS, CBC, GLPK, SCIP).
//!
//! In: a program. Out: text, the same for the same program.

use std::fmt::Write;

use crate::experiment::staff::program::{Program, Sense};

/// Terms on a line: readers take lines of at most 255 to 560 characters.
const ON_A_LINE: usize = 6;

/// Whether a text is a program that was written here, and may be written anew.
pub fn is_ours(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|title| title.starts_with("\\ "))
        && (lines.next(), lines.next().map(|line| line.starts_with(" cost:"))) == (Some("Minimize"), Some(true))
}

/// The program as text; `title` becomes a comment.
pub fn text(program: &Program, title: &str) -> String {
    let title: String = title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut out = format!("\\ {title}\nMinimize\n cost:");
    let costs = program.columns.iter().enumerate().map(|(number, column)| (number, column.cost));
    terms(&mut out, program, &costs.filter(|(_, cost)| *cost != 0.0).collect::<Vec<_>>());
    out.push_str("\nSubject To\n");
    for row in &program.rows {
        let _ = write!(out, " {}:", row.name);
        terms(&mut out, program, &row.terms);
        let sense = match row.sense {
            Sense::AtLeast => ">=",
            Sense::AtMost => "<=",
            Sense::Equal => "=",
        };
        let _ = writeln!(out, " {sense} {}", row.right);
    }
    out.push_str("Bounds\n");
    for column in program.columns.iter().filter(|column| column.most.is_finite()) {
        let _ = writeln!(out, " 0 <= {} <= {}", column.name, column.most);
    }
    out.push_str("General\n");
    for column in program.columns.iter().filter(|column| column.whole) {
        let _ = writeln!(out, " {}", column.name);
    }
    out.push_str("End\n");
    out
}

fn terms(out: &mut String, program: &Program, terms: &[(usize, f64)]) {
    for (nth, (column, factor)) in terms.iter().enumerate() {
        if nth > 0 && nth % ON_A_LINE == 0 {
            out.push_str("\n  ");
        }
        let sign = if *factor < 0.0 { '-' } else { '+' };
        let name = program.columns.get(*column).map_or("", |column| column.name.as_str());
        let _ = write!(out, " {sign} {} {name}", factor.abs());
    }
}
