//! Files of a sweep that stopped, damaged in every way that disks know: the same result as without, or a refusal that names the file.

use std::fs;
use std::path::{Path, PathBuf};

use busyhour::random::{Luck, Purpose};

use crate::folder::Sweep;

const PLAN: &str = "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[output]\nreplications = false\n[axes]\n\
    'contacts.calls.arrivals.poisson.per_hour' = { from = 20, to = 100, steps = 5 }\n";
/// How many times a file is damaged.
const TIMES: u64 = 400;

/// All files below a folder, by their paths in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Bits turned, an end cut off, something written behind, zeros, a part twice, nothing left.
fn damage(bytes: &[u8], numbers: &mut impl FnMut(usize) -> usize) -> (String, Vec<u8>) {
    let mut bytes = bytes.to_vec();
    // Headings are short and matter most: every second time the damage is at the beginning.
    let most = if numbers(2) == 0 { bytes.len().min(64) } else { bytes.len() };
    let (at, more) = (numbers(most), 1 + numbers(63));
    let how = match numbers(6) {
        0 => {
            bytes[at] ^= 1 << numbers(8);
            "a bit turned"
        }
        1 => {
            bytes.truncate(at);
            "cut"
        }
        2 => {
            bytes.extend((0..more).map(|_| numbers(256) as u8));
            "something behind"
        }
        3 => {
            bytes.iter_mut().skip(at).take(more).for_each(|byte| *byte = 0);
            "zeros"
        }
        4 => {
            bytes.extend_from_within(at..);
            "a part twice"
        }
        _ => {
            bytes.clear();
            "nothing left"
        }
    };
    (format!("{how} at {at}"), bytes)
}

#[test]
fn damaged_files_are_mended_or_refused_by_name() {
    let whole = Sweep::new(PLAN);
    whole.run(&[]).succeeds();
    // Of what says which sweep it is, the names by which plan and scenario were called tell nothing that results rest on.
    let results = |sweep: &Sweep| {
        let mut tables = sweep.tables();
        tables.remove("sweep.json");
        tables
    };
    let expected = results(&whole);
    // What a power cut in the middle of the second half leaves: a journal that ends within a record, no table.
    let stopped = Sweep::new(PLAN);
    stopped.run(&[]).succeeds();
    let journal = stopped.out().join("shards/shard-00001-of-00001.journal");
    let whole_journal = fs::read(&journal).unwrap();
    fs::write(&journal, &whole_journal[..whole_journal.len() * 2 / 3]).unwrap();
    for name in expected.keys() {
        fs::remove_file(stopped.out().join(name)).unwrap();
    }
    let left: Vec<(PathBuf, Vec<u8>)> =
        files(&stopped.out()).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    assert!(left.len() >= 4, "{left:?}");

    let mut stream = Luck::new(1, 0).stream("damage", Purpose::Arrivals);
    let mut numbers = |below: usize| (stream.bits() % below.max(1) as u64) as usize;
    let (mut mended, mut refused) = (0, 0);
    for _ in 0..TIMES {
        fs::remove_dir_all(stopped.out()).unwrap();
        for (path, bytes) in &left {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let (path, bytes) = &left[numbers(left.len())];
        if bytes.is_empty() {
            continue;
        }
        let (how, bytes) = damage(bytes, &mut numbers);
        fs::write(path, bytes).unwrap();
        let what = format!("{}: {how}", path.display());
        let name = path.file_name().unwrap().to_str().unwrap();
        match stopped.run(&[]).either() {
            Ok(()) => {
                mended += 1;
                assert!(results(&stopped) == expected, "{what}: another result");
            }
            Err(told) => {
                refused += 1;
                assert!(told.contains(name) && !told.contains("panicked"), "{what}: {told}");
                assert!(!stopped.out().join("manifest.json").exists(), "{what}: a result in spite of it");
            }
        }
    }
    assert!(mended > TIMES / 8 && refused > TIMES / 8, "{mended} mended, {refused} refused");
}
