//! From a hit to a diagnostic: the card's words around the draft's words.

use crate::detect::{Anchor, Hit, Hole};
use crate::diagnostic::{Applicability, Citation, Diagnostic, Edit, Fix, Label};
use crate::facts::Language;
use crate::knowledge::schema::{Message, ProviderSeverity};
use crate::knowledge::{Bilingual, Card, Severity, provider, statement};
use crate::text::Span;
use crate::ticket::Ticket;

/// For whom the words are.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// Language of the messages.
    pub reader: Language,
    /// Language of the draft, in which rewrites are written.
    pub draft: Language,
    /// Provider of the draft.
    pub provider: &'static str,
}

/// Dresses a hit in the words of its card. `None` when the card has no message
/// for the hit's case, which a test rules out.
#[must_use]
pub fn dress(card: &Card, hit: &Hit, ticket: &Ticket, wording: Wording) -> Option<Diagnostic> {
    let message = card
        .messages
        .iter()
        .find(|m| m.case == hit.case)
        .or_else(|| card.messages.first())?;
    let severity = severity(card, message, wording.provider);
    let what = fill(&message.what, hit, wording.reader);
    Some(Diagnostic {
        group: hit.group.map_or_else(|| what.clone(), str::to_owned),
        case: message.case.to_string(),
        rule: card.name.to_string(),
        severity: hit.severity.map_or(severity, |own| own.min(severity)),
        confidence: hit.confidence.unwrap_or(card.confidence),
        message: what,
        why: pick(&card.why, wording.reader).to_owned(),
        help: fill(&message.action, hit, wording.reader),
        rewrite: message
            .rewrite
            .as_ref()
            .map(|r| fill(r, hit, wording.draft)),
        span: place(&hit.anchor, ticket),
        labels: labels(card, hit, ticket, wording.reader),
        repeats: Vec::new(),
        citations: citations(card, wording),
        fixes: fix(message, hit, ticket, wording.reader)
            .into_iter()
            .collect(),
        conceal: hit.conceal,
    })
}

/// The severity of a rule for a provider: that of the case where it has one.
fn severity(card: &Card, message: &Message, provider: &str) -> Severity {
    let of = |list: &[ProviderSeverity]| {
        let own = list.iter().find(|s| s.provider == provider);
        own.map(|s| s.severity)
    };
    let card_severity = of(&card.severity_for).unwrap_or(card.severity);
    of(&message.severity_for)
        .or(message.severity)
        .map_or(card_severity, |case| case.min(card_severity))
}

fn place(anchor: &Anchor, ticket: &Ticket) -> Span {
    match anchor {
        Anchor::At(range) => ticket.span_of(range),
        // What is missing belongs to no words: point at the title.
        Anchor::Whole => ticket
            .sentences
            .first()
            .map_or(Span::point(ticket.span.start()), |s| {
                ticket.span_of(&s.range)
            }),
    }
}

fn pick(words: &Bilingual, language: Language) -> &str {
    match language {
        Language::Ja => &words.ja,
        Language::En => &words.en,
    }
}

/// Puts the draft's words into the holes, in one pass: words of the draft that
/// look like holes stay words.
fn fill(words: &Bilingual, hit: &Hit, language: Language) -> String {
    let mut rest = pick(words, language).trim_end();
    let mut out = String::with_capacity(rest.len() + 32);
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let tail = &rest[open..];
        let hole = tail.find('}').and_then(|close| {
            let name = &tail[1..close];
            hit.holes
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, text)| (close, text))
        });
        match hole {
            Some((close, hole)) => {
                out.push_str(match (hole, language) {
                    (Hole::Quote(text), _) => text,
                    (Hole::Name(ja, _), Language::Ja) => ja,
                    (Hole::Name(_, en), Language::En) => en,
                    (Hole::Phrase(ja, _), Language::Ja) => ja,
                    (Hole::Phrase(_, en), Language::En) => en,
                });
                rest = &tail[close + 1..];
            }
            None => {
                out.push('{');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn labels(card: &Card, hit: &Hit, ticket: &Ticket, reader: Language) -> Vec<Label> {
    hit.related
        .iter()
        .filter(|(range, _)| !range.is_empty())
        .map(|(range, name)| Label {
            span: ticket.span_of(range),
            message: card
                .labels
                .iter()
                .find(|label| label.name == *name)
                .map(|label| fill(&label.words, hit, reader))
                .unwrap_or_default(),
        })
        .collect()
}

fn citations(card: &Card, wording: Wording) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut own = Vec::new();
    for statement in card.statements.iter().filter_map(|id| statement(id)) {
        let Some(of) = provider(&statement.provider) else {
            continue;
        };
        let document = of.documents.iter().find(|d| d.code == statement.document);
        let citation = Citation {
            provider: of.name.to_string(),
            document: document
                .map_or_else(String::new, |d| pick(&d.title, wording.reader).to_owned()),
            section: statement.section.to_string(),
            url: document.map_or_else(String::new, |d| d.url.to_string()),
        };
        let list = if of.name == wording.provider {
            &mut own
        } else {
            &mut found
        };
        if !list.contains(&citation) {
            list.push(citation);
        }
    }
    // The draft's own provider speaks first.
    own.append(&mut found);
    own
}

/// The hit's edits as a fix, if every one of them lies in text that the file
/// holds letter for letter.
fn fix(message: &Message, hit: &Hit, ticket: &Ticket, reader: Language) -> Option<Fix> {
    let weakest = hit.edits.iter().map(|e| e.applicability).min()?;
    let mut edits = Vec::new();
    for edit in &hit.edits {
        let span = if edit.range.is_empty() {
            Span::point(insertion_point(ticket, edit.range.start)?)
        } else {
            ticket.text().editable(edit.range.clone())?
        };
        edits.push(Edit {
            span,
            text: edit.text.clone(),
        });
    }
    edits.sort_by_key(|e| e.span);
    let title = fill(&message.action, hit, reader);
    (weakest > Applicability::Display).then_some(Fix {
        applicability: weakest,
        title,
        edits,
    })
}

/// Where text may be inserted after the character before `at`.
fn insertion_point(ticket: &Ticket, at: usize) -> Option<usize> {
    let text = ticket.text();
    let before = text.as_str().get(..at)?.chars().next_back()?;
    Some(text.span(at - before.len_utf8()..at).end())
}
