//! Who is there: counts against the binomial law, exactly in the mean and in the spread.
#![allow(clippy::unwrap_used)]
