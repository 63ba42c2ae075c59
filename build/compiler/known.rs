//! Names that the data refers to: those of other data, and those that the
//! program defines in Rust.

#[path = "../../src/facts/channel.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod channel;
#[path = "../../src/facts/fact_kind.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod fact_kind;
#[path = "../../src/knowledge/field_kind.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod field_kind;
#[path = "../../src/facts/kind.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod kind;
#[path = "../../src/text/nearest.rs"]
#[allow(unreachable_pub, reason = "shared with the program")]
mod near;
#[path = "../../src/facts/situation.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod situation;

use near::begun_or_nearest;
pub(super) use near::nearest;

use std::collections::BTreeMap;

use super::schema::{Family, Provider, Statement};

/// Names of one sort that may be used.
pub(super) struct Names<'n> {
    sort: String,
    names: Vec<&'n str>,
}

impl<'n> Names<'n> {
    /// Names of a sort: `statement`, for one.
    pub(super) fn new(sort: impl Into<String>, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            sort: sort.into(),
            names: names.into_iter().collect(),
        }
    }

    /// Why the name may not be used, if it may not.
    pub(super) fn refuse(&self, name: &str) -> Option<String> {
        if self.names.contains(&name) {
            return None;
        }
        let hint = begun_or_nearest(name, self.names.iter().copied());
        let hint = hint.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Some(format!("unknown {} `{name}`{hint}", self.sort))
    }
}

/// The names that cards and advice may refer to.
pub(super) struct Known<'n> {
    pub(super) statements: Names<'n>,
    pub(super) providers: Names<'n>,
    pub(super) families: Names<'n>,
    pub(super) kinds: Names<'n>,
    pub(super) facts: Names<'n>,
    pub(super) fields: Names<'n>,
    pub(super) syntaxes: Names<'n>,
    /// The provider whose document holds a statement, by the name of that.
    pub(super) sources: BTreeMap<&'n str, &'n str>,
    pub(super) desks: &'n [Provider],
}

impl<'n> Known<'n> {
    pub(super) fn new(
        statements: &'n [Statement],
        providers: &'n [Provider],
        families: &'n [Family],
    ) -> Self {
        Self {
            statements: Names::new("statement", statements.iter().map(|s| s.id.as_ref())),
            providers: Names::new("provider", providers.iter().map(|p| p.name.as_ref())),
            families: Names::new("family", families.iter().map(|f| f.name.as_ref())),
            kinds: kinds(),
            facts: facts(),
            fields: fields(),
            syntaxes: syntaxes(),
            sources: statements
                .iter()
                .map(|s| (s.id.as_ref(), s.provider.as_ref()))
                .collect(),
            desks: providers,
        }
    }
}

/// Kinds of drafts.
fn kinds() -> Names<'static> {
    Names::new("kind of draft", kind::Kind::ALL.iter().map(|k| k.name()))
}

/// Kinds of fields.
pub(super) fn fields() -> Names<'static> {
    let all = field_kind::FieldKind::ALL;
    Names::new("kind of field", all.iter().map(|k| k.name()))
}

/// Kinds of facts.
pub(super) fn facts() -> Names<'static> {
    let all = fact_kind::FactKind::ALL;
    Names::new("kind of fact", all.iter().map(|k| k.name()))
}

/// Ways to reach a desk.
pub(super) fn channels() -> Names<'static> {
    let all = channel::Channel::ALL;
    Names::new("way of contact", all.iter().map(|c| c.name()))
}

/// Situations that levels of severity are for.
pub(super) fn situations() -> Names<'static> {
    let all = situation::Situation::ALL;
    Names::new("situation", all.iter().map(|s| s.name()))
}

/// Syntaxes of an example: the endings by which drafts tell theirs.
fn syntaxes() -> Names<'static> {
    Names::new("syntax", ["md", "yaml", "txt"])
}
