//! One option, nothing to choose: does it meet the target, when does it not, what does it cost.

use super::page::{Block, section};
use super::{bill, flips, leaving, people, recommendation, reports, service, sure, target, words};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::OptionResults;

/// The note on each option of a plain run.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let several = told.options.0.len() > 1;
    let mut blocks = Vec::new();
    if told.command == "compare" {
        blocks.push(Block::Paragraph(say!(told, "verdict-no-money")));
        blocks.extend(recommendation::by_service(told));
    }
    if let [best, others @ ..] = &recommendation::in_order_of_service(told)[..]
        && let Some(option) = words::find(told, best)
    {
        blocks.extend(of_option(&format!("{}: ", words::option(best)), best, option, told));
        blocks.extend(flips::blocks(told));
        blocks.push(super::details(told));
        let point = |name: &&str| {
            let parts = service::short(name, words::find(told, name)?, told);
            Some(format!("{}: {}.", words::option(name), parts.join("; ")))
        };
        blocks.extend(section(say!(told, "verdict-others"), others.iter().filter_map(point).collect()));
        blocks.extend(sure::blocks(told));
        return blocks;
    }
    for (name, option) in &told.options.0 {
        let before = if several { format!("{}: ", words::option(name)) } else { String::new() };
        blocks.extend(of_option(&before, name, option, told));
    }
    blocks.extend(flips::blocks(told));
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(say!(told, "verdict-nothing")));
    }
    blocks
}

/// A verdict, then what a decision needs of one option, in the order of the note.
fn of_option(before: &str, name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<Block> {
    let inbound = view::inbound(option);
    let nobody = inbound.iter().all(|(name, m)| view::service_level(m, option.targets.get(*name)).mean.is_none());
    let opening = if nobody { say!(told, "verdict-nobody") } else { target::opening(name, option, told) };
    let mut out = vec![Block::Paragraph(format!("{before}{opening}"))];
    if !nobody || !view::work(option).is_empty() {
        out.extend(service::blocks(name, told));
        out.extend(service::details(name, told));
    }
    for part in [bill::blocks, bill::details, people::blocks, reports::blocks, leaving::blocks] {
        out.extend(part(name, told));
    }
    out
}
