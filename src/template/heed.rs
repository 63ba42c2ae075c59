//! What the author of a template has answered for: suppressions in comments and
//! in the configuration; and what no suppression of a template is about, the
//! credentials in it.

use std::borrow::Cow;

use super::judge::{MISSING, Outcome, Seen};
use crate::engine::{self, Settings};
use crate::frontend::Document;
use crate::rules::{self, Wording};
use crate::text::fold::fold_str;
use crate::text::{SourceFile, Span};
use crate::ticket::Remark;

/// Takes out of the findings what is suppressed, tells what is suppressed for
/// nothing, and adds the credentials that the template gives away.
pub(super) fn suppressions(
    source: &SourceFile,
    document: &Document,
    settings: &Settings,
    outcome: &mut Outcome,
) {
    if !matches!(outcome.seen, Seen::Template | Seen::Broken) {
        return;
    }
    let wording = Wording {
        reader: settings.language.unwrap_or(outcome.language),
        draft: outcome.language,
        provider: outcome.provider,
        kind: outcome.kind,
    };
    let questions = std::mem::take(&mut outcome.questions);
    let places = |name: &str| -> Vec<Span> {
        let name = plain(name);
        let of = questions.iter().filter(|(label, _)| plain(label) == name);
        of.map(|(_, span)| *span).collect()
    };
    let found = std::mem::take(&mut outcome.diagnostics);
    let sifted = engine::sift(
        source,
        document,
        settings,
        wording,
        &places,
        &[MISSING],
        found,
    );
    outcome.diagnostics = sifted.diagnostics;
    outcome.suppressed = sifted.suppressed;
    outcome.waived = sifted.waived;
    let mut judged = engine::lint(source, settings);
    judged
        .diagnostics
        .retain(|found| found.rule == rules::SECRETS);
    judged
        .suppressed
        .retain(|s| s.diagnostic.rule == rules::SECRETS);
    outcome.diagnostics.append(&mut judged.diagnostics);
    outcome.diagnostics.sort_by_key(|found| found.span.start());
    outcome.suppressed.append(&mut judged.suppressed);
    outcome.waived.extend(judged.waived);
    outcome.concealed = judged.concealed;
}

/// A label as it is compared.
fn plain(label: &str) -> String {
    fold_str(label.trim()).to_lowercase()
}

/// A text without the comments that speak to the tool, which ask for nothing;
/// all else keeps its place.
pub(super) fn without_remarks<'t>(text: &'t str, remarks: &[Remark]) -> Cow<'t, str> {
    if remarks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    let mut spans: Vec<Span> = remarks.iter().map(|remark| remark.span).collect();
    spans.sort_unstable();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        let Some((before, words)) = text.get(from..span.start()).zip(span.slice(text)) else {
            continue;
        };
        out.push_str(before);
        for letter in words.chars() {
            match letter {
                '\n' | '\r' => out.push(letter),
                _ => out.extend(std::iter::repeat_n(' ', letter.len_utf8())),
            }
        }
        from = span.end();
    }
    out.push_str(text.get(from..).unwrap_or(""));
    Cow::Owned(out)
}
