//! A user and a password told together.

use super::super::SecretKind;
use super::super::label::Label;
use super::super::value::{self, Value};
use super::Site;
use crate::knowledge::cues;

impl Site<'_> {
    /// 「ID/パスワード: admin / …」: the second part is the password.
    pub(super) fn second_of_pair(&self, label: Label, words: usize, start: usize) -> usize {
        const PAIR: usize = 80;
        let before = self.text[..words].trim_end_matches(' ');
        let paired = ["/", "と", "・", "、", " and", "&"]
            .iter()
            .any(|mark| before.ends_with(mark));
        // `?user=…&password=…`
        let query = before.ends_with('&') && self.text[self.end..].starts_with('=');
        let paired = paired && !query;
        // The file that `auth-user-pass` names holds both.
        let paired = paired || self.text[words..self.end].eq_ignore_ascii_case("user-pass");
        if !paired || label.kind != SecretKind::Password {
            return start;
        }
        let end = value::floor(self.text, start + PAIR);
        let line = self.text[start..end].split('\n').next().unwrap_or("");
        if let Some(slash) = line.find('/') {
            let rest = &line[slash + 1..];
            return start + slash + 1 + (rest.len() - rest.trim_start().len());
        }
        // 「admin と …」
        let Some(user) = Value::read(&self.text[..end], start) else {
            return start;
        };
        let piece = &self.text[user.range.end..end];
        cues::SECRET_ANOTHER
            .find(piece)
            .map_or(start, |between| user.range.end + between.end)
    }
}
