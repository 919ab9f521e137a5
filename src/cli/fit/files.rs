//! What a fit writes into a folder: scenario text, JSON and plots, whole or not at all.

use std::path::Path;

use busyhour::report::figures;
use busyhour::report::json::WriteError;
use busyhour::storage::{Content, OutFolder};
use serde_json::{Value as Json, json};

use crate::cli::fault::Failure;
use crate::cli::terminal::warn_unlocked;

/// A fit as JSON that says what it was fitted to.
///
/// # Errors
/// A fault of ours.
pub fn as_json(what: &str, fitted: Result<Json, WriteError>) -> Result<String, Failure> {
    let mut told: Json = json!({"fitted_to": what});
    match (told.as_object_mut(), fitted) {
        (Some(told), Ok(Json::Object(all))) => told.extend(all),
        (_, Err(why)) => return Err(Failure::Fault(format!("JSON: {why}"))),
        _ => {}
    }
    Ok(told.to_string())
}

/// Writes all; says how many files there are in a comment.
///
/// # Errors
/// The folder cannot be written, or a fault of ours.
pub fn write(
    folder: &Path,
    text: String,
    json: &str,
    drawn: impl IntoIterator<Item = (&'static str, Option<String>)>,
) -> Result<String, Failure> {
    let out = OutFolder::open(folder)?;
    warn_unlocked(out.unlocked());
    let mut files: Vec<(String, Content<'_>)> = vec![
        ("fitted.toml".to_owned(), text.into_bytes().into()),
        ("fitted.json".to_owned(), json.as_bytes().to_vec().into()),
    ];
    let mut obsolete = Vec::new();
    for (name, svg) in drawn {
        let [svg_name, png_name] = ["svg", "png"].map(|end| format!("figures/{name}.{end}"));
        let Some(svg) = svg else {
            obsolete.extend([svg_name, png_name]);
            continue;
        };
        let png = figures::png(&svg).map_err(|why| Failure::Fault(format!("{png_name}: {why}")))?;
        files.push((svg_name, svg.into_bytes().into()));
        files.push((png_name, png.into()));
    }
    let paths = out.publish_all(&files, Vec::new(), &obsolete)?;
    Ok(format!("\n# {} files in {}", paths.len(), folder.display()))
}
