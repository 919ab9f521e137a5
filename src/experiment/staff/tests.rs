//! Tests of the staffing.
