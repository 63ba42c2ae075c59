//! Where a rule or advice comes from.

use owo_colors::Style;

use super::super::page::Page;
use crate::knowledge::schema::Document;
use crate::knowledge::{Card, Text, statement};
use crate::text::Language;
use crate::text::width::cells;

/// A document with its edition, and the statements of each of its sections.
struct Cited<'a> {
    title: String,
    sections: Vec<(&'a str, Vec<&'a str>)>,
}

/// The documents it rests on, and in each the sections with their statements.
pub(super) fn sources(page: &mut Page, statements: &[Text]) {
    let mut documents: Vec<Cited<'_>> = Vec::new();
    for id in statements {
        let Some(said) = statement(id) else { continue };
        let title = said
            .source()
            .map_or_else(|| said.document.to_string(), |d| titled(page, d));
        let at = documents.iter().position(|d| d.title == title);
        let at = at.unwrap_or_else(|| {
            let sections = Vec::new();
            documents.push(Cited { title, sections });
            documents.len() - 1
        });
        let sections = &mut documents[at].sections;
        let heading = said.heading().map(|title| page.say(title));
        let section = heading.unwrap_or(&said.section);
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, ids)) => ids.push(id),
            None => sections.push((section, vec![id])),
        }
    }
    for Cited { title, sections } in documents {
        page.paragraph(&title, 2);
        for (section, ids) in sections {
            let bullet = page.sign("    ・", "    - ");
            let text = format!("{section} ({})", ids.join(", "));
            page.hanging(bullet, Style::new().dimmed(), &text, 6);
        }
    }
}

/// The providers for which a rule rests on no document, if there are any.
pub(super) fn general_knowledge(page: &mut Page, card: &Card) {
    if card.general_knowledge.is_empty() {
        return;
    }
    let head = page.word("  一般的な知識による: ", "  general knowledge for: ");
    let names = card.general_knowledge.join(", ");
    page.hanging(head, Style::new().dimmed(), &names, cells(head));
}

/// The title of a document, and which edition of it was read.
fn titled(page: &Page, document: &Document) -> String {
    let title = page.say(&document.title);
    match (&document.edition, page.language) {
        (Some(date), Language::Ja) => format!("{title}({date} 版)"),
        (Some(date), Language::En) => format!("{title} (edition of {date})"),
        (None, Language::Ja) => format!("{title}(日付なし)"),
        (None, Language::En) => format!("{title} (undated)"),
    }
}
