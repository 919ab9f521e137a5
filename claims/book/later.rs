//! Claims that nothing tests yet, and why.

use super::Source::{Forms, Heads, Owners};
use super::{Claim, Source, Test};

pub const CLAIMS: &[Claim] = &[
    not_yet(
        6,
        "Handle time and waits fall through the first month while the project settles in",
        &[Heads],
        "agents who learn are not simulated yet.",
    ),
    not_yet(
        11,
        "A vendor's own quality scores are inflated; only the shop's own after-call survey is to be trusted",
        &[Heads],
        "surveys after the call are not simulated yet.",
    ),
    not_yet(
        22,
        "The site goes down; agents write orders down and someone calls back later",
        &[Owners],
        "incidents that change how orders are taken are not simulated yet.",
    ),
    not_yet(
        23,
        "Vendors refuse to work the shop's catalogue beyond about 10 items unless articles are numbers",
        &[Owners],
        "ways to take down an order, with their times and errors, are not simulated yet.",
    ),
    not_yet(
        26,
        "Seven in ten firms that rent a call centre end up buying their own",
        &[Forms],
        "it asks how many firms decide so, which no simulation of one firm can say; at which growth and after how many years a firm should, \
         needs costs over several years, which are not simulated yet.",
    ),
];

const fn not_yet(number: u8, claim: &'static str, sources: &'static [Source], why: &'static str) -> Claim {
    Claim { number, claim, sources, test: Test::NotYet(why) }
}
