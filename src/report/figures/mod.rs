//! Pictures of results: one file for each figure, drawn as SVG with a font that travels with the program.
//!
//! In: results told in a language. Out: SVG text, and PNG of it. Every figure is legible in black and white: lines differ in their
//! dashes and marks and carry their names. Nothing is drawn where there is nothing to show.

mod agents;
mod along;
mod axis;
mod bills;
mod cost_against_service_level;
mod erlang;
mod fitted;
mod fitted_counts;
mod heat_map;
mod hidden_demand;
mod ink;
mod invoices;
mod map;
mod over_the_day;
mod panel;
mod png;
mod reports;
mod rows;
mod service_level_by_time;
mod service_level_curve;
mod tornado;
mod words;

use crate::report::language::Told;
use crate::results::fitted::FittedCalls;
use crate::results::fitted::counts::FittedCounts;

pub use png::{PngError, png};

/// A drawn figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its name: the file's stem.
    pub name: &'static str,
    /// The picture, a whole SVG document.
    pub svg: String,
}

/// A figure that can be drawn.
pub struct Entry {
    /// Its name: the file's stem.
    pub name: &'static str,
    /// What it shows, in a sentence without a full stop.
    pub shows: &'static str,
    /// Draws it; none where the results hold nothing to show.
    pub draw: fn(&Told<'_>) -> Option<String>,
}

/// All figures. A new one is a file and a line here.
pub const FIGURES: [Entry; 13] = [
    Entry {
        name: "service_level_by_time",
        shows: "service level by time of day of each option, with its band and the target",
        draw: service_level_by_time::draw,
    },
    Entry {
        name: "service_level_curve",
        shows: "share of contacts answered within each wait, SL(t), of each option",
        draw: service_level_curve::draw,
    },
    Entry {
        name: "cost_against_service_level",
        shows: "what each option costs against the service level it gives",
        draw: cost_against_service_level::draw,
    },
    Entry {
        name: "tornado",
        shows: "how far each input moves the margin of the best option over the runner-up",
        draw: tornado::draw,
    },
    Entry {
        name: "along",
        shows: "profit and cost of each option along an axis, with bands, and where another option begins to earn most",
        draw: along::draw,
    },
    Entry { name: "map", shows: "which option earns most over two axes, and where that is sure", draw: map::draw },
    Entry {
        name: "agents_by_time",
        shows: "agents required, scheduled and staffed by time of day, of each group",
        draw: agents::draw,
    },
    Entry {
        name: "service_by_day_and_time",
        shows: "service by day and time of day, a heat map of each option",
        draw: heat_map::draw,
    },
    Entry {
        name: "invoices",
        shows: "where the money goes: the dearest lines of invoices and own costs of each option",
        draw: invoices::draw,
    },
    Entry {
        name: "bills",
        shows: "how the bill of each option is spread: nine of ten, the middle one, the worst",
        draw: bills::draw,
    },
    Entry { name: "reports", shows: "what vendors report beside what happened", draw: reports::draw },
    Entry {
        name: "hidden_demand",
        shows: "tries, the people behind them, and who of them was answered",
        draw: hidden_demand::draw,
    },
    Entry {
        name: "erlang_by_time",
        shows: "the nearest queue of Erlang beside what was simulated, by time of day",
        draw: erlang::draw,
    },
];

/// Draws all figures for which the results hold something.
pub fn all(told: &Told<'_>) -> Vec<Figure> {
    let drawn = FIGURES.iter().map(|entry| (entry.name, (entry.draw)(told)));
    drawn.filter_map(|(name, svg)| Some(Figure { name, svg: svg? })).collect()
}

/// Figures of calls that laws were fitted to, by name; none where there is no law.
pub fn of_calls(fitted: &FittedCalls) -> [(&'static str, Option<String>); 2] {
    [("handle_time", fitted::handle_time(fitted)), ("patience", fitted::patience(fitted))]
}

/// Figures of counts that an arrival model was fitted to, by name; none where the model has nothing to show.
pub fn of_counts(fitted: &FittedCounts) -> [(&'static str, Option<String>); 5] {
    [
        ("profile", fitted_counts::profile(fitted)),
        ("weekdays", fitted_counts::weekdays(fitted)),
        ("months", fitted_counts::months(fitted)),
        ("days", fitted_counts::days(fitted)),
        ("dispersion", fitted_counts::dispersion(fitted)),
    ]
}

#[cfg(test)]
mod tests;
