//! From the label people write to what the part is about.

mod composed;

use memchr::memchr3;

use super::schema::label::{label_key, label_signs};
use super::{FieldKind, LABELS, VOCABULARY};
use crate::text::fold;

/// The kind that `label` names, if the vocabulary knows it. Width, case,
/// decoration (`【】`, `■`, `1.`) and a remark in brackets do not matter.
#[must_use]
pub fn kind_of(label: &str) -> Option<FieldKind> {
    let folded = fold::lowered(label);
    let bare = without_remark(&folded);
    let qualified = || {
        // 「本トラブルのゴール」, "your environment"
        let (_, last) = bare.rsplit_once('の')?;
        (last.chars().count() > 1).then(|| look_up(last)).flatten()
    };
    by_name(&folded, bare)
        .or_else(qualified)
        .or_else(|| composed::kind_of(bare))
}

/// Whether the vocabulary knows `label` by its last word only: 「本トラブルのゴール」.
#[must_use]
pub fn is_qualified(label: &str) -> bool {
    let folded = fold::lowered(label);
    by_name(&folded, without_remark(&folded)).is_none() && kind_of(label).is_some()
}

/// The kind of a folded label that is known as it stands, or without its remark, which
/// is `bare`: 「発生日時(JST)」, "Steps to reproduce (required)".
fn by_name(folded: &str, bare: &str) -> Option<FieldKind> {
    let shorter = bare.len() < folded.len();
    look_up(folded).or_else(|| shorter.then(|| look_up(bare)).flatten())
}

fn without_remark(folded: &str) -> &str {
    let end = memchr3(b'(', b'[', b'<', folded.as_bytes());
    &folded[..end.unwrap_or(folded.len())]
}

/// The labels of a kind in one language, the one to write first.
pub fn labels_of(kind: FieldKind, japanese: bool) -> impl Iterator<Item = &'static str> {
    let of_kind = LABELS.iter().find(|(of, _)| *of == kind);
    let labels = of_kind.map_or(&[][..], |(_, labels)| labels);
    let in_language = move |label: &&str| label.is_ascii() != japanese;
    labels.iter().copied().filter(in_language)
}

/// The kind of a folded label that is known letter for letter and digit for digit.
fn look_up(label: &str) -> Option<FieldKind> {
    let (word, bit) = place(head(label));
    if HEADS[word] & bit == 0 {
        return None;
    }
    let key = label_key(label);
    VOCABULARY
        .binary_search_by(|&(known, _)| known.cmp(&key))
        .ok()
        .map(|at| VOCABULARY[at].1)
}

/// How many bits tell what known labels begin with: some ten for each.
const BITS: usize = 1 << 14;

/// A bit for each beginning of a known label: most of what is asked for is none, and
/// told by that.
static HEADS: [u64; BITS / 64] = {
    let mut heads = [0; BITS / 64];
    let mut at = 0;
    while at < VOCABULARY.len() {
        let (word, bit) = place(first_bytes(VOCABULARY[at].0.as_bytes()));
        heads[word] |= bit;
        at += 1;
    }
    heads
};

/// The word and the bit in [`HEADS`] of what begins so.
const fn place(head: [u8; 8]) -> (usize, u64) {
    let mixed = u64::from_le_bytes(head).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bit = mixed >> (64 - BITS.trailing_zeros());
    (bit as usize / 64, 1 << (bit % 64))
}

/// The first bytes of a key, zeros for those it does not have.
const fn first_bytes(key: &[u8]) -> [u8; 8] {
    let mut head = [0; 8];
    let mut at = 0;
    while at < head.len() && at < key.len() {
        head[at] = key[at];
        at += 1;
    }
    head
}

/// The first bytes of the key of a label, which is not made for that.
fn head(label: &str) -> [u8; 8] {
    let (mut key, mut len) = ([0; 12], 0);
    for sign in label_signs(label) {
        len += sign.encode_utf8(&mut key[len..]).len();
        if len >= 8 {
            break;
        }
    }
    first_bytes(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoration_and_width_do_not_matter() {
        assert_eq!(kind_of("【発生日時】"), Some(FieldKind::OccurredAt));
        assert_eq!(kind_of("発生日時（ＪＳＴ）"), Some(FieldKind::OccurredAt));
        assert_eq!(kind_of("Steps to Reproduce"), Some(FieldKind::Steps));
        assert_eq!(kind_of("2. account_id"), Some(FieldKind::Account));
        assert_eq!(kind_of("本トラブルのゴール"), Some(FieldKind::Goal));
        assert!(is_qualified("本トラブルのゴール") && is_qualified("オフラインの SIM"));
        assert!(!is_qualified("発生日時(JST)") && !is_qualified("昼ごはん"));
        assert_eq!(kind_of("昼ごはん"), None);
        assert_eq!(kind_of(""), None);
    }

    #[test]
    fn what_is_written_is_read_as_what_it_is() {
        for &kind in FieldKind::ALL {
            for japanese in [false, true] {
                let label = labels_of(kind, japanese).next().expect("a label");
                assert_eq!(kind_of(label), Some(kind), "{label}");
            }
        }
    }
}
