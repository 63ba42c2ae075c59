//! Labels that are set off by blanks or by a leader of dots: 「会員ID …… abc12345」.

use super::{LONGEST_UNKNOWN, Parsed, Style, is_longer, kind_of, trimmed};

/// Only for labels that hold Japanese: columns of English output look alike.
pub(super) fn read(text: &str) -> Option<Parsed> {
    parted_at(text, first_gap(text)?)
}

/// Reads a label without Japanese that the vocabulary knows: "SEV    Production system
/// impaired". Whether it is one the lines around tell.
pub(in crate::frontend) fn latin(text: &str) -> Option<Parsed> {
    // "severity ........ System impaired"
    let dots = text.find(" ...").filter(|at| *at < LONGEST_UNKNOWN);
    let at = dots.or_else(|| first_gap(text))?;
    let name = text.get(..at)?;
    let begins = |c: char| c.is_ascii_uppercase() || dots.is_some() && c.is_ascii_lowercase();
    let named = name.starts_with(begins) && name.is_ascii();
    let kind = kind_of(name).filter(|_| named)?;
    let leader = text[at..].trim_start_matches([' ', '.']);
    let value = match dots {
        Some(_) => text.len() - leader.len(),
        None => at,
    };
    Some(Parsed {
        label: trimmed(text, 0..at),
        value: trimmed(text, value..text.len()),
        kind: Some(kind),
        style: Style::Gap,
    })
}

/// Reads a label that a single blank sets off, where a mark as those of headings
/// stands before it: 「■ 製品 VBR 13」.
pub(in crate::frontend) fn behind_mark(text: &str) -> Option<Parsed> {
    parted_at(text, text.find(' ')?)
}

/// A known label up to there.
fn parted_at(text: &str, at: usize) -> Option<Parsed> {
    if is_longer(&text[..at], LONGEST_UNKNOWN - 1) {
        return None;
    }
    let label = trimmed(text, 0..at);
    let name = &text[label.clone()];
    if name.is_ascii() {
        return None;
    }
    let kind = kind_of(name)?;
    let leader = text[at..].trim_start_matches('…');
    Some(Parsed {
        value: trimmed(text, text.len() - leader.len()..text.len()),
        label,
        kind: Some(kind),
        style: Style::Gap,
    })
}

/// Where the first tab, wide blank, pair of blanks or leader of dots near the start
/// stands.
fn first_gap(text: &str) -> Option<usize> {
    let near = text.as_bytes().iter().take(4 * LONGEST_UNKNOWN);
    near.enumerate().find_map(|(at, byte)| {
        let is_gap = match byte {
            b'\t' => true,
            b' ' => text.as_bytes().get(at + 1) == Some(&b' '),
            // 「会員ID … abc12345」
            0xe2 => {
                let rest = &text[at..];
                rest.starts_with("……") || text[..at].ends_with(' ') && rest.starts_with("… ")
            }
            0xe3 => text[at..].starts_with('\u{3000}'),
            _ => false,
        };
        is_gap.then_some(at)
    })
}
