//! What the advantage rests on: inputs that were measured, quoted or assumed, and what is left of it when they are drawn.
//!
//! In: tornado, Sobol' indices and input error, where they were asked for. Out: sentences; what was not asked for is said with
//! the command that asks.

use super::page::{Block, section};
use super::{input_flips, input_names, words};
use crate::report::chosen::{self, By};
use crate::report::language::Told;
use crate::report::{numbers, view};
use crate::results::inputs::{Bar, Evidence, Input, InputError, LeftOut, Tornado, Unmeasured};

/// Most paths that a sentence names.
const MOST: usize = 3;

/// For the first lines: the share of the advantage that nobody measured.
pub fn short(told: &Told<'_>) -> Option<String> {
    let tornado = told.tornado.as_ref()?;
    let share = share(tornado.unmeasured.as_ref()?, tornado, told);
    Some(match chosen::chosen(told)?.by {
        By::Profit => share,
        // The margin is of profit.
        By::Cost => {
            let (first, rest) = share.split_at(1);
            format!("By profit alone: {}{rest}", first.to_lowercase())
        }
    })
}

/// `Of what could move the margin of a over b, about 60 % rests on inputs that nobody measured: talk time of sales and 2 more.`
fn share(unmeasured: &Unmeasured, tornado: &Tornado, told: &Told<'_>) -> String {
    let margin = margin(tornado);
    if unmeasured.assumed == 0.0 {
        return format!("Nothing that could move {margin} rests on an input that nobody measured or quoted.");
    }
    let mut names: Vec<String> = unmeasured.paths.iter().take(MOST).map(|path| input_names::of(path)).collect();
    if unmeasured.paths.len() > MOST {
        names.push(format!("{} more", unmeasured.paths.len() - MOST));
    }
    let names = words::listed(&names, told);
    if unmeasured.measured + unmeasured.quoted == 0.0 {
        return format!(
            "All that could move {margin} rests on inputs that nobody measured, as far as [evidence] says: {names}."
        );
    }
    let share = told.short_percent((unmeasured.assumed * 100.0).round() / 100.0);
    format!("Of what could move {margin}, about {share} rests on inputs that nobody measured: {names}.")
}

/// Whose margin it is: that of the best option over the next, and of no third.
fn margin(tornado: &Tornado) -> String {
    let best = words::option(&tornado.best);
    match &tornado.runner_up {
        Some(other) => format!("the margin of {best} over {}", words::option(other)),
        None => format!("the profit of {best}"),
    }
}

/// For the first lines, where inputs were drawn: how often the best is the best.
pub fn drawn(told: &Told<'_>) -> Option<String> {
    let error = told.input_error.as_ref()?;
    if told.options.0.len() < 2 {
        let draws = told.plain(error.draws as f64, 0);
        return Some(format!(
            "The inputs were drawn from their ranges {draws} times: what came of it stands in input_error in results.json."
        ));
    }
    let best = error.options.iter().find(|one| one.option == error.best)?;
    let wins = words::share(best.wins, told)?;
    let by_cost = chosen::chosen(told).is_some_and(|chosen| chosen.by == By::Cost);
    let level = match best.level {
        0 => String::new(),
        draws => format!(" It is level with another in {}, which share these draws.", told.plain(draws as f64, 0)),
    };
    Some(format!(
        "With the inputs drawn from their ranges {} {} in {wins} of {} draws.{level}",
        words::option(&error.best),
        if by_cost { "has the largest profit" } else { "is the best" },
        told.plain(error.draws as f64, 0)
    ))
}

/// The section.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    if told.ranking.len() < 2 {
        return Vec::new();
    }
    let asked = told.tornado.is_some() || told.input_error.is_some() || told.sobol.is_some();
    let mut points: Vec<String> = words::by_profit(told).filter(|_| asked).into_iter().collect();
    if !told.along.is_empty() {
        points.extend(input_flips::sentences(told));
    }
    match &told.tornado {
        Some(tornado) => {
            points.extend(tornado.unmeasured.iter().flat_map(|one| evidence(one, told)));
            if tornado.bars.iter().any(|bar| bar.at_low.margin.is_some()) {
                let others = if told.ranking.len() > 2 { "; of the other options it says nothing" } else { "" };
                points.push(format!(
                    "One input at a time moves the margin, which is the profit of {}{others}:",
                    pair(tornado)
                ));
            }
            points.extend(tornado.bars.iter().take(MOST).filter_map(|bar| swing(bar, told)));
            points.extend(not_moved(&tornado.left_out, told));
        }
        None => points.push(
            "Which share of the advantage rests on inputs that nobody measured was not asked for: busyhour compare FILE --tornado."
                .to_owned(),
        ),
    }
    points.extend(error(told));
    points.extend(interplay(told));
    if told.tornado.is_some() && told.sobol.is_none() {
        let text = "How much inputs do together (Sobol' indices) takes many points, and --decide leaves it out: busyhour compare FILE --sobol 256.";
        points.push(text.to_owned());
    }
    section("What the advantage rests on", points)
}

/// How much is measured, quoted, assumed, and what the unfavourable ends do.
fn evidence(unmeasured: &Unmeasured, told: &Told<'_>) -> Vec<String> {
    let whole = |share: f64| told.short_percent((share * 100.0).round() / 100.0);
    // What nobody measured stands in the first lines.
    let known = (unmeasured.measured + unmeasured.quoted > 0.0).then(|| {
        let (measured, quoted) = (whole(unmeasured.measured), whole(unmeasured.quoted));
        let margin = told.tornado.as_ref().map_or_else(String::new, margin);
        format!("Of what could move {margin} about {measured} is measured, about {quoted} quoted.")
    });
    let mut sentences = Vec::from_iter(known.filter(|_| unmeasured.assumed > 0.0));
    if let Some(worst) = &unmeasured.worst {
        let margin = worst.margin.and_then(|margin| words::a_month(margin, told));
        let pair = told.tornado.as_ref().map(pair).unwrap_or_default();
        let margin = margin.map_or(String::new(), |margin| format!(", and the profit of {pair} is {margin}"));
        let (name, stays) = (words::option(&worst.best), if worst.stays { "stays" } else { "becomes" });
        sentences
            .push(format!("With all that nobody measured at its unfavourable end {name} {stays} the best{margin}."));
    }
    sentences
}

/// `hybrid less own_only`: whose margin it is wherever inputs move it.
fn pair(tornado: &Tornado) -> String {
    let best = words::option(&tornado.best);
    tornado.runner_up.as_deref().map_or(best.clone(), |other| format!("{best} less {}", words::option(other)))
}

/// What one input moves: `contacts.calls.talk_time.mean (assumed), ...: a margin of ... at 2:24 min, of ... at 2:56 min`.
fn swing(bar: &Bar, told: &Told<'_>) -> Option<String> {
    let write = |value: f64| input_flips::of_input(value, &bar.input, told);
    let known = match bar.input.evidence {
        Evidence::Measured => "measured",
        Evidence::Quoted => "quoted",
        Evidence::Assumed => "assumed",
    };
    let (low, high) = (bar.at_low.margin?, bar.at_high.margin?);
    let cut = cut(&bar.input, told).map_or(String::new(), |cut| format!("; {cut}"));
    Some(format!(
        "{}, {known}: a margin of {} at {}, of {} at {}{cut}.",
        input_names::with_path(&bar.input.path),
        words::a_month(low, told)?,
        write(bar.input.low),
        words::a_month(high, told)?,
        write(bar.input.high)
    ))
}

/// `of 0.72 to 1.08 only 0.72 to 1 can be`, of a range that was cut to what the file takes.
fn cut(input: &Input, told: &Told<'_>) -> Option<String> {
    let [low, high] = input.uncut?;
    let write = |ends: [f64; 2]| {
        format!("{} to {}", input_flips::of_input(ends[0], input, told), input_flips::of_input(ends[1], input, told))
    };
    let (meant, cut) = (write([low, high]), write([input.low, input.high]));
    (meant != cut).then(|| format!("of {meant} only {cut} can be"))
}

/// What was drawn of ranges that were cut, and how often again.
fn drawn_again(error: &InputError, told: &Told<'_>) -> Vec<String> {
    let cuts: Vec<String> = error
        .inputs
        .iter()
        .filter_map(|input| Some(format!("{} ({})", input_names::of(&input.path), cut(input, told)?)))
        .collect();
    let more = cuts.len().saturating_sub(MOST);
    let mut said_so: Vec<String> = cuts.into_iter().take(MOST).collect();
    if more > 0 {
        said_so.push(format!("{more} more"));
    }
    let mut sentences = Vec::new();
    if !said_so.is_empty() {
        sentences.push(format!("They were drawn from what can be of their ranges: {}.", words::listed(&said_so, told)));
    }
    if error.refused > 0 {
        let draws = told.plain(error.refused as f64, 0);
        sentences.push(format!("{draws} draws were made again: such values cannot be together, as shares above 1."));
    }
    sentences
}

/// The inputs that were not moved, and why; a long list is cut.
fn not_moved(left_out: &[LeftOut], told: &Told<'_>) -> Option<String> {
    let each = |one: &LeftOut| format!("{} ({})", input_names::of(&one.path), view::name(&one.why, 160));
    let mut said_so: Vec<String> = left_out.iter().take(MOST).map(each).collect();
    if left_out.len() > MOST {
        said_so.push(format!("{} more, see tornado in results.json", left_out.len() - MOST));
    }
    (!said_so.is_empty()).then(|| format!("Not moved: {}.", words::listed(&said_so, told)))
}

/// What is left when all inputs are drawn.
fn error(told: &Told<'_>) -> Vec<String> {
    let Some(error) = &told.input_error else {
        let bars = told.tornado.as_ref().map_or(&[][..], |tornado| &tornado.bars);
        if !bars.is_empty() && bars.iter().all(|bar| bar.input.range == "ten_per_cent") {
            let text = "The inputs were not drawn, for none has a range: give some in [evidence], then busyhour compare FILE --input-error 200.";
            return vec![text.to_owned()];
        }
        let text = "What is left of it when the inputs are drawn from their ranges was not asked for: busyhour compare FILE --input-error 200.";
        return vec![text.to_owned()];
    };
    let mut sentences: Vec<String> = drawn(told).into_iter().chain(drawn_again(error, told)).collect();
    if let Some(margin) = &error.margin {
        let over = words::a_month(margin.over_draws, told);
        let share = margin.input_share.map(|share| told.short_percent((share * 100.0).round() / 100.0));
        let share = share.map_or(String::new(), |share| {
            // The luck of a few days, taken for a month's, is larger than that of a month.
            if view::is_a_month(told) {
                format!(" Of its variance from month to month the inputs make about {share}, luck the rest.")
            } else {
                String::new()
            }
        });
        sentences.extend(over.map(|over| format!("The margin over the draws: {over}.{share}")));
    }
    sentences
}

/// The inputs that matter most together with others.
fn interplay(told: &Told<'_>) -> Option<String> {
    let output = told.sobol.as_ref()?.outputs.iter().find(|output| output.is_margin)?;
    let mut inputs: Vec<_> = output.inputs.iter().collect();
    inputs.sort_by(|a, b| b.total.mean.unwrap_or(0.0).total_cmp(&a.total.mean.unwrap_or(0.0)));
    let named = inputs.iter().take(MOST).map(|index| {
        let share = numbers::index(index.total).and_then(|index| words::share(index, told));
        format!("{} {}", input_names::of(&index.path), share.unwrap_or_else(|| "(too few rows to tell)".to_owned()))
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| {
        format!(
            "Of the variance of the margin of {} over the runner-up, over the ranges, each with its interplay (total Sobol' index): {}.",
            words::option(&output.output),
            named.join(", ")
        )
    })
}
