//! Orders that stand where none is read: a part of the draft that looks like a
//! comment of some other syntax.

use super::directive::{IGNORE, IGNORE_FILE, is_rule};
use super::flaw::{Flaw, Mistake};
use crate::knowledge::House;
use crate::text::Span;
use crate::text::line_break;
use crate::ticket::{BlockKind, Syntax, Ticket, is_addressed};

/// The name that every order begins with.
const NAME: &str = "ticketlint";

/// What begins a comment somewhere.
const MARKS: [char; 9] = ['#', '＃', '/', '>', ';', '*', '%', '<', '-'];

/// More of them than these are not looked at: a file of nothing else is no draft.
const MOST: usize = 200;

/// Finds the orders in a ticket that no comment holds: they stand behind a mark
/// or alone on their line, and name a rule. What is quoted in a code block shows
/// how it is done. `remarks` are the comments that are read, in order of place.
pub(super) fn find(
    source: &str,
    (number, ticket): (usize, &Ticket),
    remarks: &[Span],
    house: &House,
    flaws: &mut Vec<Flaw>,
) {
    let Some(text) = ticket.span.slice(source) else {
        return;
    };
    let is_read = |at: usize| {
        let next = remarks.partition_point(|remark| remark.start() <= at);
        let before = next.checked_sub(1).and_then(|before| remarks.get(before));
        before.is_some_and(|remark| at < remark.end())
    };
    let base = ticket.span.start();
    let found = text.match_indices(NAME).map(|(at, _)| at);
    let found =
        found.filter(|&at| stands_behind_mark(text, at, ticket.syntax) && !is_read(base + at));
    let misplaced = found.take(MOST).filter_map(|at| {
        let place = Span::new(at, line_end(text, at)).shifted(base);
        if is_content(ticket, place) {
            return None;
        }
        let words = place.slice(source)?;
        let rule = is_addressed(words).then(|| rule_of(words, house))??;
        let form = form(ticket.syntax, rule, words.starts_with(IGNORE_FILE));
        Some(Flaw {
            ticket: number,
            span: Span::new(place.start(), place.start() + words.trim_end().len()),
            mistake: Mistake::Unread { form },
            edits: Vec::new(),
        })
    });
    flaws.extend(misplaced);
}

/// A carriage return alone ends a line, too.
fn line_end(text: &str, at: usize) -> usize {
    line_break::first(&text[at..]).map_or(text.len(), |end| at + end)
}

/// Whether nothing but the marks of a comment stands before a place, from the
/// start of the line or from a blank on.
fn stands_behind_mark(text: &str, at: usize, syntax: Syntax) -> bool {
    // No further back than need be: a line may hold very many.
    let before = text[..at].trim_end_matches([' ', '\t']);
    let rest = before.trim_end_matches(MARKS);
    // Elsewhere a comment of HTML is read, or told to be open.
    let rest = match syntax {
        Syntax::Yaml => rest.trim_end_matches("<!"),
        _ => rest,
    };
    // A byte order mark before the first line is no part of it.
    let is_blank = |c: char| c == '\u{feff}' || c.is_whitespace() && !matches!(c, '\n' | '\r');
    let line = rest.trim_end_matches(is_blank);
    let begins_line = line.is_empty() || line.ends_with(['\n', '\r']);
    begins_line || rest.len() < before.len() && rest.ends_with([' ', '\t', '\u{3000}'])
}

/// Whether a place is in a code block, or in a value of YAML: both are content,
/// whatever they hold. A key that gives an order is none.
fn is_content(ticket: &Ticket, place: Span) -> bool {
    let of_yaml = ticket.syntax == Syntax::Yaml;
    let content = ticket.blocks.iter();
    let content = content
        .filter(|block| of_yaml && block.kind != BlockKind::Label || block.kind == BlockKind::Code);
    content
        .map(|block| ticket.span_of(&block.range))
        .any(|span| span.start() <= place.start() && place.start() < span.end())
}

/// The first rule that the words of an order name.
fn rule_of<'w>(words: &'w str, house: &House) -> Option<&'w str> {
    let between =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '[' | ']' | '(' | ')');
    let mut parts = words.split(between).filter(|part| !part.is_empty());
    parts.by_ref().take(4).find(|part| is_rule(part, house))
}

/// How the order is written where it is read.
fn form(syntax: Syntax, rule: &str, whole_file: bool) -> String {
    let order = if whole_file { IGNORE_FILE } else { IGNORE };
    match syntax {
        Syntax::Yaml => format!("# {order} {rule}: …"),
        _ => format!("<!-- {order} {rule}: … -->"),
    }
}
