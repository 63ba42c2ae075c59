//! `ticketlint man`: the manual page.

use clap::CommandFactory as _;

use super::args::{Cli, Command, ManArgs};
use super::output::Terminal;
use super::{CLEAN, Failure, Status};
use crate::text::nearest::nearest;

pub(super) fn run(args: &ManArgs, terminal: &mut Terminal) -> Status {
    let mut root = Cli::command();
    // Gives every command the options of all.
    root.build();
    let command = match &args.command {
        None => root,
        Some(name) => {
            let found = root.find_subcommand(name).cloned();
            // A page is called `ticketlint-check`.
            let command = found.ok_or_else(|| unknown(name))?;
            let page = format!("ticketlint-{name}");
            command.display_name(page)
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::new(error.to_string()))?;
    terminal.write(&page);
    terminal.finish(CLEAN)
}

fn unknown(name: &str) -> Failure {
    let failure = Failure::new(format!("no command is called `{name}`"));
    failure.help(nearest(name, Command::NAMES).map_or_else(
        || format!("there are {}", Command::NAMES.join(", ")),
        |near| format!("did you mean `{near}`?"),
    ))
}
