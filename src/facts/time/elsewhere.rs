//! Times that may have been read off another clock than the author's: that of a
//! machine, or of another place.

use super::join::Moment;
use super::part::{Day, Precision};
use super::scan::Text;
use super::zone::Zone;
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, ceil_char_boundary};
use crate::ticket::{BlockKind, Ticket};

/// The offset of the zone of all of Japan, in minutes.
const JAPAN: i32 = 9 * 60;

/// How far the words beside a time are read, in bytes.
const REACH: usize = 240;

/// Whether the author names a place where clocks may show another hour than `zone`.
pub(super) fn names_another_place(ticket: &Ticket, zone: &Zone) -> bool {
    let prose = ticket.prose();
    cues::ABROAD.is_in(prose) || zone.offset_minutes != Some(JAPAN) && cues::IN_JAPAN.is_in(prose)
}

/// Whether a time without a zone may be of another clock: it is neither a day that counts
/// from the author's, 「昨日」 or 「26 日」 after 「11 月 25 日」, nor told as people tell it,
/// nor tells a deed of the author's; or the words of its
/// sentence or line, `scope`, or those over its list tell so; or it looks logged.
pub(super) fn may_be_of_another_clock(ticket: &Ticket, moment: &Moment, scope: &Range) -> bool {
    let text = Text::new(ticket.folded(), ticket.text().as_str(), scope);
    let before = text.before(moment.range.start, REACH);
    let after = text.after(moment.range.end, REACH);
    // Who counts, or looks, up to an hour of the same days does so by the same watch.
    let until = ["までに", "の時点", "時点", "現在", "に確認"];
    let looks = until
        .iter()
        .any(|word| after.trim_start().starts_with(word));
    let goes_on = |day: &Day| looks && day.date.month.is_none() && day.date.day.is_some();
    let counts = |day: &Day| day.relative.is_some() || day.from_told || goes_on(day);
    // What is told as people tell it was not copied from what is named behind it.
    let said = is_said(ticket, moment);
    let is_own = said
        || moment.day.as_ref().is_none_or(counts)
        || cues::OWN_DEED.is_in(before)
        || cues::OWN_DEED.is_in(after);
    let cased = text.cased(&(moment.range.end..moment.range.end + after.len()));
    !is_own
        || cues::ANOTHER_CLOCK.is_in(before)
        || !said && cues::ANOTHER_CLOCK.is_in(after)
        || !said && cues::LOGGED_NEXT.is_in(cased)
        || leads_in(ticket, moment.block).any(|words| cues::ANOTHER_CLOCK.is_in(words))
}

/// Whether the author read the time off the own watch: it is one of a list of deeds, where
/// nothing reads like a log, or told as people tell it and no log writes it, with the day of
/// the week, 「11/26(木) 10:05」, by the hour, 「15 時」, or roughly.
pub(super) fn is_said(ticket: &Ticket, moment: &Moment) -> bool {
    let Some((hand, _)) = &moment.hand else {
        return false;
    };
    let weekday = moment.day.as_ref().is_some_and(|day| day.weekday.is_some());
    let told =
        !hand.colon || moment.approximate || weekday && moment.precision() < Precision::Second;
    let tried = || ticket.is_in_field(moment.range.start, FieldKind::Attempts);
    !moment.in_log && (told || tried())
}

/// The words over a block: the label or heading of its field, and over the items of a
/// list the paragraph before them.
fn leads_in(ticket: &Ticket, block: usize) -> impl Iterator<Item = &str> {
    // Of a long list the end no longer reads like what stands over it.
    const LONGEST: usize = 32;
    let field = ticket
        .blocks
        .get(block)
        .and_then(|own| ticket.fields.get(own.field.index()));
    let label = field.and_then(|field| field.label.as_ref());
    let before = ticket.blocks.get(..=block).unwrap_or_default();
    let is_item = |kind: &BlockKind| matches!(kind, BlockKind::Item { .. });
    let intro = before
        .iter()
        .rev()
        .take(LONGEST)
        .find(|b| !is_item(&b.kind));
    let is_own = |range: &&Range| before.last().is_some_and(|own| own.range != **range);
    let intro = intro.map(|block| &block.range).filter(is_own);
    let words = |range: &Range| {
        let folded = ticket.folded();
        let from = range.start.max(range.end.saturating_sub(REACH));
        folded.get(ceil_char_boundary(folded, from)..range.end)
    };
    label.into_iter().chain(intro).filter_map(words)
}
