//! Which ticket a remark to the tool stands in, and how far it reaches: what is
//! the same in every syntax.

use crate::text::Span;
use crate::ticket::{BlockKind, Remark, Ticket, TicketBuilder};

/// Adds the remarks in `text`, which stands at `base` in the file, that are
/// written `<!-- … -->`. Gives what is left of the text without its comments.
pub(super) fn of_html(source: &str, span: Span, out: &mut Vec<Remark>) -> String {
    let text = span.slice(source).unwrap_or("");
    let mut rest = String::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("<!--").map(|found| at + found) {
        let Some(len) = text[open..].find("-->") else {
            break;
        };
        rest.push_str(&text[at..open]);
        at = open + len + "-->".len();
        let comment = Span::new(open, at).shifted(span.start());
        out.extend(Remark::between(source, comment, "<!--", "-->"));
    }
    rest.push_str(&text[at..]);
    rest
}

/// Finds the ticket of each remark: the one it speaks about, else the one it
/// stands in, else the one before.
pub(super) fn settle(remarks: &mut [Remark], tickets: &[Ticket]) {
    if tickets.len() < 2 {
        return;
    }
    let at = |place: usize| {
        let next = tickets.partition_point(|ticket| ticket.span.end() <= place);
        tickets.get(next).filter(|t| t.span.start() <= place)?;
        Some(next)
    };
    for remark in remarks {
        let covered = remark.covers.and_then(|covers| at(covers.start()));
        let place = remark.span.start();
        let before = || tickets.partition_point(|ticket| ticket.span.start() <= place);
        remark.ticket = covered
            .or_else(|| at(place))
            .unwrap_or_else(|| before().saturating_sub(1));
    }
}

/// The parts of a ticket as they stand in the file.
pub(super) struct Parts<'a> {
    source: &'a str,
    /// What each block is, and where it stands; in order.
    blocks: Vec<(BlockKind, Span)>,
    /// Where each label begins, and where what it labels ends; in order.
    labels: Vec<(usize, usize)>,
    /// The lines without a blank one between them that were found last.
    run: Option<Span>,
}

impl<'a> Parts<'a> {
    /// Those of a ticket that is closed.
    pub(super) fn of(source: &'a str, ticket: &TicketBuilder) -> Self {
        let text = ticket.text();
        let blocks = ticket.blocks().iter();
        let blocks = blocks.map(|block| (block.kind, text.span(block.range.clone())));
        let labelled = ticket.fields().iter().filter_map(|field| {
            let label = text.span(field.label.clone()?);
            // A part may hold all that follows: its end is enough.
            let end = text.offset(field.range.end);
            Some((label.start(), end.max(label.end())))
        });
        let mut labels: Vec<_> = labelled.collect();
        labels.sort_unstable();
        Self {
            source,
            blocks: blocks.collect(),
            labels,
            run: None,
        }
    }

    /// The same place, with all that its first words are the label of.
    pub(super) fn with_labelled(&self, place: Span) -> Span {
        let next = self.labels.partition_point(|l| l.0 < place.start());
        let Some(&(label, end)) = self.labels.get(next) else {
            return place;
        };
        let marks = self.source.get(place.start()..label).unwrap_or("");
        let heads = label < place.end() && !marks.contains(char::is_alphanumeric);
        if heads {
            Span::new(place.start(), end.max(place.end()))
        } else {
            place
        }
    }

    /// What stands at or after an offset of the file: a labelled part as a
    /// whole, else lines without a blank one between them.
    pub(super) fn next_block(&mut self, at: usize) -> Option<Span> {
        let is_label = |kind| matches!(kind, BlockKind::Label | BlockKind::Heading(_));
        let first = self.blocks.partition_point(|(_, span)| span.end() <= at);
        let mut following = self.blocks.get(first..)?.iter();
        let &(kind, first) = following.next()?;
        // What stands above in the same paragraph is not spoken about.
        let mut place = Span::new(first.start().max(at), first.end());
        if is_label(kind) {
            return Some(self.with_labelled(place));
        }
        let known = self.run.filter(|run| holds(*run, place));
        if let Some(run) = known {
            return Some(Span::new(place.start(), run.end()));
        }
        for &(kind, next) in following {
            let gap = Span::new(place.end(), next.start());
            if is_label(kind) || has_blank_line(gap.slice(self.source).unwrap_or("")) {
                break;
            }
            place = place.cover(next);
        }
        self.run = Some(place);
        Some(place)
    }
}

/// Whether a line between the ends of a text is blank.
fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
    }
    false
}

const fn holds(outer: Span, inner: Span) -> bool {
    outer.start() <= inner.start() && inner.end() <= outer.end()
}
