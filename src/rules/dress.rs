//! From a hit to a diagnostic: the card's words around the draft's words.

use std::borrow::Cow;

use memchr::memchr;

use super::citations::citations;
use super::fix;
use super::place::Place;
use crate::detect::{Anchor, Hit, Hole};
use crate::diagnostic::{Ask, Diagnostic, Label};
use crate::facts::declared::word_at;
use crate::knowledge::schema::Message;
use crate::knowledge::{Bilingual, Card, FieldKind, vocabulary};
use crate::text::{Language, SourceFile};
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
    /// Kind of the draft.
    pub kind: &'static str,
}

/// Dresses a hit in the words of its card. `file` is the one it stands in, if
/// anything could be mended there.
/// `None` when the card has no message. A case or a label that the card does
/// not know is a fault of its detector.
#[must_use]
pub fn dress(
    card: &'static Card,
    hit: &Hit,
    ticket: &Ticket,
    file: Option<&SourceFile>,
    wording: Wording,
) -> Option<Diagnostic> {
    let own = card.messages.iter().find(|m| m.case == hit.case);
    debug_assert!(own.is_some(), "{}: no case `{}`", card.name, hit.case);
    let message = own.or_else(|| card.messages.first())?;
    let (span, place) = match &hit.anchor {
        Anchor::At(range) => (ticket.span_of(range), None),
        Anchor::Missing { beside } => {
            let place = Place::of(card, beside.as_ref(), ticket);
            (place.span(), Some(place))
        }
    };
    let mut labels = labels(card, hit, ticket, wording.reader);
    let word = place.and_then(|place| place.words(wording.reader));
    labels.extend(word.map(|words| Label {
        span,
        message: Cow::Borrowed(words),
    }));
    let severity = card.severity(message, wording.provider);
    let what = fill(&message.what, hit, wording.reader);
    let question = match &message.ask {
        Some(ask) => Some(fill(ask, hit, wording.reader)),
        // What is missing is asked for, be it without a question of its own.
        None => place.is_some().then(|| what.clone()),
    };
    let rewrite = message.rewrite.as_ref();
    let rewrite = rewrite.map(|r| fill(r, hit, wording.draft));
    let mut quoted = None;
    let ask = question.map(|question| Ask {
        question,
        order: card.place_for(wording.kind),
        in_place: message.in_place,
        rank: 0,
        missing: place.is_some(),
        exact: matches!(place, None | Some(Place::Field(_))),
        field: field(card, message, rewrite.as_deref()),
        find_out: card
            .find_out(&message.case, wording.provider, |name| {
                let quoted = quoted.get_or_insert_with(|| quotes(hit));
                quoted.iter().any(|words| word_at(words, name).is_some())
            })
            .map(|how| pick(how, wording.reader).trim_end()),
    });
    let (fixes, unmade) = match file.and_then(|file| fix::of(hit, ticket, file, wording)) {
        Some(Ok(fix)) => (vec![fix], None),
        Some(Err(unmade)) => (Vec::new(), Some(Box::new(unmade))),
        None => (Vec::new(), None),
    };
    Some(Diagnostic {
        group: hit.group.clone(),
        case: shared(&message.case),
        rule: shared(&card.name),
        severity: hit.severity.map_or(severity, |topic| topic.min(severity)),
        confidence: hit.confidence.unwrap_or(card.confidence),
        message: what,
        why: pick(&card.why, wording.reader).into(),
        help: fill(&message.action, hit, wording.reader),
        ask,
        rewrite,
        ticket: None,
        span,
        labels,
        repeats: Vec::new(),
        citations: citations(card, hit, message, wording),
        fixes,
        unmade,
        conceal: hit.conceal,
    })
}

/// The words of the draft that a finding quotes, lower-cased: they tell what it is about.
fn quotes(hit: &Hit) -> Vec<String> {
    hit.holes
        .iter()
        .filter_map(|(_, hole)| match hole {
            Hole::Quote(words) => Some(words.to_lowercase()),
            Hole::Name(..) | Hole::Names(_) => None,
        })
        .collect()
}

/// The kind of field that the answer to a question goes in: what its message
/// says, else what the label of the proposed text names, if the rule knows it,
/// else what the rule knows first.
fn field(card: &Card, message: &Message, rewrite: Option<&str>) -> Option<FieldKind> {
    if let Some(name) = &message.goes_in {
        return FieldKind::from_name(name);
    }
    let named = || {
        let (label, _) = rewrite?.split_once([':', '：'])?;
        vocabulary::kind_of(label)
    };
    let known = |kind: &FieldKind| card.belongs.iter().any(|name| name == kind.name());
    match &card.belongs[..] {
        [] => named(),
        [only] => FieldKind::from_name(only),
        [first, ..] => named().filter(known).or(FieldKind::from_name(first)),
    }
}

/// A word of the cards, not copied: a file may have as many findings as lines.
pub(super) const fn shared(text: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(text)
}

pub(super) fn pick(words: &Bilingual, language: Language) -> &str {
    match language {
        Language::Ja => &words.ja,
        Language::En => &words.en,
    }
}

/// Puts the draft's words into the holes, in one pass: words of the draft that
/// look like holes stay words.
fn fill(words: &'static Bilingual, hit: &Hit, language: Language) -> Cow<'static, str> {
    let mut rest = pick(words, language).trim_end();
    // A file may have a hundred thousand findings in the same words.
    let Some(first) = memchr(b'{', rest.as_bytes()) else {
        return Cow::Borrowed(rest);
    };
    let mut out = String::with_capacity(rest.len() + 32);
    let mut next = Some(first);
    while let Some(open) = next {
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
                let words: Cow<'_, str> = match (hole, language) {
                    (Hole::Quote(text), _) => text.as_str().into(),
                    (Hole::Name(ja, _), Language::Ja) => ja.as_ref().into(),
                    (Hole::Name(_, en), Language::En) => en.as_ref().into(),
                    (Hole::Names(list), _) => {
                        let words: Vec<&str> = list.iter().map(|n| pick(n, language)).collect();
                        words
                            .join(match language {
                                Language::Ja => "、",
                                Language::En => ", ",
                            })
                            .into()
                    }
                };
                rest = &tail[close + 1..];
                if language == Language::Ja {
                    if !words.starts_with(is_spaced) && ends_with_loose_blank(&out) {
                        out.pop();
                    }
                    if !words.ends_with(is_spaced) && begins_with_loose_blank(rest) {
                        rest = &rest[1..];
                    }
                }
                out.push_str(&words);
            }
            None => {
                out.push('{');
                rest = &tail[1..];
            }
        }
        next = memchr(b'{', rest.as_bytes());
    }
    out.push_str(rest);
    out.into()
}

/// What is set off by blanks in Japanese text. A blank that a card leaves for
/// such words is dropped beside others: 「どのサーバー」 but 「どの EC2」.
const fn is_spaced(c: char) -> bool {
    c.is_ascii_graphic()
}

/// Whether a blank stands at the end, after Japanese.
fn ends_with_loose_blank(text: &str) -> bool {
    let before = text.strip_suffix(' ');
    before.is_some_and(|before| before.ends_with(|c: char| !c.is_ascii()))
}

/// Whether a blank stands at the start, before Japanese.
fn begins_with_loose_blank(text: &str) -> bool {
    let after = text.strip_prefix(' ');
    after.is_some_and(|after| after.starts_with(|c: char| !c.is_ascii()))
}

fn labels(card: &'static Card, hit: &Hit, ticket: &Ticket, reader: Language) -> Vec<Label> {
    hit.related
        .iter()
        .filter(|(range, _)| !range.is_empty())
        .map(|(range, name)| {
            let label = card.labels.iter().find(|label| label.name == *name);
            debug_assert!(label.is_some(), "{}: no label `{name}`", card.name);
            Label {
                span: ticket.span_of(range),
                message: label.map_or(Cow::Borrowed(""), |l| fill(&l.words, hit, reader)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::CARDS;

    /// An answer can be written only where its kind of field is known.
    #[test]
    fn every_question_knows_what_its_answer_is_about() {
        let mut unknown = Vec::new();
        for card in CARDS.iter() {
            for message in card.messages.iter().filter(|m| m.ask.is_some()) {
                let rewrite = message.rewrite.as_ref();
                // What the hole holds are lines with labels.
                let texts = rewrite.map_or(vec![None], |r| vec![Some(&r.ja), Some(&r.en)]);
                for text in texts {
                    let text = text.map(AsRef::as_ref);
                    let filled = text.is_some_and(|text| text.starts_with("{lines}"));
                    if !filled && field(card, message, text).is_none() {
                        unknown.push(format!("{} {}: {text:?}", card.name, message.case));
                    }
                }
            }
        }
        assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    }
}
