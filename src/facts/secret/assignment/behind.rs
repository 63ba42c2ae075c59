//! Values before the word that names them: `use … as the password`,
//! 「…」というパスワード.

use super::super::label::{Demand, Label};
use super::super::value::{self, Look};
use super::super::{Found, SecretKind};
use super::Site;
use crate::knowledge::cues;

/// So much is looked at before a label.
const REACH: usize = 96;
/// The shortest value between quotes, and without.
const QUOTED: usize = 6;
const BARE: usize = 8;

impl Site<'_> {
    /// Whether a value can stand before the label that begins at `at` or a few
    /// words earlier: a look that costs little.
    pub(super) fn may_be_behind(&self, at: usize) -> bool {
        let window = &self.text[value::floor(self.text, at.saturating_sub(REACH))..at];
        let line = window.rsplit('\n').next().unwrap_or("");
        let line = line.to_ascii_lowercase();
        [
            " as ",
            " for ",
            " is ",
            " was ",
            "いう",
            "いった",
            "って",
            "なる",
            "が",
            "は",
            "を",
            "(",
        ]
        .iter()
        .any(|word| line.contains(word))
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

    /// The value that a sentence tells before the label, whose last word begins
    /// at `last` and whose first at `words`.
    pub(super) fn value_behind(&self, label: Label, last: usize, words: usize) -> Option<Found> {
        let rest = self.text.get(self.end..)?;
        let after = rest[..value::floor(rest, REACH)].to_ascii_lowercase();
        if !cues::SECRET_GOES_ON.is_in(&after) {
            return None;
        }
        // The label may be longer than its words: 「管理者のパスワード」.
        [words, last].into_iter().find_map(|at| {
            let from = value::floor(self.text, at.saturating_sub(REACH));
            let window = &self.text[from..at];
            let line = window.rsplit('\n').next().unwrap_or("");
            let lowered = line.to_ascii_lowercase();
            let joined = cues::SECRET_NAMED_BEHIND.find(&lowered)?;
            let end = at - line.len() + joined.start;
            let found = self.ending_at(label, end)?;
            let names_owner = matches!(label.demand, Demand::Chosen)
                && is_like_a_name(&self.text[found.range.clone()])
                && cues::SECRET_OWNER_NAMED.is_in(&lowered[joined.start..]);
            (!names_owner).then_some(found)
        })
    }

    /// The value that ends at `end`, before its closing quote if it has one.
    fn ending_at(&self, label: Label, end: usize) -> Option<Found> {
        let before = &self.text[value::floor(self.text, end.saturating_sub(REACH))..end];
        let line = before.rsplit('\n').next()?;
        let quote = match self.text[end..].chars().next()? {
            '」' => Some('「'),
            '』' => Some('『'),
            quote @ ('"' | '\'' | '`') => Some(quote),
            _ => None,
        };
        let word = match quote {
            Some(quote) => line.rsplit_once(quote)?.1,
            None => line
                .rsplit(|c: char| !c.is_ascii_graphic() || matches!(c, '"' | '\'' | '`'))
                .next()?,
        };
        let fits = self.is_told_behind(label, word, quote.is_some());
        fits.then(|| Found {
            range: end - word.len()..end,
            kind: label.kind,
        })
    }

    fn is_told_behind(&self, label: Label, word: &str, quoted: bool) -> bool {
        if word.contains(' ')
            || value::is_placeholder(word)
            || cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
        {
            return false;
        }
        let look = Look::of(word);
        let digit = word.bytes().any(|b| b.is_ascii_digit());
        match label.demand {
            Demand::Chosen if label.kind == SecretKind::SnmpCommunity => false,
            Demand::Chosen if quoted => {
                matches!(look, Look::Mixed | Look::Random) && digit && word.len() >= QUOTED
            }
            // A name that is numbered (`Server2019`) stands there too.
            Demand::Chosen => word.len() >= BARE && value::is_nameless(word),
            Demand::Strict | Demand::Keyed => value::is_made(word) && word.len() >= BARE,
            Demand::Random => look == Look::Random && !value::is_uuid(word),
            Demand::Digits | Demand::Code if quoted => {
                look == Look::Digits && (4..=8).contains(&word.len())
            }
            _ => false,
        }
    }
}

/// Whether a word may be the name of somebody or of a thing.
fn is_like_a_name(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
}
