//! A reader who does each step of a tutorial: types what it says, writes the files that it shows, and looks whether what it shows comes.
//!
//! | block | is |
//! |---|---|
//! | `sh`, `sh exit=2`, `sh stop` | typed: ends well, ends so, is stopped by Ctrl-C once it runs |
//! | `text` | what the command before it shows |
//! | `toml FILE`, `csv FILE` | the whole text of a file that is written |
//! | `diff FILE` | a change of it: lines with `-` go, those with `+` come in their place |
//! | `python` | run, with all before it of the same page |

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::pages::{Block, root};
use crate::shown;

/// What is wrong with a step, and its text anew if only numbers differ.
pub struct Problem {
    pub said: String,
    pub anew: Option<String>,
}

/// Between what Python said before and what it says now.
const MARK: &str = "---- now ----";

pub struct Reader {
    folder: tempfile::TempDir,
    /// What the last command showed; nothing if it was skipped.
    output: Option<String>,
    python: Option<PathBuf>,
    /// All Python so far.
    script: String,
    pub ran: usize,
}

impl Reader {
    /// In a folder that looks like the checkout.
    pub fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["scenarios", "tests/import"] {
            copy(&root().join(part), &folder.path().join(part));
        }
        Self { folder, output: Some(String::new()), python: python(), script: String::new(), ran: 0 }
    }

    pub fn step(&mut self, block: &Block) -> Result<(), Problem> {
        let done = match block.kind() {
            ("sh", how) => self.type_in(&block.text, how),
            ("python", "") => self.run_python(&block.text),
            ("text", "") => return self.look(&block.text),
            ("toml" | "csv", file) if !file.is_empty() => {
                fs::write(self.folder.path().join(file), &block.text).map_err(|problem| problem.to_string())
            }
            ("diff", file) if !file.is_empty() => self.change(file, &block.text),
            ("toml" | "csv" | "sql", "") => Ok(()), // shown to be read
            (kind, how) => Err(format!("no test knows what to do with a block of {kind} {how}")),
        };
        done.map_err(|said| Problem { said, anew: None })
    }

    fn type_in(&mut self, text: &str, how: &str) -> Result<(), String> {
        self.ran += 1;
        let program = Path::new(env!("CARGO_BIN_EXE_busyhour")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        // Ctrl-C reaches the program, not a shell around it.
        let exec = if how == "stop" { "exec " } else { "" };
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("exec 2>&1\nset -e\n{exec}{text}")])
            .current_dir(self.folder.path())
            .env("PATH", path);
        let (wanted, done) = match how {
            "stop" => (0, stopped(shell.stdout(Stdio::piped()).spawn().unwrap())),
            "" => (0, shell.output().unwrap()),
            how => (how.strip_prefix("exit=").unwrap().parse().unwrap(), shell.output().unwrap()),
        };
        let output = String::from_utf8(done.stdout).unwrap();
        if done.status.code() != Some(wanted) {
            return Err(format!("{}\n{text}\n{output}", done.status));
        }
        self.output = Some(output);
        Ok(())
    }

    fn run_python(&mut self, text: &str) -> Result<(), String> {
        let Some(python) = &self.python else {
            println!("skipped, for there is no Python with the packages: {}", text.lines().next().unwrap_or_default());
            self.output = None;
            return Ok(());
        };
        self.ran += 1;
        // What ran before says again what it said; what is new stands behind the mark.
        let script = format!("{}\nprint({MARK:?}, flush=True)\n{text}", self.script);
        let done = Command::new(python).args(["-c", &script]).current_dir(self.folder.path()).output().unwrap();
        if !done.status.success() {
            return Err(String::from_utf8_lossy(&done.stderr).into_owned());
        }
        self.script.push_str(text);
        let output = String::from_utf8(done.stdout).unwrap();
        self.output = output.split_once(&format!("{MARK}\n")).map(|(_, new)| new.to_owned());
        Ok(())
    }

    fn look(&self, text: &str) -> Result<(), Problem> {
        let Some(output) = &self.output else {
            return Ok(());
        };
        let Some(problem) = shown::differs(text, output) else {
            return Ok(());
        };
        Err(Problem { said: format!("{problem}\nThe output is\n{output}"), anew: shown::anew(text, output) })
    }

    fn change(&self, file: &str, diff: &str) -> Result<(), String> {
        let path = self.folder.path().join(file);
        let text = fs::read_to_string(&path).map_err(|problem| problem.to_string())?;
        let side = |gone: char| -> String {
            let kept = diff.lines().filter(|line| !line.starts_with(gone));
            kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (before, after) = (side('+'), side('-'));
        match text.matches(&before).count() {
            1 => fs::write(path, text.replacen(&before, &after, 1)).map_err(|problem| problem.to_string()),
            times => Err(format!("{file} has this {times} times:\n{before}\n{text}")),
        }
    }
}

/// A program that goes on until it is stopped, stopped as soon as it has said something.
fn stopped(mut program: Child) -> Output {
    let mut said = BufReader::new(program.stdout.take().unwrap());
    let mut output = String::new();
    said.read_line(&mut output).unwrap();
    Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
    said.read_to_string(&mut output).unwrap();
    Output { status: program.wait().unwrap(), stdout: output.into_bytes(), stderr: Vec::new() }
}

/// The Python that has what tutorials import, if there is one.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into()));
    let has = Command::new(&python).args(["-c", "import duckdb, numpy, polars"]).output();
    has.is_ok_and(|done| done.status.success()).then_some(python)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &there);
        } else {
            fs::copy(&path, &there).unwrap();
        }
    }
}
