//! The command line: one file a subcommand.
//!
//! Results go to standard output, talk to standard error. The exit code is 0 if all is well, 1 if there are findings or
//! differences, 2 if something could not be done.

mod adjudicate;
mod agreement;
mod chart;
mod collect;
mod diff;
mod differences;
mod explain;
mod extract;
mod figures;
mod findings;
mod handout;
mod input;
mod lexicon;
mod matrix;
mod output;
mod parse;
mod progress;
mod reanchor;
mod score;
mod sources;
mod stats;
mod study;
mod table;
mod train;
mod validate;
mod view;

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// Find the atomic claims of Dutch news, with their status, source and place in the text.
#[derive(Debug, Parser)]
#[command(name = "stelling", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Explain(explain::Args),
    Parse(parse::Args),
    Validate(validate::Args),
    Handout(handout::Args),
    Collect(collect::Args),
    Agreement(agreement::Args),
    Adjudicate(adjudicate::Args),
    View(view::Args),
    Stats(stats::Args),
    Diff(diff::Args),
    Reanchor(reanchor::Args),
    Score(score::Args),
    Train(train::Args),
}

/// How a command ended that could do its work, at least in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// All is well.
    Fine,
    /// There are findings or differences.
    Findings,
    /// Some of the input could not be read; the message has been given.
    Incomplete,
}

impl Outcome {
    const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Incomplete => 2,
        }
    }

    const fn complete(is_complete: bool) -> Self {
        if is_complete {
            Self::Fine
        } else {
            Self::Incomplete
        }
    }
}

/// Does what the arguments ask for, the name of the program first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli.command.run(),
        Err(error) => {
            // Help and version are errors to clap. Nothing is left to be done if they cannot be printed.
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    match outcome {
        Ok(outcome) => outcome.code().into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

impl Command {
    fn run(&self) -> anyhow::Result<Outcome> {
        match self {
            Self::Extract(args) => extract::run(args),
            Self::Explain(args) => explain::run(args),
            Self::Parse(args) => parse::run(args),
            Self::Validate(args) => validate::run(args),
            Self::Handout(args) => handout::run(args),
            Self::Collect(args) => collect::run(args),
            Self::Agreement(args) => agreement::run(args),
            Self::Adjudicate(args) => adjudicate::run(args),
            Self::View(args) => view::run(args),
            Self::Stats(args) => stats::run(args),
            Self::Diff(args) => diff::run(args),
            Self::Reanchor(args) => reanchor::run(args),
            Self::Score(args) => score::run(args),
            Self::Train(args) => train::run(args),
        }
    }
}

/// Tells the user something on standard error.
fn say(message: &str) {
    let plain = |c: char| if c.is_control() && c != '\n' { '?' } else { c };
    let message: String = message.chars().map(plain).collect();
    // If even that is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "stelling: {message}");
}

/// Whether the reader of our output went away, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Reads a number of threads.
fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("expected a whole number from 1".to_owned()),
        Ok(count) => Ok(count),
    }
}

/// Runs `work` on so many threads; on as many as there are processors if none is given.
fn on_threads<T: Send>(
    count: Option<usize>,
    work: impl FnOnce() -> anyhow::Result<T> + Send,
) -> anyhow::Result<T> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(count.unwrap_or(0))
        .build()?;
    pool.install(work)
}
