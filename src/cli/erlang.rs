//! `busyhour erlang`: the formulas that planners check a simulation against.

use busyhour::centre::Target;
use busyhour::erlang::{self, Load, Queue};
use busyhour::units::Span;
use clap::Args;
use serde_json::json;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::terminal::{out, out_json};

/// Which formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Formula {
    /// Blocked calls are lost
    B,
    /// Everybody waits
    C,
    /// People hang up
    A,
}

/// `erlang`.
#[derive(Debug, Args)]
pub struct ErlangArguments {
    /// Which formula
    #[arg(value_enum)]
    pub formula: Formula,
    /// Calls in the period
    #[arg(long, value_name = "N")]
    pub calls: f64,
    /// The period
    #[arg(long, default_value = "1h", value_name = "TIME")]
    pub per: String,
    /// Average handle time
    #[arg(long, value_name = "TIME")]
    pub aht: String,
    /// Agents (or lines, for b): what they reach, instead of how many are needed
    #[arg(long, value_name = "N")]
    pub agents: Option<u32>,
    /// Target: 80/20 is 80 % within 20 s (for b: the share blocked at most, such as 0.01)
    #[arg(long, default_value = "80/20", value_name = "TARGET")]
    pub target: String,
    /// Mean patience, for a
    #[arg(long, value_name = "TIME")]
    pub patience: Option<String>,
    /// Occupancy at most
    #[arg(long, value_name = "SHARE")]
    pub occupancy: Option<f64>,
    /// Paid time off the phones: heads to schedule are agents / (1 - shrinkage)
    #[arg(long, value_name = "SHARE")]
    pub shrinkage: Option<f64>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What was asked, checked.
struct Question {
    load: Load,
    target: Target,
    /// For Erlang B: blocked at most.
    blocked_at_most: f64,
    shrinkage: f64,
}

/// Computes and prints.
///
/// # Errors
/// An argument is out of its range.
pub fn erlang(arguments: &ErlangArguments) -> Done {
    let question = question(arguments)?;
    if arguments.formula == Formula::B { blocked(arguments, &question) } else { queue(arguments, &question) }
}

fn question(arguments: &ErlangArguments) -> Result<Question, Failure> {
    let wrong = |option: &str, why: String| Failure::Input(format!("--{option}: {why}"));
    let span = |option: &str, text: &str| match Span::parse(text) {
        Ok(span) if span > Span::ZERO => Ok(span),
        Ok(_) => Err(wrong(option, "expected a duration above zero".to_owned())),
        Err(why) => Err(wrong(option, why)),
    };
    let share = |option: &str, value: Option<f64>, most: f64| match value {
        Some(value) if !(0.0..=most).contains(&value) => {
            Err(wrong(option, format!("expected a share from 0 to {most}, found {value}")))
        }
        value => Ok(value),
    };
    if !(0.0..=1e9).contains(&arguments.calls) {
        return Err(wrong("calls", format!("expected a number from 0 to 1000000000, found {}", arguments.calls)));
    }
    let per = span("per", &arguments.per)?;
    let handle_time = span("aht", &arguments.aht)?.in_seconds();
    let patience = match (&arguments.patience, arguments.formula) {
        (Some(text), Formula::A) => Some(span("patience", text)?.in_seconds()),
        (None, Formula::A) => {
            return Err(wrong("patience", "Erlang A needs the mean patience, as in --patience 2m".to_owned()));
        }
        (Some(_), _) => return Err(wrong("patience", "only Erlang A knows patience; use `erlang a`".to_owned())),
        (None, _) => None,
    };
    let (mut target, blocked_at_most) =
        target(&arguments.target, arguments.formula).map_err(|why| wrong("target", why))?;
    target.occupancy_at_most = share("occupancy", arguments.occupancy, 1.0)?;
    let shrinkage = share("shrinkage", arguments.shrinkage, 0.95)?.unwrap_or(0.0);
    let load = Load { rate: arguments.calls / per.in_seconds(), handle_time, patience };
    if load.erlangs() > 500_000.0 {
        return Err(wrong(
            "calls",
            format!("{:.0} erlangs are more than the formulas are asked for (500,000)", load.erlangs()),
        ));
    }
    Ok(Question { load, target, blocked_at_most, shrinkage })
}

/// `80/20`, `80/20s`, or for Erlang B a share such as `0.01`.
fn target(text: &str, formula: Formula) -> Result<(Target, f64), String> {
    if formula == Formula::B {
        // Erlang B's target is a share blocked; the default of the queues stands for the usual one in a hundred.
        return match text.parse::<f64>() {
            Ok(share) if share > 0.0 && share < 1.0 => Ok((Target::default(), share)),
            _ if text == "80/20" => Ok((Target::default(), 0.01)),
            _ => Err(format!("\"{}\" is no share of blocked calls; write 0.01", busyhour::units::shown(text))),
        };
    }
    let bad = || format!("\"{}\" is no target; write 80/20 for 80 % within 20 s", busyhour::units::shown(text));
    let (share, within) = text.split_once('/').ok_or_else(bad)?;
    let share: f64 = share.trim_end_matches('%').parse().map_err(|_| bad())?;
    let within: f64 = within.trim_end_matches('s').parse().map_err(|_| bad())?;
    if !(0.0..=100.0).contains(&share) || !(0.0..=86_400.0).contains(&within) || share >= 100.0 {
        return Err(bad());
    }
    Ok((Target { share: share / 100.0, answer_within: Span::from_seconds(within), ..Target::default() }, 0.0))
}

fn blocked(arguments: &ErlangArguments, question: &Question) -> Done {
    let erlangs = question.load.erlangs();
    let lines = arguments.agents.unwrap_or_else(|| erlang::lines_for(erlangs, question.blocked_at_most));
    let blocking = erlang::blocking(erlangs, lines);
    if arguments.json {
        return out_json(&json!({"erlangs": erlangs, "lines": lines, "blocking": blocking}));
    }
    let hidden = if blocking < 1.0 { format!("{:.2}", 1.0 / (1.0 - blocking)) } else { "without end".to_owned() };
    let rows = [
        ("blocked".to_owned(), format!("{:.4} %", 100.0 * blocking)),
        ("tries per answer".to_owned(), format!("{hidden} (if blocked callers are lost)")),
    ];
    out(&table(&format!("Erlang B: {erlangs:.3} erlangs on {lines} lines"), &rows))
}

fn queue(arguments: &ErlangArguments, question: &Question) -> Done {
    let erlangs = question.load.erlangs();
    let agents = arguments.agents.unwrap_or_else(|| erlang::agents_for(&question.load, &question.target));
    let queue = Queue::new(&question.load, agents);
    let scheduled = f64::from(agents) / (1.0 - question.shrinkage);
    let within = question.target.answer_within;
    if arguments.json {
        // Without a steady state waits have no end: null.
        let finite = |value: f64| value.is_finite().then_some(value);
        return out_json(&json!({
            "erlangs": erlangs, "agents": agents, "scheduled": scheduled,
            "service_level": queue.answered_within(within.in_seconds()), "answer_within": within.in_seconds(),
            "delayed": queue.delayed(), "asa": finite(queue.asa()), "wait": finite(queue.wait()),
            "abandonment": queue.abandonment(), "occupancy": queue.occupancy(), "queue_length": finite(queue.queue_length()),
        }));
    }
    let name = if arguments.formula == Formula::A { "Erlang A" } else { "Erlang C" };
    let seconds = |value: f64| if value.is_finite() { format!("{value:.1} s") } else { "grows without end".to_owned() };
    let share = |value: f64| format!("{:.2} %", 100.0 * value);
    let needed = if arguments.agents.is_some() { "" } else { ", the fewest that meet the target" };
    let in_time = share(queue.answered_within(within.in_seconds()));
    let aim = 100.0 * question.target.share;
    let mut rows = vec![
        (format!("answered within {within}"), format!("{in_time} (target {aim:.0} %)")),
        ("wait at all".to_owned(), share(queue.delayed())),
        ("average speed of answer".to_owned(), seconds(queue.asa())),
        ("abandonment".to_owned(), share(queue.abandonment())),
        ("occupancy".to_owned(), share(queue.occupancy())),
    ];
    if question.shrinkage > 0.0 {
        rows.push(("to schedule".to_owned(), format!("{scheduled:.1} ({agents} / (1 - {:.2}))", question.shrinkage)));
    }
    out(&table(&format!("{name}: {erlangs:.3} erlangs on {agents} agents{needed}"), &rows))
}

/// A heading, and figures under one another.
fn table(heading: &str, rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let rows = rows.iter().map(|(name, value)| format!("\n  {name:width$}  {value}"));
    std::iter::once(heading.to_owned()).chain(rows).collect()
}
