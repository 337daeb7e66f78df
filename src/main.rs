//! The command line of `stelling`; see [`stelling::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    stelling::cli::run(std::env::args_os())
}
