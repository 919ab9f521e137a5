//! The engine held to days computed by hand, to an independent recursion and to invariants.

mod billed;
mod dialing;
mod dialing_random;
mod dialing_theory;
mod dice;
mod edges;
mod fixture;
mod front;
mod hold;
mod indexes;
mod multitasking;
mod paced;
mod paper;
mod people;
mod policies;
mod random;
mod random_front;
mod recursion;
mod replies;
mod settling;
mod ties;
