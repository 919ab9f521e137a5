//! A folder with a scenario and records, priced by the program.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

/// A scenario around contracts; the group of the first provider has one agent.
pub fn scenario(provider: &str, terms: &str) -> String {
    format!(
        "format = 1\ncurrency = \"UAH\"\ndecision.vat = \"cost\"\n\
         [calendar]\nstart = 2026-11-01\ndays = 30\ntimezone = \"Europe/Kyiv\"\nopen = \"00:00-24:00\"\n\
         holidays = [{{ date = 2026-11-18, like = \"sun\", open = \"00:00-24:00\" }}]\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = 1 }}\ntalk_time = \"130s\"\n\
         [contacts.english]\nlike = \"calls\"\n\
         [groups.agents]\nprovider = \"{provider}\"\nskills = [\"calls\", \"english\"]\nroster = 1\n{terms}"
    )
}

/// A contract of alfa's: keys of `[contract]` tables become those of the provider.
pub fn alfa(contract: &str) -> String {
    let clauses = contract.replace("[[", "[[providers.alfa.contract.").replace("\n[", "\n[providers.alfa.contract.");
    // Lists have just been named by their whole path.
    let clauses = clauses.replace("[providers.alfa.contract.[providers.alfa.contract.", "[[providers.alfa.contract.");
    scenario("alfa", &format!("[providers.alfa]\nkind = \"outsourced\"\n{clauses}\n"))
}

/// Records with the usual columns.
pub const HEADER: &str = "start,contact,outcome,wait_s,talk_s,wrap_s";

/// Rows of answered calls of so many seconds, a minute apart.
pub fn calls(from: &str, count: usize, seconds: &str) -> String {
    let minute: usize = from[14..16].parse().unwrap();
    let rows = (0..count)
        .map(|n| format!("{}{:02}:{:02},calls,answered,5,{seconds},0\n", &from[..14], (minute + n / 60) % 60, n % 60));
    rows.collect()
}

/// A folder with files.
pub struct Shop {
    folder: tempfile::TempDir,
}

impl Shop {
    /// A scenario and records.
    pub fn new(scenario: &str, calls: &str) -> Shop {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("shop.toml"), scenario).unwrap();
        fs::write(folder.path().join("calls.csv"), calls).unwrap();
        Shop { folder }
    }

    /// A file more.
    pub fn with(self, name: &str, text: &str) -> Shop {
        fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    /// What the program answers.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut all = vec!["price", "shop.toml", "--calls", "calls.csv"];
        if self.folder.path().join("usage.toml").exists() {
            all.extend(["--usage", "usage.toml"]);
        }
        all.extend(arguments);
        Command::new(env!("CARGO_BIN_EXE_busyhour")).args(&all).current_dir(self.folder.path()).output().unwrap()
    }

    /// The invoices of alfa (or who is asked for) by month.
    pub fn invoices(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        let provider = if arguments.contains(&"--provider") || arguments.contains(&"--all") {
            &[][..]
        } else {
            &["--provider", "alfa"]
        };
        all.extend(provider);
        all.extend(arguments);
        let output = self.run(&all);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The invoice of alfa's only month.
    pub fn invoice(&self) -> Invoice {
        let all = self.invoices(&[]);
        let months = all["invoices"]["alfa"].as_object().unwrap();
        assert_eq!(months.len(), 1, "{all}");
        Invoice(months.values().next().unwrap().clone())
    }

    /// What the program says against its inputs; nothing on standard output.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }
}

/// One invoice.
pub struct Invoice(pub Value);

impl Invoice {
    /// Names and amounts of all lines.
    pub fn lines(&self) -> Vec<(String, String)> {
        let lines = self.0["lines"].as_array().unwrap().iter();
        lines.map(|line| (line["line"].as_str().unwrap().to_owned(), money(&line["amount"]))).collect()
    }

    /// The amount of a line.
    pub fn line(&self, name: &str) -> String {
        self.lines()
            .into_iter()
            .find(|(known, _)| known == name)
            .map(|(_, amount)| amount)
            .unwrap_or_else(|| panic!("{name}"))
    }

    /// The quantity of a line.
    pub fn quantity(&self, name: &str) -> f64 {
        let lines = self.0["lines"].as_array().unwrap();
        lines.iter().find(|line| line["line"] == name).unwrap()["quantity"].as_f64().unwrap()
    }

    /// Net, VAT and total.
    pub fn sums(&self) -> [String; 3] {
        ["net", "vat", "total"].map(|name| money(&self.0[name]))
    }
}

/// An amount with two decimals.
pub fn money(value: &Value) -> String {
    format!("{:.2}", value.as_f64().unwrap())
}
