//! What a template is for, by what names it or else by what it asks for.

use super::model::Template;
use super::want;
use crate::knowledge::{NEEDS, PURPOSE_CUES, PURPOSES, Purpose, Text};
use crate::text::fold::fold_str;

/// What the template is for, if that can be told.
pub(super) fn of(template: &Template) -> Option<&'static Purpose> {
    for name in &template.names {
        // `bug_report`: a word in a name ends at the line, too.
        let name = fold_str(&name.replace(['_', '~'], " ")).to_lowercase();
        let named = PURPOSES.iter().zip(&PURPOSE_CUES);
        let named = named.filter(|(_, cue)| cue.is_in(&name));
        let named: Vec<&Purpose> = named.map(|(purpose, _)| purpose).collect();
        let Some(first) = named.iter().find(|purpose| !is_other(template, purpose)) else {
            continue;
        };
        // For a bug or a wish, as you like: it cannot ask as for either.
        let several = named.iter().any(|other| other.kind != first.kind);
        return (!several || first.needs.is_empty()).then_some(first);
    }
    let speaks = |purpose: &&Purpose| asks_all(template, &purpose.speaks);
    PURPOSES.iter().find(speaks)
}

/// Whether the template is none of these in spite of its name.
fn is_other(template: &Template, purpose: &Purpose) -> bool {
    asks_all(template, &purpose.unless)
}

/// Whether labels ask for all of these needs, if there are any.
fn asks_all(template: &Template, names: &[Text]) -> bool {
    !names.is_empty() && names.iter().all(|name| is_labelled(template, name))
}

/// Whether a label asks for the need of that name.
fn is_labelled(template: &Template, name: &str) -> bool {
    NEEDS
        .iter()
        .filter(|need| need.name == name)
        .any(|need| want::is_labelled(template, need))
}
