//! The documents that findings rest on.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ptr;
use std::sync::Arc;

use super::dress::{Wording, pick, shared};
use crate::detect::Hit;
use crate::diagnostic::Citation;
use crate::knowledge::schema::Message;
use crate::knowledge::{Card, provider, statement};
use crate::text::Language;

/// What a finding cites unless its hit says more: the places of its card and of its
/// message tell them from others of the same name, which rules of a house may have.
type Case = (usize, usize, &'static str, bool);

thread_local! {
    /// What was cited before: most findings of a draft are those of others.
    static KNOWN: RefCell<BTreeMap<Case, Arc<[Citation]>>> = const { RefCell::new(BTreeMap::new()) };
}

/// The documents it rests on, each section once: those that decide it come
/// first, and those of the draft's own provider before all others.
pub(super) fn citations(
    card: &'static Card,
    hit: &Hit,
    message: &'static Message,
    wording: Wording,
) -> Arc<[Citation]> {
    if !hit.rests_on.is_empty() {
        return collect(card, hit, message, wording);
    }
    let case = (
        ptr::from_ref(card).addr(),
        ptr::from_ref(message).addr(),
        wording.provider,
        wording.reader == Language::Ja,
    );
    KNOWN.with_borrow_mut(|known| {
        let cited = known.entry(case);
        Arc::clone(cited.or_insert_with(|| collect(card, hit, message, wording)))
    })
}

fn collect(card: &Card, hit: &Hit, message: &Message, wording: Wording) -> Arc<[Citation]> {
    let mut found: Vec<Citation> = Vec::new();
    let mut own = Vec::new();
    let deciding = hit.rests_on.iter().chain(message.rests_on.iter());
    let ids = deciding.chain(card.statements.iter());
    for statement in ids.filter_map(|id| statement(id)) {
        let Some(of) = provider(&statement.provider) else {
            continue;
        };
        let document = statement.source();
        let citation = Citation {
            provider: shared(&of.name),
            document: document.map_or(Cow::Borrowed(""), |d| pick(&d.title, wording.reader).into()),
            section: statement.heading().map_or_else(
                || shared(&statement.section),
                |title| pick(title, wording.reader).into(),
            ),
            url: document.map_or(Cow::Borrowed(""), |d| shared(&d.url)),
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
    own.into()
}
