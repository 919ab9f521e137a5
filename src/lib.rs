//! `busyhour` simulates a contact centre, call by call, and prices it: own staff, vendors, robots or any mix.
//!
//! # The pipeline
//! Text → [`scenario::Scenario`] → contacts of a replication → facts → measures and invoices → estimates →
//! [`results::Results`] → pages.
//!
//! | step | module |
//! |---|---|
//! | text to values that know their place | [`document`] |
//! | values to a checked scenario, or every problem found | [`scenario`] |
//! | what a centre is | [`centre`], [`laws`], [`routing`] |
//! | who comes | [`demand`], with luck from [`random`] |
//! | time passes | [`engine`] |
//! | facts to numbers | [`measures`] |
//! | facts to money | [`economics`] |
//! | real records to money | [`records`] |
//! | a history to an arrival model, real records to handle times and patience | [`fit`] |
//! | replications, options side by side | [`experiment`], with [`statistics`] |
//! | what is kept, what is shown, where it is put | [`results`], [`report`], [`storage`] |
//!
//! # In a few lines
//! ```
//! use busyhour::experiment::{Settings, Threads, simulate};
//! let text = r#"format = 1
//! calendar = { start = 2026-11-02, days = 1, open = "09:00-17:00" }
//! contacts.calls = { arrivals.poisson = { per_hour = 60 }, talk_time.exponential = { mean = "3m" }, patience = "2m" }
//! groups.own = { skills = ["calls"], roster = 4 }"#;
//! let files: Vec<(&str, &str)> = Vec::new();
//! let scenario = busyhour::scenario::load("shop.toml", text.as_bytes(), &files, &[]).experiment.unwrap().base;
//! let settings = Settings { replications: 20, precision: None, seed: 1, confidence: 0.95 };
//! let outcome = simulate(&scenario, &settings, &Threads::new(Some(1)), |_| {}).unwrap();
//! println!("service level {:?}", outcome.results.contacts["calls"].get("service_level").mean);
//! ```
//!
//! # If you want to ..., open ...
//! - see what happens to a caller: `docs/model.md`, then [`engine`];
//! - add a distribution, an arrival model, a clause, a measure, a figure: `CONTRIBUTING.md`, then the table of that folder
//!   ([`laws::LAWS`], [`demand::arrivals::MODELS`], [`economics::clauses::CLAUSES`], [`measures::MEASURES`],
//!   [`report::figures`]);
//! - read a new scenario key: the section's file in [`scenario`];
//! - know what a number means: [`measures::MEASURES`] and `docs/measures.md`;
//! - know how sure a number is: [`statistics`] and `docs/validation.md`;
//! - use it from a program: [`scenario::load()`], [`experiment::simulate`], [`results`];
//! - know who may use whom: `ARCHITECTURE.md`.
#![warn(missing_docs)]

pub mod centre;
pub mod demand;
pub mod document;
pub mod economics;
pub mod engine;
pub mod erlang;
pub mod experiment;
pub mod fit;
pub mod import;
pub mod laws;
pub mod measures;
pub mod random;
pub mod records;
pub mod report;
pub mod results;
pub mod routing;
pub mod said;
pub mod scenario;
pub mod statistics;
pub mod storage;
pub mod units;
