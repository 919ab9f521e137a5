//! Running a sweep or a shard of it: jobs side by side, each block in the journal as soon as those before it are.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use busyhour::experiment::Threads;
use busyhour::experiment::replicate::in_order;
use busyhour::experiment::sweep::progress::{Progress as Under, Shard};
#[cfg(test)]
use busyhour::experiment::sweep::work::caught;
use busyhour::experiment::sweep::work::{Job, Worker};
use busyhour::results::sweep::Block;
use busyhour::storage::journal::Journal;

use crate::cli::Done;
use crate::cli::fault::{Failure, quietly};
use crate::cli::signals;
use crate::cli::simulate::slug;
use crate::cli::sweep::args::SweepRun;
use crate::cli::sweep::folder::{Folder, belongs, decode, heading};
use crate::cli::sweep::load::{Loaded, load};
use crate::cli::sweep::{Say, merge, shard, warn};
use crate::cli::terminal::{Progress, err, out, warn_unlocked};

/// What is reckoned is safe on disk at the latest after this.
const SAFE: Duration = Duration::from_secs(1);

/// What is said when somebody asks to stop.
const STOPPING: &str = "stopping when the parts under way are done; once more stops at once";
/// What is said at the second.
const STOPPED: &str = "stopped at once; the parts that were done are kept\nto resume, give the same command again";

/// Runs what the command line asks for.
///
/// # Errors
/// See [`Failure`].
pub fn run(arguments: &SweepRun) -> Done {
    let Some(plan) = &arguments.plan else {
        return Err(Failure::Input(
            "there is no plan; write `busyhour sweep PLAN`, or see `busyhour sweep --help`".to_owned(),
        ));
    };
    let shard = shard::shard(arguments)?;
    let loaded = load(plan)?;
    let stem = plan.file_stem().unwrap_or_default().to_string_lossy();
    let path = arguments.out.clone().unwrap_or_else(|| PathBuf::from("output").join(slug(&stem)).join("sweep"));
    // Of many shards one says it for all.
    let say = Say::of(arguments.json, arguments.quiet);
    if shard.number == 1 && say == Say::Words {
        warn(&loaded.sweep);
    }
    signals::listen(STOPPING, STOPPED)?;
    let folder = Folder::begin(&path, &loaded)?;
    let threads = Threads::new(arguments.threads.map(usize::from));
    reckon(&loaded, &folder, shard, &threads, arguments)?;
    if shard == Shard::WHOLE {
        return merge::together(&folder, &loaded, &threads, say);
    }
    if !arguments.quiet {
        out(&format!(
            "shard {} of {} is done; when all are: busyhour sweep merge {}",
            shard.number,
            shard.of,
            path.display()
        ))?;
    }
    Ok(())
}

/// The journal and what it has told so far; or why it cannot be written.
struct Kept<'s> {
    under: Under<'s>,
    journal: Journal,
    synced: Instant,
    failed: Option<Failure>,
}

impl Kept<'_> {
    /// Puts a block into the journal.
    fn keep(&mut self, block: &Block) {
        if self.failed.is_some() {
            return;
        }
        if let Err(failure) = self.try_keep(block) {
            self.failed = Some(failure);
        }
    }

    fn try_keep(&mut self, block: &Block) -> Result<(), Failure> {
        let bytes = block.to_bytes().map_err(|error| Failure::Fault(error.to_string()))?;
        self.journal.append(&bytes)?;
        if self.synced.elapsed() >= SAFE {
            self.journal.sync()?;
            self.synced = now();
        }
        self.under.hear(block).map_err(|wrong| Failure::Fault(format!("blocks out of order: {wrong:?}")))
    }
}

/// Reckons all that a shard has not yet.
fn reckon(loaded: &Loaded, folder: &Folder, shard: Shard, threads: &Threads, arguments: &SweepRun) -> Done {
    let mut kept = resume(loaded, folder, shard)?;
    let bar = Progress::of(kept.under.jobs().1, "parts", arguments.quiet || arguments.json);
    bar.option(&format!("{} points", shard.points(loaded.sweep.points())));
    // A point that panics is a row of the journal, not the end of the process.
    let work = AssertUnwindSafe(|| passes(loaded, &mut kept, threads, &bar, arguments));
    let done = quietly(|| catch_unwind(work));
    let done = done.unwrap_or_else(|_| Err(Failure::Fault("the sweep met a fault of the program".to_owned())));
    bar.finish();
    // What was reckoned before something failed is kept.
    let safe = kept.journal.sync();
    done?;
    safe?;
    match signals::asked().filter(|_| kept.under.pass().is_some()) {
        None => Ok(()),
        Some(signal) => {
            let (done, all) = kept.under.jobs();
            Err(Failure::Interrupted(
                signal,
                format!(
                    "PARTIAL {done} of {all} parts are kept in {}\nto resume, give the same command again",
                    folder.0.display()
                ),
            ))
        }
    }
}

fn passes(loaded: &Loaded, kept: &mut Kept<'_>, threads: &Threads, bar: &Progress, arguments: &SweepRun) -> Done {
    while let Some((pass, done)) = kept.under.pass() {
        let shared = Mutex::new(&mut *kept);
        let stopped = std::sync::atomic::AtomicBool::new(false);
        let job = |worker: &mut Worker<'_>, number: u64| {
            let go_on = signals::asked().is_none() && !stopped.load(std::sync::atomic::Ordering::Relaxed);
            go_on.then(|| block(worker, pass.job(number), arguments))
        };
        let worker = || Worker::new(&loaded.sweep, &loaded.written);
        let fold = |_: u64, block: &Block| {
            let mut kept = shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            kept.keep(block);
            bar.at(kept.under.jobs().0);
            stopped.fetch_or(kept.failed.is_some(), std::sync::atomic::Ordering::Relaxed);
        };
        let bytes = loaded.sweep.bytes(loaded.sweep.chunk);
        in_order(threads, (done, pass.jobs()), bytes, worker, job, Box::new(fold));
        if let Some(failure) = kept.failed.take() {
            return Err(failure);
        }
        if signals::asked().is_some() {
            break;
        }
    }
    Ok(())
}

/// Does a job.
#[cfg(not(test))]
fn block(worker: &mut Worker<'_>, job: Job, _: &SweepRun) -> Block {
    worker.block(job)
}

/// Does a job, or panics as the test wants.
#[cfg(test)]
fn block(worker: &mut Worker<'_>, job: Job, arguments: &SweepRun) -> Block {
    caught(job, || {
        assert!(arguments.panics_at != Some(job.point), "as the test wants");
        worker.found(job)
    })
}

/// Opens the journal of a shard and hears what it holds.
fn resume<'s>(loaded: &'s Loaded, folder: &Folder, shard: Shard) -> Result<Kept<'s>, Failure> {
    let path = folder.journal(shard);
    let mut under = Under::new(&loaded.sweep, shard).map_err(Failure::Input)?;
    let mut wrong: Option<Failure> = None;
    let (journal, found) = Journal::open(&path, &heading(&loaded.identity, shard)?, |bytes| {
        if wrong.is_some() {
            return;
        }
        let heard = decode(&path, bytes).and_then(|block| {
            under.hear(&block).map_err(|unexpected| {
                Failure::Mismatch(format!(
                    "{}: is not what this sweep would have written: {unexpected:?}",
                    path.display()
                ))
            })
        });
        wrong = heard.err();
    })?;
    warn_unlocked(journal.unlocked());
    belongs(&path, &found.heading, &loaded.identity)?;
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    if found.damaged {
        err(&format!(
            "warning: {} was damaged;\n  {} bytes from the first damage on are reckoned again",
            path.display(),
            found.cut
        ));
    }
    Ok(Kept { under, journal, synced: now(), failed: None })
}

/// When the journal was last made safe; no result depends on it.
#[expect(clippy::disallowed_methods, reason = "how much a power cut may cost is a time")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::fs;
    use std::path::Path;
    use std::process::ExitCode;

    use super::*;

    const SCENARIO: &str = "format = 1\ncurrency = 'UAH'\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = '09:00-10:00'\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = '3m'\npatience = '2m'\n\
        [providers.shop]\nkind = 'in_house'\n[groups.own]\nprovider = 'shop'\nskills = ['calls']\nroster = 3\n";
    const PLAN: &str = "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[output]\nformat = 'csv'\n[axes]\n\
        'groups.own.roster' = [1, 2, 3, 4, 5, 6]\n";

    fn sweep(folder: &Path, out: &str, threads: u16, panics_at: Option<u64>) -> Done {
        run(&SweepRun {
            plan: Some(folder.join("plan.toml")),
            shard: None,
            shards: None,
            out: Some(folder.join(out)),
            threads: Some(threads),
            quiet: true,
            json: false,
            panics_at,
        })
    }

    #[test]
    fn a_point_that_panics_is_named_and_costs_no_other() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("shop.toml"), SCENARIO).unwrap();
        fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
        sweep(folder.path(), "whole", 2, None).unwrap();
        // Once more says the same: what failed by a fault is not tried again by itself.
        for (threads, panics_at) in [(1, Some(3)), (2, Some(3)), (2, None)] {
            let out = format!("out{threads}");
            let failure = sweep(folder.path(), &out, threads, panics_at).unwrap_err();
            let Failure::Fault(told) = &failure else { panic!("{failure:?}") };
            assert!(
                told.contains("1 of 6 points failed") && told.contains("Point 3 (groups.own.roster = 4)"),
                "{told}"
            );
            assert!(told.contains("met a fault of the program: as the test wants"), "{told}");
            assert_eq!(failure.tell(), ExitCode::from(70));
            for table in ["points.csv", "replications.csv"] {
                let read = |out: &str| fs::read_to_string(folder.path().join(out).join(table)).unwrap();
                let whole = read("whole");
                let others: Vec<&str> = whole.lines().filter(|line| !line.starts_with("3,")).collect();
                assert_eq!(read(&out).lines().collect::<Vec<_>>(), others, "{table}, {threads} threads");
                assert!(others.len() < whole.lines().count());
            }
            let failed = fs::read_to_string(folder.path().join(&out).join("failed.csv")).unwrap();
            assert_eq!(failed.lines().count(), 2, "{failed}");
        }
    }
}
