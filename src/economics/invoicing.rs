//! Invoices of a provider: month by month what was counted under its contract, and what its own people cost.
//!
//! In: meters, own costs by month, the months. Out: an [`Invoice`] for each, and what a month costs over a horizon of years.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::account::{Exchanged, Horizon, Invoice, Line};
use super::clauses::month::Figures;
use super::contract::{Billing, Carry};
use super::metering::Meters;
use super::money::cents;
use super::months::{BillingMonth, Part, mean_months, months_covered};
use crate::centre::ProviderId;

/// What a provider's invoices are made of.
#[derive(Clone, Copy)]
pub struct Invoicing<'a> {
    /// Who is paid.
    pub provider: ProviderId,
    /// The first day that is billed: a horizon begins on it.
    pub first_day: Date,
    /// The billing months, by position in the calendar.
    pub months: &'a [Option<BillingMonth>],
    /// What its contract counted.
    pub meters: Option<&'a Meters>,
    /// Lines of its own people in a month, if they are paid by cost.
    pub own: &'a dyn Fn(usize, Part) -> Vec<Line>,
    /// Figures of each month that calls do not give.
    pub figures: &'a dyn Fn(usize) -> Figures,
}

/// Calendar months from one to another; 0 for what lies before it.
fn months_since((year, month): (i16, i8), later: &BillingMonth) -> u32 {
    let months = (i32::from(later.year) - i32::from(year)) * 12 + i32::from(later.month) - i32::from(month);
    u32::try_from(months).unwrap_or(0)
}

impl Invoicing<'_> {
    /// An invoice for each billing month; the number of the month within the contract is the calendar's.
    pub fn invoices(&self) -> Vec<Invoice> {
        let number =
            |month: &BillingMonth| self.meters.map_or(1, |meters| meters.contract().number(month.year, month.month));
        self.numbered(&self.counted(), &number)
    }

    pub(super) fn counted(&self) -> Vec<i64> {
        self.meters.map(Meters::counted).unwrap_or_default()
    }

    /// The invoices as if each month were that of the contract which `number` says.
    pub(super) fn numbered(&self, counted: &[i64], number: &dyn Fn(&BillingMonth) -> u32) -> Vec<Invoice> {
        let mut carry = self.meters.map(|meters| Carry::new(meters.contract())).unwrap_or_default();
        let mut invoices = Vec::new();
        for (index, month) in self.months.iter().enumerate() {
            let Some(month) = month else { continue };
            let mut own_lines = (self.own)(index, month.part);
            let mut invoice = self.empty(index);
            if let Some(meters) = self.meters {
                let contract = meters.contract();
                let own_cost = own_lines.iter().map(|line| line.amount).sum();
                let (figures, own_cost) = ((self.figures)(index), Some(own_cost));
                let billing = Billing { part: month.part, number: number(month), figures: &figures, own_cost };
                invoice.lines = contract.bill(&meters.month(counted, index), &billing, &mut carry);
                if contract.is_cost_plus() {
                    // They are the vendor's costs, which its price is made of.
                    own_lines.clear();
                }
                invoice.net = invoice.lines.iter().map(|line| line.amount).sum();
                invoice = self.taxed(contract, invoice, &figures, &|amount| month.part.rounded(amount));
            }
            invoice.lines.extend(own_lines);
            invoice.net = invoice.lines.iter().map(|line| line.amount).sum();
            invoice.total = invoice.net_here() + invoice.vat;
            invoices.push(invoice);
        }
        invoices
    }

    /// The month of the contract that the first one billed is; a contract that runs already is where it is.
    pub(super) fn begin(&self) -> u32 {
        let first = self.months.iter().flatten().next();
        let contract = self.meters.map(Meters::contract);
        contract.zip(first).map_or(1, |(contract, first)| contract.number(first.year, first.month).max(1))
    }

    /// The number of a month if the first one billed is that of [`Invoicing::begin`].
    pub(super) fn in_turn(&self, month: &BillingMonth) -> u32 {
        let first = self.months.iter().flatten().next();
        self.begin() + first.map_or(0, |first| months_since((first.year, first.month), month))
    }

    /// What it costs to leave the contract so many months after the first day.
    pub(super) fn leaving(&self, months: u32, paid: &impl Fn(&Invoice) -> Decimal) -> Decimal {
        let Some(contract) = self.meters.map(Meters::contract) else { return Decimal::ZERO };
        let fee = contract.exit_fee(months, self.first_day);
        if fee.is_zero() {
            return fee;
        }
        paid(&self.taxed(contract, Invoice { net: fee, ..self.empty(0) }, &Figures::new(), &cents))
    }

    /// An invoice without lines.
    fn empty(&self, month: usize) -> Invoice {
        Invoice {
            provider: self.provider,
            month,
            lines: Vec::new(),
            net: Decimal::ZERO,
            exchange: None,
            vat: Decimal::ZERO,
            total: Decimal::ZERO,
        }
    }

    /// The net of a contract exchanged and taxed.
    fn taxed(
        &self,
        contract: &super::Contract,
        invoice: Invoice,
        figures: &Figures,
        rounded: &dyn Fn(Decimal) -> Decimal,
    ) -> Invoice {
        let net = invoice.net;
        let exchange = contract.exchange.as_ref().map(|exchange| {
            let rate = exchange.rate(figures.get("exchange_rate").copied());
            Exchanged { currency: exchange.currency.as_str().into(), rate, amount: rounded(net * rate) }
        });
        let here = exchange.as_ref().map_or(net, |exchange| exchange.amount);
        let vat = contract.vat.map_or(Decimal::ZERO, |vat| rounded(here * vat.rate));
        Invoice { exchange, vat, total: here + vat, ..invoice }
    }

    /// What each month costs as if it were that of the contract which `number` says, without what is paid once; by month of the calendar.
    fn monthly(
        &self,
        counted: &[i64],
        number: &dyn Fn(&BillingMonth) -> u32,
        paid: &impl Fn(&Invoice) -> Decimal,
    ) -> Vec<Decimal> {
        // What is reckoned on own cost is reckoned on what comes again.
        let own = |month: usize, part: Part| recurring((self.own)(month, part));
        let again = Invoicing { own: &own, ..*self };
        let mut monthly = vec![Decimal::ZERO; self.months.len()];
        for invoice in again.numbered(counted, number) {
            let (own, of_contract) = again.recurring_of(&invoice, paid(&invoice));
            let amount = own.iter().map(|line| line.amount).sum::<Decimal>() + of_contract;
            monthly.iter_mut().skip(invoice.month).take(1).for_each(|month| *month += amount);
        }
        monthly
    }

    /// What comes again of an invoice without one-off lines of own cost: those lines, and what is paid for its contract. What a
    /// contract has once bears tax and is exchanged as the rest of it.
    pub(super) fn recurring_of(&self, invoice: &Invoice, paid: Decimal) -> (Vec<Line>, Decimal) {
        let is_contract_s = self.meters.is_some_and(|meters| meters.contract().is_cost_plus());
        let part = self.months.get(invoice.month).and_then(Option::as_ref).map(|month| month.part);
        let own = part.filter(|_| !is_contract_s).map_or_else(Vec::new, |part| (self.own)(invoice.month, part));
        let own_sum: Decimal = own.iter().map(|line| line.amount).sum();
        let (all, net) = (paid - own_sum, invoice.net - own_sum);
        let once: Decimal = invoice.lines.iter().map(|line| line.once).sum();
        let once = if net.is_zero() { once } else { once * all / net };
        (own, all - once)
    }

    /// What is paid once for all: what the months in turn cost more with it.
    pub(super) fn once(&self, counted: &[i64], paid: &impl Fn(&Invoice) -> Decimal) -> Decimal {
        let in_turn = |month: &BillingMonth| self.in_turn(month);
        let all: Decimal = self.numbered(counted, &in_turn).iter().map(paid).sum();
        all - self.monthly(counted, &in_turn, paid).iter().sum::<Decimal>()
    }

    /// What a month costs over so many months, of which the simulated calendar stands for each; and by month of the calendar the mean month if
    /// that one alone stood for all, zero where it is not billed. `paid` says what of an invoice is a cost.
    pub fn over(&self, horizon: u32, paid: impl Fn(&Invoice) -> Decimal) -> (Horizon, Vec<Decimal>) {
        match mean_months(self.months) {
            Some(months) => {
                let billed = self.over_months(horizon, &paid).0.billed;
                let (mean, by_month) = Invoicing { months: &months, ..*self }.over_months(horizon, &paid);
                (Horizon { billed, ..mean }, by_month)
            }
            None => self.over_months(horizon, &paid),
        }
    }

    fn over_months(&self, horizon: u32, paid: &impl Fn(&Invoice) -> Decimal) -> (Horizon, Vec<Decimal>) {
        let simulated = months_covered(self.months);
        if simulated.is_zero() || horizon == 0 {
            return (Horizon::default(), vec![Decimal::ZERO; self.months.len()]);
        }
        // What was counted is the same in every month of the contract.
        let counted = self.counted();
        let each = |number: u32| self.monthly(&counted, &|_| number, paid);
        let mean_of = |months: &[Decimal]| months.iter().sum::<Decimal>() / simulated;
        // Once is once, however many months were simulated; a contract that runs already is where it is.
        let contract = self.meters.map(Meters::contract);
        let begin = self.begin();
        let once = self.once(&counted, paid);
        let phases = contract.map_or(vec![(begin, horizon)], |contract| contract.phases(begin, horizon));
        let paid_once = once + self.leaving(horizon, paid);
        let mut all = vec![Decimal::ZERO; self.months.len()];
        for (number, months) in phases {
            all.iter_mut().zip(each(number)).for_each(|(sum, month)| *sum += month * Decimal::from(months));
        }
        let steady = contract.map_or(begin, |contract| contract.steady(begin));
        let (first, steady) = (once + mean_of(&each(begin)), mean_of(&each(steady)));
        let mean = cents((paid_once + mean_of(&all)) / Decimal::from(horizon));
        let of_one = |(sum, month): (Decimal, &Option<BillingMonth>)| {
            let part = month.as_ref().map_or(Decimal::ZERO, |month| month.part.of(Decimal::ONE));
            if part.is_zero() { part } else { cents((paid_once + sum / part) / Decimal::from(horizon)) }
        };
        let by_month = all.into_iter().zip(self.months).map(of_one).collect();
        (Horizon { first: cents(first), steady: cents(steady), mean, billed: mean }, by_month)
    }
}

/// Lines of own cost without what is paid once.
pub(super) fn recurring(mut lines: Vec<Line>) -> Vec<Line> {
    lines.iter_mut().for_each(|line| line.amount -= std::mem::take(&mut line.once));
    lines
}

#[cfg(test)]
mod tests {
    use crate::economics::account::Horizon;
    use crate::economics::testing::{Shop, answered, at, money, on_duty};

    fn horizon(shop: &Shop, calls: usize, months: u32) -> Horizon {
        let mut ledger = shop.ledger().over(months);
        (0..calls).for_each(|_| answered(&mut ledger, "9:00", 60.0));
        ledger.close().horizon_by_provider.first().copied().unwrap_or_default()
    }

    #[test]
    fn discounts_of_the_first_months_count_as_many_months_as_they_last() {
        let shop = Shop::new("[[per_contact]]\nprice = 10\n[ramp]\nmonths = [0.2, 0.1]");
        let found = horizon(&shop, 3, 12);
        // 24, 27 and ten times 30, by twelve.
        assert_eq!((found.first, found.steady, found.mean), (money("24"), money("30"), money("29.25")));
    }

    #[test]
    fn each_month_by_itself_bears_its_share_of_what_is_paid_once_and_all_together_are_the_mean_month() {
        let shop = Shop::new("[[per_contact]]\nprice = 10\n[[setup_fee]]\namount = 2400").lasting(61);
        let mut ledger = shop.ledger().over(24);
        (0..3).for_each(|_| answered(&mut ledger, "9:00", 60.0));
        let account = ledger.close();
        // 2,400 by 24 in each, and three calls in the first.
        assert_eq!(account.horizon_by_month, [money("130"), money("100")]);
        assert_eq!(account.cost_by_month, [money("2430"), money("0")]);
        assert_eq!(account.horizon_by_provider[0].mean, money("115"));
        // Of a month and a half by the days: 30.4375 / 45 of 30 calls, and of the first month 30.4375 / 30.
        let mut ledger = Shop::new("[[per_contact]]\nprice = 10").lasting(45).ledger().over(24);
        (0..30).for_each(|_| answered(&mut ledger, "9:00", 60.0));
        let account = ledger.close();
        assert_eq!(account.horizon_by_month, [money("304.38"), money("0")]);
        assert_eq!(account.horizon_by_provider[0].mean, money("202.92"));
    }

    #[test]
    fn a_fee_is_a_month_s_whether_one_month_was_simulated_or_two() {
        for (days, first) in [(30, "1500"), (61, "1500")] {
            let found = horizon(&Shop::new("[[monthly_fee]]\namount = 1500").lasting(days), 0, 24);
            assert_eq!((found.first, found.steady, found.mean), (money(first), money(first), money(first)), "{days}");
        }
    }

    #[test]
    fn a_week_stands_for_a_month_of_the_mean_length() {
        let found = horizon(&Shop::new("[[per_contact]]\nprice = 10").lasting(7), 7, 24);
        // 70 in 7 days are 304.375 in 30.4375 days.
        assert_eq!(found.steady, money("304.38"));
    }

    #[test]
    fn a_contract_that_runs_already_goes_on_where_it_is() {
        // Month 25 of the contract: 10 a call, two raises of a tenth behind it and the third in force.
        let text = |more: &str| format!("starts = 2024-11-01\n[[per_contact]]\nprice = 10\n{more}");
        let found = |more: &str| horizon(&Shop::new(&text(more)), 100, 24);
        let all = |amount: &str| {
            let amount = money(amount);
            Horizon { first: amount, steady: amount, mean: amount, billed: amount }
        };
        for over in ["[[setup_fee]]\namount = 1200", "[ramp]\nmonths = [0.5, 0.5, 0.5]", ""] {
            assert_eq!(found(over), all("1000"), "{over}");
        }
        let indexed = found("[index]\nrate = 0.1");
        assert_eq!((indexed.first, indexed.steady), (money("1331"), money("1331")));
        // Twelve months at 13.31 and twelve at 14.641.
        assert_eq!(indexed.mean, money("1397.55"));
        // A year of the term is left, after it none is.
        assert_eq!(found("[term]\nmonths = 49\nexit_fee = 2400").mean, money("1100"));
        assert_eq!(found("[term]\nmonths = 48\nexit_fee = 2400").mean, money("1000"));
        // A term of which nineteen days are left at the end of the horizon is not over.
        let late = |starts: &str, months: u32| {
            let text =
                format!("starts = {starts}\n[[monthly_fee]]\namount = 1000\n[term]\nmonths = 24\nexit_fee = 2400");
            horizon(&Shop::new(&text), 0, months).mean
        };
        assert_eq!((late("2025-01-20", 2), late("2025-01-20", 3)), (money("2200"), money("1000")));
        assert_eq!(late("2025-01-01", 2), money("1000"));
    }

    /// 720 hours at 10 for 30 days: 7,200 a month.
    fn own(shop: Shop) -> Horizon {
        let mut ledger = shop.ledger().over(12);
        on_duty(&mut ledger, 72, at("8:00"), at("18:00"));
        ledger.close().horizon_by_provider.first().copied().unwrap_or_default()
    }

    #[test]
    fn overhead_on_hiring_is_paid_once_as_hiring_is() {
        let hired = "wage_per_hour = 10\nhours_per_month = 180\noverhead = 0.1\nhiring = { heads_today = 0 }\n\
                     new_agent = { recruiting = 1000 }";
        let found = own(Shop::with_costs(hired));
        // 7,920 a month and 4 heads at 1,000 and a tenth once.
        assert_eq!((found.first, found.steady), (money("12320"), money("7920")));
        assert_eq!(found.mean, money("8286.67"));
    }

    #[test]
    fn a_vendor_paid_by_its_cost_charges_set_up_and_hiring_once() {
        let shop = |contract: &str, costs: &str| {
            Shop::new(&format!("{contract}\n[[cost_plus]]\nmargin = 0.1"))
                .and_costs(&format!("wage_per_hour = 10\nhours_per_month = 180\n{costs}"))
        };
        let found = own(shop("vat = { rate = 0.2 }", "setup = 12000"));
        // 7,200 × 1.1 × 1.2; 12,000 × 1.1 × 1.2 = 15,840 once.
        assert_eq!((found.first, found.steady, found.mean), (money("25344"), money("9504"), money("10824")));
        let hired = "hiring = { heads_today = 0 }\nnew_agent = { recruiting = 1000 }";
        let found = own(shop("", hired));
        // 4,400 once.
        assert_eq!((found.first, found.steady, found.mean), (money("12320"), money("7920"), money("8286.67")));
        // Half off in the first month: off set-up, too. 960 + 7,920 × 11, and half of 13,200.
        let found = own(shop("ramp = { months = [0.5] }", "setup = 12000"));
        assert_eq!((found.first, found.steady, found.mean), (money("10560"), money("7920"), money("8140")));
    }

    #[test]
    fn what_is_owed_by_the_month_is_owed_once_a_month_of_the_horizon_however_short_the_calendar_is() {
        // Seven calls in a week are 30.4375 a month.
        for (text, month) in [
            ("[[monthly_fee]]\namount = 1500", "1500"),
            ("[[per_contact]]\nprice = 10\n[[monthly_minimum]]\namount = 1000", "1000"),
            ("[[per_contact]]\nprice = 10\n[[monthly_minimum]]\namount = 300", "304.38"),
            // 10.4375 over at 3.
            ("[[package]]\nfee = 100\nincludes = 20\nunit = \"contact\"\nover = 3", "131.31"),
            // 9.5625 below at 8.
            ("[[baseline]]\nfee = 1000\nvolume = 40\nadditional = 12\nreduced = 8", "923.50"),
            ("[[line_month]]\nprice = 220\nlines = 6", "1320"),
            // A roster of 100 h in the week: 2.6 heads.
            ("[[per_agent_month]]\nprice = 28000", "84000"),
        ] {
            for more in ["", "\npro_rata = false"] {
                let found = horizon(&Shop::new(&format!("{text}{more}")).lasting(7), 7, 24);
                let all = money(month);
                assert_eq!((found.first, found.steady, found.mean), (all, all, all), "{text}{more}");
            }
        }
        // Taxed and exchanged, and in a month and a half.
        let taxed =
            "vat = { rate = 0.2 }\nexchange = { currency = \"EUR\", reference = 40 }\n[[monthly_fee]]\namount = 999.99";
        for days in [1, 7, 45] {
            assert_eq!(horizon(&Shop::new(taxed).lasting(days), 0, 24).mean, money("47999.52"), "{days}");
        }
        // The bill itself is that of the days.
        assert_eq!(Shop::new("[[monthly_fee]]\namount = 1500").lasting(7).account(|_| {}).cost, money("350"));
    }

    #[test]
    fn seats_and_wages_by_the_month_are_those_of_a_month() {
        let found = |shop: Shop| {
            let mut ledger = shop.lasting(7).ledger().over(12);
            on_duty(&mut ledger, 10, at("8:00"), at("18:00"));
            ledger.close().horizon_by_provider.first().copied().unwrap_or_default().mean
        };
        assert_eq!(found(Shop::new("[[per_seat_month]]\nprice = 75\npro_rata = false")), money("750"));
        // 100 hours a week are 434.82 a month, at 10; ten seats at 500.
        let seats = found(Shop::with_costs("wage_per_hour = 10\nseats = { price_per_month = 500 }"));
        assert_eq!(seats, money("9348.21"));
        // 2.6 heads are three.
        assert_eq!(found(Shop::with_costs("wage_per_month = 1680\nhours_per_month = 168")), money("5040"));
    }

    #[test]
    fn a_minimum_on_a_vendor_s_cost_and_margin_sees_its_set_up_once() {
        // 7,920 a month are topped up to 9,000; with 1,100 for set-up they are 9,020, once.
        let text = "[[cost_plus]]\nmargin = 0.1\n[[monthly_minimum]]\namount = 9000\ncovers = [\"cost_plus\"]";
        let found = own(Shop::new(text).and_costs("wage_per_hour = 10\nsetup = 1000"));
        assert_eq!((found.first, found.steady, found.mean), (money("9020"), money("9000"), money("9001.67")));
    }

    #[test]
    fn leaving_is_paid_in_the_contract_s_currency_and_taxed() {
        let text = "[[per_contact]]\nprice = 0\n[term]\nmonths = 36\nexit_fee = 2400\n[exchange]\ncurrency = \"EUR\"\nreference = 40\n[vat]\nrate = 0.2";
        assert_eq!(horizon(&Shop::new(text), 1, 24).mean, money("4800"));
    }
}
