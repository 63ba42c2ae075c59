//! How names begin: most words of a draft are told from all of them by two Latin
//! letters, or by one character of Japanese.

/// The two letters that each of some names begins with: by the first, a bit for the
/// second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginnings([u32; 26]);

impl Beginnings {
    /// Of no name.
    pub(super) const NONE: Self = Self([0; 26]);

    /// Of these names and of one more, which begins with two letters in any case.
    pub(super) const fn and(mut self, name: &str) -> Self {
        let name = name.as_bytes();
        let (first, second) = (letter(name[0]), letter(name[1]));
        self.0[first as usize] |= 1 << second;
        self
    }

    /// Of these names and of those that others tell of.
    pub(super) const fn or(mut self, others: &Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= others.0[at];
            at += 1;
        }
        self
    }

    /// Whether a word in small letters begins like one of the names.
    pub(super) fn fit(&self, word: &str) -> bool {
        let Some(&[first, second]) = word.as_bytes().first_chunk() else {
            return false;
        };
        let seconds = self.0.get(usize::from(letter(first))).copied();
        let bit = 1_u32.checked_shl(u32::from(letter(second)));
        seconds.unwrap_or(0) & bit.unwrap_or(0) != 0
    }
}

/// The characters that stand at one place of some Japanese names: a bit for the last
/// ten of the number of each, which few of the others share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters([u64; 16]);

impl Letters {
    /// Of no name.
    pub(super) const NONE: Self = Self([0; 16]);

    /// Of these names and of one more, if it has a character, one of three bytes, from
    /// the byte `at` on.
    pub(super) const fn and(mut self, name: &str, at: usize) -> Self {
        let name = name.as_bytes();
        if at < name.len() {
            assert!(name[at] >> 4 == 0xe, "the character is not of three bytes");
            self.0[name[at + 1] as usize & 0xf] |= 1 << (name[at + 2] & 0x3f);
        }
        self
    }

    /// Whether it may be one of them.
    pub(super) const fn has(&self, c: char) -> bool {
        let number = c as usize;
        self.0[number >> 6 & 0xf] & 1 << (number & 0x3f) != 0
    }
}

/// The number of a letter, from 0; more than 25 for what is none.
const fn letter(byte: u8) -> u8 {
    byte.to_ascii_lowercase().wrapping_sub(b'a')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_otherwise_are_told() {
        let names = Beginnings::NONE.and("Monday").and("utc");
        for word in ["monday", "more", "utc", "utf"] {
            assert!(names.fit(word), "{word}");
        }
        for word in ["", "m", "u", "may", "omit", "m1", "1m", "月曜"] {
            assert!(!names.fit(word), "{word}");
        }
    }

    #[test]
    fn characters_of_no_name_are_told() {
        let of = |at| {
            ["日本時間", "シドニー", "中"]
                .iter()
                .fold(Letters::NONE, |all, name| all.and(name, at))
        };
        for (at, inside, outside) in [(0, "日シ中", "本しジ上"), (3, "本ド", "日シ中ト")]
        {
            let letters = of(at);
            assert!(inside.chars().all(|c| letters.has(c)), "{at}");
            assert!(!outside.chars().any(|c| letters.has(c)), "{at}");
        }
    }
}
