//! Numbers of matters: 「1 点目は」, "Second,", 「【2】」, and what points at one: 「上記 1」.

use super::Context;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// The number of a matter that a folded, lower-cased text begins with.
fn ordinal(text: &str) -> Option<usize> {
    number(text.get(cues::MATTER_ORDINAL.find(text)?)?)
}

/// The number by which a folded, lower-cased text points at a matter.
#[must_use]
pub fn matter_number(text: &str) -> Option<usize> {
    ordinal(text).or_else(|| number(text.get(cues::MATTER_NUMBER.find(text)?)?))
}

/// The words by which a folded, lower-cased text points at a matter, and its
/// number.
#[must_use]
pub fn pointer(text: &str) -> Option<(Range, usize)> {
    let found = cues::MATTER_NUMBER.find(text)?;
    let words = text.get(found.clone())?;
    // The particle behind them is none of them.
    let particle = |c: char| c.is_whitespace() || "のとにはがをで、。".contains(c);
    let start = found.end - words.trim_start_matches(particle).len();
    let end = found.start + words.trim_end_matches(particle).len();
    Some((start..end.max(start), number(words)?))
}

/// The number that a folded, lower-cased heading begins with.
#[must_use]
pub fn heading_number(text: &str) -> Option<usize> {
    number(text.get(cues::HEADING_ORDINAL.find(text)?)?)
}

fn number(words: &str) -> Option<usize> {
    const NUMBERS: [&[&str]; 9] = [
        &["一", "first", "前者", "former"],
        &["二", "second", "後者", "latter"],
        &["三", "third"],
        &["四", "fourth"],
        &["五", "fifth"],
        &["六", "sixth"],
        &["七", "seventh"],
        &["八", "eighth"],
        &["九", "ninth"],
    ];
    let digits = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit());
    if let Ok(number) = digits[..end.unwrap_or(digits.len())].parse() {
        return Some(number);
    }
    let named = |names: &&[&str]| names.iter().any(|name| words.contains(name));
    NUMBERS.iter().position(named).map(|at| at + 1)
}

/// The labels and sentences of the body that begin with a number, or like the last of
/// several, in order; of those only that `may_count`.
pub(super) fn starts(
    context: &Context<'_>,
    may_count: impl Fn(&Range) -> bool,
) -> Vec<(Range, Option<usize>)> {
    let ticket = context.ticket;
    let labels = ticket
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Label);
    let labels = labels.map(|block| block.range.clone());
    let sentences = ticket.sentences.iter().map(|s| s.range.clone());
    let mut starts: Vec<(Range, Option<usize>)> = labels
        .chain(sentences)
        .filter(|range| may_count(range))
        .filter_map(|range| {
            let words = ticket.prose_of(&range);
            // The brackets of 「【1】」 are none of the label.
            let bare = || words.parse().ok().filter(|number| (1..10).contains(number));
            let number = ordinal(words).or_else(bare);
            let last = || context.says(&range, &cues::LAST_MATTER);
            (number.is_some() || last()).then_some((range, number))
        })
        .filter(|(range, _)| !context.in_title(range))
        .collect();
    starts.sort_by_key(|(range, _)| range.start);
    starts
}
