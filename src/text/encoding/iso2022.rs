//! ISO-2022-JP, whose bytes mean what the last escape before them says: what is put
//! into a file goes by the escape that is in force there, and leaves that in force
//! which the bytes behind it go by.

use super::{Encoding, Raw, Unwritable};

const ESCAPE: u8 = 0x1b;

/// A set of characters, by the two bytes of its escape.
type Set = [u8; 2];

/// What a file begins in, and should end in.
const ASCII: Set = *b"(B";
/// The kanji of 1978, which readers take for those of 1983.
const OLD_KANJI: Set = *b"$@";
const KANJI: Set = *b"$B";

/// The bytes of a file with parts replaced, in order; all others stay.
pub(super) fn edited(raw: &Raw, edits: &[(usize, usize, &str)]) -> Result<Vec<u8>, Unwritable> {
    let mut out = Patched {
        bytes: Vec::with_capacity(raw.bytes.len() + 64),
        set: ASCII,
    };
    let mut reader = Reader {
        bytes: &raw.bytes,
        at: 0,
        set: ASCII,
    };
    for &(start, end, words) in edits {
        out.keep(&mut reader, raw.offset(start));
        out.put(&Encoding::Iso2022Jp.encode(words)?);
        reader.advance(raw.offset(end));
    }
    out.keep(&mut reader, raw.bytes.len());
    if reader.set == ASCII {
        out.switch(ASCII);
    }
    Ok(out.bytes)
}

/// A place in the file, and the set that is in force there.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    set: Set,
}

impl<'a> Reader<'a> {
    /// Goes on to `end`, and gives what lies between.
    fn advance(&mut self, end: usize) -> &'a [u8] {
        let passed = self.bytes.get(self.at..end).unwrap_or_default();
        self.set = last_set(passed).unwrap_or(self.set);
        self.at = self.at.max(end);
        passed
    }
}

/// The new bytes, and the set that is in force at their end. They never end with an
/// escape: two in a row are a fault to readers.
struct Patched {
    bytes: Vec<u8>,
    set: Set,
}

impl Patched {
    /// Takes what the file holds up to a place.
    fn keep(&mut self, reader: &mut Reader<'_>, end: usize) {
        let before = reader.set;
        let kept = reader.advance(end);
        if kept.is_empty() {
            return;
        }
        if kept.first() != Some(&ESCAPE) {
            self.switch(before);
        }
        self.bytes.extend_from_slice(kept);
        self.set = reader.set;
    }

    /// Takes words that were written as a text of their own.
    fn put(&mut self, words: &[u8]) {
        let words = words.strip_suffix(&escape(ASCII)).unwrap_or(words);
        let Some(first) = words.first() else { return };
        let known = words.strip_prefix(&escape(self.set));
        match known.filter(|_| self.set != ASCII) {
            Some(rest) => self.bytes.extend_from_slice(rest),
            None => {
                if *first != ESCAPE {
                    self.switch(ASCII);
                }
                self.bytes.extend_from_slice(words);
            }
        }
        self.set = last_set(words).unwrap_or(ASCII);
    }

    fn switch(&mut self, set: Set) {
        if self.set != set {
            self.bytes.extend(escape(set));
            self.set = set;
        }
    }
}

const fn escape(set: Set) -> [u8; 3] {
    [ESCAPE, set[0], set[1]]
}

/// The set that the last escape among some bytes leads to.
fn last_set(bytes: &[u8]) -> Option<Set> {
    let at = memchr::memrchr(ESCAPE, bytes)?;
    let set: Set = *bytes.get(at + 1..)?.first_chunk()?;
    Some(if set == OLD_KANJI { KANJI } else { set })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn patched(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
        let decoded = Encoding::Iso2022Jp.decode(bytes.to_vec()).unwrap();
        let start = decoded.text.find(from).unwrap();
        let raw = decoded.raw.unwrap();
        edited(&raw, &[(start, start + from.len(), to)]).unwrap()
    }

    #[test]
    fn what_does_not_end_in_ascii_ends_as_it_did() {
        let whole = Encoding::Iso2022Jp.encode("件名 x あ").unwrap();
        let open = whole.strip_suffix(b"\x1b(B").unwrap();
        let new = Encoding::Iso2022Jp.encode("件名 yy あ").unwrap();
        assert_eq!(
            patched(open, "x", "yy"),
            new.strip_suffix(b"\x1b(B").unwrap()
        );
        assert_eq!(patched(&whole, "x", "yy"), new);
        assert_eq!(patched(open, " あ", ""), b"\x1b$B7oL>\x1b(B x");
    }

    #[test]
    fn escapes_that_nobody_asked_about_stay() {
        let old = b"\x1b$@7oL>\x1b(J x \x1b$@7o\x1b(J\n";
        assert_eq!(
            patched(old, "x", "y"),
            b"\x1b$@7oL>\x1b(J \x1b(By\x1b(J \x1b$@7o\x1b(J\n"
        );
        assert_eq!(
            patched(b"\x1b$@7oL>\x1b(B", "名", "件"),
            b"\x1b$@7o7o\x1b(B"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            text in "[aあ¥ア\n]{0,12}",
            words in prop::collection::vec("[bい¥]{0,3}", 0..3),
            open in any::<bool>(),
        ) {
            let mut bytes = Encoding::Iso2022Jp.encode(&text).unwrap();
            if open && bytes.ends_with(b"\x1b(B") {
                bytes.truncate(bytes.len() - 3);
            }
            let decoded = Encoding::Iso2022Jp.decode(bytes).unwrap();
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let mut edits = Vec::new();
            for (nth, words) in words.iter().enumerate() {
                let end = |at: usize| starts.get(at).copied().unwrap_or(text.len());
                edits.push((end(nth * 2), end(nth * 2 + 1 + nth), words.as_str()));
            }
            let new = edited(&decoded.raw.unwrap(), &edits).unwrap();
            let read = Encoding::Iso2022Jp.decode(new).unwrap();
            prop_assert_eq!(read.text, super::super::spliced(&text, &edits));
        }
    }
}
