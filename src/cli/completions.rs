//! `ticketlint completions`: what lets a shell complete commands.

use clap::CommandFactory as _;
use clap::builder::PossibleValuesParser;

use super::args::{Cli, CompletionsArgs, NamedEncoding};
use super::output::Terminal;
use super::{CLEAN, Status};
use crate::knowledge::{ADVICE, CARDS, FAMILIES};
use crate::report::Format;

pub(super) fn run(args: &CompletionsArgs, terminal: &mut Terminal) -> Status {
    let mut command = with_names(Cli::command());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "ticketlint", &mut script);
    terminal.write(&script);
    terminal.finish(CLEAN)
}

/// The command with the names that it knows where it takes any word, since it
/// suggests what was meant for a name that is misspelt.
fn with_names(command: clap::Command) -> clap::Command {
    let rules = || CARDS.iter().map(|card| card.name.as_ref());
    let families = || FAMILIES.iter().map(|family| family.name.as_ref());
    let selectable = || PossibleValuesParser::new(rules().chain(families()));
    let topics = || ADVICE.iter().map(|advice| advice.topic.as_ref());
    // One script is made, and then the program ends.
    let reports = || Format::ALL.map(|format| &*format!("{}=", format.name()).leak());
    let name = |arg: clap::Arg, command: &str| match (arg.get_id().as_str(), command) {
        ("select" | "ignore", _) => arg.value_parser(selectable()),
        ("rule", "explain") => arg.value_parser(PossibleValuesParser::new(rules().chain(topics()))),
        ("family", "rules") => arg.value_parser(PossibleValuesParser::new(families())),
        ("command", "man") => {
            arg.value_parser(PossibleValuesParser::new(super::args::Command::NAMES))
        }
        ("encoding", _) => arg.value_parser(PossibleValuesParser::new(NamedEncoding::NAMES)),
        ("report", _) => arg.value_parser(PossibleValuesParser::new(reports())),
        _ => arg,
    };
    command
        .mut_args(|arg| name(arg, ""))
        .mut_subcommands(|sub| {
            let called = sub.get_name().to_owned();
            sub.mut_args(|arg| name(arg, &called))
        })
}
