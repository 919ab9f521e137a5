//! Claims that nothing tests yet, and why.

use super::Source::Forms;
use super::{Claim, Source, Test};

pub const CLAIMS: &[Claim] = &[not_yet(
    26,
    "Seven in ten firms that rent a call centre end up buying their own",
    &[Forms],
    "it asks how many firms decide so, which no simulation of one firm can say; at which growth and after how many years a firm should, \
         needs costs over several years, which are not simulated yet.",
)];

const fn not_yet(number: u8, claim: &'static str, sources: &'static [Source], why: &'static str) -> Claim {
    Claim { number, claim, sources, test: Test::NotYet(why) }
}
