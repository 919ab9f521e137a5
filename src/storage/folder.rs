//! The folder of a scenario: the file itself, those that it names, and nothing outside.
//!
//! In: a path from the command line, names relative to the scenario. Out: texts, or why they cannot be had. Symbolic links are followed only within
//! the folder; devices and pipes are not opened.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::document::Files;
use crate::document::text::SOURCE_BYTES;
use crate::document::value::nearest;
use crate::units::shown;

/// Bytes in one file.
pub const FILE_BYTES: u64 = 256 << 20;
/// Files looked through for a name like a misspelt one.
pub(super) const LOOKED_AT: usize = 1000;

/// The folder in which a scenario stands.
#[derive(Clone, Debug)]
pub struct ScenarioFolder {
    file: PathBuf,
    folder: PathBuf,
}

impl ScenarioFolder {
    /// The folder of the scenario at `scenario`, a path as the user gave it.
    pub fn of(scenario: &Path) -> ScenarioFolder {
        let folder = scenario.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        ScenarioFolder { file: scenario.to_owned(), folder: folder.to_owned() }
    }

    /// The bytes of the scenario file.
    ///
    /// # Errors
    /// There is no such file (with those that are there), it is no regular file, too large, or cannot be read.
    pub fn scenario(&self) -> Result<Vec<u8>, String> {
        let shown = self.file.display();
        let facts = fs::metadata(&self.file).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => format!("{shown}: no such file{}", self.other_scenarios()),
            _ => format!("{shown}: {error}"),
        })?;
        if !facts.is_file() {
            let what = if facts.is_dir() { "a folder" } else { "not a regular file" };
            return Err(format!("{shown}: this is {what}; name a scenario file"));
        }
        if facts.len() > SOURCE_BYTES as u64 {
            let size = size(facts.len());
            let limit = SOURCE_BYTES >> 20;
            return Err(format!(
                "{shown}:1:1: {size} exceed the limit of {limit} MiB for a scenario; put long tables into CSV files"
            ));
        }
        fs::read(&self.file).map_err(|error| format!("{shown}: {error}"))
    }

    /// The scenarios that are there, for who mistyped a name.
    fn other_scenarios(&self) -> String {
        let Ok(entries) = fs::read_dir(&self.folder) else { return String::new() };
        let names = entries.take(LOOKED_AT).filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
        names.sort();
        names.truncate(12);
        if names.is_empty() {
            String::new()
        } else {
            format!("; in {} there are {}", self.folder.display(), names.join(", "))
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Why it cannot be had, as a sentence without a full stop.
    fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        let path = self.path(name)?;
        let failed = |error: std::io::Error| format!("the file \"{}\" cannot be read: {error}", shown(name));
        let length = fs::metadata(&path).map_err(failed)?.len();
        let too_large = || format!("the file \"{}\" is larger than {} MiB", shown(name), FILE_BYTES >> 20);
        if length > FILE_BYTES {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        // It may grow while it is read.
        File::open(&path).map_err(failed)?.take(FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
    }

    /// The file's real path, within the folder and a regular file.
    fn path(&self, name: &str) -> Result<PathBuf, String> {
        let relative = Path::new(name);
        if name.trim().is_empty() || name.contains('\0') {
            return Err(format!("\"{}\" is no file name", shown(name)));
        }
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !inside || name.contains('\\') || name.contains(':') {
            return Err(format!(
                "the file \"{}\" may not leave the scenario's folder; name it relative to the scenario, with \"/\"",
                shown(name)
            ));
        }
        let folder =
            self.folder.canonicalize().map_err(|error| format!("the scenario's folder cannot be read: {error}"))?;
        let path = folder.join(relative).canonicalize().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => self.missing(name),
            _ => format!("the file \"{}\" cannot be read: {error}", shown(name)),
        })?;
        if !path.starts_with(&folder) {
            return Err(format!("the file \"{}\" is a link out of the scenario's folder", shown(name)));
        }
        if !path.is_file() {
            return Err(format!("\"{}\" is not a regular file", shown(name)));
        }
        Ok(path)
    }

    fn missing(&self, name: &str) -> String {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let beside: Vec<String> = fs::read_dir(self.folder.join(folder))
            .map(|entries| {
                entries.take(LOOKED_AT).filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
            })
            .unwrap_or_default();
        let hint = match nearest(file, beside.iter().map(String::as_str)) {
            Some(near) if folder.is_empty() => format!("; did you mean \"{}\"?", shown(near)),
            Some(near) => format!("; did you mean \"{}/{}\"?", shown(folder), shown(near)),
            None => String::new(),
        };
        format!("there is no file \"{}\" in the scenario's folder{hint}", shown(name))
    }
}

/// Bytes for a message.
fn size(bytes: u64) -> String {
    let (number, unit) = if bytes < 1_000_000_000 { (1e6, "MB") } else { (1e9, "GB") };
    format!("{:.1} {unit}", bytes as f64 / number)
}

impl Files for ScenarioFolder {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        self.read(name)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_reads_its_own_folder_and_nothing_else() {
        let outside = tempfile::tempdir().unwrap();
        let inside = outside.path().join("shop");
        fs::create_dir_all(inside.join("profiles")).unwrap();
        fs::write(outside.path().join("secret.csv"), "secret").unwrap();
        fs::write(inside.join("profiles/weekday.csv"), "\u{FEFF}a,b\n1,2\n").unwrap();
        fs::write(inside.join("latin.csv"), b"caf\xE9").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.csv", inside.join("out.csv")).unwrap();
            std::os::unix::fs::symlink("profiles/weekday.csv", inside.join("in.csv")).unwrap();
        }
        let files = ScenarioFolder::of(&inside.join("shop.toml"));
        assert_eq!(files.text("profiles/weekday.csv").as_deref(), Ok("a,b\n1,2\n"));
        assert_eq!(files.text("./profiles/weekday.csv").as_deref(), Ok("a,b\n1,2\n"));
        #[cfg(unix)]
        assert_eq!(files.text("in.csv").as_deref(), Ok("a,b\n1,2\n"));
        let absolute = outside.path().join("secret.csv").to_string_lossy().into_owned();
        for (name, word) in [
            ("../secret.csv", "may not leave"),
            ("profiles/../../secret.csv", "may not leave"),
            (absolute.as_str(), "may not leave"),
            ("..\\secret.csv", "may not leave"),
            ("C:secret.csv", "may not leave"),
            ("profiles", "not a regular file"),
            ("", "no file name"),
            ("a\0b", "no file name"),
            ("latin.csv", "not UTF-8"),
            ("profiles/weekdy.csv", "did you mean \"profiles/weekday.csv\"?"),
            ("nothing-like-it.csv", "there is no file"),
        ] {
            let message = files.text(name).unwrap_err();
            assert!(message.contains(word), "{name}: {message}");
        }
        #[cfg(unix)]
        assert!(files.text("out.csv").unwrap_err().contains("link out of"));
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_not_opened() {
        let folder = ScenarioFolder::of(Path::new("/dev/scenario.toml"));
        assert!(folder.text("zero").unwrap_err().contains("not a regular file"));
    }
}
