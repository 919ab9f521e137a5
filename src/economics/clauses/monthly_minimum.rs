//! `monthly_minimum`: the shortfall up to a minimum.
//!
//! In: the rounded lines that it covers. Out: what is missing, a difference of rounded totals, or nothing.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Base, Clause, Context, Kind, Lines, Month, PRO_RATA, Read, Stage, Used, key, pro_rata};
use crate::document::Table;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "monthly_minimum",
    summary: "the shortfall of covered lines up to a minimum",
    keys: &[
        key("amount", "money a month", "the minimum"),
        key("covers", "list of lines", "what counts towards it (all that pay for agents' work if not said)"),
        PRO_RATA,
    ],
    example: "amount = 6000.00",
    beside: "",
    stage: Stage::Minimum,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct MonthlyMinimum {
    amount: Decimal,
    covers: Lines,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| at.money(Decimal::ZERO));
    let covers = Lines::read(table, "covers", context, Stage::Minimum);
    let pro_rata = pro_rata(table);
    Some((Window::default(), Arc::new(MonthlyMinimum { amount: amount?, covers: covers?, pro_rata: pro_rata? })))
}

impl MonthlyMinimum {
    fn part(&self, month: &Month<'_>) -> Part {
        if self.pro_rata { month.part } else { month.part.whole() }
    }
}

impl Clause for MonthlyMinimum {
    fn stage(&self) -> Stage {
        Stage::Minimum
    }

    fn unit(&self) -> &'static str {
        "month"
    }

    fn base(&self) -> Base<'_> {
        self.covers.base()
    }

    fn quantity(&self, _used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let part = self.part(month);
        part.covered / part.days
    }

    fn amount(&self, _quantity: Decimal, month: &Month<'_>) -> Decimal {
        (month.part.rounded(self.part(month).of(self.amount)) - month.base).max(Decimal::ZERO)
    }

    fn terms(&self) -> Vec<Said> {
        vec![said!(
            "clause-at-least",
            "at least {amount} a month for {base}",
            amount = SaidValue::number(self.amount),
            base = self.covers.in_words()
        )]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, money, problems};

    #[test]
    fn what_is_missing_up_to_the_minimum_is_paid_and_nothing_beyond_it() {
        let cost = |calls: usize| {
            Shop::new("[[monthly_minimum]]\namount = 100\n[[per_contact]]\nprice = 33.335\n[[monthly_fee]]\namount = 7")
                .account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0)))
                .cost
        };
        assert_eq!(cost(0), money("107.00"));
        assert_eq!(cost(2), money("107.00"));
        // 3 × 33.335 = 100.005, rounded to 100.01.
        assert_eq!(cost(3), money("107.01"));
    }

    #[test]
    fn only_the_lines_that_it_names_count_towards_a_minimum() {
        let text = "[[per_contact]]\nname = \"calls\"\nprice = 30\n[[monthly_fee]]\namount = 50\n[[monthly_minimum]]\namount = 100\ncovers = [\"calls\", \"monthly_fee\"]";
        assert_eq!(Shop::new(text).account(|ledger| answered(ledger, "9:00", 60.0)).cost, money("100.00"));
    }

    #[test]
    fn a_minimum_of_unknown_lines_is_refused_with_the_nearest() {
        let found =
            problems("[[per_contact]]\nprice = 30\n[[monthly_minimum]]\namount = 100\ncovers = [\"per_contct\"]");
        assert!(found.iter().any(|text| text.contains("did you mean \"per_contact\"?")), "{found:?}");
        assert!(!problems("[[monthly_minimum]]\namount = 100\ncovers = [\"monthly_minimum\"]").is_empty());
    }
}
