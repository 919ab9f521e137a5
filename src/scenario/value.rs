//! `contacts.X.value`: what a contact is worth.
//!
//! In: a table. Out: a [`Value`]; what is not said is zero.

use rust_decimal::Decimal;

use crate::centre::contact::Value;
use crate::document::At;
use crate::scenario::keys;

/// Reads a value.
pub fn read(at: &At<'_>) -> Option<Value> {
    let money = |at: &At<'_>| at.money(Decimal::ZERO);
    let table = at.table()?;
    let conversion = keys::or(&table, "conversion", 0.0, At::share);
    let margin = keys::or(&table, "margin", Decimal::ZERO, money);
    let lead_cost = keys::or(&table, "lead_cost", Decimal::ZERO, money);
    let refused = keys::or(&table, "refused", (0.0, 0.0), refused);
    let parcel_cost = keys::or(&table, "parcel_cost", Decimal::ZERO, money);
    table.finish();
    let (refused_confirmed, refused_unconfirmed) = refused?;
    Some(Value {
        conversion: conversion?,
        margin: margin?,
        lead_cost: lead_cost?,
        refused_confirmed,
        refused_unconfirmed,
        parcel_cost: parcel_cost?,
    })
}

/// `{ confirmed = 0.08, unconfirmed = 0.22 }`: shares of parcels that come back.
fn refused(at: &At<'_>) -> Option<(f64, f64)> {
    let table = at.table()?;
    let confirmed = keys::need(&table, "confirmed", At::share);
    let unconfirmed = keys::need(&table, "unconfirmed", At::share);
    table.finish();
    Some((confirmed?, unconfirmed?))
}
