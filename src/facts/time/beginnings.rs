//! How names in Latin letters begin: most words of a draft are told from all of them
//! by two letters.

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
}
