//! Values of YAML that hold lists of lists or mappings of mappings, as lines whose
//! indentation tells what belongs to what.

use super::Case;
use crate::text::Span;
use crate::ticket::Syntax;
use crate::yaml::{Node, NodeKind, children, pairs, parse};

/// No value that a person has written nests deeper, aliases followed.
const DEEPEST: usize = 16;
/// More lines are none for a person to read.
const MOST: usize = 10_000;

/// The lines of each such value, with where its key stands in the file, in order.
#[derive(Debug)]
pub(super) struct Trees(Vec<(Span, String)>);

impl Trees {
    /// Those of a ticket.
    pub(super) fn of(case: &Case<'_>) -> Self {
        Self(trees(case))
    }

    /// That of the key at a place.
    pub(super) fn at(&self, key: Span) -> Option<&str> {
        let next = self
            .0
            .partition_point(|(span, _)| span.end() <= key.start());
        let (_, tree) = self.0.get(next).filter(|(span, _)| span.overlaps(key))?;
        Some(tree)
    }
}

fn trees(case: &Case<'_>) -> Vec<(Span, String)> {
    let ticket = &case.reading.ticket;
    let mut out = Vec::new();
    if ticket.syntax != Syntax::Yaml {
        return out;
    }
    let Ok(nodes) = parse(case.source.text(), ticket.span) else {
        return out;
    };
    if !matches!(
        nodes.first().map(|node| &node.kind),
        Some(NodeKind::Mapping { .. })
    ) {
        return out;
    }
    for (key, value) in pairs(&nodes, 0).filter(|&(_, value)| is_deep(&nodes, value)) {
        let mut left = MOST;
        let lines = lines(&nodes, value, DEEPEST, &mut left);
        if let (Some(key), Some(lines)) = (nodes.get(key), lines) {
            out.push((key.span, lines.join("\n") + "\n"));
        }
    }
    out
}

/// Whether more stands in the value than pairs and lists of words, which need no
/// indentation.
fn is_deep(nodes: &[Node], at: usize) -> bool {
    let is_collection = |at: usize| is_sequence(nodes, at) || is_mapping(nodes, at);
    if is_sequence(nodes, at) {
        return children(nodes, at).any(is_collection);
    }
    is_mapping(nodes, at)
        && pairs(nodes, at).any(|(_, value)| is_mapping(nodes, value) || is_deep(nodes, value))
}

fn is_sequence(nodes: &[Node], at: usize) -> bool {
    matches!(
        nodes.get(at).map(|node| &node.kind),
        Some(NodeKind::Sequence { .. })
    )
}

fn is_mapping(nodes: &[Node], at: usize) -> bool {
    matches!(
        nodes.get(at).map(|node| &node.kind),
        Some(NodeKind::Mapping { .. })
    )
}

/// The lines of a value. `None` where it is too deep or too long.
fn lines(nodes: &[Node], at: usize, deep: usize, left: &mut usize) -> Option<Vec<String>> {
    let deep = deep.checked_sub(1)?;
    let node = nodes.get(at)?;
    let mut out = Vec::new();
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar(scalar) => {
            let value = scalar.value.trim_end();
            *left = left.checked_sub(value.lines().count().max(1))?;
            out.extend(value.lines().map(str::to_owned));
        }
        NodeKind::UnknownAlias(name) => out.push(format!("*{name}")),
        NodeKind::Alias { target } => return lines(nodes, *target, deep, left),
        NodeKind::Sequence { .. } => {
            for item in children(nodes, at) {
                *left = left.checked_sub(1)?;
                let own = lines(nodes, item, deep, left)?;
                out.extend(set_off(&own, "- "));
            }
        }
        NodeKind::Mapping { .. } => {
            for (key, value) in pairs(nodes, at) {
                *left = left.checked_sub(1)?;
                let key = lines(nodes, key, deep, left)?.join(" ");
                let own = lines(nodes, value, deep, left)?;
                let words = matches!(nodes.get(value)?.kind, NodeKind::Scalar(_));
                match own.as_slice() {
                    [only] if words => out.push(format!("{key}: {only}")),
                    _ => {
                        out.push(format!("{key}:"));
                        out.extend(own.iter().map(|line| indented(line, "  ")));
                    }
                }
            }
        }
    }
    Some(out)
}

/// The lines behind a mark, those below the first by as much.
fn set_off(lines: &[String], mark: &str) -> Vec<String> {
    let blanks = " ".repeat(mark.len());
    let mut out: Vec<String> = lines.iter().map(|line| indented(line, &blanks)).collect();
    match out.first_mut() {
        Some(first) => first.replace_range(..first.len().min(mark.len()), mark),
        None => out.push(mark.trim_end().to_owned()),
    }
    out
}

fn indented(line: &str, blanks: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("{blanks}{line}")
    }
}
