//! `rules --checklist`: what to see to before a draft is sent.

use owo_colors::{OwoColorize as _, Style};

use super::super::page::Page;
use super::filter::Filter;
use super::list::nothing;
use crate::knowledge::schema::{SYNTAX, TEMPLATE};
use crate::knowledge::{ADVICE, Advice, Bilingual, Card, FAMILIES};
use crate::text::Language;

/// What a desk wants, in the order in which it asks, and how a case goes.
pub(super) struct Checklist {
    /// Families with their rules, those that matter most first.
    sections: Vec<(Bilingual, Vec<&'static Card>)>,
    advice: Vec<&'static Advice>,
}

impl Checklist {
    pub(super) fn new(filter: &Filter) -> Self {
        let mut sections = Vec::new();
        // No desk asks how the file is written, nor what a template asks for.
        let is_wanted = |family: &str| family != SYNTAX && family != TEMPLATE;
        let shipped = FAMILIES.iter().filter(|f| is_wanted(&f.name));
        let mut families: Vec<(&str, Bilingual)> = shipped
            .map(|family| (family.name.as_ref(), family.title.clone()))
            .collect();
        for card in filter.cards().filter(|card| is_wanted(&card.family)) {
            // A family of the house is called as its folder is.
            if !families.iter().any(|(name, _)| *name == card.family) {
                let name = || card.family.clone();
                families.push((
                    &card.family,
                    Bilingual {
                        ja: name(),
                        en: name(),
                    },
                ));
            }
        }
        for (name, title) in families {
            let mut cards: Vec<&Card> = filter.cards().filter(|card| card.family == name).collect();
            cards.sort_by_key(|card| std::cmp::Reverse(filter.severity_of(card)));
            if !cards.is_empty() {
                sections.push((title, cards));
            }
        }
        let advice = ADVICE.iter().filter(|a| filter.has_advice(a)).collect();
        Self { sections, advice }
    }

    /// The rules, in order.
    pub(super) fn cards(&self) -> impl Iterator<Item = &'static Card> {
        self.sections.iter().flat_map(|(_, cards)| cards).copied()
    }

    /// The advice, in order.
    pub(super) fn advice(&self) -> impl Iterator<Item = &'static Advice> {
        self.advice.iter().copied()
    }

    pub(super) fn write(&self, page: &mut Page, filter: &Filter) {
        if self.sections.is_empty() && self.advice.is_empty() {
            nothing(page, filter);
            return;
        }
        let about = filter.about(page);
        let title = match (page.language, about.is_empty()) {
            (Language::Ja, true) => "送る前の確認".to_owned(),
            (Language::Ja, false) => format!("送る前の確認({about})"),
            (Language::En, true) => "Before you send".to_owned(),
            (Language::En, false) => format!("Before you send ({about})"),
        };
        page.line(&title.style(Style::new().bold()).to_string());
        let mark = page.sign("  □ ", "  [ ] ");
        for (title, cards) in &self.sections {
            page.section(page.say(title));
            for card in cards {
                let wants = page.say(card.wants.as_ref().unwrap_or(&card.summary));
                let line = format!("{wants} [{}]", card.name);
                page.hanging(mark, Style::new(), &line, mark.chars().count());
            }
        }
        if !self.advice.is_empty() {
            page.section(page.word("知っておくこと", "Good to know"));
        }
        for (at, advice) in self.advice.iter().enumerate() {
            if at > 0 {
                page.blank();
            }
            page.advice(advice);
        }
        page.blank();
        let line = page.word(
            "理由と例は ticketlint explain 名前([ ] の中)",
            "Reasons and examples: ticketlint explain NAME, as in the brackets",
        );
        page.paragraph(line, 0);
    }
}
