//! What must not be shown of a file.

use crate::text::{SourceFile, Span};

/// What stands for a credential.
const MASK: &str = "****";

/// The credentials of a file, apart and in order.
pub(super) struct Hidden(Vec<Span>);

impl Hidden {
    pub(super) fn of(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut() {
                Some(last) if span.start() <= last.end() => {
                    *last = Span::new(last.start(), last.end().max(span.end()));
                }
                _ => apart.push(span),
            }
        }
        Self(apart)
    }

    /// The words of the file, credentials masked.
    pub(super) fn mask(&self, source: &SourceFile, span: Span) -> String {
        let mut text = String::new();
        let mut from = span.start();
        let first = self.0.partition_point(|h| h.end() <= span.start());
        for hidden in self.0[first..]
            .iter()
            .take_while(|h| h.start() < span.end())
        {
            text.push_str(source.text().get(from..hidden.start()).unwrap_or(""));
            text.push_str(MASK);
            from = hidden.end();
        }
        text.push_str(source.text().get(from..span.end()).unwrap_or(""));
        text
    }
}
