//! Bad histories of counts: numbers 45 to 56.

use crate::GOOD;
use crate::sixty_two::Row;

/// Half hours from 08:00 to 20:00 of two days, ten to twelve calls each: line 2 is the first.
fn lines() -> Vec<String> {
    let half_hours = |day: u32| (16..40).map(move |half| (day, half));
    let row =
        |(day, half): (u32, u32)| format!("2026-11-{day:02} {:02}:{:02},{}", half / 2, half % 2 * 30, 10 + half % 3);
    std::iter::once("start,calls".to_owned()).chain([2, 3].into_iter().flat_map(half_hours).map(row)).collect()
}

fn scenario() -> String {
    GOOD.replace("arrivals.poisson = { per_hour = 10 }", "arrivals.history = { file = \"h.csv\" }")
}

/// The good history with a change of its lines.
fn history(number: u8, what: &str, change: impl FnOnce(&mut Vec<String>)) -> Row {
    let mut lines = lines();
    change(&mut lines);
    bytes(number, what, lines.join("\n") + "\n")
}

/// A history of these bytes.
fn bytes(number: u8, what: &str, bytes: impl Into<Vec<u8>>) -> Row {
    Row::new(number, what).file("shop.toml", scenario()).file("h.csv", bytes)
}

/// The good history with another count in line 4.
fn count(number: u8, count: &str) -> Row {
    history(number, &format!("the count \"{count}\""), |lines| {
        lines[3] = format!("{},{count}", lines[3].split(',').next().unwrap_or_default());
    })
}

/// Numbers 45 to 56.
pub fn rows() -> Vec<Row> {
    [shapes(), cells(), order(), summer_time()].into_iter().flatten().collect()
}

fn shapes() -> Vec<Row> {
    let latin = [&b"start,calls,caf\xE9\n"[..], b"2026-11-02 08:00,1,2\n"].concat();
    let cyrillic = lines().join("\n").replace("calls", "\u{434}\u{437}\u{432}\u{456}\u{43d}\u{43a}\u{438}");
    let cp1251: Vec<u8> = cyrillic
        .chars()
        .map(|c| match c {
            '\u{456}' => 0xB3,
            '\u{410}'..='\u{44f}' => (c as u32 - 0x410 + 0xC0) as u8,
            other => other as u8,
        })
        .collect();
    vec![
        history(45, "semicolons everywhere", |lines| lines.iter_mut().for_each(|line| *line = line.replace(',', ";")))
            .ends(0),
        history(45, "semicolons in the header alone", |lines| lines[0] = lines[0].replace(',', ";")),
        history(45, "semicolons in one line", |lines| lines[4] = lines[4].replace(',', ";")),
        bytes(46, "CP1251", cp1251).ends(0),
        bytes(46, "Latin-1", latin),
        history(47, "a quote that is never closed", |lines| lines[1].insert(0, '"')),
        history(48, "a short row", |lines| lines[2] = "2026-11-02 08:30".to_owned()),
        history(48, "a long row", |lines| lines[2].push_str(",5")),
    ]
}

fn cells() -> Vec<Row> {
    let spike = |lines: &mut Vec<String>| lines[9] = "2026-11-02 12:00,1200".to_owned();
    let zeros = |lines: &mut Vec<String>| {
        lines.iter_mut().skip(1).for_each(|line| *line = format!("{},0", line.split(',').next().unwrap_or_default()));
    };
    vec![
        count(49, "-3"),
        count(49, "2.5"),
        count(49, "nan"),
        count(49, "1e9"),
        count(49, ""),
        history(50, "no header", |lines| drop(lines.remove(0))),
        history(50, "a column twice", |lines| lines[0] = "calls,calls".to_owned()),
        history(50, "a column that is misspelt", |lines| lines[0] = "start,kalls".to_owned()),
        history(51, "only a header", |lines| lines.truncate(1)),
        bytes(51, "an empty file", ""),
        history(56, "only zeros", zeros).ends(0),
        history(56, "one interval of a hundred times the rest", spike).ends(0),
    ]
}

fn order() -> Vec<Row> {
    vec![
        history(52, "an interval twice", |lines| lines[3] = lines[2].clone()),
        history(52, "two rows the wrong way round", |lines| lines.swap(4, 5)),
        history(52, "an interval that is missing", |lines| drop(lines.remove(5))),
        history(54, "a quarter of an hour among half hours", |lines| lines[6] = lines[6].replace(":30", ":15")),
        history(55, "day or month first", |lines| {
            for line in lines.iter_mut() {
                *line = line.replace("2026-11-02", "03/04/2026").replace("2026-11-03", "04/04/2026");
            }
        }),
    ]
}

/// A day of half hours round the clock, as a clock shows it that is set at three in the morning.
fn set_clock(what: &str, day: &str, zone: &str, change: fn(&mut Vec<String>)) -> Row {
    let row = |half: u32| format!("{day} {:02}:{:02},4", half / 2, half % 2 * 30);
    let mut lines: Vec<String> = std::iter::once("start,calls".to_owned()).chain((0..48).map(row)).collect();
    change(&mut lines);
    let text = scenario()
        .replace("start = 2026-11-02\ndays = 2", &format!("start = {day}\ndays = 1{zone}"))
        .replace("08:00-20:00", "00:00-24:00");
    Row::new(53, what).file("shop.toml", text).file("h.csv", lines.join("\n") + "\n")
}

fn summer_time() -> Vec<Row> {
    let kyiv = "\ntimezone = \"Europe/Kyiv\"";
    let (spring, autumn) = ("2026-03-29", "2026-10-25");
    let missing = |lines: &mut Vec<String>| drop(lines.drain(7..9));
    let twice = |lines: &mut Vec<String>| {
        let hour: Vec<String> = lines[7..9].to_vec();
        lines.splice(9..9, hour);
    };
    let thrice = |lines: &mut Vec<String>| {
        let hour: Vec<String> = lines[7..9].to_vec();
        lines.splice(9..9, [hour.clone(), hour].concat());
    };
    vec![
        set_clock("an hour that the zone skips", spring, kyiv, missing).ends(0),
        set_clock("an hour that is missing, without a zone", spring, "", missing),
        set_clock("an hour that the zone shows twice", autumn, kyiv, twice).ends(0),
        set_clock("an hour three times", autumn, kyiv, thrice),
        set_clock("an hour twice, without a zone", autumn, "", twice),
        set_clock("an hour twice on a day that has it once", "2026-10-24", kyiv, twice),
    ]
}
