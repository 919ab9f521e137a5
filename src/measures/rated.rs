//! What people think of being answered, and what they say when they are asked.
//!
//! In: marks. Out: the mean mark of all answered, of those who said it, and how far a survey of that size is off by chance.

use super::gauge::bounded;
use super::table::Unit;
use super::tally::Tally;
use crate::centre::survey::MARK;
use crate::engine::facts::Rated;
use crate::results::Measures;
use crate::statistics::{Ratio, Sample};

/// Marks of one row in one replication, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    rated: i64,
    sum: i64,
    /// Of those who said it.
    responses: i64,
    said: i64,
    squares: i64,
}

impl Marks {
    fn add(&mut self, mark: i64, said: bool) {
        self.rated += 1;
        self.sum += mark;
        if said {
            self.responses += 1;
            self.said += mark;
            self.squares += mark * mark;
        }
    }

    fn join(&mut self, other: &Marks) {
        self.rated += other.rated;
        self.sum += other.sum;
        self.responses += other.responses;
        self.said += other.said;
        self.squares += other.squares;
    }

    /// The standard error of the mean of what was said; none of fewer than two answers.
    fn error(&self) -> Option<f64> {
        let n = self.responses as f64;
        let mean = self.said as f64 / n;
        let variance = (self.squares as f64 - n * mean * mean) / (n - 1.0);
        (self.responses > 1).then(|| (variance.max(0.0) / n).sqrt() / MARK)
    }
}

impl Tally {
    /// Somebody was answered and has a mark for it.
    pub(super) fn marked(&mut self, rated: &Rated) {
        if rated.at < self.warm_up {
            return;
        }
        self.report_mark(rated);
        let rows = [rated.contact.index(), self.total_row(), self.group_row(rated.by)];
        for row in rows {
            if let Some(marks) = self.marks.get_mut(row) {
                marks.add(i64::from(rated.mark), rated.said);
            }
        }
    }

    /// Marks of several rows together.
    pub(super) fn marks_of(&self, rows: &[usize]) -> Marks {
        let mut marks = Marks::default();
        rows.iter().filter_map(|row| self.marks.get(*row)).for_each(|one| marks.join(one));
        marks
    }
}

/// Marks of one row over replications.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opinion {
    csat: Ratio,
    surveyed: Ratio,
    responses: Sample,
    error: Sample,
}

impl Opinion {
    /// One replication.
    pub fn add(&mut self, marks: &Marks) {
        self.csat.push(marks.sum as f64 / MARK, marks.rated as f64);
        self.surveyed.push(marks.said as f64 / MARK, marks.responses as f64);
        self.responses.push(marks.responses as f64);
        marks.error().into_iter().for_each(|error| self.error.push(error));
    }

    /// The measures, among the others of the row; those of the survey where there is one.
    pub fn finish(&self, survey: bool, measures: &mut Measures, confidence: f64) {
        let mut insert = |name: &str, estimate| {
            measures.by_name.insert(name.to_owned(), bounded(estimate, Unit::Number));
        };
        insert("csat", self.csat.estimate(confidence));
        if survey {
            insert("csat_surveyed", self.surveyed.estimate(confidence));
            insert("survey_responses", self.responses.estimate(confidence));
            insert("csat_survey_error", self.error.estimate(confidence));
        }
    }
}
