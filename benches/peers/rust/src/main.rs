//! `peers SIMULATOR WORKLOAD REPLICATIONS SEED`: one line of JSON for each replication.

mod centre;
mod nexosim_peer;
mod odem_peer;
mod simcore_peer;
mod workload;

use std::error::Error;

use cpu_time::ProcessTime;
use workload::{Tally, Workload};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let [_, simulator, file, replications, seed] = words.as_slice() else {
        return Err("usage: peers SIMULATOR WORKLOAD REPLICATIONS SEED".into());
    };
    let simulate: fn(&Workload, u64) -> Result<Tally, Box<dyn Error>> = match simulator.as_str() {
        "nexosim" => nexosim_peer::simulate,
        "odem-rs" => odem_peer::simulate,
        "simcore" => simcore_peer::simulate,
        _ => return Err("the simulators are nexosim, odem-rs and simcore".into()),
    };
    let work = Workload::parse(&std::fs::read_to_string(file)?).ok_or("the workload cannot be read")?;
    let (replications, seed): (u64, u64) = (replications.parse()?, seed.parse()?);
    for number in seed..seed + replications {
        let start = ProcessTime::try_now()?;
        let tally = simulate(&work, number)?;
        let seconds = start.try_elapsed()?.as_secs_f64();
        let types: Vec<String> = tally
            .types
            .iter()
            .map(|sums| format!("[{}, {}, {}, {:.3}]", sums.offered, sums.abandoned, sums.within, sums.wait))
            .collect();
        println!("{{\"contacts\": {}, \"cpu_s\": {seconds:.6}, \"types\": [{}]}}", tally.contacts, types.join(", "));
    }
    Ok(())
}
