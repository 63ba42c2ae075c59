//! Text that a program wrote: logs, outputs, stack traces.

use super::discourse::Discourse;
use super::{Detail, FactKind, Facts};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::BlockKind;

/// Parts that hold logs.
const LOGS: &[FieldKind] = &[FieldKind::Log];

/// Adds blocks of code that are output rather than configuration or command,
/// and what stands under a label for logs.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    let ticket = discourse.ticket;
    for block in ticket.blocks.iter().filter(|b| b.kind == BlockKind::Code) {
        let labelled = ticket.is_in_field(block.range.start, FieldKind::Log)
            || ticket.is_in_field(block.range.start, FieldKind::Error);
        let text = &ticket.folded()[block.range.clone()];
        if labelled || is_output(text) {
            facts.add(FactKind::Log, block.range.clone(), Detail::None);
        }
    }
    for line in discourse.lines_of(LOGS) {
        facts.add(FactKind::Log, line.range.clone(), Detail::None);
    }
}

/// Whether the block shows what a program wrote: it looks like a log, or it has
/// more lines than commands.
fn is_output(text: &str) -> bool {
    if cues::LOG_OUTPUT.is_in(text) {
        return true;
    }
    let commands = cues::COMMAND_LINE.find_all(text).len();
    let lines = text.lines().filter(|l| !l.trim().is_empty()).count();
    commands > 0 && lines > commands && !cues::CONFIGURATION_TEXT.is_in(text)
}
