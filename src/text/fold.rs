//! Compatibility folding (NFKC) that keeps its map.
//!
//! Half of the ways to write the same thing in Japanese differ only in width:
//! `ＥＣ２`, `ｴﾗｰ`, `１５：５２`. Rules read the folded form; reports and
//! fixes speak of the original bytes. NFKC is applied per grapheme, because
//! per character it is wrong for half-width kana with sound marks (`ﾊﾟ`).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{MappedText, Range};

/// Appends `text[range]` to `out` in folded form.
pub fn push_folded(out: &mut MappedText, text: &MappedText, range: Range) {
    let Some(slice) = text.as_str().get(range.clone()) else {
        return;
    };
    let mut plain_from = 0;
    let mut at = 0;
    while at < slice.len() {
        let plain = plain_prefix(&slice[at..]);
        if plain > 0 {
            at += plain;
            continue;
        }
        let Some(grapheme) = slice[at..].graphemes(true).next() else {
            break;
        };
        let folded = fold_grapheme(grapheme);
        if folded != grapheme {
            out.push_text(text, range.start + plain_from..range.start + at);
            let here = range.start + at..range.start + at + grapheme.len();
            out.push_read_as(&folded, text, here);
            plain_from = at + grapheme.len();
        }
        at += grapheme.len();
    }
    out.push_text(text, range.start + plain_from..range.end);
}

/// Folds a plain string, without a map. For words of our own (labels, names).
#[must_use]
pub fn fold_str(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, after) = rest.split_at(plain_prefix(rest));
        out.push_str(plain);
        let grapheme = after.graphemes(true).next().unwrap_or("");
        out.push_str(&fold_grapheme(grapheme));
        rest = &after[grapheme.len()..];
    }
    out
}

/// Folds a plain string and lower-cases it, as cues and the vocabulary want it.
#[must_use]
pub fn lowered(text: &str) -> Cow<'_, str> {
    if plain_prefix(text) < text.len() {
        return Cow::Owned(lower(&fold_str(text)));
    }
    // Of what folding leaves alone, only ASCII has a case.
    let upper = |any, byte: u8| any | u8::from(byte.is_ascii_uppercase());
    if text.bytes().fold(0, upper) > 0 {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// `str::to_lowercase`, without a look at each character where none but those of
/// ASCII can have a case.
#[must_use]
pub fn lower(text: &str) -> String {
    let caseless = |c: char| c.is_ascii() || ('\u{3000}'..='\u{9fff}').contains(&c);
    if text.chars().all(caseless) {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// Length in bytes of the prefix that folding certainly leaves alone: ASCII,
/// kana, kanji and Japanese punctuation not followed by a combining mark.
fn plain_prefix(text: &str) -> usize {
    let (mut at, mut last) = (0, 0);
    loop {
        match plain_len(&text.as_bytes()[at..]) {
            0 => break,
            1 => {
                at += ascii_prefix(&text[at..]);
                last = at - 1;
            }
            len => {
                last = at;
                at += len;
            }
        }
    }
    // The mark belongs to the character before it.
    let marked = text[at..].chars().next().is_some_and(extends_grapheme);
    if marked { last } else { at }
}

/// Length in bytes of the prefix that is ASCII, looked at in steps of many bytes.
fn ascii_prefix(text: &str) -> usize {
    let (steps, _) = text.as_bytes().as_chunks::<16>();
    let known = 16 * steps.iter().take_while(|step| step.is_ascii()).count();
    let rest = text.as_bytes()[known..].iter();
    known + rest.take_while(|byte| byte.is_ascii()).count()
}

/// Length in bytes of the first character of a text if folding leaves it alone,
/// else 0: ASCII, kana, kanji, 、。「」『』【】・ and ー.
const fn plain_len(text: &[u8]) -> usize {
    match text {
        [0..=0x7f, ..] => 1,
        [0xe5..=0xe9, ..] | [0xe4, 0xb8..=0xff, ..] => 3,
        [0xe3, 0x80, 0x81 | 0x82 | 0x8c..=0x91, ..] => 3,
        [0xe3, 0x81, 0x81..=0xff, ..] => 3,
        [0xe3, 0x82, 0..=0x96 | 0xa1..=0xff, ..] => 3,
        [0xe3, 0x83, 0..=0xbc, ..] => 3,
        _ => 0,
    }
}

fn extends_grapheme(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{20d0}'..='\u{20ff}' | 'ﾞ' | 'ﾟ' | '\u{e0100}'..='\u{e01ef}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Folds one grapheme: NFKC, less what would change meaning, plus a few marks
/// that NFKC leaves apart although people use them for one another.
fn fold_grapheme(grapheme: &str) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        match c {
            // A numbered mark must not melt into the words after it.
            '①'..='⑳' | '❶'..='❿' => return Cow::Borrowed(grapheme),
            '\u{2018}' | '\u{2019}' => return Cow::Borrowed("'"),
            '\u{201c}' | '\u{201d}' => return Cow::Borrowed("\""),
            '\u{2010}' | '\u{2011}' | '\u{2212}' | '－' => return Cow::Borrowed("-"),
            '\u{301c}' | '～' => return Cow::Borrowed("~"),
            '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => {
                return Cow::Borrowed(" ");
            }
            _ => {}
        }
    }
    let folded: String = grapheme.nfkc().collect();
    if folded == grapheme {
        Cow::Borrowed(grapheme)
    } else {
        Cow::Owned(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn fold(source: &str) -> MappedText {
        let text = MappedText::verbatim(source, Span::new(0, source.len()));
        let mut folded = MappedText::new();
        push_folded(&mut folded, &text, 0..text.len());
        folded
    }

    #[test]
    fn what_is_plain_is_left_alone() {
        for c in char::MIN..=char::MAX {
            let text = String::from(c);
            let plain = matches!(c,
                '\u{0}'..='\u{7f}'
                | '、' | '。' | '「' | '」' | '『' | '』' | '【' | '】' | '・' | 'ー'
                | 'ぁ'..='ゖ' | 'ァ'..='ヺ'
                | '\u{4e00}'..='\u{9fff}');
            let len = if plain { c.len_utf8() } else { 0 };
            assert_eq!(plain_len(text.as_bytes()), len, "{c:?}");
            assert!(!plain || fold_str(&text) == text, "{c:?}");
        }
    }

    #[test]
    fn widths_fold_and_map_back() {
        let source = "ＥＣ２がｴﾗｰ、１５：５２";
        let text = fold(source);
        assert_eq!(text.as_str(), "EC2がエラー、15:52");
        let time = text.as_str().find("15:52").unwrap_or_default();
        assert_eq!(text.span(time..time + 5).slice(source), Some("１５：５２"));
    }

    #[test]
    fn half_width_marks_join_their_kana() {
        let source = "ﾊﾟｽﾜｰﾄﾞ";
        let text = fold(source);
        assert_eq!(text.as_str(), "パスワード");
        assert_eq!(text.span(0..3).slice(source), Some("ﾊﾟ"));
    }

    #[test]
    fn decomposed_kana_compose() {
        let source = "か\u{3099}あ";
        assert_eq!(fold(source).as_str(), "があ");
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        let mut all: Vec<String> = ('\u{3000}'..='\u{9fff}').map(String::from).collect();
        all.extend(["Ｅｒｒｏｒ", "ÄÖÜ ΑΣ", "EC2 の Error", ""].map(str::to_owned));
        for text in all {
            assert_eq!(lower(&text), text.to_lowercase(), "{text}");
            assert_eq!(lowered(&text), fold_str(&text).to_lowercase(), "{text}");
        }
    }

    #[test]
    fn what_is_not_in_the_file_stays_out_of_it() {
        let mut text = MappedText::new();
        text.push_verbatim("a", 0);
        text.push_synthetic("：", 1);
        text.push_verbatim("b", 4);
        let mut folded = MappedText::new();
        push_folded(&mut folded, &text, 0..text.len());
        assert_eq!(folded.as_str(), "a:b");
        assert_eq!(folded.span(1..3), Span::new(4, 5));
    }

    #[test]
    fn numbered_marks_stay() {
        assert_eq!(fold("①再起動").as_str(), "①再起動");
    }

    #[test]
    fn typographic_quotes_become_plain() {
        assert_eq!(fold("can’t “x”").as_str(), "can't \"x\"");
    }
}
