//! The texts of a language, and of English behind it.
//!
//! In: the Fluent files of this folder. Out: texts by name. A test holds that no language lacks a text or a value of one.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Language, number};

/// The files of one language, each by the part of the report whose words it has.
macro_rules! files {
    ($language:literal) => {
        &[
            ("leaving", include_str!(concat!($language, "/leaving.ftl"))),
            ("page", include_str!(concat!($language, "/page.ftl"))),
            ("words", include_str!(concat!($language, "/words.ftl"))),
        ]
    };
}

/// Part and text of each file of a language.
pub(super) fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => files!("en"),
        Language::Russian => files!("ru"),
        Language::Ukrainian => files!("uk"),
    }
}

type Bundle = FluentBundle<FluentResource>;

/// Texts by name.
pub(super) struct Texts {
    /// The language's own; English after it.
    bundles: Vec<Bundle>,
}

impl Texts {
    pub(super) fn of(language: Language) -> Texts {
        let mut languages = vec![language];
        languages.extend((language != Language::English).then_some(Language::English));
        Texts { bundles: languages.into_iter().map(bundle).collect() }
    }

    pub(super) fn say(&self, name: &str, args: &FluentArgs<'_>) -> String {
        let known = self.bundles.iter().find_map(|bundle| Some((bundle, bundle.get_message(name)?.value()?)));
        let Some((bundle, pattern)) = known else { return name.to_owned() };
        bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
    // The marks that part directions of writing would stand in files and terminals as rubbish.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| written(value, Language::English),
        Language::Russian => |value, _| written(value, Language::Russian),
        Language::Ukrainian => |value, _| written(value, Language::Ukrainian),
    }));
    for (_, text) in files(language) {
        // What a faulty file has that can be read is taken; a test holds that none is faulty.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Numbers that choose a plural are written as short as they go.
fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(number::count(*value, language)),
        _ => None,
    }
}
