//! Remarks to the tool in comments of YAML. One on a line of its own is about
//! the pair or the item that follows; one at the end of a line, about the pair
//! or the item of that line.

use crate::frontend::remarks::Parts;
use crate::text::Span;
use crate::ticket::{Remark, TicketBuilder};
use crate::yaml::{self, Node, NodeKind};

/// Adds the remarks in the document `source[part]`, whose nodes these are.
pub(super) fn collect(source: &str, part: Span, nodes: &[Node], out: &mut Vec<Remark>) {
    let mut remarks: Vec<Remark> = yaml::comments(source, part)
        .into_iter()
        .filter_map(|span| Remark::between(source, span, "#", ""))
        .collect();
    if remarks.is_empty() {
        return;
    }
    let units = Units::of(nodes);
    // From the last on: what follows a comment follows those above it.
    let mut next = None;
    for remark in remarks.iter_mut().rev() {
        let start = remark.span.start();
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = &source[line..start];
        let lead = before.len() - before.trim_start_matches([' ', '\t', '\u{feff}']).len();
        remark.covers = if lead < before.len() {
            next = None;
            let place = after_dashes(source, line + lead);
            Some(units.innermost_at(place).unwrap_or(part))
        } else {
            let at = content_after(source, remark.span.end(), next);
            next = Some((start, at));
            at.filter(|&at| at < part.end()).map(|at| {
                let whole = units.outermost_at(after_dashes(source, at));
                whole.unwrap_or(Span::new(at, part.end()))
            })
        };
    }
    out.extend(remarks);
}

/// Where the next line that is not empty or a comment begins to say something.
/// `known` is where a comment further down begins, and its answer.
fn content_after(
    source: &str,
    from: usize,
    known: Option<(usize, Option<usize>)>,
) -> Option<usize> {
    let mut at = from + source[from..].find('\n')? + 1;
    for line in source[at..].split_inclusive('\n') {
        let words = line.trim_start();
        let start = at + (line.len() - words.len());
        if let Some((comment, answer)) = known
            && start == comment
        {
            return answer;
        }
        if !words.is_empty() && !words.starts_with('#') {
            return Some(start);
        }
        at += line.len();
    }
    None
}

/// Where an item begins whose dash stands at `at`; `at` itself where none does.
fn after_dashes(source: &str, mut at: usize) -> usize {
    while let Some(rest) = source[at..].strip_prefix('-')
        && rest.starts_with([' ', '\t', '\n', '\r'])
    {
        at = source.len() - rest.trim_start().len();
    }
    at
}

/// Adds the remarks of a document that does not parse: the lines that the
/// reader of such documents leaves out.
pub(super) fn collect_broken(
    source: &str,
    part: Span,
    ticket: &TicketBuilder,
    out: &mut Vec<Remark>,
) {
    let mut parts = None;
    let text = part.slice(source).unwrap_or("");
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut at = part.end() - lines.len();
    for line in lines.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        if let Some(mut remark) = Remark::between(source, span, "#", "") {
            let parts = parts.get_or_insert_with(|| Parts::of(source, ticket));
            remark.covers = parts.next_block(remark.span.end());
            out.push(remark);
        }
    }
}

/// The pairs and items of a document, in order of place.
struct Units(Vec<Unit>);

struct Unit {
    span: Span,
    /// The unit it stands in.
    parent: Option<usize>,
}

impl Units {
    fn of(nodes: &[Node]) -> Self {
        let mut spans = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            match node.kind {
                NodeKind::Mapping { .. } => {
                    for (key, value) in yaml::pairs(nodes, at) {
                        if let (Some(key), Some(value)) = (nodes.get(key), nodes.get(value)) {
                            spans.push(key.span.cover(value.span));
                        }
                    }
                }
                NodeKind::Sequence { .. } => {
                    let items = yaml::children(nodes, at).filter_map(|item| nodes.get(item));
                    spans.extend(items.map(|item| item.span));
                }
                _ => {}
            }
        }
        // What holds another comes before it.
        spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        let mut open: Vec<usize> = Vec::new();
        let mut units: Vec<Unit> = Vec::with_capacity(spans.len());
        for span in spans {
            while open
                .last()
                .is_some_and(|&at| units.get(at).is_none_or(|u| u.span.end() <= span.start()))
            {
                open.pop();
            }
            let parent = open.last().copied();
            open.push(units.len());
            units.push(Unit { span, parent });
        }
        Self(units)
    }

    /// All that begins at a place, else the innermost that the place is in.
    fn outermost_at(&self, place: usize) -> Option<Span> {
        let Self(units) = self;
        let from = units.partition_point(|unit| unit.span.start() < place);
        let begins = units.get(from).filter(|unit| unit.span.start() == place);
        begins
            .map(|unit| unit.span)
            .or_else(|| self.innermost_at(place))
    }

    /// The innermost that a place is in.
    fn innermost_at(&self, place: usize) -> Option<Span> {
        let Self(units) = self;
        let after = units.partition_point(|unit| unit.span.start() <= place);
        let mut next = after.checked_sub(1);
        while let Some(unit) = next.and_then(|at| units.get(at)) {
            if place < unit.span.end() {
                return Some(unit.span);
            }
            next = unit.parent;
        }
        None
    }
}
