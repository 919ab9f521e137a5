//! Folders that are published whole or not at all, by one process at a time.

use std::io::Write;

use super::*;

const OURS: &[u8] = br#"{ "busyhour": "0.1.0" }"#;

fn files(list: &[(&str, &[u8])]) -> Vec<(String, Content<'static>)> {
    list.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec().into())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn of_many_who_write_a_new_file_one_wins_and_all_see_his() {
    let root = tempfile::tempdir().unwrap();
    for round in 0..100 {
        let path = root.path().join(format!("{round}"));
        let write = |bytes: &'static [u8]| {
            let path = &path;
            move || (publish_new(path, bytes).unwrap(), fs::read(path).unwrap(), bytes)
        };
        let done = std::thread::scope(|scope| {
            [b"one".as_slice(), b"two", b"three"].map(|bytes| scope.spawn(write(bytes))).map(|one| one.join().unwrap())
        });
        let winner: Vec<&[u8]> = done.iter().filter(|(won, ..)| *won).map(|(_, _, bytes)| *bytes).collect();
        assert_eq!(winner.len(), 1);
        assert!(done.iter().all(|(_, seen, _)| seen == winner[0]), "{done:?}");
    }
    assert_eq!(names(root.path()).len(), 100);
}

#[test]
fn a_folder_that_one_of_ours_begins_is_ours_for_all_who_look_meanwhile() {
    const MARKS: Marks = Marks { ours: &["sweep.json"], last: "manifest.json" };
    let root = tempfile::tempdir().unwrap();
    for round in 0..300 {
        let path = root.path().join(format!("{round}"));
        fs::create_dir(&path).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                publish_new(&path.join("sweep.json"), OURS).unwrap();
                fs::write(path.join("inputs"), "").unwrap();
            });
            for _ in 0..20 {
                claim(&path, MARKS).unwrap();
            }
        });
    }
}

#[test]
fn files_appear_with_their_folders_and_nothing_else_is_left() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("a/b");
    let out = OutFolder::open(&path).unwrap();
    out.publish_all(&files(&[("results.json", OURS), ("figures/x.svg", b"<svg/>")]), Vec::new(), &[]).unwrap();
    drop(out);
    assert_eq!(names(&path), ["figures", "results.json"]);
    assert_eq!(names(&path.join("figures")), ["x.svg"]);
    assert_eq!(fs::read(path.join("results.json")).unwrap(), OURS);
}

#[test]
fn a_folder_of_ours_is_written_again_and_obsolete_files_go() {
    let root = tempfile::tempdir().unwrap();
    let out = OutFolder::open(root.path()).unwrap();
    out.publish_all(&files(&[("results.json", OURS), ("old.svg", b"old")]), Vec::new(), &[]).unwrap();
    drop(out);
    let out = OutFolder::open(root.path()).unwrap();
    out.publish_all(&files(&[("results.json", OURS)]), Vec::new(), &["old.svg".to_owned()]).unwrap();
    drop(out);
    assert_eq!(names(root.path()), ["results.json"]);
}

#[test]
fn a_streamed_file_appears_with_the_others_or_not_at_all() {
    let root = tempfile::tempdir().unwrap();
    let out = OutFolder::open(root.path()).unwrap();
    let mut long = out.stream("long.bin").unwrap();
    long.write_all(b"first ").unwrap();
    long.write_all(b"second").unwrap();
    assert!(!root.path().join("long.bin").exists());
    let paths = out.publish_all(&files(&[("results.json", OURS)]), vec![long], &["long.bin".to_owned()]).unwrap();
    assert_eq!(paths.len(), 2);
    assert_eq!(fs::read(root.path().join("long.bin")).unwrap(), b"first second");
    out.stream("dropped.bin").unwrap().write_all(b"never seen").unwrap();
    drop(out);
    assert_eq!(names(root.path()), ["long.bin", "results.json"]);
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_left_alone() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("scenario.toml"), "mine").unwrap();
    let message = OutFolder::open(root.path()).unwrap_err().to_string();
    assert!(message.ends_with("holds other files; choose another --out"), "{message}");
    fs::write(root.path().join("results.json"), "[1]").unwrap();
    assert!(matches!(OutFolder::open(root.path()), Err(Error::NotOurs(_))));
    assert_eq!(names(root.path()), ["results.json", "scenario.toml"]);
}

#[test]
fn a_path_that_is_a_file_or_lies_below_one_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("f");
    fs::write(&file, "x").unwrap();
    assert!(matches!(OutFolder::open(&file), Err(Error::NotAFolder(_))));
    assert!(matches!(OutFolder::open(&file.join("below")), Err(Error::Io { .. })));
}

#[test]
fn a_killed_process_leaves_a_folder_that_is_still_ours() {
    let root = tempfile::tempdir().unwrap();
    for name in [LOCK, ".busyhour-x1y2", "intervals.csv"] {
        fs::write(root.path().join(name), "").unwrap();
    }
    drop(OutFolder::open(root.path()).unwrap());
    assert_eq!(names(root.path()), [LOCK, "intervals.csv"]);
}

#[test]
fn two_writers_of_one_folder_are_told_apart() {
    let root = tempfile::tempdir().unwrap();
    let first = OutFolder::open(root.path()).unwrap();
    let message = OutFolder::open(root.path()).unwrap_err().to_string();
    assert!(message.contains(&format!("in use by pid {}", std::process::id())), "{message}");
    drop(first);
    assert!(names(root.path()).is_empty());
    assert!(OutFolder::open(root.path()).is_ok());
}

#[test]
fn a_full_disk_is_named_with_the_file() {
    let error =
        Error::Io { path: PathBuf::from("out/results.json"), source: io::Error::from(io::ErrorKind::StorageFull) };
    assert_eq!(error.to_string(), "out/results.json: No space left (or no inodes)");
}

#[test]
fn a_published_file_replaces_the_old_one_whole() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("x.csv");
    publish(&path, b"a long first version").unwrap();
    publish(&path, b"short").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"short");
    assert!(publish(&root.path().join("missing/x.csv"), b"").is_err());
}
