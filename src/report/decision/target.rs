//! What a target asks for, and what became of it: one verdict in all parts of the note, that of `constraint`.
//!
//! In: a type of contact or all together, its target, results. Out: the words. A target that asks for every day or every interval is told by the
//! share of them that reach it; met, missed or not to be told yet is what was judged, and what that is stands beside it.

use super::words::{self, share};
use crate::report::chosen::{self, OfLimit, Race};
use crate::report::language::Told;
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
pub fn verdict(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "met",
        Some(false) => "missed",
        None => "cannot be told yet",
    }
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

/// The windows that a target names: how it asks for them, how one of them is counted, the measure of those that reach it.
struct Windows {
    every: &'static str,
    of: &'static str,
    measure: &'static str,
}

impl Windows {
    /// Those of a target that is not of the whole calendar.
    fn of(target: &TargetResult) -> Option<Windows> {
        match target.over.as_str() {
            "day" => Some(Windows { every: "on every day", of: "of days", measure: "days_on_target" }),
            "interval" => {
                Some(Windows { every: "in every interval", of: "of intervals", measure: "intervals_on_target" })
            }
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
        Some((m.get("replications_on_target"), windows.every))
    };
    let together = view::target(option, view::TOTAL).and_then(|target| kept(&option.total, target));
    let each = view::inbound(option).into_iter().filter_map(|(name, m)| kept(m, option.targets.get(name)?));
    let known = together.into_iter().filter(|(met, _)| met.mean.is_some());
    let known = known.chain(each).filter(|(met, _)| met.mean.is_some_and(|met| met < 1.0));
    let (met, every) = known.min_by(|(a, _), (b, _)| a.mean.unwrap_or(1.0).total_cmp(&b.mean.unwrap_or(1.0)))?;
    Some(format!(
        "Its target asks to be kept {every}: so it was in {} of the simulated {}, and what is judged here is its average.",
        share(met, told)?,
        words::periods(told)
    ))
}

/// `the target`, or `the target on average` where a target asks for windows and it is the average that options are judged by.
pub fn in_short(told: &Told<'_>) -> &'static str {
    let mut targets = told.options.0.iter().flat_map(|(_, option)| option.targets.values());
    if is_by_mean(told) && targets.any(|target| Windows::of(target).is_some()) {
        "the target on average"
    } else {
        "the target"
    }
}

impl One<'_> {
    /// `81.3 % (...) answered within 20 s, target 80 %: met`.
    pub fn sentence(&self, told: &Told<'_>) -> String {
        let level = view::service_level(self.measures, self.target);
        let Some(text) = share(level, told) else { return "nobody called".to_owned() };
        let text = format!("{text} {}", view::definition_in_words(self.target));
        let Some(target) = self.target else { return text };
        let (asked, judge) = (told.exact_percent(target.share), self.judge(target, told));
        if let Some(windows) = Windows::of(target) {
            return self.of_windows(&text, &asked, &windows, &judge, told);
        }
        match judge {
            Judge::Windows | Judge::Staffed(None) => format!("{text}, target {asked}"),
            Judge::Staffed(Some(met)) => format!("{text}, target {asked}: {met}"),
            Judge::Together => format!("{text}; its target of {asked} is judged of several types together"),
            Judge::Itself => format!("{text}, target {asked}: {}", by_itself(level, target, told)),
            Judge::Limit(limit, found) => {
                format!("{text}, target {asked}: {}", by_limit(level, target, limit, found, told))
            }
        }
    }

    /// What share of the windows reaches what is asked of each of them, and how the average was judged, if it was.
    fn of_windows(&self, text: &str, asked: &str, windows: &Windows, judge: &Judge<'_>, told: &Told<'_>) -> String {
        if let Judge::Staffed(met) = judge {
            let met = met.as_ref().map_or(String::new(), |met| format!(": {met}"));
            let single = share(self.measures.get(windows.measure), told);
            let single = single
                .map_or(String::new(), |share| format!("; {share} {} in single replications reach it", windows.of));
            return format!("{text}; the target asks for {asked} {}{met}{single}", windows.every);
        }
        // What `decision.require` asks for of the same windows stands behind it, in the interval that it was judged by.
        let is_told = words::limits(self.name, told).iter().any(|limit| limit.measure == windows.measure);
        let reached = share(self.measures.get(windows.measure), told).filter(|_| !is_told);
        let reached = reached.map_or(String::new(), |share| format!(", which {share} {} reach", windows.of));
        let average = match judge {
            Judge::Limit(_, found) => {
                let why = if is_mean_said(told) { "" } else { "without " };
                format!("; judged by its average ({why}decision.require): {}", of_limit(*found))
            }
            _ => String::new(),
        };
        format!("{text}; the target asks for {asked} {}{reached}{average}", windows.every)
    }

    /// Who judged it.
    fn judge<'r>(&self, target: &TargetResult, told: &'r Told<'_>) -> Judge<'r> {
        if let Some(windows) = staffed::judged(told) {
            return Judge::Staffed(staffed::tally(&staffed::of(windows, self.contact, &target.definition)));
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

fn by_itself(level: Estimate, target: &TargetResult, told: &Told<'_>) -> String {
    match (holds(level, target.share), level.low.or(level.high)) {
        (Some(false), _) => format!("missed by {}", short_of(level, target, told)),
        (None, Some(_)) => "cannot be told yet, for the interval holds it".to_owned(),
        (None, None) => "cannot be told yet from one replication".to_owned(),
        (met, _) => verdict(met).to_owned(),
    }
}

/// The verdict on a limit in words, with what a race has to do with it.
pub fn of_limit(found: OfLimit) -> String {
    let by = match found.by {
        Race::Nothing => "",
        Race::Surer => " by the race, which is surer",
        Race::Tolerates => " within the tolerance of the race",
    };
    format!("{}{by}", verdict(found.holds))
}

/// The verdict on a limit, and what of the figure's own interval it does not follow from.
fn by_limit(level: Estimate, target: &TargetResult, limit: &LimitFigure, found: OfLimit, told: &Told<'_>) -> String {
    let own = holds(level, target.share);
    match found.holds {
        // What the figure's own interval says needs no race for a reason.
        Some(false) if own == Some(false) => format!("missed by {}", short_of(level, target, told)),
        Some(true) if own == Some(true) => verdict(found.holds).to_owned(),
        Some(_) => of_limit(found),
        None if own.is_some() => {
            let interval = words::interval(limit.figure, told, |share| told.percent(share));
            format!("cannot be told yet ({interval} with all that is judged together)")
        }
        None => by_itself(level, target, told),
    }
}

/// By how much a level is short of the target: its interval, turned round.
fn short_of(level: Estimate, target: &TargetResult, told: &Told<'_>) -> String {
    let short = |value: Option<f64>| value.map(|value| target.share - value);
    let gap = Estimate { mean: short(level.mean), low: short(level.high), high: short(level.low) };
    words::points(gap, told).unwrap_or_default()
}

/// The verdict on an option in one sentence: what was judged of it, else each type by its own interval.
pub fn opening(name: &str, option: &OptionResults, told: &Told<'_>) -> String {
    if let Some((windows, staffing)) = staffed::judged(told).zip(told.staffing.as_ref()) {
        return staffed::opening(windows, staffing);
    }
    let verdict = of_option(name, option, told);
    let asks_for_windows = option.targets.values().any(|target| Windows::of(target).is_some());
    let by = if asks_for_windows && is_mean_said(told) { BY_AVERAGE } else { "" };
    format!("{verdict}{by}")
}

/// Said where the file asks for the average of targets that name windows.
const BY_AVERAGE: &str =
    " That is the average over the calendar, as decision.require asks, and not each day or interval by itself.";

/// Whether the file itself asks for averages, so that these are the verdict of a single option, too.
fn is_mean_said(told: &Told<'_>) -> bool {
    told.decision.as_ref().and_then(|decision| decision.require.as_deref()) == Some("mean")
}

/// The same of a run.
fn of_option(name: &str, option: &OptionResults, told: &Told<'_>) -> &'static str {
    let inbound = view::inbound(option);
    let known = inbound.iter().filter_map(|(name, m)| Some((*m, option.targets.get(*name)?)));
    let known: Vec<(&Measures, &TargetResult)> = known.collect();
    if known.is_empty() {
        return "There is no target to meet.";
    }
    if let Some(sentence) = opening_of_windows(&known).filter(|_| is_by_mean(told) && !is_mean_said(told)) {
        return sentence;
    }
    let limits = words::limits(name, told);
    let verdicts: Vec<Option<bool>> = match limits {
        [] => known.iter().map(|(m, target)| holds(view::service_level(m, Some(target)), target.share)).collect(),
        limits => limits.iter().map(|limit| limit.holds).collect(),
    };
    let (met, missed) = (verdicts.contains(&Some(true)), verdicts.contains(&Some(false)));
    match (met, missed, verdicts.contains(&None)) {
        (true, true, _) if apart(limits) => "The target is met for some contacts and missed for others.",
        (true, true, _) => "The target is missed: of its limits some are met and some are not.",
        (_, true, _) => "The target is missed.",
        (_, _, true) if told.replications < 2 => "One replication cannot tell whether the target is met.",
        (_, _, true) => "Whether the target is met cannot be told yet: the difference is smaller than its uncertainty.",
        _ => "The target is met.",
    }
}

/// Whether no type of contact has both a limit that is met and one that is missed.
fn apart(limits: &[LimitFigure]) -> bool {
    let those = |holds| limits.iter().filter(move |limit| limit.holds == Some(holds)).flat_map(|limit| &limit.contacts);
    those(true).all(|contact| those(false).all(|other| other != contact))
}

/// Of targets that ask for every day or interval: a single one that does not reach it is one too many.
fn opening_of_windows(known: &[(&Measures, &TargetResult)]) -> Option<&'static str> {
    let windows = known.iter().filter_map(|(m, target)| Some((m, Windows::of(target)?)));
    let reached: Vec<Option<f64>> = windows.map(|(m, windows)| m.get(windows.measure).mean).collect();
    if reached.is_empty() {
        return None;
    }
    Some(if reached.iter().flatten().any(|share| *share < 1.0) {
        "The target is missed, for it asks for more than an average: not all of its days or intervals reach it."
    } else if reached.contains(&None) || reached.len() < known.len() {
        "Whether the target is met cannot be told yet for all contacts."
    } else {
        "The target was met in every day or interval that was simulated."
    })
}
