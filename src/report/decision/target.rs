//! What a target asks for, and what became of it: one verdict in all parts of the note, that of `constraint`.
//!
//! In: a type of contact or all together, its target, results. Out: the words. A target that asks for every day or every interval is told by the
//! share of them that reach it; met, missed or not to be told yet is what was judged, and what that is stands beside it.

use super::words::{self, share};
use crate::report::chosen::{self, OfLimit, Race};
use crate::report::language::{Told, say};
use crate::report::{staffed, view};
use crate::results::{Estimate, LimitFigure, Measures, OptionResults, TargetResult};

/// One type of contact of an option, or all together, and its target.
pub struct One<'a> {
    /// The option.
    pub name: &'a str,
    /// The type, or `total`.
    pub contact: &'a str,
    /// Its measures.
    pub measures: &'a Measures,
    /// Its target.
    pub target: Option<&'a TargetResult>,
}

/// `met`, `missed`, `cannot be told yet`.
fn verdict(holds: Option<bool>, told: &Told<'_>) -> String {
    of_limit(OfLimit { holds, by: Race::Nothing }, told)
}

/// What judged a service level.
enum Judge<'a> {
    /// Its own interval: nothing else did.
    Itself,
    /// A limit that was judged together with those of all options, and the verdict on it.
    Limit(&'a LimitFigure, OfLimit),
    /// Several types together; by itself it is not judged.
    Together,
    /// `decision.require` asks for a share of intervals or of replications, which is told beside it.
    Windows,
    /// `staff`, each window by itself; of the total the windows of all types.
    Staffed(Option<String>),
}

/// The windows that a target names, and the measure of those that reach it.
struct Windows {
    over: &'static str,
    measure: &'static str,
}

impl Windows {
    /// Those of a target that is not of the whole calendar.
    fn of(target: &TargetResult) -> Option<Windows> {
        match target.over.as_str() {
            "day" => Some(Windows { over: "day", measure: "days_on_target" }),
            "interval" => Some(Windows { over: "interval", measure: "intervals_on_target" }),
            _ => None,
        }
    }
}

/// Whether options are judged by their averages: the file says so, or says nothing.
fn is_by_mean(told: &Told<'_>) -> bool {
    told.constraint.as_ref().is_none_or(|judged| judged.require == "mean")
}

/// Said of an option whose target asks for windows and that holds, or may hold, it by its average and not in all of them.
pub fn on_average_only(name: &str, told: &Told<'_>) -> Option<String> {
    let option = words::find(told, name).filter(|_| is_by_mean(told) && told.replications > 1)?;
    if chosen::holds(told, name) == Some(false) {
        return None;
    }
    let kept = |m: &Measures, target: &TargetResult| {
        let windows = Windows::of(target)?;
        Some((m.get("replications_on_target"), windows.over))
    };
    let together = view::target(option, view::TOTAL).and_then(|target| kept(&option.total, target));
    let each = view::inbound(option).into_iter().filter_map(|(name, m)| kept(m, option.targets.get(name)?));
    let known = together.into_iter().filter(|(met, _)| met.mean.is_some());
    let known = known.chain(each).filter(|(met, _)| met.mean.is_some_and(|met| met < 1.0));
    let (met, over) = known.min_by(|(a, _), (b, _)| a.mean.unwrap_or(1.0).total_cmp(&b.mean.unwrap_or(1.0)))?;
    let (share, periods) = (share(met, told)?, words::periods(told));
    Some(say!(told, "target-on-average-only", over = over, share = share, periods = periods))
}

/// Whether a target asks for windows and it is the average that options are judged by.
pub fn is_on_average(told: &Told<'_>) -> bool {
    let mut targets = told.options.0.iter().flat_map(|(_, option)| option.targets.values());
    is_by_mean(told) && targets.any(|target| Windows::of(target).is_some())
}

/// `the target`, or `the target on average`.
pub fn in_short(told: &Told<'_>) -> String {
    say!(told, "target-in-short", average = words::yes_or_no(is_on_average(told)))
}

impl One<'_> {
    /// `81.3 % (...) answered within 20 s, target 80 %: met`.
    pub fn sentence(&self, told: &Told<'_>) -> String {
        let level = view::service_level(self.measures, self.target);
        let Some(share) = share(level, told) else { return say!(told, "service-nobody") };
        let Some(target) = self.target else { return say!(told, "target-in-time", share = share) };
        let (definition, within) = (target.definition.as_str(), words::time(target.answer_within, told));
        let text = say!(told, "target-answered", share = share, definition = definition, within = within);
        let (asked, judge) = (told.exact_percent(target.share), self.judge(target, told));
        if let Some(windows) = Windows::of(target) {
            return self.of_windows(&text, &asked, &windows, &judge, told);
        }
        let verdict = match judge {
            Judge::Together => return say!(told, "target-together", level = text, asked = asked),
            Judge::Windows | Judge::Staffed(None) => None,
            Judge::Staffed(Some(met)) => Some(met),
            Judge::Itself => Some(by_itself(level, target, told)),
            Judge::Limit(limit, found) => Some(by_limit(level, target, limit, found, told)),
        };
        say!(told, "target-asked", level = text, asked = asked) + &behind_colon(verdict)
    }

    /// What share of the windows reaches what is asked of each of them, and how the average was judged, if it was.
    fn of_windows(&self, text: &str, asked: &str, windows: &Windows, judge: &Judge<'_>, told: &Told<'_>) -> String {
        let over = windows.over;
        let asks = say!(told, "target-asks", level = text, asked = asked, over = over);
        if let Judge::Staffed(met) = judge {
            let single = share(self.measures.get(windows.measure), told);
            let single = single.map_or(String::new(), |share| say!(told, "target-single", share = share, over = over));
            return format!("{asks}{}{single}", behind_colon(met.clone()));
        }
        // What `decision.require` asks for of the same windows stands behind it, in the interval that it was judged by.
        let is_told = words::limits(self.name, told).iter().any(|limit| limit.measure == windows.measure);
        let reached = share(self.measures.get(windows.measure), told).filter(|_| !is_told);
        let reached = reached.map_or(String::new(), |share| say!(told, "target-reached", share = share, over = over));
        let average = match judge {
            Judge::Limit(_, found) => {
                let (said, verdict) = (words::yes_or_no(is_mean_said(told)), of_limit(*found, told));
                say!(told, "target-by-average", said = said, verdict = verdict)
            }
            _ => String::new(),
        };
        format!("{asks}{reached}{average}")
    }

    /// Who judged it.
    fn judge<'r>(&self, target: &TargetResult, told: &'r Told<'_>) -> Judge<'r> {
        if let Some(windows) = staffed::judged(told) {
            return Judge::Staffed(staffed::tally(&staffed::of(windows, self.contact, &target.definition), told));
        }
        let Some(constraint) = &told.constraint else { return Judge::Itself };
        let Some(option) = constraint.options.iter().find(|one| one.option == self.name) else { return Judge::Itself };
        if constraint.require != "mean" {
            return Judge::Windows;
        }
        let mut levels = option
            .limits
            .iter()
            .filter(|limit| limit.measure == target.definition && (limit.bound - target.share).abs() < 1e-9);
        let its = |limit: &&LimitFigure| limit.contacts == [self.contact];
        let found = match self.contact {
            // Chats are no part of the total: of several limits it is the one that was found of the same contacts.
            view::TOTAL => {
                let level = view::service_level(self.measures, self.target).mean.unwrap_or_default();
                let apart = |limit: &LimitFigure| (limit.figure.mean.unwrap_or_default() - level).abs();
                levels.min_by(|a, b| apart(a).total_cmp(&apart(b)))
            }
            _ => {
                let of_several = |limit: &LimitFigure| limit.contacts.iter().any(|one| one == self.contact);
                if levels.clone().any(|limit| limit.contacts.len() > 1 && of_several(limit)) {
                    return Judge::Together;
                }
                levels.find(its)
            }
        };
        let Some(limit) = found else { return Judge::Itself };
        Judge::Limit(limit, chosen::limit(told, self.name, limit))
    }
}

/// Whether a service level holds a target's share by its own interval; none where that cannot be told.
fn holds(level: Estimate, share: f64) -> Option<bool> {
    match (level.low, level.high) {
        (Some(low), _) if low >= share => Some(true),
        (_, Some(high)) if high < share => Some(false),
        _ => None,
    }
}

/// A verdict behind what it is about; nothing where there is none.
fn behind_colon(verdict: Option<String>) -> String {
    verdict.map_or(String::new(), |verdict| format!(": {verdict}"))
}

fn by_itself(level: Estimate, target: &TargetResult, told: &Told<'_>) -> String {
    match (holds(level, target.share), level.low.or(level.high)) {
        (Some(false), _) => short_of(level, target, told),
        (None, Some(_)) => say!(told, "target-held-by-interval"),
        (None, None) => say!(told, "target-not-from-one"),
        (met, _) => verdict(met, told),
    }
}

/// The verdict on a limit in words, with what a race has to do with it.
pub fn of_limit(found: OfLimit, told: &Told<'_>) -> String {
    let by = match found.by {
        Race::Nothing => "nothing",
        Race::Surer => "surer",
        Race::Tolerates => "tolerates",
    };
    say!(told, "target-verdict", holds = found.holds.map_or("unsure", words::yes_or_no), by = by)
}

/// The verdict on a limit, and what of the figure's own interval it does not follow from.
fn by_limit(level: Estimate, target: &TargetResult, limit: &LimitFigure, found: OfLimit, told: &Told<'_>) -> String {
    let own = holds(level, target.share);
    match found.holds {
        // What the figure's own interval says needs no race for a reason.
        Some(false) if own == Some(false) => short_of(level, target, told),
        Some(true) if own == Some(true) => verdict(found.holds, told),
        Some(_) => of_limit(found, told),
        None if own.is_some() => {
            let interval = words::interval(limit.figure, told, |share| told.percent(share));
            say!(told, "target-held-together", interval = interval)
        }
        None => by_itself(level, target, told),
    }
}

/// Missed, and by how much a level is short of the target: its interval, turned round.
fn short_of(level: Estimate, target: &TargetResult, told: &Told<'_>) -> String {
    let short = |value: Option<f64>| value.map(|value| target.share - value);
    let gap = Estimate { mean: short(level.mean), low: short(level.high), high: short(level.low) };
    say!(told, "target-missed-by", points = words::points(gap, told).unwrap_or_default())
}

/// The verdict on an option in one sentence: what was judged of it, else each type by its own interval.
pub fn opening(name: &str, option: &OptionResults, told: &Told<'_>) -> String {
    if let Some((windows, staffing)) = staffed::judged(told).zip(told.staffing.as_ref()) {
        return staffed::opening(windows, staffing, told);
    }
    let verdict = of_option(name, option, told);
    let asks_for_windows = option.targets.values().any(|target| Windows::of(target).is_some());
    if asks_for_windows && is_mean_said(told) {
        format!("{verdict} {}", say!(told, "target-mean-asked"))
    } else {
        verdict
    }
}

/// Whether the file itself asks for averages, so that these are the verdict of a single option, too.
fn is_mean_said(told: &Told<'_>) -> bool {
    told.decision.as_ref().and_then(|decision| decision.require.as_deref()) == Some("mean")
}

/// The same of a run.
fn of_option(name: &str, option: &OptionResults, told: &Told<'_>) -> String {
    let inbound = view::inbound(option);
    let known = inbound.iter().filter_map(|(name, m)| Some((*m, option.targets.get(*name)?)));
    let known: Vec<(&Measures, &TargetResult)> = known.collect();
    if known.is_empty() {
        return say!(told, "target-none");
    }
    if let Some(sentence) = opening_of_windows(&known, told).filter(|_| is_by_mean(told) && !is_mean_said(told)) {
        return sentence;
    }
    let limits = words::limits(name, told);
    let verdicts: Vec<Option<bool>> = match limits {
        [] => known.iter().map(|(m, target)| holds(view::service_level(m, Some(target)), target.share)).collect(),
        limits => limits.iter().map(|limit| limit.holds).collect(),
    };
    let (met, missed) = (verdicts.contains(&Some(true)), verdicts.contains(&Some(false)));
    match (met, missed, verdicts.contains(&None)) {
        (true, true, _) if apart(limits) => say!(told, "target-some-contacts"),
        (true, true, _) => say!(told, "target-some-limits"),
        (_, true, _) => say!(told, "target-missed"),
        (_, _, true) if told.replications < 2 => say!(told, "target-one-replication"),
        (_, _, true) => say!(told, "target-unsure"),
        _ => say!(told, "target-met"),
    }
}

/// Whether no type of contact has both a limit that is met and one that is missed.
fn apart(limits: &[LimitFigure]) -> bool {
    let those = |holds| limits.iter().filter(move |limit| limit.holds == Some(holds)).flat_map(|limit| &limit.contacts);
    those(true).all(|contact| those(false).all(|other| other != contact))
}

/// Of targets that ask for every day or interval: a single one that does not reach it is one too many.
fn opening_of_windows(known: &[(&Measures, &TargetResult)], told: &Told<'_>) -> Option<String> {
    let windows = known.iter().filter_map(|(m, target)| Some((m, Windows::of(target)?)));
    let reached: Vec<Option<f64>> = windows.map(|(m, windows)| m.get(windows.measure).mean).collect();
    if reached.is_empty() {
        return None;
    }
    Some(if reached.iter().flatten().any(|share| *share < 1.0) {
        say!(told, "target-not-in-all")
    } else if reached.contains(&None) || reached.len() < known.len() {
        say!(told, "target-unsure-for-all")
    } else {
        say!(told, "target-in-all")
    })
}
