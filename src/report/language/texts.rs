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
            ("basis", include_str!(concat!($language, "/basis.ftl"))),
            ("bill", include_str!(concat!($language, "/bill.ftl"))),
            ("contracts", include_str!(concat!($language, "/contracts.ftl"))),
            ("figures", include_str!(concat!($language, "/figures.ftl"))),
            ("flips", include_str!(concat!($language, "/flips.ftl"))),
            ("input_flips", include_str!(concat!($language, "/input_flips.ftl"))),
            ("input_names", include_str!(concat!($language, "/input_names.ftl"))),
            ("inputs", include_str!(concat!($language, "/inputs.ftl"))),
            ("interrupted", include_str!(concat!($language, "/interrupted.ftl"))),
            ("leaving", include_str!(concat!($language, "/leaving.ftl"))),
            ("map", include_str!(concat!($language, "/map.ftl"))),
            ("note", include_str!(concat!($language, "/note.ftl"))),
            ("options", include_str!(concat!($language, "/options.ftl"))),
            ("page", include_str!(concat!($language, "/page.ftl"))),
            ("people", include_str!(concat!($language, "/people.ftl"))),
            ("places", include_str!(concat!($language, "/places.ftl"))),
            ("recommendation", include_str!(concat!($language, "/recommendation.ftl"))),
            ("reports", include_str!(concat!($language, "/reports.ftl"))),
            ("required", include_str!(concat!($language, "/required.ftl"))),
            ("scores", include_str!(concat!($language, "/scores.ftl"))),
            ("service", include_str!(concat!($language, "/service.ftl"))),
            ("staffed", include_str!(concat!($language, "/staffed.ftl"))),
            ("sure", include_str!(concat!($language, "/sure.ftl"))),
            ("target", include_str!(concat!($language, "/target.ftl"))),
            ("terms", include_str!(concat!($language, "/terms.ftl"))),
            ("today", include_str!(concat!($language, "/today.ftl"))),
            ("turns", include_str!(concat!($language, "/turns.ftl"))),
            ("verdict", include_str!(concat!($language, "/verdict.ftl"))),
            ("view", include_str!(concat!($language, "/view.ftl"))),
            ("words", include_str!(concat!($language, "/words.ftl"))),
            ("years", include_str!(concat!($language, "/years.ftl"))),
        ]
    };
}

/// The files with what results keep: what contracts say, what somebody is warned of, why something is missing.
macro_rules! kept {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/clauses.ftl")),
            include_str!(concat!($language, "/reasons.ftl")),
            include_str!(concat!($language, "/warnings.ftl")),
        ]
    };
}

/// What results say themselves in English, in a language; English has but those that a note says otherwise.
pub(super) fn phrases(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[include_str!("en/warnings.ftl")],
        Language::Russian => kept!("ru"),
        Language::Ukrainian => kept!("uk"),
    }
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

    /// Whether there is such a text.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(name))
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
    for text in files(language).iter().map(|(_, text)| *text).chain(phrases(language).iter().copied()) {
        // What a faulty file has that can be read is taken; a test holds that none is faulty.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
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
