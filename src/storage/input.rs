//! Files that the command line names: records, quantities, invoices.
//!
//! In: a path as the user gave it. Out: its bytes, or why they cannot be had. Any folder will do, pipes too; devices are not
//! opened.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::document::value::nearest;
use crate::storage::folder::LOOKED_AT;
use crate::units::shown;

/// Bytes that one file may have: about ten million records.
pub const INPUT_BYTES: u64 = 1 << 30;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The path is wrong: there is nothing, or nothing that is read.
    Wrong(String),
    /// The system failed.
    Failed(String),
}

/// The bytes of a file.
///
/// # Errors
/// There is no such file (with the nearest), it is a folder or a device, too large, or cannot be read.
pub fn input(path: &Path) -> Result<Vec<u8>, Unread> {
    let name = path.display();
    let facts = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Unread::Wrong(format!("{name}: no such file{}", beside(path))),
        _ => Unread::Failed(format!("{name}: {error}")),
    })?;
    if !is_read(&facts) {
        let what = if facts.is_dir() { "a folder" } else { "not a regular file" };
        return Err(Unread::Wrong(format!("{name}: this is {what}; name a file")));
    }
    let too_large = || Unread::Wrong(format!("{name}: larger than {} MiB; split it by month", INPUT_BYTES >> 20));
    if facts.len() > INPUT_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(facts.len() as usize + 1);
    let failed = |error: std::io::Error| Unread::Failed(format!("{name}: {error}"));
    // It may grow while it is read.
    File::open(path).map_err(failed)?.take(INPUT_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > INPUT_BYTES { Err(too_large()) } else { Ok(bytes) }
}

/// Whether it is a file or a pipe.
fn is_read(facts: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if facts.file_type().is_fifo() {
            return true;
        }
    }
    facts.is_file()
}

/// The file beside a misspelt one that looks like it.
fn beside(path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return String::new() };
    let Ok(entries) = fs::read_dir(folder) else { return format!("; there is no folder {}", folder.display()) };
    let names = entries.take(LOOKED_AT).filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort();
    nearest(name, names.iter().map(String::as_str))
        .map_or(String::new(), |near| format!("; did you mean \"{}\"?", shown(near)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_what_is_none_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("calls.csv"), "a,b\n").unwrap();
        assert_eq!(input(&folder.path().join("calls.csv")).unwrap(), b"a,b\n");
        for (name, word) in
            [("cals.csv", "did you mean \"calls.csv\"?"), ("", "this is a folder"), ("no/such.csv", "no folder")]
        {
            let Err(Unread::Wrong(why)) = input(&folder.path().join(name)) else { panic!("{name}") };
            assert!(why.contains(word), "{name}: {why}");
        }
        #[cfg(unix)]
        assert!(matches!(input(Path::new("/dev/zero")), Err(Unread::Wrong(_))));
    }
}
