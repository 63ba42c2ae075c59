//! A user and a password told together.

use super::super::label::{Demand, Label};
use super::super::{Found, SecretKind, value};
use super::Site;
use crate::knowledge::cues;

impl Site<'_> {
    /// 「ID/パスワード: admin / …」: the second part is the password.
    pub(super) fn second_of_pair(&self, label: Label, words: usize, start: usize) -> usize {
        const PAIR: usize = 80;
        let before = self.text[..words].trim_end_matches(' ');
        let paired = ["/", "と", "・", " and", "&"]
            .iter()
            .any(|mark| before.ends_with(mark));
        if !paired || label.kind != SecretKind::Password {
            return start;
        }
        let end = value::floor(self.text, start + PAIR);
        let line = self.text[start..end].split('\n').next().unwrap_or("");
        line.find('/').map_or(start, |slash| {
            let rest = &line[slash + 1..];
            start + slash + 1 + (rest.len() - rest.trim_start().len())
        })
    }

    /// 「abc（パスワード）」: the label says what stands before it.
    pub(super) fn named_behind(&self, label: Label, words: usize) -> Option<Found> {
        const LONGEST: usize = 64;
        const SHORTEST: usize = 6;
        let before = self.text[..words].strip_suffix('(')?.trim_end_matches(' ');
        if !self.text[self.end..].starts_with(')') {
            return None;
        }
        let from = value::floor(before, before.len().saturating_sub(LONGEST));
        let word = before[from..]
            .rsplit(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '\'' | '`'))
            .next()?;
        let fits = matches!(label.demand, Demand::Chosen | Demand::Keyed)
            && word.len() >= SHORTEST
            && value::is_strong(word)
            && !value::is_placeholder(word)
            && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase());
        fits.then(|| Found {
            range: before.len() - word.len()..before.len(),
            kind: label.kind,
        })
    }
}
