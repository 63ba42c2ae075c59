//! Taking pieces out of a draft, so that the rest reads as it did.

use std::collections::BTreeSet;

use super::fence::Fences;
use super::unit::{Unit, units};
use crate::frontend;
use crate::text::{Range, SourceFile, Span};
use crate::ticket::{BlockKind, Syntax, Ticket};

/// More pieces than this are not tried one by one.
const MOST: usize = 200;

/// The spans of `source` to take out so that the `dropped` units are gone: as
/// many of them as can go while everything else stays what it is.
pub(super) fn without(
    source: &SourceFile,
    syntax: Syntax,
    ticket: &Ticket,
    units: &[Unit],
    dropped: &[bool],
) -> Vec<Span> {
    let all = close(ticket, units, dropped);
    let spans = spans(source, ticket, units, &all);
    if stays(source, syntax, ticket, units, &all, &spans) {
        return spans;
    }
    if units.len() > MOST {
        return Vec::new();
    }
    let mut some = vec![false; units.len()];
    let mut good = Vec::new();
    for at in (0..units.len()).filter(|at| dropped[*at]) {
        some[at] = true;
        let all = close(ticket, units, &some);
        let spans = self::spans(source, ticket, units, &all);
        if stays(source, syntax, ticket, units, &all, &spans) {
            good = spans;
        } else {
            some[at] = false;
        }
    }
    good
}

/// Drops the labels and headings of which nothing is left, too. One label may be that of
/// several fields, as the head of a column is.
fn close(ticket: &Ticket, units: &[Unit], dropped: &[bool]) -> Vec<bool> {
    let mut out = dropped.to_vec();
    let within = |range: &Range| {
        let first = units.partition_point(|unit| unit.range.start < range.start);
        let all = units.iter().enumerate().skip(first);
        let near = all.take_while(|(_, unit)| unit.range.start < range.end.max(range.start + 1));
        near.filter(|(_, unit)| unit.range.end <= range.end)
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
    };
    let mut kept = BTreeSet::new();
    for field in ticket.fields.iter().rev() {
        let Some(label) = &field.label else { continue };
        let inside = within(&field.range);
        if inside.iter().any(|at| !out[*at]) {
            kept.insert(label.start);
        } else if !inside.is_empty() {
            within(label).into_iter().for_each(|at| out[at] = true);
        }
    }
    for label in ticket
        .fields
        .iter()
        .filter_map(|field| field.label.as_ref())
    {
        if kept.contains(&label.start) {
            within(label)
                .into_iter()
                .for_each(|at| out[at] = dropped[at]);
        }
    }
    out
}

/// The start of the line, in bytes; that of the line after the last is the end.
pub(super) fn start_of(source: &SourceFile, line: usize) -> usize {
    source.line_span(line).start().max(source.bom_len())
}

fn spans(source: &SourceFile, ticket: &Ticket, units: &[Unit], dropped: &[bool]) -> Vec<Span> {
    let text = source.text();
    // Of each line with words: whether all of them go.
    let mut lines: std::collections::BTreeMap<usize, bool> = std::collections::BTreeMap::new();
    let mut out = Vec::new();
    let mut fences = Fences::new(source);
    for (unit, &gone) in units.iter().zip(dropped) {
        let span = ticket.span_of(&unit.range);
        if span.is_empty() {
            continue;
        }
        let first = source.line_of(span.start());
        let last = source.line_of(span.end() - 1);
        for line in first..=last {
            lines
                .entry(line)
                .and_modify(|all| *all &= gone)
                .or_insert(gone);
        }
        let is_code = ticket.blocks[unit.block].kind == BlockKind::Code;
        let marks = if is_code {
            fences.around(first, last)
        } else {
            Vec::new()
        };
        if !gone {
            continue;
        }
        let rest = text.get(span.end()..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        out.push(Span::new(span.start(), span.end() + blanks));
        out.extend(marks);
    }
    // The line below the head of a table goes with it.
    let heads = units.iter().filter(|unit| {
        let kind = ticket.blocks[unit.block].kind;
        matches!(kind, BlockKind::Cell { head: true, .. })
    });
    for unit in heads {
        let line = source.line_of(ticket.span_of(&unit.range).start());
        if lines.get(&line) == Some(&true) && is_separator(source, line + 1) {
            lines.insert(line + 1, true);
        }
    }
    for (&line, _) in lines.iter().filter(|(_, all)| **all) {
        out.push(Span::new(
            start_of(source, line),
            start_of(source, line + 1),
        ));
    }
    with_blank_lines(source, Span::merged(out))
}

/// Whether a line only parts the head of a table from its rows.
fn is_separator(source: &SourceFile, line: usize) -> bool {
    let words = source.line_span(line).slice(source.text()).unwrap_or("");
    let mark = |c: char| matches!(c, '|' | '-' | ':') || c.is_whitespace();
    words.contains('-') && words.chars().all(mark)
}

/// Where whole lines go between two blank lines, one of these goes with them.
fn with_blank_lines(source: &SourceFile, mut spans: Vec<Span>) -> Vec<Span> {
    let is_blank = |line: usize| {
        let span = source.line_span(line);
        span.start() < source.text().len()
            && span
                .slice(source.text())
                .is_some_and(|t| t.trim().is_empty())
    };
    for span in &mut spans {
        let line = source.line_of(span.start());
        let next = source.line_of(span.end());
        let whole = span.start() == start_of(source, line) && span.end() == start_of(source, next);
        let above = line.checked_sub(1).is_none_or(is_blank);
        if whole && next > line && above && is_blank(next) {
            *span = Span::new(span.start(), start_of(source, next + 1));
        }
    }
    Span::merged(spans)
}

/// `text` without the spans, which are in order and apart.
pub(super) fn text_without(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        out.push_str(text.get(at..span.start()).unwrap_or(""));
        at = span.end();
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// Whether a span lies in one of the others, which are in order and apart.
pub(super) fn covers(others: &[Span], span: Span) -> bool {
    let at = others.partition_point(|other| other.end() < span.end());
    others
        .get(at)
        .is_some_and(|other| other.start() <= span.start())
}

/// What of a span of `text` stands in none of the others, which are in order and apart.
pub(super) fn text_within(text: &str, span: Span, others: &[Span]) -> String {
    let first = others.partition_point(|other| other.end() <= span.start());
    let mut out = String::new();
    let mut at = span.start();
    for other in others.iter().skip(first) {
        if other.start() >= span.end() {
            break;
        }
        out.push_str(text.get(at..other.start()).unwrap_or(""));
        at = other.end();
    }
    out.push_str(text.get(at..span.end()).unwrap_or(""));
    out
}

/// Whether what is left reads as it did.
pub(super) fn stays(
    source: &SourceFile,
    syntax: Syntax,
    ticket: &Ticket,
    units: &[Unit],
    dropped: &[bool],
    spans: &[Span],
) -> bool {
    let kept = units.iter().zip(dropped).filter(|(_, gone)| !**gone);
    let wanted: String = kept.map(|(unit, _)| ticket.slice(&unit.range)).collect();
    let left = SourceFile::new(source.name(), text_without(source.text(), spans));
    words_of(&left, syntax, ticket.problems.len()).is_some_and(|words| words == letters(&wanted))
}

/// The words of a draft of one ticket, without blanks, in order; `None` where it
/// has more than so many faults.
pub(super) fn words_of(source: &SourceFile, syntax: Syntax, faults: usize) -> Option<String> {
    let document = frontend::read(source, Some(syntax));
    let [ticket] = &document.tickets[..] else {
        return None;
    };
    if ticket.problems.len() > faults || !document.problems.is_empty() {
        return None;
    }
    let words: String = units(ticket)
        .iter()
        .map(|unit| ticket.slice(&unit.range))
        .collect();
    Some(letters(&words))
}

/// Words as they are compared: blanks, colons and the brackets of labels come and
/// go with the lines.
pub(super) fn letters(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '【' | '】'))
        .collect()
}
