//! `ticketlint man`: the manual page.

use std::fmt::Write as _;

use clap::CommandFactory as _;

use super::args::{Cli, Command, ManArgs};
use super::output::Terminal;
use super::{CLEAN, Failure, Status, did_you_mean};
use crate::config::said;
use crate::text::nearest::nearest;

pub(super) fn run(args: &ManArgs, terminal: &mut Terminal) -> Status {
    let mut root = Cli::command();
    // Gives every command the options of all.
    root.build();
    let command = match &args.command {
        // `whatis` wants a line.
        None => {
            let about = root.get_about().cloned().unwrap_or_default();
            root.long_about(about).about(env!("CARGO_PKG_DESCRIPTION"))
        }
        Some(name) => {
            let found = root.find_subcommand(name).cloned();
            // A page is called `ticketlint-check`.
            let command = found.ok_or_else(|| unknown(name))?;
            let page = format!("ticketlint-{name}");
            command.display_name(page)
        }
    };
    let more = command.get_after_help().map(ToString::to_string);
    let mut page = Vec::new();
    clap_mangen::Man::new(command.after_help(None))
        .source(concat!("ticketlint ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(|error| Failure::new(error.to_string()))?;
    page.extend_from_slice(sections(&more.unwrap_or_default()).as_bytes());
    terminal.write(&page);
    terminal.finish(CLEAN)
}

/// What stands at the end of the help, as sections whose lines stay lines.
fn sections(help: &str) -> String {
    let mut page = String::new();
    let mut open = false;
    for line in help.lines().filter(|line| !line.is_empty()) {
        let heading = line.strip_suffix(':').filter(|h| !h.starts_with(' '));
        if let Some(heading) = heading {
            page.push_str(if open { ".fi\n" } else { "" });
            let _ = writeln!(page, ".SH \"{}\"\n.nf", heading.to_uppercase());
            open = true;
        } else {
            let line = line.strip_prefix("  ").unwrap_or(line);
            let line = line.replace('\\', r"\e").replace('-', r"\-");
            // What begins a line would be a command.
            let _ = writeln!(page, r"\&{}", line.replace('\'', r"\(aq"));
        }
    }
    page.push_str(if open { ".fi\n" } else { "" });
    page
}

fn unknown(name: &str) -> Failure {
    let failure = Failure::new(said!(
        "`{name}` というコマンドはありません",
        "no command is called `{name}`",
    ));
    failure.help(nearest(name, Command::NAMES).map_or_else(
        || {
            let all = Command::NAMES.join(", ");
            said!("次のいずれかです: {all}", "there are {all}")
        },
        did_you_mean,
    ))
}
