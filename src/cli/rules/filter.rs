//! Which rules are listed.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::super::args::{Provider, RulesArgs};
use super::super::page::Page;
use super::super::{Failure, did_you_mean};
use crate::config::said;
use crate::facts::Kind;
use crate::knowledge::{Advice, Applicability, CARDS, Card, FAMILIES, OwnRule, Severity, provider};
use crate::text::nearest::nearest;

/// What a rule must be to be listed; all of it.
pub(super) struct Filter {
    /// The rules of the house.
    own: Vec<&'static OwnRule>,
    family: Option<&'static str>,
    provider: Option<&'static str>,
    severity: Option<Severity>,
    fix: Option<Applicability>,
    kind: Option<Kind>,
}

impl Filter {
    /// # Errors
    /// There is no family of that name.
    pub(super) fn new(args: &RulesArgs, own: Vec<&'static OwnRule>) -> Result<Self, Failure> {
        let family = args.family.as_deref().map(|name| family(name, &own));
        Ok(Self {
            family: family.transpose()?,
            own,
            provider: args.provider.and_then(Provider::name),
            severity: args.severity.map(|level| level.severity()),
            fix: args.fix.map(|class| class.applicability()),
            kind: args.kind,
        })
    }

    /// The rules that pass, sorted by name: those that ship, then those of the
    /// house.
    pub(super) fn cards(&self) -> impl Iterator<Item = &'static Card> {
        let own = self.own.iter().map(|own| &own.card);
        CARDS.iter().chain(own).filter(|card| self.has(card))
    }

    fn has(&self, card: &Card) -> bool {
        self.family.is_none_or(|f| card.family == f)
            && self.provider.is_none_or(|p| card.is_for_provider(p))
            && self.severity.is_none_or(|s| self.severity_of(card) == s)
            && self.fix.is_none_or(|f| card.fix == f)
            && self.kind.is_none_or(|k| card.is_for_kind(k.name()))
    }

    /// Whether advice belongs beside the rules that pass. One who asks for
    /// rules by what only rules have gets no advice that goes with none of
    /// them.
    pub(super) fn has_advice(&self, advice: &Advice) -> bool {
        let narrow = self.family.is_some() || self.severity.is_some() || self.fix.is_some();
        self.provider.is_none_or(|p| advice.is_for_provider(p))
            && self.kind.is_none_or(|k| advice.is_for_kind(k.name()))
            && (!narrow || self.cards().any(|card| advice.goes_with(card)))
    }

    /// How much a rule matters to the provider that is asked about.
    pub(super) fn severity_of(&self, card: &Card) -> Severity {
        card.worst(self.provider)
    }

    /// The least and the most that a finding of a rule matters to the provider
    /// that is asked about, or to any.
    pub(super) fn severities_of(&self, card: &Card) -> RangeInclusive<Severity> {
        card.severities(self.provider)
    }

    /// The name of the provider that is asked about.
    pub(super) const fn provider(&self) -> Option<&'static str> {
        self.provider
    }

    /// The kind of draft that is asked about.
    pub(super) const fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// Whose desk and which kind of draft it is about; empty where it is about
    /// all.
    pub(super) fn about(&self, page: &Page) -> String {
        let desk = self
            .provider
            .map(|name| provider(name).map_or(Cow::Borrowed(name), |p| page.say(&p.title).into()));
        let kind = self.kind.map(|kind| kind.name().into());
        desk.into_iter()
            .chain(kind)
            .collect::<Vec<Cow<'_, str>>>()
            .join(page.word("、", ", "))
    }

    /// What was asked for, as it is typed.
    pub(super) fn words(&self, page: &Page) -> String {
        let all = [
            ("family", self.family),
            ("provider", self.provider),
            ("severity", self.severity.map(Severity::name)),
            ("fix", self.fix.map(Applicability::name)),
            ("kind", self.kind.map(Kind::name)),
        ];
        let said = all
            .into_iter()
            .filter_map(|(option, value)| Some(format!("--{option} {}", value?)));
        said.collect::<Vec<_>>().join(page.word("、", ", "))
    }
}

/// The family of that name.
fn family(name: &str, own: &[&'static OwnRule]) -> Result<&'static str, Failure> {
    let own = own.iter().map(|own| own.card.family.as_ref());
    let shipped = FAMILIES.iter().map(|family| family.name.as_ref());
    let mut families: Vec<&'static str> = shipped.chain(own).collect();
    families.sort_unstable();
    families.dedup();
    if let Some(family) = families.iter().find(|family| **family == name) {
        return Ok(family);
    }
    let failure = Failure::new(said!(
        "`{name}` という分類はありません",
        "no family is called `{name}`",
    ));
    Err(match nearest(name, families.iter().copied()) {
        Some(near) => failure.help(did_you_mean(near)),
        None => {
            let all = families.join(", ");
            failure.help(said!("分類は {all} です", "the families are {all}"))
        }
    })
}
