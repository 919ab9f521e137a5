//! The engine held to days computed by hand, to an independent recursion and to invariants.

mod fixture;
mod paper;
mod recursion;
mod ties;
mod random;
