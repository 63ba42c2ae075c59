//! Commands and operations that were run.

use super::discourse::{Discourse, Line};
use super::{Detail, FactKind, Facts};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::BlockKind;

/// Adds command lines (in code, inline code and bare lines) and operations told
/// in prose.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    let ticket = discourse.ticket;
    let folded = ticket.folded();
    for found in cues::COMMAND_LINE.find_all(folded) {
        let line = ticket.slice(&found).trim_start();
        let shown = match ticket.block_at(found.start).map(|b| b.kind) {
            Some(BlockKind::Code) => true,
            Some(BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Cell { .. }) => {
                is_bare_command(line)
            }
            _ => false,
        };
        if shown {
            add(facts, folded, found, "line");
        }
    }
    for code in &ticket.inline_code {
        let text = &folded[code.range.clone()];
        if is_command(text) {
            add(facts, folded, code.range.clone(), "inline");
        }
    }
    for (at, found) in discourse.find(&cues::COMMAND_RUN_JA) {
        let line = &discourse.lines[at];
        if is_told(line) && line.range.start <= found.start {
            let start = object_start(folded, line.range.start, found.start);
            // A command in inline code is a fact of its own.
            let code = ticket
                .inline_code
                .iter()
                .find(|code| code.range.start <= start && start < code.range.end);
            if code.is_some_and(|code| is_command(&folded[code.range.clone()])) {
                continue;
            }
            add(facts, folded, start..found.end, "operation");
        }
    }
    for (at, found) in discourse.find(&cues::COMMAND_RUN_EN) {
        if is_told(&discourse.lines[at]) {
            add(facts, folded, found, "operation");
        }
    }
    // The operations of a table of attempts are attempts.
    let tried = |at: usize| ticket.is_in_field(at, FieldKind::Attempts);
    let operations = discourse.lines_of(&[FieldKind::Operation]);
    for line in operations.filter(|line| !tried(line.range.start)) {
        add(facts, folded, line.range.clone(), "field");
    }
    for range in discourse.code_of(&[FieldKind::Operation]) {
        add(facts, folded, range, "field");
    }
}

/// Whether a line tells what was done, rather than names the matter or says what
/// should be.
fn is_told(line: &Line) -> bool {
    !line.title && line.part != Some(FieldKind::Expected)
}

/// Whether a text is a command, from its beginning.
fn is_command(text: &str) -> bool {
    cues::COMMAND_LINE.find(text).is_some_and(|f| f.start == 0)
}

/// Where the object of a Japanese verb begins that ends at `end`: after the last
/// particle or mark before it, a quoted name being one word.
fn object_start(text: &str, sentence: usize, end: usize) -> usize {
    const LONGEST: usize = 40;
    const MARKS: &[char] = &['、', '。', '\n', 'で', 'は', 'が', 'に', 'ら', 'と'];
    let mut start = end;
    let mut quoted = false;
    for (at, c) in text[sentence..end].char_indices().rev().take(LONGEST) {
        match c {
            '」' => quoted = true,
            '「' => quoted = false,
            _ if !quoted && MARKS.contains(&c) => break,
            _ => {}
        }
        start = sentence + at;
    }
    start
}

/// Whether a line of prose can only be a command: "host db01 is down" is none.
fn is_bare_command(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_uppercase())
        && (line.contains(" -") || line.contains('/') || line.starts_with(['$', '%']))
        && is_latin_but_for_blanks(line)
}

/// Whether nothing but what is to be filled in, 「<エッジIP>」, is Japanese.
fn is_latin_but_for_blanks(line: &str) -> bool {
    let mut parts = line.split('<');
    parts.next().is_some_and(str::is_ascii)
        && parts.all(|part| {
            part.is_ascii()
                || part
                    .split_once('>')
                    .is_some_and(|(_, rest)| rest.is_ascii())
        })
}

fn add(facts: &mut Facts, text: &str, range: Range, case: &'static str) {
    let found = &text[range.clone()];
    let start = range.start + found.len() - found.trim_start().len();
    let end = range.start + found.trim_end().len();
    if start < end {
        facts.add(FactKind::Command, start..end, Detail::Case(case));
    }
}
