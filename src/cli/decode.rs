//! From bytes to text.

use super::Failure;
use crate::text::Encoding;
use crate::text::encoding::{Decoded, Malformed};

const NAME_THE_DRAFT: &str =
    "name the draft itself; screenshots, documents and archives are attached to the ticket";

/// How files that are no text begin, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"PK\x05\x06", "an empty zip file"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or Outlook file",
    ),
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
];

/// Reads bytes in the encoding named, or in the one they seem to be in.
///
/// # Errors
/// What the bytes seem to be instead, where the first fault is, and how to
/// convert them.
pub(super) fn decode(bytes: Vec<u8>, named: Option<Encoding>) -> Result<Decoded, Failure> {
    if let Some(what) = signature(&bytes) {
        return Err(Failure::new(format!("this is {what}, not text")).help(NAME_THE_DRAFT));
    }
    let encoding = match named {
        Some(encoding) => encoding,
        None => detect(&bytes)?,
    };
    let malformed = |at: usize, bytes: &[u8]| {
        Failure::new(format!("not {} at {}", encoding.name(), place(bytes, at)))
    };
    match encoding.decode(bytes.clone()) {
        Ok(decoded) if decoded.text.contains('\0') => {
            let at = bytes.iter().position(|&b| b == 0).unwrap_or_default();
            Err(holds_nul(&bytes, at))
        }
        Ok(decoded) => Ok(decoded),
        Err(Malformed { at }) if named.is_some() => {
            Err(malformed(at, &bytes).help("leave --encoding out, and it is found by itself"))
        }
        Err(Malformed { at }) => {
            Err(malformed(at, &bytes)
                .help("save it as UTF-8, or name its encoding with --encoding"))
        }
    }
}

/// The encoding that bytes seem to be in.
fn detect(bytes: &[u8]) -> Result<Encoding, Failure> {
    // The mark of UTF-16 begins that of UTF-32.
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(Failure::new("this is UTF-32")
            .help("save it as UTF-8: iconv -f UTF-32 -t UTF-8 DRAFT > NEW"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Ok(Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Ok(Encoding::Utf16Be);
    }
    if bytes.contains(&0) {
        return Ok(headless_utf16(bytes).unwrap_or(Encoding::Utf8));
    }
    Ok(match std::str::from_utf8(bytes) {
        // Its bytes are ASCII, so nothing else gives it away.
        Ok(text) if is_iso_2022_jp(text) => Encoding::Iso2022Jp,
        Ok(_) => Encoding::Utf8,
        Err(_) => japanese(bytes).unwrap_or(Encoding::Utf8),
    })
}

/// What the bytes are by how they begin, unless a draft just begins like that.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    let (_, what) = SIGNATURES
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))?;
    let is_text = !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    (!is_text).then_some(what)
}

fn place(bytes: &[u8], at: usize) -> String {
    let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    format!("byte {at} (line {line})")
}

/// Text in UTF-16 has a NUL in nearly every second place where it is Latin.
fn headless_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0);
    let (even, odd) = (nuls(0).count(), nuls(1).count());
    ((even == 0) != (odd == 0) && (even + odd) * 8 > sample.len()).then_some(if even == 0 {
        Encoding::Utf16Le
    } else {
        Encoding::Utf16Be
    })
}

fn holds_nul(bytes: &[u8], at: usize) -> Failure {
    Failure::new(format!("this is not text: a NUL at {}", place(bytes, at))).help(NAME_THE_DRAFT)
}

fn is_iso_2022_jp(text: &str) -> bool {
    text.is_ascii() && ["\u{1b}$B", "\u{1b}$@"].iter().any(|s| text.contains(s))
}

/// The legacy encoding of Japanese that the bytes look like.
fn japanese(bytes: &[u8]) -> Option<Encoding> {
    // Kana of Shift_JIS are no EUC; kanji of EUC may be read as Shift_JIS.
    if is_mostly_pairs(
        bytes,
        |first| matches!(first, 0x8e | 0xa1..=0xfe),
        |second| matches!(second, 0xa1..=0xfe),
    ) {
        return Some(Encoding::EucJp);
    }
    let half_width_kana = 0xa1..=0xdf;
    let shift_jis: Vec<u8> = bytes
        .iter()
        .map(|b| {
            if half_width_kana.contains(b) {
                b'.'
            } else {
                *b
            }
        })
        .collect();
    // A kana as the second half of a pair is a dot now, which counts as one.
    is_mostly_pairs(
        &shift_jis,
        |first| matches!(first, 0x81..=0x9f | 0xe0..=0xfc),
        |second| matches!(second, b'.' | 0x40..=0x7e | 0x80..=0xfc),
    )
    .then_some(Encoding::ShiftJis)
}

/// Whether nearly all bytes beyond ASCII make pairs.
fn is_mostly_pairs(bytes: &[u8], first: fn(u8) -> bool, second: fn(u8) -> bool) -> bool {
    let (mut pairs, mut odd) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if first(byte) && bytes.get(at).copied().is_some_and(second) {
            pairs += 1;
            at += 1;
        } else if byte >= 0x80 {
            odd += 1;
        }
    }
    pairs >= 2 && odd * 20 <= pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        let failure = decode(bytes.to_vec(), None).unwrap_err();
        format!("{} | {}", failure.what, failure.help.unwrap_or_default())
    }

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), None).unwrap().text
    }

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(text("障害🎉".as_bytes()), "障害🎉");
        assert_eq!(text(b""), "");
        // 「件名: テスト」 in each.
        assert_eq!(text(b"\x8c\x8f\x96\xbc: \x83e\x83X\x83g"), "件名: テスト");
        assert_eq!(
            text(b"\xb7\xef\xcc\xbe: \xa5\xc6\xa5\xb9\xa5\xc8"),
            "件名: テスト"
        );
        assert_eq!(text(b"\x1b$B7oL>\x1b(B: test"), "件名: test");
        assert_eq!(text(b"\xff\xfe\xf6N\x0dT"), "\u{feff}件名");
        assert_eq!(text(b"s\0u\0b\0j\0"), "subj");
    }

    #[test]
    fn an_encoding_that_is_named_is_taken() {
        let sjis = b"\x8c\x8f\x96\xbc".to_vec();
        let named = decode(sjis.clone(), Some(Encoding::EucJp)).unwrap_err();
        assert_eq!(named.what, "not EUC-JP at byte 0 (line 1)");
        let named = decode(sjis, Some(Encoding::ShiftJis)).map(|decoded| decoded.text);
        assert_eq!(named.as_deref(), Ok("件名"));
    }

    #[test]
    fn what_is_no_text_at_all_is_named() {
        for (bytes, what) in [
            (
                &b"PK\x03\x04\x14\0\x06\0\x08\0"[..],
                "a Word, Excel or zip file",
            ),
            (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
            (b"GIF89a\x01\0", "a GIF picture"),
            (b"\x1f\x8b\x08\0", "a gzip file"),
        ] {
            let fault = fault(bytes);
            assert!(
                fault.starts_with(&format!("this is {what}, not text")),
                "{fault}"
            );
            assert!(!fault.contains("iconv"), "{fault}");
        }
        assert!(decode(b"%PDF-1.7 does not open.".to_vec(), None).is_ok());
        for bytes in [&b"\xff\xfe\0\0a\0\0\0"[..], b"\0\0\xfe\xff\0\0\0a"] {
            assert!(
                fault(bytes).contains("iconv -f UTF-32 "),
                "{}",
                fault(bytes)
            );
        }
    }

    #[test]
    fn the_first_fault_is_placed() {
        assert_eq!(
            fault(b"subject: caf\xe9\n"),
            "not UTF-8 at byte 12 (line 1) | save it as UTF-8, or name its encoding with --encoding"
        );
        assert!(fault(b"one\ntwo\0").starts_with("this is not text: a NUL at byte 7 (line 2)"));
    }
}
