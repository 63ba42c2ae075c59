//! `ticketlint schema`: the JSON Schema of what the tool reads.

mod draft;

use super::args::{SchemaArgs, SchemaOf};
use super::output::Terminal;
use super::{CLEAN, Failure, Status};
use crate::config;

pub(super) fn run(args: &SchemaArgs, terminal: &mut Terminal) -> Status {
    let schema = match args.what {
        SchemaOf::Config => config::schema(),
        SchemaOf::Draft => draft::schema(),
        SchemaOf::Card => config::card_schema(),
    };
    let text =
        serde_json::to_string_pretty(&schema).map_err(|error| Failure::new(error.to_string()))?;
    terminal.print(&text);
    terminal.print("\n");
    terminal.finish(CLEAN)
}
