//! The command line: arguments, files, exit status. The only layer that prints.

mod args;
mod check;
mod explain;
mod input;
mod inspect;
mod output;
mod rules;

use std::process::ExitCode;

use clap::Parser as _;

pub use args::{Cli, Command};
use output::Terminal;

/// Nothing at or above the fail level.
const CLEAN: u8 = 0;
/// Findings at or above the fail level.
const FINDINGS: u8 = 1;
/// The tool could not do its work.
const FAILED: u8 = 2;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers (status 0), the rest bad usage (2).
            let status = if error.use_stderr() { FAILED } else { CLEAN };
            let _ = error.print();
            return ExitCode::from(status);
        }
    };
    ExitCode::from(run(cli))
}

fn run(cli: Cli) -> u8 {
    let mut terminal = Terminal::new(cli.color, cli.ascii);
    let result = match cli.command {
        None => check::run(&cli.check, &mut terminal),
        Some(Command::Check(args)) => check::run(&args, &mut terminal),
        Some(Command::Explain(args)) => explain::run(&args, &mut terminal),
        Some(Command::Rules(args)) => rules::run(&args, &mut terminal),
        Some(Command::Inspect(args)) => inspect::run(&args, &mut terminal),
    };
    result.unwrap_or_else(|failure| {
        terminal.complain(&failure.to_string());
        FAILED
    })
}

/// Why the tool could not do its work, in words for the user.
#[derive(Debug)]
struct Failure(String);

impl Failure {
    fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The exit status of a command, or why it could not be run.
type Status = Result<u8, Failure>;
