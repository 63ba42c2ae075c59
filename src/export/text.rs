//! A ticket as plain text: labels, and what stands under them.

use super::Case;
use super::block::{Marks, is_left_alone, lines_but};
use super::part::{Part, line, parts, short};
use super::tree::Trees;
use crate::text::{Language, Range};
use crate::ticket::{Block, BlockKind};

/// The whole ticket.
pub(super) fn write(case: &Case<'_>) -> String {
    let parts = parts(case);
    let trees = Trees::of(case);
    let first = std::iter::once((false, case.alone_before(&parts)));
    let each = parts
        .iter()
        .map(|part| (is_named(part), one(case, part, &trees, |_| false)));
    joined(first.chain(each))
}

/// The ticket without its title and without the blocks that are to be left out; what
/// stands under a label that only names the text (`is_text`) stands under none.
pub(super) fn body(
    case: &Case<'_>,
    leave: impl Fn(&Block) -> bool + Copy,
    is_text: impl Fn(&str) -> bool,
) -> String {
    let parts = parts(case);
    let trees = Trees::of(case);
    let first = std::iter::once((false, case.alone_before(&parts)));
    joined(first.chain(parts.iter().map(|part| {
        if case.is_subject(part) {
            (false, alone(case, part))
        } else if part.label.as_deref().is_some_and(&is_text) {
            let part = Part {
                label: None,
                ..part.clone()
            };
            (false, one(case, &part, &trees, leave))
        } else {
            (is_named(part), one(case, part, &trees, leave))
        }
    })))
}

const fn is_named(part: &Part) -> bool {
    part.label.is_some() || part.title
}

/// What stands in a part, and in no block of it.
fn alone(case: &Case<'_>, part: &Part) -> String {
    let lines = case.alone(&part.blocks).iter();
    lines.map(|(_, words)| format!("{words}\n")).collect()
}

/// One part below the other, and whether it has a name: pairs of label and value
/// close together, as are the items of a list; what is longer apart.
fn joined(parts: impl Iterator<Item = (bool, String)>) -> String {
    let mut out = String::new();
    let mut pair = true;
    for (named, part) in parts.filter(|(_, part)| !part.is_empty()) {
        let is_pair = named && part.trim_end().lines().count() == 1;
        let is_list = |line: Option<&str>| line.is_some_and(|line| line.starts_with("- "));
        let goes_on = is_list(out.lines().next_back()) && is_list(part.lines().next());
        if !(out.is_empty() || pair && is_pair || goes_on) {
            out.push('\n');
        }
        out.push_str(&part);
        pair = is_pair;
    }
    out
}

fn one(case: &Case<'_>, part: &Part, trees: &Trees, leave: impl Fn(&Block) -> bool) -> String {
    let ticket = &case.reading.ticket;
    let own = ticket.blocks.get(part.blocks.clone()).unwrap_or_default();
    let whole = || own.iter().all(&leave);
    let group = || {
        let head = part.label_block.and_then(|at| ticket.blocks.get(at));
        head.is_some_and(|head| is_left_alone(case, head, &leave))
    };
    if !own.is_empty() && (whole() || group()) {
        return alone(case, part);
    }
    let label = match &part.label {
        Some(label) => label.clone(),
        None if part.title => case.word("件名", "Subject").to_owned(),
        None => return lines_but(case, part.blocks.clone(), Marks::None, leave),
    };
    if let Some(words) = item(case, part) {
        return format!("- {label}: {words}\n{}", alone(case, part));
    }
    if let Some(value) = short(case, &part.blocks) {
        let value = line(&case.words(&value.range));
        return format!("{label}: {value}\n{}", alone(case, part));
    }
    let key = part.label_block.and_then(|at| ticket.blocks.get(at));
    let tree = key.and_then(|key| trees.at(ticket.span_of(&key.range)));
    let text = match tree.filter(|_| !own.iter().any(&leave)) {
        Some(tree) => tree.to_owned(),
        None => lines_but(case, part.blocks.clone(), Marks::None, leave),
    };
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

/// The value of a label that stands in an item of a list, with it.
fn item(case: &Case<'_>, part: &Part) -> Option<String> {
    let ticket = &case.reading.ticket;
    let label = ticket.blocks.get(part.label_block?)?;
    let [only] = ticket.blocks.get(part.blocks.clone())? else {
        return None;
    };
    let mark = BlockKind::Item {
        ordered: false,
        depth: 0,
    };
    let [label, value] = [label, only].map(|block| ticket.span_of(&block.range));
    let between = case.source.text().get(label.end()..value.start())?;
    let words = case.words(&only.range);
    let beside = only.kind == mark && !between.contains(['\n', '\r']);
    (beside && !words.trim().contains('\n')).then(|| line(&words))
}

/// The words of some blocks without any marks, but for those to leave out.
pub(super) fn plain(case: &Case<'_>, range: &Range, leave: impl Fn(&Block) -> bool) -> String {
    let ticket = &case.reading.ticket;
    let from = ticket
        .blocks
        .partition_point(|b| b.range.start < range.start);
    let to = ticket.blocks.partition_point(|b| b.range.end <= range.end);
    // A list of one needs no bullet behind a label, nor a heading its mark.
    let one = ticket.blocks.get(from..to).is_none_or(|own| match own {
        [] => true,
        [only] => matches!(only.kind, BlockKind::Item { .. } | BlockKind::Heading(_)),
        _ => false,
    });
    if one && case.alone(&(from..to)).is_empty() {
        return case.words(range).trim().to_owned();
    }
    let text = lines_but(case, from..to, Marks::None, leave);
    text.trim_end().to_owned()
}
