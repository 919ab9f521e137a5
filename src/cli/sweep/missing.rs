//! `busyhour sweep missing`: which shards are not done.

use std::path::Path;

use crate::cli::Done;
use crate::cli::fault::Failure;
use crate::cli::sweep::folder::Folder;
use crate::cli::sweep::merge;
use crate::cli::terminal::out;

/// Prints them as a list that job arrays take; nothing where all are done.
///
/// # Errors
/// There is no sweep, or it is not known of how many shards.
pub fn missing(dir: &Path, shards: Option<u64>) -> Done {
    let folder = Folder::find(dir)?;
    let loaded = folder.load()?;
    let of = match shards {
        Some(0) => return Err(Failure::Input("--shards 0: a sweep has at least one shard".to_owned())),
        Some(of) => of,
        None => merge::shards(&folder)?.ok_or_else(|| {
            Failure::Input(format!(
                "{}: no shards, or shards of different numbers; say of how many with --shards N",
                dir.display()
            ))
        })?,
    };
    let list = merge::lacking(&folder, &loaded, of)?;
    if list.is_empty() { Ok(()) } else { out(&list) }
}
