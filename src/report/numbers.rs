//! Numbers as people read them.
//!
//! In: estimates. Out: text with a unit, at most three significant digits in prose, and the interval beside the
//! figure: `81.3 % ± 0.9`. Where nothing happened there is no figure but a dash. Knows no measure.

use crate::results::Estimate;

/// What stands where nothing happened.
pub const NOTHING: &str = "–";

/// A number as written for people: thousands parted by commas, `decimals` digits after the point;
/// past a thousand million millions as a power of ten.
pub fn plain(value: f64, decimals: usize) -> String {
    if value.abs() >= 1e15 {
        return format!("{value:.2e}");
    }
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, part) = text.split_once('.').map_or((text.as_str(), ""), |(w, p)| (w, p));
    let mut out = String::new();
    // Rounded to nothing, a loss is no loss.
    if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('-');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// Digits as they are, thousands parted by commas: of amounts that are exact.
pub fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = sign.to_owned();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    part.into_iter().for_each(|part| {
        out.push('.');
        out.push_str(part);
    });
    out
}

/// Three significant digits: 1,234,567 is written 1,230,000 and 0.012345 is written 0.0123.
pub fn three(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return plain(if value.is_finite() { 0.0 } else { value }, 0);
    }
    let size = libm::floor(libm::log10(value.abs())) as i32;
    let places = (2 - size).clamp(-300, 6);
    if places >= 0 {
        return plain(value, places as usize);
    }
    let unit = libm::pow(10.0, f64::from(-places));
    plain((value / unit).round() * unit, 0)
}

/// Three significant digits at most, without decimals that are nought: `14`, `13.4`.
pub fn short(value: f64) -> String {
    let text = three(value);
    text.strip_suffix(".00").or(text.strip_suffix(".0")).unwrap_or(&text).to_owned()
}

/// A share in per cent with one decimal; never rounded up to all or down to none.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    match value {
        v if v > 99.95 && v < 100.0 => "> 99.9 %".to_owned(),
        v if v > 0.0 && v < 0.05 => "< 0.1 %".to_owned(),
        v if v >= 100.0 => format!("{} %", plain(v, 0)),
        v => format!("{} %", plain(v, 1)),
    }
}

/// A share as short as it goes: `80 %`, `82.5 %`; of nearly all as many digits as tell it from all, `99.99 %`.
pub fn short_percent(share: f64) -> String {
    let written = |decimals| plain(share * 100.0, decimals);
    let short_of_all = |text: &String| share >= 1.0 || !text.starts_with("100");
    let text = (1..=12).map(written).find(short_of_all).unwrap_or_else(|| written(12));
    format!("{} %", text.strip_suffix(".0").unwrap_or(&text))
}

/// A share that is exact, as a file says it, as short as it goes: `80 %`, `82.5 %`, `5.35 %`, `99.99 %`. Of ten
/// decimals none is of the last bits of 0.07 * 100.
pub fn exact_percent(share: f64) -> String {
    let text = plain(share * 100.0, 10);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// The surest that a chance is told.
pub const SURELY: f64 = 0.99;
/// The least that one is told.
pub const HARDLY: f64 = 0.01;

/// A chance that comes from resampling: none is ever certain, and a few hundred or thousand draws of a sample tell no tail finer than
/// a hundredth.
pub fn chance(share: f64) -> String {
    match share {
        v if v > SURELY => "over 99 %".to_owned(),
        v if v < HARDLY => "under 1 %".to_owned(),
        v => percent(v),
    }
}

/// Seconds with as many decimals as matter.
pub fn seconds(value: f64) -> String {
    format!("{} s", plain(value, if value.abs() < 100.0 { 1 } else { 0 }))
}

/// In what share of cases at most, at a confidence, happens what was seen in none of `n`: about 3 / n at 95 %.
pub fn unseen(n: f64, confidence: f64) -> f64 {
    1.0 - libm::pow(1.0 - confidence, 1.0 / n.max(1.0))
}

/// How a kind of figure is written in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 0 to 1, in per cent.
    Share,
    /// Seconds.
    Seconds,
    /// Contacts, dials, agents.
    Count,
    /// Whole units of currency, named in the heading.
    Money,
}

/// `81.3 % ± 0.9`, without the interval where there is none, a dash where nothing happened.
pub fn with_interval(estimate: Estimate, kind: Kind) -> String {
    let Some(mean) = estimate.mean else { return NOTHING.to_owned() };
    let (scale, decimals) = match kind {
        Kind::Share => (100.0, 1),
        Kind::Seconds => (1.0, if mean.abs() < 100.0 { 1 } else { 0 }),
        Kind::Count => (1.0, if mean.abs() < 100.0 && mean.fract() != 0.0 { 1 } else { 0 }),
        Kind::Money => (1.0, 0),
    };
    let figure = match kind {
        Kind::Share => percent(mean),
        Kind::Seconds => seconds(mean),
        Kind::Count | Kind::Money => plain(mean, decimals),
    };
    match half_width(estimate) {
        // What no replication changed, a roster say, needs no interval.
        Some(0.0) | None => figure,
        Some(half) if lopsided(estimate, half) => {
            let end = |v: Option<f64>| v.map_or(String::new(), |v| plain(v * scale, decimals));
            format!("{figure} ({}–{})", end(estimate.low), end(estimate.high))
        }
        Some(half) => format!("{figure} ± {}", plain(half * scale, decimals)),
    }
}

/// Whether the figure stands far from the middle of its interval, as shares near none or all do.
fn lopsided(estimate: Estimate, half: f64) -> bool {
    let middle = estimate.low.zip(estimate.high).map(|(low, high)| (low + high) / 2.0);
    estimate.mean.zip(middle).is_some_and(|(mean, middle)| (mean - middle).abs() > 0.2 * half)
}

/// Half the width of an interval; none where there is none.
pub fn half_width(estimate: Estimate) -> Option<f64> {
    Some((estimate.high? - estimate.low?) / 2.0)
}

/// `(low to high)` written by `write`; empty where there is no interval.
pub fn interval(estimate: Estimate, write: impl Fn(f64) -> String) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{} to {}", write(low), write(high)),
        _ => String::new(),
    }
}

/// An estimate times a constant; a negative one swaps the ends.
pub fn scaled(estimate: Estimate, by: f64) -> Estimate {
    let times = |v: Option<f64>| v.map(|v| v * by);
    let (low, high) = if by < 0.0 { (estimate.high, estimate.low) } else { (estimate.low, estimate.high) };
    Estimate { mean: times(estimate.mean), low: times(low), high: times(high) }
}

/// The widest interval of a Sobol' index that is told: an index of which not even the half is known says nothing.
pub const WIDEST_INDEX: f64 = 0.5;

/// A Sobol' index as it may be told: a share of a variance, so what estimates lie outside 0 to 1 is cut off; none where its interval
/// is wider than [`WIDEST_INDEX`].
pub fn index(share: Estimate) -> Option<Estimate> {
    let cut = |value: Option<f64>| value.map(|value| value.clamp(0.0, 1.0));
    let width = share.high.zip(share.low).map(|(high, low)| high - low);
    width.is_none_or(|width| width <= WIDEST_INDEX).then(|| Estimate {
        mean: cut(share.mean),
        low: cut(share.low),
        high: cut(share.high),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(mean: f64, low: f64, high: f64) -> Estimate {
        Estimate { mean: Some(mean), low: Some(low), high: Some(high) }
    }

    #[test]
    fn a_share_is_written_with_its_half_width_in_points() {
        assert_eq!(with_interval(estimate(0.813, 0.804, 0.822), Kind::Share), "81.3 % ± 0.9");
    }

    #[test]
    fn what_was_never_seen_is_bounded_by_how_often_one_looked() {
        // 0.95^59 is below 0.05, 0.95^58 above: 59 times without one tell that fewer than a twentieth are.
        assert!(unseen(59.0, 0.95) < 0.05 && unseen(58.0, 0.95) > 0.05);
        assert!((unseen(1.0, 0.95) - 0.95).abs() < 1e-12);
    }

    #[test]
    fn an_interval_that_is_no_plus_or_minus_is_written_out() {
        assert_eq!(with_interval(estimate(0.0, 0.0, 0.161), Kind::Share), "0.0 % (0.0–16.1)");
    }

    #[test]
    fn one_replication_has_no_interval_and_nothing_has_no_figure() {
        let one = Estimate { mean: Some(12.34), low: None, high: None };
        assert_eq!(with_interval(one, Kind::Seconds), "12.3 s");
        assert_eq!(with_interval(Estimate::default(), Kind::Share), NOTHING);
    }

    #[test]
    fn prose_has_three_significant_digits() {
        for (value, text) in [
            (1_234_567.0, "1,230,000"),
            (-23_449.0, "-23,400"),
            (1_234.4, "1,230"),
            (81.37, "81.4"),
            (0.012_345, "0.0123"),
            (0.0, "0"),
        ] {
            assert_eq!(three(value), text);
        }
    }

    #[test]
    fn nearly_all_is_not_all() {
        assert_eq!(percent(0.9998), "> 99.9 %");
        assert_eq!(percent(1.0), "100 %");
        assert_eq!(percent(0.0001), "< 0.1 %");
        assert_eq!(percent(0.0), "0.0 %");
        assert_eq!((chance(1.0), chance(0.0), chance(0.25)), ("over 99 %".into(), "under 1 %".into(), "25.0 %".into()));
        assert_eq!(short_percent(0.8), "80 %");
        assert_eq!(short_percent(0.999_999_9), "99.99999 %");
        assert_eq!(short_percent(1.0), "100 %");
        assert_eq!(short_percent(0.825), "82.5 %");
        // A limit is what the file says; 0.07 * 100 is 7.000000000000001.
        for (limit, text) in [(0.0535, "5.35 %"), (0.0545, "5.45 %"), (0.07, "7 %"), (0.005, "0.5 %"), (0.0, "0 %")] {
            assert_eq!(exact_percent(limit), text);
        }
    }

    #[test]
    fn thousands_are_parted_and_nothing_is_never_negative() {
        assert_eq!(plain(-1_234_567.891, 2), "-1,234,567.89");
        assert_eq!(plain(-0.004, 2), "0.00");
        assert_eq!(plain(123.0, 0), "123");
    }

    #[test]
    fn exact_digits_are_parted_and_nothing_else() {
        for (digits, text) in [
            ("2067860.49", "2,067,860.49"),
            ("-855.46", "-855.46"),
            ("-1000", "-1,000"),
            ("0.00", "0.00"),
            ("100000", "100,000"),
        ] {
            assert_eq!(grouped(digits), text);
        }
    }

    #[test]
    fn turning_the_sign_turns_the_interval() {
        assert_eq!(scaled(estimate(-3.0, -5.0, -1.0), -2.0), estimate(6.0, 2.0, 10.0));
    }
}
