//! Whether all numbers of something that is to be written are numbers: JSON has no others, and would say `null` in their place.
//!
//! In: anything that serialises, tables, rows. Out: the path of the first number that is not finite. Of results it knows no field:
//! what is added to them is looked at, too.

use std::fmt::Display;

use serde::ser::{self, Serialize};

use crate::results::sweep::{Cell, Column};
use crate::results::{IntervalTables, OptionTables};

/// A number that is not finite, by the fields that it stands in, the innermost first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NotFinite {
    within: Vec<String>,
}

impl NotFinite {
    /// The same number, where what it stands in stands in something else.
    #[must_use]
    pub fn within(mut self, name: &str) -> NotFinite {
        self.within.push(name.to_owned());
        self
    }
}

impl Display for NotFinite {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path: Vec<&str> = self.within.iter().rev().map(String::as_str).collect();
        write!(out, "{} is not finite", if path.is_empty() { "a number".to_owned() } else { path.join(".") })
    }
}

impl std::error::Error for NotFinite {}

impl ser::Error for NotFinite {
    fn custom<T: Display>(told: T) -> NotFinite {
        NotFinite::default().within(&told.to_string())
    }
}

/// Looks at every number.
///
/// # Errors
/// One is not finite.
pub fn check<T: Serialize + ?Sized>(value: &T) -> Result<(), NotFinite> {
    value.serialize(Look)
}

/// Looks at every number of the tables of options.
///
/// # Errors
/// One is not finite.
pub fn check_tables(tables: &[(String, OptionTables)]) -> Result<(), NotFinite> {
    let of_option = |tables: &OptionTables| {
        check_intervals(&tables.by_interval)?;
        let mut replications = tables.by_replication.iter().enumerate();
        replications.try_for_each(|(number, replication)| {
            check(replication).map_err(|found| found.within(&number.to_string()).within("replications"))
        })
    };
    tables.iter().try_for_each(|(option, tables)| of_option(tables).map_err(|found| found.within(option)))
}

fn check_intervals(tables: &IntervalTables) -> Result<(), NotFinite> {
    for (of, named) in [("contacts", &tables.contacts), ("groups", &tables.groups)] {
        for (name, table) in named {
            for measure in table.measures() {
                for (start, estimate) in tables.starts.iter().zip(table.column(measure).into_iter().flatten()) {
                    let place = |found: NotFinite| found.within(start).within(measure).within(name).within(of);
                    check(&estimate).map_err(place)?;
                }
            }
        }
    }
    Ok(())
}

/// Looks at every number of a row of a table with these columns.
///
/// # Errors
/// One is not finite: its column, and the row by the cells before it.
pub fn check_row(columns: &[Column], cells: &[Cell]) -> Result<(), NotFinite> {
    let bad = |cell: &Cell| matches!(cell, Cell::Number(Some(number)) if !number.is_finite());
    let Some(place) = cells.iter().position(bad) else { return Ok(()) };
    let found = NotFinite::default().within(columns.get(place).map_or("a column", |column| &column.name));
    // What a row is of stands at its beginning, in text and whole numbers.
    let of = cells.iter().zip(columns).map_while(|(cell, column)| match cell {
        Cell::Text(text) => Some(format!("{} {text}", column.name)),
        Cell::Whole(number) => Some(format!("{} {number}", column.name)),
        Cell::Number(_) => None,
    });
    let of: Vec<String> = of.collect();
    Err(of.iter().rev().fold(found, |found, of| found.within(of)))
}

/// Takes every value and writes none.
struct Look;

/// Values of which all are right.
macro_rules! fine {
    ($($name:ident($($argument:ty),*);)*) => { $(fn $name(self $(, _: $argument)*) -> Result<(), NotFinite> { Ok(()) })* };
}

impl ser::Serializer for Look {
    type Ok = ();
    type Error = NotFinite;
    type SerializeSeq = Look;
    type SerializeTuple = Look;
    type SerializeTupleStruct = Look;
    type SerializeTupleVariant = Look;
    type SerializeMap = InMap;
    type SerializeStruct = Look;
    type SerializeStructVariant = Look;

    fine! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_f32(self, value: f32) -> Result<(), NotFinite> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), NotFinite> {
        if value.is_finite() { Ok(()) } else { Err(NotFinite::default()) }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotFinite> {
        check(value)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), NotFinite> {
        check(value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotFinite> {
        check(value).map_err(|found| found.within(name))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Look, NotFinite> {
        Ok(Look)
    }

    fn serialize_tuple(self, _: usize) -> Result<Look, NotFinite> {
        Ok(Look)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Look, NotFinite> {
        Ok(Look)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Look, NotFinite> {
        Ok(Look)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<InMap, NotFinite> {
        Ok(InMap(String::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Look, NotFinite> {
        Ok(Look)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Look, NotFinite> {
        Ok(Look)
    }
}

/// Lists and the like, whose values have no names.
macro_rules! unnamed {
    ($($of:ident, $add:ident;)*) => { $(
        impl ser::$of for Look {
            type Ok = ();
            type Error = NotFinite;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
                check(value)
            }

            fn end(self) -> Result<(), NotFinite> {
                Ok(())
            }
        }
    )* };
}

unnamed! {
    SerializeSeq, serialize_element;
    SerializeTuple, serialize_element;
    SerializeTupleStruct, serialize_field;
    SerializeTupleVariant, serialize_field;
}

/// Structures, whose fields have names.
macro_rules! named {
    ($($of:ident;)*) => { $(
        impl ser::$of for Look {
            type Ok = ();
            type Error = NotFinite;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NotFinite> {
                check(value).map_err(|found| found.within(name))
            }

            fn end(self) -> Result<(), NotFinite> {
                Ok(())
            }
        }
    )* };
}

named! {
    SerializeStruct;
    SerializeStructVariant;
}

/// A map at one of its keys.
struct InMap(String);

impl ser::SerializeMap for InMap {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotFinite> {
        // A key that is no text has no name to tell.
        self.0 = serde_json::to_string(key).unwrap_or_default().trim_matches('"').to_owned();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
        check(value).map_err(|found| found.within(&self.0))
    }

    fn end(self) -> Result<(), NotFinite> {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::results::sweep::Kind;
    use crate::results::{Estimate, IntervalTable, Replication, ReplicationMoney};

    #[test]
    fn a_number_that_is_none_is_found_wherever_it_stands() {
        let estimate = |mean| Estimate { mean: Some(mean), low: None, high: Some(2.0) };
        let map = |mean| BTreeMap::from([("wait", vec![estimate(1.0), estimate(mean)])]);
        assert_eq!(check(&map(0.0)), Ok(()));
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(check(&map(bad)).unwrap_err().to_string(), "wait.mean is not finite");
            assert_eq!(check(&(1, Some(bad))).unwrap_err().to_string(), "a number is not finite");
        }
    }

    #[test]
    fn a_number_that_is_none_is_found_in_tables_by_its_option_measure_and_interval() {
        let mut by_interval = IntervalTables {
            starts: vec!["2026-11-02T08:00".to_owned(), "2026-11-02T08:30".to_owned()],
            ..IntervalTables::default()
        };
        let tables = |by_interval: &IntervalTables, profit| {
            let money = ReplicationMoney { profit, ..ReplicationMoney::default() };
            let replication = Replication { money: Some(money), ..Replication::default() };
            let by_replication = vec![Replication::default(), replication];
            vec![("own".to_owned(), OptionTables { by_interval: by_interval.clone(), by_replication })]
        };
        let mut table = IntervalTable::default();
        table.add("asa", [Estimate::default(), Estimate::point(1.0)].into_iter());
        by_interval.contacts.push(("sales".to_owned(), table.clone()));
        assert_eq!(check_tables(&tables(&by_interval, 1.0)), Ok(()));
        let told = check_tables(&tables(&by_interval, f64::NAN)).unwrap_err().to_string();
        assert_eq!(told, "own.replications.1.money.profit is not finite");
        for bad in [f64::NAN, -f64::NAN, f64::INFINITY] {
            let low = Estimate { mean: Some(1.0), low: Some(bad), high: None };
            let mut table = table.clone();
            table.add("wait", [Estimate::default(), low].into_iter());
            by_interval.groups = vec![("team".to_owned(), table)];
            let told = check_tables(&tables(&by_interval, 1.0)).unwrap_err().to_string();
            assert_eq!(told, "own.groups.team.wait.2026-11-02T08:30.low is not finite");
        }
    }

    #[test]
    fn a_number_that_is_none_is_found_in_a_row_by_what_the_row_is_of() {
        let columns = [("point", Kind::Whole), ("option", Kind::Text), ("load", Kind::Number), ("asa_s", Kind::Number)];
        let columns = columns.map(|(name, kind)| {
            let (unit, definition) = (String::new(), String::new());
            Column { name: name.to_owned(), kind, unit, definition }
        });
        let row = |asa| [Cell::Whole(3), Cell::Text("own".into()), Cell::Number(None), Cell::Number(Some(asa))];
        assert_eq!(check_row(&columns, &row(1.0)), Ok(()));
        let told = check_row(&columns, &row(f64::INFINITY)).unwrap_err().to_string();
        assert_eq!(told, "point 3.option own.asa_s is not finite");
    }

    #[test]
    fn what_has_no_numbers_and_whole_ones_pass() {
        assert_eq!(check(&json!({ "a": [1, -2, "x", null, true], "b": {} })), Ok(()));
    }
}
