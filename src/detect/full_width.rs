//! Identifiers in full-width letters, or with a dash for a hyphen.

use super::{Context, Hit};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{Applicability, IdentifierKind, PROVIDERS};

/// Facts that are copied and looked up letter for letter.
const IDENTIFIERS: [FactKind; 5] = [
    FactKind::ResourceId,
    FactKind::AccountId,
    FactKind::RequestId,
    FactKind::CaseReference,
    FactKind::Region,
];

/// Fires on each identifier that is written with full-width letters or digits, or
/// with a mark that only looks like a hyphen, and writes it with those that a
/// console finds.
pub(super) fn identifiers(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let kinds = IDENTIFIERS.into_iter();
    let mut facts: Vec<&Fact> = kinds.flat_map(|kind| context.facts.of(kind)).collect();
    facts.sort_by_key(|fact| (fact.range.start, fact.range.end));
    facts.dedup_by_key(|fact| fact.range.clone());
    let mut end = 0;
    for fact in facts {
        let range = &fact.range;
        let words = context.ticket.slice(range);
        let looked_up = words.is_ascii() && words.contains(|c: char| c.is_ascii_digit());
        if range.start < end || !looked_up || context.ticket.is_verbatim(range) {
            continue;
        }
        let written = context
            .ticket
            .text()
            .unfolded(range.clone(), context.source);
        if written == words {
            continue;
        }
        // An identifier in words (「ECS のホスト」) is ordinary text.
        // A date that follows without a blank is none of it.
        let after = context.ticket.folded()[range.end..].chars().next();
        let is_date = after.is_some_and(|c| "年月日時分秒".contains(c));
        // Everybody knows a zone by its short name, however wide.
        let is_zone = fact
            .identifier()
            .is_some_and(|id| id.kind == IdentifierKind::Zone);
        let narrow: String = written.chars().map(narrow).collect();
        if written == narrow || narrow != words || is_date || is_zone || is_product(words) {
            continue;
        }
        end = range.end;
        let hit = Hit::at(range.clone())
            .case(if has_wide(&written) {
                "full-width"
            } else {
                "hyphen"
            })
            .hole("quote", context.quote(range))
            .hole("example", narrow.clone());
        hits.push(hit.edit(range.clone(), narrow, Applicability::Safe));
    }
}

/// Whether the words name a product, which is no name of a resource, whatever its
/// label.
fn is_product(words: &str) -> bool {
    let products = PROVIDERS
        .iter()
        .flat_map(|provider| provider.products.iter());
    let mut names = products.flat_map(|product| product.aliases.iter());
    names.any(|name| name.eq_ignore_ascii_case(words))
}

/// Marks that word processors and input methods put where a hyphen was meant.
const DASHES: [char; 3] = ['\u{2010}', '\u{2011}', '\u{2212}'];

/// The letter of ordinary width.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c if DASHES.contains(&c) => '-',
        c => c,
    }
}

fn has_wide(written: &str) -> bool {
    written.contains(|c: char| !DASHES.contains(&c) && narrow(c) != c)
}
