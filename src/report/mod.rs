//! Results to what people read: terminal, decision, tables, pictures.
//!
//! In: [`Results`] and tables by interval. Out: texts and bytes, put in place by `storage`. Knows no scenario, never
//! simulates, prints nothing.

pub mod axes;
mod chosen;
mod contracts;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod contracts_tests;
pub mod csv;
mod csv_inputs;
mod csv_shifts;
pub mod csv_table;
pub mod decision;
pub mod figures;
pub mod finite;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod fixture_along;
pub mod json;
pub mod language;
pub mod live;
mod numbers;
pub mod page;
pub mod parquet;
pub mod priced;
mod replications;
mod staffed;
#[cfg(test)]
mod studied;
pub mod terminal;
mod view;
pub mod workbook;

use std::io::Write;
use std::path::PathBuf;

use crate::report::language::{Language, Told};
use crate::results::{OptionTables, Results};
use crate::storage::{self, Content, OutFolder, Streamed};

/// How results are to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether pictures are drawn.
    pub figures: bool,
    /// In which language the decision, the page and the pictures are told.
    pub language: Language,
}

impl Default for Look {
    fn default() -> Look {
        Look { figures: true, language: Language::default() }
    }
}

/// Writes everything that belongs to results into their folder, `results.json` last, and returns the paths.
///
/// `tables` are those of each option by name, by interval and by replication; empty (as when a report is drawn again from stored results)
/// leaves tables that are there as they are; so does no scenario its file. `contacts`, streamed before, is put in place
/// with the rest. Figures and contacts of an older run that these results do not have are removed.
///
/// # Errors
/// When a file cannot be written or a picture cannot be made; then no `results.json` is left that does not fit.
pub fn write_all(
    results: &Results,
    tables: &[(String, OptionTables)],
    resolved_scenario: Option<&str>,
    contacts: Option<Streamed>,
    out: &OutFolder,
    look: Look,
) -> Result<Vec<PathBuf>, storage::Error> {
    // Before anything is drawn from them: what is no number is told as that, not as what a picture made of it.
    let text = text(results, tables)
        .map_err(|e| storage::Error::Content { path: out.path().join(storage::RESULTS), cause: e.to_string() })?;
    let mut files: Vec<(String, Content<'_>)> = Vec::new();
    if !tables.is_empty() {
        let currency = &results.currency;
        let by_contact = |out: &mut dyn Write| csv::intervals(tables, currency, out);
        let by_group = |out: &mut dyn Write| csv::groups(tables, currency, out);
        let by_replication = |out: &mut dyn Write| replications::table(tables, currency, out);
        files.push(("intervals.csv".to_owned(), Content::Stream(Box::new(by_contact))));
        files.push(("groups.csv".to_owned(), Content::Stream(Box::new(by_group))));
        files.push((replications::REPLICATIONS.to_owned(), Content::Stream(Box::new(by_replication))));
    }
    files.push(("invoices.csv".to_owned(), csv::invoices(results).into()));
    let asked = [
        (axes::ALONG, axes::along(results)),
        (axes::MAP, axes::map(results)),
        (csv::YEARS, results.years.as_ref().map(csv::years)),
        (csv_inputs::TORNADO, csv_inputs::tornado(results)),
    ];
    let absent: Vec<&str> = asked.iter().filter(|(_, table)| table.is_none()).map(|(name, _)| *name).collect();
    files.extend(asked.into_iter().filter_map(|(name, table)| Some((name.to_owned(), table?.into()))));
    files.push(("decision.md".to_owned(), decision::markdown(results, look.language).into_bytes().into()));
    let page = page::html(results, look.language)
        .map_err(|e| storage::Error::Content { path: out.path().join(page::REPORT), cause: e.to_string() })?;
    files.push((page::REPORT.to_owned(), page.into_bytes().into()));
    if let Some(staffing) = &results.staffing {
        files.push(("staffing.csv".to_owned(), csv::staffing(staffing).into()));
        files.extend(csv_shifts::rows(staffing).map(|rows| (csv_shifts::SHIFTS.to_owned(), rows.into())));
        files.push(("roster.toml".to_owned(), staffing.roster.clone().into_bytes().into()));
    }
    if let Some(text) = resolved_scenario {
        files.push(("scenario.toml".to_owned(), text.as_bytes().to_vec().into()));
    }
    let drawn = if look.figures { figures::all(&Told::new(results, look.language)) } else { Vec::new() };
    for figure in &drawn {
        let png_name = format!("figures/{}.png", figure.name);
        let png = figures::png(&figure.svg)
            .map_err(|e| storage::Error::Content { path: out.path().join(&png_name), cause: e.to_string() })?;
        files.push((format!("figures/{}.svg", figure.name), figure.svg.clone().into_bytes().into()));
        files.push((png_name, png.into()));
    }
    let path = out.path().join(workbook::WORKBOOK);
    let book = workbook::workbook(results, tables).map_err(|unmade| match unmade {
        workbook::Unmade::Threads(source) => storage::Error::Io { path, source },
        workbook::Unmade::Format(_) => storage::Error::Content { path, cause: unmade.to_string() },
    })?;
    files.push((workbook::WORKBOOK.to_owned(), book.into()));
    files.push((storage::RESULTS.to_owned(), text.into_bytes().into()));
    let mut obsolete = obsolete(&drawn);
    obsolete.extend(absent.into_iter().map(str::to_owned));
    if !tables.is_empty() && contacts.is_none() {
        obsolete.push(parquet::contacts::CONTACTS.to_owned());
    }
    out.publish_all(&files, contacts.into_iter().collect(), &obsolete)
}

/// The text of the results, if all numbers of them and of their tables are numbers.
fn text(results: &Results, tables: &[(String, OptionTables)]) -> Result<String, json::WriteError> {
    finite::check_tables(tables)?;
    json::write(results)
}

/// Figures that exist but were not drawn now.
fn obsolete(drawn: &[figures::Figure]) -> Vec<String> {
    let absent = figures::FIGURES.iter().filter(|entry| drawn.iter().all(|figure| figure.name != entry.name));
    absent.flat_map(|entry| ["svg", "png"].map(|end| format!("figures/{}.{end}", entry.name))).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_written_and_a_second_time_with_the_same_bytes() {
        let root = tempfile::tempdir().unwrap();
        let results = fixture::compare(3);
        let tables: Vec<_> = fixture::NAMES[..3].iter().map(|n| ((*n).to_owned(), fixture::tables())).collect();
        let write = || {
            let out = OutFolder::open(root.path()).unwrap();
            let paths = write_all(&results, &tables, Some("format = 1\n"), None, &out, Look::default()).unwrap();
            paths.iter().map(|p| (p.clone(), std::fs::read(p).unwrap())).collect::<Vec<_>>()
        };
        let first = write();
        assert_eq!(first, write());
        let names: Vec<String> =
            first.iter().map(|(p, _)| p.strip_prefix(root.path()).unwrap().display().to_string()).collect();
        assert_eq!(
            &names[..7],
            [
                "intervals.csv",
                "groups.csv",
                "replications.csv",
                "invoices.csv",
                "decision.md",
                "report.html",
                "scenario.toml"
            ]
        );
        assert_eq!(names.len(), 17);
        assert_eq!(names[15..], ["results.xlsx", "results.json"]);
    }

    #[test]
    fn a_figure_that_is_no_number_is_told_by_its_option_and_nothing_is_published() {
        let root = tempfile::tempdir().unwrap();
        let out = OutFolder::open(root.path()).unwrap();
        let write = |results: &Results, tables: &[(String, OptionTables)]| {
            write_all(results, tables, Some("format = 1\n"), None, &out, Look::default()).unwrap_err()
        };
        let mut results = fixture::compare(3);
        let mut tables = vec![("own_only".to_owned(), fixture::tables())];
        let replication = crate::results::Replication { in_time: f64::NAN, ..Default::default() };
        tables[0].1.by_replication.push(replication);
        let of_table = write(&results, &tables);
        let place = tables[0].1.by_replication.len() - 1;
        let told = format!("own_only.replications.{place}.in_time is not finite");
        assert!(of_table.to_string().contains(&told), "{of_table}");
        let asa = crate::results::Estimate { mean: Some(f64::NEG_INFINITY), low: None, high: None };
        results.options.0[1].1.total.by_name.insert("asa".to_owned(), asa);
        let of_results = write(&results, &[]);
        assert!(of_results.to_string().contains("options.hybrid.total.asa.mean is not finite"), "{of_results}");
        assert!([of_table, of_results].iter().all(|error| matches!(error, storage::Error::Content { .. })));
        let left: Vec<_> = std::fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, [".busyhour-lock"]);
    }

    #[test]
    fn drawing_again_from_stored_results_keeps_tables_and_drops_pictures_that_do_not_fit() {
        let root = tempfile::tempdir().unwrap();
        let tables = vec![("base".to_owned(), fixture::tables())];
        let out = OutFolder::open(root.path()).unwrap();
        write_all(&fixture::run(), &tables, None, None, &out, Look::default()).unwrap();
        drop(out);
        let text = std::fs::read_to_string(root.path().join("results.json")).unwrap();
        let mut results = json::read(&text).unwrap();
        results.options.0[0].1.total.by_name.clear();
        let out = OutFolder::open(root.path()).unwrap();
        write_all(&results, &[], None, None, &out, Look::default()).unwrap();
        assert!(root.path().join("intervals.csv").exists());
        assert!(root.path().join("figures/service_level_by_time.png").exists());
        assert!(!root.path().join("figures/cost_against_service_level.svg").exists());
    }
}
