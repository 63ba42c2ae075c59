//! A statement of a document, and what rests on it.

use owo_colors::Style;

use super::super::page::Page;
use super::sources::sources;
use crate::knowledge::{ADVICE, Bilingual, CARDS, Statement, Text};

/// What it says, where it stands, and which rules and advice rest on it.
pub(super) fn explain(page: &mut Page, statement: &Statement) {
    let sort = page.word("資料の記述", "statement");
    let sort = format!("{sort} {} {}", page.sign("·", "-"), statement.provider);
    page.title(&statement.id, &sort, Style::new().cyan());

    page.section(page.word("要旨(英語)", "What it says"));
    page.paragraph(&statement.gloss, 2);

    page.section(page.word("出典", "Source"));
    sources(page, std::slice::from_ref(&statement.id));

    let cards = CARDS
        .iter()
        .filter(|card| card.statements.contains(&statement.id));
    let rules: Vec<_> = cards.map(|card| (&card.name, &card.summary)).collect();
    listed(
        page,
        ["よりどころとする規則", "Rules that rest on it"],
        &rules,
    );
    let advice = ADVICE
        .iter()
        .filter(|advice| advice.statements.contains(&statement.id));
    let advice: Vec<_> = advice
        .map(|advice| (&advice.topic, &advice.title))
        .collect();
    listed(
        page,
        ["よりどころとする助言", "Advice that rests on it"],
        &advice,
    );
}

/// Names, each with a line on it; nothing at all for no names.
fn listed(page: &mut Page, [ja, en]: [&'static str; 2], names: &[(&Text, &Bilingual)]) {
    if names.is_empty() {
        return;
    }
    page.section(page.word(ja, en));
    for (name, line) in names {
        let bullet = page.sign("  ・", "  - ");
        let text = format!("{name}: {}", page.say(line));
        page.hanging(bullet, Style::new(), &text, 4);
    }
}
