//! Which encoding bytes are in, by what they look like.

use crate::cli::Failure;
use crate::config::said;
use crate::text::Encoding;

/// How much of a file is looked at, in bytes.
const SAMPLE: usize = 4096;

/// What every change of characters in ISO-2022-JP begins with.
pub(super) const ESCAPE: u8 = 0x1b;

/// The encoding that bytes seem to be in.
pub(super) fn detect(bytes: &[u8]) -> Result<Encoding, Failure> {
    // The mark of UTF-16 begins that of UTF-32.
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(
            Failure::new(said!("UTF-32 です", "this is UTF-32")).help(said!(
                "UTF-8 で保存してください: iconv -f UTF-32 -t UTF-8 DRAFT > NEW",
                "save it as UTF-8: iconv -f UTF-32 -t UTF-8 DRAFT > NEW",
            )),
        );
    }
    if let Some(marked) = utf16_mark(bytes) {
        return Ok(marked);
    }
    if bytes.contains(&0) {
        return Ok(utf16(bytes, false).unwrap_or(Encoding::Utf8));
    }
    Ok(match std::str::from_utf8(bytes) {
        // Its bytes are ASCII, so nothing else gives it away.
        Ok(text) if is_iso_2022_jp(text) => Encoding::Iso2022Jp,
        Ok(_) => Encoding::Utf8,
        Err(_) => japanese(bytes).unwrap_or(Encoding::Utf8),
    })
}

/// What the byte order mark of UTF-16 says, if there is one.
pub(super) fn utf16_mark(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The byte order in which bytes without a mark are ordinary text of UTF-16;
/// `None` where they are so in neither, or one is as good as the other. That it is UTF-16
/// may be `known`; else a NUL here and there is not enough.
pub(super) fn utf16(bytes: &[u8], known: bool) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (pairs, _) = sample.as_chunks::<2>();
    let ordinary = |unit: fn([u8; 2]) -> u16| {
        let units = pairs.iter().map(|pair| unit(*pair));
        units.map(weight).sum::<usize>()
    };
    let (low, high) = (ordinary(u16::from_le_bytes), ordinary(u16::from_be_bytes));
    // A kanji counts half: every second letter of the other order looks like one.
    let enough = |score: usize| match known {
        true => score * 3 >= pairs.len() * 2,
        false => score * 2 >= pairs.len() * 3,
    };
    match low.cmp(&high) {
        std::cmp::Ordering::Greater if enough(low) => Some(Encoding::Utf16Le),
        std::cmp::Ordering::Less if enough(high) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How much a unit of UTF-16 looks like one of a draft.
const fn weight(unit: u16) -> usize {
    match unit {
        // Controls but breaks and tabs; what is no character; private use.
        0x0000..=0x0008 | 0x000b | 0x000c | 0x000e..=0x001f | 0xe000..=0xf8ff | 0xfffe | 0xffff => {
            0
        }
        0x0009..=0x00ff | 0x3000..=0x30ff | 0xff01..=0xff9f => 2,
        // A letter of ASCII whose bytes are the other way round.
        _ if unit & 0xff == 0 => 0,
        0x2010..=0x203b | 0x2190..=0x2193 | 0x2460..=0x25ff | 0x4e00..=0x9fff => 1,
        // Pairs that make emoji and rare kanji.
        0xd800..=0xdfff => 1,
        _ => 0,
    }
}

fn is_iso_2022_jp(text: &str) -> bool {
    text.is_ascii() && ["\u{1b}$B", "\u{1b}$@"].iter().any(|s| text.contains(s))
}

/// The legacy encoding of Japanese that the bytes look like.
fn japanese(bytes: &[u8]) -> Option<Encoding> {
    // Kana of Shift_JIS are no EUC; kanji of EUC may be read as Shift_JIS.
    if is_mostly_pairs(
        bytes,
        |first| matches!(first, 0x8e | 0xa1..=0xfe),
        |second| matches!(second, 0xa1..=0xfe),
    ) {
        return Some(Encoding::EucJp);
    }
    let half_width_kana = 0xa1..=0xdf;
    let shift_jis: Vec<u8> = bytes
        .iter()
        .map(|b| {
            if half_width_kana.contains(b) {
                b'.'
            } else {
                *b
            }
        })
        .collect();
    // A kana as the second half of a pair is a dot now, which counts as one.
    is_mostly_pairs(
        &shift_jis,
        |first| matches!(first, 0x81..=0x9f | 0xe0..=0xfc),
        |second| matches!(second, b'.' | 0x40..=0x7e | 0x80..=0xfc),
    )
    .then_some(Encoding::ShiftJis)
}

/// Whether nearly all bytes beyond ASCII make pairs.
fn is_mostly_pairs(bytes: &[u8], first: fn(u8) -> bool, second: fn(u8) -> bool) -> bool {
    let (mut pairs, mut odd) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if first(byte) && bytes.get(at).copied().is_some_and(second) {
            pairs += 1;
            at += 1;
        } else if byte >= 0x80 {
            odd += 1;
        }
    }
    pairs >= 2 && odd * 20 <= pairs
}
