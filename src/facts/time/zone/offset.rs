//! Offsets in figures: "+09:00", "-0530".

use super::super::part::{Kind, Part};
use super::super::scan::{Text, is_hand, previous};
use super::names::Means;
use super::part;

/// Minutes of "+9", "+09:00", "-0530" at the offset, and where it ends. `short`
/// allows hours alone.
pub(super) fn offset(text: &Text<'_>, at: usize, short: bool) -> Option<(i32, usize)> {
    let sign = match text.byte(at) {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes, end) = match text.digits(at + 1, 4)? {
        (n, end) if end == at + 5 => (n / 100, n % 100, end),
        (n, end) if end <= at + 3 => match (text.byte(end), text.pair(end + 1, 0..=59)) {
            (b':', Some((minutes, to))) => (n, u32::from(minutes), to),
            _ if short => (n, 0, end),
            _ => return None,
        },
        _ => return None,
    };
    let fits = hours <= 14 && matches!(minutes, 0 | 15 | 30 | 45);
    let goes_on = text.is_wordy(end) || text.byte(end) == b':' && text.is_wordy(end + 1);
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    (fits && !goes_on).then_some((sign * total, end))
}

/// An offset after a clock time or a zone of several: "+09:00", " +0900", "(+09:00)". A minus sign
/// begins an offset only after a time that is complete, else it is a range.
pub(in crate::facts::time) fn read_offset(
    text: &Text<'_>,
    at: usize,
    out: &mut Vec<Part>,
) -> usize {
    // "CST (+0800)" says which zone of that name is meant.
    let several = |p: &Part| matches!(&p.kind, Kind::Zone(zone) if zone.ambiguous);
    let Some(before) = previous(out, at, 2).filter(|p| is_hand(p) || several(p)) else {
        return at + 1;
    };
    let gap = text.slice(&(before.range.end..at));
    let minus_is_safe = gap.ends_with('(')
        || matches!(&before.kind, Kind::Hand(hand) if hand.takes_minus && gap.len() <= 1);
    if !matches!(gap, "" | " " | "(" | " (") || (text.byte(at) == b'-' && !minus_is_safe) {
        return at + 1;
    }
    let Some((minutes, end)) = offset(text, at, gap.ends_with('(')) else {
        return at + 1;
    };
    out.push(part(text, at..end, Means::Fixed(minutes)));
    end
}
