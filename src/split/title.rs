//! What each of the tickets is called: the part of the subject that is about it,
//! its heading, or its own first words.

use std::collections::BTreeSet;

use super::BLANK;
use super::joint::Joints;
use super::leaf::{Leaf, Twin, only_in};
use super::unit::units;
use crate::detect::subject_words;
use crate::frontend;
use crate::knowledge::{FieldKind, cues};
use crate::text::fold::fold_str;
use crate::text::markdown::escaped;
use crate::text::width::cells;
use crate::text::{Language, Range, SourceFile, Span};
use crate::ticket::{Block, BlockKind, Sentence, Syntax, Ticket};

/// A title is no longer than this, in cells.
const LONGEST: usize = 80;
/// What is shorter names nothing, in cells.
const SHORTEST: usize = 6;
/// What ends a sentence, and no title.
const STOPS: [char; 7] = ['。', '.', '!', '！', '?', '？', ' '];

/// Where the subject stands in the ticket's text.
pub(super) fn of(ticket: &Ticket) -> Option<Range> {
    let field = ticket.field(FieldKind::Subject).map(|f| f.range.clone());
    let title = || {
        let first = ticket.blocks.iter().find(|b| !is_metadata(ticket, b))?;
        matches!(first.kind, BlockKind::Heading(1)).then(|| first.range.clone())
    };
    let range = field.or_else(title)?;
    let text = ticket.slice(&range);
    let end = range.start + text.trim_end().len();
    // Several sentences are no title that another could stand for.
    let starts = |sentence: &&Sentence| range.contains(&sentence.range.start);
    let single = ticket.sentences.iter().filter(starts).count() < 2;
    let one_line = !text.trim().is_empty() && !text.trim().contains('\n');
    (single && one_line).then_some(range.start..end)
}

fn is_metadata(ticket: &Ticket, block: &Block) -> bool {
    let mut fields = ticket.fields_at(block.range.start);
    fields.any(|field| field.metadata)
}

/// A title for each leaf, in its own words; where they may not be shown, a
/// blank. `concealed`: what may not be shown, in bytes of the source.
pub(super) fn titles(
    source: &SourceFile,
    ticket: &Ticket,
    leaves: &[Leaf],
    joints: &Joints,
    concealed: &[Span],
    language: Language,
) -> Vec<String> {
    let own = own(ticket, leaves);
    let subject = of(ticket);
    let cut = subject.as_ref().map_or_else(
        || vec![None; leaves.len()],
        |subject| cut(ticket, subject, &own),
    );
    let words = |range: &Range| {
        let span = ticket.span_of(range);
        let hidden = concealed.iter().any(|c| c.overlaps(span));
        let text = ticket.text().unfolded(range.clone(), source.text());
        (!hidden).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    leaves
        .iter()
        .enumerate()
        .map(|(at, leaf)| {
            if let Some(twin) = &leaf.twin {
                let about = match twin {
                    Twin::About(about) => Some(about.clone()),
                    Twin::Account { .. } => None,
                };
                return subject.as_ref().and_then(words).or(about);
            }
            let heading = leaf.heading.as_deref().map(unnumbered);
            let heading = heading.filter(|words| !words.is_empty()).map(str::to_owned);
            let part = || Some(unnumbered(&cut[at].as_ref().and_then(words)?).to_owned());
            let part = || part().filter(|words| !words.is_empty());
            let first = || {
                let joint = joints.starts[at];
                let names = |range: &&Range| {
                    let words = ticket.slice(range);
                    is_sentence(ticket, range) && !unnumbered(words.trim()).is_empty()
                };
                let range = own[at].iter().find(names)?;
                let mut range = range.clone();
                if let Some(joint) = joint {
                    let mut starts = range.clone();
                    let begins = starts.find(|at| {
                        ticket.text().as_str().is_char_boundary(*at)
                            && ticket.span_of(&(*at..range.end)).start() >= joint.end()
                    });
                    range.start = begins.unwrap_or(range.start);
                }
                words(&range).map(|text| shortened(unnumbered(&text), language))
            };
            let asked = || {
                let span = leaf.asks.as_ref()?.span;
                let hidden = concealed.iter().any(|c| c.overlaps(span));
                let text = span.slice(source.text()).filter(|_| !hidden)?;
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                Some(shortened(&text, language))
            };
            let fits = |title: &String| is_subject(title);
            heading
                .filter(fits)
                .or_else(|| part().filter(fits))
                .or_else(|| first().filter(fits))
                .or_else(asked)
        })
        .map(|title| title.unwrap_or_else(|| BLANK.to_owned()))
        .collect()
}

/// Whether words are read as a subject where they stand as one: no label of a
/// part, as "Licence" is.
fn is_subject(title: &str) -> bool {
    let text = format!("# {} (1/2)\n\nA.\n", escaped(title));
    let source = SourceFile::new("a.md", text);
    let document = frontend::read(&source, Some(Syntax::Markdown));
    document.tickets.first().is_some_and(|t| of(t).is_some())
}

/// Whether a title has all words of a subject, but for its number and its stop.
pub(super) fn says(title: &str, subject: &str) -> bool {
    let written = |words: &str| -> String { words.split_whitespace().collect() };
    let own = unnumbered(subject).trim_end_matches(STOPS);
    // 「質問 2 件」 is more than a number.
    let own = if own.is_empty() { subject } else { own };
    let title = written(title).to_lowercase();
    title.contains(&written(own).to_lowercase())
}

/// A heading without its number, which is none of its name: 「1. 起動しない」.
fn unnumbered(heading: &str) -> &str {
    let folded = fold_str(heading).to_lowercase();
    let Some(number) = cues::HEADING_ORDINAL.find(&folded) else {
        return heading;
    };
    let found = folded.get(..number.end).unwrap_or("").trim_end();
    // The cue takes the first letter of the name along.
    let name = |c: char| c.is_alphabetic() && number.end < folded.len();
    let found = found.strip_suffix(name).unwrap_or(found);
    // Folding keeps the number of characters of what a number is written with.
    let count = found.trim_end().chars().count();
    let rest = heading
        .char_indices()
        .nth(count)
        .map_or("", |(at, _)| heading.get(at..).unwrap_or(""));
    let mark = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '、' | '・');
    rest.trim_start_matches(mark)
}

/// Whether a piece is a sentence that can stand alone, as no cell of a table can.
fn is_sentence(ticket: &Ticket, range: &Range) -> bool {
    ticket.sentence_at(range.start).is_some_and(|at| {
        let sentence = &ticket.sentences[at];
        let cell = matches!(ticket.blocks[sentence.block].kind, BlockKind::Cell { .. });
        sentence.range == *range && !cell
    })
}

/// For each leaf the pieces that are in it alone.
fn own(ticket: &Ticket, leaves: &[Leaf]) -> Vec<Vec<Range>> {
    let mut own = vec![Vec::new(); leaves.len()];
    for unit in units(ticket) {
        let span = ticket.span_of(&unit.range);
        if let Some(at) = only_in(leaves, span).filter(|_| !span.is_empty()) {
            own[at].push(unit.range);
        }
    }
    own
}

/// The part of the subject that is about each, where it can be cut.
fn cut(ticket: &Ticket, subject: &Range, own: &[Vec<Range>]) -> Vec<Option<Range>> {
    // 「2 件の問い合わせ」, "Two problems with …" names none of them.
    if cues::NUMBER_OF_MATTERS.is_in(ticket.prose_of(subject)) && atoms(ticket, subject).len() < 2 {
        return vec![None; own.len()];
    }
    let known: Vec<BTreeSet<String>> = own
        .iter()
        .map(|pieces| pieces.iter().flat_map(|r| words(ticket, r)).collect())
        .collect();
    let mut of: Vec<(Range, Option<usize>)> = atoms(ticket, subject)
        .into_iter()
        .map(|atom| {
            let about = about(&words(ticket, &atom), &known);
            (atom, about)
        })
        .collect();
    // What is about none goes with what stands before it, the first with the next.
    let first = of.iter().find_map(|(_, about)| *about);
    let mut last = first;
    for (_, about) in &mut of {
        *about = about.or(last);
        last = *about;
    }
    let mut out: Vec<Option<Range>> = vec![None; own.len()];
    let mut torn = vec![false; own.len()];
    for run in of.chunk_by(|a, b| a.1 == b.1) {
        let [(from, Some(matter)), ..] = run else {
            continue;
        };
        let to = run.last().map_or(from.end, |(to, _)| to.end);
        torn[*matter] |= out[*matter].is_some();
        out[*matter] = Some(trimmed(ticket, from.start..to));
    }
    let whole = trimmed(ticket, subject.clone());
    for (part, torn) in out.iter_mut().zip(torn) {
        let good = |range: &Range| !torn && cells(ticket.slice(range)) >= SHORTEST;
        *part = part.take().filter(good);
    }
    // A subject that is about one of them, and no word about another, is none's
    // but that one's; of several it tells all.
    let about = of
        .iter()
        .filter_map(|(_, about)| *about)
        .collect::<BTreeSet<_>>();
    if about.len() == 1
        && out.iter().flatten().any(|range| *range == whole)
        && atoms(ticket, subject).len() > 1
    {
        return vec![None; own.len()];
    }
    out
}

/// The only one that has most of the words.
fn about(words: &BTreeSet<String>, known: &[BTreeSet<String>]) -> Option<usize> {
    let mut scores: Vec<(usize, usize)> = known
        .iter()
        .map(|known| words.intersection(known).count())
        .zip(0..)
        .collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    match scores[..] {
        [(best, matter), (next, _), ..] if best > next => Some(matter),
        _ => None,
    }
}

fn words(ticket: &Ticket, range: &Range) -> BTreeSet<String> {
    subject_words(ticket.folded().get(range.clone()).unwrap_or(""))
}

/// The subject in pieces, cut wherever one matter may end and another begin.
fn atoms(ticket: &Ticket, subject: &Range) -> Vec<Range> {
    let text = ticket.folded().get(subject.clone()).unwrap_or("");
    let mut out = Vec::new();
    let mut from = 0;
    // 「2 件の質問:」, "Two problems:" only counts them.
    if let Some(colon) = text
        .find(": ")
        .filter(|at| cues::NUMBER_OF_MATTERS.is_in(&text[..*at]))
    {
        from = colon + 1;
    }
    for found in cues::SUBJECT_JOINT.find_all(text) {
        if found.start < from {
            continue;
        }
        if found.start > from {
            out.push(subject.start + from..subject.start + found.start);
        }
        from = found.end;
    }
    if from < text.len() {
        out.push(subject.start + from..subject.end);
    }
    out
}

/// The range without blanks, joints and the number of matters at its end.
fn trimmed(ticket: &Ticket, range: Range) -> Range {
    let text = ticket.folded().get(range.clone()).unwrap_or("");
    let end = cues::COUNTS_AT_END
        .find(text)
        .map_or(text.len(), |f| f.start);
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '、' | ',' | '/' | '・' | ';' | ':' | '&');
    let kept = text[..end].trim_end_matches(marks);
    let start = kept.len() - kept.trim_start_matches(marks).len();
    range.start + start..range.start + kept.len().max(start)
}

/// A sentence as a title: without its stop, and not too long.
fn shortened(text: &str, language: Language) -> String {
    let text = text.trim_end_matches(STOPS);
    let text = text
        .strip_suffix("です")
        .filter(|t| t.ends_with('件'))
        .unwrap_or(text);
    let opens = cues::OPENS_SENTENCE.is_in(text);
    let large = text.get(..1).filter(|_| opens).map(str::to_ascii_uppercase);
    let text = &match (large, text.get(1..)) {
        (Some(large), Some(rest)) => large + rest,
        _ => text.to_owned(),
    };
    if cells(text) <= LONGEST {
        return text.clone();
    }
    let mut end = 0;
    let mut soft = None;
    for (at, c) in text.char_indices() {
        if cells(&text[..at]) > LONGEST - 3 {
            break;
        }
        end = at;
        if matches!(c, ' ' | '、' | ',' | '。' | '　') {
            soft = Some(at);
        }
    }
    let end = soft.filter(|soft| *soft * 2 > end).unwrap_or(end);
    let dots = match language {
        Language::Ja => "…",
        Language::En => "...",
    };
    format!("{}{dots}", text[..end].trim_end())
}
