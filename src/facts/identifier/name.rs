//! Whether a word is the name of a host or resource, or just a word.

use crate::knowledge::cues;
use crate::text::Range;
use crate::text::latin::is_wordy;
use crate::ticket::Ticket;

/// A word or a few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    /// As they are written.
    pub(super) written: &'t str,
    /// In small letters. In a part of what a ticket keeps, cues are quick to look for.
    pub(super) lower: &'t str,
}

impl<'t> Words<'t> {
    /// Those of a ticket.
    pub(super) fn of(ticket: &'t Ticket, range: &Range) -> Self {
        Self {
            written: ticket.slice(range),
            lower: ticket.folded().get(range.clone()).unwrap_or(""),
        }
    }

    /// Without the blanks around.
    pub(super) fn trim(self) -> Self {
        Self {
            written: self.written.trim(),
            lower: self.lower.trim(),
        }
    }
}

/// The Latin words of `folded` that could be the name of a host: letters with
/// digits or hyphens, and not a part of a path, an option or an address.
pub(super) fn joined_words(folded: &str) -> impl Iterator<Item = Range> + '_ {
    let bytes = folded.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let mut rest = bytes.get(at..)?.iter();
            let start = at + rest.position(|&b| is_wordy(b) && b != b'_')?;
            let inside = |b: &u8| is_wordy(*b) || *b == b'-';
            let rest = &bytes[start..];
            let length = rest.iter().position(|b| !inside(b)).unwrap_or(rest.len());
            let end = start + length;
            at = end;
            let word = &rest[..length];
            let marked = word.iter().any(|b| *b == b'-' || b.is_ascii_digit());
            if !marked || !(4..=64).contains(&length) || !word[0].is_ascii_lowercase() {
                continue;
            }
            let before = start.checked_sub(1).map_or(b' ', |i| bytes[i]);
            let before_that = start.checked_sub(2).map_or(b' ', |i| bytes[i]);
            let next = bytes.get(end).copied().unwrap_or(b' ');
            let then = bytes.get(end + 1).copied().unwrap_or(b' ');
            // `host:web01` is a label and its value, `a::web01` is a path.
            let path = before == b':' && before_that == b':';
            let part_of_left = path || b"-_./@\\$<".contains(&before);
            let member = next == b'.' && then.is_ascii_alphanumeric();
            let part_of_right = member || b"/@\\>*".contains(&next);
            if !part_of_left && !part_of_right {
                return Some(start..end);
            }
        }
    })
}

/// Built like the name of a host or resource, without a word that says so.
pub(super) fn is_host_name(lower: &str) -> bool {
    cues::HOST_NAME.is_in(lower) && !is_language(lower)
}

/// A word, small, that stands for a name to be filled in, or says there is none.
pub(super) fn is_placeholder(lower: &str) -> bool {
    cues::PLACEHOLDER.is_in(lower)
}

/// A word, small, that goes on with the sentence rather than naming something.
pub(super) fn is_ordinary(lower: &str) -> bool {
    cues::ORDINARY_WORD.is_in(lower)
}

/// A host, in small letters, that anyone may mention: documentation, a code host, a
/// namespace.
pub(super) fn is_public_host(lower: &str) -> bool {
    cues::PUBLIC_HOST.is_in(lower)
}

/// A word built like a name (`web01`, `sales-monthly`, `VM-Tier2`): letters
/// with digits, an underscore or a hyphen, and no known word of the language.
pub(super) fn is_built_like_name(word: Words<'_>) -> bool {
    let Words {
        written: word,
        lower,
    } = word;
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if letters < 2 && digits < 4 || letters == 0 || word.len() < 3 {
        return false;
    }
    // ROLLBACK_COMPLETE, AWS_REGION: a state or a variable.
    if word.contains('_') && !word.bytes().any(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let joined = word.bytes().any(|b| matches!(b, b'-' | b'_'));
    if !joined && digits == 0 {
        return false;
    }
    !is_language(lower)
}

/// A Latin word in a Japanese sentence, between a word for a resource and a
/// particle: 「関数 resize が」, 「ジョブ Daily が」. What Japanese says in Latin
/// letters by itself (`timeout`, `nginx`) is no name.
pub(super) fn stands_as_name(word: Words<'_>, before: &str, after: &str) -> bool {
    before.ends_with(' ') && is_followed_by_particle(after) && is_uncommon(word)
}

/// A capitalized word in an English sentence after a plain word for a resource:
/// "the job Daily fails". At the beginning of a sentence any word is capitalized.
pub(super) fn is_capitalized_name(word: Words<'_>, before: &str, after: &str) -> bool {
    let goes_on = after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    word.written.starts_with(|c: char| c.is_ascii_uppercase())
        && before
            .strip_suffix(' ')
            .is_some_and(|label| label.ends_with(|c: char| c.is_ascii_lowercase()))
        && goes_on
        && is_uncommon(word)
}

/// Whether a particle follows, after blanks at most.
pub(super) fn is_followed_by_particle(after: &str) -> bool {
    after
        .trim_start_matches(' ')
        .starts_with(['が', 'を', 'で', 'の', 'に', 'は', 'へ', 'も'])
}

/// A word of letters, small but for the first, that neither language has for a
/// technology, a state or a part of something.
fn is_uncommon(word: Words<'_>) -> bool {
    let Words {
        written: word,
        lower,
    } = word;
    word.len() >= 4
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !is_language(lower)
        && !cues::ORDINARY_WORD.is_in(lower)
        && !cues::COMMON_LATIN.is_in(lower)
}

/// Words, small, joined by hyphens between a word for a resource and a particle, which
/// begin like an operation (`put-log`): there they can only be a name.
pub(super) fn is_verbal_name(lower: &str, before: &str, after: &str) -> bool {
    before.ends_with(' ')
        && after
            .trim_start_matches(' ')
            .starts_with(['が', 'の', 'に', 'は', 'へ'])
        && cues::VERBAL_NAME.is_in(lower)
}

/// A blank, or a compound that the language has anyway (`read-only`).
pub(super) fn is_compound(lower: &str) -> bool {
    cues::ORDINARY_COMPOUND.is_in(lower) || cues::PLACEHOLDER.is_in(lower)
}

/// Known not to be a name: an ordinary compound, a technology, a blank.
pub(super) fn is_language(lower: &str) -> bool {
    is_compound(lower) || cues::TECHNICAL_TERM.is_in(lower)
}

/// Whether a word, small, may be what something is called: whatever begins with a
/// letter and is no word that goes on with the sentence, no technology and no blank.
pub(super) fn may_be_called(lower: &str) -> bool {
    lower.len() >= 3
        && lower.starts_with(|c: char| c.is_ascii_lowercase())
        && !cues::ORDINARY_WORD.is_in(lower)
        && !cues::TECHNICAL_TERM.is_in(lower)
        && !cues::PLACEHOLDER.is_in(lower)
}

/// A quoted word that may be a name: no blanks, no CamelCase that would be an
/// error or an operation.
pub(super) fn may_be_quoted_name(word: Words<'_>) -> bool {
    let Words {
        written: word,
        lower,
    } = word;
    let plain = word
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/' | b'@' | b'+'));
    if !plain
        || word.starts_with('/')
        || word.len() < 2
        || !word.bytes().any(|b| b.is_ascii_alphabetic())
    {
        return false;
    }
    let marked = word
        .bytes()
        .any(|b| matches!(b, b'-' | b'_') || b.is_ascii_digit());
    let humps = word
        .as_bytes()
        .windows(2)
        .any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    let shouts = word.contains('_') && !word.bytes().any(|b| b.is_ascii_lowercase());
    (marked || !humps) && !shouts && !is_language(lower) && !cues::ORDINARY_WORD.is_in(lower)
}

/// A short Japanese name in 「」: kanji, katakana, Latin, no sentence.
pub(super) fn may_be_japanese_name(word: &str) -> bool {
    let count = word.chars().count();
    (2..=24).contains(&count)
        && word.chars().all(|c| {
            matches!(c, '\u{4e00}'..='\u{9fff}' | 'ァ'..='ヺ' | 'ー' | '_' | '-' | '々' | '・' | '(' | ')' | ' ')
                || c.is_ascii_alphanumeric()
        })
        && !word.is_ascii()
        && !["エラー", "失敗", "警告", "停止", "異常", "正常", "成功", "完了", "障害"]
            .iter()
            .any(|state| word.contains(state))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_built_like_name(written: &str) -> bool {
        let lower = &*written.to_lowercase();
        super::is_built_like_name(Words { written, lower })
    }

    #[test]
    fn names_are_told_from_words() {
        for name in [
            "web01",
            "prod-api-alb",
            "sales-monthly",
            "VM-Tier2",
            "c6f1b2a9",
            "nightly_etl",
        ] {
            assert!(is_built_like_name(name), "{name}");
        }
        for word in [
            "read-only",
            "on-prem",
            "real-time",
            "re-create",
            "multi-az",
            "end-to-end",
            "t3-medium",
            "utf-8",
            "x86-64",
            "us-east-1",
            "tls1.2",
            "CREATE_FAILED",
            "stopped",
            "500",
            "m5.large",
            "10GB",
        ] {
            assert!(!is_built_like_name(word), "{word}");
        }
    }
}
