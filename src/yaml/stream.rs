//! One YAML document as an arena of nodes: the only file that knows the parser.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Options, Parser};

use super::{YamlFault, fault};
use crate::text::{Span, floor_char_boundary};

/// A node and where it stands in the file. There may be one to every two bytes of it.
#[derive(Debug)]
pub(crate) struct Node<'s> {
    /// What it is.
    pub kind: NodeKind<'s>,
    /// Its text, without anchor and tag.
    pub span: Span,
    /// What stands before it, in few.
    marks: Option<Box<Marks>>,
}

/// What may stand before the text of a node.
#[derive(Debug, Default)]
struct Marks {
    idle_anchor: Option<Span>,
    own_tag: Option<Span>,
}

impl Node<'_> {
    /// Its anchor (`&name`), when no alias refers to it.
    pub(crate) fn idle_anchor(&self) -> Option<Span> {
        self.marks.as_ref()?.idle_anchor
    }

    /// Its tag (`!name`), when YAML itself does not define it.
    pub(crate) fn own_tag(&self) -> Option<Span> {
        self.marks.as_ref()?.own_tag
    }

    fn marks(&mut self) -> &mut Marks {
        self.marks.get_or_insert_default()
    }

    /// The same without the file it stands in.
    pub(crate) fn into_owned(self) -> Node<'static> {
        let kind = match self.kind {
            NodeKind::Null => NodeKind::Null,
            NodeKind::Scalar(Scalar { value, style }) => NodeKind::Scalar(Scalar {
                value: value.into_owned().into(),
                style,
            }),
            NodeKind::Sequence { end } => NodeKind::Sequence { end },
            NodeKind::Mapping { end } => NodeKind::Mapping { end },
            NodeKind::Alias { target } => NodeKind::Alias { target },
            NodeKind::UnknownAlias(name) => NodeKind::UnknownAlias(name),
        };
        Node {
            kind,
            span: self.span,
            marks: self.marks,
        }
    }
}

/// Kinds of node. The children of a collection follow it in the arena.
#[derive(Debug)]
pub(crate) enum NodeKind<'s> {
    /// Nothing, or a written `null`.
    Null,
    /// Text.
    Scalar(Scalar<'s>),
    /// Items up to the node `end`.
    Sequence { end: usize },
    /// Keys and values in turn up to the node `end`.
    Mapping { end: usize },
    /// The node `target` once more.
    Alias { target: usize },
    /// An alias to nothing, by name.
    UnknownAlias(String),
}

/// A scalar as the parser decoded it.
#[derive(Debug)]
pub(crate) struct Scalar<'s> {
    /// Its value; most stand so in the file.
    pub value: Cow<'s, str>,
    /// How it is written.
    pub style: Style,
}

/// The ways to write a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `text`
    Plain,
    /// `'text'`
    SingleQuoted,
    /// `"text"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// Why a document does not parse.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The mistake.
    pub fault: YamlFault,
    /// Where it was made.
    pub span: Span,
}

/// How deep collections of either kind may nest. No ticket comes near it.
const MAX_NESTING: usize = 64;

/// How many nodes a file may hold: each takes some hundred bytes of memory, and
/// may have taken two of the file.
pub(crate) const MOST_NODES: usize = 500_000;

/// The nodes of the one document in `source[part]`, root first; none if it is
/// empty.
pub(crate) fn parse(source: &str, part: Span) -> Result<Vec<Node<'_>>, Failure> {
    let text = part.slice(source).unwrap_or("");
    let mut parser = Parser::new_from_str_with_options(text, options());
    let mut arena = Arena::new(part.start());
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, span)) => {
                arena.take(event, &span);
                if arena.nodes.len() > MOST_NODES {
                    let last = arena.span(&span);
                    let fault = YamlFault::TooMuch;
                    return Err(Failure { fault, span: last });
                }
            }
            Err(error) => {
                let at = floor_char_boundary(text, error.marker().byte_offset().unwrap_or(0));
                let open = arena.open_bracket(text);
                let (fault, range) = fault::diagnose(text, error.kind(), at, open);
                let span = Span::new(range.start, range.end).shifted(part.start());
                return Err(Failure { fault, span });
            }
        }
    }
    Ok(arena.nodes)
}

/// The comments of the document in `source[part]`, each with its mark; those
/// up to the place where it does not parse.
pub(crate) fn comments(source: &str, part: Span) -> Vec<Span> {
    let text = part.slice(source).unwrap_or("");
    let mut options = options();
    options.emit_comments = true;
    options.max_buffered_comment_events = usize::MAX;
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut comments = Vec::new();
    while let Some(Ok((event, span))) = parser.next_event() {
        if matches!(event, Event::Comment(..)) {
            let range = span.byte_range().unwrap_or_default();
            comments.push(Span::new(range.start, range.end).shifted(part.start()));
        }
    }
    comments
}

fn options() -> Options {
    granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: MAX_NESTING,
        block_nesting_limit: MAX_NESTING,
    }
}

struct Arena<'s> {
    nodes: Vec<Node<'s>>,
    /// Collections that are open, innermost last.
    open: Vec<usize>,
    /// The node of each anchor, by the parser's number for it.
    anchors: HashMap<usize, usize>,
    base: usize,
}

impl<'s> Arena<'s> {
    fn new(base: usize) -> Self {
        Self {
            nodes: Vec::new(),
            open: Vec::new(),
            anchors: HashMap::new(),
            base,
        }
    }

    /// The flow collection that is still open, as an offset of `text`.
    fn open_bracket(&self, text: &str) -> Option<usize> {
        let starts = self.open.iter().filter_map(|&i| self.nodes.get(i));
        starts
            .filter_map(|node| node.span.start().checked_sub(self.base))
            .rfind(|&at| matches!(text.as_bytes().get(at), Some(b'[' | b'{')))
    }

    fn take(&mut self, event: Event<'s>, span: &granit_parser::Span) {
        let place = self.span(span);
        let has_own_tag = event.tag().is_some_and(granit_parser::Tag::is_custom);
        let own_tag = span.tag_span().filter(|_| has_own_tag);
        let own_tag = own_tag.map(|tag| self.span(&tag));
        let id = event.anchor_id();
        let kind = match event {
            Event::Scalar(value, written, ..) => {
                if style(written) == Style::Plain && is_null(&value, place) {
                    NodeKind::Null
                } else {
                    NodeKind::Scalar(Scalar {
                        value,
                        style: style(written),
                    })
                }
            }
            Event::SequenceStart(..) => NodeKind::Sequence { end: 0 },
            Event::MappingStart(..) => NodeKind::Mapping { end: 0 },
            Event::SequenceEnd | Event::MappingEnd => return self.close(place),
            Event::Alias(id) => {
                let Some(&target) = self.anchors.get(&id) else {
                    return;
                };
                if let Some(node) = self.nodes.get_mut(target) {
                    node.marks().idle_anchor = None;
                }
                NodeKind::Alias { target }
            }
            Event::UnresolvedAlias(name) => NodeKind::UnknownAlias(name.into_owned()),
            Event::Anchor(..) => {
                if let Some(node) = self.nodes.last_mut() {
                    node.marks().idle_anchor = Some(place);
                }
                return;
            }
            _ => return,
        };
        let index = self.nodes.len();
        if let Some(id) = id {
            self.anchors.insert(id, index);
        }
        if matches!(kind, NodeKind::Sequence { .. } | NodeKind::Mapping { .. }) {
            self.open.push(index);
        }
        self.nodes.push(Node {
            kind,
            span: place,
            marks: own_tag.map(|own_tag| {
                Box::new(Marks {
                    idle_anchor: None,
                    own_tag: Some(own_tag),
                })
            }),
        });
    }

    fn close(&mut self, place: Span) {
        let after = self.nodes.len();
        let Some(node) = self.open.pop().and_then(|i| self.nodes.get_mut(i)) else {
            return;
        };
        node.span = node.span.cover(place);
        if let NodeKind::Sequence { end } | NodeKind::Mapping { end } = &mut node.kind {
            *end = after;
        }
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or_default();
        Span::new(range.start, range.end).shifted(self.base)
    }
}

/// One past the last node of the subtree at `at`.
pub(crate) fn end_of(nodes: &[Node], at: usize) -> usize {
    match nodes.get(at).map(|node| &node.kind) {
        Some(NodeKind::Sequence { end } | NodeKind::Mapping { end }) => *end,
        _ => at + 1,
    }
}

/// The children of the collection `at`.
pub(crate) fn children(nodes: &[Node], at: usize) -> impl Iterator<Item = usize> {
    let end = end_of(nodes, at);
    let mut next = at + 1;
    std::iter::from_fn(move || {
        let child = next;
        (child < end).then(|| {
            next = end_of(nodes, child).max(child + 1);
            child
        })
    })
}

/// Keys and values of the mapping `at`.
pub(crate) fn pairs(nodes: &[Node], at: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut children = children(nodes, at);
    std::iter::from_fn(move || Some((children.next()?, children.next()?)))
}

/// An empty value, for which the parser says `~`, or a written null.
fn is_null(value: &str, span: Span) -> bool {
    span.is_empty() || matches!(value, "~" | "null" | "Null" | "NULL")
}

const fn style(style: granit_parser::ScalarStyle) -> Style {
    match style {
        granit_parser::ScalarStyle::Plain => Style::Plain,
        granit_parser::ScalarStyle::SingleQuoted => Style::SingleQuoted,
        granit_parser::ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        granit_parser::ScalarStyle::Literal => Style::Literal,
        granit_parser::ScalarStyle::Folded => Style::Folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// There may be one to every two bytes of a file.
    #[test]
    fn nodes_are_small_and_copy_nothing_that_stands_in_the_file() {
        assert!(size_of::<Node<'_>>() <= 48);
        let text = "a: b\n'c': \"d e\"\n";
        let nodes = parse(text, Span::new(0, text.len())).expect("it parses");
        let copied = nodes.iter().filter(
            |node| matches!(&node.kind, NodeKind::Scalar(scalar) if matches!(scalar.value, Cow::Owned(_))),
        );
        assert_eq!(copied.count(), 0);
    }
}
