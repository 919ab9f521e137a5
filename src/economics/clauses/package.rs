//! `package`: a fee that includes minutes or contacts, and a price for each one more.
//!
//! In: answered contacts, each rounded as for `per_minute`. Out: the fee and what is over it. Of several packages the cheapest of
//! a month is charged, the line says which; to see what one of them costs alone, leave it in alone.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::rounding::{COUNTS, EXTRA, FIRST, FREE_BELOW, INCREMENT, MINIMUM, MINUTE, Measure, Time};
use super::{
    CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, PRO_RATA, Priced, Read, Stage, Told, Used, key,
    pro_rata,
};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "package",
    summary: "a monthly fee with minutes or contacts in it; of several the cheapest is charged",
    keys: &[
        key("fee", "money a month", "the package"),
        key("includes", "units a month", "what it includes"),
        key("unit", "\"min\" or \"contact\"", "of what (min if not said)"),
        key("over", "money a unit", "for each unit more"),
        key("rollover", "true or false", "units left go to the next month (false if not said)"),
        COUNTS,
        FREE_BELOW,
        MINIMUM,
        FIRST,
        INCREMENT,
        EXTRA,
        PRO_RATA,
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "fee = 1850.00\nincludes = 1000\nover = 1.75\nincrement = \"60s\"",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct Package {
    fee: Decimal,
    includes: Decimal,
    over: Decimal,
    by_contact: bool,
    rolls_over: bool,
    measure: Measure,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let fee = table.need("fee").and_then(|at| at.money(Decimal::ZERO));
    let units = |at: crate::document::At<'_>| {
        let units = at.money(Decimal::ZERO)?;
        if units > Decimal::from(1_000_000_000) {
            at.problem("expected at most 1000000000 units");
            return None;
        }
        Some(units)
    };
    let includes = table.need("includes").and_then(units);
    let words = [("min", false), ("minutes", false), ("contact", true), ("contacts", true)];
    let by_contact = table.maybe("unit").map_or(Some(false), |at| at.one_of(&words));
    let over = table.need("over").and_then(|at| unit_price(&at));
    let rolls_over = table.maybe("rollover").map_or(Some(false), |at| at.bool());
    let measure = Measure::read(table, &[Time::Talk, Time::Hold, Time::Wrap]);
    let pro_rata = pro_rata(table);
    let package = Package {
        fee: fee?,
        includes: includes?,
        over: over?,
        by_contact: by_contact?,
        rolls_over: rolls_over?,
        measure: measure?,
        pro_rata: pro_rata?,
    };
    Some((window?, Arc::new(package)))
}

impl Package {
    /// What the month includes, with what the month before left.
    fn included(&self, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        part.of(self.includes) + if self.rolls_over { month.carried.get() } else { Decimal::ZERO }
    }
}

impl Clause for Package {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        if self.by_contact { "contact" } else { "min" }
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Contact]
    }

    fn counters(&self) -> &[Counter] {
        const CONTACTS: &[Counter] = &[Counter { name: "package_contacts", per: 1 }];
        const MINUTES: &[Counter] = &[Counter { name: "package_minutes", per: MINUTE }];
        if self.by_contact { CONTACTS } else { MINUTES }
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Contact(leg), [sum, ..]) = (fact, units) {
            let units = if self.by_contact { i64::from(!self.measure.is_free(leg)) } else { self.measure.billed(leg) };
            *sum = sum.saturating_add(units);
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        let per = if self.by_contact { 1 } else { MINUTE };
        Decimal::from(used.get(0)) / Decimal::from(per)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        let price = |price: Decimal| super::month::Indexed::on(month.indexed, price);
        let over = (quantity - self.included(month)).max(Decimal::ZERO);
        part.of(price(self.fee)) + over * price(self.over)
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        let amount = self.amount(quantity, month);
        if self.rolls_over {
            month.carried.set((self.included(month) - quantity).max(Decimal::ZERO));
        }
        vec![Priced { quantity, amount }]
    }

    fn carries(&self) -> bool {
        self.rolls_over
    }

    fn is_choice(&self) -> bool {
        true
    }

    fn terms(&self) -> Vec<Said> {
        let mut words = vec![
            said!(
                "clause-package",
                "{fee} a month with {volume} {unit}",
                fee = SaidValue::number(self.fee),
                volume = SaidValue::number(self.includes),
                unit = self.unit()
            ),
            said!("clause-over", "{price} a {unit} over", price = SaidValue::number(self.over), unit = self.unit()),
        ];
        words.extend(self.measure.in_words());
        words.extend(self.rolls_over.then(|| said!("clause-rolls-over", "what is left goes to the next month")));
        words
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, money, problems};

    fn package(name: &str, includes: u32, fee: &str, over: &str) -> String {
        format!(
            "[[package]]\nname = \"{name}\"\nincludes = {includes}\nfee = {fee}\nover = {over}\n\
             increment = \"60s\"\nextra_per_contact = \"60s\"\n"
        )
    }

    #[test]
    fn three_hundred_calls_of_a_hundred_seconds_are_cheapest_with_a_thousand_minutes() {
        let packages = [
            (package("S", 125, "350", "2.50"), "2287.50"),
            (package("M", 250, "600", "2.25"), "2062.50"),
            (package("L", 500, "1050", "2.05"), "1870.00"),
            (package("XL", 1000, "1850", "1.75"), "1850.00"),
        ];
        let bill =
            |text: &str| Shop::new(text).account(|ledger| (0..300).for_each(|_| answered(ledger, "9:00", 100.0)));
        for (text, cost) in &packages {
            assert_eq!(bill(text).cost, money(cost));
        }
        let all: String = packages.iter().map(|(text, _)| text.as_str()).collect();
        let account = bill(&all);
        let amounts: Vec<_> = account.invoices[0].lines.iter().map(|line| line.amount).collect();
        assert_eq!(amounts, [money("0"), money("0"), money("0"), money("1850")]);
        assert_eq!(account.invoices[0].lines[3].quantity, money("900"));
        assert_eq!(account.cost, money("1850.00"));
    }

    #[test]
    fn what_a_month_leaves_may_go_to_the_next() {
        let text =
            "[[package]]\nfee = 100\nincludes = 60\nunit = \"contact\"\nover = 3\nrollover = true\npro_rata = false";
        let shop = Shop::new(text).lasting(61);
        let account = shop.account(|ledger| {
            let call = |day: i64| crate::engine::facts::Leg {
                at: crate::economics::testing::at("9:00") + crate::units::Span::hours(24 * day),
                ..crate::economics::testing::leg("9:00", 60.0)
            };
            use crate::engine::facts::Recorder;
            (0..40).for_each(|_| ledger.leg(&call(3)));
            (0..90).for_each(|_| ledger.leg(&call(40)));
        });
        // 20 are left of November's 60; of December's 90 ten are over.
        let totals: Vec<_> = account.invoices.iter().map(|invoice| invoice.net).collect();
        assert_eq!(totals, [money("100"), money("130")]);
    }

    #[test]
    fn packages_of_different_units_are_no_choice() {
        let two = "[[package]]\nname = \"a\"\nfee = 1\nincludes = 1\nover = 1\n[[package]]\nname = \"b\"\nfee = 1\nincludes = 1\nunit = \"contact\"\nover = 1\n";
        assert_eq!(problems(two).iter().filter(|text| text.contains("one choice")).count(), 2);
    }
}
