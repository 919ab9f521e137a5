//! The media of an export: who counts calls does not want mails among them.
//!
//! In: the medium of each row, those that are wanted. Out: whether a row is taken; a refusal where several media were not told apart.

use std::collections::BTreeSet;

use crate::import::Ask;
use crate::import::fields::{Cells, Field};
use crate::units::shown;

/// Media that are listed.
const LISTED: usize = 12;

/// What was seen of media.
#[derive(Clone, Debug, Default)]
pub struct Media {
    seen: BTreeSet<String>,
    others: usize,
}

impl Media {
    /// Whether a row is of a medium that is wanted.
    pub fn takes(&mut self, cells: &Cells<'_>, ask: &Ask<'_>) -> bool {
        let medium = cells.get(Field::Media);
        if !medium.is_empty() && self.seen.len() <= LISTED && !self.seen.contains(medium) {
            self.seen.insert(medium.to_owned());
        }
        let wanted = ask.media.is_empty() || ask.media.iter().any(|wanted| wanted.eq_ignore_ascii_case(medium));
        self.others += usize::from(!wanted);
        wanted
    }

    /// Refuses several media of which nobody said which are wanted.
    ///
    /// # Errors
    /// How to say it.
    pub fn known(&self, ask: &Ask<'_>) -> Result<(), String> {
        let list: Vec<String> = self.seen.iter().take(LISTED).map(|name| format!("\"{}\"", shown(name))).collect();
        if ask.media.is_empty() && self.seen.len() > 1 {
            return Err(format!(
                "it has several media; say which by --media, with commas between: {}",
                list.join(", ")
            ));
        }
        Ok(())
    }

    /// How many rows were left out.
    pub fn told(&self) -> Option<String> {
        (self.others > 0).then(|| format!("left out: {} rows of other media", self.others))
    }
}
