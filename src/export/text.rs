//! A ticket as plain text: labels, and what stands under them.

use super::Case;
use super::block::{Marks, lines, lines_but};
use super::part::{Part, line, parts, short};
use crate::knowledge::FieldKind;
use crate::text::{Language, Range};
use crate::ticket::{Block, BlockKind};

/// The whole ticket.
pub(super) fn write(case: &Case<'_>) -> String {
    joined(parts(case).iter().map(|part| one(case, part, |_| false)))
}

/// The ticket without its title and without the blocks that are to be left out.
pub(super) fn body(case: &Case<'_>, leave: impl Fn(&Block) -> bool + Copy) -> String {
    let parts = parts(case);
    joined(
        parts
            .iter()
            .filter(|part| !part.title && part.kind != Some(FieldKind::Subject))
            .map(|part| one(case, part, leave)),
    )
}

/// One part below the other: pairs of label and value close together, what is
/// longer apart.
fn joined(parts: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    let mut pair = true;
    for part in parts.filter(|part| !part.is_empty()) {
        let is_pair = part.trim_end().lines().count() == 1;
        if !(out.is_empty() || pair && is_pair) {
            out.push('\n');
        }
        out.push_str(&part);
        pair = is_pair;
    }
    out
}

fn one(case: &Case<'_>, part: &Part, leave: impl Fn(&Block) -> bool) -> String {
    let ticket = &case.reading.ticket;
    let own = ticket.blocks.get(part.blocks.clone()).unwrap_or_default();
    if !own.is_empty() && own.iter().all(&leave) {
        return String::new();
    }
    let label = match &part.label {
        Some(label) => label.clone(),
        None if part.title => case.word("件名", "Subject").to_owned(),
        None => return lines_but(case, part.blocks.clone(), Marks::None, leave),
    };
    if let Some(value) = short(ticket, &part.blocks) {
        return format!("{label}: {}\n", line(&case.words(&value.range)));
    }
    let text = lines_but(case, part.blocks.clone(), Marks::None, leave);
    if text.is_empty() {
        return format!("{label}:\n");
    }
    if part.title {
        return format!("{label}: {text}");
    }
    match case.language() {
        Language::Ja => format!("■ {label}\n{text}"),
        Language::En => format!("{label}:\n{text}"),
    }
}

/// The words of some blocks without any marks.
pub(super) fn plain(case: &Case<'_>, range: &Range) -> String {
    let ticket = &case.reading.ticket;
    let from = ticket
        .blocks
        .partition_point(|b| b.range.start < range.start);
    let to = ticket.blocks.partition_point(|b| b.range.end <= range.end);
    // A list of one needs no bullet behind a label, nor a heading its mark.
    let alone = ticket.blocks.get(from..to).is_none_or(|own| match own {
        [] => true,
        [only] => matches!(only.kind, BlockKind::Item { .. } | BlockKind::Heading(_)),
        _ => false,
    });
    if alone {
        return case.words(range).trim().to_owned();
    }
    lines(case, from..to, Marks::None).trim_end().to_owned()
}
