//! Do the parts of the draft speak of the same thing?

use std::collections::BTreeSet;

use super::{Context, Hit, subject};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::BlockKind;

/// The least a part must say to be compared, in characters.
const ENOUGH: usize = 10;

/// Fires on a goal, and on evidence, that shares no subject with the symptom.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(symptom) = Part::of(context, FieldKind::Symptom) else {
        return;
    };
    for (kind, case) in [(FieldKind::Log, "evidence"), (FieldKind::Goal, "goal")] {
        let Some(part) = Part::of(context, kind) else {
            continue;
        };
        if part.japanese != symptom.japanese || part.refers_back || part.shares(&symptom) {
            continue;
        }
        if kind == FieldKind::Goal && repeats_report(context, &part) {
            continue;
        }
        let words = context.quote(&part.range);
        hits.push(
            Hit::at(part.range.clone())
                .case(case)
                .hole("quote", words)
                .related(symptom.range.clone(), "symptom"),
        );
    }
}

/// Whether a goal takes up what was done and seen: a command alone, or a verb, may be
/// common to any two.
fn repeats_report(context: &Context<'_>, goal: &Part) -> bool {
    const REPORT: [FieldKind; 6] = [
        FieldKind::Steps,
        FieldKind::Error,
        FieldKind::Log,
        FieldKind::Actual,
        FieldKind::Changes,
        FieldKind::Attempts,
    ];
    const SHARED: usize = 3;
    let parts = REPORT
        .into_iter()
        .filter_map(|kind| Part::of(context, kind));
    let said: BTreeSet<String> = parts.flat_map(|part| part.words).collect();
    goal.words.intersection(&said).count() >= SHARED
}

/// A labelled part, taken apart.
struct Part {
    range: Range,
    words: BTreeSet<String>,
    japanese: bool,
    refers_back: bool,
}

impl Part {
    /// The part of a kind, if it says enough to be compared.
    fn of(context: &Context<'_>, kind: FieldKind) -> Option<Self> {
        let ticket = context.ticket;
        let field = ticket.field(kind)?;
        let text = ticket.folded().get(field.range.clone())?;
        let short = text.chars().filter(|c| c.is_alphanumeric()).count() < ENOUGH;
        if short || cues::STILL_BLANK.is_in(text) {
            return None;
        }
        let mut words = BTreeSet::new();
        for block in ticket.blocks_in(&field.range) {
            if block.kind != BlockKind::Label {
                subject::collect(
                    ticket.folded().get(block.range.clone()).unwrap_or(""),
                    &mut words,
                );
            }
        }
        for product in context.facts.within(FactKind::Product, &field.range) {
            words.extend(product.product().map(|product| product.name().to_owned()));
        }
        Some(Self {
            range: field.range.clone(),
            words,
            japanese: text.chars().any(is_kana),
            refers_back: context.says(&field.range, &cues::REFERS_BACK),
        })
    }

    fn shares(&self, other: &Self) -> bool {
        let has = |words: &BTreeSet<String>, word: &str| {
            words.contains(word)
                || MEASURES
                    .iter()
                    .any(|end| words.contains(&format!("{word}{end}")))
        };
        self.words.iter().any(|word| has(&other.words, word))
            || other.words.iter().any(|word| has(&self.words, word))
    }
}

/// What the name of a metric ends in behind what it measures: `CpuUsage`.
const MEASURES: [&str; 5] = ["usage", "utilization", "percent", "count", "rate"];

const fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ')
}
