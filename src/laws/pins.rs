//! The first draws of each law: a change here changes every result, and must be said so in the changelog.
#![allow(clippy::float_cmp)]

use super::erlang::erlang;
use super::*;
use crate::random::{Luck, Purpose};

#[test]
fn the_first_draws_of_each_law_are_pinned() {
    let pins = [
        (Law::Constant(12.5), [12.5, 12.5, 12.5]),
        (Law::Exponential(Exponential::new(180.0)), [87.05932975894821, 117.29323130763102, 333.8784946802524]),
        (Law::Lognormal(Lognormal::new(160.0, 1.0)), [62.005533057512125, 15.671532920242312, 239.00382544102243]),
        (Law::Gamma(Gamma::new(240.0, 0.5)), [205.8704449096078, 201.61283915137932, 120.35075606877743]),
        (Law::Gamma(Gamma::new(20.0, 1.8)), [4.966757629682653, 10.810993051530152, 11.338418534747733]),
        (Law::Erlang(erlang(60.0, 3)), [49.33202098221451, 48.13253087719445, 25.938952330814875]),
        (Law::Weibull(Weibull::new(240.0, 1.4)), [72.34704610606472, 108.99276788686146, 459.1826322275751]),
        (
            Law::Hyperexponential(Hyperexponential::new(&[(0.7, 30.0), (0.3, 300.0)])),
            [19.54887188460517, 547.2397564155985, 82.77334052219119],
        ),
        (Law::Uniform(Uniform::new(60.0, 90.0)), [68.18550889951636, 63.449957081625925, 81.8659704472548]),
        (Law::Triangular(Triangular::new(10.0, 20.0, 60.0)), [21.86472228108324, 17.5828282780085, 36.713337790707726]),
        (Law::Empirical(Empirical::new(vec![30.0, 10.0, 20.0, 20.0])), [20.0, 10.0, 20.0]),
    ];
    for (law, wanted) in pins {
        let mut stream = Luck::new(1, 0).stream("pin", Purpose::Talk);
        let found = [law.draw(&mut stream), law.draw(&mut stream), law.draw(&mut stream)];
        assert_eq!(found, wanted, "{law:?}");
    }
}
