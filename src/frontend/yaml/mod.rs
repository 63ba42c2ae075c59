//! YAML drafts and YAML front matter.

mod align;
mod fields;
mod lenient;
mod remarks;
#[cfg(test)]
mod tests;
mod zone;

use self::fields::{AliasBudget, Reader};
use super::lines;
use crate::knowledge::{FieldKind, vocabulary};
use crate::text::{SourceFile, Span};
use crate::ticket::{Chunk, Problem, ProblemKind, Remark, Syntax, TicketBuilder};
use crate::yaml::{self, Failure, MOST_NODES, Node, NodeKind, YamlFault};

/// How many drafts one file may hold.
const MOST_DRAFTS: usize = 10_000;

/// Reads the tickets of a YAML file: one a document, or one an item where a
/// document is a sequence of mappings. Documents without content give none; a
/// document of mere metadata and the one after it are one ticket, as front
/// matter and its text are.
///
/// Remarks to the tool go to `remarks`.
pub(super) fn read(source: &SourceFile, remarks: &mut Vec<Remark>) -> Vec<TicketBuilder> {
    let text = source.text();
    let spoken_to = may_be_spoken_to(text);
    let mut budget = AliasBudget::default();
    let mut tickets = Vec::new();
    let parts = yaml::split(text);
    if let Some(part) = parts.get(MOST_DRAFTS) {
        return vec![refused(text, YamlFault::TooManyDrafts, *part)];
    }
    let mut parts = parts.into_iter().peekable();
    let mut values = 0;
    while let Some(part) = parts.next() {
        match yaml::parse(text, part) {
            Ok(nodes) => {
                values += nodes.len();
                let drafts = tickets.len() + ticket_items(&nodes).len().max(1);
                if values > MOST_NODES {
                    return vec![refused(text, YamlFault::TooMuch, part)];
                }
                if drafts > MOST_DRAFTS {
                    return vec![refused(text, YamlFault::TooManyDrafts, part)];
                }
                if spoken_to {
                    remarks::collect(text, part, &nodes, remarks);
                }
                let body = parts
                    .peek()
                    .filter(|_| is_head(&nodes))
                    .and_then(|&next| Some((next, yaml::parse(text, next).ok()?)))
                    .filter(|(_, nodes)| is_body(nodes));
                if let Some((next, body)) = body {
                    parts.next();
                    if spoken_to {
                        remarks::collect(text, next, &body, remarks);
                    }
                    let mut builder = TicketBuilder::new(Syntax::Yaml, part.cover(next));
                    Reader::new(text, &nodes, &mut builder, &mut budget).read(0);
                    Reader::new(text, &body, &mut builder, &mut budget).read(0);
                    tickets.push(builder);
                } else {
                    read_document(text, part, &nodes, &mut budget, &mut tickets);
                }
            }
            Err(failure) if failure.fault.is_excess() => {
                return vec![refused(text, failure.fault, failure.span)];
            }
            Err(failure) => {
                let mut builder = TicketBuilder::new(Syntax::Yaml, part);
                read_broken(&mut builder, text, part, failure);
                if spoken_to {
                    builder.close();
                    remarks::collect_broken(text, part, &builder, remarks);
                }
                tickets.push(builder);
            }
        }
    }
    tickets
}

/// A file of which nothing is read, and why not; `place` begins where it becomes
/// too much.
fn refused(text: &str, fault: YamlFault, place: Span) -> TicketBuilder {
    let mut builder = TicketBuilder::new(Syntax::Yaml, Span::new(0, text.len()));
    let line = text[place.start()..].lines().next().unwrap_or("");
    builder.problem(Problem {
        kind: ProblemKind::Yaml(fault),
        span: Span::new(place.start(), place.start() + line.len()),
    });
    builder
}

/// Whether there may be a remark to the tool. A name that is written wrong still
/// has one half or the other, or what the tool is told.
fn may_be_spoken_to(text: &str) -> bool {
    const PARTS: [&str; 4] = ["ticket", "lint", "ignore", "Ticket"];
    text.contains('#') && PARTS.iter().any(|part| text.contains(part))
}

/// Reads the YAML at `span` of `source` into the part of `builder` that is
/// open: front matter.
pub(super) fn read_metadata(
    builder: &mut TicketBuilder,
    source: &str,
    span: Span,
    remarks: &mut Vec<Remark>,
) {
    match yaml::parse(source, span) {
        Ok(nodes) => {
            if span.slice(source).is_some_and(may_be_spoken_to) {
                remarks::collect(source, span, &nodes, remarks);
            }
            let mut budget = AliasBudget::default();
            Reader::new(source, &nodes, builder, &mut budget).read(0);
        }
        Err(failure) => read_broken(builder, source, span, failure),
    }
}

/// Whether `source` is a YAML mapping that says something about a ticket: two
/// keys or more, one of them known.
pub(super) fn is_ticket(source: &str) -> bool {
    let Some(&part) = yaml::split(source).first() else {
        return false;
    };
    let Ok(nodes) = yaml::parse(source, part) else {
        return false;
    };
    let keys: Vec<usize> = match nodes.first().map(|node| &node.kind) {
        Some(NodeKind::Mapping { .. }) => yaml::children(&nodes, 0).step_by(2).collect(),
        _ => return false,
    };
    let is_known = |&key: &usize| match nodes.get(key).map(|node| &node.kind) {
        Some(NodeKind::Scalar(scalar)) => vocabulary::kind_of(&scalar.value).is_some(),
        _ => false,
    };
    keys.len() >= 2 && keys.iter().any(is_known)
}

/// What the keys of a document that is one mapping are about.
fn key_kinds(nodes: &[Node]) -> Option<Vec<FieldKind>> {
    let NodeKind::Mapping { .. } = nodes.first().map(|node| &node.kind)? else {
        return None;
    };
    let kinds = yaml::children(nodes, 0)
        .step_by(2)
        .filter_map(|key| match nodes.get(key).map(|node| &node.kind) {
            Some(NodeKind::Scalar(scalar)) => vocabulary::kind_of(&scalar.value),
            _ => None,
        })
        .collect();
    Some(kinds)
}

/// Whether a document only says whose and which ticket it is: what its keys are
/// about goes before a text. A mere `name: x` may be a ticket itself.
fn is_head(nodes: &[Node]) -> bool {
    const PEOPLE: &[FieldKind] = &[FieldKind::Contact, FieldKind::Submitter];
    const FILING: &[FieldKind] = &[
        FieldKind::Subject,
        FieldKind::PreviousCases,
        FieldKind::PairedCase,
        FieldKind::CaseNumber,
        FieldKind::Deadline,
    ];
    key_kinds(nodes).is_some_and(|kinds| {
        let mut others = kinds
            .iter()
            .filter(|kind| !PEOPLE.contains(kind))
            .peekable();
        others.peek().is_some() && others.all(|kind| kind.is_choice() || FILING.contains(kind))
    })
}

/// Whether a document tells something without saying which ticket it is.
fn is_body(nodes: &[Node]) -> bool {
    const IDENTITY: &[FieldKind] = &[
        FieldKind::Subject,
        FieldKind::Provider,
        FieldKind::Kind,
        FieldKind::Account,
        FieldKind::CaseNumber,
    ];
    key_kinds(nodes)
        .is_some_and(|kinds| !kinds.is_empty() && !kinds.iter().any(|kind| IDENTITY.contains(kind)))
}

fn read_document(
    text: &str,
    part: Span,
    nodes: &[Node],
    budget: &mut AliasBudget,
    tickets: &mut Vec<TicketBuilder>,
) {
    let items = ticket_items(nodes);
    if items.is_empty() {
        let mut builder = TicketBuilder::new(Syntax::Yaml, part);
        Reader::new(text, nodes, &mut builder, budget).read(0);
        if !builder.is_bare() {
            zone::note(&mut builder, text, part);
            tickets.push(builder);
        }
        return;
    }
    for item in items {
        let span = nodes.get(item).map_or(part, |node| node.span);
        let mut builder = TicketBuilder::new(Syntax::Yaml, span);
        Reader::new(text, nodes, &mut builder, budget).read(item);
        tickets.push(builder);
    }
}

/// The items of a document that is a sequence of mappings. Items of one pair
/// each are the parts of a single ticket, written as a list.
fn ticket_items(nodes: &[Node]) -> Vec<usize> {
    let Some(NodeKind::Sequence { .. }) = nodes.first().map(|node| &node.kind) else {
        return Vec::new();
    };
    let size = |item: usize| {
        let item = match nodes.get(item).map(|node| &node.kind) {
            Some(NodeKind::Alias { target }) => *target,
            _ => item,
        };
        match nodes.get(item).map(|node| &node.kind) {
            Some(NodeKind::Mapping { .. }) => Some(yaml::children(nodes, item).count() / 2),
            _ => None,
        }
    };
    let items: Vec<usize> = yaml::children(nodes, 0).collect();
    let sizes: Option<Vec<usize>> = items.iter().map(|&item| size(item)).collect();
    match sizes {
        Some(sizes) if sizes.len() == 1 || sizes.iter().any(|&pairs| pairs > 1) => items,
        _ => Vec::new(),
    }
}

/// A document that does not parse is read line by line.
fn read_broken(builder: &mut TicketBuilder, source: &str, part: Span, failure: Failure) {
    let is_excess = failure.fault.is_excess();
    builder.problem(Problem {
        kind: ProblemKind::Yaml(failure.fault),
        span: failure.span,
    });
    if is_excess {
        return;
    }
    let chunk = Chunk::plain(lenient::undress(source, part));
    lines::read_lines(builder, chunk);
}
