//! Words of a template that were to be replaced: they are not the author's.

use memchr::memchr2;

use super::model::{Block, BlockKind};
use crate::knowledge::cues;
use crate::text::Range;

/// Whether a block is nothing but a blank to be filled in: what it says is the
/// word of a template, not of the author.
pub(super) fn is_template(block: &Block, folded: &str) -> bool {
    let text = short_text(block, folded);
    memchr2(b'_', b'<', text.as_bytes()).is_some() && cues::BLANK_MARK.is_in(text)
}

/// The words of a template in the blocks of `folded` that tell its author what to write.
pub(super) fn prompts(blocks: &[Block], folded: &str) -> Vec<Range> {
    let mut cues = vec![&cues::TEMPLATE_PROMPT, &cues::TEMPLATE_ASIDE];
    // What is nowhere in the text is in none of its blocks.
    cues.retain(|cue| cue.may_be_in(folded));
    let told = blocks.iter().filter(|block| !block.is_verbatim());
    let texts = told.map(|block| (block.range.start, short_text(block, folded)));
    let written = texts.filter(|(_, text)| !text.is_empty());
    written
        .flat_map(|(start, text)| {
            let found = cues.iter().flat_map(move |cue| cue.find_all(text));
            found.map(move |range| start + range.start..start + range.end)
        })
        .collect()
}

/// Whether one of the ranges, which are in order, holds all of another.
pub(super) fn is_within(ranges: &[Range], range: &Range) -> bool {
    let after = ranges.partition_point(|other| other.start <= range.start);
    let holds = |other: &Range| range.end <= other.end;
    after
        .checked_sub(1)
        .and_then(|at| ranges.get(at))
        .is_some_and(holds)
}

/// The text of a block, unless it is a label, or longer than any blank.
fn short_text<'t>(block: &Block, folded: &'t str) -> &'t str {
    /// Longer text is none, whatever it begins with.
    const LONGEST: usize = 400;
    match block.kind {
        BlockKind::Label | BlockKind::Heading(_) => "",
        _ if block.range.len() > LONGEST => "",
        _ => folded.get(block.range.clone()).unwrap_or(""),
    }
}
