//! What must hold of every place that a ticket tells: it is one in the file, and
//! holds what is said of it. The fuzz targets check the same.

use ticketlint::engine::Reading;
use ticketlint::facts::FactKind;
use ticketlint::text::fold::fold_str;
use ticketlint::text::{Range, Span};
use ticketlint::ticket::Ticket;

/// The text at a place, which must be one.
pub(crate) fn at(source: &str, span: Span) -> &str {
    span.slice(source)
        .unwrap_or_else(|| panic!("{span:?} is no place in {source:?}"))
}

/// The most that one character is written with: an emoji of many parts, each
/// escaped; the marks and blanks around a line break.
const LONGEST: usize = 80;

/// Whether `c` of the decoded text may be written as `written` in the file.
fn may_be_written(c: char, written: &str) -> bool {
    let folded = fold_str(written);
    if written.is_empty() {
        // Between a label and its value, between blocks, around a link's address.
        return matches!(c, ':' | '<' | '>' | ' ' | '\n');
    }
    let break_or_tag = c.is_whitespace() && written.contains(['\n', '\r', '<', '#', '\u{2028}']);
    let escaped = written.contains(['\\', '&']) || written == "''";
    // The address of a link by reference is written elsewhere.
    if written.starts_with(']') && written.ends_with(']') {
        return true;
    }
    written.len() <= LONGEST && (folded.contains(c) || escaped || break_or_tag)
}

/// Checks that a range of the ticket stands where it says; gives the place.
fn check_range(source: &str, ticket: &Ticket, range: &Range) -> Span {
    let text = ticket.text();
    let words = text.as_str().get(range.clone());
    let words = words.unwrap_or_else(|| panic!("{range:?} is no range of {text:?}"));
    let span = ticket.span_of(range);
    at(source, span);
    let mut from = range.start;
    for c in words.chars() {
        let here = from..from + c.len_utf8();
        from = here.end;
        let place = text.span(here.clone());
        let written = at(source, place);
        assert!(
            (span.start() <= place.start() && place.end() <= span.end()) || written.is_empty(),
            "{place:?} is not in {span:?}"
        );
        assert!(
            may_be_written(c, written),
            "{c:?} of {words:?} cannot be {written:?} in {source:?}"
        );
    }
    if let Some(spans) = text.editable(range.clone(), source) {
        let all = spans.into_iter().reduce(Span::cover);
        assert_eq!(all, Some(span));
    }
    span
}

pub(crate) fn check_reading(source: &str, reading: &Reading) {
    let ticket = &reading.ticket;
    assert!(ticket.span.slice(source).is_some());
    assert_eq!(ticket.text().len(), ticket.folded().len());
    assert_eq!(ticket.text().len(), ticket.prose().len());
    for block in &ticket.blocks {
        check_range(source, ticket, &block.range);
    }
    for problem in &ticket.problems {
        at(source, problem.span);
    }
    for &kind in FactKind::ALL {
        for fact in reading.facts.of(kind) {
            assert!(!fact.range.is_empty(), "{fact:?}");
            let span = check_range(source, ticket, &fact.range);
            assert!(!span.is_empty(), "{fact:?} is nowhere");
        }
    }
}
