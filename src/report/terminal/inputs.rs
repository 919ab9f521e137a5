//! What inputs do to the answer: the tornado, Sobol' indices, drawn inputs.
//!
//! In: results. Out: text within 80 columns; nothing for what was not asked for. A path stands on a line of its own: it may be long.

use crate::report::numbers::{self, Kind, with_interval};
use crate::report::view;
use crate::results::inputs::{Bar, End, Evidence, Flip, Input, InputError, LeftOut, OF_OWN, Sobol, Tornado};
use crate::results::{Estimate, Results};

/// Most inputs of the tornado that are shown; all stand in `tornado.csv`.
const MOST: usize = 12;
/// Most letters of a path.
const PATH: usize = 64;
/// Most letters of an option.
const NAME: usize = 24;

/// All that was asked for.
pub fn tables(results: &Results) -> String {
    let currency = view::name(&results.currency, 8);
    let mut out = results.tornado.as_ref().map_or(String::new(), |found| tornado(found, &currency));
    out.push_str(&results.sobol.as_ref().map_or(String::new(), sobol));
    out.push_str(&results.input_error.as_ref().map_or(String::new(), |found| input_error(found, &currency, results)));
    out
}

/// `alfa less beta`, or the only option.
fn output(best: &str, runner_up: Option<&str>) -> String {
    let name = |name: &str| view::name(name, NAME);
    runner_up
        .map_or_else(|| format!("profit of {}", name(best)), |other| format!("{} less {}", name(best), name(other)))
}

/// A value of an input as people say it: minutes and seconds of a duration, per cent of what each option has.
pub fn value(input: &Input, value: f64) -> String {
    if input.unit == OF_OWN {
        return format!("{} of own", numbers::short_percent(value));
    }
    if input.unit != "s" {
        return numbers::three(value);
    }
    let seconds = value.round();
    if seconds >= 86_400.0 {
        view::days_in_words(value / 86_400.0)
    } else if seconds >= 60.0 {
        format!("{}:{:02}", (seconds / 60.0).floor(), seconds % 60.0)
    } else {
        numbers::seconds(value)
    }
}

/// `of 0.72 to 1.08 only 0.72 to 1 can be`, of a range that was cut to what the file takes.
pub fn cut(input: &Input) -> Option<String> {
    let [low, high] = input.uncut?;
    let write = |ends: [f64; 2]| format!("{} to {}", value(input, ends[0]), value(input, ends[1]));
    let (meant, cut) = (write([low, high]), write([input.low, input.high]));
    (meant != cut).then(|| format!("of {meant} only {cut} can be"))
}

/// The inputs of a plan or of draws whose ranges were cut.
fn cuts(inputs: &[Input]) -> String {
    let told = |input: &Input| Some(format!("{}\n  {}\n", view::name(&input.path, PATH), cut(input)?));
    inputs.iter().filter_map(told).collect()
}

/// How an input is known, in a word.
pub fn known(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Measured => "measured",
        Evidence::Quoted => "quoted",
        Evidence::Assumed => "assumed",
    }
}

/// The margin at an end; of one option its profit.
pub fn margin(end: &End, best: &str) -> Estimate {
    let alone = || end.options.iter().find(|option| option.option == best).map(|option| option.profit);
    end.margin.or_else(alone).unwrap_or_default()
}

fn tornado(found: &Tornado, currency: &str) -> String {
    let alone = || found.options.iter().find(|option| option.option == found.best).map(|option| option.profit);
    let base = found.margin.or_else(alone).unwrap_or_default();
    let mut out = format!(
        "\nInputs one at a time, {} replications at each point\n{}\n{currency} a month as written: {}\n",
        found.replications,
        output(&found.best, found.runner_up.as_deref()),
        with_interval(base, Kind::Money)
    );
    // What leaves the margin between these two as it is may let a third option lead.
    let moves = |bar: &&Bar| bar.swing > 0.0 || !bar.flips.is_empty();
    let moving = found.bars.iter().filter(moves);
    for bar in moving.clone().take(MOST) {
        out.push_str(&of_bar(bar, &found.best));
    }
    let rest = moving.count().saturating_sub(MOST);
    if rest > 0 {
        out.push_str(&format!("{rest} more with smaller swings: tornado.csv\n"));
    }
    let idle = found.bars.iter().filter(|bar| !moves(bar)).count();
    if idle > 0 {
        let leave = if idle == 1 { "input leaves" } else { "inputs leave" };
        out.push_str(&format!("{idle} {leave} it as it is\n"));
    }
    if let Some(unmeasured) = &found.unmeasured {
        let share = |share: f64| numbers::percent(share);
        out.push_str(&format!(
            "of the squared swings: measured {}, quoted {}, assumed {}\n",
            share(unmeasured.measured),
            share(unmeasured.quoted),
            share(unmeasured.assumed)
        ));
        if let Some(worst) = &unmeasured.worst {
            let verb = if worst.stays { "stays" } else { "becomes" };
            let name = view::name(&worst.best, NAME);
            out.push_str(&format!("with all that is assumed at its worse end {name} {verb} best\n"));
        }
    }
    out + &left_out(&found.left_out)
}

fn of_bar(bar: &Bar, best: &str) -> String {
    let end =
        |end: &End| format!("{}: {}", value(&bar.input, end.value), with_interval(margin(end, best), Kind::Money));
    let mut out = format!("{} ({})\n", view::name(&bar.input.path, PATH), known(bar.input.evidence));
    out.push_str(&format!("  {:<36}  {}\n", end(&bar.at_low), end(&bar.at_high)));
    out.extend(cut(&bar.input).map(|cut| format!("  {cut}\n")));
    for flip in &bar.flips {
        out.push_str(&format!("  {}\n", flip_in_words(flip, &bar.input)));
    }
    out
}

/// `beta is best above 4:10 (4:02 to 4:21)`.
pub fn flip_in_words(flip: &Flip, input: &Input) -> String {
    let end = |end: Option<f64>, none: &str| end.map_or(none.to_owned(), |end| value(input, end));
    let interval = match (flip.low, flip.high) {
        (None, None) => "not sure anywhere in the range".to_owned(),
        (low, high) => format!("{} to {}", end(low, "below the range"), end(high, "above the range")),
    };
    let others = match flip.equal.as_slice() {
        [] => " is".to_owned(),
        [other] => format!(" and {} are", view::name(other, NAME / 2)),
        more => format!(" and {} more are", more.len()),
    };
    format!("{}{others} best {} {} ({interval})", view::name(&flip.to, NAME), flip.side, value(input, flip.at))
}

fn left_out(left_out: &[LeftOut]) -> String {
    let mut out = String::new();
    for one in left_out.iter().take(MOST) {
        out.push_str(&format!("not moved: {}\n", view::name(&one.path, PATH)));
        out.push_str(&format!("  {}\n", view::name(&one.why, 76)));
    }
    if left_out.len() > MOST {
        out.push_str(&format!("{} more are not moved\n", left_out.len() - MOST));
    }
    out
}

fn sobol(found: &Sobol) -> String {
    let mut out = format!(
        "\nInputs over their ranges: shares of the variance, alone (first-order index) and\nwith all interplay (total index); {} points of {} replications\n",
        numbers::plain(found.points as f64, 0),
        found.replications
    );
    for output in found.outputs.iter().filter(|output| !output.inputs.is_empty()) {
        let what = if output.is_margin { "margin of the best" } else { "profit" };
        let noise = output.noise.map_or(String::new(), |noise| format!(", luck {}", numbers::percent(noise)));
        out.push_str(&format!("{what}, {}{noise}\n", view::name(&output.output, NAME)));
        for index in &output.inputs {
            let share = |share: Estimate| {
                numbers::index(share)
                    .map_or_else(|| "too few rows to tell".to_owned(), |share| with_interval(share, Kind::Share))
            };
            out.push_str(&format!("  {}\n", view::name(&index.path, PATH)));
            out.push_str(&format!("    alone {:<24} in all {}\n", share(index.first), share(index.total)));
        }
    }
    out + &cuts(&found.inputs) + &left_out(&found.left_out)
}

/// What a replication is: the luck of a few days, or of several months, is not that of a month.
fn of_what(results: &Results) -> String {
    if view::is_a_month(results) {
        return "a month".to_owned();
    }
    format!("{} days as simulated", numbers::plain(results.days, 0))
}

fn input_error(found: &InputError, currency: &str, results: &Results) -> String {
    let mut out = format!(
        "\nInputs drawn from their ranges, {} times {} replications\n",
        numbers::plain(found.draws as f64, 0),
        found.replications
    );
    if found.refused > 0 {
        let refused = numbers::plain(found.refused as f64, 0);
        out.push_str(&format!("{refused} draws that cannot be (shares above 1 together) were made again\n"));
    }
    let range = |estimate: Estimate| numbers::interval(estimate, |value| numbers::plain(value, 0));
    for option in &found.options {
        let wins = with_interval(option.wins, Kind::Share);
        let level = match option.level {
            0 => String::new(),
            draws => format!(", level in {}", numbers::plain(draws as f64, 0)),
        };
        out.push_str(&format!("{:<NAME$}  best in {wins}{level}\n", view::name(&option.option, NAME)));
        out.push_str(&format!("  profit, {currency} a month: {}\n", range(option.profit.over_draws)));
    }
    if let Some(margin) = found.margin {
        let output = output(&found.best, found.runner_up.as_deref());
        out.push_str(&format!("{output}\n  {currency} a month: {}\n", range(margin.over_draws)));
        if let Some(share) = margin.input_share {
            let luck = numbers::percent(1.0 - share);
            let of = of_what(results);
            out.push_str(&format!("  variance of {of}: inputs {}, luck {luck}\n", numbers::percent(share)));
        }
    }
    out + &cuts(&found.inputs) + &left_out(&found.left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{fixture, studied};

    #[test]
    fn a_tornado_tells_both_ends_and_where_it_flips() {
        let text = tables(&studied::studied());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        for line in [
            "hybrid less own_only",
            "contacts.sales.talk_time.mean (measured)",
            "2:42: 9,100 ± 400                     3:18: -1,200 ± 400",
            "own_only is best above 3:13 (3:10 to above the range)",
            "1 input leaves it as it is",
            "of the squared swings: measured 80.0 %, quoted 0.0 %, assumed 20.0 %",
            "with all that is assumed at its worse end own_only becomes best",
            "the option \"hybrid\" sets it by itself",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn an_input_that_lets_a_third_option_lead_is_shown_though_the_margin_stays() {
        let mut results = studied::studied();
        let tornado = results.tornado.as_mut().unwrap();
        let flip = Flip { equal: vec!["night".to_owned()], ..tornado.bars[0].flips[0].clone() };
        tornado.bars[2].flips = vec![flip];
        let text = tables(&results);
        assert!(text.contains("contacts.sales.patience.mean (assumed)"), "{text}");
        assert!(text.contains("own_only and night are best above 3:13"), "{text}");
        assert!(!text.contains("it as it is"), "{text}");
    }

    #[test]
    fn a_range_that_was_cut_says_so_and_so_do_draws_made_again() {
        let mut results = studied::studied();
        let error = results.input_error.as_mut().unwrap();
        error.refused = 12;
        for input in [&mut results.tornado.as_mut().unwrap().bars[1].input, &mut error.inputs[1]] {
            input.uncut = Some([9.0, 12.5]);
        }
        let text = tables(&results);
        assert_eq!(text.matches("of 9.00 to 12.5 only 9.00 to 11.0 can be").count(), 2, "{text}");
        assert!(text.contains("12 draws that cannot be (shares above 1 together) were made again"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }

    #[test]
    fn indices_and_draws_have_their_intervals() {
        let text = tables(&studied::studied());
        assert!(text.contains("alone 70.0 % ± 5.0") && text.contains("in all 75.0 % ± 5.0"), "{text}");
        assert!(text.contains("hybrid                    best in 81.0 % ± 5.5"), "{text}");
        assert!(text.contains("UAH a month: -2,100 to 9,900"), "{text}");
        assert!(text.contains("variance of a month: inputs 60.0 %, luck 40.0 %"), "{text}");
    }

    #[test]
    fn what_was_not_asked_for_is_not_there() {
        assert_eq!(tables(&fixture::compare(3)), "");
    }
}
