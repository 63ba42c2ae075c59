//! A zone that is told behind a label, for every time of the draft.

use super::inherit::SHORT;
use super::join::Mention;
use super::scope::Reading;
use super::zone::Zone;
use super::zone_words::{ALL, LINKS};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::{BlockKind, Ticket};

/// Words beside a zone that hold it for all times, besides those that link it to them.
const OF_ALL: &[&str] = &["です", "で統一", "に統一", "で記載", "で表記", "only"];

/// Whether a zone is all that stands behind a label for times: 「時刻の基準: 日本時間」,
/// "All times: JST (UTC+9)".
pub(super) fn is_for_all(ticket: &Ticket, mention: &Mention, reading: &Reading) -> bool {
    let Some(block) = ticket.blocks.get(mention.block) else {
        return false;
    };
    let field = ticket.fields.get(block.field.index());
    let of_times = field.is_some_and(|field| {
        let label = field.label.clone().and_then(|at| ticket.folded().get(at));
        let kinds = [None, Some(FieldKind::OccurredAt)];
        kinds.contains(&field.kind) && label.is_some_and(|label| cues::TIMES_LABEL.is_in(label))
    });
    if !of_times || block.kind == BlockKind::Label || block.range.len() > SHORT {
        return false;
    }
    // Another sentence may tell of the logs.
    let value = ticket.folded().get(block.range.clone()).unwrap_or("");
    let start = block.range.start;
    let place = mention.zone.range.start.saturating_sub(start);
    let from = value.get(..place).and_then(|before| before.rfind('。'));
    let until = value.get(place..).and_then(|after| after.find('。'));
    let said =
        from.map_or(0, |at| at + '。'.len_utf8())..until.map_or(value.len(), |at| place + at);
    // They stand in the order of their places.
    let first = reading
        .mentions
        .partition_point(|m| m.zone.range.start < start + said.start);
    let zones = reading.mentions.iter().skip(first);
    let zones = zones.take_while(|m| m.zone.range.end <= start + said.end);
    let mut rest = value.get(said.clone()).unwrap_or("").to_owned();
    for zone in zones {
        let named = ticket.folded().get(zone.zone.range.clone()).unwrap_or("");
        rest = rest.replacen(named, " ", 1);
    }
    // "JST (UTC+9)" is one zone told twice.
    let only = |word: &str| {
        [ALL, LINKS, OF_ALL]
            .iter()
            .any(|words| words.contains(&word))
            || Zone::named(word).is_some()
    };
    rest.split([' ', '(', ')', '、', ',', '。', '.', '='])
        .filter(|word| !word.is_empty())
        .all(only)
}
