//! The pairs of a draft in YAML with their values as YAML has them, to the
//! character.

use super::Case;
use super::part::Part;
use crate::text::Span;
use crate::ticket::{Problem, ProblemKind, Syntax};
use crate::yaml::{NodeKind, children, pairs, parse};

/// The value of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing.
    Null,
    /// What the text of the pair before has too: a mail that is quoted in it.
    Within,
    /// A text; where the pair stands.
    Text(String, Span),
    /// Texts, one below the other.
    List(Vec<String>),
    /// Anything else; where the pair stands.
    Nested(Span),
}

/// The value of each part of a ticket that was written in YAML. `None` where its
/// parts are not the pairs of one mapping.
pub(super) fn values(case: &Case<'_>, parts: &[Part]) -> Option<Vec<Value>> {
    let ticket = &case.reading.ticket;
    // A key that stands twice is two parts all the same.
    let twice = |problem: &Problem| matches!(problem.kind, ProblemKind::DuplicateKey(_));
    if ticket.syntax != Syntax::Yaml || !ticket.problems.iter().all(twice) {
        return None;
    }
    let text = case.source.text();
    let nodes = parse(text, ticket.span).ok()?;
    matches!(nodes.first()?.kind, NodeKind::Mapping { .. }).then_some(())?;
    let mut out = Vec::new();
    for (key, value) in pairs(&nodes, 0) {
        let (key, node) = (nodes.get(key)?, nodes.get(value)?);
        let NodeKind::Scalar(name) = &key.kind else {
            return None;
        };
        // Each pair is the part with its key.
        while !out.is_empty() && parts.get(out.len())?.label_block.is_none() {
            out.push(Value::Within);
        }
        let part = parts.get(out.len())?;
        let label = ticket.blocks.get(part.label_block?)?;
        let same = ticket.span_of(&label.range).overlaps(key.span) && name.value != "<<";
        same.then_some(())?;
        out.push(match &node.kind {
            NodeKind::Null => Value::Null,
            NodeKind::Scalar(scalar) => {
                Value::Text(scalar.value.to_string(), key.span.cover(node.span))
            }
            NodeKind::Sequence { .. } => {
                let texts = children(&nodes, value).map(|item| match &nodes.get(item)?.kind {
                    NodeKind::Scalar(scalar) => Some(scalar.value.to_string()),
                    _ => None,
                });
                texts
                    .collect::<Option<_>>()
                    .map_or(Value::Nested(key.span.cover(node.span)), Value::List)
            }
            _ => Value::Nested(key.span.cover(node.span)),
        });
    }
    while parts
        .get(out.len())
        .is_some_and(|part| part.label_block.is_none())
    {
        out.push(Value::Within);
    }
    (out.len() == parts.len()).then_some(out)
}
