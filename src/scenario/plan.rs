//! `[plan]`: several years ahead: volume, wages, prices, hiring, and which option may follow which.
//!
//! In: a table. Out: a [`Plan`]; what it means for money is `experiment/years`.

use crate::centre::ContactType;
use crate::demand::Arrivals;
use crate::demand::arrivals::season::{MONTHS, named};
use crate::document::{At, Table};
use crate::engine::Model;
use crate::said::{Said, said};
use crate::scenario::check::Parts;
use crate::scenario::{fixed_staff, keys};
use crate::units::shown;

/// Most months of a plan.
const MOST_MONTHS: u32 = 120;
/// Most volumes at which options are simulated.
const MOST_LEVELS: u32 = 25;

/// `[plan]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Months, the calendar's first is the first.
    pub months: u32,
    /// Growth of volume a month; none where that of the contact types goes on.
    pub growth_per_month: Option<f64>,
    /// Factors of calendar months, January first; none where those of the contact types hold.
    pub seasons: Option<[f64; 12]>,
    /// By which share wages rise every year.
    pub wages_per_year: f64,
    /// The same of prices that no contract indexes itself.
    pub prices_per_year: f64,
    /// Discount rate a year.
    pub discount_per_year: f64,
    /// How fast own people can be found; none where as many come as are needed.
    pub hiring: Option<HiringLimit>,
    /// Volumes at which every option is simulated, at least 2.
    pub levels: u32,
    /// Whether rosters that cannot follow volume are kept as they are; refused otherwise.
    pub keep_roster: bool,
    /// One option that may follow another.
    pub switch: Option<SwitchPlan>,
}

impl Plan {
    /// Whether what arises at a rate comes more or less often in some month of the plan than in others.
    #[expect(clippy::float_cmp, reason = "factors that are written alike are alike")]
    fn moves(&self, arrivals: &Arrivals) -> bool {
        let (seasons, growth) = arrivals.over_years().unwrap_or(([1.0; 12], 0.0));
        let (seasons, growth) = (self.seasons.unwrap_or(seasons), self.growth_per_month.unwrap_or(growth));
        self.months > 1 && (growth != 0.0 || seasons.iter().any(|factor| *factor != seasons[0]))
    }
}

/// How fast own people can be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HiringLimit {
    /// Heads a month at most; those that replace leavers come out of them.
    pub per_month: f64,
    /// Months from the plan's start until the first come.
    pub lead_months: u32,
}

/// One option that may follow another.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchPlan {
    /// The option that is left.
    pub from: String,
    /// The option that is gone to.
    pub to: String,
    /// Money paid once on going, beside what the option's providers ask for.
    pub set_up: f64,
    /// Money paid once on leaving, beside what contracts ask for.
    pub exit: f64,
    /// Months of notice; the longest of the contracts that are left if not said.
    pub notice: Option<u32>,
}

/// Reads `[plan]`, which may be missing; `options` are the names that `switch` may use.
pub fn read(root: &Table<'_>, options: &[String]) -> Option<Option<Plan>> {
    keys::maybe(root, "plan", |at| plan(at, options))
}

fn plan(at: &At<'_>, options: &[String]) -> Option<Plan> {
    let table = at.table()?;
    let yearly = |key| keys::or(&table, key, 0.0, |at| at.number(-0.5, 2.0));
    let months = keys::need(&table, "months", |at| at.months(1, MOST_MONTHS));
    let growth = keys::maybe(&table, "growth_per_month", |at| at.number(-0.5, 1.0));
    let seasons =
        keys::maybe(&table, "seasons", |at| named(at, &MONTHS, "month; write jan, feb, mar and so on, or nov-dec"));
    let (wages, prices) = (yearly("wages_per_year"), yearly("prices_per_year"));
    let discount = keys::or(&table, "discount_per_year", 0.0, |at| at.number(0.0, 2.0));
    let hiring = keys::maybe(&table, "hiring", hiring);
    let levels = keys::or(&table, "levels", 5, |at| at.count(2, MOST_LEVELS));
    let keep_roster = keys::or(&table, "keep_roster", false, |at| at.bool());
    let switch = keys::maybe(&table, "switch", |at| switch(at, options));
    table.finish();
    Some(Plan {
        months: months?,
        growth_per_month: growth?,
        seasons: seasons?,
        wages_per_year: wages?,
        prices_per_year: prices?,
        discount_per_year: discount?,
        hiring: hiring?,
        levels: levels?,
        keep_roster: keep_roster?,
        switch: switch?,
    })
}

fn hiring(at: &At<'_>) -> Option<HiringLimit> {
    let table = at.table()?;
    let per_month = keys::need(&table, "per_month", |at| at.positive(1e6));
    let lead_months = keys::or(&table, "lead_months", 0, |at| at.months(0, 60));
    table.finish();
    Some(HiringLimit { per_month: per_month?, lead_months: lead_months? })
}

fn switch(at: &At<'_>, options: &[String]) -> Option<SwitchPlan> {
    let table = at.table()?;
    let option = |at: &At<'_>| at.reference("option", options).and_then(|found| options.get(found).cloned());
    let from = keys::need(&table, "from", option);
    let to = keys::need(&table, "to", option);
    let set_up = keys::or(&table, "set_up", 0.0, |at| at.number(0.0, 1e12));
    let exit = keys::or(&table, "exit", 0.0, |at| at.number(0.0, 1e12));
    let notice = keys::maybe(&table, "notice_months", |at| at.months(0, MOST_MONTHS));
    table.finish();
    let (from, to) = (from?, to?);
    if from == to {
        at.problem(format!("goes from \"{0}\" to \"{0}\"; name two options", shown(&from)));
        return None;
    }
    Some(SwitchPlan { from, to, set_up: set_up?, exit: exit?, notice: notice? })
}

/// A plan whose volume changes needs contacts that arise at a rate.
#[expect(clippy::float_cmp, reason = "factors that are written alike are alike")]
pub fn check(root: &At<'_>, plan: Option<&Plan>, parts: &Parts) {
    let Some(plan) = plan else { return };
    let changes = plan.growth_per_month.is_some_and(|growth| growth != 0.0)
        || plan.seasons.is_some_and(|seasons| seasons.iter().any(|factor| *factor != seasons[0]));
    let at = root.node().get("plan").map(|node| root.below("plan", node));
    let fixed = |contact: &ContactType, arrivals: &Option<Arrivals>| {
        contact.ours && arrivals.as_ref().is_some_and(|arrivals| !arrivals.has_rates())
    };
    for read in parts.contacts.iter().flatten().filter(|read| fixed(&read.contact, &read.arrivals)) {
        if let (true, Some(at)) = (changes, &at) {
            at.problem(format!(
                "volume changes over the plan, but \"{}\" does not arise at a rate that could be multiplied; describe it by a \
                 profile, or a history with replay = \"rates\"",
                shown(&read.contact.name)
            ));
        }
    }
}

/// A plan whose volume changes needs staff that follows, or the word that it shall not.
pub fn check_staff(root: &At<'_>, plan: Option<&Plan>, model: &Model) {
    let Some(plan) = plan.filter(|plan| !plan.keep_roster) else { return };
    let moved = |contact: &ContactType, arrivals: Option<&Arrivals>| {
        contact.ours && arrivals.is_some_and(|arrivals| arrivals.has_rates() && plan.moves(arrivals))
    };
    let groups = fixed_staff::groups(model, moved);
    let at = root.node().get("plan").map(|node| root.below("plan", node));
    if let Some(at) = at.filter(|_| !groups.is_empty()) {
        at.problem(format!(
            "volume changes over the plan, and not all staff would follow: {}. Let rosters be solved again at each volume with {}, or \
             keep rosters as they are with keep_roster = true",
            fixed_staff::told(&groups).english(),
            fixed_staff::SOLVED
        ));
    }
}

/// Seasons are told against the months that are simulated: those must have some volume.
pub fn check_seasons(root: &At<'_>, plan: Option<&Plan>, model: &Model) {
    let (Some(plan), Some(node)) = (plan, root.node().get("plan")) else { return };
    let (at, simulated) = (root.below("plan", node), simulated(model));
    let none = |seasons: &[f64; 12]| simulated.iter().all(|month| seasons[*month] <= 0.0);
    let months: Vec<Said> =
        simulated.iter().map(|month| said!("warn-month", "{month}", month = MONTHS[*month])).collect();
    let named: Vec<&str> = simulated.iter().map(|month| MONTHS[*month]).collect();
    let named = named.join(", ");
    if let (Some(seasons), Some(node)) = (&plan.seasons, node.get("seasons"))
        && none(seasons)
    {
        at.below("seasons", node).problem(format!(
            "has 0 for all that is simulated ({named}), against which the other months are told; give it a factor above 0, or \
             begin the calendar in another month"
        ));
    }
    let ours = model.centre.contacts.iter().zip(&model.arrivals).filter(|(contact, _)| contact.ours);
    let rates = ours.filter_map(|(contact, arrivals)| Some((contact, arrivals.as_ref()?)));
    let (mut absent, mut there) = (Vec::new(), false);
    for (contact, arrivals) in rates.filter(|(_, arrivals)| arrivals.has_rates()) {
        let seasons = arrivals.over_years().map_or([1.0; 12], |(seasons, _)| seasons);
        // Who never comes at all is missed by nobody.
        let later = seasons.iter().any(|factor| *factor > 0.0) && plan.months > 1;
        if none(&seasons) && later {
            absent.push(format!("\"{}\"", shown(&contact.name)));
        } else {
            there = true;
        }
    }
    if absent.is_empty() {
        return;
    }
    let what = said!(
        "warn-nobody-in-these-months",
        "of {contacts} nobody comes in the months that are simulated ({months}), so that the plan would count none in the others \
         either; begin the calendar in a month in which they come, or give that month a factor above 0",
        contacts = absent.join(", "),
        months = months,
    );
    if there { at.warn(what) } else { at.problem(what.english()) }
}

/// Places of the simulated calendar months, January first, each once.
fn simulated(model: &Model) -> Vec<usize> {
    let mut found = Vec::new();
    for month in model.centre.calendar.months.iter().filter(|month| month.days_covered > 0) {
        let place = usize::try_from(month.month - 1).unwrap_or(0);
        if !found.contains(&place) {
            found.push(place);
        }
    }
    found
}
