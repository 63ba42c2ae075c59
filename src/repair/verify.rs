//! Whether a draft reads as it did, but for what was edited.

use std::cell::Cell;

use crate::diagnostic::Edit;
use crate::frontend::Document;
use crate::knowledge::FieldKind;
use crate::text::Span;
use crate::ticket::{Block, BlockKind, Ticket};

/// A part of a draft as a reader sees it.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    sort: Sort,
    /// What the fields around it are about, innermost first.
    fields: Vec<Option<FieldKind>>,
    /// Its words. Blanks do not count: lines are wrapped anew when something
    /// before them grows.
    words: String,
}

/// What a part is. How prose is cut depends on the length of its lines, so that
/// paragraphs, items and values are all one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Heading,
    Label,
    Prose,
    Verbatim,
}

impl From<BlockKind> for Sort {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Heading(_) => Self::Heading,
            BlockKind::Label => Self::Label,
            BlockKind::Code | BlockKind::Quote => Self::Verbatim,
            BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Cell { .. }
            | BlockKind::Value => Self::Prose,
        }
    }
}

/// What must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Words, and what they are taken for.
    Full,
    /// Letters and digits.
    Words,
}

/// Whether `after`, read from the file `before` was read from with `edits` made
/// (in order of place), differs in nothing but these.
pub(super) fn only_edits_differ(
    before: &Document,
    after: &Document,
    edits: &[&Edit],
    care: Care,
) -> bool {
    let words = edits.iter().filter(|edit| !is_lines(edit));
    // An edit of a value in YAML may write quotes, which are no words.
    let words: Vec<(Span, String)> = words.map(|e| (e.span, read(before, e))).collect();
    let words: Vec<(Span, &str)> = words.iter().map(|(at, e)| (*at, e.as_str())).collect();
    // A word behind a label that had none is a part of its own, too.
    let places = places_of(edits).into_iter().zip(edits);
    let added = places.filter(|(_, edit)| edit.span.is_empty());
    let added: Vec<Span> = added.map(|(place, _)| place).collect();
    let same_words = |before: &Ticket, after: &Ticket| {
        let read_to = Cell::new(0);
        let mut before = parts(before, |block| {
            let span = before.span_of(&block.range);
            let text = before.text().slice(block.range.clone());
            // The words of an edit stand in the part where it begins.
            let at = words.partition_point(|(edit, _)| edit.end() <= span.start());
            let begun = words.get(at).is_some_and(|(edit, _)| {
                edit.start() < span.start() && edit.start() < read_to.get()
            });
            read_to.set(span.end());
            if begun {
                let first = words.partition_point(|(edit, _)| edit.end() < span.start());
                let end = words.partition_point(|(edit, _)| edit.start() <= span.end());
                let mut words = words[first..end].to_vec();
                words[at - first].1 = "";
                return text.after(&words);
            }
            text.after(&words)
        });
        let mut after = parts(after, |block| {
            let span = after.span_of(&block.range);
            let at = added.partition_point(|new| new.start() <= span.start());
            if at > 0 && span.end() <= added[at - 1].end() {
                String::new()
            } else {
                after.slice(&block.range).to_owned()
            }
        });
        match care {
            Care::Full => before.eq(after),
            Care::Words => all_words(&mut before).eq(all_words(&mut after)),
        }
    };
    is_alike(before, after, same_words)
}

/// The words of an edit as the draft reads them.
fn read(before: &Document, edit: &Edit) -> String {
    let tickets = &before.tickets;
    let at = tickets.partition_point(|ticket| ticket.span.end() < edit.span.end());
    let scalar = tickets.get(at).and_then(|of| of.scalar_at(edit.span));
    scalar.map_or_else(
        || edit.text.clone(),
        |scalar| scalar.read(edit.span, &edit.text),
    )
}

/// Whether both are the same number of tickets in the same syntax, each the
/// `same`, and none has a fault that it did not have.
fn is_alike(before: &Document, after: &Document, same: impl Fn(&Ticket, &Ticket) -> bool) -> bool {
    let mut tickets = before.tickets.iter().zip(&after.tickets);
    before.syntax == after.syntax
        && before.tickets.len() == after.tickets.len()
        && after.problems.len() <= before.problems.len()
        && tickets.all(|(before, after)| {
            after.problems.len() <= before.problems.len() && same(before, after)
        })
}

/// Whether `after`, read from the file `before` was read from with `edits` made
/// (in order of place), reads the same everywhere but at these places. What
/// stands in `farewell` may have come under another part.
pub(super) fn only_places_differ(
    before: &Document,
    after: &Document,
    edits: &[&Edit],
    farewell: Option<Span>,
) -> bool {
    // Lines are parts of their own, or they make the part above them longer.
    let has_lines = edits.iter().any(|edit| edit.text.contains(['\n', '\r']));
    let differ = |lines_grow| Places::new(edits, lines_grow, farewell).only_differ(before, after);
    differ(false) || (has_lines && differ(true))
}

/// Places where a draft was edited.
struct Places<'e> {
    /// The edits that make a part longer: where they were made and their words.
    words: Vec<(Span, &'e str)>,
    /// Where something was replaced.
    replaced: Vec<Span>,
    /// Where the new words stand.
    added: Vec<Span>,
    /// What closes the text, as it was and as it is.
    farewell: Option<[Span; 2]>,
}

impl<'e> Places<'e> {
    fn new(edits: &[&'e Edit], lines_grow: bool, farewell: Option<Span>) -> Self {
        let grows = |edit: &&&Edit| lines_grow || !edit.text.contains(['\n', '\r']);
        let words = edits.iter().filter(grows);
        let shifted = |span: Span| {
            let before = edits.iter().filter(|e| e.span.end() <= span.start());
            let (grown, shrunk) = before.fold((0, 0), |(grown, shrunk), edit| {
                (grown + edit.text.len(), shrunk + edit.span.len())
            });
            Span::new(span.start() + grown - shrunk, span.end() + grown - shrunk)
        };
        Self {
            words: words.map(|e| (e.span, e.text.as_str())).collect(),
            replaced: edits.iter().map(|edit| edit.span).collect(),
            added: places_of(edits),
            farewell: farewell.map(|span| [span, shifted(span)]),
        }
    }

    fn only_differ(&self, before: &Document, after: &Document) -> bool {
        is_alike(before, after, |before, after| {
            self.parts_before(before).eq(self.parts_after(after))
        })
    }

    fn parts_before<'t>(&'t self, ticket: &'t Ticket) -> impl Iterator<Item = Part> + 't {
        let farewell = self.farewell.map(|[before, _]| before);
        parts_but_for(ticket, farewell, move |block, span| {
            if !block.range.is_empty() && is_in(&self.replaced, span) {
                return String::new();
            }
            ticket.text().slice(block.range.clone()).after(&self.words)
        })
    }

    fn parts_after<'t>(&'t self, ticket: &'t Ticket) -> impl Iterator<Item = Part> + 't {
        let farewell = self.farewell.map(|[_, after]| after);
        parts_but_for(ticket, farewell, move |block, span| {
            if is_in(&self.added, span) {
                return String::new();
            }
            ticket.slice(&block.range).to_owned()
        })
    }
}

fn is_in(places: &[Span], span: Span) -> bool {
    let mut places = places.iter();
    places.any(|place| place.start() <= span.start() && span.end() <= place.end())
}

/// The parts of a ticket; those of the farewell are in no field.
fn parts_but_for<'t>(
    ticket: &'t Ticket,
    farewell: Option<Span>,
    words: impl Fn(&Block, Span) -> String + 't,
) -> impl Iterator<Item = Part> + 't {
    let closes = move |span: Span| farewell.is_some_and(|f| f.start() <= span.start());
    joined(ticket.blocks.iter().map(move |block| {
        let span = ticket.span_of(&block.range);
        let mut part = Part::of(ticket, block, &words(block, span));
        if closes(span) {
            part.fields.clear();
        }
        part
    }))
}

/// The letters and digits of parts.
fn all_words(parts: impl Iterator<Item = Part>) -> impl Iterator<Item = char> {
    let words = parts.flat_map(|part| part.words.chars().collect::<Vec<char>>());
    words.filter(|c| c.is_alphanumeric())
}

/// An insertion of lines makes new parts; any other edit changes words.
fn is_lines(edit: &Edit) -> bool {
    edit.span.is_empty() && edit.text.contains(['\n', '\r'])
}

/// Where the words of `edits` (in order of place) stand in the file after all of them.
pub(super) fn places_of(edits: &[&Edit]) -> Vec<Span> {
    let mut grown = 0_usize;
    let mut shrunk = 0_usize;
    let places = edits.iter().map(|edit| {
        let start = edit.span.start() + grown - shrunk;
        grown += edit.text.len();
        shrunk += edit.span.len();
        Span::new(start, start + edit.text.len())
    });
    places.collect()
}

/// Where places of the file are after `edits` (in order of place), those inside
/// them being part of them.
pub(super) fn moved(places: &[Span], edits: &[&Edit]) -> Vec<Span> {
    let shifted = |at: usize, counts: &dyn Fn(Span) -> bool| {
        let before = edits.iter().filter(|edit| counts(edit.span));
        let (grown, shrunk) = before.fold((0, 0), |(grown, shrunk), edit| {
            (grown + edit.text.len(), shrunk + edit.span.len())
        });
        (at + grown).saturating_sub(shrunk)
    };
    let places = places.iter();
    places
        .map(|place| {
            let start = shifted(place.start(), &|span| span.start() < place.start());
            let end = shifted(place.end(), &|span| span.start() < place.end());
            Span::new(start.min(end), end)
        })
        .collect()
}

/// The parts of a ticket that say something.
fn parts<'t>(
    ticket: &'t Ticket,
    words: impl Fn(&Block) -> String + 't,
) -> impl Iterator<Item = Part> + 't {
    let blocks = ticket.blocks.iter();
    joined(blocks.map(move |block| Part::of(ticket, block, &words(block))))
}

/// The parts that say something; pieces of prose that stand together are one. Each is
/// made when it is asked for: all of them take many times as much memory as a draft of
/// nothing but marks.
fn joined(all: impl Iterator<Item = Part>) -> impl Iterator<Item = Part> {
    let mut all = all.filter(|part| !part.words.is_empty()).peekable();
    std::iter::from_fn(move || {
        let mut first = all.next()?;
        let goes_on = |first: &Part, next: &Part| {
            first.sort == Sort::Prose && next.sort == Sort::Prose && first.fields == next.fields
        };
        while let Some(next) = all.next_if(|next| goes_on(&first, next)) {
            first.words.push_str(&next.words);
        }
        Some(first)
    })
}

impl Part {
    fn of(ticket: &Ticket, block: &Block, words: &str) -> Self {
        Self {
            sort: block.kind.into(),
            fields: ticket
                .fields_at(block.range.start)
                .map(|f| f.kind)
                .collect(),
            words: words.split_whitespace().collect(),
        }
    }
}
