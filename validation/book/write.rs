//! The parts of the page that are made by runs: tables of figures beside exact values, and what all of them together say.

use std::fmt::Write;

use super::bank::{HANGS_UP, Modelled, PATIENCE, WITHIN};
use super::comparison::{Comparison, Point, Simulated, Unit};

/// The page with its part of this name written anew.
///
/// # Errors
/// The page has no such part.
pub fn into(page: &str, part: &str, text: &str) -> Result<String, String> {
    let (opens, closes) = (format!("<!-- {part}: made by runs, see above -->\n"), format!("<!-- end of {part} -->\n"));
    let (before, rest) = page.split_once(&opens).ok_or_else(|| format!("the page has no line {opens}"))?;
    let (_, after) = rest.split_once(&closes).ok_or_else(|| format!("the page has no line {closes}"))?;
    Ok(format!("{before}{opens}{text}{closes}{after}"))
}

/// Where a plot lies, from the page.
pub fn plot_of(comparison: &Comparison) -> String {
    format!("validation/{}.svg", comparison.name)
}

/// All comparisons with theory.
pub fn theory(comparisons: &[Comparison]) -> String {
    let mut text = format!("\n{}\n", together(comparisons));
    for comparison in comparisons {
        text.push_str(&entry(comparison));
    }
    text
}

fn together(comparisons: &[Comparison]) -> String {
    let points: Vec<&Point> = comparisons.iter().flat_map(|one| &one.series).flat_map(|one| &one.points).collect();
    let held = points.iter().filter(|point| point.holds()).count();
    let farthest = points.iter().map(|point| point.z().abs()).fold(0.0, f64::max);
    let spread = (points.iter().map(|point| point.z() * point.z()).sum::<f64>() / points.len() as f64).sqrt();
    format!(
        "Of {} figures {held} have the exact value in their 95 % interval, {:.0} % of them. The largest |z| is {farthest:.1}, their root mean square \
         {spread:.2} (1 if all is well). Figures of one run go together, and runs of one scenario meet the same callers, so these are not as many \
         independent trials.",
        points.len(),
        100.0 * held as f64 / points.len() as f64,
    )
}

fn entry(comparison: &Comparison) -> String {
    let mut text = format!("\n### {}\n\n{}", comparison.title, comparison.theory);
    let sets: String = comparison.set.iter().map(|set| format!(" --set {}", set.replace("{}", "X"))).collect();
    let sets = sets.replace("{180-}", "180-X");
    let file = format!("validation/{}.toml", comparison.name);
    let _ = write!(text, " The scenario: [{file}](../{file})");
    let _ = match sets.as_str() {
        "" => writeln!(text, "."),
        sets => writeln!(text, ", with\n`{}`.", sets.trim_start()),
    };
    let _ = writeln!(text, "\n![{}: theory and simulation]({})\n", comparison.title, plot_of(comparison));
    let _ = writeln!(
        text,
        "| {} | figure | exact | simulated, 95 % interval | z |\n|---|---|---|---|---|",
        comparison.axis
    );
    for series in &comparison.series {
        for point in &series.points {
            let (exact, found) =
                (number(point.exact, point.simulated, series.unit), with_interval(point.simulated, series.unit));
            let x = (comparison.label)(point.x);
            let _ = writeln!(text, "| {x} | {} | {exact} | {found} | {} |", series.name, signed(point.z()));
        }
    }
    text
}

/// The models of the bank, under what its record says.
pub fn bank(models: &[Modelled]) -> String {
    let head = ["model", "hang up", "answered within 20 s", "wait of all for each who hangs up"].join(" | ");
    let record = format!("{:.1} % | {:.1} % | {PATIENCE:.0} s", 100.0 * HANGS_UP, 100.0 * WITHIN);
    let mut text = format!("\n| {head} |\n|---|---|---|---|\n| **the record** | {record} |\n");
    for one in models {
        let hangs_up = with_interval(one.hangs_up, Unit::Percent);
        let within = with_interval(one.within, Unit::Percent);
        let patience = with_interval(one.patience, Unit::Seconds);
        let _ = writeln!(text, "| {} | {hangs_up} | {within} | {patience} |", one.variant.what);
    }
    text.push('\n');
    text
}

/// A standard score, without the sign of nothing.
fn signed(z: f64) -> String {
    let text = format!("{z:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// A simulated figure with its interval, as far as the interval tells.
pub fn with_interval(found: Simulated, unit: Unit) -> String {
    let (factor, digits, name) = written(found, unit);
    let [mean, low, high] = [0.0, -1.0, 1.0].map(|side| (found.mean + side * found.half) * factor);
    format!("{mean:.digits$} ({low:.digits$} to {high:.digits$}){name}")
}

/// A number that is known, as far as the interval of a simulated one tells.
pub fn number(exact: f64, found: Simulated, unit: Unit) -> String {
    let (factor, digits, name) = written(found, unit);
    format!("{:.digits$}{name}", exact * factor)
}

/// The factor of a unit, decimals by which an interval is seen, and the unit's name.
fn written(found: Simulated, unit: Unit) -> (f64, usize, &'static str) {
    let (factor, name) = match unit {
        Unit::Percent => (100.0, " %"),
        Unit::Seconds => (1.0, " s"),
        Unit::Number => (1.0, ""),
    };
    let (mut digits, mut step) = (0, 1.0);
    while digits < 4 && found.half * factor < 2.0 * step {
        digits += 1;
        step /= 10.0;
    }
    (factor, digits, name)
}
