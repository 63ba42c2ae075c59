//! A ticket as YAML: a key for each part, its text as a block.

use super::Case;
use super::block::{Marks, lines};
use super::comment::Comments;
use super::markdown::verbatim;
use super::part::{Names, Part, line, parts, short};
use crate::ticket::scalar::entry;
use crate::ticket::{Block, BlockKind, Syntax};

/// The whole ticket. One that is YAML stays as it is written.
pub(super) fn write(case: &Case<'_>) -> String {
    if case.reading.ticket.syntax == Syntax::Yaml {
        return verbatim(case);
    }
    let mut out = String::new();
    let mut names = Names::default();
    let mut comments = Comments::of(case);
    for part in parts(case) {
        out.push_str(&comments.before(case, &part).lines());
        let label = match &part.label {
            Some(label) => label.as_str(),
            None if part.title => case.word("件名", "subject"),
            None => case.word("本文", "description"),
        };
        let key = names.free(label);
        if let Some(items) = items(case, &part) {
            out.push_str(&list(&key, &items));
            continue;
        }
        let value = match short(&case.reading.ticket, &part.blocks) {
            Some(value) => line(&case.words(&value.range)),
            None => lines(case, part.blocks.clone(), Marks::Lines),
        };
        out.push_str(&entry(&key, &value));
    }
    out.push_str(&comments.rest().lines());
    out
}

/// The items of a part that is a plain list and nothing else.
fn items(case: &Case<'_>, part: &Part) -> Option<Vec<String>> {
    let blocks = case.reading.ticket.blocks.get(part.blocks.clone())?;
    let item = |block: &Block| {
        let words = case.words(&block.range);
        let plain = matches!(
            block.kind,
            BlockKind::Item {
                ordered: false,
                depth: 0
            }
        );
        (plain && !words.trim().contains('\n')).then(|| line(&words))
    };
    let items: Option<Vec<String>> = blocks.iter().map(item).collect();
    items.filter(|items| !items.is_empty())
}

fn list(key: &str, items: &[String]) -> String {
    let mut out = entry(key, "");
    for item in items {
        // The item as the value of a key, without that key.
        let value = entry("k", item);
        out.push_str(&format!(
            "  - {}",
            value.trim_start_matches("k:").trim_start()
        ));
    }
    out
}
