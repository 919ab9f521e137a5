//! `tornado.csv`: inputs one at a time at both ends of their ranges.
//!
//! In: results. Out: the bytes of a CSV file, a row for each input, end and option, and for the margin. Durations are seconds.

use crate::report::csv::{Table, cells, guarded, number};
use crate::results::inputs::{Bar, End, Evidence};
use crate::results::{Estimate, Results};

/// The file's name.
pub const TORNADO: &str = "tornado.csv";

/// The file; none where no inputs were moved.
pub fn tornado(results: &Results) -> Option<Vec<u8>> {
    let tornado = results.tornado.as_ref()?;
    let mut table = Table::default();
    let columns = "path,unit,evidence,range,base,end,value,swing,best,output,amount,amount_low,amount_high,\
                   change,change_low,change_high,currency";
    table.row(columns.split(',').map(str::to_owned));
    for bar in &tornado.bars {
        for (name, end) in [("low", &bar.at_low), ("high", &bar.at_high)] {
            let margin = end.margin.zip(end.margin_change).map(|(margin, change)| ("margin", margin, change));
            let options = end.options.iter();
            let profits =
                options.map(|option| (option.option.as_str(), option.profit, option.change.unwrap_or_default()));
            for (output, amount, change) in margin.into_iter().chain(profits) {
                let mut row = head(bar, name, end);
                row.push(guarded(output));
                row.extend(cells(amount));
                row.extend(cells(change));
                row.push(guarded(&results.currency));
                table.row(row);
            }
        }
    }
    Some(table.bytes())
}

/// What all rows of an end have.
fn head(bar: &Bar, name: &str, end: &End) -> Vec<String> {
    let evidence = match bar.input.evidence {
        Evidence::Measured => "measured",
        Evidence::Quoted => "quoted",
        Evidence::Assumed => "assumed",
    };
    vec![
        guarded(&bar.input.path),
        guarded(&bar.input.unit),
        evidence.to_owned(),
        guarded(&bar.input.range),
        number(Some(bar.input.base)),
        name.to_owned(),
        number(Some(end.value)),
        number(Estimate::point(bar.swing).in_cents().mean),
        guarded(&end.best),
    ]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::{fixture, studied};

    #[test]
    fn each_end_has_a_row_for_the_margin_and_for_each_option() {
        let text = String::from_utf8(tornado(&studied::studied()).unwrap()).unwrap();
        assert_eq!(text.lines().count(), 1 + 3 * 2 * 3);
        let row = text.lines().nth(4).unwrap();
        let start = "contacts.sales.talk_time.mean,s,measured,ten_per_cent,180,high,198,10300,own_only,margin,-1200,-1600,-800,";
        assert!(row.starts_with(start), "{row}");
        assert_eq!(tornado(&fixture::compare(2)), None);
    }
}
