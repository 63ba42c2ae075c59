//! The shape of the files under `rules/`.
//!
//! These files are compiled twice: by `build/`, which reads the YAML and turns it
//! into constants, and by the library, which holds those constants. They must
//! therefore stand on `std` and `serde` alone.

mod advice;
mod card;
mod contract;
mod export;
mod form;
pub mod label;
mod matcher;
pub mod needles;
pub mod option;
pub mod outline;
mod pattern;
pub mod program;
mod provider;
pub mod template;
pub mod word_list;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

pub use advice::{Advice, Family, Shared, Statement};
pub use card::{Card, Example, Examples, FindOut, Gloss, KindPlace, LabelWords, Message};
pub use contract::{
    Contract, Desk, LanguageRegion, Languages, Level, Lifecycle, Oldest, PhoneCondition, Plan,
    Target,
};
pub use export::{Export, ExportCode, Member, Origin};
pub use form::{Consultation, Form, FormField, MeetingTool};
pub use label::label_key;
pub use matcher::{Match, Said, Topic, Variant};
pub use option::{OptionSet, OptionValue, RuleOption, Takes};
pub use pattern::{CueSource, alternation, translate};
pub use provider::{
    ACCOUNT_SEPARATORS, Document, Identifier, IdentifierKind, Product, ProductName, Provider,
    RESOURCE_NAME, Region, Section,
};

/// A string that is a constant for what ships, and owned for a user's card.
pub type Text = Cow<'static, str>;

/// A list that is a constant for what ships, and owned for a user's card.
pub type List<T> = Cow<'static, [T]>;

/// The same words in both languages of the tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Japanese.
    pub ja: Text,
    /// English.
    pub en: Text,
}

/// How much a finding matters. Ordered: the greater is the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Info,
    /// A certain round trip with the desk.
    Warning,
    /// The desk refuses or cannot act, or the harm cannot be undone.
    Error,
}

/// How sure the tool is of a finding. Ordered: the greater is the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Shown only on request.
    Low,
    /// A heuristic that is usually right.
    Medium,
    /// The words of the draft leave no doubt.
    #[default]
    High,
}

/// What a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What a passage says; judged in a fragment too.
    #[default]
    Passage,
    /// What a whole draft lacks; not judged in a fragment.
    Document,
}

/// The class of a rule's rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// There is no rewrite.
    #[default]
    None,
    /// Words with a blank that only the author can fill; never applied.
    Display,
    /// Rests on a stated assumption.
    Unsafe,
    /// Cannot change the meaning.
    Safe,
}

fn main_case() -> Text {
    Cow::Borrowed("main")
}

/// A severity that holds for one provider only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSeverity {
    /// The provider's name.
    pub provider: Text,
    /// Its severity.
    pub severity: Severity,
}

/// Name of the provider that is none: a draft for a desk that is not known, and
/// forms and words that belong to nobody.
pub const GENERIC: &str = "generic";

/// The family of rules about the file itself, which rest on no document.
pub const SYNTAX: &str = "syntax";

/// The family of rules about templates rather than drafts. What holds for all
/// templates rests on no document of a desk.
pub const TEMPLATE: &str = "template";

fn provider_severities<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<List<ProviderSeverity>, D::Error> {
    let map = BTreeMap::<String, Severity>::deserialize(deserializer)?;
    Ok(Cow::Owned(
        map.into_iter()
            .map(|(provider, severity)| ProviderSeverity {
                provider: Cow::Owned(provider),
                severity,
            })
            .collect(),
    ))
}

/// Whether a name is of lower-case letters and digits, in words with hyphens
/// between them.
#[must_use]
pub fn is_kebab(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    name.split('-').all(is_word)
}

/// What stands between braces in words of a card. A brace that is not closed
/// opens a hole that reaches to the end of its line.
#[must_use]
pub fn holes(text: &str) -> Vec<&str> {
    let after = text.split('{').skip(1);
    after
        .map(|rest| rest.split(['}', '\n']).next().unwrap_or_default())
        .collect()
}

/// Whether a list has a name; one that names nothing has all.
pub(super) fn all_or_named(list: &[Text], name: &str) -> bool {
    list.is_empty() || list.iter().any(|named| named == name)
}
