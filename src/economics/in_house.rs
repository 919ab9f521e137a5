//! Own agents: what they cost a month, line by line.
//!
//! In: `[providers.X.costs]`; paid hours and the peak of agents on duty. Out: lines. Knows no roster and no event.
//!
//! ```toml
//! [providers.shop.costs]
//! wage_per_hour   = 131.00                                          # every paid hour, straight; or
//! # wage_per_month  = 22000                                         # whole heads
//! hours_per_month = 168                                             # a head's paid hours in a full month (168 if not said)
//! employer_taxes  = 0.22                                            # of all pay
//! supervisors     = { per_agents = 12, wage_per_month = 34000 }     # one for every started dozen of heads
//! seats           = { price_per_month = 2500 }                      # peak of agents on duty; none at home
//! overhead        = 0.06                                            # of everything above
//! ```

use std::sync::Arc;

use rust_decimal::Decimal;

use super::account::Line;
use super::money::{cents, decimal, unit_price};
use super::months::Part;
use crate::document::{At, Table};
use crate::units::Span;

/// Names of the lines, each that of its key.
pub const LINES: [&str; 5] = ["wages", "supervisors", "employer_taxes", "seats", "overhead"];

/// More heads than people: what work after the calendar's end comes to if almost nothing of the month is covered.
const MOST_HEADS: i64 = 1_000_000_000_000;

/// How agents are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wage {
    /// Each paid hour.
    PerHour(Decimal),
    /// Heads by the month: paid hours / `hours_per_month`, rounded up.
    PerMonth(Decimal),
}

/// Supervisors by ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supervisors {
    /// One for each started so many heads.
    pub per_agents: Decimal,
    /// Wage of one.
    pub wage_per_month: Decimal,
}

/// `[providers.X.costs]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHouse {
    /// How agents are paid.
    pub wage: Wage,
    /// Paid hours of one head in a full month.
    pub hours_per_month: Decimal,
    /// Share of all pay, 0 or more.
    pub employer_taxes: Option<Decimal>,
    /// Supervisors.
    pub supervisors: Option<Supervisors>,
    /// Price of a seat for a month.
    pub seats: Option<Decimal>,
    /// Share of all other lines.
    pub overhead: Option<Decimal>,
}

/// What own agents did in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// Paid time in microseconds: productive time / (1 − shrinkage).
    pub paid: Decimal,
    /// Most agents on duty at once; zero where nobody needs a seat.
    pub peak: u32,
}

impl InHouse {
    /// Reads `[providers.X.costs]` and finishes the table.
    ///
    /// # Errors
    /// None after at least one problem has been logged.
    pub fn read(table: Table<'_>) -> Option<InHouse> {
        let hourly = table.maybe("wage_per_hour").map(|at| (unit_price(&at).map(Wage::PerHour), at));
        let monthly = table.maybe("wage_per_month").map(|at| wage(&at).map(Wage::PerMonth));
        let wage = match (hourly, monthly) {
            (Some((hourly, _)), None) => hourly,
            (None, Some(monthly)) => monthly,
            (Some((_, at)), Some(_)) => {
                at.problem("give either \"wage_per_hour\" or \"wage_per_month\", not both");
                None
            }
            (None, None) => {
                table.at().problem("\"wage_per_hour\" is missing (or \"wage_per_month\")");
                None
            }
        };
        let hours =
            table.maybe("hours_per_month").map_or(Some(Decimal::from(168)), |at| at.number(1.0, 744.0).map(decimal));
        let share = |key, most| {
            table.maybe(key).map_or(Some(None), |at| at.number(0.0, most).map(|share| Some(decimal(share))))
        };
        let (employer_taxes, overhead) = (share("employer_taxes", 5.0), share("overhead", 5.0));
        let supervisors = table.maybe("supervisors").map_or(Some(None), |at| supervisors(at.table()?).map(Some));
        let seats = table.maybe("seats").map_or(Some(None), |at| seats(at.table()?).map(Some));
        table.finish();
        Some(InHouse {
            wage: wage?,
            hours_per_month: hours?,
            employer_taxes: employer_taxes?,
            supervisors: supervisors?,
            seats: seats?,
            overhead: overhead?,
        })
    }

    /// The lines of a month. Lines that the scenario does not price are not there.
    pub fn lines(&self, worked: Worked, part: Part) -> Vec<Line> {
        let hours = worked.paid / Decimal::from(Span::hours(1).0);
        // Heads of the covered part: a head works hours_per_month × covered / days. Twelve decimals, so that a sum of
        // thirds that makes a whole is not rounded up to one more; never more than MOST_HEADS, to keep products in range.
        let heads =
            (hours * part.days / (self.hours_per_month * part.covered)).round_dp(12).min(Decimal::from(MOST_HEADS));
        let mut lines = vec![match self.wage {
            Wage::PerHour(wage) => line("wages", hours, "h", hours * wage),
            Wage::PerMonth(wage) => line("wages", heads.ceil(), "head", part.of(heads.ceil() * wage)),
        }];
        if let Some(supervisors) = self.supervisors {
            let agents = if matches!(self.wage, Wage::PerMonth(_)) { heads.ceil() } else { heads };
            let number = (agents / supervisors.per_agents).ceil();
            lines.push(line("supervisors", number, "head", part.of(number * supervisors.wage_per_month)));
        }
        if let Some(share) = self.employer_taxes {
            let pay: Decimal = lines.iter().map(|line| line.amount).sum();
            lines.push(line("employer_taxes", pay, "money", pay * share));
        }
        if let Some(price) = self.seats {
            let seats = Decimal::from(worked.peak);
            lines.push(line("seats", seats, "seat", part.of(seats * price)));
        }
        if let Some(share) = self.overhead {
            let direct: Decimal = lines.iter().map(|line| line.amount).sum();
            lines.push(line("overhead", direct, "money", direct * share));
        }
        lines
    }
}

fn line(name: &'static str, quantity: Decimal, unit: &'static str, amount: Decimal) -> Line {
    Line { name: Arc::from(name), clause: name, quantity, unit, amount: cents(amount), once: false }
}

/// Money a month for one head or seat.
fn wage(at: &At<'_>) -> Option<Decimal> {
    let wage = at.money(Decimal::ZERO)?;
    if wage > Decimal::from(1_000_000_000) {
        at.problem(format!("expected at most 1000000000 a month, found {wage}"));
        return None;
    }
    Some(wage)
}

fn supervisors(table: Table<'_>) -> Option<Supervisors> {
    let per_agents = table.need("per_agents").and_then(|at| at.number(1.0, 1000.0));
    let wage_per_month = table.need("wage_per_month").and_then(|at| wage(&at));
    table.finish();
    Some(Supervisors { per_agents: decimal(per_agents?), wage_per_month: wage_per_month? })
}

fn seats(table: Table<'_>) -> Option<Decimal> {
    let price = table.need("price_per_month").and_then(|at| wage(&at));
    table.finish();
    price
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::{Shop, at, cost_problems, costs, money, on_duty};

    const MONTH: &str = "wage_per_month = 22000\nhours_per_month = 168\nemployer_taxes = 0.22\n\
                         supervisors = { per_agents = 12, wage_per_month = 34000 }\nseats = { price_per_month = 2500 }\noverhead = 0.06";

    #[test]
    fn fifteen_agents_and_two_supervisors_are_paid_for_1760_productive_hours() {
        // 1,760 h / 0.7 = 2,514.29 paid hours / 168 = 14.97 heads; eleven agents on 16 days of ten hours.
        let shop = Shop::with_costs(MONTH).shrinkage(0.30);
        let account = shop.account(|ledger| {
            for day in 0..16 {
                on_duty(ledger, 11, at("8:00") + Span::hours(24 * day), at("18:00") + Span::hours(24 * day));
            }
        });
        let lines: Vec<(String, Decimal)> =
            account.invoices[0].lines.iter().map(|line| (line.name.to_string(), line.amount)).collect();
        let expected = [
            ("wages", "330000.00"),
            ("supervisors", "68000.00"),
            ("employer_taxes", "87560.00"),
            ("seats", "27500.00"),
            ("overhead", "30783.60"),
        ];
        let expected: Vec<(String, Decimal)> =
            expected.iter().map(|(name, amount)| ((*name).to_owned(), money(amount))).collect();
        assert_eq!(lines, expected);
        assert_eq!(account.cost, money("543843.60"));
    }

    #[test]
    fn hourly_wages_are_paid_straight() {
        let account = Shop::with_costs("wage_per_hour = 131")
            .shrinkage(0.30)
            .account(|ledger| on_duty(ledger, 7, at("8:00"), at("18:00")));
        assert_eq!(account.invoices[0].lines[0].quantity, money("100"));
        assert_eq!(account.cost, money("13100.00"));
    }

    #[test]
    fn people_at_home_need_no_seats() {
        let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 2500 }");
        assert_eq!(shop.account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("7500.00"));
        assert_eq!(shop.home_based().account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("0"));
    }

    #[test]
    fn seats_are_shared_by_those_who_come_when_others_go() {
        let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 1 }");
        let account = shop.account(|ledger| {
            on_duty(ledger, 4, at("12:00"), at("16:00"));
            on_duty(ledger, 3, at("8:00"), at("12:00"));
            on_duty(ledger, 2, at("11:00"), at("12:00"));
        });
        assert_eq!(account.cost, money("5"));
    }

    #[test]
    fn a_third_of_a_month_needs_the_same_heads_for_a_third_of_the_money() {
        let worked = |hours: i64| Worked { paid: Decimal::from(Span::hours(hours).0), peak: 3 };
        let third = Part { covered: money("10"), days: money("30") };
        let lines = costs(MONTH).lines(worked(560), third);
        assert_eq!((lines[0].quantity, lines[0].amount), (money("10"), money("73333.33")));
        assert_eq!(lines[3].amount, money("2500.00"));
    }

    #[test]
    fn scheduled_people_are_paid_for_their_roster_and_for_what_they_finish_after_it() {
        // Ten on the roster 8:00-18:00, nine came, two stayed until 19:00; leave 20 %, sickness 10 % is in the roster.
        let shop = Shop::with_costs("wage_per_hour = 8").scheduled(0.20, 0.10);
        let account = shop.account(|ledger| {
            on_duty(ledger, 9, at("8:00"), at("18:00"));
            on_duty(ledger, 2, at("18:00"), at("19:00"));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("127.5"));
        assert_eq!(account.cost, money("1020.00"));
    }

    #[test]
    fn costs_that_cannot_be_are_refused() {
        for bad in [
            "employer_taxes = 0.22",
            "wage_per_hour = 1\nwage_per_month = 2",
            "wage_per_hour = -1",
            "wage_per_hour = 1\nhours_per_month = 0",
            "wage_per_hour = 1\nsupervisors = { per_agents = 0, wage_per_month = 1 }",
            "wage_per_hour = 1\nseats = 2500",
            "wage_per_hour = 1\nbonus = 0.05",
        ] {
            assert!(!cost_problems(bad).is_empty(), "{bad}");
        }
    }
}
