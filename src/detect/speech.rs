//! Whose the words of a passage are, and which language they are in.

use super::Context;
use super::hit::REACH;
use crate::knowledge::cues;
use crate::text::{Language, Range, floor_char_boundary};

impl Context<'_> {
    /// Whether the words stand between quotation marks: they were said or shown by
    /// others, as they are. A value that is quoted as a whole is the author's.
    pub(super) fn is_in_quotation(&self, range: &Range) -> bool {
        let Some(block) = self.ticket.block_at(range.start) else {
            return false;
        };
        let folded = self.ticket.folded();
        let floor =
            floor_char_boundary(folded, range.start.saturating_sub(REACH)).max(block.range.start);
        let ceiling =
            floor_char_boundary(folded, range.end.saturating_add(REACH)).min(block.range.end);
        let before = folded.get(floor..range.start).unwrap_or("");
        let after = folded.get(range.end..ceiling).unwrap_or("");
        let before = before.rsplit('\n').next().unwrap_or("");
        let after = after.split('\n').next().unwrap_or("");
        let inside = |open: char, close: char| {
            let opened = before.rfind(open).map(|at| &before[at..]);
            opened.is_some_and(|said| !said.contains(close)) && after.contains(close)
        };
        let whole = before.starts_with('"') && after.ends_with('"');
        inside('「', '」')
            || inside('『', '』')
            || !whole && before.matches('"').count() % 2 == 1 && after.contains('"')
    }

    /// The language of the sentence at an offset; where it says nothing but times
    /// and names, that of the draft.
    pub(super) fn language_at(&self, at: usize) -> Language {
        let sentence = self.around(at, 0, 0);
        let prose = self.ticket.prose_of(&sentence);
        let japanese = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}');
        if prose.contains(japanese) {
            Language::Ja
        } else if self.says(&sentence, &cues::ENGLISH_WORDS) {
            Language::En
        } else {
            self.profile.language
        }
    }
}
