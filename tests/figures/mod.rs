//! Figures in prose, held against figures elsewhere.
//!
//! In: the header of a scenario, the rest of the file, the entry of its claim. Out: those of the header that are in neither: numbers to
//! within a twentieth, shares (`nine in ten`, `two thirds`) to within a tenth of what a file or the page says in per cent. Words for two
//! and three are left out, for they mostly count what stands beside them. It does not know what a figure is of.

const WORDS: [(&str, f64); 18] = [
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("dozen", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("hundred", 100.0),
];

const PARTS: [(&str, f64); 9] = [
    ("half", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("eighth", 8.0),
    ("tenth", 10.0),
    ("twentieth", 20.0),
];

/// Figures of a header that neither the file nor the entry has.
pub fn unknown(head: &str, body: &str, entry: &str) -> Vec<String> {
    let mut numbers: Vec<f64> = written(body).chain(written(entry)).collect();
    numbers.extend(words(entry).iter().filter_map(|word| number(word)));
    let per_cent = entry.split(" %").filter_map(|before| written(before).last());
    let mut shares: Vec<f64> =
        written(body).filter(|value| *value < 1.0).chain(per_cent.map(|value| value / 100.0)).collect();
    shares.extend(
        all(entry)
            .into_iter()
            .filter_map(|(_, figure)| if let Figure::Share(share) = figure { Some(share) } else { None }),
    );
    let near = |known: &[f64], value: f64, by: f64| known.iter().any(|known| (known - value).abs() <= by * value);
    all(head)
        .into_iter()
        .filter(|(_, figure)| match figure {
            Figure::Share(share) => !near(&shares, *share, 0.1),
            Figure::Number(number) => !near(&numbers, *number, 0.05),
        })
        .map(|(said, _)| said)
        .collect()
}

enum Figure {
    Share(f64),
    Number(f64),
}

/// The figures of a text, as they are said.
fn all(text: &str) -> Vec<(String, Figure)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut rest = &words[..];
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let one = ["a", "one"].contains(&first.as_str());
        let Some(value) = number(first).or(one.then_some(1.0)) else { continue };
        let of = behind.first().is_some_and(|word| word == "in" || word == "of");
        let whole = behind
            .iter()
            .skip(1)
            .find(|word| *word != "a")
            .and_then(|word| number(word))
            .filter(|whole| of && *whole > value);
        if let Some(whole) = whole {
            found.push((format!("{first} of {whole}"), Figure::Share(value / whole)));
            rest = &rest[2..];
        } else if let Some((part, divisor)) =
            behind.first().and_then(|word| Some((word, part(word)?))).filter(|_| first != "one")
        {
            found.push((format!("{first} {part}"), Figure::Share(value / divisor)));
            rest = &rest[1..];
        } else if !one && !["two", "three", "hundred"].contains(&first.as_str()) {
            found.push((first.clone(), Figure::Number(value)));
        }
    }
    found
}

/// Lower case, without what stands around them.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

fn number(word: &str) -> Option<f64> {
    let spelt = WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    spelt.or_else(|| {
        word.starts_with(|c: char| c.is_ascii_digit()).then(|| word.replace(',', "").parse().ok()).flatten()
    })
}

fn part(word: &str) -> Option<f64> {
    PARTS.iter().find(|(name, _)| *name == word.trim_end_matches('s')).map(|(_, value)| *value)
}

/// Numbers in digits, wherever they stand.
fn written(text: &str) -> impl Iterator<Item = f64> + '_ {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .filter_map(|digits| digits.trim_matches(['.', ',']).replace(',', "").parse().ok())
}
