//! The credentials of a document, each with what stands for it: for whom it is not
//! enough to be told of them.

use super::{Settings, walk};
use crate::rules::{self, Rule};
use crate::text::{SourceFile, Span};

/// A credential at one place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Where it is, in bytes of the file.
    pub span: Span,
    /// The credential: as it is read, and as the file writes it.
    pub values: [String; 2],
    /// What stands for it: `<PASSWORD_1>`.
    pub placeholder: String,
}

/// Every credential of a document, beside its tickets too, whichever rules run;
/// but for those that the house accepts. In order of place, and apart.
#[must_use]
pub fn credentials(source: &SourceFile, settings: &Settings) -> Vec<Credential> {
    let Some(card) = rules::card(rules::SECRETS) else {
        return Vec::new();
    };
    let each = walk(source, settings, true, |context| {
        let hits = Rule::of(card).hits(context, false);
        let edits = hits.iter().flat_map(|hit| &hit.edits);
        let found = edits.map(|edit| {
            let span = context.ticket.span_of(&edit.range);
            Credential {
                span,
                values: [
                    context.ticket.slice(&edit.range).to_owned(),
                    span.slice(source.text()).unwrap_or("").to_owned(),
                ],
                placeholder: edit.text.clone(),
            }
        });
        found.collect::<Vec<_>>()
    });
    let mut all: Vec<Credential> = each.into_iter().flatten().collect();
    all.sort_by_key(|one| one.span);
    let mut end = 0;
    all.retain(|one| {
        let apart = one.span.start() >= end;
        end = end.max(one.span.end());
        apart && !one.span.is_empty()
    });
    all
}
