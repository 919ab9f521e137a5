//! Paths into a document: `groups.own.roster."08:00"`, `providers.alfa.contract.per_minute[0].price`, `list[name]`.

use std::fmt;

use crate::document::scan::NESTING;
use crate::units::shown;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// An entry of a list, from 0.
    Index(usize),
    /// The entry of a list of tables whose `name` is this.
    Name(String),
}

/// A path into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its steps, at least one; the first is a key.
    pub steps: Vec<Step>,
}

impl Path {
    /// Reads a path: keys with points between them, in quotes where they hold points or brackets, and `[n]` or `[name]`
    /// behind lists.
    ///
    /// # Errors
    /// What is wrong with the text, as a sentence without a full stop.
    pub fn parse(text: &str) -> Result<Path, String> {
        let bad = |why: &str| {
            format!(
                "\"{}\" is not a path: {why}; write it as groups.own.roster.\"08:00\" or contract.per_minute[0].price",
                shown(text)
            )
        };
        let mut steps: Vec<Step> = Vec::new();
        let mut rest = text.trim();
        loop {
            let (key, tail) = key(rest).map_err(|why| bad(&why))?;
            steps.push(Step::Key(key));
            rest = tail;
            while let Some(inner) = rest.strip_prefix('[') {
                let Some((name, tail)) = inner.split_once(']') else { return Err(bad("a \"]\" is missing")) };
                let name = name.trim();
                let unquoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
                steps.push(match name.parse::<usize>() {
                    Ok(n) => Step::Index(n),
                    Err(_) if unquoted.is_empty() => return Err(bad("nothing stands between the brackets")),
                    Err(_) => Step::Name(unquoted.to_owned()),
                });
                rest = tail;
            }
            if steps.len() > NESTING {
                return Err(bad("it has too many steps"));
            }
            match rest.strip_prefix('.') {
                Some(tail) => rest = tail,
                None if rest.is_empty() => return Ok(Path { steps }),
                None => return Err(bad("a point is missing")),
            }
        }
    }

    /// The first `steps` steps, for messages.
    pub fn head(&self, steps: usize) -> String {
        Path { steps: self.steps.iter().take(steps).cloned().collect() }.to_string()
    }
}

fn key(text: &str) -> Result<(String, &str), String> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let (key, tail) = text[1..].split_once(quote).ok_or("a quote is not closed")?;
        return Ok((key.to_owned(), tail));
    }
    let end = text.find(['.', '[', ']', '"', '\'']).unwrap_or(text.len());
    let (key, tail) = text.split_at(end);
    if key.trim().is_empty() {
        return Err("a key is missing".to_owned());
    }
    Ok((key.trim().to_owned(), tail))
}

impl fmt::Display for Path {
    /// As [`Path::parse`] reads it, harmless characters only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.steps.iter().enumerate() {
            match step {
                Step::Key(key) => {
                    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
                    let point = if n == 0 { "" } else { "." };
                    if plain { write!(f, "{point}{key}")? } else { write!(f, "{point}\"{}\"", shown(key))? }
                }
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Name(name) => write!(f, "[{}]", shown(name))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_and_print_alike() {
        for text in [
            "a",
            "groups.own.roster.\"08:00\"",
            "providers.alfa.contract.per_minute[0].price",
            "a.b[night].c",
            "a[0][1]",
        ] {
            assert_eq!(Path::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Path::parse("a.08:00").unwrap(), Path::parse("a.'08:00'").unwrap());
    }

    #[test]
    fn what_is_no_path_says_why() {
        for (text, word) in [
            ("", "a key is missing"),
            ("a..b", "a key is missing"),
            ("a.", "a key is missing"),
            ("a[0", "\"]\" is missing"),
            ("a[]", "nothing stands"),
            ("a\"b\"", "a point"),
            ("\"a", "a quote"),
            ("[0]", "a key"),
        ] {
            let message = Path::parse(text).unwrap_err();
            assert!(message.contains(word), "{text}: {message}");
        }
        assert!(Path::parse(&"a.".repeat(50_000)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_path_or_refused(text: String) {
            let _ = Path::parse(&text).map(|path| path.to_string());
        }
    }
}
