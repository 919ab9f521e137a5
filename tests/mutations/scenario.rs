//! Changes of a TOML file, line by line: of scenarios, quotes and plans.

use crate::{Draws, Mutant};

/// Lines of a scenario by what can be done to them.
pub struct Lines {
    text: String,
    lines: Vec<String>,
    keys: Vec<usize>,
    numbers: Vec<usize>,
    texts: Vec<usize>,
    tables: Vec<usize>,
}

impl Lines {
    pub fn new(text: &str) -> Lines {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let value = |line: &str| -> Option<String> {
            let (key, value) = line.split_once('=')?;
            let plain = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
            (!key.trim().is_empty() && key.trim().chars().all(plain))
                .then(|| value.split('#').next().unwrap_or("").trim().to_owned())
        };
        let which =
            |is: &dyn Fn(&str) -> bool| (0..lines.len()).filter(|number| is(&lines[*number])).collect::<Vec<_>>();
        Lines {
            keys: which(&|line| value(line).is_some()),
            numbers: which(&|line| value(line).is_some_and(|value| value.parse::<f64>().is_ok())),
            texts: which(&|line| {
                let free = ["title", "bidder"].iter().any(|key| line.trim_start().starts_with(key));
                !free
                    && value(line).is_some_and(|value| {
                        value.len() > 1
                            && value.starts_with('"')
                            && value.matches('"').count() == 2
                            && value.ends_with('"')
                    })
            }),
            tables: which(&|line| line.starts_with('[')),
            text: text.to_owned(),
            lines,
        }
    }

    fn with(&self, number: usize, line: String) -> Vec<u8> {
        let mut lines = self.lines.clone();
        lines[number] = line;
        lines.join("\n").into_bytes()
    }

    fn value(&self, number: usize, value: &str) -> Vec<u8> {
        let key = self.lines[number].split('=').next().unwrap_or_default();
        self.with(number, format!("{key}= {value}"))
    }

    pub fn mutant(&self, draws: &mut Draws) -> Mutant {
        let make = |what: &str, number: usize, bytes: Vec<u8>, must: bool, elsewhere: bool| Mutant {
            what: what.to_owned(),
            bytes,
            lines: vec![number + 1],
            must,
            elsewhere,
        };
        match draws.below(18) {
            0..=4 => {
                const MUST: [&str; 12] = [
                    "nan",
                    "inf",
                    "-inf",
                    "1e400",
                    "\"\"",
                    "\"5\"",
                    "true",
                    "1,5",
                    "99999999999999999999",
                    "0x1G",
                    "=5",
                    "--1",
                ];
                const MAY: [&str; 8] = ["-1", "-0.5", "1e308", "5e-324", "[]", "{}", "2024-01-01", "1_"];
                let number = draws.of(&self.numbers);
                let must = draws.below(3) > 0;
                let value = if must { draws.of(&MUST) } else { draws.of(&MAY) };
                make(&format!("value {value}"), number, self.value(number, value), must, false)
            }
            5..=7 => self.misspelt(draws),
            8 => {
                let number = draws.of(&self.keys);
                let mut lines = self.lines.clone();
                lines.insert(number + 1, lines[number].clone());
                make("duplicate key", number + 1, lines.join("\n").into_bytes(), true, false)
            }
            9 => {
                let number = draws.of(&self.keys);
                let what = format!("missing {}", self.lines[number]);
                let mutant = make(&what, number, self.with(number, String::new()), false, false);
                Mutant { lines: vec![number + 1, self.header(number)], ..mutant }
            }
            10..=11 => {
                let number = draws.of(&self.texts);
                make(
                    &format!("unknown name for {}", self.lines[number]),
                    number,
                    self.value(number, "\"no such thing\""),
                    true,
                    false,
                )
            }
            12 => {
                const HOSTILE: [&str; 7] = [
                    "\"\"",
                    "\"a\\u0000b\"",
                    "\"\\u202egnp\"",
                    "\"=cmd|x!A1\"",
                    "\"<script>\"",
                    "\"../../etc/passwd\"",
                    "\"a\\nb\"",
                ];
                let number = draws.of(&self.texts);
                let value = draws.of(&HOSTILE);
                make(&format!("{value} for {}", self.lines[number]), number, self.value(number, value), true, false)
            }
            13 => {
                let at = 1 + draws.below(self.text.len() - 1);
                make("cut", self.line_of(at), self.text.as_bytes()[..at].to_vec(), false, true)
            }
            14 => {
                let mut bytes = self.text.clone().into_bytes();
                let at = draws.below(bytes.len());
                bytes[at] = draws.below(256) as u8;
                make("byte", self.line_of(at), bytes, false, true)
            }
            15 => self.unpunctuated(draws),
            16 => {
                let number = draws.of(&self.tables);
                let line = &self.lines[number];
                let line = match draws.below(2) {
                    0 => format!("[{line}]"),
                    _ => line.replacen('[', "", 1),
                };
                make(&format!("table {line}"), number, self.with(number, line), false, false)
            }
            _ => {
                let bytes = match draws.below(6) {
                    0 => [&b"\xFF"[..], self.text.as_bytes()].concat(),
                    1 => self.text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    2 => Vec::new(),
                    3 => vec![0; 100],
                    4 => vec![b'['; 50_000],
                    _ => format!("{}a=1", "a.".repeat(50_000)).into_bytes(),
                };
                make("encoding or size", 0, bytes, true, false)
            }
        }
    }

    fn misspelt(&self, draws: &mut Draws) -> Mutant {
        let number = draws.of(&self.keys);
        let (key, value) = self.lines[number].split_once('=').expect("a key");
        let key = key.trim_end();
        let at = draws.below(key.len());
        let key = match draws.below(4) {
            0 if key.trim_start().len() > 1 => format!("{}{}", &key[..at], &key[at + 1..]),
            1 => format!("{}{}{}", &key[..at], draws.of(&['q', 'x', 'z']), &key[at..]),
            2 => key.to_uppercase(),
            _ => format!("{key}s"),
        };
        // A key that the user may choose, such as an option's name, is right under any spelling.
        Mutant {
            what: format!("key {key}"),
            bytes: self.with(number, format!("{key} ={value}")),
            lines: vec![number + 1],
            must: true,
            elsewhere: false,
        }
    }

    /// Takes a quote, bracket, brace or equals sign from a line that is no comment.
    fn unpunctuated(&self, draws: &mut Draws) -> Mutant {
        let number = draws.of(&self.keys);
        let line = self.lines[number].split('#').next().unwrap_or_default().trim_end().to_owned();
        let marks: Vec<usize> = line.char_indices().filter(|(_, c)| "\"[]{}=".contains(*c)).map(|(at, _)| at).collect();
        let at = draws.of(&marks);
        let line = format!("{}{}", &line[..at], &line[at + 1..]);
        Mutant {
            what: format!("punctuation {line}"),
            bytes: self.with(number, line),
            lines: vec![number + 1],
            must: true,
            elsewhere: false,
        }
    }

    /// The line of the header that a line stands under; the first of the file where none does.
    fn header(&self, number: usize) -> usize {
        self.tables.iter().rev().find(|table| **table < number).map_or(1, |table| table + 1)
    }

    fn line_of(&self, at: usize) -> usize {
        self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count()
    }
}
