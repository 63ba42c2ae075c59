//! Keeping secrets out of reports.

use std::borrow::Cow;

use super::FileReport;
use super::word_list::WordList;
use crate::diagnostic::Diagnostic;
use crate::text::width::cells;
use crate::text::{SourceFile, Span, fold};

/// Shorter pieces of text are not looked for in messages: masking every `no`
/// would hide more than it protects. (Excerpts mask by place, at any length.)
const SHORTEST_WORD: usize = 4;

/// The secrets of one file.
#[derive(Debug, Default)]
pub struct Concealed {
    /// Where they are: sorted, not overlapping.
    spans: Vec<Span>,
    /// What they are.
    words: WordList,
}

impl Concealed {
    /// The secrets `report` names, by its list and by its diagnostics.
    pub(super) fn of(report: &FileReport<'_>) -> Self {
        let suppressed = report.suppressed.iter().map(|s| &s.diagnostic);
        let flagged = report.diagnostics.iter().chain(suppressed);
        let flagged = flagged.filter(|d| d.conceal);
        let spans = flagged
            .flat_map(Diagnostic::places)
            .chain(report.concealed.iter().copied());
        Self::of_spans(report.source, spans.collect())
    }

    /// The secrets at these places of a file.
    #[must_use]
    pub fn at(source: &SourceFile, spans: &[Span]) -> Self {
        Self::of_spans(source, spans.to_vec())
    }

    fn of_spans(source: &SourceFile, mut spans: Vec<Span>) -> Self {
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        let mut words = Vec::new();
        for span in &spans {
            for line in span.slice(source.text()).unwrap_or("").lines() {
                push_word(&mut words, line.trim());
                // A message may quote the draft in folded form.
                push_word(&mut words, fold::fold_str(line.trim()).as_str());
            }
        }
        let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start() < last.end() => *last = last.cover(span),
                _ => merged.push(span),
            }
        }
        Self {
            spans: merged,
            words: WordList::new(words),
        }
    }

    /// Whether any byte of `span` is part of a secret.
    pub(super) fn covers(&self, span: Span) -> bool {
        let next = self.spans.partition_point(|s| s.end() <= span.start());
        self.spans.get(next).is_some_and(|s| s.overlaps(span))
    }

    /// The words of a finding at one of its places in `source`; `None` where they
    /// must not be shown.
    #[must_use]
    pub fn words_of<'t>(
        &self,
        source: &'t SourceFile,
        finding: &Diagnostic,
        span: Span,
    ) -> Option<&'t str> {
        let secret = finding.conceal || self.covers(span);
        (!secret).then(|| span.slice(source.text()).unwrap_or(""))
    }

    /// `text` with every secret of the file replaced by asterisks.
    #[must_use]
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut words: Vec<&str> = self.words.within(text).collect();
        // The longest first, lest a part of it leave the rest to be seen.
        words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        let mut out = Cow::Borrowed(text);
        for word in words {
            if out.contains(word) {
                out = Cow::Owned(out.replace(word, &"*".repeat(cells(word))));
            }
        }
        out
    }

    /// Whether `text` holds a secret of the file.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.words.within(text).next().is_some()
    }
}

fn push_word(words: &mut Vec<String>, word: &str) {
    if word.chars().count() >= SHORTEST_WORD {
        words.push(word.to_owned());
    }
}
