//! The engine held to days computed by hand, to an independent recursion and to invariants.

mod billed;
mod dice;
mod edges;
mod fixture;
mod front;
mod hold;
mod indexes;
mod paper;
mod people;
mod policies;
mod random;
mod random_front;
mod recursion;
mod settling;
mod ties;
mod together;
