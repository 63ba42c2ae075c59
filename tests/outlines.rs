//! Drafts that `new` starts: left as they are, every blank of them is found;
//! filled in honestly, nothing is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use std::collections::BTreeSet;

use ticketlint::compose::{asking, render};
use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::{Outcome, Settings, lint};
use ticketlint::facts::Kind;
use ticketlint::knowledge::{Asked, Bilingual, CARDS, FieldKind, OUTLINES, Outline, Severity};
use ticketlint::rules::applies;
use ticketlint::text::{Language, SourceFile};
use ticketlint::ticket::{Syntax, scalar};

const SYNTAXES: [(Syntax, &str); 3] = [
    (Syntax::Markdown, "draft.md"),
    (Syntax::Yaml, "draft.yaml"),
    (Syntax::Form, "draft.txt"),
];

/// A draft of every outline, in every language and syntax.
struct Draft {
    outline: &'static Outline,
    language: Language,
    syntax: Syntax,
    name: &'static str,
    text: String,
}

impl Draft {
    fn all() -> Vec<Self> {
        let mut drafts = Vec::new();
        for outline in &OUTLINES {
            for language in [Language::Ja, Language::En] {
                for (syntax, name) in SYNTAXES {
                    let mut draft = asking(outline, syntax, language);
                    // As the command writes it; in plain text it stands there until its
                    // author deletes it.
                    draft.notes = vec![match language {
                        Language::Ja => {
                            "空欄を埋めたら ticketlint draft.txt で点検し、この行は消してください"
                        }
                        Language::En => {
                            "Fill in the blanks, check with ticketlint draft.txt, and delete this line"
                        }
                    }
                    .to_owned()];
                    let text = render(&draft, syntax, language);
                    drafts.push(Self {
                        outline,
                        language,
                        syntax,
                        name,
                        text,
                    });
                }
            }
        }
        drafts
    }

    fn title(&self) -> String {
        let (provider, kind) = (&self.outline.provider, &self.outline.kind);
        format!("{provider} {kind} {} {}", self.language.code(), self.name)
    }

    fn judged(&self, text: &str) -> Outcome {
        let settings = Settings {
            now: Some("2026-11-20T10:00[Asia/Tokyo]".parse().unwrap()),
            clock: Some("2026-11-20T10:00[Asia/Tokyo]".parse().unwrap()),
            pedantic: true,
            ..Settings::default()
        };
        lint(&SourceFile::new(self.name, text), &settings)
    }

    /// Where the blanks start, in the order of what is asked for.
    fn blanks(&self) -> Vec<usize> {
        let mark = match self.language {
            Language::Ja => "＿＿",
            Language::En => "<",
        };
        let mut inside_comment = false;
        let mut at = 0;
        let mut places = Vec::new();
        for line in self.text.split_inclusive('\n') {
            inside_comment |= line.starts_with("<!--");
            if !inside_comment && !line.starts_with('#') {
                places.extend(line.find(mark).map(|found| at + found));
            }
            inside_comment &= !line.contains("-->");
            at += line.len();
        }
        places
    }

    /// The draft with the answers in place of the blanks and their hints.
    fn filled(&self) -> String {
        let mut text = self.text.clone();
        for (at, asked) in self.blanks().into_iter().zip(&*self.outline.asks).rev() {
            let end = at + text[at..].find('\n').unwrap();
            text.replace_range(at..end, &self.answer(asked, &text[..at]));
        }
        text
    }

    fn answer(&self, asked: &Asked, before: &str) -> String {
        let answer = pick(&asked.answer, self.language);
        let line = before.rsplit('\n').next().unwrap();
        match self.syntax {
            Syntax::Yaml if line.trim().is_empty() => answer.replace('\n', &format!("\n{line}")),
            Syntax::Yaml | Syntax::Markdown if !line.is_empty() => scalar::written(answer),
            _ => answer.to_owned(),
        }
    }
}

fn pick(words: &Bilingual, language: Language) -> &str {
    match language {
        Language::Ja => &words.ja,
        Language::En => &words.en,
    }
}

fn shown(found: &[Diagnostic]) -> String {
    let lines = found.iter().map(|d| {
        let rule = &d.rule;
        format!("    {:?} {rule}: {}\n", d.severity, d.message)
    });
    lines.collect()
}

#[test]
fn a_draft_asks_for_each_thing_once() {
    for draft in Draft::all() {
        assert_eq!(
            draft.blanks().len(),
            draft.outline.asks.len(),
            "{}\n{}",
            draft.title(),
            draft.text
        );
    }
}

#[test]
fn every_blank_of_a_new_draft_is_found() {
    let mut wrong = String::new();
    for draft in Draft::all() {
        let outcome = draft.judged(&draft.text);
        assert_eq!(outcome.profile.provider, draft.outline.provider);
        assert_eq!(outcome.profile.kind.name(), draft.outline.kind);
        let ascii = |a: &Asked| draft.language == Language::Ja || a.label.en.is_ascii();
        if outcome.profile.language != draft.language && draft.outline.asks.iter().all(ascii) {
            wrong.push_str(&format!("{}: another language\n", draft.title()));
        }
        let places: Vec<_> = outcome
            .diagnostics
            .iter()
            .flat_map(Diagnostic::places)
            .collect();
        for (at, asked) in draft.blanks().into_iter().zip(&*draft.outline.asks) {
            // In the blank, or at the label that stands before it.
            let label = pick(&asked.label, draft.language);
            let key = label.to_lowercase().replace(' ', "_");
            let near = |start: usize, end: usize| {
                let words = &draft.text[start..end];
                let fits = words == label || words == key;
                // No other label stands between.
                fits && end <= at && draft.text[end..at].matches(['：', ':', '#']).count() <= 1
            };
            let found = places.iter().any(|span| {
                (span.start() <= at && at < span.end()) || near(span.start(), span.end())
            });
            if !found {
                wrong.push_str(&format!("{}: `{label}` is not found\n", draft.title()));
            }
        }
        // Nothing else is said than that it is blank.
        let blanks = draft.blanks();
        let others: Vec<Diagnostic> = outcome
            .diagnostics
            .into_iter()
            .filter(|d| d.ask.is_none() && !blanks.contains(&d.span.start()))
            .collect();
        if !others.is_empty() {
            wrong.push_str(&format!("{}:\n{}", draft.title(), shown(&others)));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_draft_that_is_filled_in_is_clean() {
    let mut wrong = String::new();
    for draft in Draft::all() {
        let text = draft.filled();
        let found = draft.judged(&text).diagnostics;
        if !found.is_empty() {
            wrong.push_str(&format!("{}:\n{}", draft.title(), shown(&found)));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A rule that misses something has a field to point at.
#[test]
fn a_draft_asks_for_what_the_rules_miss() {
    let mut wrong = String::new();
    for outline in &OUTLINES {
        let asked: BTreeSet<&str> = outline
            .asks
            .iter()
            .filter_map(|a| a.field.as_deref())
            .collect();
        let profile = ticketlint::facts::Profile {
            provider: outline.provider.as_ref(),
            kind: Kind::from_name(&outline.kind).unwrap(),
            language: Language::Ja,
        };
        for card in CARDS
            .iter()
            .filter(|card| applies(card, profile, false, false))
        {
            let weight = |message| card.severity(message, profile.provider);
            if card.messages.iter().map(weight).max() <= Some(Severity::Info) {
                continue;
            }
            // In a reply these speak only where the quoted desk asked for it.
            let if_asked = ["missing-occurrence-time", "missing-resource-id"];
            if outline.kind == "reply" && if_asked.contains(&card.name.as_ref()) {
                continue;
            }
            let belongs: Vec<&str> = card.belongs.iter().map(AsRef::as_ref).collect();
            assert!(belongs.iter().all(|b| FieldKind::from_name(b).is_some()));
            if !belongs.is_empty() && !belongs.iter().any(|field| asked.contains(field)) {
                wrong.push_str(&format!(
                    "{} {}: nothing for {} ({belongs:?})\n",
                    outline.provider, outline.kind, card.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
