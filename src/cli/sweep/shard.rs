//! Which part of a sweep this process runs: as the command line says, or as the engine of a cluster does.

use busyhour::experiment::sweep::progress::Shard;
use busyhour::units::shown;

use crate::cli::fault::Failure;
use crate::cli::sweep::args::SweepRun;

/// Variables in which engines say which of their tasks this is, and whether they count from 0.
///
/// How many tasks there are is never taken from the engine: whoever starts some of an array again gets another number. So a count from 0
/// or 1 must be known beforehand; Slurm's arrays are written as `--array=1-8`.
const ENGINES: [(&str, &str, u64); 6] = [
    ("SLURM_ARRAY_TASK_ID", "Slurm", 1),
    ("SLURM_PROCID", "srun", 0),
    ("HQ_TASK_ID", "HyperQueue", 1),
    ("JOB_COMPLETION_INDEX", "Kubernetes", 0),
    ("AWS_BATCH_JOB_ARRAY_INDEX", "AWS Batch", 0),
    ("OMPI_COMM_WORLD_RANK", "Open MPI", 0),
];

/// The shard that the command line asks for.
///
/// # Errors
/// There is no such shard; `auto` finds no engine, or knows not of how many.
pub fn shard(arguments: &SweepRun) -> Result<Shard, Failure> {
    let wrong = |why: String| Failure::Input(format!("--shard: {why}"));
    match (arguments.shard.as_deref(), arguments.shards) {
        (None, None) => Ok(Shard::WHOLE),
        (None, Some(shards)) => {
            Err(wrong(format!("--shards {shards} says of how many; say which with --shard auto or --shard 1/{shards}")))
        }
        (Some("auto"), None) => {
            Err(wrong("auto needs --shards N: a task that is run again does not know of how many it is".to_owned()))
        }
        (Some("auto"), Some(shards)) => auto(shards, |name| std::env::var(name).ok()).map_err(wrong),
        (Some(text), shards) => {
            let shard = Shard::parse(text).map_err(wrong)?;
            match shards.filter(|shards| *shards != shard.of) {
                Some(shards) => Err(wrong(format!("{text} is not one of the {shards} shards that --shards says"))),
                None => Ok(shard),
            }
        }
    }
}

/// The shard of this task, of so many.
fn auto(shards: u64, variable: impl Fn(&str) -> Option<String>) -> Result<Shard, String> {
    let found = ENGINES.iter().find_map(|(name, engine, first)| Some((variable(name)?, name, engine, first)));
    let Some((value, name, engine, first)) = found else {
        let names: Vec<&str> = ENGINES.iter().map(|(name, _, _)| *name).collect();
        return Err(format!("auto: none of {} is set; say it with --shard I/{shards}", names.join(", ")));
    };
    let number: u64 = value.trim().parse().map_err(|_| format!("auto: {name} is \"{}\", no number", shown(&value)))?;
    let counted = number.saturating_add(1).saturating_sub(*first);
    Shard::new(counted, shards)
        .map_err(|why| format!("auto: {engine} says {name}={number}, counted from {first}: {why}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(name: &'static str, value: &'static str, shards: u64) -> Result<Shard, String> {
        auto(shards, move |asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn tasks_of_each_engine_are_counted_as_it_counts() {
        assert_eq!(of("SLURM_ARRAY_TASK_ID", "8", 8), Shard::new(8, 8));
        assert_eq!(of("HQ_TASK_ID", "1", 8), Shard::new(1, 8));
        for name in ["SLURM_PROCID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX", "OMPI_COMM_WORLD_RANK"] {
            assert_eq!(of(name, "0", 3), Shard::new(1, 3), "{name}");
            assert_eq!(of(name, "2", 3), Shard::new(3, 3), "{name}");
        }
    }

    #[test]
    fn a_task_that_is_none_of_the_shards_is_told() {
        assert!(of("SLURM_ARRAY_TASK_ID", "0", 8).unwrap_err().contains("numbered 1 to 8"));
        assert!(of("JOB_COMPLETION_INDEX", "8", 8).unwrap_err().contains("shard 9 of 8"));
        assert!(of("HQ_TASK_ID", "x", 8).unwrap_err().contains("no number"));
        assert!(of("SLURM_PROCID", "18446744073709551615", 8).unwrap_err().contains("numbered 1 to 8"));
        assert!(of("HOME", "x", 8).unwrap_err().contains("--shard I/8"));
    }
}
