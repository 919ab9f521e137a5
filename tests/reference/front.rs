//! Cases of a menu before the queue.

use serde_json::Value;

use crate::cases::{
    Case, Expectation, Wanted, contact, exponential, group, head, number, patience, seconds, stationary,
};

/// A menu that serves some callers, with as many lines as it takes (IVR) or with so many for menu, queue and talk (IVT).
pub fn menu(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let (agents, mean) = (number(&inputs["agents"]), number(&inputs["ivr_mean_s"]));
    let run = stationary(per_hour, number(&inputs["T_s"]), 4e6);
    let trunks = inputs.get("trunks").map(number);
    // Without a bound on lines any law of the menu will do.
    let time = match trunks {
        Some(_) => exponential(mean),
        None => format!("lognormal = {{ mean = {}, cv = 0.7 }}", seconds(mean)),
    };
    let served = 1.0 - number(&inputs["transfer_probability"]);
    let menu = format!("[contacts.calls.ivr]\ntime.{time}\nself_service = {served}\n");
    let mut text = head(&run, 5.0);
    let talk = exponential(number(&inputs["mean_service_s"]));
    text += &contact("calls", per_hour, &talk, patience(inputs).as_deref(), &menu);
    text += &group("agents", agents, "[\"calls\"]");
    text += &format!("[trunks.city]\nlines = {}\ncarries = [\"calls\"]\n", trunks.unwrap_or(100_000.0));
    let mut wanted = Wanted::new(outputs);
    wanted.queue("calls");
    wanted.add("occupancy", "groups.agents.occupancy");
    wanted.add("p_block", "contacts.calls.blocking");
    wanted.scaled("agent_arrivals_per_hour", "contacts.calls.offered", 1.0 / run.hours() / per_hour);
    wanted.list.iter_mut().filter(|one| one.path.ends_with(".offered")).for_each(|one| one.exact /= per_hour);
    // Whoever is in the menu, in the queue or in a talk holds one line.
    let held = [number(&outputs["ivr_mean_occupancy"]), number(&outputs["lq"]), agents * number(&outputs["occupancy"])];
    let path = "trunks.city.lines_busy".to_owned();
    wanted.list.push(Expectation { path, exact: held.iter().sum(), scale: 1.0 });
    wanted.list.retain(|one| one.exact > 0.0);
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}
