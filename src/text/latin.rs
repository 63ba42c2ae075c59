//! Bytes of Latin words, which is asked of every place of a text.

/// Whether a byte is an ASCII letter, a digit or a low line.
#[must_use]
#[inline]
pub const fn is_wordy(byte: u8) -> bool {
    const WORDY: [bool; 256] = {
        let mut wordy = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            wordy[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
            byte += 1;
        }
        wordy
    };
    WORDY[byte as usize]
}

#[cfg(test)]
mod tests {
    use super::is_wordy;

    #[test]
    fn words_are_of_letters_digits_and_low_lines() {
        for byte in 0..=u8::MAX {
            let c = char::from(byte);
            assert_eq!(is_wordy(byte), c.is_ascii_alphanumeric() || c == '_', "{c}");
        }
    }
}
