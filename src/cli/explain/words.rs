//! What a rule says, and where it sends the author.

use std::borrow::Cow;

use owo_colors::Style;

use super::super::page::Page;
use super::severities;
use crate::engine::{self, Settings};
use crate::knowledge::schema::{Message, SYNTAX, TEMPLATE, Topic};
use crate::knowledge::{Card, Text};
use crate::template;
use crate::text::SourceFile;
use crate::text::width::cells;

/// Stands for a hole.
const LEFT_OUT: &str = "…";

/// The messages of a rule, then its topics.
pub(super) fn said(page: &mut Page, card: &Card) {
    // Where all of it is told by what was found, examples show what that is.
    let is_told = |message: &Message| message.what.en.starts_with('{');
    let about_files = card.family == SYNTAX || card.family == TEMPLATE;
    if about_files && card.messages.iter().all(is_told) {
        spoken(page, card);
    } else {
        for (at, message) in card.messages.iter().enumerate() {
            if at > 0 {
                page.blank();
            }
            words(page, message);
        }
    }
    topics(page, card);
}

/// One message: what, what to do, what to write instead.
fn words(page: &mut Page, message: &Message) {
    let topic = page.word("〈話題〉", "<topic>");
    let what = page.say(&message.what).replace("{topic}", topic);
    page.paragraph(&filled(&what), 2);
    let own = severities(page, message.severity, &message.severity_for);
    if !own.is_empty() {
        let head = format!("    {}: ", page.word("重大度", "severity"));
        let indent = cells(&head);
        page.hanging(&head, Style::new().dimmed(), &own, indent);
    }
    let action = filled(page.say(&message.action));
    // What to do about a topic stands with the topic.
    if action != LEFT_OUT {
        let arrow = page.sign("  → ", "  > ");
        page.hanging(arrow, Style::new().bold(), &action, 4);
    }
    let rewrite = message.rewrite.as_ref().map(|r| filled(page.say(r)));
    if let Some(rewrite) = rewrite.filter(|words| words != LEFT_OUT) {
        page.verbatim(&rewrite, "      ", Style::new().green());
    }
    if let Some(ask) = &message.ask {
        let head = format!("    {}: ", page.word("質問", "asked"));
        let indent = cells(&head);
        page.hanging(&head, Style::new().dimmed(), &filled(page.say(ask)), indent);
    }
    deciding(page, &message.rests_on);
}

/// The statements that decide a case or a topic, if some are named.
fn deciding(page: &mut Page, ids: &[Text]) {
    if !ids.is_empty() {
        let head = format!("    {}: ", page.word("根拠", "by"));
        let indent = cells(&head);
        page.hanging(&head, Style::new().dimmed(), &ids.join(", "), indent);
    }
}

/// How to find out what it asks for, and where a way is for some only, for whom.
pub(super) fn ways(page: &mut Page, card: &Card) {
    for way in card.find_out.iter() {
        let of: Vec<&str> = [&way.providers, &way.cases, &way.of]
            .into_iter()
            .flat_map(|list| list.iter().map(AsRef::as_ref))
            .collect();
        let head = if of.is_empty() {
            String::new()
        } else {
            format!("{}: ", of.join(", "))
        };
        let bullet = page.sign("  ・", "  - ");
        let text = format!("{head}{}", page.say(&way.how));
        page.hanging(bullet, Style::new(), &text, 4);
    }
}

/// What a rule on the file itself says of its examples: the words are those of
/// the reader that failed, and stand in no card.
fn spoken(page: &mut Page, card: &Card) {
    let settings = Settings {
        language: Some(page.language),
        ..Settings::default()
    };
    let mut said: Vec<Cow<'static, str>> = Vec::new();
    for example in card.examples.fail.iter() {
        let name = format!("example.{}", example.syntax);
        let source = SourceFile::new(name, example.text.as_ref());
        let found = if card.family == TEMPLATE {
            template::judge(&source, &settings).diagnostics
        } else {
            engine::lint(&source, &settings).diagnostics
        };
        let own = found.into_iter().filter(|d| d.rule == card.name);
        for diagnostic in own {
            if said.contains(&diagnostic.message) {
                continue;
            }
            if !said.is_empty() {
                page.blank();
            }
            page.paragraph(&diagnostic.message, 2);
            let arrow = page.sign("  → ", "  > ");
            page.hanging(arrow, Style::new().bold(), &diagnostic.help, 4);
            said.push(diagnostic.message);
        }
    }
}

/// A topic as it is told: what is sought in several ways is told once.
struct Told<'a> {
    topic: &'a Topic,
    /// For whom it is sought in any way; none named: those of the card.
    providers: Vec<Text>,
    /// What decides it, in any way.
    rests_on: Vec<Text>,
}

fn told(card: &Card) -> Vec<Told<'_>> {
    let mut all: Vec<Told<'_>> = Vec::new();
    for topic in card.topics() {
        let same = |told: &&mut Told<'_>| {
            let other = told.topic;
            other.name == topic.name
                && other.redirect == topic.redirect
                && other.variants == topic.variants
        };
        let Some(told) = all.iter_mut().find(same) else {
            all.push(Told {
                topic,
                providers: topic.providers.to_vec(),
                rests_on: topic.rests_on.to_vec(),
            });
            continue;
        };
        if topic.providers.is_empty() || told.providers.is_empty() {
            told.providers.clear();
        } else {
            add(&mut told.providers, &topic.providers);
        }
        add(&mut told.rests_on, &topic.rests_on);
    }
    all
}

/// Adds what is not there yet.
fn add(list: &mut Vec<Text>, more: &[Text]) {
    for text in more {
        if !list.contains(text) {
            list.push(text.clone());
        }
    }
}

/// The topics of a card: what each is, where to turn instead, and for whom that
/// differs.
fn topics(page: &mut Page, card: &Card) {
    if card.topics().next().is_none() {
        return;
    }
    page.section(page.word("話題と案内先", "Topics, and where to turn"));
    for Told {
        topic,
        providers,
        rests_on,
    } in told(card)
    {
        let of = match providers.as_slice() {
            [] => String::new(),
            some => format!(" ({})", some.join(", ")),
        };
        let bullet = page.sign("  ・", "  - ");
        let name = format!("{}{of}", page.say(&topic.name));
        page.hanging(bullet, Style::new(), &name, 4);
        let arrow = page.sign("    → ", "    > ");
        page.hanging(arrow, Style::new().bold(), page.say(&topic.redirect), 6);
        deciding(page, &rests_on);
        for variant in topic.variants.iter() {
            let answered = page.word("回答の対象(指摘しない)", "answered: no finding");
            let what = match &variant.redirect {
                _ if variant.answered => answered.to_owned(),
                Some(redirect) => page.say(redirect).to_owned(),
                None => severities(page, variant.severity, &[]),
            };
            if what.is_empty() {
                continue;
            }
            let whom: Vec<String> = [&variant.providers, &variant.plans, &variant.levels]
                .into_iter()
                .filter(|list| !list.is_empty())
                .map(|list| list.join(", "))
                .collect();
            page.paragraph(&format!("{}: {what}", whom.join(" / ")), 6);
        }
    }
}

/// Words with their holes shown as something left out.
fn filled(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let hole = after.split_once('}').filter(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        });
        match hole {
            Some((_, after)) => {
                out.push_str(LEFT_OUT);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::CARDS;

    #[test]
    fn holes_are_left_open() {
        assert_eq!(
            filled("時刻「{quote}」に{zone}がない"),
            "時刻「…」に…がない"
        );
        assert_eq!(filled("no hole: {} {A} {"), "no hole: {} {A} {");
        for message in CARDS.iter().flat_map(|card| card.messages.iter()) {
            for words in [&message.what, &message.action]
                .into_iter()
                .chain(&message.rewrite)
            {
                assert!(!filled(&words.ja).contains('{'), "{}", words.ja);
                assert!(!filled(&words.en).contains('{'), "{}", words.en);
            }
        }
    }
}
