//! Who answers a call that goes out: what is drawn once for a person, and what that makes of each attempt.
//!
//! People differ by a Beta law of their own chance (Skellam 1948: so many answers in n attempts are then beta-binomial).
//! Who did not answer is therefore less likely to answer the next time, although nothing remembers the first.

use crate::centre::Calendar;
use crate::centre::calling::Answers;
use crate::laws::Gamma;
use crate::random::Stream;
use crate::units::Time;

/// What is drawn once for a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Never answers.
    pub unreachable: bool,
    /// The own chance to answer, where the chance is the best that is written.
    own: f64,
}

impl Person {
    /// A person, from a stream of its own. People who are all alike cost one draw.
    pub fn draw(answers: &Answers, stream: &mut Stream) -> Person {
        let unreachable = stream.uniform() < answers.unreachable;
        let own = answers.beta().map_or(answers.best(), |(a, b)| beta(a, b, stream));
        Person { unreachable, own }
    }

    /// Chances that the person and that a machine answers attempt `attempt` (from 1) at an instant.
    pub fn chances(&self, answers: &Answers, attempt: usize, calendar: &Calendar, at: Time) -> (f64, f64) {
        if self.unreachable {
            return (0.0, 0.0);
        }
        answers.of_person(answers.chance.at(attempt, calendar, at), self.own)
    }
}

/// Beta, as a part of two gamma values (Johnson, Kotz & Balakrishnan 1995).
fn beta(a: f64, b: f64, stream: &mut Stream) -> f64 {
    let gamma = |shape: f64| Gamma::new(shape, 1.0 / shape.sqrt());
    let (x, y, last) = (gamma(a).draw(stream), gamma(b).draw(stream), stream.uniform());
    // Of very small shapes both values may vanish; the law then is nearly one of 0 and 1 alone.
    if x + y > 0.0 { x / (x + y) } else { f64::from(u8::from(last < a / (a + b))) }
}
