//! The engine held to days computed by hand, to an independent recursion and to invariants.

mod billed;
mod edges;
mod fixture;
mod indexes;
mod paper;
mod policies;
mod random;
mod recursion;
mod ties;
mod together;
