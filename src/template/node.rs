//! The nodes of a document of YAML, by key.

use super::model::Part;
use crate::text::Span;
use crate::yaml::{self, Node, NodeKind, Style};

/// The nodes of a document, by key.
#[derive(Clone, Copy)]
pub(super) struct Doc<'a> {
    pub(super) nodes: &'a [Node<'a>],
}

impl Doc<'_> {
    pub(super) fn kind(&self, at: usize) -> Option<&NodeKind<'_>> {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Alias { target }) => self.nodes.get(*target).map(|node| &node.kind),
            kind => kind,
        }
    }

    pub(super) fn target(&self, at: usize) -> usize {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Alias { target }) => *target,
            _ => at,
        }
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.nodes.get(at).map_or(Span::point(0), |node| node.span)
    }

    pub(super) fn is_null(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(NodeKind::Null))
    }

    pub(super) fn is_list(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(NodeKind::Sequence { .. }))
    }

    /// How a text is written.
    pub(super) fn style(&self, at: usize) -> Option<Style> {
        match self.kind(at) {
            Some(NodeKind::Scalar(scalar)) => Some(scalar.style),
            _ => None,
        }
    }

    /// The keys of a mapping, as far as they are text.
    pub(super) fn keys(&self, at: usize) -> Vec<Part> {
        let at = self.target(at);
        match self.kind(at) {
            Some(NodeKind::Mapping { .. }) => yaml::pairs(self.nodes, at)
                .filter_map(|(key, _)| self.scalar(key))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Key and value of a mapping.
    pub(super) fn pair(&self, at: usize, key: &str) -> Option<(usize, usize)> {
        let at = self.target(at);
        matches!(self.kind(at), Some(NodeKind::Mapping { .. })).then_some(())?;
        yaml::pairs(self.nodes, at)
            .find(|&(name, _)| self.scalar(name).is_some_and(|name| name.text == key))
    }

    pub(super) fn get(&self, at: usize, key: &str) -> Option<usize> {
        self.pair(at, key).map(|(_, value)| self.target(value))
    }

    pub(super) fn scalar(&self, at: usize) -> Option<Part> {
        match self.kind(at) {
            Some(NodeKind::Scalar(scalar)) => Some(Part {
                text: scalar.value.to_string(),
                span: self.span(at),
            }),
            _ => None,
        }
    }

    pub(super) fn text(&self, at: usize, key: &str) -> Option<Part> {
        self.pair(at, key).and_then(|(_, value)| self.scalar(value))
    }

    pub(super) fn key_span(&self, at: usize, key: &str, or: usize) -> Span {
        self.pair(at, key)
            .map_or_else(|| self.span(or), |(key, _)| self.span(key))
    }

    /// Every text in a node, a line each; of an entry with a label, that alone.
    pub(super) fn all(&self, at: usize) -> String {
        if let Some(part) = self.scalar(at) {
            return part.text;
        }
        let children = yaml::children(self.nodes, self.target(at));
        let lines: Vec<String> = children
            .map(|child| match self.text(child, "label") {
                Some(label) => label.text,
                None => self
                    .scalar(child)
                    .map_or_else(String::new, |part| part.text),
            })
            .collect();
        lines.join("\n")
    }

    /// The first key or value of an entry.
    pub(super) fn head(&self, at: usize) -> Span {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Mapping { end }) if *end > at + 1 => self.span(at + 1),
            _ => self.span(at),
        }
    }

    /// The last text of an entry.
    pub(super) fn last(&self, at: usize) -> Span {
        let inside = self
            .nodes
            .get(at..yaml::end_of(self.nodes, at))
            .unwrap_or(&[]);
        let texts = inside.iter().filter(|node| {
            matches!(
                node.kind,
                NodeKind::Scalar(_) | NodeKind::Null | NodeKind::Alias { .. }
            )
        });
        texts
            .map(|node| node.span)
            .max_by_key(|span| span.end())
            .unwrap_or_else(|| self.span(at))
    }
}
