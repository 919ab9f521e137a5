//! What a file assumes: its inputs with their values and how each is known.
//!
//! In: the inputs of a file. Out: what results keep of them, in the order of their kinds.

use crate::results::inputs::{Assumption, Evidence};
use crate::scenario::evidence::How;
use crate::scenario::inputs::{Inputs, Kind};

/// All inputs by the rule.
pub fn assumptions(inputs: &Inputs<'_>) -> Vec<Assumption> {
    let one = |(path, quantity, kind): (String, crate::scenario::inputs::Quantity, Kind)| Assumption {
        evidence: evidence(inputs.how(&path)),
        about: about(kind).to_owned(),
        value: quantity.value,
        unit: if quantity.is_duration { "s" } else { "" }.to_owned(),
        path,
    };
    inputs.by_rule().into_iter().map(one).collect()
}

/// How an input is known, as results tell it.
pub fn evidence(how: How) -> Evidence {
    match how {
        How::Measured => Evidence::Measured,
        How::Quoted => Evidence::Quoted,
        How::Assumed => Evidence::Assumed,
    }
}

fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Volume => "volume",
        Kind::HandleTime => "handle_time",
        Kind::Patience => "patience",
        Kind::Worth => "worth",
        Kind::Price => "price",
        Kind::Other => "other",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn inputs_stand_with_their_values_and_how_they_are_known() {
        let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.calls]\n\
            arrivals.poisson = { per_hour = 20 }\ntalk_time.lognormal = { mean = \"3m\", cv = 1.0 }\npatience = \"2m\"\n\
            [groups.own]\nskills = [\"calls\"]\nroster = 4\n[evidence]\n\"contacts.calls.arrivals\" = \"measured\"\n";
        let loaded = crate::scenario::load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
        let experiment = loaded.experiment.unwrap();
        let told = assumptions(&experiment.inputs());
        let rows: Vec<(&str, &str, f64, &str, Evidence)> = told
            .iter()
            .map(|one| (one.path.as_str(), one.about.as_str(), one.value, one.unit.as_str(), one.evidence))
            .collect();
        let wanted = [
            ("contacts.calls.arrivals.poisson.per_hour", "volume", 20.0, "", Evidence::Measured),
            ("contacts.calls.talk_time.mean", "handle_time", 180.0, "s", Evidence::Assumed),
            ("contacts.calls.patience", "patience", 120.0, "s", Evidence::Assumed),
        ];
        assert_eq!(rows, wanted);
    }
}
