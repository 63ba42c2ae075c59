//! How much the findings of a rule matter: by case, topic and provider.

use std::ops::RangeInclusive;

use super::schema::{
    Card, Message, ProviderSeverity, Severity, Text, Topic, Variant, all_or_named,
};

/// The severity for a provider, the table of single providers first.
fn severity_of(
    table: &[ProviderSeverity],
    provider: &str,
    otherwise: Option<Severity>,
) -> Option<Severity> {
    let own = table.iter().find(|own| own.provider == provider);
    own.map(|own| own.severity).or(otherwise)
}

/// The cases that a topic raises in drafts for a provider, each with the severity
/// it is held to.
fn raised<'t>(topic: &'t Topic, provider: &str) -> Vec<(&'t Text, Option<Severity>)> {
    let mut all = Vec::new();
    let own = |v: &&Variant| all_or_named(&v.providers, provider);
    for variant in topic.variants.iter().filter(own) {
        if !variant.answered {
            let case = variant.case.as_ref().unwrap_or(&topic.case);
            all.push((case, variant.severity.or(topic.severity)));
        }
        // It fits whatever the contract is: what follows never counts.
        if variant.plans.is_empty() && variant.levels.is_empty() {
            return all;
        }
    }
    all.push((&topic.case, topic.severity));
    all
}

impl Card {
    /// How much a case of the rule matters to a provider: never more than the
    /// rule does.
    #[must_use]
    pub fn severity(&self, message: &Message, provider: &str) -> Severity {
        let card = severity_of(&self.severity_for, provider, None).unwrap_or(self.severity);
        let case = severity_of(&message.severity_for, provider, message.severity);
        case.map_or(card, |case| case.min(card))
    }

    /// The most that a case of the rule matters: to a provider, or where none
    /// is named.
    #[must_use]
    pub fn worst(&self, provider: Option<&str>) -> Severity {
        let Some(provider) = provider else {
            return self.severity;
        };
        let cases = self.messages.iter().map(|m| self.severity(m, provider));
        cases.max().unwrap_or(self.severity)
    }

    /// The least and the most that a finding of the rule matters: to a
    /// provider, or to any where none is named.
    #[must_use]
    pub fn severities(&self, provider: Option<&str>) -> RangeInclusive<Severity> {
        // A provider that a rule for all does not name is like any other such.
        let unnamed = self.providers.is_empty().then_some("");
        let all: Vec<Severity> = match provider {
            Some(provider) => self.severities_for(provider),
            None => self
                .named_providers()
                .map(AsRef::as_ref)
                .filter(|name| self.is_for_provider(name))
                .chain(unnamed)
                .flat_map(|provider| self.severities_for(provider))
                .collect(),
        };
        let least = all.iter().copied().min().unwrap_or(self.severity);
        let most = all.iter().copied().max().unwrap_or(self.severity);
        least..=most
    }

    /// The severities of what may be found in drafts for a provider.
    fn severities_for(&self, provider: &str) -> Vec<Severity> {
        let raised: Vec<(&Text, Option<Severity>)> = match self.topics().next() {
            None => self.messages.iter().map(|m| (&m.case, None)).collect(),
            Some(_) => self
                .topics()
                .filter(|topic| all_or_named(&topic.providers, provider))
                .flat_map(|topic| raised(topic, provider))
                .collect(),
        };
        let of = |(case, topic): (&Text, Option<Severity>)| {
            let message = self.messages.iter().find(|m| m.case == *case)?;
            let own = self.severity(message, provider);
            Some(topic.map_or(own, |topic| topic.min(own)))
        };
        raised.into_iter().filter_map(of).collect()
    }

    /// Every provider it names.
    pub fn named_providers(&self) -> impl Iterator<Item = &Text> {
        let of_cases = self.messages.iter().flat_map(|m| m.severity_for.iter());
        let severities = self.severity_for.iter().chain(of_cases);
        self.providers
            .iter()
            .chain(severities.map(|own| &own.provider))
    }
}
