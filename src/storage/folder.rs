//! The folder of a scenario: the file itself and those that it names, none from outside.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::document::Files;
use crate::document::text::{SOURCE_BYTES, decode};
use crate::units::shown;

/// Bytes that a CSV file may have at most.
pub const CSV_BYTES: u64 = 256 << 20;

/// A scenario file and the folder in which it lies.
#[derive(Clone, Debug)]
pub struct ScenarioFolder {
    file: PathBuf,
    folder: PathBuf,
}

impl ScenarioFolder {
    /// The folder of a scenario file.
    ///
    /// # Errors
    /// There is no such file, with the scenarios that are there instead.
    pub fn of(file: &Path) -> Result<ScenarioFolder, String> {
        let folder = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        if !file.exists() {
            return Err(format!("{}: no such file{}", file.display(), others(&folder)));
        }
        Ok(ScenarioFolder { file: file.to_owned(), folder })
    }

    /// The bytes of the scenario file.
    ///
    /// # Errors
    /// It is no regular file, too large, or cannot be read.
    pub fn scenario(&self) -> Result<Vec<u8>, String> {
        read(&self.file, SOURCE_BYTES as u64).map_err(|why| format!("{}:1:1: {why}", self.file.display()))
    }
}

impl Files for ScenarioFolder {
    fn text(&self, name: &str) -> Result<String, String> {
        let path = Path::new(name);
        let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        let outside = || format!("\"{}\" leaves the scenario's folder; put the file beside the scenario", shown(name));
        if !path.components().all(inside) {
            return Err(outside());
        }
        let missing = |_| format!("there is no file \"{}\" in {}", shown(name), self.folder.display());
        let real = self.folder.join(path).canonicalize().map_err(missing)?;
        let folder = self.folder.canonicalize().map_err(missing)?;
        if !real.starts_with(&folder) {
            return Err(outside());
        }
        let bytes = read(&real, CSV_BYTES).map_err(|why| format!("\"{}\": {why}", shown(name)))?;
        decode(&bytes).map_err(|why| format!("\"{}\": {why}", shown(name)))
    }
}

/// Reads a regular file of at most so many bytes, without waiting for what never ends.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let facts = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if facts.is_dir() {
        return Err("this is a folder, not a file".to_owned());
    }
    if !facts.is_file() {
        return Err("this is not a regular file".to_owned());
    }
    if facts.len() > most {
        return Err(format!("{:.1} MB exceed the limit of {} MB", facts.len() as f64 / 1e6, most >> 20));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The scenarios that are there, for who mistyped a name.
fn others(folder: &Path) -> String {
    let Ok(entries) = std::fs::read_dir(folder) else { return String::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    names.truncate(12);
    if names.is_empty() { String::new() } else { format!("; in {} there are {}", folder.display(), names.join(", ")) }
}
