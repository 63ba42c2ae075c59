//! The `ticketlint` command.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ticketlint::cli::main()
}
