//! Values in the fields that ask for them.

use super::grammar::{Grammar, Grammars};
use super::name::{self, Words};
use super::{Found, is_masked, is_value, overlaps, trimmed};
use crate::knowledge::{FieldKind, IdentifierKind, RESOURCE_NAME, vocabulary};
use crate::text::Range;
use crate::ticket::{Block, BlockKind, Ticket};

/// A value longer than this many bytes is a description.
const LONGEST_VALUE: usize = 64;

/// What stands in the fields that ask for an identifier and is not among
/// `known` yet.
pub(super) fn collect(ticket: &Ticket, known: &[Found]) -> Vec<Found> {
    let text = ticket.text().as_str();
    let mut out = Vec::new();
    let mut known: Vec<Range> = known.iter().map(|f| f.range.clone()).collect();
    known.sort_by_key(|r| (r.start, r.end));
    let known = covering(known);
    let heads = Heads::of(ticket);
    for (index, block) in ticket
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| is_value(b))
    {
        let asked = ticket
            .fields
            .get(block.field.index())
            .and_then(|f| f.kind)
            .filter(|k| identifier_kind(*k).is_some());
        for kind in asked.into_iter().chain(heads.kinds(ticket, index)) {
            let before = out.len();
            for grammar in Grammars::all().iter().filter(|g| asks(g, kind)) {
                for range in grammar.find_all(&text[block.range.clone()]) {
                    let range = range.start + block.range.start..range.end + block.range.start;
                    let range = trimmed(text, range);
                    // The last digits of a UUID are no number.
                    if grammar.is_labelled() && goes_on_before(text, range.start) {
                        continue;
                    }
                    if grammar.leaves_open(Words::of(ticket, &range).lower) {
                        continue;
                    }
                    if !overlaps(&known, &range) || !grammar.is_labelled() {
                        out.push(Found::new(grammar, range));
                    }
                }
            }
            if out.len() == before && !overlaps(&known, &block.range) {
                out.extend(whole(ticket, block, kind));
            }
        }
    }
    out
}

/// Whether the word in which `at` stands began before it, with a hyphen between.
fn goes_on_before(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix('-');
    before.is_some_and(|word| word.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Overlapping ranges joined, so that a binary search finds its way.
fn covering(sorted: Vec<Range>) -> Vec<Range> {
    let mut out: Vec<Range> = Vec::new();
    for range in sorted {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn asks(grammar: &Grammar, kind: FieldKind) -> bool {
    grammar.identifier.fields.iter().any(|f| f == kind.name())
}

const fn identifier_kind(kind: FieldKind) -> Option<IdentifierKind> {
    Some(match kind {
        FieldKind::Resources => IdentifierKind::Resource,
        FieldKind::Account | FieldKind::SupportId | FieldKind::InstalledSupportId => {
            IdentifierKind::Account
        }
        FieldKind::RequestId => IdentifierKind::Request,
        FieldKind::Region => IdentifierKind::Region,
        FieldKind::Zone => IdentifierKind::Zone,
        FieldKind::Version => IdentifierKind::Version,
        FieldKind::PreviousCases | FieldKind::CaseNumber | FieldKind::PairedCase => {
            IdentifierKind::Case
        }
        _ => return None,
    })
}

/// The whole value, where no grammar knows it but it says something.
fn whole(ticket: &Ticket, block: &Block, kind: FieldKind) -> Vec<Found> {
    let text = ticket.slice(&block.range);
    let start = block.range.start + (text.len() - text.trim_start().len());
    let Words {
        written: value,
        lower,
    } = Words::of(ticket, &block.range).trim();
    let unfit = value.is_empty() || value.len() > LONGEST_VALUE || name::is_placeholder(lower);
    let Some(what) = identifier_kind(kind).filter(|_| !unfit && !block.is_verbatim()) else {
        return Vec::new();
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let masked = is_masked(value);
    if what == IdentifierKind::Resource && !is_name_label(ticket, block) {
        return parts(ticket, value, start);
    }
    let (says, called) = match what {
        IdentifierKind::Resource => (!name::is_ordinary(lower), RESOURCE_NAME),
        IdentifierKind::Account => (masked || digits >= 3, "account"),
        IdentifierKind::Request => (
            masked || (digits >= 2 && !value.contains(' ')),
            "request-id",
        ),
        IdentifierKind::Region => (true, "region"),
        IdentifierKind::Zone => (true, "zone"),
        IdentifierKind::Version => (digits >= 1, "version"),
        IdentifierKind::Case => (masked || digits >= 4, "case-number"),
    };
    let found = says.then(|| Found::named(start..start + value.len(), what, called));
    found.into_iter().collect()
}

/// Whether the label of the block asks for a name or ID outright: 「サーバ名」.
fn is_name_label(ticket: &Ticket, block: &Block) -> bool {
    let field = ticket.fields.get(block.field.index());
    let label = field
        .and_then(|f| f.label.as_ref())
        .map_or("", |label| ticket.slice(label));
    let label = label
        .trim_end_matches([' ', ':', '*', ']', '】'])
        .to_lowercase();
    ["名", "name", "id"].iter().any(|end| label.ends_with(end))
}

/// The words of a value, at `start` of the text, that are names.
fn parts(ticket: &Ticket, value: &str, start: usize) -> Vec<Found> {
    let splits = |c: char| c.is_whitespace() || ",、()「」\":・".contains(c);
    let mut out = Vec::new();
    let mut at = 0;
    for part in value.split_inclusive(splits) {
        let word = part.trim_end_matches(splits);
        let range = start + at..start + at + word.len();
        let words = Words::of(ticket, &range);
        let alone = word == value && name::may_be_quoted_name(words);
        if !word.is_empty() && (alone || is_masked(word) || name::is_built_like_name(words)) {
            out.push(Found::named(range, IdentifierKind::Resource, RESOURCE_NAME));
        }
        at += part.len();
    }
    out
}

/// Which cells label each cell of the tables: the head of its column and, in a
/// table without one, the first cell of its row.
struct Heads(Vec<(Option<usize>, Option<usize>)>);

impl Heads {
    fn of(ticket: &Ticket) -> Self {
        let mut columns: Vec<Option<usize>> = Vec::new();
        let mut row_head = None;
        let mut out = vec![(None, None); ticket.blocks.len()];
        for (index, block) in ticket.blocks.iter().enumerate() {
            let BlockKind::Cell { head, row, column } = block.kind else {
                columns.clear();
                row_head = None;
                continue;
            };
            let place = column as usize;
            if row == 0 && place == 0 {
                columns.clear();
            }
            if head || row == 0 {
                columns.resize(columns.len().max(place.min(200) + 1), None);
                if let Some(slot) = columns.get_mut(place) {
                    *slot = Some(index);
                }
            }
            if place == 0 {
                row_head = Some(index);
            }
            let column_head = columns
                .get(place)
                .copied()
                .flatten()
                .filter(|&i| i != index);
            out[index] = (column_head, row_head.filter(|&i| i != index));
        }
        Self(out)
    }

    /// The kinds of identifiers that the heads of a cell ask for.
    fn kinds<'t>(
        &self,
        ticket: &'t Ticket,
        index: usize,
    ) -> impl Iterator<Item = FieldKind> + use<'t> {
        let (column, row) = self.0.get(index).copied().unwrap_or_default();
        column
            .into_iter()
            .chain(row)
            .filter_map(|i| vocabulary::kind_of(ticket.slice(&ticket.blocks.get(i)?.range)))
            .filter(|k| identifier_kind(*k).is_some())
    }
}
