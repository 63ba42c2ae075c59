//! Nodes of a YAML document as fields and blocks of a ticket.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::align::Decoded;
use crate::frontend::lines::{self, inline_code};
use crate::text::{MappedText, Span, sentence};
use crate::ticket::{self, BlockKind, Chunk, Problem, ProblemKind, TicketBuilder};
use crate::yaml::{
    Node, NodeKind, Scalar, Style, YamlFault, children, end_of, known_stray_colon, pairs,
};

/// The longest text, in characters, that counts as a short value.
const SHORT_VALUE: usize = 80;

/// How deep aliases may lead to aliases.
const MAX_ALIAS_DEPTH: usize = 4;

/// What aliases may still add to the tickets of a file, in bytes of source.
#[derive(Debug)]
pub(super) struct AliasBudget(usize);

impl Default for AliasBudget {
    fn default() -> Self {
        Self(256 * 1024)
    }
}

/// Where a node stands, as far as its text is concerned.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// The value of a key, or the whole document.
    Value,
    /// An item of a sequence at that depth.
    Item(u8),
}

/// Reads nodes into a ticket.
pub(super) struct Reader<'a> {
    source: &'a str,
    nodes: &'a [Node<'a>],
    builder: &'a mut TicketBuilder,
    budget: &'a mut AliasBudget,
    /// How many aliases lead here.
    depth: usize,
    /// An alias that was not followed has been noted.
    aliases_noted: bool,
}

impl<'a> Reader<'a> {
    /// A reader of `nodes`, which stand in `source`.
    pub(super) fn new(
        source: &'a str,
        nodes: &'a [Node<'a>],
        builder: &'a mut TicketBuilder,
        budget: &'a mut AliasBudget,
    ) -> Self {
        Self {
            source,
            nodes,
            builder,
            budget,
            depth: 0,
            aliases_noted: false,
        }
    }

    /// Reads the node `at` and all in it. The children of a mapping become
    /// fields of the part that is open.
    pub(super) fn read(&mut self, at: usize) {
        self.node(at, Place::Value);
    }

    fn node(&mut self, at: usize, place: Place) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        match &node.kind {
            NodeKind::Null => self.note_comment_for_value(at, node.span),
            NodeKind::Scalar(scalar) => self.scalar(node, scalar, place),
            NodeKind::Mapping { .. } => self.mapping(at),
            NodeKind::Sequence { .. } => {
                let depth = match place {
                    Place::Value => 0,
                    Place::Item(depth) => depth.saturating_add(1),
                };
                for item in children(self.nodes, at) {
                    self.node(item, Place::Item(depth));
                }
            }
            NodeKind::Alias { target } => {
                if self.enter(at, *target) {
                    self.node(*target, place);
                    self.depth -= 1;
                }
            }
            NodeKind::UnknownAlias(name) => {
                self.problem(ProblemKind::UnknownAlias(name.as_str().into()), node.span);
                self.text(verbatim(self.source, node.span), place);
            }
        }
    }

    /// Whether the alias `at` may be followed.
    fn enter(&mut self, at: usize, target: usize) -> bool {
        let size = self.nodes.get(target).map_or(0, |node| node.span.len()) + 16;
        let holds_itself = target <= at && at < end_of(self.nodes, target);
        if holds_itself || self.depth >= MAX_ALIAS_DEPTH || size > self.budget.0 {
            if let (false, Some(node)) = (self.aliases_noted, self.nodes.get(at)) {
                self.builder.problem(Problem {
                    kind: ProblemKind::Yaml(YamlFault::Aliases),
                    span: node.span,
                });
                self.aliases_noted = true;
            }
            return false;
        }
        self.budget.0 -= size;
        self.depth += 1;
        true
    }

    fn mapping(&mut self, at: usize) {
        // The words of those that were met twice are made once.
        let mut seen: BTreeMap<&str, Option<Arc<str>>> = BTreeMap::new();
        let mut own = None;
        for (key, value) in pairs(self.nodes, at) {
            if self.is_merge(key) {
                let own = own.get_or_insert_with(|| {
                    let names = pairs(self.nodes, at).filter_map(|(key, _)| self.name(key));
                    names.collect::<BTreeSet<&str>>()
                });
                self.merge(value, own);
                continue;
            }
            if let (Some(name), Some(node)) = (self.name(key), self.nodes.get(key)) {
                match seen.entry(name) {
                    Entry::Vacant(place) => {
                        place.insert(None);
                    }
                    Entry::Occupied(mut place) => {
                        let words = place.get_mut().get_or_insert_with(|| name.into());
                        self.problem(ProblemKind::DuplicateKey(Arc::clone(words)), node.span);
                    }
                }
            }
            self.field(key, value);
        }
    }

    fn field(&mut self, key: usize, value: usize) {
        let label = self.label(key).into_trimmed();
        if label.text.is_empty() {
            self.node(value, Place::Value);
            return;
        }
        self.builder.open_field(&label, true);
        self.node(value, Place::Value);
        self.builder.close_field();
    }

    /// The text of a key. A collection that serves as a key shows as written.
    fn label(&mut self, key: usize) -> Chunk {
        let Some(node) = self.nodes.get(key) else {
            return Chunk::default();
        };
        match &node.kind {
            NodeKind::Null => Chunk::default(),
            NodeKind::Scalar(scalar) => decoded(self.source, node.span, scalar),
            NodeKind::Alias { target } if self.enter(key, *target) => {
                let label = self.label(*target);
                self.depth -= 1;
                label
            }
            _ => verbatim(self.source, node.span),
        }
    }

    fn name(&self, key: usize) -> Option<&'a str> {
        match &self.nodes.get(key)?.kind {
            NodeKind::Scalar(scalar) => Some(&scalar.value),
            _ => None,
        }
    }

    /// `<<`, which takes over the pairs of another mapping.
    fn is_merge(&self, key: usize) -> bool {
        matches!(
            self.nodes.get(key).map(|node| &node.kind),
            Some(NodeKind::Scalar(Scalar { value, style: Style::Plain, .. })) if value == "<<"
        )
    }

    /// Reads the pairs of the mapping, alias or sequence of mappings `at`, but
    /// for those whose keys are in `own`.
    fn merge(&mut self, at: usize, own: &BTreeSet<&str>) {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(NodeKind::Mapping { .. }) => {
                for (key, value) in pairs(self.nodes, at) {
                    if self.name(key).is_none_or(|name| !own.contains(name)) {
                        self.field(key, value);
                    }
                }
            }
            Some(NodeKind::Sequence { .. }) => {
                for item in children(self.nodes, at) {
                    self.merge(item, own);
                }
            }
            Some(NodeKind::Alias { target }) => {
                if self.enter(at, *target) {
                    self.merge(*target, own);
                    self.depth -= 1;
                }
            }
            _ => self.node(at, Place::Value),
        }
    }

    fn scalar(&mut self, node: &Node, scalar: &Scalar, place: Place) {
        let span = node.span;
        // `!至急 …` and `&至急 …`: what YAML takes for a tag or an anchor is
        // more likely the first word.
        if let Some(word) = node.own_tag().or(node.idle_anchor())
            && let Some(mark) = word.slice(self.source).and_then(|w| w.chars().next())
        {
            let place_of_mark = Span::new(word.start(), word.start() + mark.len_utf8());
            self.problem(ProblemKind::Yaml(YamlFault::Indicator(mark)), place_of_mark);
            if matches!(scalar.style, Style::Plain) {
                self.text(verbatim(self.source, word.cover(span)), place);
                return;
            }
        }
        if scalar.style == Style::Plain && self.lost_lines(span) {
            lines::read_lines(self.builder, verbatim(self.source, span));
            return;
        }
        self.text(decoded(self.source, span, scalar), place);
        if self.depth == 0 {
            self.builder.scalar(ticket::Scalar {
                span,
                style: scalar.style,
            });
        }
        if !matches!(scalar.style, Style::Literal | Style::Folded) {
            self.note_comment_after(span.end());
        }
    }

    /// Whether a plain scalar is made of lines that were meant as keys; notes
    /// the first of them.
    fn lost_lines(&mut self, span: Span) -> bool {
        let text = span.slice(self.source).unwrap_or("");
        let is_root = self.nodes.len() == 1;
        if !is_root && !text.contains(['\n', '\r']) {
            return false;
        }
        let starts_line = self.source[..span.start()]
            .rsplit(['\n', '\r', '\u{feff}'])
            .next()
            .is_none_or(|before| before.trim().is_empty());
        let mut at = span.start();
        for (i, line) in text.split_inclusive(['\n', '\r']).enumerate() {
            if (i > 0 || starts_line)
                && let Some((fault, range)) = known_stray_colon(line)
            {
                let span = Span::new(range.start, range.end).shifted(at);
                self.problem(ProblemKind::Yaml(fault), span);
                return true;
            }
            at += line.len();
        }
        // The lines of a draft without any key stay lines.
        is_root
    }

    fn text(&mut self, chunk: Chunk, place: Place) {
        let shown = chunk.trimmed();
        if shown.text.is_empty() {
            return;
        }
        match place {
            Place::Value if is_short(shown.text.as_str()) => {
                let shown = inline_code::marked(shown.into_owned());
                self.builder.block(BlockKind::Value, &shown);
            }
            Place::Value => {
                drop(shown);
                lines::read_lines(self.builder, chunk);
            }
            Place::Item(depth) => {
                let kind = BlockKind::Item {
                    ordered: false,
                    depth,
                };
                let first = first_paragraph(shown.text.as_str());
                if first > 0 {
                    let item = inline_code::marked(shown.slice(0..first).into_trimmed());
                    self.builder.block(kind, &item);
                }
                let rest = shown.slice(first..shown.text.len());
                if !rest.text.as_str().trim().is_empty() {
                    lines::read_lines(self.builder, rest);
                }
            }
        }
    }

    /// `key: #123`, `- #123`: the value is a comment to YAML, and so nothing.
    /// The parser has the empty value right after a key, but only after the
    /// comment in a sequence.
    fn note_comment_for_value(&mut self, at: usize, span: Span) {
        let before = at.checked_sub(1).and_then(|i| self.nodes.get(i));
        let from = before.map_or(span.start(), |node| match node.kind {
            NodeKind::Sequence { .. } | NodeKind::Mapping { .. } => node.span.start(),
            _ => node.span.end(),
        });
        let between = self.source.get(from..span.start()).unwrap_or("");
        let line = between.rsplit(['\n', '\r']).next().unwrap_or("");
        let item = line.trim_start_matches([' ', '\t', '-']);
        self.note_comment(span.start() - item.len());
        let after_key = self.source[span.end()..].starts_with(':');
        self.note_comment_after(span.end() + usize::from(after_key));
    }

    /// `key: text #123`: the end of the value is a comment to YAML.
    fn note_comment_after(&mut self, end: usize) {
        let rest = &self.source[end..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if blanks > 0 {
            self.note_comment(end + blanks);
        }
    }

    /// Notes the comment at `at`, if it is a number rather than a remark.
    fn note_comment(&mut self, at: usize) {
        let rest = &self.source[at..];
        let number = rest.strip_prefix('#').and_then(|text| text.chars().next());
        if number.is_some_and(|c| c.is_ascii_digit()) {
            let comment = rest.split(['\n', '\r']).next().unwrap_or("").trim_end();
            let span = Span::new(at, at + comment.len());
            self.problem(ProblemKind::Yaml(YamlFault::Comment), span);
        }
    }

    /// Notes a problem, once however many aliases lead to it.
    fn problem(&mut self, kind: ProblemKind, span: Span) {
        if self.depth == 0 {
            self.builder.problem(Problem { kind, span });
        }
    }
}

fn decoded(source: &str, span: Span, scalar: &Scalar) -> Chunk {
    Chunk::plain(Decoded::new(source, span, scalar).joined())
}

fn verbatim(source: &str, span: Span) -> Chunk {
    Chunk::plain(MappedText::verbatim(source, span))
}

/// A word or a phrase rather than a text.
fn is_short(text: &str) -> bool {
    let one_line = !text.contains(['\n', '\r', '。']);
    one_line
        && text.chars().nth(SHORT_VALUE).is_none()
        && sentence::split(text, 0..text.len()).len() < 2
}

/// Where the first paragraph of an item ends: before an empty line, a list, a
/// fence, a quote.
fn first_paragraph(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_start();
        let is_structure = shown.is_empty()
            || shown.starts_with(['-', '*', '>', '・', '#', '|'])
            || shown.starts_with("```")
            || shown.starts_with("~~~")
            || shown.starts_with(|c: char| c.is_ascii_digit());
        let fence_first = at == 0 && (shown.starts_with("```") || shown.starts_with("~~~"));
        if fence_first || (at > 0 && is_structure) {
            return at;
        }
        at += line.len();
    }
    at
}
