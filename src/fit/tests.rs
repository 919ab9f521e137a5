//! Fits of histories whose truth is known.
