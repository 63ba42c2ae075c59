//! How the matches of a pattern begin: which characters can, and where.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::program::{Ranges, Unfit};
use super::schema::program::{ANY, ANYWHERE, LINE_START, START, WORD, WORD_START, mask_of};

/// The first and the last of a range that is a line break alone.
const LINE_BREAK: (u32, u32) = ('\n' as u32, '\n' as u32);

/// All characters that make no ASCII words.
const NO_WORD: &[(u32, u32)] = &[
    (0, '0' as u32 - 1),
    ('9' as u32 + 1, 'A' as u32 - 1),
    ('Z' as u32 + 1, '_' as u32 - 1),
    ('`' as u32, '`' as u32),
    ('z' as u32 + 1, char::MAX as u32),
];

/// What holds wherever a match begins: of several conditions the rarest.
/// `first`: the characters that can begin one.
pub(super) fn starts_of(hir: &Hir, first: &First) -> u32 {
    let word = match !first.empty && !first.ends && are_wordy(&first.ranges) {
        true => WORD_START,
        false => WORD,
    };
    let looks = hir.properties().look_set_prefix();
    let known = [
        (Look::Start, START),
        (Look::StartLF, LINE_START),
        (Look::WordAscii, word),
    ];
    let found = known.into_iter().find(|(look, _)| looks.contains(*look));
    found.map_or(ANYWHERE, |(_, starts)| starts)
}

/// Whether all of these make ASCII words.
fn are_wordy(ranges: &Ranges) -> bool {
    let is_wordy = |c| u8::try_from(c).is_ok_and(|b| b.is_ascii_alphanumeric() || b == b'_');
    let mut ranges = ranges.iter();
    ranges.all(|&(from, to)| to < 128 && (from..=to).all(is_wordy))
}

/// What comes behind a part that is one character or more of ASCII words, where `next`
/// asks for the end of a word.
pub(super) fn behind_word(part: &Hir, next: Option<&Hir>) -> Option<First> {
    let HirKind::Repetition(part) = part.kind() else {
        return None;
    };
    let ends = matches!(next?.kind(), HirKind::Look(Look::WordAscii));
    let wordy = part.min > 0 && single(&part.sub).is_some_and(|ranges| are_wordy(&ranges));
    (ends && wordy).then(|| First::at_end(NO_WORD.to_vec()))
}

/// The first byte of a character that is not ASCII.
pub(super) fn first_byte(c: u32) -> u8 {
    let mut bytes = [0; 4];
    // A surrogate, at the end of a range, begins like what is beside it.
    let c = char::from_u32(c).unwrap_or('\u{d7ff}');
    c.encode_utf8(&mut bytes);
    bytes[0]
}

/// Which characters can begin a match of it, and whether it can be empty.
pub(super) struct First {
    pub(super) ranges: Ranges,
    pub(super) empty: bool,
    /// Whether it may be the end of the text.
    pub(super) ends: bool,
}

impl First {
    /// What comes first where `after` follows; nothing is known if it may be empty
    /// and that is not known.
    pub(super) fn or_then(mut self, after: Option<&Self>) -> Option<Self> {
        if self.empty {
            let after = after?;
            self.ranges.extend(&after.ranges);
            self.ends |= after.ends;
            self.empty = after.empty;
        }
        Some(self)
    }

    /// What comes first where it may be this or the other; nothing is known if one of
    /// them may be empty.
    pub(super) fn or(mut self, other: &Self) -> Option<Self> {
        self.ranges.extend(&other.ranges);
        self.ends |= other.ends;
        Some(self).filter(|first| !first.empty && !other.empty)
    }

    /// Whether nothing begins with one of these characters.
    pub(super) fn is_apart_from(&self, others: &Ranges) -> bool {
        let apart = |&(from, to): &(u32, u32)| {
            let mut others = others.iter();
            others.all(|&(first, last)| last < from || to < first)
        };
        !self.empty && self.ranges.iter().all(apart)
    }

    /// Whether a match may begin with that character, or be empty.
    pub(super) fn has(&self, c: char) -> bool {
        let c = c as u32;
        self.empty || self.ranges.iter().any(|&(from, to)| from <= c && c <= to)
    }

    /// The one character of ASCII that a match begins with, if it is never another.
    pub(super) fn only(&self) -> Option<u8> {
        let (first, _) = *self.ranges.first()?;
        let is_alone =
            !self.empty && !self.ends && self.ranges.iter().all(|range| *range == (first, first));
        u8::try_from(first)
            .ok()
            .filter(|byte| is_alone && byte.is_ascii())
    }

    /// No characters.
    fn none(empty: bool) -> Self {
        Self {
            ranges: Vec::new(),
            empty,
            ends: false,
        }
    }

    /// These characters, or the end of the text.
    fn at_end(ranges: Ranges) -> Self {
        Self {
            ranges,
            empty: false,
            ends: true,
        }
    }

    fn add(&mut self, other: Self) {
        self.ranges.extend(other.ranges);
        self.ends |= other.ends;
    }
}

pub(super) fn first_of(hir: &Hir) -> First {
    match hir.kind() {
        HirKind::Look(Look::End) => First::at_end(Vec::new()),
        HirKind::Look(Look::EndLF) => First::at_end(vec![LINE_BREAK]),
        HirKind::Empty | HirKind::Look(_) => First::none(true),
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            First {
                ranges: text.chars().take(1).map(|c| (c as u32, c as u32)).collect(),
                empty: false,
                ends: false,
            }
        }
        HirKind::Class(class) => First {
            ranges: ranges_of(class).unwrap_or_else(|Unfit| vec![(0, char::MAX as u32)]),
            empty: false,
            ends: false,
        },
        HirKind::Capture(capture) => first_of(&capture.sub),
        HirKind::Repetition(of) => {
            let mut first = first_of(&of.sub);
            first.empty |= of.min == 0;
            first
        }
        HirKind::Alternation(branches) => {
            let mut all = First::none(false);
            for branch in branches {
                let first = first_of(branch);
                all.empty |= first.empty;
                all.add(first);
            }
            all
        }
        HirKind::Concat(parts) => first_of_sequence(parts),
    }
}

pub(super) fn first_of_sequence(parts: &[Hir]) -> First {
    let mut all = First::none(true);
    for part in parts {
        let first = first_of(part);
        all.empty = first.empty;
        all.add(first);
        if !all.empty {
            break;
        }
    }
    all
}

pub(super) fn mask(hir: &Hir) -> u32 {
    let first = first_of(hir);
    if first.empty || first.ends {
        return ANY;
    }
    let mut mask = 0;
    for (from, to) in first.ranges {
        for c in from..=to.min(from + 4096) {
            mask |= mask_of(c);
        }
    }
    mask
}

/// The characters of what always matches exactly one.
pub(super) fn single(hir: &Hir) -> Option<Ranges> {
    match hir.kind() {
        HirKind::Class(class) => ranges_of(class).ok(),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Some(vec![(c as u32, c as u32)]),
                _ => None,
            }
        }
        HirKind::Capture(capture) => single(&capture.sub),
        _ => None,
    }
}

pub(super) fn ranges_of(class: &Class) -> Result<Ranges, Unfit> {
    match class {
        Class::Unicode(class) => Ok(class
            .iter()
            .map(|r| (r.start() as u32, r.end() as u32))
            .collect()),
        Class::Bytes(class) if class.is_ascii() => Ok(class
            .iter()
            .map(|r| (u32::from(r.start()), u32::from(r.end())))
            .collect()),
        Class::Bytes(_) => Err(Unfit),
    }
}
