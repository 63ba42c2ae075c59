//! How the matches of a pattern begin: which characters can, and where.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::program::{Ranges, Unfit};
use super::schema::program::{ANY, ANYWHERE, LINE_START, START, WORD, WORD_START, mask_of};

/// What holds wherever a match begins: of several conditions the rarest.
/// `first`: the characters that can begin one.
pub(super) fn starts_of(hir: &Hir, first: &First) -> u32 {
    let wordy = |&(from, to): &(u32, u32)| {
        let is_wordy = |c| u8::try_from(c).is_ok_and(|b| b.is_ascii_alphanumeric() || b == b'_');
        to < 128 && (from..=to).all(is_wordy)
    };
    let word = match !first.empty && first.ranges.iter().all(wordy) {
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
}

impl First {
    /// What comes first where `after` follows; nothing is known if it may be empty
    /// and that is not known.
    pub(super) fn or_then(mut self, after: Option<&Self>) -> Option<Self> {
        if self.empty {
            let after = after?;
            self.ranges.extend(&after.ranges);
            self.empty = after.empty;
        }
        Some(self)
    }

    /// Whether a match may begin with that character, or be empty.
    pub(super) fn has(&self, c: char) -> bool {
        let c = c as u32;
        self.empty || self.ranges.iter().any(|&(from, to)| from <= c && c <= to)
    }

    /// The one character of ASCII that a match begins with, if it is never another.
    pub(super) fn only(&self) -> Option<u8> {
        let (first, _) = *self.ranges.first()?;
        let is_alone = !self.empty && self.ranges.iter().all(|range| *range == (first, first));
        u8::try_from(first)
            .ok()
            .filter(|byte| is_alone && byte.is_ascii())
    }

    /// No characters.
    fn none(empty: bool) -> Self {
        Self {
            ranges: Vec::new(),
            empty,
        }
    }
}

pub(super) fn first_of(hir: &Hir) -> First {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => First::none(true),
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            First {
                ranges: text.chars().take(1).map(|c| (c as u32, c as u32)).collect(),
                empty: false,
            }
        }
        HirKind::Class(class) => First {
            ranges: ranges_of(class).unwrap_or_else(|Unfit| vec![(0, 0x0010_ffff)]),
            empty: false,
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
                all.ranges.extend(first.ranges);
                all.empty |= first.empty;
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
        all.ranges.extend(first.ranges);
        if !first.empty {
            all.empty = false;
            break;
        }
    }
    all
}

pub(super) fn mask(hir: &Hir) -> u32 {
    let first = first_of(hir);
    if first.empty {
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
