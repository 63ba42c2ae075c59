//! Blanks of a template that were not filled in.

use std::collections::{BTreeMap, BTreeSet};

use super::options::{self, ALSO};
use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues, vocabulary};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};
use crate::ticket::{Block, BlockKind};

/// The rule.
const RULE: &str = "unfilled-blank";

/// How many blanks the message names.
const NAMED: usize = 8;

/// Longer values are not blanks, whatever they begin with.
const LONGEST: usize = 400;

/// Blanks by the place where they start, each with the label it stands under.
/// None overlaps another.
#[derive(Default)]
struct Blanks(BTreeMap<usize, (Range, Option<Range>)>);

impl Blanks {
    fn add(&mut self, range: Range, label: Option<Range>) {
        if self.is_free(&range) {
            self.0.insert(range.start, (range, label));
        }
    }

    fn is_free(&self, range: &Range) -> bool {
        let before = self.0.range(..range.end).next_back();
        before.is_none_or(|(_, (known, _))| known.end <= range.start)
    }
}

/// Fires on every blank that no other rule has spoken of; all are one finding.
pub(super) fn unfilled(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut blanks = Blanks::default();
    whole_values(context, &mut blanks);
    parts_of_text(context, &mut blanks);
    for range in options::said(context, context.house.options.words(RULE, ALSO)) {
        let label = label_at(context, range.start);
        blanks.add(range, label);
    }
    let open: Vec<(Range, Option<Range>)> = blanks
        .0
        .into_values()
        .filter(|(range, label)| !is_spoken_of(context, range, label.as_ref()))
        .filter(|(range, _)| !options::is_accepted(context, RULE, range))
        .collect();
    let mut names: Vec<String> = Vec::new();
    let mut more = 0;
    let mut seen = BTreeSet::new();
    for (range, label) in &open {
        let name = label.as_ref().unwrap_or(range);
        if !seen.insert(context.ticket.slice(name)) {
            continue;
        }
        if names.len() < NAMED {
            names.push(context.quote(name));
        } else {
            more += 1;
        }
    }
    let mut ja = format!("「{}」", names.join("」「"));
    let mut en = format!("“{}”", names.join("”, “"));
    if more > 0 {
        ja.push_str(&format!("ほか {more} 件"));
        en.push_str(&format!(" and {more} more"));
    }
    // The finding names them all, and each further place its own.
    hits.extend(open.iter().enumerate().map(|(at, (range, label))| {
        let (ja, en) = if at == 0 {
            (ja.clone(), en.clone())
        } else {
            let name = context.quote(label.as_ref().unwrap_or(range));
            (format!("「{name}」"), format!("“{name}”"))
        };
        let hit = Hit::at(range.clone()).words("names", ja, en);
        hit.group("blank")
    }));
}

/// Values that are nothing but a blank.
fn whole_values(context: &Context<'_>, blanks: &mut Blanks) {
    let ticket = context.ticket;
    let labelled = ticket
        .fields
        .iter()
        .filter(|field| field.label.is_some())
        .map(|field| (&field.range, field.label.clone()));
    let is_whole_value = |block: &Block| {
        let field = ticket.fields.get(block.field.index());
        field.is_some_and(|field| field.label.is_some() && field.range == block.range)
    };
    let lines = ticket
        .blocks
        .iter()
        .filter(|block| !block.is_verbatim() && !is_whole_value(block))
        .filter(|block| !heads_section(context, block) && !heads_draft(context, &block.range))
        .map(|block| (&block.range, label_at(context, block.range.start)));
    for (range, label) in doubled_labels(context) {
        blanks.add(range, Some(label));
    }
    // One look at the whole draft spares those at all of its parts.
    let may_be_blank = cues::STILL_BLANK.may_be_in(ticket.folded());
    if may_be_blank {
        for (range, label) in reminders(context) {
            blanks.add(range, label);
        }
    }
    for (range, label) in prompts(context) {
        blanks.add(range, label);
    }
    if !may_be_blank {
        return;
    }
    for (range, label) in labelled.chain(lines) {
        let text = ticket.folded().get(range.clone()).unwrap_or("");
        let looks = text.len() <= LONGEST && cues::STILL_BLANK.is_in(text);
        if !looks || !is_left_open(context, range, label.is_some()) {
            continue;
        }
        let start = range.start + text.len() - text.trim_start().len();
        blanks.add(start..start + text.trim().len(), label);
    }
}

/// Whether words in brackets are the title of a draft: `[partner case]` above the
/// rest, 「＜障害のご連絡＞」. Words that name a part of a form are its blank.
fn heads_draft(context: &Context<'_>, range: &Range) -> bool {
    let ticket = context.ticket;
    let first = ticket.blocks.first();
    if first.is_none_or(|first| first.range.start != range.start) || ticket.blocks.len() < 2 {
        return false;
    }
    let words = ticket.folded().get(range.clone()).unwrap_or("").trim();
    let words = words.trim_matches(['<', '>', '[', ']']);
    cues::LETTER_TITLE.is_in(words) && vocabulary::kind_of(words).is_none()
}

/// Whether a block is a word in square brackets that heads what follows, as a form
/// may name its parts: `## [How]`. A title in brackets heads nothing yet.
fn heads_section(context: &Context<'_>, block: &Block) -> bool {
    let ticket = context.ticket;
    let words = ticket.slice(&block.range).trim();
    let word = words.strip_prefix('[').and_then(|w| w.strip_suffix(']'));
    let named = |c: char| c.is_alphanumeric() || " ()・/-".contains(c);
    let named = word.is_some_and(|w| w.chars().all(named));
    let heads = |kind| matches!(kind, BlockKind::Heading(_) | BlockKind::Label);
    if named && block.kind == BlockKind::Paragraph && heads_lines(context, block) {
        return true;
    }
    let titles = || ticket.is_in_field(block.range.start, FieldKind::Subject);
    if !named || !heads(block.kind) || titles() {
        return false;
    }
    let mut fields = ticket.fields.iter();
    if let Some(field) = fields.find(|field| field.label.as_ref() == Some(&block.range)) {
        return ticket
            .slice(&field.range)
            .contains(|c: char| !c.is_whitespace());
    }
    let next = ticket
        .blocks
        .partition_point(|b| b.range.start <= block.range.start);
    ticket.blocks.get(next).is_some_and(|b| !heads(b.kind))
}

/// Whether a word in square brackets stands right above the next part, in a draft that
/// heads another part so, too.
fn heads_lines(context: &Context<'_>, block: &Block) -> bool {
    let ticket = context.ticket;
    let source = |at: usize| context.source.get(..ticket.span_of(&(at..at)).start());
    let bracketed = |other: &&Block| {
        let before = source(other.range.start);
        other.kind == BlockKind::Label && before.is_some_and(|text| text.ends_with('['))
    };
    let next = ticket
        .blocks
        .partition_point(|b| b.range.start <= block.range.start);
    let below = ticket.blocks.get(next).and_then(|next| {
        let from = ticket.span_of(&block.range).end();
        let to = ticket.span_of(&next.range).start();
        context.source.get(from..to)
    });
    let near = below.is_some_and(|gap| gap.matches('\n').count() == 1);
    near && ticket.blocks.iter().any(|other| bracketed(&other))
}

/// Labels in angle brackets that stand where the value of the same label would:
/// `<symptom>` below the heading "Symptom".
fn doubled_labels(context: &Context<'_>) -> Vec<(Range, Range)> {
    let ticket = context.ticket;
    let pairs = ticket.fields.windows(2);
    pairs
        .filter_map(|pair| {
            let [above, field] = pair else { return None };
            let (outer, label) = (above.label.clone()?, field.label.clone()?);
            let same = above.kind.is_some() && above.kind == field.kind;
            if !same || !ticket.slice(&field.range).trim().is_empty() {
                return None;
            }
            // A label whose bracket is left open is none.
            let before = context.source.get(..ticket.span_of(&label).start())?;
            before.ends_with(['<', '＜']).then_some((label, outer))
        })
        .collect()
}

/// Words in place of a label that remind the author to write what stands behind them.
/// Each with the label of the part it stands in.
fn reminders(context: &Context<'_>) -> Vec<(Range, Option<Range>)> {
    let ticket = context.ticket;
    let mut found = Vec::new();
    for field in &ticket.fields {
        let Some(label) = &field.label else { continue };
        let text = ticket.folded().get(label.clone()).unwrap_or("");
        let word = text.starts_with(char::is_alphabetic) && !text.starts_with('x');
        if word && cues::STILL_BLANK.is_in(text) {
            let parent = field.parent.and_then(|id| ticket.fields.get(id.index()));
            found.push((label.clone(), parent.and_then(|f| f.label.clone())));
        }
    }
    found
}

/// Words of a template that tell what to write, where nothing was written beside
/// them. Each with what it is for.
fn prompts(context: &Context<'_>) -> Vec<(Range, Option<Range>)> {
    let ticket = context.ticket;
    let mut found = Vec::new();
    for range in cues::TEMPLATE_PROMPT.find_all(ticket.folded()) {
        // In code or a quotation, it is somebody else who is told.
        let is_text = |block: &&Block| {
            !block.is_verbatim() && !matches!(block.kind, BlockKind::Label | BlockKind::Heading(_))
        };
        let Some(block) = ticket.block_at(range.start).filter(is_text) else {
            continue;
        };
        if ticket.slice(&range).starts_with('[') {
            let named = named_before(ticket.folded(), block.range.start, &range);
            let alone = ticket.folded()[range.end..block.range.end]
                .trim()
                .is_empty();
            if let Some(name) = named.filter(|_| alone) {
                let label = Some(name).filter(|name| !name.is_empty());
                found.push((
                    range.clone(),
                    label.or_else(|| label_at(context, range.start)),
                ));
            }
            continue;
        }
        let field = ticket
            .fields_at(range.start)
            .find(|field| field.label.is_some());
        if let Some(field) = field
            && !ticket
                .prose_of(&field.range)
                .contains(char::is_alphanumeric)
        {
            found.push((range, field.label.clone()));
        }
    }
    found
}

/// The name at the start of a line before an example in brackets: `Version [e.g.
/// 22]`. Nothing where that was answered already.
fn named_before(folded: &str, from: usize, example: &Range) -> Option<Range> {
    let line = folded.get(from..example.start)?;
    let line = &line[line.rfind('\n').map_or(0, |at| at + 1)..];
    let start = example.start - line.len();
    let name = line.trim_start_matches(['-', '*', '・', ' ']);
    let start = start + line.len() - name.len();
    let name = name.trim_end().trim_end_matches(':').trim_end();
    // What is more than a name is its answer.
    let names = name.is_empty()
        || line.trim_end().ends_with(':') && !name.contains(':')
        || name.split_whitespace().count() == 1
        || vocabulary::kind_of(name).is_some();
    names.then_some(start..start + name.len())
}

/// Whether what looks like a blank is one: not the mask of a value, nor a line
/// drawn across the page.
fn is_left_open(context: &Context<'_>, range: &Range, labelled: bool) -> bool {
    let text = context.ticket.slice(range).trim();
    let drawn = !labelled && text.chars().all(|c| c == '_') && text.len() > RULED;
    !drawn && !is_mask(text)
}

/// A run of low lines as long as this is drawn across the page.
const RULED: usize = 8;

/// Whether words in brackets stand for a value that was there: what masks a
/// credential, and what programs print for none.
fn is_mask(text: &str) -> bool {
    if !text.starts_with(['<', '[']) {
        return false;
    }
    let inner = text.trim_matches(['<', '>', '[', ']']);
    let numbered = inner.rsplit_once('_').is_some_and(|(name, number)| {
        let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        name.chars().all(upper) && number.chars().all(|c| c.is_ascii_digit())
    });
    // A longer text says what goes in its place.
    let few = inner.split_whitespace().count() <= 3;
    numbered && !inner.starts_with('_') || few && cues::MASKED_VALUE.is_in(&inner.to_lowercase())
}

/// Blanks beside other words of a sentence or line.
fn parts_of_text(context: &Context<'_>, blanks: &mut Blanks) {
    let ticket = context.ticket;
    for range in cues::BLANK_IN_TEXT.find_all(ticket.prose()) {
        let text = ticket.slice(&range);
        let is_blank = if text.starts_with('<') {
            is_word_of_template(context, &range)
                && !heads_draft(context, &range)
                && !super::trouble::is_in_command(context, &range)
        } else if text.starts_with('_') {
            is_drawn_full_width(context, &range)
        } else {
            true
        };
        if is_blank {
            let label = label_at(context, range.start);
            blanks.add(range, label);
        }
    }
}

/// Whether low lines are full-width: `__init__` has others. A face in brackets
/// has some, too.
fn is_drawn_full_width(context: &Context<'_>, range: &Range) -> bool {
    let written = context
        .ticket
        .text()
        .unfolded(range.clone(), context.source);
    let after = context.ticket.folded().get(range.end..);
    let face = before(context, range.start).ends_with('(')
        && after.is_some_and(|after| after.starts_with(')'));
    let block = context.ticket.block_at(range.start);
    let alone = block.is_some_and(|block| block.range.len() == range.len());
    written.starts_with('＿') && !face && !(alone && range.len() > RULED)
}

/// Whether words in angle brackets are those of a template that were to be
/// replaced. Where it speaks of the form of a command, or repeats one, they are
/// not; nor is a single word in running text, which may be anything.
fn is_word_of_template(context: &Context<'_>, range: &Range) -> bool {
    let ticket = context.ticket;
    let text = ticket.slice(range);
    let inner = text.trim_matches(['<', '>']);
    let before = before(context, range.start);
    let line = before.rsplit('\n').next().unwrap_or("");
    let quoted = line.matches('「').count() > line.matches('」').count()
        || line.matches(['"', '“', '”']).count() % 2 == 1;
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "/\\$-_.<&".contains(c));
    let in_command = context
        .facts
        .of(FactKind::Command)
        .any(|fact| fact.range.start <= range.start && range.end <= fact.range.end);
    let in_words = inner.contains(' ') || !inner.is_ascii();
    let opens_value = ticket
        .fields_at(range.start)
        .any(|field| field.metadata && field.label.is_some() && field.range.start == range.start);
    let after_label = line.trim_end().ends_with([':', '(', '→', '=']) || opens_value;
    let lower = inner.chars().any(|c| c.is_lowercase() || !c.is_ascii());
    let other = quoted
        || joined
        || in_command
        || inner.ends_with('/')
        || is_mask(text)
        || is_element(context, range);
    !other
        && lower
        && (in_words || after_label)
        && !context.says(&context.around(range.start, 0, 0), &cues::SPEAKS_OF_FORMS)
}

/// Whether words in angle brackets open an element of a markup language, as what a
/// service answers does: its end stands behind it.
pub(super) fn is_element(context: &Context<'_>, range: &Range) -> bool {
    let folded = context.ticket.folded();
    let (Some(opening), Some(after)) = (folded.get(range.clone()), folded.get(range.end..)) else {
        return false;
    };
    let name = opening.trim_matches(['<', '>']).split(' ').next();
    let name = name.filter(|name| !name.is_empty()).unwrap_or(opening);
    let near = &after[..floor_char_boundary(after, ELEMENT)];
    near.contains(&format!("</{name}>"))
}

/// How far behind its opening the end of an element is looked for, in bytes.
const ELEMENT: usize = 8_000;

/// What stands before an offset, as far as one looks.
fn before<'a>(context: &Context<'a>, at: usize) -> &'a str {
    let text = context.ticket.text().as_str();
    let from = ceil_char_boundary(text, at.saturating_sub(LONGEST));
    text.get(from..at).unwrap_or("")
}

/// The label that the words at an offset stand under.
fn label_at(context: &Context<'_>, at: usize) -> Option<Range> {
    let mut fields = context.ticket.fields_at(at);
    fields
        .find_map(|field| field.label.clone())
        .or_else(|| line_above(context, at))
}

/// Longest line, in characters, that names what stands below it.
const LONGEST_NAME: usize = 40;

/// The line above a blank that begins one, if it ends like a label.
fn line_above(context: &Context<'_>, at: usize) -> Option<Range> {
    let ticket = context.ticket;
    let text = ticket.text().as_str();
    let end = text[..at]
        .trim_end_matches([' ', '\u{3000}'])
        .strip_suffix('\n')?
        .len();
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let name = text[start..end].trim_end().strip_suffix([':', '：'])?;
    let same = ticket.block_at(start).map(|block| &block.range)
        == ticket.block_at(at).map(|block| &block.range);
    let fine = same && !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME;
    fine.then(|| start..start + name.len())
}

/// Whether another rule asks for what the label names, or speaks of the blank.
fn is_spoken_of(context: &Context<'_>, range: &Range, label: Option<&Range>) -> bool {
    let own = context.ticket.span_of(range);
    context.spoken.contains(&own) || label.is_some_and(|label| context.is_asked_for(label))
}
