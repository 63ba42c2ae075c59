//! The sheet of a template: what it asks for, and what it does not.

use owo_colors::Style;

use crate::cli::page::Page;
use crate::report::{AskReport, TemplateReport};
use crate::template::{Outcome, Row, Seen};
use crate::text::SourceFile;

/// What programs are told of what a template asks for; of one that cannot be
/// read, nothing.
pub(super) fn asks(outcome: &Outcome) -> Option<TemplateReport<'_>> {
    let asked = |row: &'_ Row| AskReport {
        need: row.need,
        title: row.title,
        helpful: row.helpful,
        asked: row.asked,
        by: row.by.clone(),
        required: row.required,
    };
    (outcome.seen == Seen::Template).then(|| TemplateReport {
        purpose: outcome.purpose.map(|purpose| purpose.name.as_ref()),
        asks: outcome.rows.iter().map(asked).collect(),
    })
}

/// How far the rows stand in.
const INDENT: usize = 4;

pub(super) fn write(page: &mut Page, source: &SourceFile, outcome: &Outcome) {
    let sort = match (outcome.seen, outcome.purpose) {
        (Seen::Broken, _) => page.word("読めないテンプレート", "cannot be read"),
        (_, Some(purpose)) => page.say(&purpose.title),
        (_, None) => page.word(
            "用途の分からないテンプレート",
            "a template for no stated purpose",
        ),
    };
    page.title(source.name(), sort, Style::new().cyan());
    if outcome.foreign {
        let unread = page.word(
            "日本語でも英語でもないため、見つからない項目は報告しません。",
            "Neither in Japanese nor in English: what it seems not to ask for is left out.",
        );
        page.paragraph(unread, 2);
    } else if outcome.rows.is_empty() && outcome.seen != Seen::Broken {
        let nothing = page.word(
            "この種のテンプレートに、決まって必要な項目はありません。窓口を --provider で指定すると、その窓口が求める項目で点検します。",
            "Nothing in particular is needed of such a template. With --provider, what that desk asks for is looked for.",
        );
        page.paragraph(nothing, 2);
    }
    for row in &outcome.rows {
        write_row(page, source, row);
    }
    page.blank();
}

fn write_row(page: &mut Page, source: &SourceFile, row: &Row) {
    let (sign, style) = match (row.asked, row.helpful) {
        (true, _) => (page.sign("✓", "+"), Style::new().green()),
        (false, true) => (page.sign("・", "-"), Style::new().dimmed()),
        (false, false) => (page.sign("✗", "x"), Style::new().red().bold()),
    };
    let title = page.say(row.title).to_owned();
    let said = match (&row.by, row.asked) {
        (Some((label, span)), _) => {
            let line = source.position(span.start()).line;
            let line = match page.language {
                crate::text::Language::Ja => format!("{line} 行目"),
                crate::text::Language::En => format!("line {line}"),
            };
            let required = page.word("、必須", ", required");
            let required = if row.required { required } else { "" };
            let label = label.replace(['*', '`'], "");
            format!("{title} — {label} ({line}{required})")
        }
        (None, true) => format!(
            "{title} — {}",
            page.word("説明文の中", "in what it says beside")
        ),
        (None, false) => {
            let no = page.word("尋ねていません", "not asked for");
            format!("{title} — {no}")
        }
    };
    page.hanging(&format!("  {sign}"), style, &said, INDENT);
}
