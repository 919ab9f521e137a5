//! Whether all numbers of something that is to be written are numbers: JSON has no others, and would say `null` in their place.
//!
//! In: anything that serialises. Out: the path of the first number that is not finite. Knows no results: what is added to them is
//! looked at, too.

use std::fmt::Display;

use serde::ser::{self, Serialize};

/// A number that is not finite, by the fields that it stands in, the innermost first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NotFinite {
    within: Vec<String>,
}

impl NotFinite {
    fn within(mut self, name: &str) -> NotFinite {
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
    use crate::results::Estimate;

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
    fn what_has_no_numbers_and_whole_ones_pass() {
        assert_eq!(check(&json!({ "a": [1, -2, "x", null, true], "b": {} })), Ok(()));
    }
}
