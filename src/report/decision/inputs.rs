//! What the advantage rests on: inputs that were measured, quoted or assumed, and what is left of it when they are drawn.
//!
//! In: tornado, Sobol' indices and input error, where they were asked for. Out: sentences; what was not asked for is said with
//! the command that asks.

use super::page::{Block, section};
use super::{input_flips, input_names, words};
use crate::report::chosen::{self, By};
use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::inputs::{Bar, Evidence, Input, InputError, LeftOut, Tornado, Unmeasured};

/// Most paths that a sentence names.
const MOST: usize = 3;

/// For the first lines: the share of the advantage that nobody measured.
pub fn short(told: &Told<'_>) -> Option<String> {
    let tornado = told.tornado.as_ref()?;
    Some(share(tornado.unmeasured.as_ref()?, tornado, chosen::chosen(told)?.by, told))
}

/// By what is recommended, as a text chooses: where by cost, what is told of profit says so.
fn by(by: By) -> &'static str {
    match by {
        By::Profit => "profit",
        By::Cost => "cost",
    }
}

/// `Of what could move the margin of a over b, about 60 % rests on inputs that nobody measured: talk time of sales and 2 more.`
fn share(unmeasured: &Unmeasured, tornado: &Tornado, chosen_by: By, told: &Told<'_>) -> String {
    let (margin, by) = (margin(tornado, told), by(chosen_by));
    if unmeasured.assumed == 0.0 {
        return say!(told, "inputs-nothing-assumed", by = by, margin = margin);
    }
    let mut names: Vec<String> = unmeasured.paths.iter().take(MOST).map(|path| input_names::of(path, told)).collect();
    if unmeasured.paths.len() > MOST {
        names.push(say!(told, "inputs-more", count = unmeasured.paths.len() - MOST));
    }
    let names = words::listed(&names, told);
    if unmeasured.measured + unmeasured.quoted == 0.0 {
        return say!(told, "inputs-all-assumed", by = by, margin = margin, inputs = names);
    }
    let share = told.short_percent((unmeasured.assumed * 100.0).round() / 100.0);
    say!(told, "inputs-assumed", by = by, margin = margin, share = share, inputs = names)
}

/// Whose margin it is: that of the best option over the next, and of no third.
fn margin(tornado: &Tornado, told: &Told<'_>) -> String {
    let best = words::option(&tornado.best);
    match &tornado.runner_up {
        Some(other) => say!(told, "inputs-margin-over", best = best, other = words::option(other)),
        None => say!(told, "inputs-profit-of", best = best),
    }
}

/// For the first lines, where inputs were drawn: how often the best is the best.
pub fn drawn(told: &Told<'_>) -> Option<String> {
    let error = told.input_error.as_ref()?;
    let draws = told.plain(error.draws as f64, 0);
    if told.options.0.len() < 2 {
        return Some(say!(told, "inputs-drawn-alone", draws = draws));
    }
    let best = error.options.iter().find(|one| one.option == error.best)?;
    let wins = words::share(best.wins, told)?;
    let by = by(chosen::chosen(told).map_or(By::Profit, |chosen| chosen.by));
    let wins = say!(told, "inputs-wins", best = words::option(&error.best), by = by, wins = wins, draws = draws);
    Some(match best.level {
        0 => wins,
        level => format!("{wins} {}", say!(told, "inputs-level", draws = told.plain(level as f64, 0))),
    })
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
            points.extend(tornado.unmeasured.iter().flat_map(|one| evidence(one, tornado, told)));
            if tornado.bars.iter().any(|bar| bar.at_low.margin.is_some()) {
                let others = if told.ranking.len() > 2 { "yes" } else { "no" };
                points.push(say!(told, "inputs-one-at-a-time", pair = pair(tornado, told), others = others));
            }
            points.extend(tornado.bars.iter().take(MOST).filter_map(|bar| swing(bar, told)));
            points.extend(not_moved(&tornado.left_out, told));
        }
        None => points.push(say!(told, "inputs-not-asked")),
    }
    points.extend(error(told));
    points.extend(interplay(told));
    if told.tornado.is_some() && told.sobol.is_none() {
        points.push(say!(told, "inputs-sobol-left-out"));
    }
    section(say!(told, "inputs-heading"), points)
}

/// How much is measured, quoted, assumed, and what the unfavourable ends do.
fn evidence(unmeasured: &Unmeasured, tornado: &Tornado, told: &Told<'_>) -> Vec<String> {
    let whole = |share: f64| told.short_percent((share * 100.0).round() / 100.0);
    // What nobody measured stands in the first lines.
    let known = (unmeasured.measured + unmeasured.quoted > 0.0).then(|| {
        let (measured, quoted) = (whole(unmeasured.measured), whole(unmeasured.quoted));
        say!(told, "inputs-evidence", margin = margin(tornado, told), measured = measured, quoted = quoted)
    });
    let mut sentences = Vec::from_iter(known.filter(|_| unmeasured.assumed > 0.0));
    if let Some(worst) = &unmeasured.worst {
        let margin = worst.margin.and_then(|margin| words::a_month(margin, told));
        let margin =
            margin.map(|margin| say!(told, "inputs-worst-margin", pair = pair(tornado, told), margin = margin));
        let (name, stays) = (words::option(&worst.best), if worst.stays { "yes" } else { "no" });
        let margin = margin.unwrap_or_default();
        sentences.push(say!(told, "inputs-worst", name = name, stays = stays, margin = margin));
    }
    sentences
}

/// `hybrid less own_only`: whose margin it is wherever inputs move it.
fn pair(tornado: &Tornado, told: &Told<'_>) -> String {
    let best = words::option(&tornado.best);
    match &tornado.runner_up {
        Some(other) => say!(told, "inputs-pair", best = best, other = words::option(other)),
        None => best,
    }
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
    Some(say!(
        told,
        "inputs-swing",
        input = input_names::with_path(&bar.input.path, told),
        evidence = known,
        low = words::a_month(low, told)?,
        from = write(bar.input.low),
        high = words::a_month(high, told)?,
        to = write(bar.input.high),
        cut = cut,
    ))
}

/// `of 0.72 to 1.08 only 0.72 to 1 can be`, of a range that was cut to what the file takes.
fn cut(input: &Input, told: &Told<'_>) -> Option<String> {
    let [low, high] = input.uncut?;
    let of = |value: f64| input_flips::of_input(value, input, told);
    let write = |[low, high]: [f64; 2]| say!(told, "words-from-to", low = of(low), high = of(high));
    let (meant, cut) = (write([low, high]), write([input.low, input.high]));
    (meant != cut).then(|| say!(told, "inputs-cut", meant = meant, cut = cut))
}

/// What was drawn of ranges that were cut, and how often again.
fn drawn_again(error: &InputError, told: &Told<'_>) -> Vec<String> {
    let cuts: Vec<String> = error
        .inputs
        .iter()
        .filter_map(|input| Some(format!("{} ({})", input_names::of(&input.path, told), cut(input, told)?)))
        .collect();
    let more = cuts.len().saturating_sub(MOST);
    let mut said_so: Vec<String> = cuts.into_iter().take(MOST).collect();
    if more > 0 {
        said_so.push(say!(told, "inputs-more", count = more));
    }
    let mut sentences = Vec::new();
    if !said_so.is_empty() {
        sentences.push(say!(told, "inputs-drawn-from-cut", inputs = words::listed(&said_so, told)));
    }
    if error.refused > 0 {
        let draws = told.plain(error.refused as f64, 0);
        sentences.push(say!(told, "inputs-drawn-again", draws = draws));
    }
    sentences
}

/// The inputs that were not moved, and why; a long list is cut.
fn not_moved(left_out: &[LeftOut], told: &Told<'_>) -> Option<String> {
    let each = |one: &LeftOut| {
        format!("{} ({})", input_names::of(&one.path, told), view::name(&told.why(one.said.as_ref(), &one.why), 160))
    };
    let mut said_so: Vec<String> = left_out.iter().take(MOST).map(each).collect();
    if left_out.len() > MOST {
        said_so.push(say!(told, "inputs-more-not-moved", count = left_out.len() - MOST));
    }
    (!said_so.is_empty()).then(|| say!(told, "inputs-not-moved", inputs = words::listed(&said_so, told)))
}

/// What is left when all inputs are drawn.
fn error(told: &Told<'_>) -> Vec<String> {
    let Some(error) = &told.input_error else {
        let bars = told.tornado.as_ref().map_or(&[][..], |tornado| &tornado.bars);
        if !bars.is_empty() && bars.iter().all(|bar| bar.input.range == "ten_per_cent") {
            return vec![say!(told, "inputs-none-has-a-range")];
        }
        return vec![say!(told, "inputs-drawing-not-asked")];
    };
    let mut sentences: Vec<String> = drawn(told).into_iter().chain(drawn_again(error, told)).collect();
    if let Some(margin) = &error.margin {
        let over = words::a_month(margin.over_draws, told);
        let share = margin.input_share.map(|share| told.short_percent((share * 100.0).round() / 100.0));
        // The luck of a few days, taken for a month's, is larger than that of a month.
        let share = share.filter(|_| view::is_a_month(told)).map(|share| say!(told, "inputs-variance", share = share));
        let over = over.map(|over| say!(told, "inputs-margin-over-draws", margin = over));
        sentences.extend(over.map(|over| std::iter::once(over).chain(share).collect::<Vec<_>>().join(" ")));
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
        let share = share.unwrap_or_else(|| say!(told, "inputs-too-few-rows"));
        format!("{} {share}", input_names::of(&index.path, told))
    });
    let named: Vec<String> = named.collect();
    let best = words::option(&output.output);
    (!named.is_empty()).then(|| say!(told, "inputs-interplay", best = best, inputs = named.join(", ")))
}
