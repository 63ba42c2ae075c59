//! "We tried everything."

use std::cell::LazyCell;

use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, attempt};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::BlockKind;

/// Fires on attempts that are claimed without being named.
pub(super) fn not_specific(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let specific = |a: &Fact| a.detail == Detail::Case(attempt::SPECIFIC);
    let listed = LazyCell::new(|| {
        context
            .ticket
            .fields_of(FieldKind::Attempts)
            .any(|f| facts.within(FactKind::Attempts, &f.range).any(specific))
    });
    let mut ahead = Ahead::default();
    for fact in facts.of(FactKind::Attempts) {
        let case = match fact.detail {
            Detail::Case(attempt::VAGUE) => "main",
            Detail::Case(attempt::NO_RESULT) => "no-result",
            _ => continue,
        };
        let window = context.around(fact.range.start, 1, 3);
        let own = context.around(fact.range.start, 0, 0);
        let after = fact.range.end..window.end.max(fact.range.end);
        let enumerated = ahead.enumerates(context, &after) || {
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
        // What is done until the trouble comes was not tried against it.
        let of_steps = |f: &Fact| context.ticket.is_in_field(f.range.start, FieldKind::Steps);
        let named = concrete
            || enumerated
            || facts
                .within(FactKind::Attempts, &window)
                .any(|f| specific(f) && f.range.start != own.start && !of_steps(f))
            || *listed;
        if named {
            continue;
        }
        let quote = context.quote(&fact.range);
        hits.push(Hit::at(fact.range.clone()).case(case).hole("quote", quote));
    }
}

/// Where the next enumeration begins, as far as was read for the attempt before.
#[derive(Default)]
struct Ahead {
    read: Range,
    found: Option<usize>,
}

impl Ahead {
    /// Whether an enumeration begins in `range`. Attempts come in order, so that
    /// what lies ahead of one mostly lies ahead of the next.
    fn enumerates(&mut self, context: &Context<'_>, range: &Range) -> bool {
        let known = self.read.end == range.end
            && self.read.start <= range.start
            && self.found.is_none_or(|at| range.start < at);
        if !known {
            self.read = range.clone();
            self.found = cues::ENUMERATION
                .find(context.ticket.prose_of(range))
                .map(|found| range.start + found.start);
        }
        self.found.is_some()
    }
}
