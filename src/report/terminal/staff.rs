//! A staffing in 80 columns: what cannot be met, agents by interval and group, shifts, people, what to do next.

use comfy_table::{Cell, CellAlignment};

use super::side_by_side::{plain, trimmed};
use crate::report::decision::wrap;
use crate::report::language::{Language, Told};
use crate::report::numbers::{Kind, NOTHING, exact_percent, plain as number, short_percent, three, with_interval};
use crate::report::{staffed, view};
use crate::results::staffing::{
    LimitName, Required, StaffedGroup, StaffedRow, StaffedWindow, Staffing, UnderAbsence, Unmeetable, Verdict,
};
use crate::results::{Estimate, Results};

/// Lines of windows that cannot be met and of notes that are shown; all stand in the files.
const LINES: usize = 40;

/// The whole of it.
pub fn tables(staffing: &Staffing, results: &Results) -> String {
    let mut out = unmeetable(staffing);
    for group in &staffing.groups {
        out.push_str(&by_interval(group, staffing));
        out.push_str(&shifts(group));
        out.push_str(&sums(group, results));
    }
    for note in staffing.notes.iter().take(LINES) {
        out.push('\n');
        wrap(&format!("Note: {}", view::line(note)), "", "", &mut out);
    }
    out + &summary(staffing, &Told::new(results, Language::English))
}

fn cell(text: String, left: bool) -> Cell {
    Cell::new(text).set_alignment(if left { CellAlignment::Left } else { CellAlignment::Right })
}

fn unmeetable(staffing: &Staffing) -> String {
    if staffing.unmeetable.is_empty() {
        return String::new();
    }
    let mut out = "\nThese cannot be met:\n".to_owned();
    for window in staffing.unmeetable.iter().take(LINES) {
        out.push_str(&format!("  {}\n", told(window)));
    }
    if staffing.unmeetable.len() > LINES {
        out.push_str(&format!("  and {} more, in results.json\n", staffing.unmeetable.len() - LINES));
    }
    out
}

fn told(window: &Unmeetable) -> String {
    let kind = if window.figure == "asa" { Kind::Seconds } else { Kind::Share };
    let asked = if window.figure == "asa" { view::time(window.asked) } else { exact_percent(window.asked) };
    let place = [&window.contact, &window.day, &window.start];
    let place: Vec<String> = place.iter().filter(|part| !part.is_empty()).map(|part| view::name(part, 20)).collect();
    let what = window.figure.replace('_', " ");
    format!(
        "{}: {what} {} at best,\n    {asked} asked; {}",
        place.join(" "),
        with_interval(window.at_best, kind),
        view::line(&window.because)
    )
}

fn by_interval(group: &StaffedGroup, staffing: &Staffing) -> String {
    let mut table = plain();
    let has_shifts = !group.shifts.is_empty();
    let has_fewer = group.rows.iter().any(|row| row.one_fewer.is_some());
    let by_interval = staffing.windows.iter().all(|window| window.over == "interval");
    let judged = if by_interval { "" } else { "window" };
    let heads = ["day", "from", "formula", "needed", "shifts", "service level", judged, "one fewer", ""];
    let shown = |n: usize| match n {
        4 => has_shifts,
        // The verdict of `decision.require` is one, and stands below.
        6 => searched(staffing).is_none(),
        7 | 8 => has_fewer,
        _ => true,
    };
    let mut add = |cells: [String; 9]| {
        let cells = cells.into_iter().enumerate().filter(|(n, _)| shown(*n));
        table.add_row(cells.map(|(n, text)| cell(text, matches!(n, 0 | 1 | 6 | 8))));
    };
    add(heads.map(str::to_owned));
    let mut day = "";
    for row in group.rows.iter().filter(|row| row.formula > 0 || row.needed > 0 || row.scheduled > 0.0) {
        add(line(row, if row.day == day { "" } else { &row.day }));
        day = &row.day;
    }
    format!("\n{}\n{}", view::name(&group.name, 60), trimmed(table, 2))
}

fn line(row: &StaffedRow, day: &str) -> [String; 9] {
    let share = |estimate| with_interval(estimate, Kind::Share);
    [
        day.to_owned(),
        row.start.clone(),
        row.formula.to_string(),
        row.needed.to_string(),
        number(row.scheduled, if row.scheduled.fract() > 0.0 { 1 } else { 0 }),
        match row.scheduled <= 0.0 && row.service_level.mean == Some(0.0) {
            true => "nobody on duty".to_owned(),
            false => share(row.service_level),
        },
        row.verdict.map_or(String::new(), |verdict| verdict_in_words(verdict).to_owned()),
        row.one_fewer.map_or(NOTHING.to_owned(), |fewer| limited(fewer, row.one_fewer_limit.as_ref())),
        row.one_fewer_verdict.map_or(String::new(), |verdict| one_fewer_in_words(verdict).to_owned()),
    ]
}

/// A figure of a limit: speeds of answer, shares lost and busy with their names.
fn limited(estimate: Estimate, limit: Option<&LimitName>) -> String {
    let name = match limit.map_or("", |limit| limit.figure.as_str()) {
        "asa" => return format!("asa {}", with_interval(estimate, Kind::Seconds)),
        "abandonment" => "lost ",
        "occupancy" => "busy ",
        _ => "",
    };
    format!("{name}{}", with_interval(estimate, Kind::Share))
}

fn verdict_in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::TooNearToCall => "unsure",
        Verdict::Missed => "missed",
        Verdict::CannotBeMet => "cannot",
    }
}

fn one_fewer_in_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "would do",
        Verdict::TooNearToCall => "unsure",
        Verdict::Missed => "too few",
        Verdict::CannotBeMet => "cannot",
    }
}

fn shifts(group: &StaffedGroup) -> String {
    if group.shifts.is_empty() {
        return String::new();
    }
    let mut table = plain();
    table.add_row(["shift", "day", "from", "hours", "people", "one fewer", "breaks at"].map(str::to_owned));
    for shift in &group.shifts {
        table.add_row([
            cell(view::name(&shift.name, 20), true),
            cell(shift.day.clone(), true),
            cell(shift.start.clone(), true),
            cell(number(shift.hours, if shift.hours.fract() > 0.0 { 1 } else { 0 }), false),
            cell(shift.agents.to_string(), false),
            cell(shift.one_fewer_verdict.map_or(NOTHING, one_fewer_in_words).to_owned(), true),
            cell(shift.breaks.join(", "), true),
        ]);
    }
    format!("\n{}", trimmed(table, 2))
}

fn sums(group: &StaffedGroup, results: &Results) -> String {
    let hours = |value: f64| number(value, 1);
    let paid = match group.shifts.is_empty() {
        true => String::new(),
        false => format!("; shifts with breaks {}", hours(group.paid_hours)),
    };
    let text = format!(
        "Agent-hours in {}: {} by formula, {} needed, {} scheduled{paid}.",
        view::days_in_words(results.days),
        hours(group.formula_hours),
        hours(group.needed_hours),
        hours(group.scheduled_hours),
    );
    let mut out = "\n".to_owned();
    wrap(&text, "", "", &mut out);
    let people = &group.people;
    out.push_str(&format!(
        "{} to employ: {} a week, {} each, {} of their time away.\n",
        if people.to_employ == 1 { "1 person".to_owned() } else { format!("{} people", people.to_employ) },
        shifts_in_words(people.shifts_a_week),
        number(people.each_works, 1),
        short_percent(people.shrinkage)
    ));
    if let Some(absence) = &group.absence {
        wrap(&stays_away(absence), "", "", &mut out);
    }
    out
}

/// `1 shift`, `8.6 shifts`.
fn shifts_in_words(shifts: f64) -> String {
    match number(shifts, 1) {
        one if one == "1.0" || one == "1" => "1 shift".to_owned(),
        many => format!("{many} shifts"),
    }
}

/// What absence takes in hours, apart from what whole people take, and what it does to service.
fn stays_away(absence: &UnderAbsence) -> String {
    let (hours, share) = (|value: f64| number(value, 1), |estimate| with_interval(estimate, Kind::Share));
    let (with, without) = (share(absence.service_level_with), share(absence.service_level_without));
    let (phones, schedule) = (hours(absence.on_phones_hours), hours(absence.to_schedule_hours));
    let (away, divided) = (short_percent(absence.away), hours(absence.divided_hours));
    match absence.scheduled {
        true => format!(
            "Absence takes {away}: of {schedule} hours scheduled {phones} are on the phones. Service level {with} with absence, {without} \
             if everybody came."
        ),
        false => format!(
            "Absence takes {away}: {phones} hours on the phones ask for {divided} scheduled; in whole people at every time that is \
             {schedule}, the rest is rounding up. Service level {without} with those on the phones, {with} with the {schedule} \
             scheduled, of whom some are absent."
        ),
    }
}

/// How sure it is, and what to do with it.
fn summary(staffing: &Staffing, results: &Told<'_>) -> String {
    let count = |verdict: Verdict| staffing.windows.iter().filter(|window| window.verdict == verdict).count();
    let mut out = format!("\n{}\n", asked_for(staffing));
    if searched(staffing).is_some() {
        out.push_str(&required(staffing));
        return out + &rest(staffing, results);
    }
    out.push_str(&format!(
        "Of {} {} {} met, {} missed, {} too near to call",
        staffing.windows.len(),
        if staffing.windows.len() == 1 { "window" } else { "windows" },
        if count(Verdict::Met) == 1 { "1 is".to_owned() } else { format!("{} are", count(Verdict::Met)) },
        count(Verdict::Missed),
        count(Verdict::TooNearToCall)
    ));
    match count(Verdict::CannotBeMet) {
        0 => out.push_str(".\n"),
        cannot => out.push_str(&format!(", {cannot} cannot be met.\n")),
    }
    if let Some(windows) = staffed::judged(results) {
        let behind = match windows.iter().all(|window| window.over == "interval") {
            true => "",
            false => {
                " Behind an interval stands the verdict of its window: ask for each interval (over) where none may be poor."
            }
        };
        wrap(&format!("{}{behind}", staffed::kinds(windows, staffing.by_date, results)), "", "", &mut out);
        out.push_str(&single(windows, results));
    }
    out.push_str(&open(staffing));
    out.push_str(&required(staffing));
    out + &rest(staffing, results)
}

/// `decision.require`, where it is what was searched for: then its verdict is the only one.
fn searched(staffing: &Staffing) -> Option<&Required> {
    staffing.required.as_ref().filter(|required| required.searched)
}

/// What follows the verdict.
fn rest(staffing: &Staffing, results: &Told<'_>) -> String {
    let mut out = one_fewer(staffing);
    out.push_str(&under_truth(staffing));
    out.push_str(&people(results));
    staffed::closed(staffing).iter().for_each(|closed| wrap(&format!("{closed}."), "", "", &mut out));
    let whole = |number: u64| number_of(number as f64);
    let checked = format!(
        "Checked on callers whom no search has met: windows on {} replications of them, the figures of a run on {} ({}).",
        whole(staffing.checked),
        whole(results.replications),
        view::basis(results)
    );
    wrap(&checked, "", "", &mut out);
    out + "Next: take `roster` and `rosters` out of these groups, put the text of\n\
           roster.toml at the end of the file, then run or compare.\n\
           More --replications decide what is unsure.\n"
}

/// How many of the single days or intervals reach a target that is asked for on average.
fn single(windows: &[StaffedWindow], results: &Results) -> String {
    let told =
        [("interval", "intervals_on_target"), ("day", "days_on_target")].into_iter().filter_map(|(over, measure)| {
            let (_, option) = results.options.0.first()?;
            let share = option.total.get(measure);
            let is_asked = windows.iter().any(|window| window.over == over);
            (is_asked && share.mean.is_some()).then(|| {
                format!("Of single {over}s {} reach the targets of all types.\n", with_interval(share, Kind::Share))
            })
        });
    told.collect()
}

/// People by hours alone, as other commands count them, beside those who can work the shifts.
fn people(results: &Told<'_>) -> String {
    let own = results.decision.iter().flat_map(|decision| &decision.people).filter(|own| own.to_employ.is_some());
    let told: Vec<String> =
        own.map(|own| format!("{} {} full-time", view::name(&own.provider, 40), three(own.heads))).collect();
    if told.is_empty() {
        return String::new();
    }
    let weeks = staffed::weeks(results).map_or(String::new(), |weeks| format!(": {weeks}"));
    let kept = staffed::kept(results).map_or(String::new(), |kept| format!(" {kept}."));
    let mut out = String::new();
    let text = format!("People by hours alone, as run and compare count: {}{weeks}.{kept}", told.join(", "));
    wrap(&text, "", "", &mut out);
    out
}

fn number_of(value: f64) -> String {
    number(value, 0)
}

/// What was searched for.
fn asked_for(staffing: &Staffing) -> &'static str {
    match staffing.rule.as_str() {
        "mean" => "Asked for, as decision.require says: each target on average over the calendar.",
        "intervals" => "Asked for, as decision.require says: a share of all intervals on target.",
        _ => "Asked for: the target in each window that it names, each type by itself.",
    }
}

/// How well those windows are known of which it cannot be told: "too near" of a poorly known one means little.
fn open(staffing: &Staffing) -> String {
    let near = || staffing.windows.iter().filter(|window| window.verdict == Verdict::TooNearToCall);
    let of = near().count();
    if of == 0 {
        return String::new();
    }
    let wide = |window: &&StaffedWindow| window.reached.half_width().is_none_or(|half| half > window.tolerance);
    match near().filter(wide).count() {
        0 => "Too near to call: the target lies within the interval, which is no wider than\n\
              2 points of service to each side.\n"
            .to_owned(),
        poorly => format!(
            "Too near to call: the target lies within the interval; {poorly} of these are known to\n\
             no better than 2 points of service to each side.\n"
        ),
    }
}

fn one_fewer(staffing: &Staffing) -> String {
    let rows = staffing.groups.iter().flat_map(|group| group.rows.iter().filter_map(|row| row.one_fewer_verdict));
    let shifts =
        staffing.groups.iter().flat_map(|group| group.shifts.iter().filter_map(|shift| shift.one_fewer_verdict));
    let said = |what: &str, place: &str, verdicts: Vec<Verdict>| {
        let count = |verdict: Verdict| verdicts.iter().filter(|known| **known == verdict).count();
        if verdicts.is_empty() {
            return String::new();
        }
        format!(
            "{what} fewer: surely too few in {} {place}{}, would do in {}, unsure in {}.\n",
            count(Verdict::Missed),
            if count(Verdict::Missed) == 1 { "" } else { "s" },
            count(Verdict::Met),
            count(Verdict::TooNearToCall)
        )
    };
    said("One agent", "interval", rows.collect()) + &said("One person", "shift", shifts.collect())
}

/// What the roster comes to when callers do not keep to the forecast.
fn under_truth(staffing: &Staffing) -> String {
    let Some(truth) = &staffing.under_truth else { return String::new() };
    let mut out = "Planned on the forecast. Where it errs as the scenario says (forecast):\n".to_owned();
    for group in &truth.groups {
        let share = |estimate| with_interval(estimate, Kind::Share);
        let (true_level, planned) = (share(group.in_truth), share(group.on_forecast));
        out.push_str(&format!("  {}: service level {true_level}, {planned} as planned\n", view::name(&group.name, 20)));
    }
    let count = |verdict: Verdict| truth.windows.iter().filter(|window| window.verdict == verdict).count();
    let [met, missed, near] = [Verdict::Met, Verdict::Missed, Verdict::TooNearToCall].map(count);
    let of = truth.windows.len();
    out.push_str(&format!("  of {of} windows {met} are met, {missed} missed, {near} too near to call\n"));
    out
}

/// How the roster stands to what the scenario requires.
fn required(staffing: &Staffing) -> String {
    let Some(required) = &staffing.required else { return String::new() };
    let verdict = match required.holds {
        Some(true) => "holds",
        Some(false) => "is missed",
        None => "cannot be told",
    };
    let share = required.share.map_or(String::new(), |share| format!(" {}", exact_percent(share)));
    let mut out = format!("decision.require ({}{share}), judged as compare does: {verdict}.\n", required.require);
    for limit in &required.limits {
        let kind = if limit.measure == "asa" { Kind::Seconds } else { Kind::Share };
        let bound = if limit.measure == "asa" { view::time(limit.bound) } else { exact_percent(limit.bound) };
        let side = if limit.at_least { "at least" } else { "at most" };
        let what = limit.measure.replace('_', " ");
        out.push_str(&format!("  {what} {}, {side} {bound} asked\n", with_interval(limit.figure, kind)));
    }
    if !required.searched {
        out.push_str("  Agents were not searched for by this rule, but for each window by itself.\n");
    }
    out
}

#[cfg(test)]
#[path = "staff_tests.rs"]
mod tests;
