//! A folder with a plan and its scenario, and the program run on it as a user would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A morning of calls and mails, by own people or by a vendor.
pub const SHOP: &str = "format = 1\ncurrency = 'UAH'\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = '09:00-12:00'\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = '3m'\npatience = '2m'\nvalue = { margin = 5, conversion = 0.5 }\n\
    [contacts.mails]\ndirection = 'back_office'\narrivals.poisson = { per_hour = 5 }\ntalk_time = '4m'\ndue = '1h'\n\
    [providers.shop]\nkind = 'in_house'\ncosts.wage_per_hour = 100\n\
    [providers.alfa]\nkind = 'outsourced'\n[[providers.alfa.contract.per_minute]]\nprice = 3\n\
    [groups.own]\nprovider = 'shop'\nskills = ['calls', 'mails']\nroster = 3\n\
    [groups.alfa]\nprovider = 'alfa'\nskills = ['calls']\nroster = 0\n\
    [options.own]\n[options.vendor]\nset = { 'groups.alfa.roster' = 2 }\n[run]\nreplications = 5\n";

/// A folder of its own.
pub struct Sweep {
    folder: tempfile::TempDir,
}

impl Sweep {
    /// With this plan.
    pub fn new(plan: &str) -> Sweep {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
        fs::write(folder.path().join("plan.toml"), plan).unwrap();
        Sweep { folder }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where results go.
    pub fn out(&self) -> PathBuf {
        self.path().join("out")
    }

    fn sweep(&self, arguments: &[&str]) -> Ended {
        let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
        Ended(program.arg("sweep").args(arguments).current_dir(self.path()).output().unwrap())
    }

    /// `sweep plan.toml`.
    pub fn run(&self, more: &[&str]) -> Ended {
        self.sweep(&[&["plan.toml", "--out", "out"], more].concat())
    }

    /// `sweep plan plan.toml`.
    pub fn plan(&self) -> Ended {
        self.sweep(&["plan", "plan.toml"])
    }

    /// `sweep merge`.
    pub fn merge(&self, more: &[&str]) -> Ended {
        self.sweep(&[&["merge", "out"], more].concat())
    }

    /// `sweep missing`.
    pub fn missing(&self, more: &[&str]) -> Ended {
        self.sweep(&[&["missing", "out"], more].concat())
    }

    /// A journal.
    pub fn journal(&self, name: &str) -> Vec<u8> {
        fs::read(self.out().join("shards").join(name)).unwrap()
    }

    /// A journal with a text of its heading replaced by one as long, and the checksum made to fit.
    pub fn forged(&self, name: &str, from: &str, to: &str) -> Vec<u8> {
        let bytes = self.journal(name);
        let start = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let length = u32::from_le_bytes(bytes[start..start + 4].try_into().unwrap()) as usize;
        let (head, rest) = (start + 8, start + 8 + length);
        let heading = String::from_utf8(bytes[head..rest].to_vec()).unwrap().replace(from, to);
        assert_eq!(heading.len(), length);
        let checksum = crc32c::crc32c_append(crc32c::crc32c(&bytes[start..start + 4]), heading.as_bytes());
        [&bytes[..start + 4], &checksum.to_le_bytes(), heading.as_bytes(), &bytes[rest..]].concat()
    }

    /// All that was put together, by name.
    pub fn tables(&self) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(self.out()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
    }
}

/// A program that has ended.
pub struct Ended(Output);

impl Ended {
    /// Whether it ended well, or what it said on standard error.
    pub fn either(self) -> Result<(), String> {
        if self.0.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&self.0.stderr).into_owned()) }
    }

    /// What it said on standard output, and warnings; it must have ended well.
    pub fn succeeds(self) -> String {
        let told = String::from_utf8_lossy(&self.0.stderr);
        assert!(self.0.status.success(), "{:?} {told}", self.0.status);
        format!("{told}{}", String::from_utf8_lossy(&self.0.stdout))
    }

    /// What it said on standard error; it must have ended with this code.
    pub fn fails(self, code: i32) -> String {
        let told = String::from_utf8_lossy(&self.0.stderr).into_owned();
        assert_eq!(self.0.status.code(), Some(code), "{told}{}", String::from_utf8_lossy(&self.0.stdout));
        assert!(!told.contains("panicked"), "{told}");
        told
    }
}

/// The rows of a CSV file, each by column.
pub fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| heads.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect())
        .collect()
}
