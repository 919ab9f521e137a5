//! How long this thread has had a processor: what work costs, whatever else the machine does meanwhile.

use std::time::Duration;

/// The time that the processor has given to this thread.
#[cfg(unix)]
pub fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// Where it cannot be asked, the time that has passed.
#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "how long a part takes is what is asked for")]
pub fn worked() -> Duration {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed()
}
