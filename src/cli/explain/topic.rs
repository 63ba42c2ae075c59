//! Advice, readable.

use owo_colors::Style;

use super::super::page::Page;
use super::{reach, sources, table};
use crate::knowledge::Advice;

pub(super) fn explain(page: &mut Page, advice: &Advice) {
    let sort = page.word("助言", "advice");
    page.title(&advice.topic, sort, Style::new().cyan());
    page.paragraph(page.say(&advice.title), 0);
    page.blank();
    page.paragraph(page.say(&advice.text), 2);

    if !advice.shared.is_empty() {
        page.section(page.word("規則に任せない理由", "Why no rule does it"));
    }
    for shared in advice.shared.iter() {
        let ids = shared.statements.join(", ");
        page.paragraph(&format!("{ids}: {}", page.say(&shared.why)), 2);
    }

    page.section(page.word("対象", "Applies to"));
    let rows = reach(page, &advice.providers, &advice.kinds);
    table(page, rows);
    page.section(page.word("関連する規則", "Goes with"));
    page.paragraph(&advice.goes_with.join(", "), 2);
    page.section(page.word("出典", "Sources"));
    sources(page, &advice.statements);
}
