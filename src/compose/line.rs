//! New parts of a text: a section among sections, a line among lines, or a
//! passage at the end.

use std::collections::HashMap;

use super::part::New;
use super::prose::Prose;
use super::shape::{self, Label};
use super::{Draft, Words, label, order, value};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::ticket::FieldId;

/// Labels of one look under one part, in order.
type Group<'l, 'a> = Vec<&'l Label<'a>>;

/// Ways to write something, and those that are used only where none of them
/// does: words that were not copied from anywhere set off as if they were.
#[derive(Debug, Default)]
struct Ways {
    good: Vec<Vec<Edit>>,
    poor: Vec<Vec<Edit>>,
}

/// The ways to add a part to a text.
pub(super) fn ways(draft: &Draft<'_>, words: &Words<'_>, prose: &Prose<'_>) -> Vec<Vec<Edit>> {
    let labels = shape::labels(draft, prose);
    let names = label::in_text(draft, words);
    let Some(name) = names.first() else {
        // Nothing to call it: a passage.
        return vec![vec![passage(draft, prose, words.text)]];
    };
    let mut ways = Ways::default();
    for group in groups(draft, words, prose, &labels) {
        beside(draft, words, prose, name, &group, &mut ways);
    }
    let colon = colon_of(draft, &labels);
    let head = format!("{name}{}", colon.trim_end());
    let passage = |text: &str| vec![passage(draft, prose, text)];
    if !words.text.contains('\n') {
        ways.good
            .push(passage(&format!("{name}{colon}{}", words.text)));
    }
    let copied = passage(&format!("{head}\n\n{}", value::fenced(words.text)));
    if words.wants_fence() {
        ways.good.push(copied.clone());
    }
    ways.good.push(passage(&format!("{head}\n{}", words.text)));
    ways.good
        .push(passage(&format!("{head}\n\n{}", words.text)));
    ways.poor.push(copied);
    if prose.field == FieldId::TICKET {
        // An earlier mail may take up the rest.
        let first = draft.source.line_of(prose.span.start());
        let text = format!("{name}{colon}{}", value::one_line(words.text));
        let first = if prose.span.start() > draft.ticket.span.start() {
            first + 1
        } else {
            first
        };
        ways.poor
            .push(vec![above(draft, prose, first, &text, Gap::Blank)]);
    }
    ways.good.into_iter().chain(ways.poor).collect()
}

/// The colon that the draft uses.
fn colon_of(draft: &Draft<'_>, labels: &[Label<'_>]) -> &'static str {
    let full = labels.iter().filter(|l| l.suffix.contains('：')).count();
    let half = labels.iter().filter(|l| l.suffix.contains(':')).count();
    if full > half || (full == half && full > 0 && draft.japanese) {
        "："
    } else {
        ": "
    }
}

/// The groups of labels that the words may join, best first: passages go with
/// sections, values with lines.
fn groups<'l, 'a>(
    draft: &Draft<'_>,
    words: &Words<'_>,
    prose: &Prose<'_>,
    labels: &'l [Label<'a>],
) -> Vec<Group<'l, 'a>> {
    let mut groups: Vec<Group<'l, 'a>> = Vec::new();
    let mut numbers = HashMap::new();
    for label in labels.iter().filter(|l| is_outer(draft, prose, l)) {
        let number = *numbers.entry(label.look()).or_insert(groups.len());
        match groups.get_mut(number) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups.retain(|group| group.iter().any(|label| label.kind.is_some()));
    let metadata = draft.is_metadata(words);
    groups.sort_by_key(|group| {
        let sections = is_sections(group);
        let heading = group[0].is_heading();
        let single = group.len() < 2;
        let fits = sections != metadata;
        (
            // One heading is a section; one line is no form.
            single && !heading,
            !fits,
            std::cmp::Reverse(group.len()),
        )
    });
    groups
}

/// Whether what stands under a label is about the ticket as a whole.
fn is_outer(draft: &Draft<'_>, prose: &Prose<'_>, label: &Label<'_>) -> bool {
    use crate::knowledge::FieldKind::{Description, Subject};
    let mut at = label.parent;
    loop {
        if at == prose.field || at == FieldId::TICKET {
            return true;
        }
        let Some(field) = draft.ticket.fields.get(at.index()) else {
            return false;
        };
        if !matches!(field.kind, None | Some(Subject | Description)) {
            return false;
        }
        match field.parent {
            Some(parent) => at = parent,
            None => return true,
        }
    }
}

/// Whether most of the labels stand over their texts.
fn is_sections(group: &Group<'_, '_>) -> bool {
    let alone = group.iter().filter(|label| label.alone).count();
    group[0].is_heading() || alone * 2 > group.len()
}

/// Adds the ways to add a part to those of a group.
fn beside(
    draft: &Draft<'_>,
    words: &Words<'_>,
    prose: &Prose<'_>,
    name: &str,
    group: &Group<'_, '_>,
    ways: &mut Ways,
) {
    let kinds: Vec<_> = group.iter().map(|label| label.kind).collect();
    let at = order::place(words.kind, &kinds);
    let sections = is_sections(group);
    let gap = Gap::of(draft, group);
    let part = New {
        draft,
        words,
        name,
        model: group[at.min(group.len() - 1)],
        last: at == group.len(),
    };
    let edits = |text: &str| {
        let mut edits = Vec::new();
        if at == group.len() || (at > 0 && !sections) {
            let end = shape::end_of(draft, group[at - 1].field, prose);
            edits.extend(end.map(|end| vec![after(draft, prose, end, text, gap)]));
        }
        if let Some(next) = group.get(at) {
            edits.push(vec![above(draft, prose, next.line, text, gap)]);
        }
        edits
    };
    let texts = if sections {
        part.section()
    } else {
        part.line()
    };
    ways.good.extend(texts.iter().flat_map(|text| edits(text)));
    if !sections {
        ways.poor.extend(edits(&part.in_line()));
    }
    if let Some(text) = part.copied() {
        ways.poor.extend(edits(&text));
    }
}

/// What parts the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
}

impl Gap {
    /// What stands between the lines of a group.
    fn of(draft: &Draft<'_>, group: &Group<'_, '_>) -> Self {
        let is_blank = |line: usize| {
            let line = draft.source.line_span(line).slice(draft.text());
            line.is_some_and(|line| line.trim().is_empty())
        };
        if group.len() < 2 {
            return if is_sections(group) {
                Self::Blank
            } else {
                Self::None
            };
        }
        let parted = group
            .iter()
            .skip(1)
            .filter(|l| is_blank(l.line - 1))
            .count();
        let half = if is_sections(group) { 1 } else { 0 };
        if parted > 0 && parted * 2 + half > group.len() - 1 {
            Self::Blank
        } else {
            Self::None
        }
    }
}

/// Text as lines of the prose. The first line of a label in a block has the
/// indentation in its prefix already.
fn as_lines(draft: &Draft<'_>, prose: &Prose<'_>, text: &str) -> String {
    let text = text.strip_prefix(prose.indent).unwrap_or(text);
    value::lines(text, prose.indent, draft.source.line_break())
}

/// Inserts a part below the line that ends at `end`.
fn after(draft: &Draft<'_>, prose: &Prose<'_>, end: usize, text: &str, gap: Gap) -> Edit {
    let nl = draft.source.line_break();
    let below = draft.source.line_of(end) + 1;
    let next = draft.source.line_span(below);
    let touches = next.start() < prose.span.end()
        && next
            .slice(draft.text())
            .is_some_and(|l| !l.trim().is_empty());
    let (lead, trail) = match gap {
        Gap::Blank if touches => (nl, nl),
        Gap::Blank => (nl, ""),
        Gap::None => ("", ""),
    };
    Edit {
        span: Span::point(end),
        text: format!("{nl}{lead}{}{trail}", as_lines(draft, prose, text)),
    }
}

/// Inserts a part above a line.
fn above(draft: &Draft<'_>, prose: &Prose<'_>, line: usize, text: &str, gap: Gap) -> Edit {
    let nl = draft.source.line_break();
    let start = draft.source.line_span(line).start();
    let blank = match gap {
        Gap::Blank => nl,
        Gap::None => "",
    };
    Edit {
        span: Span::point(start.max(draft.ticket.span.start())),
        text: format!("{}{nl}{blank}", as_lines(draft, prose, text)),
    }
}

/// Adds a passage at the end of a text.
fn passage(draft: &Draft<'_>, prose: &Prose<'_>, text: &str) -> Edit {
    let is_empty = prose.end <= prose.span.start();
    if is_empty && prose.span.start() == draft.ticket.span.start() {
        let text = as_lines(draft, prose, text);
        return Edit {
            span: Span::point(prose.end),
            text: format!("{text}{}", draft.source.line_break()),
        };
    }
    after(draft, prose, prose.end, text, Gap::Blank)
}
