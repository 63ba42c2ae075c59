//! What a template is for, by what names it or else by what it asks for.

use super::model::Template;
use super::want;
use crate::knowledge::{NEEDS, PURPOSE_CUES, PURPOSES, Purpose};
use crate::text::fold::fold_str;

/// What the template is for, if that can be told.
pub(super) fn of(template: &Template) -> Option<&'static Purpose> {
    for name in &template.names {
        // `bug_report`: a word in a name ends at the line, too.
        let name = fold_str(&name.replace(['_', '~'], " ")).to_lowercase();
        let mut named = PURPOSES.iter().zip(&PURPOSE_CUES);
        let mut named = named
            .by_ref()
            .filter(|(_, cue)| cue.is_in(&name))
            .map(|(purpose, _)| purpose);
        let Some(first) = named.next() else { continue };
        // For a bug or a wish, as you like: it cannot ask as for either.
        let differs = |other: &Purpose| other.kind != first.kind;
        let several = named.any(differs) && !first.needs.is_empty();
        return (!several).then_some(first);
    }
    PURPOSES.iter().find(|purpose| {
        !purpose.speaks.is_empty()
            && purpose
                .speaks
                .iter()
                .all(|name| is_labelled(template, name))
    })
}

/// Whether a label asks for the need of that name.
fn is_labelled(template: &Template, name: &str) -> bool {
    NEEDS
        .iter()
        .filter(|need| need.name == name)
        .any(|need| want::labelled(template, need).is_some())
}
