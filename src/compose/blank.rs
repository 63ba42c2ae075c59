//! A draft to be filled in: every part a blank, with a word on what goes there.

use super::{Outline, Part};
use crate::knowledge::{self, Asked, Bilingual};
use crate::text::Language;
use crate::ticket::Syntax;

/// Longer answers are told by the hint well enough.
const LONGEST_EXAMPLE: usize = 40;

/// The draft that asks for what a desk asks for, as it is to be written in
/// `syntax`: in Japanese, or else in English.
#[must_use]
pub fn asking(outline: &knowledge::Outline, syntax: Syntax, language: Language) -> Outline {
    let (provider, kind) = if language == Language::Ja {
        ("プロバイダ", "種類")
    } else {
        ("Provider", "Kind")
    };
    let mut parts = vec![
        Part::value(provider, outline.provider.as_ref()),
        Part::value(kind, outline.kind.as_ref()),
    ];
    let asks = outline.asks.iter();
    parts.extend(asks.map(|asked| part(asked, syntax, language)));
    Outline {
        notes: Vec::new(),
        parts,
    }
}

fn part(asked: &Asked, syntax: Syntax, language: Language) -> Part {
    let hint = pick(&asked.hint, language);
    let (value, hint) = match (language, syntax) {
        (Language::Ja, Syntax::Form) => ("＿＿".to_owned(), Some(hint.to_owned())),
        // The words say what goes in their place.
        (Language::En, Syntax::Form) => (format!("<{hint}>"), None),
        (Language::Ja, _) => ("＿＿".to_owned(), Some(with_example(asked, language))),
        (Language::En, _) => ("<fill in>".to_owned(), Some(with_example(asked, language))),
    };
    Part {
        label: pick(&asked.label, language).to_owned(),
        value,
        hint,
        prose: asked.prose,
    }
}

/// The hint with an answer, where that is short. Where nothing else is read it
/// may be one that looks like a fact.
fn with_example(asked: &Asked, language: Language) -> String {
    let hint = pick(&asked.hint, language);
    let answer = pick(&asked.answer, language);
    let short = !answer.contains('\n') && answer.chars().count() <= LONGEST_EXAMPLE;
    let shown = short && !asked.prose && !hint.contains(answer);
    if !shown {
        hint.to_owned()
    } else if language == Language::Ja {
        format!("{hint}(例: {answer})")
    } else {
        format!("{hint} (such as: {answer})")
    }
}

fn pick(words: &Bilingual, language: Language) -> &str {
    if language == Language::Ja {
        &words.ja
    } else {
        &words.en
    }
}
