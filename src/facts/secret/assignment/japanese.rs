//! Passwords in Japanese letters: 「パスワード: さくら2024」.

use super::super::label::{Demand, Label};
use super::super::value;
use super::{Link, Site};
use crate::knowledge::cues;
use crate::text::Range;

/// The longest that is looked at.
const LONGEST: usize = 120;

impl Site<'_> {
    /// A password of Japanese letters with a number, at `start` or in the quotes
    /// that open there, if nothing but the end of a sentence follows it.
    pub(super) fn japanese(&self, label: Label, link: Link, start: usize) -> Option<Range> {
        let told = matches!(
            link,
            Link::Assigned | Link::Said { .. } | Link::Quoted | Link::Below
        );
        let bare = link == Link::Bare && self.text[..start].ends_with(' ');
        if label.demand != Demand::Chosen || !(told || bare) {
            return None;
        }
        let rest = self.text.get(start..)?;
        let quote = ["「", "『", "\"", "'", "`"];
        let quote = quote.into_iter().find(|quote| rest.starts_with(*quote));
        let start = start + quote.map_or(0, str::len);
        let range = password(self.text, start)?;
        let after = &self.text[range.end..value::floor(self.text, range.end + LONGEST)];
        let ends = match quote {
            Some(_) => after.starts_with(['」', '』', '"', '\'', '`']),
            None => {
                let after = after.trim_start_matches(' ');
                after.is_empty()
                    || after.starts_with(['"', '\'', '`', '|', '<', '\r', '\\', '(', '/'])
                    || cues::SECRET_VALUE_ENDS.is_in(after)
            }
        };
        ends.then_some(range)
    }
}

/// The password of Japanese letters and the digits behind them that stands at
/// `start`. Words that refer to something (「別紙12」) are none.
pub(in crate::facts::secret) fn password(text: &str, start: usize) -> Option<Range> {
    let piece = &text.get(start..value::floor(text, start + LONGEST))?;
    let found = cues::SECRET_JAPANESE_VALUE.find(piece)?;
    let range = start..start + found.end;
    let counts = text[range.end..].starts_with([
        '文', '日', '回', '桁', '件', '個', '分', '秒', '時', '年', '月', '字', '種', '世', '%',
        '号', '番',
    ]);
    (!counts && !cues::SECRET_JAPANESE_NO_VALUE.is_in(&text[range.clone()])).then_some(range)
}
