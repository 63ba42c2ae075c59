//! Telling a credential from what only stands in its place.

use super::head;
use crate::knowledge::cues;

/// Characters people put over a secret.
const MASKS: &[char] = &[
    '*', '●', '■', '□', '○', '◯', '•', '…', '×', '▲', '★', '█', '▒',
];

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::facts::secret) enum Look {
    /// Made by a machine: long and scrambled.
    Random,
    /// Letters with digits or marks among them.
    Mixed,
    /// Nothing but digits.
    Digits,
    /// A word or name.
    Word,
    /// Anything else.
    Other,
}

impl Look {
    pub(in crate::facts::secret) fn of(value: &str) -> Self {
        let head = head(value);
        if !head.is_ascii() {
            return Self::Other;
        }
        let has = |f: fn(&u8) -> bool| head.as_bytes().iter().any(f);
        let letter = has(u8::is_ascii_alphabetic);
        let digit = has(u8::is_ascii_digit);
        let blank = has(|b| b.is_ascii_whitespace());
        let mark =
            has(|b| b.is_ascii_punctuation() && !matches!(b, b'-' | b'_' | b'.' | b'/' | b':'));
        match (letter, digit) {
            _ if blank => Self::Other,
            (true, _) if head.len() >= 16 && is_scrambled(head) => Self::Random,
            (true, true) => Self::Mixed,
            (true, false) if mark => Self::Mixed,
            (true, false) => Self::Word,
            (false, true) if mark => Self::Mixed,
            (false, true) if head.bytes().all(|b| b.is_ascii_digit()) => Self::Digits,
            _ => Self::Other,
        }
    }
}

/// Changes between letters and digits, or between cases, too many for a name.
fn is_scrambled(value: &str) -> bool {
    value
        .as_bytes()
        .split(|b| !b.is_ascii_alphanumeric())
        .any(|part| {
            let turns = |class: fn(u8) -> bool| {
                part.windows(2)
                    .filter(|w| class(w[0]) != class(w[1]))
                    .count()
            };
            let digits = turns(|b| b.is_ascii_digit());
            let cases = turns(|b| b.is_ascii_uppercase());
            part.len() >= 8 && (digits >= 3 || (digits >= 1 && cases >= 4) || cases >= 7)
        })
}

/// Eight-four-four-four-twelve.
pub(in crate::facts::secret) fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

/// A key that documentation prints.
pub(in crate::facts::secret) fn is_sample(value: &str) -> bool {
    cues::SECRET_DOCUMENTATION_SAMPLE.is_in(head(value))
}

/// The value says that the secret is elsewhere, or is covered: a mask, a
/// variable, a call, a word that describes.
pub(in crate::facts::secret) fn is_placeholder(value: &str) -> bool {
    is_masked(value) || cues::SECRET_NOT_A_VALUE.is_in(&head(value).to_ascii_lowercase())
}

/// Somebody covered it, or most of it.
pub(in crate::facts::secret) fn is_masked(value: &str) -> bool {
    const SHORTEST: usize = 3;
    let head = head(value);
    let longest = longest_run(head);
    longest >= SHORTEST && (longest == head.chars().count() || longest * 4 >= head.len())
        || head.contains("***")
        || head.contains("...")
}

/// The longest run of one mask character; `x` and `X` are one too.
fn longest_run(text: &str) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for c in text.chars() {
        let c = c.to_ascii_lowercase();
        let masks = MASKS.contains(&c) || matches!(c, 'x' | '#' | '.' | '-' | '_' | '?' | '=');
        run = match (masks, last == Some(c)) {
            (true, true) => run + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        last = Some(c);
        longest = longest.max(run);
    }
    longest
}

/// The value goes on under a mask.
pub(in crate::facts::secret) fn is_masked_after(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.starts_with("...") || rest.starts_with("**") || {
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| c != '*' && MASKS.contains(&c))
    }
}

/// Nobody writes a name or a word like this: letters of both cases and digits,
/// or digits and a mark that names do not have.
pub(in crate::facts::secret) fn is_strong(value: &str) -> bool {
    let head = head(value);
    let has = |f: fn(&u8) -> bool| head.as_bytes().iter().any(f);
    let mark = head.contains(['!', '@', '#', '$', '%', '^', '&', '*', '+', '?', '~']);
    let cases = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    head.is_ascii() && has(u8::is_ascii_digit) && (cases || mark)
}

/// Letters and digits alone, and letters behind a digit: a name that is numbered
/// (`Server2019`) has its digits at the end.
pub(in crate::facts::secret) fn is_mingled(word: &str) -> bool {
    let digit_first = |w: &[u8]| w[0].is_ascii_digit() && w[1].is_ascii_alphabetic();
    word.bytes().all(|b| b.is_ascii_alphanumeric()) && word.as_bytes().windows(2).any(digit_first)
}

/// Nobody writes anything but a credential like this: scrambled, or letters of
/// both cases and digits with a mark of their own or mingled (`Server2019` is a
/// name that is numbered).
pub(in crate::facts::secret) fn is_made(word: &str) -> bool {
    const SHORTEST: usize = 6;
    const MARKS: [char; 9] = ['!', '@', '#', '$', '%', '^', '&', '*', '?'];
    let letter = word.bytes().any(|b| b.is_ascii_alphabetic());
    word.len() >= SHORTEST
        && !word.contains(['/', ':', '=', '(', ')', ','])
        && letter
        && (Look::of(word) == Look::Random
            || is_strong(word) && (word.contains(MARKS) || is_mingled(word)))
        && !is_uuid(word)
        && !is_placeholder(word)
        && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
}

/// The same, or of several parts that no name has: letters of both cases with
/// digits inside them (`Tulip_4Xq9`).
pub(in crate::facts::secret) fn is_nameless(word: &str) -> bool {
    const SHORTEST: usize = 8;
    let has = |f: fn(&u8) -> bool| word.as_bytes().iter().filter(|b| f(b)).count();
    let inside = word
        .as_bytes()
        .windows(2)
        .any(|w| w[0].is_ascii_digit() && w[1].is_ascii_alphabetic());
    is_made(word)
        || word.len() >= SHORTEST
            && inside
            && has(u8::is_ascii_digit) >= 2
            && has(u8::is_ascii_uppercase) >= 1
            && has(u8::is_ascii_lowercase) >= 2
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+' | b'~'))
            && !is_uuid(word)
            && !is_placeholder(word)
            && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
}

/// Base64 of `user:password`, or of a token that needs no user: `:token`.
pub(in crate::facts::secret) fn is_encoded_pair(value: &str) -> bool {
    const SHORTEST: usize = 8;
    let letters = value.trim_end_matches('=');
    let mut bits = 0_u32;
    let mut plain = Vec::new();
    for (at, byte) in letters.bytes().enumerate() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return false,
        };
        bits = (bits << 6 | u32::from(six)) & 0x00ff_ffff;
        // Each letter but the first of four ends a byte.
        if at % 4 != 0 {
            let shift = 2 * (3 - at % 4);
            plain.push((bits >> shift) as u8);
        }
    }
    letters.len() >= SHORTEST && plain.iter().all(|b| b.is_ascii_graphic()) && plain.contains(&b':')
}

/// The secret half of an AWS key pair, which may look like a path.
pub(in crate::facts::secret) fn is_half(word: &str) -> bool {
    const LENGTH: usize = 40;
    word.len() == LENGTH
        && Look::of(word) == Look::Random
        && is_strong(word)
        && word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'+'))
}

/// Base32 in groups, as authenticators show it.
pub(in crate::facts::secret) fn is_seed(value: &str) -> bool {
    const SHORTEST: usize = 16;
    let letters = value.bytes().filter(|b| !matches!(b, b' ' | b'-' | b'='));
    let upper = !value.bytes().any(|b| b.is_ascii_lowercase());
    let lower = !value.bytes().any(|b| b.is_ascii_uppercase());
    letters.clone().count() >= SHORTEST
        && (upper || lower)
        && value
            .bytes()
            .any(|b| b.is_ascii_digit() || upper && b.is_ascii_uppercase())
        && letters
            .map(|b| b.to_ascii_uppercase())
            .all(|b| b.is_ascii_uppercase() || matches!(b, b'2'..=b'7'))
}

/// Groups of letters and digits, as codes for an emergency are.
pub(in crate::facts::secret) fn is_grouped(word: &str) -> bool {
    const GROUP: std::ops::RangeInclusive<usize> = 3..=8;
    let digit = word.bytes().any(|b| b.is_ascii_digit());
    let letter = word.bytes().any(|b| b.is_ascii_alphabetic());
    digit
        && letter
        && word.contains('-')
        && word.split('-').all(|group| {
            GROUP.contains(&group.len()) && group.bytes().all(|b| b.is_ascii_alphanumeric())
        })
        && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
}

/// Digits in two groups or more, longer than those of a day.
pub(in crate::facts::secret) fn is_grouped_number(word: &str) -> bool {
    const GROUP: std::ops::RangeInclusive<usize> = 3..=6;
    word.contains('-')
        && word
            .split('-')
            .all(|group| GROUP.contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit()))
}
