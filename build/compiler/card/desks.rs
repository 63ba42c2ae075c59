//! Cards: the desks a rule judges, and whose statements it rests on.

use super::super::known::Names;
use super::super::node::{Step, at};
use super::super::schema::{GENERIC, Level, Plan, Provider, Text, Topic, Variant};
use super::Check;

impl Check<'_> {
    /// That the plans and levels a variant names are those of a desk it is for;
    /// `path` leads to it.
    pub(super) fn variant(&mut self, topic: &Topic, variant: &Variant, path: &[Step<'_>]) {
        let lists = [&variant.providers, &topic.providers, &self.card.providers];
        let of = lists.into_iter().find(|list| !list.is_empty());
        let desks: Vec<&Provider> = self
            .names
            .desks
            .iter()
            .filter(|desk| of.is_none_or(|of| of.contains(&desk.name)))
            .collect();
        let plans = desks.iter().flat_map(|d| d.plans.iter());
        let plans = Names::new("plan", plans.map(|plan: &Plan| plan.name.as_ref()));
        let levels = desks.iter().flat_map(|d| d.levels.iter());
        let levels = Names::new("level", levels.map(|level: &Level| level.name.as_ref()));
        for (key, known, names) in [
            ("plans", plans, &variant.plans),
            ("levels", levels, &variant.levels),
        ] {
            let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Key(key)]).collect();
            self.refer(&known, names, &path);
        }
    }

    /// Whoever the rule names has a statement among its sources, or is said to
    /// be judged by general knowledge; and nobody speaks whom it does not judge.
    pub(super) fn sources(&mut self) {
        let card = self.card;
        let sources = &self.names.sources;
        let speakers: Vec<Option<&&str>> = card
            .statements
            .iter()
            .map(|id| sources.get(id.as_ref()))
            .collect();
        let speaks = |name: &Text| speakers.contains(&Some(&name.as_ref()));
        let general = at!["general-knowledge"];
        self.refer(&self.names.providers, &card.general_knowledge, general);
        for (i, name) in card.general_knowledge.iter().enumerate() {
            if speaks(name) {
                let message = format!(
                    "a statement of {name} is among the card's: it is no general knowledge"
                );
                self.add(at!["general-knowledge", i], message);
            } else if !card.providers.contains(name) {
                let message = format!("`providers` does not name {name}");
                self.add(at!["general-knowledge", i], message);
            }
        }
        for (i, name) in card.providers.iter().enumerate() {
            let is_known = self.names.providers.refuse(name).is_none();
            if is_known
                && name != GENERIC
                && !speaks(name)
                && !card.general_knowledge.contains(name)
            {
                let message = format!(
                    "no statement of {name} is among the card's; add one, or name it in `general-knowledge`"
                );
                self.add(at!["providers", i], message);
            }
        }
        let is_known = |name: &Text| self.names.providers.refuse(name).is_none();
        if card.providers.is_empty() || !card.providers.iter().all(is_known) {
            return;
        }
        for (i, speaker) in speakers.iter().enumerate() {
            let Some(&&speaker) = speaker.as_ref() else {
                continue;
            };
            if !card.providers.iter().any(|name| name == speaker) {
                let message =
                    format!("it is a statement of {speaker}, to which the rule does not apply");
                self.add(at!["statements", i], message);
            }
        }
    }
}
