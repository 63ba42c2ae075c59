//! Data of persons that the desk may not need.

use std::collections::HashSet;

use super::{Context, Hit};
use crate::facts::{Detail, FactKind, personal};
use crate::knowledge::{Applicability, cues};
use crate::text::Range;
use crate::ticket::Syntax;

/// So many characters hold the name of a prefecture.
const PREFECTURE: usize = 4;
/// What covers a value where asterisks may mean something.
const ROUND: &str = "●";
/// Digits of a number that stay readable.
const KEPT: usize = 4;

/// Fires on each piece of personal data outside the contacts, and masks it.
/// Addresses that are the resource itself (a sender to be verified) stay.
pub(super) fn unmasked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let round = round(context);
    hits.reserve(context.facts.of(FactKind::PersonalData).count());
    for fact in context.facts.of(FactKind::PersonalData) {
        let Detail::Case(kind) = fact.detail else {
            continue;
        };
        let range = &fact.range;
        let value = ticket.slice(range);
        if kind == personal::EMAIL && is_resource(context, range) {
            continue;
        }
        let (case, ja, en) = match kind {
            personal::EMAIL => ("main", "メールアドレス", "an e-mail address"),
            personal::PHONE => ("main", "電話番号", "a telephone number"),
            personal::ADDRESS => ("main", "住所", "a postal address"),
            personal::NAME => ("main", "氏名", "the name of a person"),
            personal::CARD => ("grave", "カード番号", "the number of a payment card"),
            personal::MY_NUMBER => ("grave", "マイナンバー", "an Individual Number (My Number)"),
            _ => continue,
        };
        let mut hit = Hit::at(range.clone()).case(case).words("kind", ja, en);
        hit.conceal = case == "grave";
        let mark = if round.contains(value) { ROUND } else { "*" };
        hits.push(match masked(kind, value) {
            Some(mask) => {
                let mask = mask.replace('*', mark);
                // What the desk needs the data for cannot be known, except for
                // numbers it never needs.
                let class = if hit.conceal {
                    Applicability::Safe
                } else {
                    Applicability::Unsafe
                };
                hit.edit(range.clone(), mask, class)
            }
            None => hit,
        });
    }
}

/// The values that [`ROUND`] covers: the same value is covered in the same way
/// wherever it stands.
fn round<'t>(context: &Context<'t>) -> HashSet<&'t str> {
    let ticket = context.ticket;
    let mut values = HashSet::new();
    // A block may be full of values, and is looked at once for all in a row.
    let mut last: Option<(&Range, bool)> = None;
    for fact in context.facts.of(FactKind::PersonalData) {
        let Some(block) = ticket.block_at(fact.range.start).map(|block| &block.range) else {
            continue;
        };
        let known = last.filter(|(known, _)| *known == block);
        let misled = known.map_or_else(|| misleads(context, block), |(_, misled)| misled);
        last = Some((block, misled));
        if misled {
            values.insert(ticket.slice(&fact.range));
        }
    }
    values
}

/// Whether asterisks in a block may come to mean that words are emphasised: those of
/// masks, in a paragraph of Markdown that has others.
fn misleads(context: &Context<'_>, block: &Range) -> bool {
    let ticket = context.ticket;
    let data = || context.facts.within(FactKind::PersonalData, block);
    // Those of a number may open an emphasis, between its hyphens.
    let mut kinds = data().map(|fact| &fact.detail);
    let numbered = kinds.any(|kind| {
        !matches!(
            kind,
            Detail::Case(personal::EMAIL | personal::NAME | personal::ADDRESS)
        )
    });
    let several = data().nth(1).is_some() && numbered;
    let starred = || ticket.slice(block).contains('*');
    ticket.syntax == Syntax::Markdown && (several || starred())
}

/// Whether the words around an address make it the thing the ticket is about.
fn is_resource(context: &Context<'_>, address: &Range) -> bool {
    let line = context.around(address.start, 0, 0);
    let before = line.start.min(address.start)..address.start;
    let after = address.end..line.end.max(address.end);
    [before, after]
        .iter()
        .any(|side| context.says(side, &cues::MAIL_IS_RESOURCE))
}

/// The value with all but what tells it from others hidden.
fn masked(kind: &str, value: &str) -> Option<String> {
    match kind {
        personal::EMAIL => {
            let (name, domain) = value.split_once('@')?;
            let first = name.chars().next()?;
            Some(format!("{first}***@{domain}"))
        }
        // The prefecture may tell of a network; the rest is a house.
        personal::ADDRESS => {
            let kept = value
                .char_indices()
                .take(PREFECTURE)
                .find(|(_, c)| matches!(c, '都' | '道' | '府' | '県'))
                .map_or(0, |(at, c)| at + c.len_utf8());
            let kept = if value.starts_with('〒') {
                "〒"
            } else {
                &value[..kept]
            };
            Some(format!("{kept}***"))
        }
        personal::NAME => Some("***".to_owned()),
        personal::MY_NUMBER => Some(digits_hidden(value, 0)),
        _ => Some(digits_hidden(value, KEPT)),
    }
}

/// The value with every digit but the last `kept` hidden; a leading group of a
/// telephone number tells its sort and stays.
fn digits_hidden(value: &str, kept: usize) -> String {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let group = if kept > 0 && value.starts_with(['0', '+']) {
        let end = value[1..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + 1);
        value[..end].chars().filter(char::is_ascii_digit).count()
    } else {
        0
    };
    let mut seen = 0;
    value
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen <= group || seen > digits - kept {
                c
            } else {
                '*'
            }
        })
        .collect()
}
