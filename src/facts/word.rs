//! Words in text where Japanese and Latin stand side by side.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::knowledge::cues;
use crate::text::Range;
use crate::text::latin::is_wordy;

/// A list of words that is searched for all at once. It is made in
/// microseconds, since a run of the tool reads a single draft as a rule: sorted
/// by how words begin, in slots most of which are empty.
#[derive(Debug)]
pub(super) struct Words<T> {
    entries: Vec<Entry<T>>,
    /// Where the entries of each slot begin, and at last where all end.
    slots: Box<[u32]>,
    /// The bytes that a word begins with.
    firsts: [bool; 256],
    /// A bit for each [`pair`] of bytes that a word begins with: most places of a text
    /// are told by it.
    pairs: Box<[u64; PAIRS / 64]>,
}

/// The most slots, and how many there are for each word if there are fewer.
const SLOTS: usize = 4096;
const SPARE: usize = 4;
/// How many pairs of bytes there are.
const PAIRS: usize = 1 << 16;

/// A word of the list and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Entry<T> {
    key: u32,
    /// Its first bytes, as many as fit, and which bytes of a number these are.
    head: u64,
    mask: u64,
    word: Cow<'static, str>,
    /// What the word stands for; a word may stand several times.
    pub(super) value: T,
}

impl<T: Copy> Words<T> {
    /// A list of words.
    pub(super) fn new(words: impl IntoIterator<Item = (Cow<'static, str>, T)>) -> Self {
        let words = words.into_iter().filter(|(word, _)| !word.is_empty());
        let list: Vec<Entry<T>> = words.map(|(word, value)| Entry::of(word, value)).collect();
        let count = (list.len() * SPARE).next_power_of_two().min(SLOTS);
        let mut slots = vec![0; count + 1].into_boxed_slice();
        let mut firsts = [false; 256];
        let mut pairs = Box::new([0; PAIRS / 64]);
        for entry in &list {
            firsts[entry.key as usize & 0xff] = true;
            slots[slot(entry.key, count) + 1] += 1;
            let (word, bit) = pair(entry.key);
            pairs[word] |= bit;
        }
        let mut sum = 0;
        for end in &mut slots {
            sum += *end;
            *end = sum;
        }
        let mut entries = placed(&list, &slots);
        for bounds in slots.windows(2) {
            let (start, end) = (bounds[0] as usize, bounds[1] as usize);
            if end - start > 1 {
                entries[start..end].sort_by(Entry::order);
            }
        }
        Self {
            entries,
            slots,
            firsts,
            pairs,
        }
    }
}

impl<T> Words<T> {
    /// The entries that begin like `text`.
    #[inline]
    fn bucket(&self, text: &[u8]) -> &[Entry<T>] {
        let key = key(text);
        let slot = slot(key, self.slots.len() - 1);
        let (start, end) = (self.slots[slot] as usize, self.slots[slot + 1] as usize);
        if start == end {
            return &[];
        }
        let entries = &self.entries[start..end];
        let others = entries.iter().take_while(|e| e.key != key).count();
        let own = entries[others..].iter().take_while(|e| e.key == key);
        &entries[others..others + own.count()]
    }

    /// The entries of exactly this word.
    pub(super) fn get(&self, word: &str) -> &[Entry<T>] {
        let bucket = self.bucket(word.as_bytes());
        let first = bucket.iter().position(|e| e.word == word);
        first.map_or(&[], |first| run(&bucket[first..]))
    }

    /// The words of the list in `folded`, each the longest at its place and
    /// none inside another, with all their entries. A Latin letter or digit at
    /// either end may not go on beyond the word, except for a plural `s`; kana
    /// and kanji have no such boundary (「EC2の」 holds `ec2`).
    pub(super) fn find_words<'a>(
        &'a self,
        folded: &'a str,
    ) -> impl Iterator<Item = (Range, &'a [Entry<T>])> + 'a {
        let bytes = folded.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(here) = self.next_begin(bytes, at) {
                let rest = &bytes[here..];
                let bucket = self.bucket(rest);
                at = here + 1;
                if bucket.is_empty() {
                    continue;
                }
                let head = head(rest);
                let found = bucket.iter().position(|e| {
                    e.head == head & e.mask
                        && rest.starts_with(e.word.as_bytes())
                        && ends_word(bytes, here + e.word.len())
                });
                if let Some(first) = found {
                    at = here + bucket[first].word.len();
                    return Some((here..at, run(&bucket[first..])));
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
            if !self.firsts[usize::from(byte)] || is_wordy(byte) && follows_wordy(bytes, here) {
                return false;
            }
            let (word, bit) = pair(key(&bytes[here..]));
            self.pairs[word] & bit != 0
        });
        found.map(|(_, here)| here)
    }
}

impl<T: Copy> Entry<T> {
    fn of(word: Cow<'static, str>, value: T) -> Self {
        let unused = 8_usize.saturating_sub(word.len()) as u32 * 8;
        Self {
            key: key(word.as_bytes()),
            head: head(word.as_bytes()),
            mask: u64::MAX >> unused,
            word,
            value,
        }
    }
}

impl<T> Entry<T> {
    /// Words that begin alike together, of these the longest first, so that the first that
    /// fits is the longest, and those of the same word side by side.
    fn order(&self, other: &Self) -> Ordering {
        let longest = || other.word.len().cmp(&self.word.len());
        let by_key = self.key.cmp(&other.key).then_with(longest);
        let by_head = by_key.then_with(|| self.head.cmp(&other.head));
        by_head.then_with(|| self.word.cmp(&other.word))
    }
}

/// The entries in the slots where they belong; `slots` tells where each begins.
fn placed<T: Copy>(list: &[Entry<T>], slots: &[u32]) -> Vec<Entry<T>> {
    let mut next = slots.to_vec();
    let mut order = vec![0; list.len()];
    for (at, entry) in list.iter().enumerate() {
        let place = &mut next[slot(entry.key, slots.len() - 1)];
        order[*place as usize] = at;
        *place += 1;
    }
    order.iter().map(|&at| list[at].clone()).collect()
}

/// The entries at the start of `bucket` that have the same word.
fn run<T>(bucket: &[Entry<T>]) -> &[Entry<T>] {
    let same = |e: &&Entry<T>| bucket.first().is_some_and(|first| first.word == e.word);
    &bucket[..bucket.iter().take_while(same).count()]
}

/// How a word begins: two bytes of ASCII, or the bytes of one character.
#[inline]
fn key(text: &[u8]) -> u32 {
    let bytes = match *text {
        [a, b, c, ..] => [a, b, c, 0],
        [a, b] => [a, b, 0, 0],
        [a] => [a, 0, 0, 0],
        [] => [0; 4],
    };
    let key = u32::from_le_bytes(bytes);
    if bytes[0] < 0x80 { key & 0xffff } else { key }
}

/// The two bytes that tell most of how a word begins, as a word of [`Words::pairs`] and
/// a bit of that: of Japanese the first says next to nothing.
#[inline]
const fn pair(key: u32) -> (usize, u64) {
    let pair = if key & 0xff < 0x80 { key } else { key >> 8 } & 0xffff;
    (pair as usize >> 6, 1 << (pair & 63))
}

/// The first eight bytes of a text, zeros for those it does not have.
#[inline]
fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => {
            let mut bytes = [0; 8];
            bytes[..text.len()].copy_from_slice(text);
            u64::from_le_bytes(bytes)
        }
    }
}

/// The slot of words that begin so, of `count`, which is a power of two.
const fn slot(key: u32, count: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 20) as usize & (count - 1)
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
    let mut from = range.end.saturating_sub(STEM).max(range.start);
    while !folded.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (range.end + ENDING).min(folded.len());
    while !folded.is_char_boundary(to) {
        to -= 1;
    }
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
    use super::*;

    fn words(list: &[&'static str]) -> Words<usize> {
        Words::new(list.iter().enumerate().map(|(i, w)| (Cow::Borrowed(*w), i)))
    }

    #[test]
    fn a_word_ends_where_kana_begin_but_not_inside_latin() {
        let list = words(&["ec2", "s3", "server", "サーバ", "web server"]);
        let found = |text: &str| -> Vec<String> {
            list.find_words(text)
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
        assert_eq!(values(list.get("ecs")), [0, 2]);
        assert_eq!(values(list.get("ec")), [0; 0]);
        let found: Vec<_> = list
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
