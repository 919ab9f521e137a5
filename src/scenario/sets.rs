//! `--set PATH=VALUE`: changes from the command line, made in the file as written and in every option.
//!
//! In: changes, and documents with their options' own changes. Out: the documents with these changes, last. What the file as written
//! has is changed before an option does without anybody, so that it takes away what was changed, too, and does not bring half of it
//! back. A change that the file cannot take is made in those options that can; where none can, it is refused.

use crate::document::{Log, Node, Sources};
use crate::said::said;
use crate::scenario::options::{self, Change, Declared, Desk};
use crate::scenario::quotes::{self, Quotes};

/// Changes of the command line.
pub struct Sets<'a> {
    /// Those that name quotes, which are settled first.
    naming: Vec<&'a Change>,
    /// The others.
    others: Vec<Set<'a>>,
}

struct Set<'a> {
    change: &'a Change,
    has_place: HasPlace,
}

/// What has the place that a change names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HasPlace {
    /// The file as written, and perhaps options.
    File,
    /// Some option, not the file as written.
    Option,
    /// Nothing: the change makes it, or is refused.
    Nothing,
}

/// The document of an option, or of the file as written.
pub struct Made {
    /// The document.
    pub whole: Node,
    /// The changes of the command line that were made in it, with what is left of their values without those it does without.
    pub made: Vec<Change>,
    /// All changes were made as in the file as written.
    pub as_in_file: bool,
}

impl<'a> Sets<'a> {
    /// Finds out where each change can be made. Quotes and texts are for this alone: what is wrong with them is told when the documents
    /// are made.
    pub fn new(
        root: &Node,
        options: &[Declared],
        changes: &'a [Change],
        quotes: &mut Quotes<'_>,
        sources: &mut Sources,
    ) -> Sets<'a> {
        let (naming, others): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.names_quote());
        if others.is_empty() {
            return Sets { naming, others: Vec::new() };
        }
        let silent = Log::new();
        let mut desk = Desk { quotes, sources, log: &silent };
        let (mut base, missing) = options::changed(root, None, &naming, &mut desk);
        let mut others: Vec<Set<'a>> = others
            .into_iter()
            .map(|change| {
                let in_file = quotes::within(change.path(), &missing) || fits(&mut base, change, &silent);
                Set { change, has_place: if in_file { HasPlace::File } else { HasPlace::Nothing } }
            })
            .collect();
        if others.iter().any(|set| set.has_place == HasPlace::Nothing) {
            for option in options {
                let (mut whole, _) = options::changed(root, Some(option), &naming, &mut desk);
                for set in &mut others {
                    if fits(&mut whole, set.change, &silent) && set.has_place == HasPlace::Nothing {
                        set.has_place = HasPlace::Option;
                    }
                }
            }
        }
        Sets { naming, others }
    }

    /// Whether the file as written has a place for every change.
    pub fn all_in_file(&self) -> bool {
        self.others.iter().all(|set| set.has_place == HasPlace::File)
    }

    /// The document of the file as written, or of an option, with all changes.
    pub fn document(&self, root: &Node, option: Option<&Declared>, desk: &mut Desk<'_, '_>) -> Made {
        let (mut whole, mut missing) = options::changed(root, option, &self.naming, desk);
        let cleaned = option.filter(|option| option.does_without() && !self.others.is_empty());
        let cleaned = cleaned.map(|option| self.cleaned(root, option, desk));
        let (mut made, mut as_in_file) = (Vec::new(), true);
        for Set { change, has_place } in &self.others {
            if quotes::within(change.path(), &missing) {
                continue;
            }
            let Some(change) = without_whom_is_gone(change, cleaned.as_ref()) else { continue };
            let relative = change.is_relative();
            let Some(change) = change.within(&whole) else {
                as_in_file = false;
                continue;
            };
            let silent = Log::new();
            let done = match has_place {
                // What is refused everywhere is told once, of the file as written.
                HasPlace::Nothing => change.apply(&mut whole, if option.is_none() { desk.log } else { &silent }),
                HasPlace::File | HasPlace::Option => fits(&mut whole, &change, &silent),
            };
            as_in_file &= done && *has_place != HasPlace::Option;
            if done {
                desk.settle(&mut whole, &mut missing);
                made.push(change);
            } else if *has_place != HasPlace::Nothing && !relative {
                tell_left_out(&change, option, desk.log, silent);
            }
        }
        Made { whole, made, as_in_file }
    }

    /// The file as written with the changes that it takes, before and after the option does without somebody.
    fn cleaned(&self, root: &Node, option: &Declared, desk: &mut Desk<'_, '_>) -> (Node, Node) {
        let silent = Log::new();
        let mut desk = Desk { quotes: desk.quotes, sources: desk.sources, log: &silent };
        let (mut before, _) = options::changed(root, None, &self.naming, &mut desk);
        for Set { change, has_place } in &self.others {
            let Some(change) = change.within(&before) else { continue };
            if *has_place == HasPlace::Nothing {
                change.apply(&mut before, &silent);
            } else {
                fits(&mut before, &change, &silent);
            }
        }
        let mut after = before.clone();
        option.take_away(&mut after);
        (before, after)
    }
}

/// A change as it is for an option that does without somebody: with what is left of its value; none where its place is gone.
fn without_whom_is_gone(change: &Change, cleaned: Option<&(Node, Node)>) -> Option<Change> {
    let Some((before, after)) = cleaned else { return Some(change.clone()) };
    match (change.find(before), change.find(after)) {
        (Some(_), None) => None,
        (Some(_), Some(left)) if !change.is_relative() => Some(change.with(left.clone())),
        (Some(_), Some(_)) => Some(change.clone()),
        (None, _) => Some(change.clone()),
    }
}

/// Makes a change where its place is; false where it could not be made. Of a provider's terms nothing is begun: half a clause is none.
fn fits(root: &mut Node, change: &Change, log: &Log) -> bool {
    let Some(change) = change.within(root) else { return false };
    let begins = change.path().starts_with("providers.") && !change.leads_somewhere(root);
    !begins && change.apply(root, log)
}

/// Says that a change holds in other options only.
fn tell_left_out(change: &Change, option: Option<&Declared>, log: &Log, silent: Log) {
    let why = silent.into_problems().into_iter().next().map(|problem| problem.message);
    let here =
        if option.is_some() { said!("warn-here", "here") } else { said!("warn-as-written", "in the file as written") };
    let said = match why {
        Some(why) => said!(
            "warn-not-set-because",
            "is not set {here}: {why}; where there is such a place it is",
            here = here,
            why = why
        ),
        None => said!("warn-not-set", "is not set {here}; where there is such a place it is", here = here),
    };
    log.warning(change.place(), change.path(), said);
}
