//! `ticketlint explain RULE`: the card, readable.

use std::borrow::Cow;

use owo_colors::Style;

use super::args::ExplainArgs;
use super::output::Terminal;
use super::page::{Page, severity_style, severity_word};
use super::{CLEAN, Failure, Status};
use crate::facts::Language;
use crate::knowledge::schema::{Example, Message, ProviderSeverity};
use crate::knowledge::{Applicability, CARDS, Card, Severity, provider, statement};
use crate::rules::{self, Selection};
use crate::text::width::cells;

/// Examples shown of each sort.
const EXAMPLES: usize = 3;

pub(super) fn run(args: &ExplainArgs, terminal: &mut Terminal) -> Status {
    let cards: Vec<&Card> = match &args.rule {
        Some(name) => vec![rules::card(name).ok_or_else(|| unknown(name))?],
        None => CARDS.iter().collect(),
    };
    for (at, card) in cards.into_iter().enumerate() {
        let mut page = Page::new(terminal, args.lang.or_environment());
        if at > 0 {
            page.blank();
            page.blank();
        }
        explain(&mut page, card);
        terminal.print(&page.finish());
    }
    terminal.finish(CLEAN)
}

fn unknown(name: &str) -> Failure {
    match Selection::new(vec![name.to_owned()], Vec::new()) {
        Err(unknown) => Failure::unknown("rule", &unknown),
        Ok(_) => Failure::new(format!("`{name}` is a family of rules"))
            .help(format!("`ticketlint rules --family {name}` lists them")),
    }
}

fn explain(page: &mut Page, card: &Card) {
    let sort = format!(
        "{} {} {}",
        severity_word(card.severity, page.language),
        page.sign("·", "-"),
        card.family
    );
    page.title(&card.name, &sort, severity_style(card.severity));
    page.paragraph(page.say(&card.summary), 0);

    page.section(page.word("なぜ", "Why"));
    page.paragraph(page.say(&card.why), 2);

    page.section(page.word("指摘と対処", "What it says, and what to do"));
    for (at, message) in card.messages.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        words(page, message);
    }

    if let Some(silent) = &card.silent {
        page.section(page.word("指摘しない場合", "When it stays silent"));
        page.paragraph(page.say(silent), 2);
    }

    page.section(page.word("指摘する例", "Drafts it points at"));
    examples(page, &card.examples.fail);
    page.section(page.word("指摘しない例", "Drafts it leaves alone"));
    examples(page, &card.examples.pass);

    page.section(page.word("対象", "Applies to"));
    scope(page, card);
    page.section(page.word("出典", "Sources"));
    sources(page, card);
}

/// One message: what, what to do, what to write instead.
fn words(page: &mut Page, message: &Message) {
    page.paragraph(&filled(page.say(&message.what)), 2);
    let own = severities(page, message.severity, &message.severity_for);
    if !own.is_empty() {
        let head = format!("    {}: ", page.word("重大度", "severity"));
        let indent = cells(&head);
        page.hanging(&head, Style::new().dimmed(), &own, indent);
    }
    let arrow = page.sign("  → ", "  > ");
    page.hanging(
        arrow,
        Style::new().bold(),
        &filled(page.say(&message.action)),
        4,
    );
    if let Some(rewrite) = &message.rewrite {
        page.verbatim(&filled(page.say(rewrite)), "      ", Style::new().green());
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
                out.push('…');
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

/// Examples in the language of the page; in the other if there are none.
fn examples(page: &mut Page, examples: &[Example]) {
    let is_japanese = |e: &&Example| {
        e.text
            .chars()
            .any(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ'))
    };
    let wanted = page.language == Language::Ja;
    let (own, other): (Vec<&Example>, Vec<&Example>) = examples
        .iter()
        .partition(|example| is_japanese(example) == wanted);
    let shown = if own.is_empty() { other } else { own };
    let mark = page.sign("  │ ", "  | ");
    for (at, example) in shown.into_iter().take(EXAMPLES).enumerate() {
        if at > 0 {
            page.blank();
        }
        page.verbatim(&example.text, mark, Style::new());
    }
}

fn scope(page: &mut Page, card: &Card) {
    let list = |items: &[Cow<'static, str>], all: &str| match items {
        [] => all.to_owned(),
        items => items.join(", "),
    };
    let all = page.word("すべて", "all");
    let fix = match card.fix {
        Applicability::None => page.word("なし", "none"),
        Applicability::Display => page.word("書き足す文例を示す", "shows what to write"),
        Applicability::Unsafe => page.word(
            "前提を確かめれば、そのまま使える",
            "ready to use once its assumption holds",
        ),
        Applicability::Safe => page.word("そのまま使える", "ready to use"),
    };
    let mut rows = vec![
        (page.word("提供元", "providers"), list(&card.providers, all)),
        (page.word("種類", "kinds"), list(&card.kinds, all)),
        (page.word("書き直し", "rewrite"), fix.to_owned()),
    ];
    let own = severities(page, None, &card.severity_for);
    if !own.is_empty() {
        rows.push((page.word("重大度", "severity"), own));
    }
    let indent = 4 + rows.iter().map(|(head, _)| cells(head)).max().unwrap_or(0);
    for (head, text) in rows {
        let style = Style::new().dimmed();
        page.hanging(&format!("  {head}"), style, &text, indent);
    }
}

/// A severity of its own and those for single providers; empty where there are
/// none.
fn severities(page: &Page, own: Option<Severity>, single: &[ProviderSeverity]) -> String {
    let word = |severity| severity_word(severity, page.language);
    let single = single
        .iter()
        .map(|one| format!("{} {}", one.provider, word(one.severity)));
    let all: Vec<String> = own
        .map(|own| word(own).to_owned())
        .into_iter()
        .chain(single)
        .collect();
    all.join(", ")
}

/// A document, and the statements of each of its sections.
struct Cited<'a> {
    title: &'a str,
    sections: Vec<(&'a str, Vec<&'a str>)>,
}

/// The documents it rests on, and in each the sections with their statements.
fn sources(page: &mut Page, card: &Card) {
    let mut documents: Vec<Cited<'_>> = Vec::new();
    for id in card.statements.iter() {
        let Some(said) = statement(id) else { continue };
        let title = provider(&said.provider)
            .and_then(|p| p.documents.iter().find(|d| d.code == said.document))
            .map_or(said.document.as_ref(), |d| page.say(&d.title));
        let at = documents.iter().position(|d| d.title == title);
        let at = at.unwrap_or_else(|| {
            let sections = Vec::new();
            documents.push(Cited { title, sections });
            documents.len() - 1
        });
        let sections = &mut documents[at].sections;
        match sections
            .iter_mut()
            .find(|(known, _)| *known == said.section)
        {
            Some((_, ids)) => ids.push(id),
            None => sections.push((&said.section, vec![id])),
        }
    }
    for Cited { title, sections } in documents {
        page.paragraph(title, 2);
        for (section, ids) in sections {
            let bullet = page.sign("    ・", "    - ");
            let text = format!("{section} ({})", ids.join(", "));
            page.hanging(bullet, Style::new().dimmed(), &text, 6);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
