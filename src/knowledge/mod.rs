//! What the tool knows, compiled from `rules/` by `build/`.
//!
//! Nothing is parsed at start-up: cards, providers, vocabulary and cues are
//! constant tables of this module's types.

pub mod calendar;
pub mod cue;
pub mod field_kind;
mod house;
mod options;
mod own;
pub mod pattern;
pub mod schema;
mod severity;
pub mod vocabulary;
pub mod workday;

use std::borrow::Cow;

pub use cue::Cue;
pub use field_kind::FieldKind;
pub use house::{Closure, Day, House, OwnIdentifier, STALE_DAYS, Term};
pub use options::{Options, option, searched};
pub use own::OwnRule;
pub use schema::outline::{Asked, Outline};
pub use schema::template::{Need, Purpose, Wanted};
pub use schema::{
    ACCOUNT_SEPARATORS, Advice, Applicability, Bilingual, Card, Confidence, Consultation, Contract,
    Desk, Example, Export, Family, Form, FormField, GENERIC, Identifier, IdentifierKind,
    LanguageRegion, Languages, Level, Lifecycle, MeetingTool, Member, Oldest, OptionValue, Origin,
    PhoneCondition, Plan, Product, ProductName, Provider, RESOURCE_NAME, Region, RuleOption, Scope,
    Severity, Statement, Takes, Target, Text,
};

use pattern::{Built, Pattern};
use schema::program::{Alternative, Class, Group, Needle, Pool, Set, Walk};
use schema::word_list::{Entry, Words};
use schema::{
    Document, Examples, ExportCode, FindOut, Gloss, KindPlace, LabelWords, Match, Message,
    OptionSet, ProviderSeverity, Said, Section, Shared, Topic, Variant,
};

/// The compiled side of an identifier.
#[derive(Debug)]
pub struct IdentifierCues {
    /// It, anywhere in a text.
    pub anywhere: Cue,
    /// It, where the text starts.
    pub at_start: Cue,
    /// The text is it, and nothing else.
    pub whole: Cue,
    /// The number of its part, between colons and slashes and from 0, that is an account.
    pub account_part: Option<usize>,
    /// What looks like it.
    pub near: Option<Cue>,
}

/// Every identifier of every provider, with its compiled side.
pub fn identifiers() -> impl Iterator<
    Item = (
        &'static Provider,
        &'static Identifier,
        &'static IdentifierCues,
    ),
> {
    PROVIDERS
        .iter()
        .flat_map(|provider| provider.identifiers.iter().map(move |own| (provider, own)))
        .zip(&IDENTIFIERS)
        .map(|((provider, identifier), cues)| (provider, identifier, cues))
}

/// The compiled side of a topic.
#[derive(Debug)]
pub struct TopicCues {
    /// Name of its card, of those that ship.
    pub card: &'static str,
    /// Its place among the topics of the card.
    pub index: usize,
    /// What names it.
    pub find: Cue,
    /// What must be said of it.
    pub with: Cue,
    /// What keeps it silent near by.
    pub unless: Cue,
    /// What keeps it silent anywhere.
    pub draft: Cue,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The cues of `rules/cues/*.yaml`, one constant each. One that nothing looks
/// for does not build.
#[allow(clippy::type_complexity, reason = "written by the build")]
#[deny(dead_code)]
pub(crate) mod cues {
    use super::Cue;
    use super::POOL;
    use super::pattern::{Built, Pattern};
    include!(concat!(env!("OUT_DIR"), "/cues.rs"));
}

/// The provider of that name.
#[must_use]
pub fn provider(name: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|p| p.name == name)
}

/// What a desk asks for in tickets of a kind, if it takes any.
#[must_use]
pub fn outline(provider: &str, kind: &str) -> Option<&'static Outline> {
    OUTLINES
        .iter()
        .find(|outline| outline.provider == provider && outline.kind == kind)
}

/// The form of tickets of that name.
#[must_use]
pub fn export(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}

/// The advice on that topic.
#[must_use]
pub fn advice(topic: &str) -> Option<&'static Advice> {
    ADVICE.iter().find(|advice| advice.topic == topic)
}

/// The statement of that id.
#[must_use]
pub fn statement(id: &str) -> Option<&'static Statement> {
    STATEMENTS
        .binary_search_by(|s| s.id.as_ref().cmp(id))
        .ok()
        .map(|at| &STATEMENTS[at])
}

impl Statement {
    /// The document it stands in.
    #[must_use]
    pub fn source(&self) -> Option<&'static Document> {
        let documents = provider(&self.provider)?.documents.iter();
        documents.into_iter().find(|d| d.code == self.document)
    }

    /// The heading of its section.
    #[must_use]
    pub fn heading(&self) -> Option<&'static Bilingual> {
        let sections = self.source()?.sections.iter();
        let mut own = sections.filter(|section| section.name == self.section);
        own.next().map(|section| &section.title)
    }
}

#[cfg(test)]
mod tests {
    use super::cues::EXAMPLES;

    #[test]
    fn every_cue_tells_its_own_examples_apart() {
        let mut wrong = Vec::new();
        for &(name, cue, cased, yes, no) in EXAMPLES {
            let read = |text: &str| {
                let folded = crate::text::fold::fold_str(text);
                if cased {
                    folded
                } else {
                    folded.to_ascii_lowercase()
                }
            };
            for text in yes {
                if !cue.is_in(&read(text)) {
                    wrong.push(format!("{name}: misses {text:?}"));
                }
            }
            for text in no {
                if let Some(found) = cue.find(&read(text)) {
                    wrong.push(format!(
                        "{name}: finds {:?} in {text:?}",
                        &read(text)[found]
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
