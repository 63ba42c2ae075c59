//! Errors: their own words, and claims without them.

use std::borrow::Cow;

use super::{Detail, FactKind, Facts, said, word};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, floor_char_boundary};
use crate::ticket::{BlockKind, Ticket};

/// Words of the error are replaced by filler, or told from memory.
pub const PARAPHRASED: &str = "paraphrased";
/// The error is described by its kind or its gist.
pub const DESCRIBED: &str = "described";
/// An error is claimed; its words may stand elsewhere.
pub const CLAIMED: &str = "claimed";

/// How far around a quotation, in bytes, the words that make it an error are
/// looked for.
const REACH: usize = 90;

/// Adds the texts of errors and the claims of errors.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    for range in cues::ERROR_TEXT.find_all_left(ticket.text().as_str(), &without_labels(ticket)) {
        let in_quote = ticket
            .block_at(range.start)
            .is_some_and(|b| b.kind == BlockKind::Quote);
        let fine = cues::FINE_STATE.is_in(ticket.folded().get(range.clone()).unwrap_or(""));
        if !in_quote && !fine && !is_wished(ticket, &range) && !is_in_arn(ticket, range.start) {
            facts.add(FactKind::ErrorMessage, range, Detail::None);
        }
    }
    for range in quoted(ticket) {
        facts.add(FactKind::ErrorMessage, range, Detail::None);
    }
    if let Some(field) = ticket.field(FieldKind::Error) {
        for block in ticket
            .blocks_in(&field.range)
            .iter()
            .filter(|b| b.kind != BlockKind::Label && !b.range.is_empty())
        {
            let prose = ticket.prose_of(&block.range);
            let vague = cues::ERROR_FILLER.is_in(prose)
                || cues::ERROR_DESCRIBED.is_in(prose)
                || cues::ERROR_CLAIM.is_in(prose)
                || cues::ERROR_NONE.is_in(prose);
            let text = ticket.folded().get(block.range.clone()).unwrap_or("");
            if !vague && !cues::STILL_BLANK.is_in(text) {
                facts.add(FactKind::ErrorMessage, block.range.clone(), Detail::None);
            }
        }
    }
    for (cue, case) in [
        (&cues::ERROR_FILLER, PARAPHRASED),
        (&cues::ERROR_DESCRIBED, DESCRIBED),
        (&cues::ERROR_CLAIM, CLAIMED),
    ] {
        let mut context = Context::default();
        for range in said(ticket, cue) {
            let known = facts.within(FactKind::VagueError, &range).next().is_some();
            let about_error = case == CLAIMED
                || ticket.is_in_field(range.start, FieldKind::Error)
                || context.is_of_error(ticket, &range);
            if !known && about_error {
                let range = word::inflected(ticket.folded(), range);
                facts.add(FactKind::VagueError, range, Detail::Case(case));
            }
        }
    }
}

/// Whether a resource name begins before `at` and goes on there: a word in it is
/// no word of an error.
fn is_in_arn(ticket: &Ticket, at: usize) -> bool {
    let folded = ticket.folded();
    let before = &folded[floor_char_boundary(folded, at.saturating_sub(REACH))..at];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || !c.is_ascii())
        .next();
    let name = word.and_then(|word| word.rsplit_once("arn:"));
    name.is_some_and(|(_, name)| !name.contains(['"', ')', '(', ',']))
}

/// Whether the part or the words around say what should be: what a program
/// writes there is no error.
fn is_wished(ticket: &Ticket, range: &Range) -> bool {
    let folded = ticket.folded();
    let from = floor_char_boundary(folded, range.start.saturating_sub(REACH));
    let to = floor_char_boundary(folded, range.end + REACH);
    matches!(
        ticket.field_kinds_at(range.start).next(),
        Some(FieldKind::Expected | FieldKind::Goal)
    ) || cues::WISHED_AFTER.is_in(&folded[range.end..to.max(range.end)])
        || cues::WISHED_BEFORE.is_in(&folded[from..range.start])
}

/// The ticket's text with its labels blanked out: the key `error:` is not a
/// word of the error after it.
fn without_labels(ticket: &Ticket) -> Cow<'_, str> {
    let text = ticket.text().as_str();
    if ticket.blocks.iter().all(|b| b.kind != BlockKind::Label) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let labels = ticket.blocks.iter().filter(|b| b.kind == BlockKind::Label);
    for label in labels.map(|b| &b.range) {
        out.push_str(&text[out.len()..label.start]);
        out.extend(std::iter::repeat_n(Ticket::BLANK, label.len()));
    }
    out.push_str(&text[out.len()..]);
    out.into()
}

/// Whether the sentence that was asked about last is about an error: a sentence
/// without end is read once, however much it claims.
#[derive(Default)]
struct Context {
    last: Option<(usize, bool)>,
}

impl Context {
    /// Whether the sentence of a range, quoted words and code included, is
    /// about an error.
    fn is_of_error(&mut self, ticket: &Ticket, range: &Range) -> bool {
        let Some(at) = ticket.sentence_at(range.start) else {
            return false;
        };
        if let Some((last, answer)) = self.last
            && last == at
        {
            return answer;
        }
        let sentence = ticket.sentences[at].range.clone();
        let answer = cues::ERROR_CONTEXT.is_in(ticket.folded().get(sentence).unwrap_or(""));
        self.last = Some((at, answer));
        answer
    }
}

impl Facts {
    /// Whether a range stands in a quotation of what a program says.
    #[must_use]
    pub fn is_quoted_error(&self, ticket: &Ticket, range: &Range) -> bool {
        self.within(FactKind::ErrorMessage, range).any(|error| {
            ticket
                .slice(&error.range)
                .starts_with(['「', '『', '"', '\'', '`'])
        })
    }
}

/// Quoted texts and inline code that the words around them make an error's.
fn quoted(ticket: &Ticket) -> Vec<Range> {
    let text = ticket.text().as_str();
    let quotes = cues::QUOTED_TEXT.find_all(text).into_iter().map(|range| {
        let mark = text[range.start..].chars().next().map_or(1, char::len_utf8);
        let inner = range.start + mark..range.end - mark;
        (range, inner)
    });
    let codes = ticket
        .inline_code
        .iter()
        .map(|code| (code.range.clone(), code.range.clone()));
    quotes
        .chain(codes)
        .filter(|(outer, inner)| is_error(ticket, outer, inner))
        .filter(|(outer, _)| !is_wished(ticket, outer))
        .map(|(outer, _)| outer)
        .collect()
}

/// Whether a quotation is an error's own words: the author calls it so, or it
/// reads like one where errors are told.
fn is_error(ticket: &Ticket, outer: &Range, inner: &Range) -> bool {
    let text = ticket.text().as_str();
    let quote = &text[inner.clone()];
    if quote.starts_with(['-', '/', '$']) || cues::API_ACTION.is_in(quote) {
        return false;
    }
    let Some(i) = ticket.sentence_at(outer.start) else {
        return false;
    };
    let sentence = &ticket.sentences[i].range;
    let from = floor_char_boundary(text, outer.start.saturating_sub(REACH)).max(sentence.start);
    let to = floor_char_boundary(text, outer.end + REACH).min(sentence.end.max(outer.end));
    let before = ticket.folded().get(from..outer.start).unwrap_or("");
    // 「表示: 「…」」 on a line of its own calls it so, too.
    let label = || {
        let mut fields = ticket.fields_at(outer.start);
        let first = fields.find(|field| field.range.start == outer.start)?;
        ticket.folded().get(first.label.clone()?)
    };
    let before = match before.trim().is_empty() {
        true => label().unwrap_or(before),
        false => before,
    };
    let after = ticket.folded().get(outer.end..to).unwrap_or("");
    let is_called_so = if cues::ERROR_NAMED_AFTER.is_in(after) {
        !cues::MEANING_QUESTION.is_in(after) || cues::ERROR_SHAPE.is_in(quote)
    } else {
        let told = cues::ERROR_TOLD_AFTER.is_in(after);
        told && cues::ERROR_NAMED_BEFORE.is_in(before)
            || (told || cues::ERROR_LEAD.is_in(before)) && cues::ERROR_SHAPE.is_in(quote)
    };
    // The words around most quotations tell of none, which costs less to see.
    is_called_so
        && !cues::FINE_STATE.is_in(&ticket.folded()[outer.clone()])
        && !cues::COMMAND_LINE.is_in(&ticket.folded()[inner.clone()])
}
