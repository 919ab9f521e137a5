//! Units that a header names behind a column's name: `AHT (sec)`, `Время разговора, мин`.
//!
//! In: a header's cell. Out: the name without its unit, and what one of it is in seconds.

/// Units of time, each with its spellings and its seconds as a factor: minutes are 60.
const UNITS: [(&[&str], &str, f64); 4] = [
    (&["s", "sec", "secs", "second", "seconds", "с", "сек", "секунд", "секунды", "секунди"], "seconds", 1.0),
    (
        &["m", "min", "mins", "minute", "minutes", "м", "мин", "минут", "минуты", "хв", "хвилин", "хвилини"],
        "minutes",
        60.0,
    ),
    (&["h", "hr", "hrs", "hour", "hours", "ч", "час", "часов", "год", "годин"], "hours", 3600.0),
    (&["ms", "msec", "millisecond", "milliseconds", "мс"], "milliseconds", 0.001),
];

/// Money behind the name of a column: it is kept as it is.
const MONEY: [&str; 14] = ["uah", "грн", "₴", "usd", "$", "eur", "€", "rub", "руб", "₽", "pln", "zł", "kzt", "gbp"];

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Its name in English.
    pub name: &'static str,
    /// Seconds in one.
    pub seconds: f64,
}

/// The name of a column without its unit, and the unit if it is one of time: in brackets, or behind a comma.
pub fn apart(header: &str) -> (&str, Option<Unit>) {
    let trimmed = header.trim();
    let inner = trimmed.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let inner = inner.or_else(|| trimmed.strip_suffix(']').and_then(|text| text.rsplit_once('[')));
    let Some((name, unit)) = inner.or_else(|| trimmed.rsplit_once(',')) else { return (header, None) };
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    if MONEY.contains(&unit.as_str()) {
        return (name.trim_end(), None);
    }
    let found = UNITS.iter().find(|(names, _, _)| names.contains(&unit.as_str()));
    found.map_or((header, None), |(_, name_of, seconds)| {
        (name.trim_end(), Some(Unit { name: name_of, seconds: *seconds }))
    })
}

impl Unit {
    /// A number of this unit as seconds; none for what is no plain number, or is in seconds already.
    pub fn in_seconds(&self, text: &str) -> Option<String> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if self.name == "seconds" || !plain {
            return None;
        }
        let value: f64 = text.parse().ok()?;
        // To the microsecond, as times are read.
        let micros = (value * self.seconds * 1e6).round() / 1e6;
        Some(format!("{micros}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_unit_stands_in_brackets_or_behind_a_comma() {
        for (header, name, unit) in [
            ("AHT (sec)", "AHT", Some("seconds")),
            ("Avg talk [min]", "Avg talk", Some("minutes")),
            ("Время разговора, мин.", "Время разговора", Some("minutes")),
            ("Talk min", "Talk min", None),
            ("Calls (offered)", "Calls (offered)", None),
            ("Час, хв", "Час", Some("minutes")),
        ] {
            let (found, of) = apart(header);
            assert_eq!((found, of.map(|unit| unit.name)), (name, unit), "{header}");
        }
        let minutes = apart("AHT (min)").1.unwrap();
        assert_eq!(minutes.in_seconds("3.25").as_deref(), Some("195"));
        assert_eq!(minutes.in_seconds("3:15"), None);
        assert_eq!(apart("t (ms)").1.unwrap().in_seconds("1500").as_deref(), Some("1.5"));
    }
}
