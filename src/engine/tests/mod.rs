//! The engine held to days computed by hand, to an independent recursion and to invariants.

mod billed;
mod edges;
mod fixture;
mod indexes;
mod paced;
mod paper;
mod people;
mod policies;
mod random;
mod recursion;
mod settling;
mod ties;
mod together;
