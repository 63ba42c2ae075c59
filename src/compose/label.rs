//! What a part is called in a draft.

use std::collections::HashSet;

use super::{Draft, Words};
use crate::knowledge::{provider, vocabulary};
use crate::ticket::Syntax;

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
        .map(|label| match draft.japanese {
            true => label.to_owned(),
            false => Case::of(draft).apply(label),
        });
    let of_form = form_label(draft, words).map(str::to_owned);
    let own = words.label.filter(|l| vocabulary::kind_of(l) == words.kind);
    let own = own.map(str::to_owned);
    of_form.into_iter().chain(own).chain(known).collect()
}

/// The label of the provider's form, where the draft is one.
fn form_label(draft: &Draft<'_>, words: &Words<'_>) -> Option<&'static str> {
    let kind = words.kind?;
    let forms = provider(draft.provider)?.forms.iter();
    let ticket = draft.ticket;
    let labels = ticket.fields.iter().filter_map(|f| f.label.as_ref());
    let labels: HashSet<String> = labels.map(|range| plain(ticket.slice(range))).collect();
    let own = |label: &str| labels.contains(&plain(label));
    let form = forms
        .filter(|form| form.fields.iter().filter(|f| own(&f.label)).count() >= IN_FORM)
        .max_by_key(|form| form.fields.iter().filter(|f| own(&f.label)).count())?;
    let line = form.fields.iter().find(|line| {
        let named = words
            .label
            .is_some_and(|label| plain(label) == plain(&line.label));
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
    let taken: HashSet<String> = siblings.iter().map(|key| plain(key)).collect();
    let is_free = |label: &String| !taken.contains(&plain(label));
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

/// What labels have in common that are the same: their letters and digits.
fn plain(label: &str) -> String {
    let letters = label.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How English labels are written in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Steps to reproduce
    Sentence,
    /// Steps to Reproduce
    Title,
    /// STEPS TO REPRODUCE
    Upper,
    /// steps to reproduce
    Lower,
}

/// Words that are letters of a name.
const ACRONYMS: [&str; 6] = ["id", "ids", "os", "uid", "url", "api"];
/// Words that begin small in a title.
const SMALL: [&str; 7] = ["to", "of", "and", "or", "the", "for", "in"];

impl Case {
    /// That of most of the draft's own labels.
    fn of(draft: &Draft<'_>) -> Self {
        let ticket = draft.ticket;
        let keys = ticket.syntax == Syntax::Markdown;
        let fields = ticket
            .fields
            .iter()
            .filter(|field| !(keys && field.metadata));
        let labels: Vec<&str> = fields
            .filter_map(|field| Some(ticket.slice(field.label.as_ref()?)))
            .filter(|label| label.is_ascii() && label.contains(|c: char| c.is_ascii_alphabetic()))
            .collect();
        let most = |of: &dyn Fn(&str) -> bool| {
            let own = labels.iter().filter(|label| of(label)).count();
            own * 2 > labels.len()
        };
        let words = |label: &str| label.split(' ').filter(|w| w.len() > 3).count();
        let begins = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
        let several: Vec<&&str> = labels.iter().filter(|label| words(label) > 1).collect();
        let titled = several
            .iter()
            .filter(|label| label.split(' ').filter(|word| word.len() > 3).all(begins));
        if most(&|label| label.len() > 3 && !label.contains(|c: char| c.is_ascii_lowercase())) {
            Self::Upper
        } else if most(&|label| !begins(label)) {
            Self::Lower
        } else if titled.count() * 2 > several.len() {
            Self::Title
        } else {
            Self::Sentence
        }
    }

    fn apply(self, label: &str) -> String {
        let words = label.split(' ').enumerate().map(|(at, word)| {
            let big = self == Self::Sentence && at == 0
                || self == Self::Title && (at == 0 || !SMALL.contains(&word));
            match self {
                Self::Upper => word.to_uppercase(),
                _ if word == "ids" && self != Self::Lower => "IDs".to_owned(),
                _ if ACRONYMS.contains(&word) && self != Self::Lower => word.to_uppercase(),
                _ if big => capital(word),
                _ => word.to_owned(),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The word with a capital.
fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
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
            capital(&label)
        } else {
            label.to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_written_as_the_others() {
        for (case, written) in [
            (Case::Sentence, ["Support ID", "Steps to reproduce"]),
            (Case::Title, ["Support ID", "Steps to Reproduce"]),
            (Case::Upper, ["SUPPORT ID", "STEPS TO REPRODUCE"]),
            (Case::Lower, ["support id", "steps to reproduce"]),
        ] {
            let labels = ["support id", "steps to reproduce"];
            assert_eq!(labels.map(|label| case.apply(label)), written);
        }
    }

    #[test]
    fn keys_are_spelt_as_the_others() {
        let spelt = |keys: &[&str]| Spelling::of(keys).apply("occurred at");
        assert_eq!(spelt(&["subject", "body"]), "occurred_at");
        assert_eq!(spelt(&["subject", "account-id"]), "occurred-at");
        assert_eq!(spelt(&["Subject", "Error message"]), "Occurred at");
    }
}
