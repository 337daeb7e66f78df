use std::{
    io::Read,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::say;

/// Shows on standard error how much of the input is done, if that is a terminal and the work takes long.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
}

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// Of so many bytes, if that is known.
    pub(super) fn new(total: Option<u64>) -> Self {
        let template = match total {
            Some(_) => "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes}, {bytes_per_sec}, {elapsed}",
        };
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            start: Instant::now(),
        }
    }

    /// So many more bytes are done.
    pub(super) fn add(&self, bytes: usize) {
        self.bar.inc(bytes as u64);
        self.show();
    }

    /// A source of bytes that are done as soon as they are read.
    pub(super) fn counting<R: Read>(&self, source: R) -> impl Read {
        self.bar.wrap_read(source)
    }

    /// Comes into view if the work takes long.
    pub(super) fn show(&self) {
        if self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Tells the user something on standard error.
    pub(super) fn say(&self, message: &str) {
        self.bar.suspend(|| say(message));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
