//! Numbered jobs whose order is forced by messages, never by a clock.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use super::*;

/// Long enough for any machine; only a failure waits for it.
const NEVER: Duration = Duration::from_secs(60);

/// Numbers and products in the order in which a lane folded them.
type Folded = Vec<(u64, u64)>;

/// Runs jobs 0 to `until` with so many workers, and tells in which order each of three lanes folded which products.
fn run(
    workers: usize,
    most: usize,
    until: u64,
    job: impl Fn(u64) -> Result<u64, String> + Sync,
) -> (Vec<Folded>, Result<(), String>) {
    let mut folded = vec![Vec::new(); 3];
    let lanes =
        folded.iter_mut().map(|seen| -> Lane<'_, u64> { Box::new(|number, product| seen.push((number, *product))) });
    let pipeline = Pipeline::new(0, until, Pool::new(most), lanes.collect());
    std::thread::scope(|scope| {
        (1..workers).for_each(|_| drop(scope.spawn(|| pipeline.work(|number, _| job(number)))));
        pipeline.work(|number, _| job(number));
    });
    let (result, _) = pipeline.end();
    (folded, result)
}

#[test]
fn every_lane_folds_every_product_in_order_whatever_the_workers() {
    let squares: Vec<(u64, u64)> = (0..500).map(|number| (number, number * number)).collect();
    for (workers, most) in [(1, 1), (1, 5), (2, 1), (2, 4), (3, 20), (8, 3)] {
        let (folded, result) = run(workers, most, 500, |number| Ok(number * number));
        assert_eq!(result, Ok(()));
        assert!(folded.iter().all(|seen| *seen == squares), "{workers} workers, {most} products");
    }
}

#[test]
fn nothing_to_do_is_done_at_once() {
    assert_eq!(run(2, 2, 0, Ok), (vec![Vec::new(); 3], Ok(())));
}

#[test]
fn one_long_job_does_not_stop_the_others() {
    // The first job ends only when the seven others have ended: no clock, no luck.
    let (ended, others) = mpsc::channel();
    let others = Mutex::new(others);
    let (folded, result) = run(2, 8, 20, |number| {
        if number == 0 {
            let others = others.lock().map_err(|_| "poisoned")?;
            (1..8).try_for_each(|_| others.recv_timeout(NEVER).map(drop)).map_err(|_| "the others wait")?;
        } else if number < 8 {
            ended.send(number).map_err(|_| "nobody listens")?;
        }
        Ok(number)
    });
    assert_eq!(result, Ok(()));
    assert_eq!(folded[0].len(), 20);
}

#[test]
fn one_long_folding_does_not_stop_the_jobs_nor_the_other_lanes() {
    let (ended, jobs) = mpsc::channel();
    let other = AtomicU64::new(0);
    let slow: Lane<'_, u64> = Box::new(move |number, _| {
        if number == 0 {
            // What is folded here for the first time waits for the last job.
            while jobs.recv_timeout(NEVER).is_ok_and(|job| job < 5) {}
        }
    });
    let quick: Lane<'_, u64> = Box::new(|number, _| other.store(number + 1, Ordering::Relaxed));
    let pipeline: Pipeline<'_, u64, ()> = Pipeline::new(0, 6, Pool::new(6), vec![slow, quick]);
    let job = |number: u64, _| ended.send(number).map(|()| number).map_err(drop);
    std::thread::scope(|scope| {
        scope.spawn(|| pipeline.work(job));
        pipeline.work(job);
    });
    assert_eq!(pipeline.end().0, Ok(()));
    assert_eq!(other.load(Ordering::Relaxed), 6);
}

#[test]
fn the_error_of_the_lowest_number_wins() {
    let wrong = |number: u64| if number >= 37 { Err(format!("error of {number}")) } else { Ok(number) };
    for workers in [1, 2, 3, 8] {
        let (folded, result) = run(workers, 4 * workers, 100, wrong);
        assert_eq!(result, Err("error of 37".to_owned()), "{workers} workers");
        assert!(folded.iter().all(|seen| seen.iter().zip(0..37).all(|(seen, number)| seen.0 == number)));
        assert!(folded.iter().all(|seen| seen.len() <= 37));
    }
}

#[test]
fn a_lower_error_wins_even_when_it_comes_later() {
    let (ended, higher) = mpsc::channel();
    let higher = Mutex::new(higher);
    let (_, result) = run(2, 8, 10, |number| match number {
        2 => {
            higher.lock().map_err(|_| "poisoned")?.recv_timeout(NEVER).map_err(|_| "nobody came")?;
            Err("lower".to_owned())
        }
        3 => {
            ended.send(()).map_err(|_| "nobody listens")?;
            Err("higher".to_owned())
        }
        number => Ok(number),
    });
    assert_eq!(result, Err("lower".to_owned()));
}

#[test]
fn no_more_products_exist_than_allowed() {
    struct Counted<'c>(&'c AtomicUsize);
    impl Drop for Counted<'_> {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::Relaxed);
        }
    }
    for (workers, allowed) in [(1, 1), (2, 3), (8, 5)] {
        let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let lanes: Vec<Lane<'_, Counted<'_>>> = vec![Box::new(|_, _| {}), Box::new(|_, _| {})];
        let pipeline: Pipeline<'_, Counted<'_>, ()> = Pipeline::new(0, 1000, Pool::new(allowed), lanes);
        let make = |_, spare| {
            Ok(match spare {
                Some(spare) => spare,
                None => {
                    most.fetch_max(alive.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
                    Counted(&alive)
                }
            })
        };
        std::thread::scope(|scope| {
            (1..workers).for_each(|_| drop(scope.spawn(|| pipeline.work(make))));
            pipeline.work(make);
        });
        drop(pipeline.end());
        assert!((1..=allowed).contains(&most.load(Ordering::Relaxed)), "{workers} workers: {most:?}");
        assert_eq!(alive.load(Ordering::Relaxed), 0);
    }
}

#[test]
fn a_panic_sends_everybody_home() {
    let pipeline: Pipeline<'_, u64, ()> = Pipeline::new(0, 100, Pool::new(2), vec![Box::new(|_, _| {})]);
    let job = |number: u64, _| if number == 7 { std::panic::resume_unwind(Box::new(())) } else { Ok(number) };
    let panicked: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| pipeline.work(job))).collect();
        workers.into_iter().map(|worker| usize::from(worker.join().is_err())).sum()
    });
    assert_eq!(panicked, 1);
}
