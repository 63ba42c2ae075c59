//! What a label is about: by its words, by those behind its ordinal, by the first of the
//! parts that it lists.

use super::{LONGEST_KNOWN, LONGEST_UNKNOWN, is_longer, ordinal};
use crate::knowledge::{FieldKind, vocabulary};

/// The kind of a candidate label. Text with the marks of a sentence names none.
pub(in crate::frontend) fn kind_of(label: &str) -> Option<FieldKind> {
    // Asked of whole lines, too: what needs no look at every character comes first.
    let sentence = label.is_empty() || label.ends_with('。') || label.len() > 4 * LONGEST_KNOWN;
    if sentence || is_longer(label, LONGEST_KNOWN) {
        return None;
    }
    let marks = marks_of_phrase(label)?;
    vocabulary::kind_of(label)
        .or_else(|| ordinal::without(label).and_then(vocabulary::kind_of))
        .or_else(|| {
            // 「質問1」
            let unnumbered = label.trim_end_matches(|c: char| c.is_numeric());
            if unnumbered.len() < label.len() {
                return vocabulary::kind_of(unnumbered);
            }
            // 「製品 / ビルド」, 「いつから・どのくらい」: the first part that is known.
            let several = (1..=2).contains(&marks) && !is_longer(label, LONGEST_UNKNOWN);
            let mut parts = several.then(|| label.split(PARTING)).into_iter().flatten();
            parts.find_map(vocabulary::kind_of)
        })
        .or_else(|| of_list(label))
}

/// The kind of a label that lists parts, all of which are known: "Name, company",
/// 「いつ、どのくらい」. It is that of the first.
fn of_list(label: &str) -> Option<FieldKind> {
    // Of a sentence some part is no label.
    const MOST: usize = 3;
    // What is a label only where it stands alone: "From and to", "When and how".
    const WORDS: [&str; 5] = ["from", "to", "cc", "how", "how long"];
    let parts = |c: char| matches!(c, ',' | '、') || PARTING.contains(&c);
    if !label.contains(parts) && !label.contains(" and ") {
        return None;
    }
    let mut kinds = label
        .split(parts)
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim())
        .map(
            |part| match WORDS.iter().any(|word| part.eq_ignore_ascii_case(word)) {
                true => None,
                false => vocabulary::kind_of(part),
            },
        );
    let first = kinds.next().flatten()?;
    let rest: Option<Vec<_>> = kinds.collect();
    rest.is_some_and(|rest| (1..MOST).contains(&rest.len()))
        .then_some(first)
}

/// Marks between the parts of a label.
const PARTING: [char; 5] = ['/', '／', '・', '&', '＆'];

/// How many marks part a text that has none of the marks of a sentence. A remark in
/// round brackets ends it, or there is none; square ones stand apart.
fn marks_of_phrase(text: &str) -> Option<usize> {
    let mut marks = 0;
    let mut remark = None;
    let mut bracket = None;
    for (at, c) in text.char_indices() {
        match c {
            'a'..='z' | ' ' | 'A'..='Z' | 'ぁ'..='ヺ' | '\u{4e00}'..='\u{9fff}' => {}
            '。' | '「' | '『' | '"' | '`' => return None,
            ',' | '.' | ';' | '、' | '/' | ')' if at == 0 => return None,
            '(' | '（' => remark = remark.or(Some(at)),
            '[' | '<' => bracket = bracket.or(Some(at)),
            c => marks += usize::from(PARTING.contains(&c)),
        }
    }
    let fine = remark.is_none_or(|at| at == 0 || text.ends_with([')', '）', '?', '？']))
        && bracket.is_none_or(|at| at == 0 || text[..at].ends_with(' '));
    fine.then_some(marks)
}
