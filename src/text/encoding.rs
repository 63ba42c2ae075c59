//! Encodings of draft files: from bytes to text, and back to the very bytes.
//!
//! Inside the program a draft is UTF-8. What came in another encoding carries
//! a map from its characters to its bytes, so that positions are those of the
//! file, and a fix changes no byte but those it is about.

mod iso2022;

use encoding_rs::{DecoderResult, EUC_JP, EncoderResult, ISO_2022_JP, SHIFT_JIS};

/// How the text of a file is written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Shift_JIS as Windows writes it (code page 932).
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP, the seven bits of old mail.
    Iso2022Jp,
}

/// Bytes that an encoding does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
    /// Where the first of them stands, in bytes from 0.
    pub at: usize,
}

/// What of a text an encoding cannot write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwritable(pub char);

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::ShiftJis,
        Self::EucJp,
        Self::Iso2022Jp,
    ];

    /// Its name, as the IANA registers it; Shift_JIS stands for code page 932.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "ISO-2022-JP",
        }
    }

    /// The encoding of that name, in any case, under any of its usual names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(|c| !matches!(c, '-' | '_' | ' '))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Some(match name.as_str() {
            "utf8" => Self::Utf8,
            "utf16le" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "shiftjis" | "sjis" | "cp932" | "ms932" | "windows31j" | "mskanji" => Self::ShiftJis,
            "eucjp" | "ujis" => Self::EucJp,
            "iso2022jp" | "jis" => Self::Iso2022Jp,
            _ => return None,
        })
    }

    /// Reads bytes in this encoding.
    ///
    /// # Errors
    /// The first bytes that are none of its characters.
    pub fn decode(self, bytes: Vec<u8>) -> Result<Decoded, Malformed> {
        let (text, marks) = match self {
            Self::Utf8 => {
                let text = String::from_utf8(bytes).map_err(|error| Malformed {
                    at: error.utf8_error().valid_up_to(),
                })?;
                return Ok(Decoded { text, raw: None });
            }
            Self::Utf16Le => utf16(&bytes, u16::from_le_bytes)?,
            Self::Utf16Be => utf16(&bytes, u16::from_be_bytes)?,
            Self::ShiftJis => legacy(SHIFT_JIS, &bytes)?,
            Self::EucJp => legacy(EUC_JP, &bytes)?,
            Self::Iso2022Jp => legacy(ISO_2022_JP, &bytes)?,
        };
        let raw = Raw {
            encoding: self,
            bytes,
            marks,
        };
        Ok(Decoded {
            text,
            raw: Some(raw),
        })
    }

    /// Writes text in this encoding.
    ///
    /// # Errors
    /// The first character it has no bytes for.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, Unwritable> {
        let units = text.encode_utf16();
        match self {
            Self::Utf8 => Ok(text.as_bytes().to_vec()),
            Self::Utf16Le => Ok(units.flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Ok(units.flat_map(u16::to_be_bytes).collect()),
            Self::ShiftJis => write(SHIFT_JIS, text),
            Self::EucJp => write(EUC_JP, text),
            Self::Iso2022Jp => write(ISO_2022_JP, text),
        }
    }
}

/// A file that was read in some encoding.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// Its text.
    pub text: String,
    /// Its bytes and their places, where they are not those of the text.
    pub(super) raw: Option<Raw>,
}

/// The bytes of a file that is not in UTF-8.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub(super) encoding: Encoding,
    pub(super) bytes: Vec<u8>,
    /// For each character where it ends: in the text, and in the file. In
    /// bytes, in order.
    marks: Vec<(usize, usize)>,
}

impl Raw {
    /// The place in the file of an offset in the text.
    pub(super) fn offset(&self, at: usize) -> usize {
        // What begins at `at` begins where the character before it ends.
        let before = self.marks.partition_point(|&(text, _)| text <= at);
        before
            .checked_sub(1)
            .and_then(|last| self.marks.get(last))
            .map_or(0, |&(_, raw)| raw)
    }

    /// The bytes with a part of the text replaced, for each of `edits` in
    /// order: start and end in bytes of the text, and what comes there.
    pub(super) fn edited<'e>(
        &self,
        edits: impl Iterator<Item = (usize, usize, &'e str)>,
    ) -> Result<Vec<u8>, Unwritable> {
        let edits: Vec<_> = edits.collect();
        if self.encoding == Encoding::Iso2022Jp {
            return iso2022::edited(self, &edits);
        }
        let mut out = Vec::with_capacity(self.bytes.len() + 64);
        let mut at = 0;
        for (start, end, words) in edits {
            out.extend_from_slice(self.bytes.get(at..self.offset(start)).unwrap_or_default());
            out.extend(self.encoding.encode(words)?);
            at = self.offset(end);
        }
        out.extend_from_slice(self.bytes.get(at..).unwrap_or_default());
        Ok(out)
    }
}

/// `text` with parts replaced: start and end in bytes, and what comes there.
pub(super) fn spliced(text: &str, edits: &[(usize, usize, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for &(start, end, words) in edits {
        out.push_str(text.get(at..start).unwrap_or(""));
        out.push_str(words);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

type Marked = (String, Vec<(usize, usize)>);

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Marked, Malformed> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut marks = Vec::with_capacity(pairs.len());
    let mut at = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = decoded.map_err(|_| Malformed { at })?;
        text.push(c);
        at += 2 * c.len_utf16();
        marks.push((text.len(), at));
    }
    if rest.is_empty() {
        Ok((text, marks))
    } else {
        Err(Malformed { at })
    }
}

/// Byte by byte, so that it is seen which bytes make which character.
fn legacy(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<Marked, Malformed> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut marks: Vec<(usize, usize)> = Vec::with_capacity(bytes.len());
    // What one byte completes is a few characters. The whole room of a string would be
    // gone through for each.
    let mut made = [0; 16];
    for at in 0..=bytes.len() {
        let last = at == bytes.len();
        let input = bytes.get(at..at + 1).unwrap_or_default();
        let before = text.len();
        let (result, _, len) = decoder.decode_to_utf8_without_replacement(input, &mut made, last);
        text.push_str(std::str::from_utf8(&made[..len]).unwrap_or_default());
        if matches!(result, DecoderResult::Malformed(..)) {
            let at = marks.last().map_or(0, |&(_, raw)| raw);
            return Err(Malformed { at });
        }
        if text.len() > before {
            marks.push((text.len(), (at + 1).min(bytes.len())));
        }
    }
    Ok((text, marks))
}

fn write(encoding: &'static encoding_rs::Encoding, text: &str) -> Result<Vec<u8>, Unwritable> {
    let mut encoder = encoding.new_encoder();
    let mut out = Vec::with_capacity(text.len() + 16);
    let mut rest = text;
    loop {
        out.reserve(rest.len() + 16);
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut out, true);
        rest = rest.get(read..).unwrap_or("");
        match result {
            EncoderResult::InputEmpty => return Ok(out),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(c) => return Err(Unwritable(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "件名: ﾃｽﾄ\r\n１５時に502、～で停止\n";

    #[test]
    fn every_encoding_reads_what_it_writes() {
        for encoding in Encoding::ALL {
            let text = match encoding {
                // It has no kana of half width.
                Encoding::Iso2022Jp => DRAFT.replace("ﾃｽﾄ", "テスト"),
                _ => DRAFT.to_owned(),
            };
            let bytes = encoding.encode(&text).unwrap();
            let decoded = encoding.decode(bytes.clone()).unwrap();
            assert_eq!(decoded.text, text, "{encoding:?}");
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
            let Some(raw) = decoded.raw else { continue };
            assert_eq!(raw.bytes, bytes);
            assert_eq!(raw.offset(0), 0);
            assert_eq!(raw.offset(text.len()), bytes.len(), "{encoding:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_file() {
        let bytes = Encoding::ShiftJis.encode("障害 x").unwrap();
        let raw = Encoding::ShiftJis.decode(bytes).unwrap().raw.unwrap();
        assert_eq!([0, 3, 6, 7, 8].map(|at| raw.offset(at)), [0, 2, 4, 5, 6]);
    }

    #[test]
    fn an_edit_keeps_all_other_bytes() {
        for encoding in Encoding::ALL {
            let text = "件名: 【至急】停止\r\n本文";
            let bytes = encoding.encode(text).unwrap();
            let decoded = encoding.decode(bytes).unwrap();
            let Some(raw) = decoded.raw else { continue };
            let at = text.find('【').unwrap();
            let end = text.find("停止").unwrap();
            let new = raw.edited([(at, end, "全台")].into_iter()).unwrap();
            assert_eq!(new, encoding.encode("件名: 全台停止\r\n本文").unwrap());
        }
        // 0x87 0x90 and 0x81 0xe0 are the same sign to code page 932.
        let bytes = b"\x87\x90 1".to_vec();
        let decoded = Encoding::ShiftJis.decode(bytes).unwrap();
        let raw = decoded.raw.unwrap();
        let end = decoded.text.len();
        let new = raw.edited([(end - 1, end, "2")].into_iter());
        assert_eq!(new, Ok(b"\x87\x90 2".to_vec()));
    }

    #[test]
    fn faults_are_placed() {
        let fault = |encoding: Encoding, bytes: &[u8]| encoding.decode(bytes.to_vec()).unwrap_err();
        assert_eq!(fault(Encoding::Utf8, b"ab\xff").at, 2);
        assert_eq!(fault(Encoding::ShiftJis, b"ab\x81").at, 2);
        assert_eq!(fault(Encoding::Utf16Le, b"a\0\0\xd8b\0").at, 2);
        assert_eq!(fault(Encoding::Utf16Be, b"\0ab").at, 2);
        assert_eq!(Encoding::ShiftJis.encode("🎉"), Err(Unwritable('🎉')));
    }
}
