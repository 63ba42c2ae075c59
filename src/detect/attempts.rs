//! "We tried everything."

use super::{Context, Hit};
use crate::facts::{Detail, FactKind, attempt};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::BlockKind;

/// Fires on attempts that are claimed without being named.
pub(super) fn not_specific(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    for fact in facts.of(FactKind::Attempts) {
        let case = match fact.detail {
            Detail::Case(attempt::VAGUE) => "main",
            Detail::Case(attempt::NO_RESULT) => "no-result",
            _ => continue,
        };
        let window = context.around(fact.range.start, 1, 3);
        let own = context.around(fact.range.start, 0, 0);
        let enumerated = context.says(
            &(fact.range.end..window.end.max(fact.range.end)),
            &cues::ENUMERATION,
        ) || {
            let blocks = &context.ticket.blocks;
            let next = blocks.partition_point(|b| b.range.start < own.end);
            blocks[next..]
                .iter()
                .take_while(|b| b.range.start <= own.end + 8)
                .any(|b| matches!(b.kind, BlockKind::Item { .. }))
        };
        // 「一通り確認しました。443/tcp は許可済み、…」: what follows is concrete.
        let concrete = own.end < window.end
            && [FactKind::ResourceId, FactKind::ErrorMessage, FactKind::Url]
                .into_iter()
                .any(|kind| facts.within(kind, &(own.end..window.end)).next().is_some());
        let named = concrete
            || enumerated
            || facts
                .within(FactKind::Attempts, &window)
                .any(|f| f.detail == Detail::Case(attempt::SPECIFIC) && f.range.start != own.start)
            || context.ticket.fields_of(FieldKind::Attempts).any(|f| {
                facts
                    .within(FactKind::Attempts, &f.range)
                    .any(|a| a.detail == Detail::Case(attempt::SPECIFIC))
            });
        if named {
            continue;
        }
        let quote = context.quote(&fact.range);
        hits.push(Hit::at(fact.range.clone()).case(case).hole("quote", quote));
    }
}
