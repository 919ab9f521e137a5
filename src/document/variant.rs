//! A table that must hold exactly one of several known names: a distribution, an arrival model.

use crate::document::At;
use crate::document::problem::Wanted;
use crate::document::value::nearest;
use crate::units::shown;

/// The entry whose name is the only key of the table `at`, with the value under it.
///
/// `what` names the kind of thing ("distribution"); `hint` may say more about a name that is not known.
pub fn variant<'a, 'e, E>(
    at: &At<'a>,
    what: &str,
    entries: &'e [E],
    name_of: fn(&E) -> &'static str,
    hint: impl Fn(&str) -> Option<String>,
) -> Option<(&'e E, At<'a>)> {
    let names = || entries.iter().map(name_of);
    names().for_each(|name| at.log().wants(at.path(), || Wanted::Key(name)));
    let mut found: Option<(&E, At<'a>)> = None;
    let mut wrong = false;
    for (name, place, value) in at.table()?.named() {
        let Some(entry) = entries.iter().find(|entry| name_of(entry) == name) else {
            let known = || match nearest(name, names()) {
                Some(near) => format!("there is no {what} \"{}\"; did you mean \"{near}\"?", shown(name)),
                None => format!(
                    "there is no {what} \"{}\"; known are {}",
                    shown(name),
                    names().collect::<Vec<_>>().join(", ")
                ),
            };
            at.log().error(place, value.path(), hint(name).unwrap_or_else(known));
            wrong = true;
            continue;
        };
        match &found {
            None => found = Some((entry, value)),
            Some((first, _)) => {
                at.log().error(
                    place,
                    value.path(),
                    format!(
                        "there is a {what} already, \"{}\"; \"{name}\" would be a second one: keep one of them",
                        name_of(first)
                    ),
                );
                wrong = true;
            }
        }
    }
    if found.is_none() && !wrong {
        at.problem(format!("expected one {what} by its name: {}", names().collect::<Vec<_>>().join(", ")));
    }
    found.filter(|_| !wrong)
}
