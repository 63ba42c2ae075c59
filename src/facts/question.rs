//! Questions to the desk, and what they ask for.

use super::{Detail, FactKind, Facts, said, sentence_around};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// Asks only whether the provider has trouble.
pub const STATUS: &str = "status";
/// Asks only what an error means.
pub const MEANING: &str = "meaning";
/// Asks how a service works inside.
pub const INTERNALS: &str = "internals";
/// Any other question.
pub const OTHER: &str = "other";

/// Adds one fact for each sentence that asks. A sentence that asks for several
/// things gets the most telling case.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let cases = [
        (STATUS, &cues::STATUS_QUESTION),
        (MEANING, &cues::MEANING_QUESTION),
        (INTERNALS, &cues::INTERNALS_QUESTION),
        (OTHER, &cues::INTERROGATIVE),
    ];
    let mut asked = std::collections::BTreeMap::new();
    for (case, cue) in cases {
        for range in said(ticket, cue) {
            let sentence = sentence_around(ticket, &range);
            let more = match case {
                STATUS => asks_more(ticket, range.end..sentence.end),
                MEANING => asks_before(ticket, sentence.start..range.start),
                _ => false,
            };
            if more {
                continue;
            }
            asked.entry((sentence.start, sentence.end)).or_insert(case);
        }
    }
    for ((start, end), case) in asked {
        facts.add(FactKind::Question, start..end, Detail::Case(case));
    }
    for kind in [FieldKind::Question, FieldKind::Request] {
        for field in ticket.fields_of(kind) {
            let unread = ticket.blocks_in(&field.range).iter().filter(|b| {
                let read = matches!(
                    b.kind,
                    BlockKind::Label | BlockKind::Code | BlockKind::Quote
                );
                !read && !b.range.is_empty() && !ticket.is_prompt(&b.range)
            });
            for block in unread {
                let known = facts
                    .within(FactKind::Question, &block.range)
                    .next()
                    .is_some();
                if !known {
                    facts.add(FactKind::Question, block.range.clone(), Detail::Case(OTHER));
                }
            }
        }
    }
}

/// Whether what follows a question about the provider's state asks for something else,
/// too: 「異常があるか、また確認すべき点を教えてください」.
fn asks_more(ticket: &Ticket, rest: Range) -> bool {
    let rest = ticket.prose().get(rest).unwrap_or("");
    cues::ASKED_BESIDES.is_in(rest)
}

/// Whether what stands before a question about a meaning asks for something else, too:
/// 「記録がどうなっているか、妨げるものは何か」.
fn asks_before(ticket: &Ticket, before: Range) -> bool {
    let before = ticket.prose().get(before).unwrap_or("");
    before.contains("か、") || before.contains("?、")
}
