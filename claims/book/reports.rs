//! Claims about what the shop is told of a vendor: C10, C11.

use super::Source::Heads;
use super::figure::Figure;
use super::verdict::Holds;
use super::{Claim, Found, Runs, Test};

pub const CLAIMS: &[Claim] = &[REPORT, MARKS];

const REPORT: Claim = Claim {
    number: 10,
    claim: "A vendor's report hides what was lost: callers who gave up, were not called back, waited long",
    sources: &[Heads],
    test: Test {
        scenario: "c10_what_does_a_vendors_report_hide",
        assumed: "{contacts.calls.arrivals.poisson.per_hour} calls an hour; well staffed means {groups.alfa_agents.roster} agents, short of agents \
                  {short_of_agents:groups.alfa_agents.roster}; {trunks.city.lines} lines, short of lines \
                  {short_of_agents_and_lines:trunks.city.lines}. {%contacts.calls.follow_ups[0].share} of those who gave up or found no line \
                  call again; nobody calls them back, if nothing else is said. The report leaves out everybody who gave up, if nothing else is said; soon is within \
                  {short_of_agents_short_abandons_left_out:providers.alfa.reports.leaves_out.abandoned_within}, long is over \
                  {short_of_agents_long_waits_left_out:providers.alfa.reports.leaves_out.waited_over}.",
        judge: report,
    },
};

/// How much better than the truth a report must be to hide something.
const HIDES: f64 = 0.05;

fn report(runs: &Runs) -> Result<Found, String> {
    let mut found = Found::depending_on("whether callers are lost at all");
    for (when, option) in [
        ("where agents are short", "short_of_agents"),
        (
            "where agents are short and the report leaves out those alone who gave up soon",
            "short_of_agents_short_abandons_left_out",
        ),
        (
            "where agents are short and the report leaves out also those who waited long",
            "short_of_agents_long_waits_left_out",
        ),
        ("where agents and lines are short", "short_of_agents_and_lines"),
        ("where there are agents and lines enough", "well_staffed"),
    ] {
        let told = runs.figure(option, "providers.alfa.service_level_reported")?;
        let true_ = runs.figure(option, "total.service_level_with_blocked")?;
        let text = format!(
            "the report says {} in time, of all who tried it was {}; it says that {} gave up, {} did",
            told.percent(),
            true_.percent(),
            runs.figure(option, "providers.alfa.abandonment_reported")?.percent(),
            runs.figure(option, "total.abandonment")?.percent()
        );
        found = found.case(when, told.minus(true_).above(HIDES), text);
    }
    let (holds, told) = not_called_back(runs)?;
    found = found.case("where those missed are not called back", holds, told);
    let of = |measure: &str| runs.figure("short_of_agents_and_lines", &format!("total.{measure}"));
    Ok(found.remark(format!(
        "A report is taken to hide something where it is more than {} points too good. Where agents and lines are short {} of the people never \
         talk with anybody, and {} calls find every line busy: no report of the vendor's can show those.",
        100.0 * HIDES,
        of("people_answered")?.over(of("people")?).rest().percent(),
        of("blocked")?.plain()
    )))
}

/// The report of a vendor who calls nobody back looks no worse, and he lets more people go.
fn not_called_back(runs: &Runs) -> Result<(Holds, String), String> {
    let [idle, back] = ["short_of_agents", "short_of_agents_and_called_back"];
    let told = |option: &str| runs.figure(option, "providers.alfa.service_level_reported");
    let talked = |option: &str| {
        Ok::<_, String>(runs.figure(option, "total.people_answered")?.over(runs.figure(option, "total.people")?))
    };
    let lets_go = talked(back)?.minus(talked(idle)?).above(HIDES);
    let looks_no_worse = told(idle)?.minus(told(back)?).above(-HIDES);
    let text = format!(
        "the report says {} in time, and {} if they are called back; {} of the people are talked to in the end, and {} if they are called back",
        told(idle)?.percent(),
        told(back)?.percent(),
        talked(idle)?.percent(),
        talked(back)?.percent()
    );
    Ok((lets_go.and(looks_no_worse), text))
}

const MARKS: Claim = Claim {
    number: 11,
    claim: "A vendor's own quality scores are inflated; only the shop's own after-call survey is to be trusted",
    sources: &[Heads],
    test: Test {
        scenario: "c11_whose_marks_of_quality_are_to_be_trusted",
        assumed: "That scores are inflated is put in: the vendor adds {providers.alfa.reports.csat_bias} to a mark between 1 and 5, or \
                  {little_added:providers.alfa.reports.csat_bias}. What is tested is whose figure lies nearer to the truth. A call is worth \
                  {contacts.calls.value.satisfaction.best}, less {contacts.calls.value.satisfaction.per_minute} for each minute of wait and \
                  {contacts.calls.value.satisfaction.unresolved} if the matter was not settled. {%survey.responds.happy} of the callers answer the \
                  survey, or {%the_unhappy_answer:survey.responds.happy} of the happy and {%the_unhappy_answer:survey.responds.unhappy} of the unhappy.",
        judge: marks,
    },
};

fn marks(runs: &Runs) -> Result<Found, String> {
    let of = |option: &str, path: &str| runs.figure(option, path);
    let mut found = Found::depending_on("how much is added and who answers the survey");
    for (when, option) in [
        ("where much is added and all answer alike", "all_answer_alike"),
        ("where much is added and the unhappy answer more often", "the_unhappy_answer"),
        ("where little is added and all answer alike", "all_answer_alike_little_added"),
        ("where little is added and the unhappy answer more often", "little_added"),
    ] {
        let true_ = of(option, "total.csat")?;
        let (told, surveyed) = (of(option, "providers.alfa.csat_reported")?, of(option, "total.csat_surveyed")?);
        let nearer = away(told.minus(true_)).minus(away(surveyed.minus(true_)));
        let text =
            format!("the mark is {}, the vendor says {}, the survey {}", true_.plain(), told.plain(), surveyed.plain());
        found = found.case(when, nearer.above(0.0), text);
    }
    Ok(found.remark(format!(
        "The claim is taken to hold where the survey lies nearer to the truth than the vendor. Chance takes a month's survey away from it, too: \
         its standard error is {}, and {} at a shop with {} answers a month.",
        of("all_answer_alike", "total.csat_survey_error")?.plain(),
        of("small_shop", "total.csat_survey_error")?.plain(),
        of("small_shop", "total.survey_responses")?.plain()
    )))
}

/// How far a difference is from nothing.
fn away(difference: Figure) -> Figure {
    if difference.low >= 0.0 {
        difference
    } else if difference.high <= 0.0 {
        difference.negated()
    } else {
        Figure { mean: difference.mean.abs(), low: 0.0, high: difference.high.max(-difference.low) }
    }
}
