//! Reference cases as scenario text, and which figure of the results each exact value is.

use serde_json::Value;

/// A case that a scenario can express.
pub struct Case {
    pub id: String,
    pub text: String,
    pub replications: u64,
    pub expected: Vec<Expectation>,
}

/// How many times as long as cases are written for they run: four, or what `BUSYHOUR_ORACLES` says.
fn length() -> u64 {
    std::env::var("BUSYHOUR_ORACLES").ok().and_then(|times| times.parse().ok()).unwrap_or(4)
}

impl Case {
    /// The case with as many replications as make most of its comparisons sharp.
    pub fn longer(self) -> Case {
        Case { replications: self.replications * length(), ..self }
    }
}

/// A figure of the results, times `scale`, and its exact value.
pub struct Expectation {
    pub path: String,
    pub exact: f64,
    pub scale: f64,
}

/// A stationary queue: days of the calendar, and the hours of it that are warm-up.
pub struct Stationary {
    days: u32,
    warm_up: u32,
    pub replications: u64,
    target: f64,
}

/// A case, or none where the model does not (yet) know it.
pub fn case(known: &Value) -> Option<Case> {
    let id = known["id"].as_str()?.to_owned();
    let (inputs, outputs) = (&known["inputs"], &known["outputs"]);
    let kind = id.split('-').next()?;
    match kind {
        "EB" => Some(loss(&id, inputs, outputs)),
        "EC" | "EA" | "GP" | "BK" | "TK" | "MDC" | "PH" | "MG1" => Some(pool(kind, &id, inputs, outputs)),
        "PR1" | "PRC" | "PRA" | "PRP" => priorities(&id, known["model"].as_str()?, inputs, outputs),
        "NM" => n_model(&id, inputs, outputs),
        "XM" => Some(x_model(&id, inputs, outputs)),
        "IV" => Some(inverted_v(&id, inputs, outputs)),
        "VS" => Some(split(&id, inputs, outputs)),
        "VO" => Some(overflow(&id, inputs, outputs)),
        "RT" => Some(redials(&id, inputs, outputs)),
        "BL" => Some(blending(&id, inputs, outputs)),
        "IVR" | "IVT" => Some(crate::front::menu(&id, inputs, outputs)),
        "TR" => Some(transfers(&id, inputs, outputs)),
        "TV" | "DSTV" => Some(day(&id, inputs, outputs)),
        "DS" => Some(busy_days(&id, inputs, outputs)),
        _ => None,
    }
}

pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

pub fn seconds(value: f64) -> String {
    format!("\"{value}s\"")
}

/// About three million contacts, in replications long against the memory of the queue.
pub fn stationary(per_hour: f64, target: f64, contacts: f64) -> Stationary {
    // A queue with few calls forgets slowly: its warm-up is as long as the part that counts; a busy one forgets in hours.
    let counted = (6000.0 / (24.0 * per_hour)).ceil().clamp(1.0, 60.0);
    let (days, warm_up) = if counted > 1.0 { (2.0 * counted, 24.0 * counted) } else { (1.0, 6.0) };
    let replications = (contacts / ((24.0 * days - warm_up) * per_hour)).ceil().clamp(60.0, 2500.0);
    Stationary { days: days as u32, warm_up: warm_up as u32, replications: replications as u64, target }
}

impl Stationary {
    /// Hours that count.
    pub fn hours(&self) -> f64 {
        f64::from(24 * self.days - self.warm_up)
    }
}

pub fn head(stationary: &Stationary, short: f64) -> String {
    format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = {}\nopen = \"00:00-24:00\"\ninterval = \"30m\"\n\
         [target]\nanswer_within = {}\nshare = 0.8\nshort_abandon = {}\n[run]\nreplications = {}\nwarm_up = \"{}h\"\n[providers.shop]\nkind = \"in_house\"\n",
        stationary.days,
        seconds(stationary.target),
        seconds(short),
        stationary.replications,
        stationary.warm_up,
    )
}

pub fn contact(name: &str, per_hour: f64, talk: &str, patience: Option<&str>, more: &str) -> String {
    let patience = patience.map_or(String::new(), |law| format!("patience.{law}\n"));
    format!("[contacts.{name}]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.{talk}\n{patience}{more}\n")
}

pub fn group(name: &str, agents: f64, skills: &str) -> String {
    format!("[groups.{name}]\nprovider = \"shop\"\nskills = {skills}\nroster = {agents}\n")
}

pub fn exponential(mean: f64) -> String {
    format!("exponential = {{ mean = {} }}", seconds(mean))
}

pub fn patience(inputs: &Value) -> Option<String> {
    inputs.get("mean_patience_s").and_then(Value::as_f64).map(exponential)
}

/// Collects expectations from outputs by name.
pub struct Wanted<'v> {
    outputs: &'v Value,
    pub list: Vec<Expectation>,
}

impl Wanted<'_> {
    pub fn new(outputs: &Value) -> Wanted<'_> {
        Wanted { outputs, list: Vec::new() }
    }

    pub fn add(&mut self, name: &str, path: &str) {
        self.scaled(name, path, 1.0);
    }

    pub fn scaled(&mut self, name: &str, path: &str, scale: f64) {
        if let Some(exact) = self.outputs.get(name).and_then(Value::as_f64) {
            self.list.push(Expectation { path: path.to_owned(), exact, scale });
        }
    }

    /// The names that most queues share.
    pub fn queue(&mut self, contact: &str) {
        let names = [
            ("p_wait", "delayed"),
            ("p_abandon", "abandonment"),
            ("e_wait", "wait"),
            ("e_wait_served", "asa"),
            ("lq", "queue_length"),
            ("sl1", "service_level"),
            ("sl2", "service_level_of_answered"),
            ("sl3", "service_level_less_in_time"),
            ("sl4", "service_level_with_abandons"),
            ("sl3_short", "service_level_less_short"),
            ("sl", "service_level"),
            ("asa", "asa"),
        ];
        for (name, measure) in names {
            self.add(name, &format!("contacts.{contact}.{measure}"));
        }
    }
}

fn loss(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let run = stationary(per_hour, 20.0, 2e6);
    let mut text = head(&run, 5.0);
    // Insensitive to the law: a lognormal one.
    let law = format!("lognormal = {{ mean = {}, cv = 1.3 }}", seconds(number(&inputs["mean_service_s"])));
    text += &contact("calls", per_hour, &law, None, "");
    text += &group("agents", number(&inputs["agents"]), "[\"calls\"]");
    text += &format!("[trunks.city]\nlines = {}\ncarries = [\"calls\"]\n", number(&inputs["trunks"]));
    let mut wanted = Wanted::new(outputs);
    wanted.add("p_block", "contacts.calls.blocking");
    wanted.add("occupancy", "groups.agents.occupancy");
    wanted.add("carried_erlangs", "groups.agents.busy_agents");
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn law_of(value: &Value) -> String {
    match value["law"].as_str().unwrap() {
        "deterministic" => format!("uniform = {{ from = {0}, to = {0} }}", seconds(number(&value["value_s"]))),
        "hyperexponential" => {
            let list = |name: &str| value[name].as_array().unwrap().iter().map(|v| v.to_string()).collect::<Vec<_>>();
            let means: Vec<String> = list("means_s").iter().map(|mean| format!("\"{mean}s\"")).collect();
            format!("hyperexponential = {{ shares = [{}], means = [{}] }}", list("p").join(", "), means.join(", "))
        }
        "gamma" => format!(
            "gamma = {{ mean = {}, cv = {} }}",
            seconds(number(&value["mean_s"])),
            1.0 / number(&value["shape"]).sqrt()
        ),
        "Erlang-2" => format!("erlang = {{ mean = {}, phases = 2 }}", seconds(number(&value["mean_s"]))),
        _ => format!("lognormal = {{ mean = {}, cv = {} }}", seconds(number(&value["mean_s"])), number(&value["cv"])),
    }
}

fn pool(kind: &str, id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let target = inputs.get("T_s").map_or(20.0, number);
    // Near saturation without patience the queue remembers for hours: more contacts for the same error.
    let heavy = matches!(
        id,
        "EC-07"
            | "EC-09"
            | "EC-11"
            | "EC-01"
            | "MG1-01"
            | "MG1-02"
            | "MG1-03"
            | "MG1-04"
            | "MDC-05"
            | "MDC-03"
            | "PH-05"
    );
    let run = stationary(
        per_hour,
        target,
        if id == "EC-09" {
            24e6
        } else if heavy {
            8e6
        } else {
            3e6
        },
    );
    let mut text = head(&run, inputs.get("short_abandon_s").map_or(5.0, number));
    let mean = inputs.get("mean_service_s").or(inputs.get("service_s_constant")).map(number);
    let mut wrap = String::new();
    let talk = match (kind, id) {
        ("MDC", _) | (_, "MG1-02") => format!("uniform = {{ from = {0}, to = {0} }}", seconds(mean.unwrap())),
        (_, "MG1-03") => format!("erlang = {{ mean = {}, phases = 3 }}", seconds(mean.unwrap())),
        ("PH", _) if inputs["service"]["law"].as_str().unwrap().starts_with("talk") => {
            let law = inputs["service"]["law"].as_str().unwrap();
            let means: Vec<f64> =
                law.split("mean ").skip(1).map(|part| part.split(')').next().unwrap().parse().unwrap()).collect();
            wrap = format!("wrap_up.{}\n", exponential(means[1]));
            exponential(means[0])
        }
        _ if inputs.get("service").is_some() => law_of(&inputs["service"]),
        _ => exponential(mean.unwrap()),
    };
    let patience = match inputs.get("patience") {
        Some(law) => Some(law_of(law)),
        None => patience(inputs),
    };
    let zero = inputs.get("patience").and_then(|law| law.get("p0")).or(inputs.get("balk_probability")).map(number);
    let balks = zero.map_or(String::new(), |share| format!("balks = {{ queue = 0, share = {share} }}\n"));
    text += &contact("calls", per_hour, &talk, patience.as_deref(), &(wrap + &balks));
    text += &group("agents", inputs.get("agents").map_or(1.0, number), "[\"calls\"]");
    if let Some(trunks) = inputs.get("trunks") {
        text += &format!("[trunks.city]\nlines = {}\ncarries = [\"calls\"]\n", number(trunks));
    }
    let mut wanted = Wanted::new(outputs);
    if kind == "TK" {
        wanted.add("p_block", "contacts.calls.blocking");
        wanted.add("p_wait_excl_blocked", "contacts.calls.delayed");
        wanted.add("p_abandon_excl_blocked", "contacts.calls.abandonment");
        wanted.add("sl1_excl_blocked", "contacts.calls.service_level");
        wanted.add("sl3_excl_blocked", "contacts.calls.service_level_less_in_time");
        wanted.add("sl4_excl_blocked", "contacts.calls.service_level_with_abandons");
        wanted.add("sl1", "contacts.calls.service_level_with_blocked");
        wanted.add("sl2", "contacts.calls.service_level_of_answered");
        wanted.add("e_wait", "contacts.calls.wait");
        wanted.add("e_wait_served", "contacts.calls.asa");
        wanted.add("lq", "contacts.calls.queue_length");
    } else if kind == "BK" {
        // A balking call waits nothing, so it is not among the delayed.
        for (name, measure) in [
            ("p_abandon", "abandonment"),
            ("e_wait", "wait"),
            ("e_wait_served", "asa"),
            ("lq", "queue_length"),
            ("sl1", "service_level"),
            ("sl2", "service_level_of_answered"),
            ("sl3", "service_level_less_in_time"),
            ("sl4", "service_level_with_abandons"),
            ("p_balk", "balk"),
        ] {
            if measure != "balk" {
                wanted.add(name, &format!("contacts.calls.{measure}"));
            }
        }
    } else if kind == "MG1" {
        wanted.add("p_wait", "contacts.calls.delayed");
        wanted.add("e_wait", "contacts.calls.asa");
        wanted.add("lq", "contacts.calls.queue_length");
        wanted.add("sl_20", "contacts.calls.service_level");
        wanted.add("sl_300", "contacts.calls.curve.300");
    } else {
        wanted.queue("calls");
        if zero.is_some() {
            wanted.list.retain(|expectation| !expectation.path.ends_with("delayed"));
        }
        wanted.add("wait_q90_all", "contacts.calls.wait_p90");
    }
    wanted.add("occupancy", "groups.agents.occupancy");
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn priorities(id: &str, model: &str, inputs: &Value, outputs: &Value) -> Option<Case> {
    let preemptive = model.contains("preemptive-resume") || id.starts_with("PRP");
    let rates: Vec<f64> = inputs["lambda_per_hour"].as_array()?.iter().map(number).collect();
    let run = stationary(
        rates.iter().sum(),
        inputs.get("T_s").map_or(20.0, number),
        if id.starts_with("PRA") { 3e6 } else { 12e6 },
    );
    let mut text = head(&run, 5.0);
    let mut skills = Vec::new();
    for (index, rate) in rates.iter().enumerate() {
        let mean = inputs["mean_service_s"].get(index).map_or_else(|| number(&inputs["mean_service_s"]), number);
        let talk = match inputs.get("service_laws").map(|laws| laws[index].as_str().unwrap()) {
            Some("deterministic") => format!("uniform = {{ from = {0}, to = {0} }}", seconds(mean)),
            Some("Erlang-2") => format!("erlang = {{ mean = {}, phases = 2 }}", seconds(mean)),
            _ => exponential(mean),
        };
        let patience = inputs.get("mean_patience_s").and_then(|p| p[index].as_f64()).map(exponential);
        text += &contact(
            &format!("c{}", index + 1),
            *rate,
            &talk,
            patience.as_deref(),
            &format!(
                "priority = {}\n{}",
                index + 1,
                if preemptive { breaks_off(index, rates.len()) } else { String::new() }
            ),
        );
        skills.push(format!("\"c{}\"", index + 1));
    }
    text += &group("agents", inputs.get("agents").map_or(1.0, number), &format!("[{}]", skills.join(", ")));
    let mut expected = Vec::new();
    for index in 0..rates.len() {
        let name = format!("c{}", index + 1);
        if let Some(class) = outputs.get(format!("class{}", index + 1)) {
            let mut wanted = Wanted::new(class);
            wanted.queue(&name);
            expected.extend(wanted.list);
        } else if preemptive {
            // A sojourn is the wait, what it is broken off for, and the service; a service broken off is as long as drawn.
            let path = format!("contacts.{name}.asa+contacts.{name}.interrupted_time+contacts.{name}.handle_time");
            let sojourn = outputs.get(format!("e_sojourn{}", index + 1)).unwrap_or(&outputs["e_sojourn"][index]);
            expected.push(Expectation { path, exact: number(sojourn), scale: 1.0 });
        } else {
            expected.push(Expectation {
                path: format!("contacts.{name}.asa"),
                exact: number(&outputs["e_wait"][index]),
                scale: 1.0,
            });
        }
    }
    let mut wanted = Wanted::new(outputs);
    wanted.add("occupancy", "groups.agents.occupancy");
    wanted.add("p_wait", "total.delayed");
    wanted.add("sl_high", "contacts.c1.service_level");
    wanted.add("sl_low", "contacts.c2.service_level");
    expected.extend(wanted.list);
    Some(Case { id: id.to_owned(), text, replications: run.replications, expected })
}

/// A class breaks off all below it.
fn breaks_off(class: usize, classes: usize) -> String {
    let below: Vec<String> = (class + 1..classes).map(|other| format!("\"c{}\"", other + 1)).collect();
    if below.is_empty() { String::new() } else { format!("interrupts = [{}]\n", below.join(", ")) }
}

fn two_types(inputs: &Value, factor: &str) -> (Stationary, Vec<f64>, Vec<Option<String>>) {
    let rates: Vec<f64> = inputs["lambda_per_hour"].as_array().unwrap().iter().map(number).collect();
    let patience = inputs[factor].as_array().unwrap().iter().map(|mean| mean.as_f64().map(exponential)).collect();
    (stationary(rates.iter().sum(), number(&inputs["T_s"]), 4e6), rates, patience)
}

fn n_model(id: &str, inputs: &Value, outputs: &Value) -> Option<Case> {
    let (run, rates, patience) = two_types(inputs, "mean_patience_s");
    let mut text = head(&run, 5.0);
    let specialist = number(&inputs["mean_service_s_specialist_type1"]);
    text += &contact("type1", rates[0], &exponential(specialist), patience[0].as_deref(), "");
    text += &contact(
        "type2",
        rates[1],
        &exponential(number(&inputs["mean_service_s_generalist_type2"])),
        patience[1].as_deref(),
        "",
    );
    text += &group("specialist", number(&inputs["agents_specialist"]), "[\"type1\"]");
    let first = number(&inputs["generalist_serves_first_type"]) as u32;
    let factor = number(&inputs["mean_service_s_generalist_type1"]) / specialist;
    let skills = format!(
        "{{ type1 = {{ level = {}, handle_time_factor = {factor} }}, type2 = {{ level = {} }} }}",
        if first == 1 { 1 } else { 2 },
        if first == 2 { 1 } else { 2 }
    );
    text += &group("generalist", number(&inputs["agents_generalist"]), &skills);
    text += &format!(
        "[routing.type1]\ngroups = [\"specialist\", \"generalist\"]\nchoose = \"listed\"\nmin_idle = {{ generalist = {} }}\n",
        number(&inputs["reserved_generalists_for_type2"])
    );
    let mut expected = Vec::new();
    for name in ["type1", "type2"] {
        let mut wanted = Wanted::new(&outputs[name]);
        wanted.queue(name);
        expected.extend(wanted.list);
    }
    let mut wanted = Wanted::new(outputs);
    wanted.add("occupancy_specialist", "groups.specialist.occupancy");
    wanted.add("occupancy_generalist", "groups.generalist.occupancy");
    expected.extend(wanted.list);
    Some(Case { id: id.to_owned(), text, replications: run.replications, expected })
}

fn x_model(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let (run, rates, patience) = two_types(inputs, "mean_patience_s_by_type");
    let mut text = head(&run, 5.0);
    let services: Vec<f64> = inputs["mean_service_s_by_vendor"].as_array().unwrap().iter().map(number).collect();
    for index in 0..2 {
        text +=
            &contact(&format!("type{}", index + 1), rates[index], &exponential(100.0), patience[index].as_deref(), "");
        let own = format!("type{} = {{ level = 1, handle_time_factor = {} }}", index + 1, services[index] / 100.0);
        let other = format!("type{} = {{ level = 2, handle_time_factor = {} }}", 2 - index, services[index] / 100.0);
        text +=
            &group(&format!("vendor{}", index + 1), number(&inputs["agents"][index]), &format!("{{ {own}, {other} }}"));
    }
    text += "[routing.type1]\ngroups = [\"vendor1\", \"vendor2\"]\nchoose = \"listed\"\n[routing.type2]\ngroups = [\"vendor2\", \"vendor1\"]\nchoose = \"listed\"\n";
    let mut expected = Vec::new();
    for name in ["type1", "type2"] {
        let mut wanted = Wanted::new(&outputs[name]);
        wanted.queue(name);
        expected.extend(wanted.list);
    }
    let mut wanted = Wanted::new(outputs);
    wanted.add("p_wait", "total.delayed");
    wanted.add("occupancy_vendor1", "groups.vendor1.occupancy");
    wanted.add("occupancy_vendor2", "groups.vendor2.occupancy");
    expected.extend(wanted.list);
    Case { id: id.to_owned(), text, replications: run.replications, expected }
}

fn inverted_v(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let run = stationary(per_hour, number(&inputs["T_s"]), 3e6);
    let mut text = head(&run, 5.0);
    text += &contact("calls", per_hour, &exponential(100.0), patience(inputs).as_deref(), "");
    for (index, pool) in inputs["pools_agents_and_mean_service_s"].as_array().unwrap().iter().enumerate() {
        let skills = format!("{{ calls = {{ handle_time_factor = {} }} }}", number(&pool[1]) / 100.0);
        text += &group(&format!("pool{}", index + 1), number(&pool[0]), &skills);
    }
    let (groups, choose) = match inputs["idle_rule"].as_str().unwrap() {
        "first2" => ("\"pool2\", \"pool1\"", "listed"),
        "random" => ("\"pool1\", \"pool2\"", "random"),
        "longest_idle" | "lisf" => ("\"pool1\", \"pool2\"", "longest_idle"),
        _ => ("\"pool1\", \"pool2\"", "listed"),
    };
    text += &format!("[routing.calls]\ngroups = [{groups}]\nchoose = \"{choose}\"\n");
    let mut wanted = Wanted::new(outputs);
    wanted.queue("calls");
    wanted.add("occupancy_pool1", "groups.pool1.occupancy");
    wanted.add("occupancy_pool2", "groups.pool2.occupancy");
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn split(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let run = stationary(per_hour, number(&inputs["T_s"]), 4e6);
    let mut text = head(&run, 5.0);
    let vendors = inputs["vendors"].as_array().unwrap();
    let mut wanted = Wanted::new(&outputs["total"]);
    // A vendor's own lines block its calls, so each vendor's part of the stream is a type of its own: thinning.
    for (index, vendor) in vendors.iter().enumerate() {
        let name = format!("v{}", index + 1);
        let share = number(&inputs["shares"][index]);
        text += &contact(
            &name,
            per_hour * share,
            &exponential(number(&vendor["mean_service_s"])),
            patience(vendor).as_deref(),
            "",
        );
        text += &group(&format!("g{}", index + 1), number(&vendor["agents"]), &format!("[\"{name}\"]"));
        if let Some(trunks) = vendor["trunks"].as_f64() {
            text += &format!("[trunks.t{}]\nlines = {trunks}\ncarries = [\"{name}\"]\n", index + 1);
        }
        let own = &outputs[format!("vendor{}", index + 1)];
        let mut queue = Wanted::new(own);
        queue.add("occupancy", &format!("groups.g{}.occupancy", index + 1));
        queue.add("p_abandon", &format!("contacts.{name}.abandonment"));
        queue.add("sl1", &format!("contacts.{name}.service_level_with_blocked"));
        queue.add("e_wait", &format!("contacts.{name}.wait"));
        wanted.list.extend(queue.list);
    }
    wanted.add("sl1", "total.service_level_with_blocked");
    wanted.add("sl2", "total.service_level_of_answered");
    wanted.add("p_block", "total.blocking");
    wanted.add("e_wait", "total.wait");
    // Abandonment is of those offered here, of all calls there.
    for expectation in &mut wanted.list {
        if expectation.path.ends_with("abandonment") {
            let vendor: usize = expectation.path[10..11].parse().unwrap();
            expectation.exact /= 1.0 - number(&outputs[format!("vendor{vendor}")]["p_block"]);
        }
    }
    wanted.list.retain(|expectation| !(expectation.path.ends_with("blocking") && expectation.exact < 1e-4));
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn overflow(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let (first, second) = (number(&inputs["lambda_primary_per_hour"]), number(&inputs["lambda_second_own_per_hour"]));
    let run = stationary(first + second, number(&inputs["T_s"]), 4e6);
    let mut text = head(&run, 5.0);
    let (primary, other) = (&inputs["primary"], &inputs["second"]);
    let factor = |vendor: &Value| number(&vendor["mean_service_s"]) / 100.0;
    text += &contact("stream1", first, &exponential(100.0), patience(primary).as_deref(), "");
    if second > 0.0 {
        text += &contact("stream2", second, &exponential(100.0), patience(other).as_deref(), "");
    }
    text += &group(
        "vendor1",
        number(&primary["agents"]),
        &format!("{{ stream1 = {{ handle_time_factor = {} }} }}", factor(primary)),
    );
    let own =
        if second > 0.0 { format!(", stream2 = {{ handle_time_factor = {} }}", factor(other)) } else { String::new() };
    text += &group(
        "vendor2",
        number(&other["agents"]),
        &format!("{{ stream1 = {{ handle_time_factor = {} }}{own} }}", factor(other)),
    );
    text += &format!(
        "[routing.stream1]\ngroups = [\"vendor1\"]\noverflow = [ {{ when_holding = {}, to = [\"vendor2\"] }} ]\n",
        number(&primary["max_in_system"])
    );
    if number(&outputs["p_block_total"]) > 1e-6 {
        // A call that finds the second vendor full is lost.
        text += &format!("limits = {{ vendor2 = {{ at_once = {} }} }}\n", number(&other["max_in_system"]));
    }
    if second > 0.0 {
        text += "[routing.stream2]\ngroups = [\"vendor2\"]\n";
    }
    let mut wanted = Wanted::new(outputs);
    wanted.add("occupancy_vendor1", "groups.vendor1.occupancy");
    wanted.add("occupancy_vendor2", "groups.vendor2.occupancy");
    wanted.add("sl1", "total.service_level_with_blocked");
    wanted.add("sl2", "total.service_level_of_answered");
    wanted.add("sl1_stream1", "contacts.stream1.service_level_with_blocked");
    wanted.add("sl1_stream2", "contacts.stream2.service_level_with_blocked");
    wanted.add("lq_vendor1", "groups.vendor1.queue_length");
    wanted.add("lq_vendor2", "groups.vendor2.queue_length");
    if number(&outputs["p_block_total"]) < 1e-6 {
        wanted.scaled("p_overflow_stream1", "groups.vendor1.overflowed_out", 1.0 / (first * run.hours()));
    }
    wanted.list.retain(|expectation| expectation.exact > 1e-9);
    wanted.add("p_block_total", "total.blocking");
    if number(&outputs["p_block_total"]) < 1e-6 {
        wanted.add("p_abandon_total", "total.abandonment");
    }
    wanted.list.retain(|expectation| !(expectation.path.ends_with("blocking") && expectation.exact < 1e-4));
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn redials(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_primary_per_hour"]);
    let run = stationary(per_hour, number(&inputs["T_s"]), 3e6);
    let mut text = head(&run, 5.0);
    text +=
        &contact("calls", per_hour, &exponential(number(&inputs["mean_service_s"])), patience(inputs).as_deref(), "");
    for (on, share) in [("blocked", "p_redial_after_block"), ("abandoned", "p_redial_after_abandon")] {
        let share = number(&inputs[share]);
        if share > 0.0 {
            text += &format!(
                "[[contacts.calls.follow_ups]]\non = [\"{on}\"]\nshare = {share}\nto = \"calls\"\nafter.{}\n",
                exponential(number(&inputs["mean_redial_delay_s"]))
            );
        }
    }
    text += &group("agents", number(&inputs["agents"]), "[\"calls\"]");
    text += &format!("[trunks.city]\nlines = {}\ncarries = [\"calls\"]\n", number(&inputs["trunks"]));
    let span = run.hours() * 3600.0;
    let mut wanted = Wanted::new(outputs);
    wanted.add("occupancy", "groups.agents.occupancy");
    wanted.add("p_block_all_attempts", "contacts.calls.blocking");
    wanted.add("sl1_all_attempts", "contacts.calls.service_level_with_blocked");
    wanted.scaled("attempt_rate", "contacts.calls.attempts", 1.0 / span);
    wanted.add("lq", "contacts.calls.queue_length");
    wanted.list.retain(|expectation| expectation.exact > 1e-9);
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn blending(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let run = stationary(per_hour, number(&inputs["T_s"]), 3e6);
    let mut text = head(&run, 5.0);
    let agents = number(&inputs["agents"]);
    text += &contact(
        "calls",
        per_hour,
        &exponential(number(&inputs["mean_service_inbound_s"])),
        patience(inputs).as_deref(),
        "",
    );
    text += &format!(
        "[contacts.work]\ndirection = \"outbound\"\narrivals.backlog = {{ endless = true }}\ntalk_time.{}\nmin_idle = {}\n",
        exponential(number(&inputs["mean_service_outbound_s"])),
        number(&inputs["threshold_idle_agents_r"]) - 1.0
    );
    text += &group("agents", agents, "[\"calls\", \"work\"]");
    let mut wanted = Wanted::new(outputs);
    wanted.queue("calls");
    wanted.add("occupancy", "groups.agents.occupancy");
    wanted.scaled("mean_inbound_busy", "groups.agents.occupancy_inbound", agents);
    wanted.scaled("outbound_per_hour", "contacts.work.done", 1.0 / run.hours());
    Case { id: id.to_owned(), text, replications: run.replications, expected: wanted.list }
}

fn transfers(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    let run = stationary(per_hour, number(&inputs["T_s"]), 4e6);
    let mut text = head(&run, 5.0);
    text += &contact("front", per_hour, &exponential(number(&inputs["mean_service_1_s"])), None, "");
    text += &format!(
        "[[contacts.front.follow_ups]]\non = [\"answered\"]\nshare = {}\nto = \"expert\"\ntransfer = true\n",
        number(&inputs["p_transfer"])
    );
    text += &format!("[contacts.expert]\ntalk_time.{}\n", exponential(number(&inputs["mean_service_2_s"])));
    text += &group("g1", number(&inputs["agents_1"]), "[\"front\"]");
    text += &group("g2", number(&inputs["agents_2"]), "[\"expert\"]");
    let mut expected = Vec::new();
    for (stage, name, group) in [("stage1", "front", "g1"), ("stage2", "expert", "g2")] {
        let mut wanted = Wanted::new(&outputs[stage]);
        wanted.queue(name);
        wanted.add("occupancy", &format!("groups.{group}.occupancy"));
        expected.extend(wanted.list);
    }
    Case { id: id.to_owned(), text, replications: run.replications, expected }
}

fn day(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let rates: Vec<f64> = inputs["lambda_per_hour_by_interval"].as_array().unwrap().iter().map(number).collect();
    let agents: Vec<f64> = inputs["agents_by_interval"].as_array().unwrap().iter().map(number).collect();
    let minutes = number(&inputs["interval_s"]) / 60.0;
    let per_day: f64 = rates.iter().sum::<f64>() * minutes / 60.0;
    let replications = (4e6 / per_day) as u64;
    let clock = |index: usize| {
        let at = 8.0 * 60.0 + index as f64 * minutes;
        format!("{:02}:{:02}", (at / 60.0) as u32, at as u32 % 60)
    };
    let mut text = format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-{}\"\ninterval = \"{minutes}m\"\n\
         [target]\nanswer_within = \"20s\"\nshare = 0.8\n[run]\nreplications = {replications}\n[providers.shop]\nkind = \"in_house\"\n",
        clock(rates.len())
    );
    let shape: Vec<String> = rates.iter().map(f64::to_string).collect();
    let day_cv = inputs
        .get("gamma_shape_alpha")
        .map_or(String::new(), |alpha| format!(", day_cv = {}", 1.0 / number(alpha).sqrt()));
    let balk = number(&inputs["balk_probability"]);
    let balks = if balk > 0.0 { format!("balks = {{ queue = 0, share = {balk} }}\n") } else { String::new() };
    let patience = patience(inputs).map_or(String::new(), |law| format!("patience.{law}\n"));
    text += &format!(
        "[contacts.calls]\narrivals.profile = {{ per_day = {per_day}, shape = [{}]{day_cv} }}\ntalk_time.{}\n{patience}{balks}",
        shape.join(", "),
        exponential(number(&inputs["mean_service_s"]))
    );
    let roster: Vec<String> =
        agents.iter().enumerate().map(|(index, agents)| format!("\"{}\" = {agents}", clock(index))).collect();
    text +=
        &format!("[groups.agents]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster = {{ {} }}\n", roster.join(", "));
    let mut expected = Vec::new();
    if let Some(day) = outputs.get("day") {
        let mut wanted = Wanted::new(day);
        for name in ["p_wait", "p_abandon", "e_wait", "sl1", "sl2", "sl3", "sl4"] {
            let measure = match name {
                "p_wait" => "delayed",
                "p_abandon" => "abandonment",
                "e_wait" => "wait",
                "sl1" => "service_level",
                "sl2" => "service_level_of_answered",
                "sl3" => "service_level_less_in_time",
                _ => "service_level_with_abandons",
            };
            wanted.add(name, &format!("contacts.calls.{measure}"));
        }
        wanted.add("arrivals", "contacts.calls.attempts");
        wanted.add("abandoned", "contacts.calls.abandoned");
        expected.extend(wanted.list);
        for (index, interval) in outputs["intervals"].as_array().unwrap().iter().enumerate() {
            let mut wanted = Wanted::new(interval);
            wanted.add("p_wait", &format!("contacts.calls.at.{index}.delayed"));
            wanted.add("sl1", &format!("contacts.calls.at.{index}.service_level"));
            wanted.add("p_abandon_cohort", &format!("contacts.calls.at.{index}.abandonment"));
            wanted.add("mean_queue", &format!("contacts.calls.at.{index}.queue_length"));
            expected.extend(wanted.list);
        }
        expected.retain(|expectation| expectation.exact > 1e-12);
    } else {
        let mut wanted = Wanted::new(outputs);
        wanted.add("mean_arrivals_per_day", "contacts.calls.attempts");
        wanted.add("mean_wait_per_expected_call_s", "contacts.calls.wait");
        wanted.add("sl4_over_expected_calls", "contacts.calls.service_level_with_abandons");
        wanted.add("lost_over_expected_calls", "contacts.calls.abandonment");
        expected = wanted.list;
    }
    Case { id: id.to_owned(), text, replications, expected }
}

fn busy_days(id: &str, inputs: &Value, outputs: &Value) -> Case {
    let per_hour = number(&inputs["lambda_per_hour"]);
    // The spread between days decides, so days are short and many: an hour of warm-up and an hour and a half that counts.
    let replications = 6000;
    let flat = ["1"; 5].join(", ");
    let mut text = format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"00:00-24:00\"\n[target]\nanswer_within = {}\nshare = 0.8\n\
         [run]\nreplications = {replications}\nwarm_up = \"1h\"\n[providers.shop]\nkind = \"in_house\"\n",
        seconds(number(&inputs["T_s"]))
    );
    text += &format!(
        "[contacts.calls]\nhours = \"00:00-02:30\"\narrivals.profile = {{ per_day = {}, shape = [{flat}], day_cv = {} }}\ntalk_time.{}\npatience.{}\n",
        2.5 * per_hour,
        number(&inputs["cv_of_B"]),
        exponential(number(&inputs["mean_service_s"])),
        patience(inputs).unwrap()
    );
    text += &group("agents", number(&inputs["agents"]), "[\"calls\"]");
    let mut wanted = Wanted::new(outputs);
    wanted.queue("calls");
    // Nobody calls for the rest of the day, so averages over the clock are of something else.
    wanted.list.retain(|expectation| !expectation.path.ends_with("queue_length"));
    Case { id: id.to_owned(), text, replications, expected: wanted.list }
}
