//! `forecast_band`: hours, minutes or contacts that were ordered beforehand.
//!
//! In: what another clause counts, and the forecast. Out: what is above forecast × (1 + tolerance) costs more, as a line of its
//! own that the other clause leaves to this one; what is missing to forecast × (1 − tolerance) is paid all the same.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Context, Kind, Known, Meter, Month, PRO_RATA, Priced, Read, Stage, Used, key, pro_rata};
use crate::document::Table;
use crate::economics::money::decimal;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "forecast_band",
    summary: "hours, minutes or contacts ordered beforehand: more cost more, too few are paid",
    keys: &[
        key("forecast", "units a month", "what was ordered, in units of the line that it covers"),
        key("tolerance", "share", "to either side without consequence (none if not said)"),
        key("over_premium", "number 0 to 10", "by which units above the band cost more (nothing if not said)"),
        key("under", "\"pay\" or \"free\"", "whether units missing to the band are paid (\"free\" if not said)"),
        key("covers", "line", "whose units (the only clause by hours, minutes or contacts if not said)"),
        PRO_RATA,
    ],
    example: "forecast = 1600\ntolerance = 0.10\nover_premium = 0.15\nunder = \"pay\"",
    beside: "[[per_agent_hour]]\nprice = 318.50\n",
    stage: Stage::Band,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct ForecastBand {
    name: String,
    clause: Arc<dyn Clause>,
    window: Window,
    forecast: Decimal,
    tolerance: Decimal,
    over_premium: Decimal,
    pays_under: bool,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let forecast = table.need("forecast").and_then(|at| at.money(Decimal::ZERO)).filter(|units| {
        let fine = *units <= Decimal::from(1_000_000_000);
        if !fine {
            table.at().problem("expected a forecast of at most 1000000000 units");
        }
        fine
    });
    let tolerance = table.maybe("tolerance").map_or(Some(0.0), |at| at.share());
    let over_premium = table.maybe("over_premium").map_or(Some(0.0), |at| at.number(0.0, 10.0));
    let pays_under = table.maybe("under").map_or(Some(false), |at| at.one_of(&[("pay", true), ("free", false)]));
    let pro_rata = pro_rata(table);
    let covered = covered(table, context)?;
    let (window, clause) = covered.read.clone()?;
    let band = ForecastBand {
        name: covered.name.clone(),
        clause,
        window,
        forecast: forecast?,
        tolerance: decimal(tolerance?),
        over_premium: decimal(over_premium?),
        pays_under: pays_under?,
        pro_rata: pro_rata?,
    };
    Some((Window::default(), Arc::new(band)))
}

/// The clause whose units are banded: a single one, whose price has no lines beside it.
fn covered<'c>(table: &Table<'_>, context: &Context<'c>) -> Option<&'c Known> {
    const KINDS: [&str; 4] = ["per_agent_hour", "per_minute", "per_contact", "per_resolved"];
    let possible = || context.lines.iter().filter(|known| KINDS.contains(&known.kind));
    let named = table.maybe("covers");
    let found = match &named {
        Some(at) => {
            let text = if at.is_list() { at.list()?.first()?.text()? } else { at.text()? };
            let found = possible().find(|known| known.name == text);
            if found.is_none() {
                let names: Vec<String> = possible().map(|known| known.name.clone()).collect();
                at.problem(crate::document::value::unknown_name("line by hours, minutes or contacts", text, &names));
            }
            found?
        }
        None => {
            let mut all = possible();
            match (all.next(), all.next()) {
                (Some(only), None) => only,
                (None, _) => {
                    table.at().problem("there is no clause by hours, minutes or contacts that was forecast");
                    return None;
                }
                (Some(first), Some(second)) => {
                    table.at().problem(format!(
                        "which line was forecast, \"{}\" or \"{}\"? Name it in \"covers\"",
                        first.name, second.name
                    ));
                    return None;
                }
            }
        }
    };
    let at = named.as_ref().unwrap_or(table.at());
    let banded = |(_, clause): &(Window, Arc<dyn Clause>)| clause.derived().is_empty();
    if found.read.as_ref().is_some_and(|read| !banded(read)) {
        at.problem(format!(
            "\"{}\" has a handle-time corridor, which a forecast band cannot be reckoned with; remove one",
            found.name
        ));
        return None;
    }
    Some(found)
}

impl ForecastBand {
    fn edge(&self, factor: Decimal, month: &Month<'_>) -> Decimal {
        let part: Part = if self.pro_rata { month.part } else { month.part.whole() };
        part.of(self.forecast * factor)
    }

    fn upper(&self, month: &Month<'_>) -> Decimal {
        self.edge(Decimal::ONE + self.tolerance, month)
    }

    fn lower(&self, month: &Month<'_>) -> Decimal {
        if self.pays_under { self.edge(Decimal::ONE - self.tolerance, month) } else { Decimal::ZERO }
    }
}

impl Clause for ForecastBand {
    fn stage(&self) -> Stage {
        Stage::Band
    }

    fn unit(&self) -> &'static str {
        self.clause.unit()
    }

    fn meters(&self) -> Vec<Meter> {
        let windows = vec![self.window.clone()];
        // The covered clause's own meters, in their order, so that it finds them as it would by itself.
        let copy = Meter { clause: self.clause.clone(), windows, copies: Some(self.name.clone()) };
        std::iter::once(copy).chain(self.clause.meters()).collect()
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let units = self.clause.quantity(&used.from(1), month);
        if units > self.upper(month) {
            units - self.upper(month)
        } else {
            (self.lower(month) - units).max(Decimal::ZERO)
        }
    }

    fn amount(&self, _quantity: Decimal, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let units = self.clause.quantity(&used.from(1), month);
        let (upper, lower) = (self.upper(month), self.lower(month));
        let price = |units: Decimal| self.clause.amount(units, month);
        let amount = if units > upper {
            (price(units) - price(upper)) * (Decimal::ONE + self.over_premium)
        } else if units < lower {
            // A shortfall is a difference of rounded totals.
            (month.part.rounded(price(lower)) - month.part.rounded(price(units))).max(Decimal::ZERO)
        } else {
            Decimal::ZERO
        };
        vec![Priced { quantity: self.quantity(used, month), amount }]
    }

    fn covers(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn limits(&self, month: &Month<'_>) -> Option<(&str, Decimal)> {
        Some((&self.name, self.upper(month)))
    }

    fn terms(&self) -> Vec<Said> {
        let mut words = vec![
            said!(
                "clause-forecast",
                "{volume} {unit} a month ± {share}",
                volume = SaidValue::number(self.forecast),
                unit = self.unit(),
                share = super::percent::said(self.tolerance)
            ),
            said!("clause-above-dearer", "above {share} dearer", share = super::percent::said(self.over_premium)),
        ];
        if self.pays_under {
            words.push(said!("clause-missing-paid", "missing ones paid"));
        }
        words
    }

    fn with(&self, name: &str, clause: &Arc<dyn Clause>) -> Option<Arc<dyn Clause>> {
        (self.name == name)
            .then(|| Arc::new(ForecastBand { clause: clause.clone(), ..self.clone() }) as Arc<dyn Clause>)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::Account;
    use crate::economics::testing::{Shop, at, money, on_duty, problems};
    use crate::units::Span;
    use rust_decimal::Decimal;

    const BAND: &str = "[[per_agent_hour]]\nname = \"hours\"\nprice = 318.50\n\
                        [[forecast_band]]\nforecast = 1600\ntolerance = 0.10\nover_premium = 0.15\nunder = \"pay\"";

    /// So many hours on one day and half an hour more.
    fn hours(account: &Account) -> Vec<(Decimal, Decimal)> {
        account.invoices[0].lines.iter().map(|line| (line.quantity, line.amount)).collect()
    }

    fn worked(text: &str, minutes: i64) -> Account {
        Shop::new(text).account(|ledger| on_duty(ledger, 1, at("0:00"), at("0:00") + Span::minutes(minutes)))
    }

    #[test]
    fn hours_above_the_band_are_a_line_of_their_own_at_366_275() {
        let lines = hours(&Shop::new(BAND).account(|ledger| {
            on_duty(ledger, 18, at("0:00"), at("0:00") + Span::hours(105));
            on_duty(ledger, 1, at("0:00"), at("0:00") + Span::minutes(210));
        }));
        assert_eq!(lines, [(money("1760"), money("560560.00")), (money("133.5"), money("48897.71"))]);
    }

    #[test]
    fn hours_missing_to_the_band_are_paid_and_within_it_nothing_is() {
        // 100 h: 1,340 are missing.
        assert_eq!(hours(&worked(BAND, 6000))[1], (money("1340"), money("426790.00")));
        let within = |text: &str| Shop::new(text).account(|ledger| on_duty(ledger, 100, at("0:00"), at("15:00"))).cost;
        assert_eq!(within(BAND), money("477750.00"));
        // 1,500 h are within 1,440 and 1,760; ordering 2,000 h pays 1,800.
        assert_eq!(within(&BAND.replace("1600", "2000")), money("573300.00"));
        assert_eq!(within(&BAND.replace("1600", "2000").replace("pay", "free")), money("477750.00"));
    }

    #[test]
    fn a_third_of_a_month_has_a_third_of_the_forecast() {
        let account = Shop::new(BAND).lasting(10).account(|ledger| {
            on_duty(ledger, 60, at("0:00"), at("10:00"));
        });
        // 600 h against 533.33 ± 10 %: 586.67.
        assert_eq!(hours(&account)[0].1, money("186853.33"));
        assert_eq!(hours(&account)[1].1, money("4883.67"));
    }

    #[test]
    fn a_band_needs_one_line_that_it_can_be_reckoned_with() {
        let band = "[[forecast_band]]\nforecast = 5\n";
        assert!(!problems(band).is_empty());
        let two = format!("[[per_minute]]\nprice = 1\n[[per_contact]]\nprice = 2\n{band}");
        assert!(problems(&two).iter().any(|text| text.contains("Name it in \"covers\"")));
        assert!(problems(&format!("{two}covers = \"per_minute\"")).is_empty());
        assert!(problems(&format!("{two}covers = \"per_minit\"")).iter().any(|text| text.contains("did you mean")));
    }
}
