//! What a configuration may set of a rule beside its severity.

use owo_colors::Style;

use super::super::page::Page;
use super::table;
use crate::knowledge::{Card, RuleOption, Takes};

/// The options of a rule: what each sets, what it takes, and what holds without
/// it; then how they are written.
pub(super) fn options(page: &mut Page, card: &Card) {
    let rows = card.options.iter().map(|option| {
        let about = page.say(&option.about).trim();
        (
            option.name.as_ref(),
            format!("{about} {}", takes(page, option)),
        )
    });
    let rows = rows.collect();
    table(page, rows);
    let mark = page.sign("  │ ", "  | ");
    let lines = card.options.iter();
    let lines = lines.map(|option| format!("\n    {}: {}", option.name, option.example));
    let example = format!("rules:\n  {}:{}", card.name, lines.collect::<String>());
    page.blank();
    page.verbatim(&example, mark, Style::new());
}

/// What an option takes, and what holds where it is not set, in brackets.
fn takes(page: &Page, option: &RuleOption) -> String {
    let what = match option.takes {
        Takes::Count => format!(
            "{} {}–{}",
            page.word("数", "a number,"),
            option.least,
            option.most
        ),
        Takes::Words => page.word("語の並び", "a list of words").to_owned(),
        Takes::Patterns => page
            .word("正規表現の並び", "a list of regular expressions")
            .to_owned(),
        Takes::Names => format!(
            "{}: {}",
            page.word("次のうちから", "some of"),
            option.among.join(", ")
        ),
    };
    let unset = option
        .unset
        .as_ref()
        .map(|words| page.say(words).to_owned());
    let number = option.default.map(|number| number.to_string());
    let none = || page.word("なし", "none").to_owned();
    let usual = unset.or(number).unwrap_or_else(none);
    format!("({what}; {} {usual})", page.word("既定:", "by default"))
}
