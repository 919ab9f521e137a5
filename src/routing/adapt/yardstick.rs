//! What a group is judged by: from what became of a contact to a mark, the larger the better.

use crate::centre::provider::Reports;
use crate::centre::survey::{BEST, WORST};
use crate::units::Span;

/// What became of a contact that was dealt to a group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The group, or another it was passed on to, answered it.
    pub answered: bool,
    /// From being offered to its end.
    pub wait: Span,
    /// Within the type's `answer_within`.
    pub in_time: bool,
    /// Talk and hold.
    pub talk: Span,
    /// Talk, hold and wrap-up.
    pub handle: Span,
    /// It ended in a sale; none if it was not answered.
    pub sold: Option<bool>,
    /// The matter was settled; none if the scenario does not say.
    pub resolved: Option<bool>,
    /// What the person thinks of being answered, 1 to 5; none if the scenario does not say.
    pub csat: Option<f64>,
    /// And said so in the shop's own survey.
    pub surveyed: bool,
}

/// What a contact is worth, and what the group is paid for it. Money in the scenario's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Worth {
    /// Margin of a sale.
    pub margin: f64,
    /// What was spent for the contact.
    pub lead_cost: f64,
    /// Paid for a minute of talk.
    pub per_minute: f64,
    /// Paid for an answered contact.
    pub per_contact: f64,
    /// Paid for a sale.
    pub per_order: f64,
    /// Paid for an hour of an agent on duty, whether anybody called or not.
    pub per_hour: f64,
}

impl Worth {
    /// What the group is paid for a contact.
    fn cost(&self, outcome: &Outcome) -> f64 {
        let sold = f64::from(u8::from(outcome.sold == Some(true)));
        match outcome.answered {
            true => outcome.talk.in_seconds() / 60.0 * self.per_minute + self.per_contact + sold * self.per_order,
            false => 0.0,
        }
    }
}

/// What a contact type must have for a mark to come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: every contact has it.
    Nothing,
    /// Sales.
    Sales,
    /// Matters that are settled or not.
    Resolved,
    /// Satisfaction.
    Satisfaction,
    /// Satisfaction, and a survey that asks for it.
    Survey,
}

/// An entry of the table of yardsticks.
#[derive(Debug)]
pub struct Yardstick {
    /// Its name in the scenario: the measure.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// The mark of a contact; none for those that it does not look at.
    pub mark: fn(&Outcome, &Worth) -> Option<f64>,
    /// What a type must have to be judged so.
    pub needs: Needs,
    /// A vendor reports it himself, and may flatter it: a mark from 1 to 5.
    pub flattered: bool,
    /// It is money: what agents are paid by the hour belongs in it, too.
    pub money: bool,
}

impl PartialEq for Yardstick {
    fn eq(&self, other: &Yardstick) -> bool {
        self.name == other.name
    }
}

impl Yardstick {
    /// The mark of a contact as a report shows it; none for those that it leaves out.
    pub fn marked(&self, outcome: &Outcome, worth: &Worth, reports: &Reports) -> Option<f64> {
        if !reports.shows(outcome.wait, !outcome.answered) {
            return None;
        }
        let told = |mark: f64| if self.flattered { (mark + reports.csat_bias).clamp(WORST, BEST) } else { mark };
        (self.mark)(outcome, worth).map(told)
    }
}

/// Yes is 1, no is 0.
fn one(yes: bool) -> f64 {
    if yes { 1.0 } else { 0.0 }
}

const fn stick(
    name: &'static str,
    summary: &'static str,
    needs: Needs,
    mark: fn(&Outcome, &Worth) -> Option<f64>,
) -> Yardstick {
    Yardstick { name, summary, mark, needs, flattered: false, money: false }
}

/// All yardsticks.
pub static YARDSTICKS: &[&Yardstick] = &[
    &stick("service_level", "share of all contacts answered in time", Needs::Nothing, |contact, _| {
        Some(one(contact.answered && contact.in_time))
    }),
    &stick("abandonment", "share of contacts lost, the smaller the better", Needs::Nothing, |contact, _| {
        Some(one(contact.answered))
    }),
    &stick("asa", "wait of those answered, the shorter the better", Needs::Nothing, |contact, _| {
        contact.answered.then(|| -contact.wait.in_seconds())
    }),
    &stick("handle_time", "talk, hold and wrap-up, the shorter the better", Needs::Nothing, |contact, _| {
        contact.answered.then(|| -contact.handle.in_seconds())
    }),
    &stick("conversion", "share of those answered who buy", Needs::Sales, |contact, _| contact.sold.map(one)),
    &stick("resolved", "share of those answered whose matter is settled", Needs::Resolved, |contact, _| {
        contact.resolved.map(one)
    }),
    &Yardstick {
        flattered: true,
        ..stick(
            "csat",
            "satisfaction of those answered, 1 to 5, as the vendor's own listening-in shows it",
            Needs::Satisfaction,
            |contact, _| contact.csat,
        )
    },
    // It passes no vendor's hands.
    &stick("csat_surveyed", "satisfaction of those who answered the shop's own survey", Needs::Survey, |contact, _| {
        contact.csat.filter(|_| contact.surveyed)
    }),
    &Yardstick {
        money: true,
        ..stick(
            "cost_per_contact",
            "what the group is paid for each contact, the less the better",
            Needs::Nothing,
            |contact, worth| Some(-worth.cost(contact)),
        )
    },
    &Yardstick {
        money: true,
        ..stick(
            "profit_per_contact",
            "margin of sales less what the group is paid and the leads of those lost, for each contact",
            Needs::Nothing,
            |contact, worth| {
                let lead = if contact.answered { 0.0 } else { worth.lead_cost };
                Some(one(contact.sold == Some(true)) * worth.margin - worth.cost(contact) - lead)
            },
        )
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, outcome: &Outcome, reports: &Reports) -> Option<f64> {
        let worth = Worth {
            margin: 900.0,
            lead_cost: 80.0,
            per_minute: 10.0,
            per_contact: 5.0,
            per_order: 100.0,
            per_hour: 0.0,
        };
        YARDSTICKS.iter().find(|stick| stick.name == name).and_then(|stick| stick.marked(outcome, &worth, reports))
    }

    #[test]
    fn a_contact_is_marked_as_on_paper() {
        let sold = Outcome {
            answered: true,
            wait: Span::seconds(25),
            in_time: false,
            talk: Span::seconds(180),
            handle: Span::seconds(210),
            sold: Some(true),
            resolved: None,
            csat: Some(4.0),
            surveyed: false,
        };
        let lost = Outcome { wait: Span::seconds(40), ..Outcome::default() };
        let plain = Reports::default();
        // 900 less 3 minutes at 10, 5 for the contact and 100 for the order; a lost one costs its lead.
        assert_eq!(mark("profit_per_contact", &sold, &plain), Some(765.0));
        assert_eq!(mark("profit_per_contact", &lost, &plain), Some(-80.0));
        assert_eq!(mark("cost_per_contact", &sold, &plain), Some(-135.0));
        assert_eq!(mark("service_level", &sold, &plain), Some(0.0));
        assert_eq!((mark("asa", &sold, &plain), mark("asa", &lost, &plain)), (Some(-25.0), None));
        assert_eq!((mark("conversion", &lost, &plain), mark("resolved", &sold, &plain)), (None, None));
        let report = Reports { abandoned_within: Some(Span::seconds(60)), csat_bias: 0.5, ..Reports::default() };
        assert_eq!((mark("abandonment", &lost, &report), mark("abandonment", &sold, &report)), (None, Some(1.0)));
        assert_eq!((mark("csat", &sold, &report), mark("csat_surveyed", &sold, &report)), (Some(4.5), None));
        // However much is added, the scale ends at 5.
        let boast = Reports { csat_bias: 1.5, ..Reports::default() };
        assert_eq!(mark("csat", &sold, &boast), Some(5.0));
    }
}
