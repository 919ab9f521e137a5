//! One option, nothing to choose: does it meet the target, when does it not, what does it cost.

use super::page::{Block, section};
use super::{bill, flips, leaving, people, recommendation, reports, service, sure, target, words};
use crate::report::view;
use crate::results::{OptionResults, Results};

/// The note on each option of a plain run.
pub fn blocks(results: &Results) -> Vec<Block> {
    let several = results.options.0.len() > 1;
    let mut blocks = Vec::new();
    if results.command == "compare" {
        let text = "Nothing is paid or earned in this scenario, so there is no profit to rank by: the options by their service.";
        blocks.push(Block::Paragraph(text.to_owned()));
        blocks.extend(recommendation::by_service(results));
    }
    if let [best, others @ ..] = &recommendation::in_order_of_service(results)[..]
        && let Some(option) = words::find(results, best)
    {
        blocks.extend(of_option(&format!("{}: ", words::option(best)), best, option, results));
        blocks.extend(flips::blocks(results));
        blocks.push(Block::Part(super::DETAILS));
        let point = |name: &&str| {
            let parts = service::short(name, words::find(results, name)?, results);
            Some(format!("{}: {}.", words::option(name), parts.join("; ")))
        };
        blocks.extend(section("The others by service, best first", others.iter().filter_map(point).collect()));
        blocks.extend(sure::blocks(results));
        return blocks;
    }
    for (name, option) in &results.options.0 {
        let before = if several { format!("{}: ", words::option(name)) } else { String::new() };
        blocks.extend(of_option(&before, name, option, results));
    }
    blocks.extend(flips::blocks(results));
    if blocks.is_empty() {
        blocks.push(Block::Paragraph("There is nothing to decide: the results hold no option.".to_owned()));
    }
    blocks
}

/// A verdict, then what a decision needs of one option, in the order of the note.
fn of_option(before: &str, name: &str, option: &OptionResults, results: &Results) -> Vec<Block> {
    let inbound = view::inbound(option);
    let nobody = inbound.iter().all(|(name, m)| view::service_level(m, option.targets.get(*name)).mean.is_none());
    let opening = if nobody {
        "Nobody called: there is no service level.".to_owned()
    } else {
        target::opening(name, option, results)
    };
    let mut out = vec![Block::Paragraph(format!("{before}{opening}"))];
    if !nobody || !view::work(option).is_empty() {
        out.extend(service::blocks(name, results));
        out.extend(service::details(name, results));
    }
    for part in [bill::blocks, bill::details, people::blocks, reports::blocks, leaving::blocks] {
        out.extend(part(name, results));
    }
    out
}
