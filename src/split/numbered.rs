//! What stands under the same number: requests numbered below faults that are
//! numbered themselves.

use std::collections::BTreeMap;

use super::unit::Unit;
use crate::detect::{Context, Seam};
use crate::text::Range;
use crate::text::fold;

/// Numbers of more digits count something else.
const DIGITS: usize = 2;

/// For each unit the matter that is told under its number, where all matters
/// are told under numbers and the part that the unit stands in has some of
/// them, each once. `named` tells the matter that a unit names: where one names
/// another than its number does, the numbers of its part count something else.
pub(super) fn matters(
    context: &Context<'_>,
    seam: &Seam,
    units: &[Unit],
    named: impl Fn(&Range) -> Option<usize>,
) -> Vec<Option<usize>> {
    let none = vec![None; units.len()];
    let mut told: BTreeMap<u32, usize> = BTreeMap::new();
    for (matter, anchors) in seam.matters.iter().enumerate() {
        let own = units.iter().filter(|unit| holds(unit, anchors));
        let Some(number) = own.filter_map(|unit| number(context, unit)).next() else {
            return none;
        };
        if told.insert(number, matter).is_some() {
            return none;
        }
    }
    let anchors = seam.matters.iter().flatten().cloned().collect::<Vec<_>>();
    // The numbered lines of each part, but for those that tell the matters.
    let mut parts: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let block = &context.ticket.blocks[unit.block];
        if block.is_verbatim() || holds(unit, &anchors) {
            continue;
        }
        if let Some(number) = number(context, unit) {
            parts
                .entry(block.field.index())
                .or_default()
                .push((at, number));
        }
    }
    let mut of = none;
    for lines in parts.into_values() {
        let mut numbers: Vec<u32> = lines.iter().map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        let all = numbers.iter().all(|number| told.contains_key(number));
        let once = numbers.windows(2).all(|two| two[0] != two[1]);
        let fits = |(at, number): &(usize, u32)| {
            let own = named(&units[*at].range);
            own.is_none_or(|matter| told.get(number) == Some(&matter))
        };
        if lines.len() < 2 || !all || !once || !lines.iter().all(fits) {
            continue;
        }
        for (at, number) in lines {
            of[at] = told.get(&number).copied();
        }
    }
    of
}

fn holds(unit: &Unit, anchors: &[Range]) -> bool {
    let mut anchors = anchors.iter();
    anchors.any(|anchor| unit.range.start < anchor.end && anchor.start < unit.range.end)
}

/// The number that the line of a unit begins with: `1.`, `(2)`, 「【1】」,
/// 「2件目」, 「①」.
fn number(context: &Context<'_>, unit: &Unit) -> Option<u32> {
    let start = context.ticket.span_of(&unit.range).start();
    let before = context.source.get(..start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    // Nothing but marks stands between the line's start and the unit.
    let lead = before.get(line..)?;
    if lead.contains(|c: char| c.is_alphabetic()) {
        return None;
    }
    let rest = context.source.get(start..)?;
    let rest = rest.split(['\n', '\r']).next().unwrap_or("");
    let written = format!("{lead}{rest}");
    let written = written.trim_start_matches(|c: char| !c.is_alphanumeric());
    let circled = written.starts_with(|c| matches!(c, '①'..='⑳'));
    let text = fold::fold_str(written);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = text.get(digits..)?.chars().next();
    let closes = circled
        || matches!(
            behind,
            None | Some('.' | ')' | ':' | ']' | '】' | ' ' | '、' | '件' | 'つ' | '点' | '番')
        );
    let number = text.get(..digits)?;
    (closes && (1..=DIGITS).contains(&digits))
        .then(|| number.parse().ok())
        .flatten()
}
