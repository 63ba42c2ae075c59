//! What a draft has for each line of a form, and where.

use crate::export::Case;
use crate::export::part::{is_below_head, line};
use crate::export::said::{is_addressee, said};
use crate::export::text::plain;
use crate::facts::{declared, form};
use crate::knowledge::{Export, FieldKind, FormField, vocabulary};
use crate::text::{Language, Range};
use crate::ticket::{Block, BlockKind, Field, Ticket};

/// Whether a block lies in a range.
pub(super) fn holds(range: &Range, block: &Block) -> bool {
    range.start <= block.range.start && block.range.end <= range.end
}

/// Whether a line asks for the level of severity.
pub(super) fn asks_severity(line: &FormField) -> bool {
    let mut fields = line.fields.iter();
    fields.any(|field| field == FieldKind::Severity.name())
}

/// What there is for one line.
struct Found<'t> {
    line: &'static FormField,
    /// What stands under labels for it.
    fields: Vec<&'t Field>,
    /// What else says it, where nothing stands under one.
    said: Vec<Range>,
}

/// The lines that are to be written, in order, each with its value if there is one;
/// and what they take of the draft, which need not stand below, too.
pub(super) fn all(
    case: &Case<'_>,
    export: &'static Export,
    lines: &'static [FormField],
) -> (Vec<(&'static FormField, Option<String>)>, Vec<Range>) {
    let ticket = &case.reading.ticket;
    let kind = case.reading.profile.kind.name();
    // In a running case the desk has what its form asks for.
    let runs = ["reply", "closing"].contains(&kind);
    let is_asked = |line: &FormField| {
        !runs && (line.kinds.is_empty() || line.kinds.iter().any(|name| name == kind))
    };
    let under_labels = form::Labelled::of(ticket);
    let mut found: Vec<Found<'_>> = lines
        .iter()
        .map(|line| Found {
            line,
            fields: under_labels
                .answers(line)
                .filter(|field| !is_addressee(ticket, field) && is_meant(case, export, line, field))
                .collect(),
            said: Vec::new(),
        })
        .collect();
    // A table stays whole: a row without one of its cells says something else.
    let labelled: Vec<Range> = found
        .iter()
        .flat_map(|found| found.fields.iter())
        .filter(|field| !is_below_head(ticket, field))
        .map(|field| field.range.clone())
        .collect();
    let mut told: Vec<Range> = Vec::new();
    let mut sentences: Vec<(usize, Range)> = Vec::new();
    for (at, found) in found.iter_mut().enumerate() {
        let is_open = asks_severity(found.line) && case.open_severity(&export.provider).is_some();
        if !found.fields.is_empty() || !is_asked(found.line) || is_open {
            continue;
        }
        let mut places = said(case, export, found.line, &sentences);
        if places.is_empty() {
            places.extend(form::stated(ticket, found.line));
        }
        for words in places {
            match around(ticket, &words).map(|block| (block.kind, block.range.clone())) {
                Some((BlockKind::Paragraph, whole)) if !is_needed(case, &labelled, &whole) => {
                    sentences.push((at, words));
                }
                // Not the same copy twice.
                Some((BlockKind::Code, whole)) if told.contains(&whole) => {}
                Some((BlockKind::Code, whole)) => {
                    told.push(whole.clone());
                    found.said.push(whole);
                }
                _ => {
                    told.push(words.clone());
                    found.said.push(words);
                }
            }
        }
    }
    for (at, range) in shared(ticket, &sentences) {
        told.push(range.clone());
        found[at].said.push(range);
    }
    told.extend(sentences.iter().filter_map(|(_, words)| {
        let block = around(ticket, words)?;
        Some(block.range.clone())
    }));
    let answers = found.iter().filter_map(|found| {
        let value = value(case, found, &told);
        let left_out = value.is_none() && (found.line.optional || !is_asked(found.line));
        (!left_out).then_some((found.line, value))
    });
    let answers = answers.collect();
    // Under a heading of the author's own it stays, or that would go with it.
    told.retain(|range| {
        !ticket
            .fields_at(range.start)
            .any(|field| field.kind.is_none() && field.parent.is_some())
    });
    (answers, [labelled, told].concat())
}

/// Whether a field gives what the line asks for: what is called a plan may be one of
/// tariffs, and a name among the environment that of a machine.
fn is_meant(case: &Case<'_>, export: &Export, line: &FormField, field: &Field) -> bool {
    let ticket = &case.reading.ticket;
    match field.kind {
        // Two levels at once are none.
        Some(FieldKind::Severity) => case.open_severity(&export.provider).is_none(),
        Some(FieldKind::Plan) => {
            let label = field.label.as_ref().map(|label| ticket.slice(label));
            let names = [&line.label, &line.title.ja, &line.title.en];
            let named = |label: &str| {
                let mut names = names.iter();
                names.any(|name| form::key(name) == form::key(label))
            };
            label.is_some_and(named)
                || declared::is_plan(
                    ticket.folded().get(field.range.clone()).unwrap_or(""),
                    &export.provider,
                )
        }
        Some(FieldKind::Resources) if !line.identifiers.is_empty() => {
            let parent = field
                .parent
                .and_then(|parent| ticket.fields.get(parent.index()));
            let environment =
                parent.is_some_and(|parent| parent.kind == Some(FieldKind::Environment));
            let mut ids = form::by_grammar(&case.reading.facts, line);
            !environment || ids.any(|fact| field.range.contains(&fact.range.start))
        }
        _ => true,
    }
}

/// The words of a field without those of the labels in it.
fn essence(ticket: &Ticket, field: &Field) -> String {
    let blocks = ticket.blocks_in(&field.range).iter();
    let told = blocks.filter(|block| block.kind != BlockKind::Label);
    let words = told.flat_map(|block| ticket.slice(&block.range).split_whitespace());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The words for a line; what another line has is left out.
fn value(case: &Case<'_>, found: &Found<'_>, told: &[Range]) -> Option<String> {
    let ticket = &case.reading.ticket;
    // An account that stands in the head and in the text is one.
    let mut essences: Vec<String> = Vec::new();
    let fields: Vec<&Field> = found
        .fields
        .iter()
        .copied()
        .filter(|field| {
            let essence = essence(ticket, field);
            let new = !essences.contains(&essence);
            essences.push(essence);
            new
        })
        .collect();
    let several = fields.len() > 1;
    let is_own = |label: &str| form::key(label) == form::key(&found.line.label);
    let labelled = fields.iter().map(|field| {
        let elsewhere = |block: &Block| told.iter().any(|range| holds(range, block));
        let words = plain(case, &field.range, elsewhere);
        let label = field.label.as_ref().map(|label| line(&case.words(label)));
        match label.filter(|l| several && !is_own(l) || says_more(l, found.line)) {
            Some(label) if !words.trim().is_empty() => with_label(&label, &words),
            _ => words,
        }
    });
    let said = found.said.iter().map(|range| {
        let words = case.words(range);
        unlabelled(words.trim(), found.line).to_owned()
    });
    let values: Vec<String> = labelled
        .chain(said)
        .filter(|value| !value.trim().is_empty())
        .collect();
    let between = match (found.fields.is_empty(), case.language()) {
        // Names, not passages.
        (true, Language::Ja) => "、",
        (true, Language::En) => ", ",
        (false, _) => "\n",
    };
    let value = values.join(between);
    if value.trim().is_empty() {
        return None;
    }
    // A line of a log needs no indentation behind its label.
    Some(if value.contains('\n') {
        value
    } else {
        value.trim().to_owned()
    })
}

/// Words with their own label, where the line asks for several things.
fn with_label(label: &str, words: &str) -> String {
    let label = label.trim_end_matches([':', '：']);
    if words.contains('\n') {
        format!("{label}:\n{words}")
    } else {
        format!("{label}: {}", words.trim())
    }
}

/// Whether a label says of its value what the label of the line does not: a phone
/// number is a part of a contact.
fn says_more(label: &str, line: &FormField) -> bool {
    let kind = vocabulary::kind_of(label);
    let named = |other: &str| form::key(label) == form::key(other);
    let is_line = named(&line.label) || line.aliases.iter().any(|alias| named(alias));
    let first = |japanese: bool| {
        let kind = kind?;
        vocabulary::labels_of(kind, japanese).next()
    };
    let is_first = [true, false].into_iter().filter_map(first).any(named);
    kind == Some(FieldKind::Contact) && !is_line && !is_first
}

/// The words of an error without the label that says so: the line has one.
fn unlabelled<'w>(words: &'w str, line: &FormField) -> &'w str {
    let is_error = line.fields.len() == 1 && line.fields[0] == FieldKind::Error.name();
    let split = words.split_once([':', '：']).filter(|_| is_error);
    match split {
        Some((label, rest)) if vocabulary::kind_of(label) == Some(FieldKind::Error) => rest.trim(),
        _ => words,
    }
}

/// The longest paragraph, in bytes, that stands behind a label as a whole.
const LONGEST: usize = 900;

/// The block around words that is told as a whole: the paragraph around a sentence,
/// which may need the rest to be understood, and what was copied, if nothing else
/// was copied with it.
fn around<'t>(ticket: &'t Ticket, words: &Range) -> Option<&'t Block> {
    let is_sentence = ticket
        .sentence_at(words.start)
        .is_some_and(|at| ticket.sentences[at].range == *words);
    let whole = |block: &&Block| match block.kind {
        BlockKind::Paragraph => is_sentence,
        BlockKind::Code => ticket.slice(&block.range).trim() == ticket.slice(words).trim(),
        _ => false,
    };
    ticket
        .block_at(words.start)
        .filter(whole)
        .filter(|block| block.range.len() <= LONGEST)
}

/// The paragraphs around sentences, each shared out among the lines that its
/// sentences answer: what no line asks for goes with the sentence before.
fn shared(ticket: &Ticket, sentences: &[(usize, Range)]) -> Vec<(usize, Range)> {
    let mut out: Vec<(usize, Range)> = Vec::new();
    for (n, (at, words)) in sentences.iter().enumerate() {
        let Some(block) = around(ticket, words) else {
            continue;
        };
        // Two lines may need the same sentence; the rest is told once.
        if sentences[..n].iter().any(|(_, other)| other == words) {
            out.push((*at, words.clone()));
            continue;
        }
        let in_block = sentences
            .iter()
            .map(|(_, other)| other.start)
            .filter(|start| block.range.start <= *start && *start < block.range.end);
        let is_first = in_block.clone().min() == Some(words.start);
        let next = in_block.filter(|start| *start > words.start).min();
        let start = if is_first {
            block.range.start
        } else {
            words.start
        };
        out.push((*at, start..next.unwrap_or(block.range.end)));
    }
    out
}

/// Whether a paragraph stays in the part that it stands in, which another line
/// takes: that begins with it, or nothing else tells there what went wrong.
fn is_needed(case: &Case<'_>, labelled: &[Range], paragraph: &Range) -> bool {
    let ticket = &case.reading.ticket;
    let around = labelled
        .iter()
        .find(|range| range.start <= paragraph.start && paragraph.end <= range.end);
    let Some(around) = around else {
        return false;
    };
    ticket
        .blocks_in(around)
        .first()
        .is_none_or(|first| paragraph.start <= first.range.start)
}
