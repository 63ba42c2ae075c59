//! Words in text where Japanese and Latin stand side by side.

use crate::knowledge::cues;
use crate::knowledge::schema::word_list::{Entry, Words, head};
use crate::text::latin::is_wordy;
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};

impl<'w, T> Words<'w, T> {
    /// The entries of exactly this word.
    pub(super) fn get(&self, word: &str) -> &'w [Entry<T>] {
        let alike = self.that_begin_like(word.as_bytes());
        let first = alike.iter().position(|e| e.word == word);
        first.map_or(&[], |first| run(&alike[first..]))
    }

    /// The words of the list in `folded`, each the longest at its place and
    /// none inside another, with all their entries. A Latin letter or digit at
    /// either end may not go on beyond the word, except for a plural `s`; kana
    /// and kanji have no such boundary (「EC2の」 holds `ec2`).
    pub(super) fn find_words(
        self,
        folded: &'w str,
    ) -> impl Iterator<Item = (Range, &'w [Entry<T>])> {
        let bytes = folded.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(here) = self.next_begin(bytes, at) {
                let rest = &bytes[here..];
                let alike = self.that_begin_like(rest);
                at = here + 1;
                if alike.is_empty() {
                    continue;
                }
                let head = head(rest);
                let found = alike
                    .iter()
                    .position(|e| e.begins(head, rest) && ends_word(bytes, here + e.word.len()));
                if let Some(first) = found {
                    at = here + alike[first].word.len();
                    return Some((here..at, run(&alike[first..])));
                }
            }
            None
        })
    }

    /// The first place from `at` on that looks like the beginning of a word of the list,
    /// and where no Latin word goes on.
    fn next_begin(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let found = bytes.get(at..)?.iter().zip(at..).find(|&(&byte, here)| {
            // Most bytes begin no word, and of the others most stand inside one.
            self.may_begin_with(byte)
                && !(is_wordy(byte) && follows_wordy(bytes, here))
                && self.may_begin(&bytes[here..])
        });
        found.map(|(_, here)| here)
    }
}

/// The entries at the start of `alike` that have the same word.
fn run<T>(alike: &[Entry<T>]) -> &[Entry<T>] {
    let same = |e: &&Entry<T>| alike.first().is_some_and(|first| first.word == e.word);
    &alike[..alike.iter().take_while(same).count()]
}

/// Whether a Latin letter or digit stands right before `at`.
fn follows_wordy(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before.is_some_and(|&before| is_wordy(before))
}

/// Whether a Latin word that ends at `end` is whole there.
fn ends_word(bytes: &[u8], end: usize) -> bool {
    let at = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    let last = at(end.wrapping_sub(1));
    let plural = at(end) == b's' && last.is_ascii_alphabetic() && !is_wordy(at(end + 1));
    !is_wordy(last) || !is_wordy(at(end)) || plural
}

/// How far back, in bytes, an inflection may begin before the end of a match.
const STEM: usize = 12;
/// How far on it may go.
const ENDING: usize = 60;

/// The range with the rest of the word at its end: a cue may cut an inflection
/// (「アクセスできなく」なりました) or a Latin word.
pub(super) fn inflected(folded: &str, range: Range) -> Range {
    let bytes = folded.as_bytes();
    let Some(&last) = range.end.checked_sub(1).and_then(|i| bytes.get(i)) else {
        return range;
    };
    if is_wordy(last) {
        let more = bytes[range.end..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        return range.start..range.end + more;
    }
    // No ending goes on with a mark, a blank or a word of katakana or Latin letters.
    let next = folded[range.end..].chars().next();
    if !next.is_some_and(|c| matches!(c, 'ぁ'..='ゖ' | '\u{4e00}'..='\u{9fff}')) {
        return range;
    }
    let from = ceil_char_boundary(folded, range.end.saturating_sub(STEM).max(range.start));
    let to = floor_char_boundary(folded, range.end + ENDING);
    let end = cues::INFLECTION
        .find_all(&folded[from..to])
        .into_iter()
        .map(|found| from + found.start..from + found.end)
        .find(|found| found.start <= range.end && found.end > range.end)
        .map_or(range.end, |found| found.end);
    range.start..end
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::knowledge::schema::word_list::WordList;

    fn words(list: &[&'static str]) -> WordList<usize> {
        WordList::new(list.iter().enumerate().map(|(i, w)| (Cow::Borrowed(*w), i)))
    }

    #[test]
    fn a_word_ends_where_kana_begin_but_not_inside_latin() {
        let list = words(&["ec2", "s3", "server", "サーバ", "web server"]);
        let found = |text: &str| -> Vec<String> {
            list.words()
                .find_words(text)
                .map(|(r, _)| text[r].to_owned())
                .collect()
        };
        assert_eq!(found("ec2の設定とs3、webサーバ群"), ["ec2", "s3", "サーバ"]);
        assert_eq!(found("specs3 and serverless"), [""; 0]);
        assert_eq!(found("two servers, s3"), ["server", "s3"]);
        assert_eq!(found("a web server"), ["web server"]);
        assert_eq!(found("web serverless server"), ["server"]);
    }

    #[test]
    fn a_word_may_stand_for_several_things() {
        let list = words(&["ecs", "rds", "ecs"]);
        let values = |entries: &[Entry<usize>]| entries.iter().map(|e| e.value).collect::<Vec<_>>();
        assert_eq!(values(list.words().get("ecs")), [0, 2]);
        assert_eq!(values(list.words().get("ec")), [0; 0]);
        let found: Vec<_> = list
            .words()
            .find_words("ecsとrds")
            .map(|(_, e)| values(e))
            .collect();
        assert_eq!(found, [vec![0, 2], vec![1]]);
    }

    #[test]
    fn a_cut_word_is_made_whole() {
        let whole = |text: &str, cut: &str| {
            let start = text.find(cut).unwrap();
            text[inflected(text, start..start + cut.len())].to_owned()
        };
        assert_eq!(
            whole("社外では閲覧できなくなりましたので", "閲覧できなく"),
            "閲覧できなくなりました"
        );
        assert_eq!(
            whole("エラーが表示されました。", "エラーが表示"),
            "エラーが表示されました"
        );
        assert_eq!(whole("サーバが落ちています", "落ちて"), "落ちています");
        assert_eq!(
            whole("なぜか繋がらなかった。", "繋がらなかっ"),
            "繋がらなかった"
        );
        assert_eq!(
            whole("接続できないため再起動した", "接続できない"),
            "接続できない"
        );
        assert_eq!(whole("応答しませんので", "応答しません"), "応答しません");
        assert_eq!(
            whole("エラーを吐いて止まる", "エラーを吐"),
            "エラーを吐いて"
        );
        assert_eq!(
            whole("エラーが返ってきます", "エラーが返"),
            "エラーが返ってきます"
        );
        assert_eq!(whole("it hangs forever", "hang"), "hangs");
        assert_eq!(whole("調子が悪いようです", "調子が悪"), "調子が悪い");
    }
}
