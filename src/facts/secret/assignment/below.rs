//! Values that are announced: 「パスワードは以下のとおりです。」 and, on the next
//! line, the value.

use super::super::value;
use super::cursor::Cursor;
use super::{Link, Site};
use crate::knowledge::cues;

/// The longest announcement.
const LONGEST: usize = 96;

impl Site<'_> {
    /// The value that the words behind the label at `at` send the reader to.
    pub(super) fn told_below(&self, at: usize) -> Option<(Link, usize)> {
        let rest = self.text.get(at..)?;
        let piece = &rest[..value::floor(rest, LONGEST)];
        let line = piece.split(['\n', '\r']).next().unwrap_or("");
        let words = line.to_ascii_lowercase();
        if line.len() < piece.len() && cues::SECRET_TOLD_BELOW.is_in(&words) {
            let mut c = Cursor {
                text: self.text,
                at: at + line.len(),
            };
            c.next_line()?;
            let start = c.at + self.last_of_pair(c.at);
            return Some((Link::Below, start));
        }
        let told = cues::SECRET_TOLD_AFTER_COLON.find(&words)?;
        Some((Link::Assigned, at + told.end))
    }

    /// The value that the words around the label announce: 「次のパスワードで入り
    /// ます。」, "the following password is rejected:".
    pub(super) fn announced(&self, at: usize) -> Option<(Link, usize)> {
        const REACH: usize = 48;
        const ELSE: [&str; 5] = ["以下", "次の", "下記", "エラー", "失敗"];
        let window =
            &self.text[value::floor(self.text, self.name.saturating_sub(REACH))..self.name];
        let before = window.rsplit('\n').next().unwrap_or("");
        // The label itself may have several words.
        let before = before.trim_end_matches(|c: char| matches!(c, 'ァ'..='ヺ' | 'ー'));
        if !cues::SECRET_ANNOUNCED.is_in(&before.to_ascii_lowercase()) {
            return None;
        }
        let rest = self.text.get(at..)?;
        let piece = &rest[..value::floor(rest, LONGEST)];
        let line = piece.split(['\n', '\r']).next().unwrap_or("");
        let end = cues::SECRET_ANNOUNCED_END.find(&line.to_ascii_lowercase())?;
        if end.end < line.len() {
            return Some((Link::Said { ja: false }, at + end.end));
        }
        // Something else is announced: what the password leads to.
        if ELSE.iter().any(|word| line.contains(word)) {
            return None;
        }
        let mut c = Cursor {
            text: self.text,
            at: at + line.len(),
        };
        c.next_line()?;
        Some((Link::Below, c.at + self.last_of_pair(c.at)))
    }

    /// How far behind `at` the second word begins of a line that is a user and a
    /// password.
    fn last_of_pair(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = rest[..value::floor(rest, LONGEST)]
            .split(['\n', '\r'])
            .next()
            .unwrap_or("");
        let mut parts = line
            .split([' ', '/', ',', '、'])
            .filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some(_), Some(last), None) => line.rfind(last).unwrap_or(0),
            _ => 0,
        }
    }
}
