//! What holds for every bill, whatever the calls.
