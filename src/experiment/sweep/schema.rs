//! The JSON Schema of a plan file, for editors.
//!
//! In: the keys that `plan.rs` and `axes.rs` read. Out: a schema in the manner of [`crate::scenario::schema`]; a test holds every key
//! and every range to what the readers ask for.

use serde_json::{Value, json};

use crate::document::Key;
use crate::document::key::{key, required};
use crate::scenario::schema::parts::below_paths;
use crate::scenario::schema::{form, of};

/// What an axis is called among the definitions.
const AXIS: &str = "axis";

const PLAN: &[Key] = &[
    required("format", "whole number 1 to 1", "version of the plan format: 1"),
    required("scenario", "file", "the scenario, relative to the plan"),
    key("title", "text", "what it is about"),
    key("options", "list of options", "which options of the scenario (all of them, otherwise)"),
    key("replications", "whole number 1 to 1000000000", "of each option at each point (the scenario's, otherwise)"),
    key("precision", "{}", "instead: at each point until one figure is known so well in every option").with(&[
        required("of", "text", "the figure: contacts.sales.service_level, total.profit"),
        required("half_width", "number above 0 to 1000000000000000", "half the width that its interval may have"),
        key("at_most", "whole number 2 to 1000000000", "replications, whatever the interval (20000 if not said)"),
    ]),
    key("seed", "whole number", "another number, other luck (the scenario's, otherwise)"),
    key("confidence", "number 0.5 to 0.9999", "of all intervals (the scenario's, otherwise)"),
    key("design", "{}", "which points (every value of an axis with every value of the others, otherwise)").with(DESIGN),
    required("axes", "table of values", "what moves: paths of the scenario, each with its values"),
    key("output", "{}", "what is written").with(&[
        key("replications", "true or false", "a row for each replication (true if not said)"),
        key("intervals", "true or false", "a row for each interval of the calendar (false if not said)"),
        key("format", "\"parquet\", \"csv\" or \"both\"", "form of the tables (parquet if not said)"),
        key("response", "list of texts", "figures whose response to the axes is fitted: total.service_level"),
    ]),
];

const DESIGN: &[Key] = &[
    key(
        "kind",
        "\"grid\", \"paired\", \"latin_hypercube\", \"sobol\" or \"saltelli\"",
        "how points are laid over the axes (grid if not said)",
    ),
    key("points", "whole number 2 to 1099511627776", "of latin_hypercube and sobol: how many"),
    key("rows", "whole number 2 to 65536", "of saltelli: base rows, a power of two; points are rows x (axes + 2)"),
    key("seed", "whole number", "another number, other points (1 if not said)"),
    key("from", "whole number 0 to 1099511627776", "the first point that is run (0 if not said)"),
    key("to", "whole number 1 to 1099511627776", "the first point after them (all, otherwise)"),
];

/// An axis as a table: values, or a range.
const RANGE: &[Key] = &[
    key("name", "text", "the column in the table: small letters, digits and _ (the path, otherwise)"),
    key("values", "list of values", "listed, instead of a range"),
    key("from", "number -1000000000000000 to 1000000000000000 | duration", "the low end of a range"),
    key("to", "number -1000000000000000 to 1000000000000000 | duration", "its high end"),
    key(
        "steps",
        "whole number 2 to 1000000",
        "how many values of it; not for designs that spread points by themselves",
    ),
    key("scale", "\"linear\" or \"log\"", "steps that are alike as differences or as ratios (linear if not said)"),
    key("whole", "true or false", "whole numbers alone (false if not said)"),
];

/// The schema of a plan file.
pub fn schema() -> Value {
    let mut schema = of("busyhour plan", "A scenario at many points.", PLAN);
    let listed = json!({ "type": "array", "minItems": 2 });
    let axis = below_paths(AXIS, json!([listed.clone(), range(&listed)]));
    if let Some(axes) = schema.pointer_mut("/properties/axes/additionalProperties") {
        *axes = json!({ "$ref": format!("#/definitions/{AXIS}") });
    }
    if let Some(definitions) = schema.get_mut("definitions").and_then(Value::as_object_mut) {
        definitions.insert(AXIS.to_owned(), axis);
    }
    schema
}

/// A range, or listed values with a name.
fn range(listed: &Value) -> Value {
    let mut range = form::of("{}", RANGE);
    if let Some(values) = range.pointer_mut("/properties/values") {
        *values = listed.clone();
    }
    range
}
