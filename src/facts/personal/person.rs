//! Who somebody is and where he lives.

use super::{ADDRESS, Data, NAME};
use crate::knowledge::cues;
use crate::text::floor_char_boundary;

/// Addresses, the two or three kanji of the prefecture's name with them.
pub(super) fn addresses(text: &str, data: &mut Vec<Data>) {
    const KANJI: usize = 3;
    for range in cues::PERSONAL_ADDRESS.find_all(text) {
        let found = text[range.clone()].trim_end();
        let name: usize = if found.starts_with('〒') {
            0
        } else {
            text[..range.start]
                .chars()
                .rev()
                .take(KANJI)
                .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
                .map(char::len_utf8)
                .sum()
        };
        data.push((range.start - name..range.start + found.len(), ADDRESS));
    }
}

/// Names of customers, without what polite people add.
pub(super) fn names(text: &str, data: &mut Vec<Data>) {
    const LONGEST: usize = 36;
    for lead in cues::PERSONAL_NAME_LEAD.find_all(text) {
        let to = floor_char_boundary(text, lead.end + LONGEST);
        let Some(found) = cues::PERSONAL_NAME.find(&text[lead.end..to]) else {
            continue;
        };
        let name = &text[lead.end..lead.end + found.end];
        if cues::PERSONAL_NAME_OF_NOBODY.is_in(name) {
            continue;
        }
        let name = ["様", "さん", "氏"]
            .iter()
            .find_map(|title| name.strip_suffix(title))
            .unwrap_or(name);
        data.push((lead.end..lead.end + name.trim_end().len(), NAME));
    }
}
