//! What is asked for: `PATH=FROM..TO`, `:STEPS`, `:log`, or `PATH=a,b,c`.
//!
//! In: the text of the command line. Out: a path and its points, each as a number and as the text that is set. It does not know
//! what the path is.

use crate::document::edit;
use crate::scenario::paths;
use crate::units::{Span, shown};

/// Points of a range that says no number; of a short range of whole numbers each of them.
const USUAL_STEPS: usize = 11;
/// A range of whole numbers up to this long is taken number by number.
const SHORT: f64 = 20.0;
/// Most points of an axis.
pub const MOST_STEPS: usize = 10_000;

/// A point of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its number: seconds of a duration, the position of a name.
    pub value: f64,
    /// What is set there.
    pub text: String,
}

/// What kind of values an axis has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers.
    Numbers,
    /// Durations.
    Spans,
    /// Anything else, between which lies nothing.
    Names,
}

/// An axis as asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The path.
    pub path: String,
    /// What its values are.
    pub kind: Kind,
    /// Steps are alike as ratios.
    pub log: bool,
    /// The points, ascending; at least two.
    pub places: Vec<Place>,
}

impl Asked {
    /// Reads the argument of `--over`.
    ///
    /// # Errors
    /// How to write it.
    pub fn parse(argument: &str) -> Result<Asked, String> {
        let how = "write PATH=FROM..TO, PATH=FROM..TO:STEPS, PATH=FROM..TO:STEPS:log or PATH=a,b,c";
        let (path, value) =
            edit::split_argument(argument).map_err(|_| format!("\"{}\" names no axis; {how}", shown(argument)))?;
        let read = if value.contains("..") { range(path, value) } else { list(path, value) };
        read.map_err(|why| format!("{}={}: {why}; {how}", shown(path), shown(value)))
    }

    /// So many points from one number above 0 to another, alike as ratios.
    pub fn spaced(path: &str, from: f64, to: f64, steps: usize) -> Asked {
        let places = spread(from, to, steps, true).into_iter().map(|value| place(value, Kind::Numbers)).collect();
        Asked { path: path.to_owned(), kind: Kind::Numbers, log: true, places }
    }

    /// The same with whole numbers in the place of others; none where too few are left or nothing is a number.
    pub fn whole(&self) -> Option<Asked> {
        if self.kind != Kind::Numbers {
            return None;
        }
        let mut places: Vec<Place> = self.places.iter().map(|at| place(at.value.round(), Kind::Numbers)).collect();
        places.dedup();
        (places.len() > 1).then(|| Asked { places, ..self.clone() })
    }
}

/// A point with the text that is set, and its value as that text says it: what is shown is what was simulated.
pub fn place(value: f64, kind: Kind) -> Place {
    match kind {
        Kind::Spans => {
            let span = Span::from_seconds(value);
            Place { value: span.in_seconds(), text: span.to_string() }
        }
        _ => {
            let text = paths::number(value);
            Place { value: text.parse().unwrap_or(value), text }
        }
    }
}

fn range(path: &str, value: &str) -> Result<Asked, String> {
    let (from, rest) = value.split_once("..").unwrap_or((value, ""));
    let mut parts = rest.split(':').map(str::trim);
    let to = parts.next().unwrap_or_default();
    let ((from, kind), (to, kind_of_to)) = (end(from)?, end(to)?);
    if kind != kind_of_to {
        return Err("one end is a number and the other a duration".to_owned());
    }
    if from >= to {
        return Err("the first end must be below the second".to_owned());
    }
    let (mut steps, mut log) = (None, false);
    for part in parts {
        match part.parse::<usize>() {
            Ok(number) if (2..=MOST_STEPS).contains(&number) && steps.is_none() => steps = Some(number),
            Err(_) if part == "log" && !log => log = true,
            _ => return Err(format!("\"{}\" is neither a number of points, 2 to {MOST_STEPS}, nor log", shown(part))),
        }
    }
    if log && from <= 0.0 {
        return Err("steps that are alike as ratios need a first end above 0".to_owned());
    }
    let whole = from.fract() == 0.0 && to.fract() == 0.0 && kind == Kind::Numbers && !log && to - from <= SHORT;
    let steps = steps.unwrap_or(if whole { (to - from) as usize + 1 } else { USUAL_STEPS });
    let mut places: Vec<Place> = spread(from, to, steps, log).into_iter().map(|value| place(value, kind)).collect();
    places.dedup();
    if places.len() < 2 {
        Err("its ends are too near".to_owned())
    } else {
        Ok(Asked { path: path.to_owned(), kind, log, places })
    }
}

/// So many numbers from one to the other, ends exactly.
pub fn spread(from: f64, to: f64, steps: usize, log: bool) -> Vec<f64> {
    let last = steps.saturating_sub(1).max(1);
    let at = |step: usize| match step {
        0 => from,
        step if step == last => to,
        step if log => from * libm::pow(to / from, step as f64 / last as f64),
        step => from + (to - from) * step as f64 / last as f64,
    };
    (0..steps).map(at).collect()
}

/// One end of a range.
fn end(text: &str) -> Result<(f64, Kind), String> {
    let text = text.trim();
    let unquoted = text.trim_matches('"');
    match (number(text), Span::parse(unquoted)) {
        (Some(value), _) => Ok((value, Kind::Numbers)),
        (None, Ok(span)) => Ok((span.in_seconds(), Kind::Spans)),
        (None, Err(_)) => Err(format!("\"{}\" is neither a number nor a duration such as 3m", shown(text))),
    }
}

fn number(text: &str) -> Option<f64> {
    let plain =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E' | b'_'));
    let value = text.replace('_', "").parse::<f64>().ok().filter(|_| plain)?;
    (value.is_finite() && value.abs() <= 1e15).then_some(value)
}

/// `a,b,c`: numbers, durations, or anything else, such as policies.
fn list(path: &str, value: &str) -> Result<Asked, String> {
    let items = items(value);
    if items.len() < 2 {
        return Err("a single value is no axis (that is --set)".to_owned());
    }
    if items.len() > MOST_STEPS {
        return Err(format!("{} points are more than the limit of {MOST_STEPS}", items.len()));
    }
    let ends: Vec<(f64, Kind)> = items.iter().filter_map(|item| end(item).ok()).collect();
    let kind = ends.first().map_or(Kind::Names, |(_, kind)| *kind);
    let mut places: Vec<Place> = if ends.len() == items.len() && ends.iter().all(|(_, other)| *other == kind) {
        ends.iter().map(|(value, _)| place(*value, kind)).collect()
    } else {
        let named = items.iter().enumerate();
        named.map(|(number, text)| Place { value: number as f64, text: (*text).to_owned() }).collect()
    };
    let kind = if ends.len() == items.len() { kind } else { Kind::Names };
    places.sort_by(|a, b| a.value.total_cmp(&b.value));
    let mut texts: Vec<&str> = places.iter().map(|place| place.text.as_str()).collect();
    texts.sort_unstable();
    if texts.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("a value stands there twice".to_owned());
    }
    Ok(Asked { path: path.to_owned(), kind, log: false, places })
}

/// What commas part, but for those in quotes, brackets or braces.
fn items(value: &str) -> Vec<&str> {
    let (mut depth, mut quote, mut start, mut found) = (0_i32, None, 0, Vec::new());
    for (place, c) in value.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                found.push(value[start..place].trim());
                start = place + 1;
            }
            _ => {}
        }
    }
    found.push(value[start..].trim());
    found.into_iter().filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn texts(argument: &str) -> Vec<String> {
        Asked::parse(argument).unwrap().places.into_iter().map(|place| place.text).collect()
    }

    #[test]
    fn a_range_has_its_ends_and_what_lies_between() {
        let asked = Asked::parse("contacts.sales.arrivals.profile.per_day=8..3000:25").unwrap();
        assert_eq!((asked.path.as_str(), asked.places.len()), ("contacts.sales.arrivals.profile.per_day", 25));
        // (3000 - 8)/24 = 124.666…
        assert_eq!((asked.places[0].text.as_str(), asked.places[24].text.as_str()), ("8", "3000"));
        assert_eq!((asked.places[1].text.as_str(), asked.places[1].value), ("132.66666667", 132.66666667));
        assert_eq!(texts("a=0.25..4:5:log"), ["0.25", "0.5", "1", "2", "4"]);
        assert_eq!(texts("a=0.25..4:log:3"), ["0.25", "1", "4"]);
        assert_eq!(texts("groups.own.roster.\"08:00\"=4..7"), ["4", "5", "6", "7"]);
        assert_eq!(texts("a=0..1").len(), 2);
        assert_eq!(texts("a=0..100").len(), 11);
        assert_eq!(texts("a=-1..1:3"), ["-1", "0", "1"]);
    }

    #[test]
    fn durations_are_set_as_durations_and_told_in_seconds() {
        let asked = Asked::parse("contacts.sales.talk_time.mean=60s..4m:4").unwrap();
        assert_eq!(asked.kind, Kind::Spans);
        assert_eq!(asked.places.iter().map(|place| place.value).collect::<Vec<_>>(), [60.0, 120.0, 180.0, 240.0]);
        assert_eq!(texts("a=60s..4m:4"), ["1m", "2m", "3m", "4m"]);
    }

    #[test]
    fn a_list_is_put_in_order_where_there_is_one() {
        assert_eq!(texts("a=5,1,2.5"), ["1", "2.5", "5"]);
        assert_eq!(texts("a=2m,90s"), ["1m30s", "2m"]);
        let names = Asked::parse("routing.sales.choose=listed,longest_idle").unwrap();
        assert_eq!((names.kind, names.places[1].value), (Kind::Names, 1.0));
        assert_eq!(texts("a={x=1,y=[1,2]},{x=2}"), ["{x=1,y=[1,2]}", "{x=2}"]);
    }

    #[test]
    fn what_is_no_axis_says_how_to_write_one() {
        for (argument, why) in [
            ("a", "names no axis"),
            ("a=5", "a single value is no axis"),
            ("a=5..1", "below the second"),
            ("a=1..2m", "one end is a number"),
            ("a=1..x", "neither a number nor a duration"),
            ("a=1..5:1", "neither a number of points"),
            ("a=1..5:20000", "neither a number of points"),
            ("a=0..5:log", "above 0"),
            ("a=1,1", "twice"),
            ("a=1..1e300", "neither a number"),
        ] {
            let found = Asked::parse(argument).unwrap_err();
            assert!(found.contains(why) && found.contains("PATH=FROM..TO:STEPS"), "{found}");
        }
    }

    #[test]
    fn whole_numbers_take_the_place_of_others() {
        let asked = Asked::parse("a=1..4:7").unwrap().whole().unwrap();
        assert_eq!(asked.places.iter().map(|place| place.text.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
        assert_eq!(Asked::parse("a=1m..4m").unwrap().whole(), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_an_axis_or_refused(text: String) {
            let _ = Asked::parse(&text);
            let _ = Asked::parse(&format!("a={text}"));
        }
    }
}
