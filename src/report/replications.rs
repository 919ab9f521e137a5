//! `replications.csv`: a row for each option and replication.
//!
//! In: the rows that options keep of their replications. Out: CSV as of [`super::csv`], streamed. The name of an option and the
//! number of a replication are its key: rows of the same number are the same callers.

use std::io::{self, Write};

use super::csv::{Lines, guarded, heading};
use crate::results::{OptionTables, Replication};

/// Where it is written.
pub const REPLICATIONS: &str = "replications.csv";

/// Money, by the name of its measure.
const MONEY: [&str; 4] = ["profit", "cost", "profit_a_month", "cost_a_month"];

/// What else is told, in order.
const SERVICE: [&str; 7] =
    ["service_level", "in_time", "counted", "worst_day", "worst_interval", "days_on_target", "intervals_on_target"];

/// Writes the table.
///
/// # Errors
/// `out` cannot be written.
pub fn table(tables: &[(String, OptionTables)], currency: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut out = Lines::new(out);
    for name in ["option", "replication"] {
        out.text(name)?;
    }
    for name in MONEY {
        out.text(&guarded(&heading(name, currency)))?;
    }
    out.text("target_met")?;
    for name in SERVICE {
        out.text(name)?;
    }
    out.end_row()?;
    for (option, of_option) in tables {
        let option = guarded(option);
        for (number, replication) in of_option.by_replication.iter().enumerate() {
            out.text(&option)?;
            out.number(Some(number as f64))?;
            for cell in cells(replication) {
                out.number(cell)?;
            }
            out.end_row()?;
        }
    }
    out.finish()
}

/// The numbers of a row, in the order of the heading.
fn cells(replication: &Replication) -> [Option<f64>; MONEY.len() + 1 + SERVICE.len()] {
    let money = replication.money.as_ref();
    let level = (replication.counted > 0.0).then(|| replication.in_time / replication.counted);
    [
        money.map(|money| money.profit),
        money.map(|money| money.cost),
        money.map(|money| money.profit_a_month),
        money.map(|money| money.cost_a_month),
        replication.target_met.map(|met| if met { 1.0 } else { 0.0 }),
        level,
        Some(replication.in_time),
        Some(replication.counted),
        replication.worst_day,
        replication.worst_interval,
        replication.days_on_target,
        replication.intervals_on_target,
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::results::ReplicationMoney;

    #[test]
    fn a_row_for_each_replication_with_empty_cells_where_nothing_is_known() {
        let first = Replication {
            money: Some(ReplicationMoney { profit: 1.5, cost: 2.0, profit_a_month: -0.0, cost_a_month: 1e9 }),
            target_met: Some(true),
            in_time: 3.0,
            counted: 4.0,
            worst_day: Some(0.5),
            worst_interval: Some(0.0),
            days_on_target: Some(1.0),
            intervals_on_target: Some(0.25),
        };
        let of = |by_replication| OptionTables { by_replication, ..OptionTables::default() };
        let tables = [
            ("=own".to_owned(), of(vec![first, Replication::default()])),
            ("vendor, by the hour".to_owned(), of(vec![first])),
        ];
        let mut bytes = Vec::new();
        table(&tables, "UAH", &mut bytes).unwrap();
        let expected = "option,replication,profit_uah,cost_uah,profit_a_month_uah,cost_a_month_uah,target_met,\
                        service_level,in_time,counted,worst_day,worst_interval,days_on_target,intervals_on_target\n\
                        '=own,0,1.5,2,0,1000000000,1,0.75,3,4,0.5,0,1,0.25\n\
                        '=own,1,,,,,,,0,0,,,,\n\
                        \"vendor, by the hour\",0,1.5,2,0,1000000000,1,0.75,3,4,0.5,0,1,0.25\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
