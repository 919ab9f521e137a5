//! What `--help` says of each command after its arguments: where results go, what to do next, examples, exit codes.
//!
//! Lines are at most 80 characters. Every line that begins with two blanks and `busyhour` is an example; a test parses it.

/// What every short help ends with.
pub const MORE: &str = "With --help: examples, where results go, exit codes.";

/// Of the program.
pub const PROGRAM: &str = "\
To begin:
  busyhour new phone --out phone.toml      a commented scenario
  busyhour check phone.toml                every problem, with line and hint
  busyhour run phone.toml                  service level by half-hour
  busyhour new shop --out shop.toml        own agents against two vendors
  busyhour compare shop.toml               which option to take, and how sure

Results go to output/SCENARIO/COMMAND, whole or not at all. The same file, seed
and version give the same bytes. NO_COLOR, pipes and --quiet are respected;
--json prints the results alone.

Exit codes:
  0    done
  2    the command line or an input is wrong, or refused by its estimate;
       nothing was simulated, nothing written
  3    input or output failed
  4    stopped by a limit while running
  5    what is to be continued or put together does not belong together
  70   a fault of the program
  130, 143, 129   interrupted; what was done is kept and marked";

/// `run`.
pub const RUN: &str = "\
Plays the scenario's calendar again and again, with other luck each time, and
tells each figure with its interval of confidence.

Examples:
  busyhour run shop.toml
  busyhour run shop.toml --set groups.own.roster=12
  busyhour run shop.toml --option own_agents --replications 400
  busyhour run shop.toml --json --quiet
  busyhour run shop.toml --trace 3
  busyhour run shop.toml --check-determinism

Results go to output/SCENARIO/run: decision.md to read, intervals.csv and
groups.csv by half-hour, results.json with everything, figures as SVG and PNG.

Next: change a number by --set, find the fewest agents with `busyhour staff`,
lay options side by side with `busyhour compare`.

Exit codes: 0 done, 2 wrong input, 3 input or output failed, 4 a limit, 70 a
fault, 130 interrupted.";

/// `compare`.
pub const COMPARE: &str = "\
Plays all [options] of the scenario on the same callers, prices them, and says
which to take, by how much it is better, and how sure that is.

Examples:
  busyhour compare shop.toml
  busyhour compare shop.toml --options own_agents,by_the_minute
  busyhour compare shop.toml --until-sure --indifference 1000
  busyhour compare shop.toml --over demand.scale=0.5..2:7
  busyhour compare shop.toml --decide
  busyhour compare shop.toml --check-determinism --replications 20

Results go to output/SCENARIO/compare: decision.md is the note to read first,
invoices.csv has every line of every bill.

Next: --tornado tells which inputs move the answer, --over where it turns.

Exit codes: 0 done, 2 wrong input, 3 input or output failed, 4 a limit, 70 a
fault, 130 interrupted.";

/// `staff`.
pub const STAFF: &str = "\
Finds, by simulation, the fewest agents in each interval that hold the target;
shifts that cover them, from [shifts.NAME] or groups.X.shifts; and how many
people to employ. Without shifts the roster goes by intervals.

Examples:
  busyhour staff shop.toml
  busyhour staff shop.toml --groups own --by-date
  busyhour staff shop.toml --at-most own=12
  busyhour staff shop.toml --write-lp shifts.lp

Results go to output/SCENARIO/staff; roster.toml there is text that goes back
into the scenario.

Next: put that roster into the scenario and `busyhour run` it.

An interval that no number of agents meets is a result, not a failure. Its
exit code is 0. Others: 2 wrong input, 3 input or output failed, 4 a limit, 70 a
fault, 130 interrupted.";

/// `price`.
pub const PRICE: &str = "\
Bills whole calendar months of real calls under the contracts of a scenario;
nothing is simulated. The records are a CSV with the columns start (local time),
contact, outcome (answered, abandoned, blocked), wait_s, talk_s, wrap_s and
perhaps hold_s, ring_s, transferred, repeat, resolved, order_value, items.
Quantities that are not calls come from --usage, by the names that
`busyhour list clauses` shows.

Examples:
  busyhour price quotes.toml --provider alfa --calls november.csv
  busyhour price quotes.toml --all --calls november.csv --usage usage.toml
  busyhour price quotes.toml --provider alfa --calls c.csv --against bill.csv

Results go to the terminal; with --out also to results.json and invoices.csv.

Next: ask the vendor about the lines that differ; `busyhour compare` tells what
other months would cost.

What an invoice bills differently is a result, not a failure: the exit code is
0. Others: 2 wrong input, 3 input or output failed.";

/// `fit`.
pub const FIT: &str = "\
A history of counts is a CSV with a row for each interval: local date and time,
and how many came. What is printed is a contact type's `hours` and
`arrivals.profile`, with comments that say how sure each number is. Call records
have a row for each call, as of `price`; of them `talk_time`, `hold_time`,
`wrap_up`, `patience` and, by a column `caller`, follow-ups are printed.

Examples:
  busyhour fit history.csv
  busyhour fit history.csv --interval 15m --contact sales --out fitted
  busyhour fit november.csv --calls --timezone Europe/Kyiv
  busyhour fit november.csv --redial-within 2h --out fitted

Results go to the terminal; with --out also to files, with figures of history or
records against the model.

Next: paste what is printed into the scenario, and `busyhour check` it.

Exit codes: 0 done, 2 wrong input, 3 input or output failed.";

/// `import`.
pub const IMPORT: &str = "\
Reads an export of a common system and writes the table that the others read:
genesys (Genesys Cloud), avaya (CMS), nice (CXone), amazon-connect, asterisk
(FreePBX), generic (any table whose columns have usual names). Records become a
CSV as `price` reads it, intervals one as `fit` and histories read it.

Examples:
  busyhour import avaya hsplit.csv --out calls.csv
  busyhour import amazon-connect contacts.jsonl --timezone Europe/Kyiv
  busyhour import genesys queues.csv --queue Sales --media voice

The table goes to standard output or to --out; how it was made, column by
column, is told on standard error.

Next: `busyhour fit` what was written.

Exit codes: 0 done, 2 a row or column cannot be read, 3 input or output failed.";

/// `serve`.
pub const SERVE: &str = "\
Opens a page on this machine where the numbers of the scenario are moved by
sliders, and service level, cost, the day and the decision follow on the same
callers. A version is kept and laid beside; the file is saved when you say so.

Examples:
  busyhour serve shop.toml
  busyhour serve shop.toml --port 8700 --language uk

It prints an address with a key that is new each time; open it in a browser on
the same machine. Nothing is asked for from elsewhere. Ctrl-C ends it.

Exit codes: 0 ended, 2 wrong input, 3 the port or the file cannot be used.";

/// `sweep`.
pub const SWEEP: &str = "\
Runs all points of a plan into one tidy table. A sweep that was stopped goes on
where it was when it is started again.

Examples:
  busyhour sweep plan plan.toml
  busyhour sweep plan.toml
  busyhour sweep plan.toml --shard 3/8 --out work
  busyhour sweep missing work
  busyhour sweep merge work

Results go to output/PLAN/sweep: points.parquet or points.csv with a dictionary
of its columns, a fitted response, a manifest.

Next: load the table; docs/queries.md asks it in SQL and in Polars.

Exit codes: 0 done, 2 the plan or its scenario is wrong, 3 input or output
failed, 4 some points stopped by a limit, 5 shards are missing or belong to
another plan, 70 some points met a fault, 130, 143, 129 interrupted.";

/// `check`.
pub const CHECK: &str = "\
Examples:
  busyhour check shop.toml
  busyhour check shop.toml --set groups.own.roster=12
  busyhour check shop.toml --json

With --json every problem has severity, file, line, column, path and message.

Next: `busyhour run` or `busyhour compare`; `busyhour schema` lets an editor
say much of this while you type.

Exit codes: 0 no errors (there may be warnings), 2 errors, 3 the file cannot be
read.";

/// `erlang`.
pub const ERLANG: &str = "\
Examples:
  busyhour erlang c --calls 100 --per 30m --aht 180s
  busyhour erlang a --calls 120 --aht 190s --patience 2m --target 80/20
  busyhour erlang a --calls 120 --aht 190s --patience 2m --agents 9
  busyhour erlang b --calls 100 --aht 3m --target 0.01
  busyhour erlang c --calls 100 --aht 3m --occupancy 0.85 --shrinkage 0.3

Next: a day that changes, skills, breaks and redials are beyond the formulas:
`busyhour new phone`, then `busyhour run` and `busyhour staff`.

Exit codes: 0 done, 2 wrong input.";

/// `list`.
pub const LIST: &str = "\
Examples:
  busyhour list clauses
  busyhour list templates
  busyhour list measures --json

Exit codes: 0 done, 2 there is no such list.";

/// `new`.
pub const NEW: &str = "\
Examples:
  busyhour new
  busyhour new shop --out shop.toml
  busyhour new sweep --out plan.toml

The text goes to the terminal, or to a file that was not there before; `sweep`
writes the scenario of its plan beside it.

Next: change the numbers, then `busyhour check`.

Exit codes: 0 done, 2 there is no such template, or the file is there already.";

/// `schema`.
pub const SCHEMA: &str = "\
Examples:
  busyhour schema
  busyhour schema plan

Keep it as busyhour.schema.json and write `#:schema ./busyhour.schema.json` as
the first line of a scenario: Tombi and Even Better TOML complete keys and mark
what is wrong while you type. docs/editor.md has the other ways.

Exit codes: 0 done.";

/// `report`.
pub const REPORT: &str = "\
Example:
  busyhour report output/shop/compare

Draws into the folder that holds results.json.

Exit codes: 0 done, 2 there are no results, 3 input or output failed.";

/// `completions`.
pub const COMPLETIONS: &str = "\
Examples:
  busyhour completions bash
  busyhour completions fish

Into which file: bash ~/.local/share/bash-completion/completions/busyhour,
zsh a file _busyhour in a folder of $fpath, fish
~/.config/fish/completions/busyhour.fish.

Exit codes: 0 done, 2 there is no such shell.";

/// `man`.
pub const MAN: &str = "\
Examples:
  busyhour man
  busyhour man --out man1

One page for each command, as man -l reads them.

Exit codes: 0 done, 3 the folder cannot be written.";

/// `licences`.
pub const LICENCES: &str = "\
Examples:
  busyhour licences

That of busyhour, then those of crates, the font and the library of charts.

Exit codes: 0 done.";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use clap::{Command, CommandFactory, Parser};

    use crate::cli::args::Arguments;

    /// Every command, with the long help that it prints at 80 columns.
    fn helps() -> Vec<(String, String)> {
        fn below(command: &Command, path: &str, into: &mut Vec<(String, String)>) {
            let path = format!("{path} {}", command.get_name()).trim().to_owned();
            let mut alone = command.clone().term_width(80);
            into.push((path.clone(), alone.render_long_help().to_string()));
            command.get_subcommands().for_each(|command| below(command, &path, into));
        }
        let mut helps = Vec::new();
        below(&Arguments::command(), "", &mut helps);
        helps
    }

    #[test]
    fn every_example_in_the_help_is_a_command_line() {
        let mut seen = 0;
        for (command, help) in helps() {
            for line in help.lines().filter(|line| line.starts_with("  busyhour ")) {
                // What follows two blanks says what it does.
                let example = line.trim().split("  ").next().unwrap();
                let parsed = Arguments::try_parse_from(example.split_whitespace());
                assert!(parsed.is_ok(), "{command}: {example}: {}", parsed.unwrap_err());
                seen += 1;
            }
        }
        assert!(seen > 40, "{seen}");
    }

    #[test]
    fn every_command_says_examples_and_exit_codes_and_fits_80_columns() {
        for (command, help) in helps() {
            for line in help.lines() {
                assert!(line.chars().count() <= 80, "{command}: {line}");
            }
            if command.split(' ').count() < 3 {
                assert!(help.contains("  busyhour "), "{command} has no example");
                assert!(help.to_lowercase().contains("exit code"), "{command} says no exit code");
            }
        }
    }
}
