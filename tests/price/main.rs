//! Real records under contracts: worked invoices to the cent through `busyhour price`, edges, wrong inputs, what must always hold.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod always;
mod edges;
mod inputs;
mod invoice;
mod shop;
mod worked;
