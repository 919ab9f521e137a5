//! Real records under a contract: what call records, quantities and an invoice say, and what each provider would bill for them.
//!
//! In: a checked scenario, a CSV of contacts, a TOML file of quantities, perhaps a given invoice. Out: invoices by provider and
//! month, and where the given one differs. Nothing is simulated, and no event is known.

pub mod against;
pub mod amount;
pub mod calls;
mod counted;
pub mod given;
pub mod months;
pub mod needs;
mod own;
mod price;
pub mod starts;
pub mod usage;

pub use calls::{CallRecord, Calls, Outcome, Types};
pub use price::{Question, Refusal, price};
