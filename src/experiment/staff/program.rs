//! A linear program with whole numbers: columns with costs, rows that bind them.
//!
//! In: whoever states one. Out: a [`Program`] that can be written and solved. Knows no shift and no solver.

/// What may be chosen: a number from 0 on.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Letters, digits and `_`, unique.
    pub name: String,
    /// What one of it costs; the sum is to be least.
    pub cost: f64,
    /// Only whole numbers.
    pub whole: bool,
    /// At most.
    pub most: f64,
}

/// How a row's sum stands to its right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// Exactly.
    Equal,
}

/// A row: a sum of columns and its right side.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Letters, digits and `_`, unique.
    pub name: String,
    /// Positions of columns with their factors, each once, in order.
    pub terms: Vec<(usize, f64)>,
    /// How the sum stands to ...
    pub sense: Sense,
    /// ... this.
    pub right: f64,
}

/// A program whose cost is to be least.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// What may be chosen.
    pub columns: Vec<Column>,
    /// What binds it.
    pub rows: Vec<Row>,
}

impl Program {
    /// What a choice costs.
    #[cfg(test)]
    pub fn cost(&self, values: &[f64]) -> f64 {
        self.columns.iter().zip(values).map(|(column, value)| column.cost * value).sum()
    }

    /// Whether a choice keeps every row and column to within `by`.
    pub fn kept(&self, values: &[f64], by: f64) -> bool {
        let value = |column: usize| values.get(column).copied().unwrap_or(0.0);
        let columns = self.columns.iter().zip(values);
        let in_range = columns.clone().all(|(column, value)| {
            (-by..=column.most + by).contains(value) && (!column.whole || (value - value.round()).abs() <= by)
        });
        in_range
            && self.rows.iter().all(|row| {
                let sum: f64 = row.terms.iter().map(|(column, factor)| factor * value(*column)).sum();
                match row.sense {
                    Sense::AtLeast => sum >= row.right - by,
                    Sense::AtMost => sum <= row.right + by,
                    Sense::Equal => (sum - row.right).abs() <= by,
                }
            })
    }

    /// Both programs side by side: neither binds the other.
    pub fn join(&mut self, other: &Program) {
        let before = self.columns.len();
        self.columns.extend(other.columns.iter().cloned());
        let moved = |row: &Row| Row {
            terms: row.terms.iter().map(|(column, factor)| (column + before, *factor)).collect(),
            ..row.clone()
        };
        self.rows.extend(other.rows.iter().map(moved));
    }
}
