//! `contacts.X.value`: what a contact is worth.
//!
//! In: a table. Out: a [`Value`]; what is not said is zero.

use rust_decimal::Decimal;

use crate::centre::contact::{Direction, Incident, Value};
use crate::document::{At, Table};
use crate::scenario::{keys, survey};
use crate::units::Span;

/// Most items of an order of which shares are given.
const MOST_ITEMS: usize = 1000;

/// Reads the value of a contact type of this direction, if that is known.
pub fn read(at: &At<'_>, direction: Option<Direction>) -> Option<Value> {
    let money = |at: &At<'_>| at.money(Decimal::ZERO);
    let table = at.table()?;
    let conversion = keys::or(&table, "conversion", 0.0, At::share);
    let margin = keys::or(&table, "margin", Decimal::ZERO, money);
    let lead_cost = keys::or(&table, "lead_cost", Decimal::ZERO, money);
    let refused = keys::or(&table, "refused", Refused::default(), refused);
    let parcel_cost = keys::or(&table, "parcel_cost", Decimal::ZERO, money);
    let error_cost = keys::or(&table, "error_cost", Decimal::ZERO, money);
    let order_value = keys::or(&table, "order_value", None, |at| money(at).map(Some));
    let items = keys::or(&table, "items", Vec::new(), items);
    let incident = keys::or(&table, "incident", None, |at| incident(at, direction).map(Some));
    let satisfaction = keys::maybe(&table, "satisfaction", survey::satisfaction);
    if let Some(at) = table.maybe("satisfaction").filter(|_| direction.is_some_and(|of| of != Direction::Inbound)) {
        at.problem("only people who call are asked what they think; remove it, or set direction = \"inbound\"");
        return None;
    }
    table.finish();
    let refused = refused?;
    Some(Value {
        conversion: conversion?,
        margin: margin?,
        lead_cost: lead_cost?,
        refused_confirmed: refused.confirmed,
        refused_unconfirmed: refused.unconfirmed,
        refused_sold: refused.sold,
        parcel_cost: parcel_cost?,
        error_cost: error_cost?,
        order_value: order_value?,
        items: items?,
        satisfaction: satisfaction?,
        incident: incident?,
    })
}

/// Shares of parcels that come back.
#[derive(Clone, Copy, Debug, Default)]
struct Refused {
    confirmed: f64,
    unconfirmed: f64,
    sold: f64,
}

/// One share for all parcels, or `{ confirmed = 0.08, unconfirmed = 0.22, sold = 0.05 }`.
fn refused(at: &At<'_>) -> Option<Refused> {
    if at.is_number() {
        return at.share().map(|share| Refused { confirmed: share, unconfirmed: share, sold: share });
    }
    let table = at.table()?;
    let sold = table.maybe("sold").map(|at| at.share());
    let of_orders = |table: &Table<'_>, key| {
        if sold.is_some() { keys::or(table, key, 0.0, At::share) } else { keys::need(table, key, At::share) }
    };
    let (confirmed, unconfirmed) = (of_orders(&table, "confirmed"), of_orders(&table, "unconfirmed"));
    table.finish();
    Some(Refused { confirmed: confirmed?, unconfirmed: unconfirmed?, sold: sold.unwrap_or(Some(0.0))? })
}

/// `[0.6, 0.3, 0.1]`: shares of orders with one item, two, three.
fn items(at: &At<'_>) -> Option<Vec<f64>> {
    let list = at.list()?;
    if list.is_empty() || list.len() > MOST_ITEMS {
        at.problem(format!("expected the shares of orders with 1, 2, 3 and more items: 1 to {MOST_ITEMS} of them"));
        return None;
    }
    let shares: Vec<f64> = keys::whole(list.iter().map(At::share))?;
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-6 {
        at.problem(format!(
            "the shares of orders with 1, 2, 3 and more items add up to {sum:.6}; they must add up to 1"
        ));
        return None;
    }
    Some(shares)
}

/// `{ loss_per_minute = 40, at_most = "2h" }`.
fn incident(at: &At<'_>, direction: Option<Direction>) -> Option<Incident> {
    if direction.is_some_and(|direction| direction != Direction::Inbound) {
        at.problem(
            "only people who call report incidents and wait for an answer; for work that comes late give `decay`",
        );
        return None;
    }
    let table = at.table()?;
    let loss_per_minute = keys::need(&table, "loss_per_minute", loss);
    let at_most = keys::need(&table, "at_most", At::span_above_zero);
    table.finish();
    Some(Incident { loss_per_minute: loss_per_minute?, at_most: at_most?.min(Span::hours(24 * 366)) })
}

/// Money a minute.
fn loss(at: &At<'_>) -> Option<Decimal> {
    let loss = at.money(Decimal::ZERO)?;
    if loss > Decimal::from(1_000_000) {
        at.problem(format!("expected at most 1000000 a minute, found {loss}"));
        return None;
    }
    Some(loss)
}
