//! Relations between runs that must hold whatever the numbers: a scenario is changed in a way whose effect is known without
//! knowing the result.
//!
//! Three kinds. **E**: every figure to the last bit. **L**: the same law, by a two-sample z test at 5.85 standard errors (a false
//! alarm in one of a million suites of 200 comparisons), each of which must also be able to see the difference that it names with
//! power 99.9 %. **S**: a sign, at the same 5.85 standard errors, the standard error of a difference taken as the sum of both,
//! which bounds it whatever the common luck does. Seeds are fixed and were not chosen.
//!
//! | | relation | kind | where |
//! |---|---|---|---|
//! | R1 | all times twice as long, rates halved | L; E for a trace | `time.rs` |
//! | R2 | comments, layout, order; other names | E; L | `names.rs`, order of types in `tests/callers.rs` |
//! | R3 | two identical types merged | L | `names.rs` |
//! | R4 | a pool of identical agents split into two groups of one pool | E | `names.rs` |
//! | R5 | an interval cut in two at the same rate; not where intervals have a busyness of their own | L | `time.rs` |
//! | R6 | one agent more; not for the next tier | S | `staff.rs`, of chats in `together.rs` |
//! | R7 | twice the load on twice the agents, below and above the fluid limit | S | `staff.rs` |
//! | R8 | more patience | S | `staff.rs` |
//! | R9 | more lines: more are answered, and service may fall | S | `staff.rs` |
//! | R10 | a type goes first, or breaks off others | S; E on work and waiting in all | `order.rs`, `together.rs` |
//! | R11 | a longer target | E | `order.rs` |
//! | R12 | other prices | E | `tests/money.rs` |
//! | R13 | types, vendors and groups that do nothing; every mechanism that says nothing or never happens | E | `tests/callers.rs`, with an agentless group in `names.rs`; `unused.rs` |
//! | R14 | a longer calendar | E for the days that both have | `time.rs` |
//! | R15 | more replications | E for those that both have | `tests/callers.rs` |
//! | R16 | a value set from outside, by an option, or in the file; sweeps are not there yet | E | `names.rs` |
//! | R17 | an option against itself | E | `tests/callers.rs`, `tests/determinism.rs` |
//! | R18 | a calendar whole weeks later | E | `time.rs` |
//! | R19 | another order of service; the format has no last-come-first-served and no random order, so by priority | E; S on the spread | `order.rs` |
//! | R20 | other seeds; there are no antithetic ones | L | `order.rs` |
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

#[path = "../simulated/mod.rs"]
mod simulated;

mod names;
mod order;
mod run;
mod staff;
mod time;
mod together;
mod unused;
