//! Options in file order, written as an object.

use super::OptionResults;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Options with their names in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options(pub Vec<(String, OptionResults)>);

impl Serialize for Options {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, option) in &self.0 {
            map.serialize_entry(name, option)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Options, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Options;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a table of options")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Options, A::Error> {
                let mut options = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    options.push(entry);
                }
                Ok(Options(options))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}
