//! What a part is called in a draft.

use super::{Draft, Words};
use crate::knowledge::{provider, vocabulary};

/// How many lines of a provider's form a draft has that is written into it.
const IN_FORM: usize = 2;

/// How the keys of a mapping are spelt.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    /// What stands between words.
    joint: char,
    /// Words begin with a capital.
    capital: bool,
}

/// The labels that a part may have in the text of the draft, best first.
pub(super) fn in_text(draft: &Draft<'_>, words: &Words<'_>) -> Vec<String> {
    let known = words
        .kind
        .into_iter()
        .flat_map(|kind| vocabulary::labels_of(kind, draft.japanese))
        .map(|label| sentence_case(label, draft.japanese));
    let of_form = form_label(draft, words).map(str::to_owned);
    let own = words.label.filter(|l| vocabulary::kind_of(l) == words.kind);
    let own = own.map(str::to_owned);
    of_form.into_iter().chain(own).chain(known).collect()
}

/// The label of the provider's form, where the draft is one.
fn form_label(draft: &Draft<'_>, words: &Words<'_>) -> Option<&'static str> {
    let kind = words.kind?;
    let forms = provider(draft.provider)?.forms.iter();
    let own = |label: &str| {
        let mut fields = draft.ticket.fields.iter();
        fields.any(|f| {
            let of = f.label.as_ref().map(|range| draft.ticket.slice(range));
            of.is_some_and(|of| same(of, label))
        })
    };
    let form = forms
        .filter(|form| form.fields.iter().filter(|f| own(&f.label)).count() >= IN_FORM)
        .max_by_key(|form| form.fields.iter().filter(|f| own(&f.label)).count())?;
    let line = form.fields.iter().find(|line| {
        let named = words.label.is_some_and(|label| same(label, &line.label));
        named || (!own(&line.label) && line.fields.iter().any(|f| f == kind.name()))
    })?;
    Some(&line.label)
}

/// The keys that a part may have among others in YAML, best first; none that
/// is there already.
pub(super) fn in_yaml(draft: &Draft<'_>, words: &Words<'_>, siblings: &[&str]) -> Vec<String> {
    let japanese = siblings.iter().filter(|key| !key.is_ascii()).count();
    let japanese = match siblings.len() {
        0 => draft.japanese,
        all => japanese * 2 > all,
    };
    let is_free = |label: &String| !siblings.iter().any(|key| same(key, label));
    let kind = words.kind;
    let known = kind
        .into_iter()
        .flat_map(move |kind| vocabulary::labels_of(kind, japanese));
    let own = words.label.filter(|label| label.is_ascii() != japanese);
    if japanese {
        let own = own.or_else(|| form_label(draft, words));
        let labels = own.into_iter().map(str::to_owned);
        let labels = labels.chain(known.map(str::to_owned));
        return labels.filter(is_free).collect();
    }
    let spelling = Spelling::of(siblings);
    // A key is a name for programs too: the plain one is the better one.
    known
        .map(|label| spelling.apply(label))
        .chain(own.map(|label| spelling.apply(label)))
        .filter(is_free)
        .collect()
}

fn same(a: &str, b: &str) -> bool {
    let key = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    key(a) == key(b)
}

/// 「Steps to reproduce」: as a label begins in running text.
fn sentence_case(label: &str, japanese: bool) -> String {
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !japanese => first.to_uppercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

impl Spelling {
    fn of(keys: &[&str]) -> Self {
        let most = |c: char| keys.iter().filter(|key| key.contains(c)).count();
        let joint = ['_', '-', ' '];
        let joint = joint.into_iter().rev().max_by_key(|&c| most(c));
        let capitals = keys.iter().filter(|key| {
            let mut chars = key.chars();
            chars.next().is_some_and(char::is_uppercase)
        });
        Self {
            joint: joint.unwrap_or('_'),
            capital: capitals.count() * 2 > keys.len(),
        }
    }

    fn apply(self, label: &str) -> String {
        let label: String = label
            .chars()
            .map(|c| match c {
                ' ' | '_' | '-' => self.joint,
                c => c,
            })
            .collect();
        if self.capital {
            sentence_case(&label, false)
        } else {
            label.to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spelt_as_the_others() {
        let spelt = |keys: &[&str]| Spelling::of(keys).apply("occurred at");
        assert_eq!(spelt(&["subject", "body"]), "occurred_at");
        assert_eq!(spelt(&["subject", "account-id"]), "occurred-at");
        assert_eq!(spelt(&["Subject", "Error message"]), "Occurred at");
    }
}
