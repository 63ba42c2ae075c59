//! Which ticket a remark to the tool stands in, and how far it reaches: what is
//! the same in every syntax.

use crate::text::Span;
use crate::ticket::{BlockKind, Remark, Ticket};

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
    ticket: &'a Ticket,
    /// Where each label begins, and where what it labels ends; in order.
    labels: Vec<(usize, usize)>,
    /// What was asked for last, and the answer.
    last: Option<(usize, Option<Span>)>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(source: &'a str, ticket: &'a Ticket) -> Self {
        let labelled = ticket.fields.iter().filter_map(|field| {
            let label = ticket.span_of(field.label.as_ref()?);
            let value = ticket.span_of(&field.range);
            Some((label.start(), label.cover(value).end()))
        });
        let mut labels: Vec<_> = labelled.collect();
        labels.sort_unstable();
        Self {
            source,
            ticket,
            labels,
            last: None,
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
        if let Some((_, known)) = self.last.filter(|(asked, _)| *asked == at) {
            return known;
        }
        let found = self.find_block(at);
        self.last = Some((at, found));
        found
    }

    fn find_block(&self, at: usize) -> Option<Span> {
        let span = |block: &crate::ticket::Block| self.ticket.span_of(&block.range);
        let is_label = |kind| matches!(kind, BlockKind::Label | BlockKind::Heading(_));
        let blocks = &self.ticket.blocks;
        let first = blocks.partition_point(|block| span(block).end() <= at);
        let mut following = blocks.get(first..)?.iter();
        let block = following.next()?;
        let mut place = span(block);
        if is_label(block.kind) {
            return Some(self.with_labelled(place));
        }
        for next in following {
            let gap = Span::new(place.end(), span(next).start());
            let gap = gap.slice(self.source).unwrap_or("");
            let breaks = gap.bytes().filter(|&byte| byte == b'\n').count();
            if is_label(next.kind) || breaks > 1 {
                break;
            }
            place = place.cover(span(next));
        }
        Some(place)
    }
}
