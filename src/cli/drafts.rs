//! Going through the drafts that the arguments name.

use super::input::{Input, Inputs};
use super::judge::{Judge, Judges};
use super::output::Terminal;
use super::{CLEAN, FAILED};
use crate::text::{Encoding, SourceFile};

/// Reads each draft, in the encoding named or found, and hands it to `visit`
/// with how it is judged. What cannot be read is told and hides no other. Gives
/// the status so far.
pub(super) fn each(
    inputs: Inputs,
    encoding: Option<Encoding>,
    judges: &mut Judges,
    terminal: &mut Terminal,
    mut visit: impl FnMut(&Input, &SourceFile, &Judge, &mut Terminal),
) -> u8 {
    let mut status = CLEAN;
    terminal.remarks(&inputs.remarks);
    for failure in &inputs.failures {
        terminal.complain(failure);
        status = FAILED;
    }
    for draft in inputs.drafts {
        let Some(judge) = judges.of(&draft, terminal) else {
            status = FAILED;
            continue;
        };
        if judges.is_passed_by(&draft, &judge, terminal) {
            continue;
        }
        match draft.read(encoding) {
            Ok(source) => {
                if source.encoding() != Encoding::Utf8 {
                    let encoding = source.encoding().name();
                    terminal.remarks(&[format!("{} is read as {encoding}", source.name())]);
                }
                visit(&draft, &source, &judge, terminal);
            }
            Err(failure) => {
                terminal.complain(&failure);
                status = FAILED;
            }
        }
    }
    status
}
