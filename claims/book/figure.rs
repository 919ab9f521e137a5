//! Numbers with their intervals, what is reckoned from them, and how they are written.
//!
//! In: estimates of a run. Out: sums, differences and ratios whose intervals hold whatever the numbers have to do with each
//! other: the standard error of a difference is at most the sum of both. Rounded so that the interval is still seen.

use busyhour::results::Estimate;

/// A number and where it may lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// An estimate that exists and has an interval.
    pub fn of(estimate: Estimate) -> Option<Figure> {
        Some(Figure { mean: estimate.mean?, low: estimate.low?, high: estimate.high? })
    }

    /// A number that is known.
    pub fn exactly(value: f64) -> Figure {
        Figure { mean: value, low: value, high: value }
    }

    pub fn plus(self, other: Figure) -> Figure {
        Figure { mean: self.mean + other.mean, low: self.low + other.low, high: self.high + other.high }
    }

    pub fn minus(self, other: Figure) -> Figure {
        Figure { mean: self.mean - other.mean, low: self.low - other.high, high: self.high - other.low }
    }

    /// Of numbers that are not negative.
    pub fn over(self, other: Figure) -> Figure {
        Figure { mean: self.mean / other.mean, low: self.low / other.high, high: self.high / other.low }
    }

    /// By a number above 0.
    pub fn times(self, factor: f64) -> Figure {
        Figure { mean: self.mean * factor, low: self.low * factor, high: self.high * factor }
    }

    /// 1 less this.
    pub fn rest(self) -> Figure {
        Figure::exactly(1.0).minus(self)
    }

    /// The other sign.
    pub fn negated(self) -> Figure {
        Figure::exactly(0.0).minus(self)
    }

    /// As a count or a number of times.
    pub fn plain(self) -> String {
        self.written(1.0, 2, "")
    }

    /// As a count of many.
    pub fn whole(self) -> String {
        self.written(1.0, 0, "")
    }

    /// As a share.
    pub fn percent(self) -> String {
        self.written(100.0, 2, " %")
    }

    /// As a duration.
    pub fn seconds(self) -> String {
        self.written(1.0, 1, " s")
    }

    /// As money, in whole units of the currency, or in hundredths where it is little.
    pub fn money(self, currency: &str) -> String {
        let decimals = if self.mean.abs() < 100.0 { 2 } else { 0 };
        self.written(1.0, decimals, &format!(" {currency}"))
    }

    /// With its interval, at most so many decimals, fewer where the interval is wider than they tell.
    fn written(self, factor: f64, decimals: usize, unit: &str) -> String {
        let half = (self.high - self.low).abs() / 2.0 * factor;
        let mut digits = 0;
        let mut step = 1.0;
        while digits < decimals && half < 2.0 * step {
            digits += 1;
            step /= 10.0;
        }
        let [mean, low, high] = [self.mean, self.low, self.high].map(|value| grouped(value * factor, digits));
        if low == high { format!("{mean}{unit}") } else { format!("{mean}{unit} ({low} to {high})") }
    }
}

/// A number with its thousands set apart.
pub fn grouped(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut set = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            set.push(',');
        }
        set.push(digit);
    }
    let nothing = text.chars().all(|c| c == '0' || c == '.');
    let sign = if value < 0.0 && !nothing { "-" } else { "" };
    format!("{sign}{set}{rest}")
}
