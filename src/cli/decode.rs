//! From bytes to text.

use super::Failure;

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

/// Takes bytes as UTF-8.
///
/// # Errors
/// What the bytes seem to be instead, where the first fault is, and how to
/// convert them.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Failure> {
    if let Some(what) = signature(&bytes) {
        return Err(Failure::new(format!("this is {what}, not text")).help(NAME_THE_DRAFT));
    }
    // The mark of UTF-16 begins that of UTF-32.
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(convert("this is UTF-32", "UTF-32"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(convert("this is UTF-16", "UTF-16"));
    }
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(holds_nul(&bytes, at));
    }
    match String::from_utf8(bytes) {
        // Its bytes are ASCII, so nothing else gives it away.
        Ok(text) if is_iso_2022_jp(&text) => {
            Err(convert("this is ISO-2022-JP, not UTF-8", "ISO-2022-JP"))
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let what = format!("not UTF-8 at {}", place(bytes, at));
            Err(match guess(bytes) {
                Some((name, code)) => convert(&format!("{what}; it looks like {name}"), code),
                None => Failure::new(what).help("save it as UTF-8"),
            })
        }
    }
}

/// What the bytes are by how they begin, unless a draft just begins like that.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    let (_, what) = SIGNATURES
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))?;
    let is_text = !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    (!is_text).then_some(what)
}

fn convert(what: &str, code: &str) -> Failure {
    Failure::new(what).help(format!(
        "save it as UTF-8: iconv -f {code} -t UTF-8 DRAFT > NEW"
    ))
}

fn place(bytes: &[u8], at: usize) -> String {
    let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    format!("byte {at} (line {line})")
}

/// Text in UTF-16 has a NUL in nearly every second place where it is Latin.
fn holds_nul(bytes: &[u8], at: usize) -> Failure {
    let sample = &bytes[..bytes.len().min(4096)];
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0);
    let (even, odd) = (nuls(0).count(), nuls(1).count());
    if (even == 0) != (odd == 0) && (even + odd) * 8 > sample.len() {
        let code = if even == 0 { "UTF-16LE" } else { "UTF-16BE" };
        return convert("this looks like UTF-16 without its mark", code);
    }
    Failure::new(format!("this is not text: a NUL at {}", place(bytes, at))).help(NAME_THE_DRAFT)
}

fn is_iso_2022_jp(text: &str) -> bool {
    text.is_ascii() && ["\u{1b}$B", "\u{1b}$@"].iter().any(|s| text.contains(s))
}

/// The legacy encoding of Japanese that the bytes look like: its name, and its
/// name for iconv.
fn guess(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    // Kana of Shift_JIS are no EUC; kanji of EUC may be read as Shift_JIS.
    if is_mostly_pairs(
        bytes,
        |first| matches!(first, 0x8e | 0xa1..=0xfe),
        |second| matches!(second, 0xa1..=0xfe),
    ) {
        return Some(("EUC-JP", "EUC-JP"));
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
    .then_some(("Shift_JIS", "CP932"))
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
        let failure = decode(bytes.to_vec()).unwrap_err();
        format!("{} | {}", failure.what, failure.help.unwrap_or_default())
    }

    #[test]
    fn utf_8_passes() {
        assert_eq!(decode("障害🎉".into()).as_deref(), Ok("障害🎉"));
        assert_eq!(decode(Vec::new()).as_deref(), Ok(""));
    }

    #[test]
    fn encodings_are_recognised() {
        // 「件名: テスト」 in each.
        assert!(fault(b"\x8c\x8f\x96\xbc: \x83e\x83X\x83g").contains("Shift_JIS"));
        assert!(fault(b"\xb7\xef\xcc\xbe: \xa5\xc6\xa5\xb9\xa5\xc8").contains("EUC-JP"));
        assert!(fault(b"\x1b$B7oL>\x1b(B: test").contains("ISO-2022-JP"));
        assert!(fault(b"\xff\xfe\xf6N\x0dT").contains("UTF-16"));
        assert!(fault(b"s\0u\0b\0j\0").contains("UTF-16LE"));
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
        assert!(decode(b"%PDF-1.7 does not open.".to_vec()).is_ok());
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
            "not UTF-8 at byte 12 (line 1) | save it as UTF-8"
        );
        assert!(fault(b"one\ntwo\0").starts_with("this is not text: a NUL at byte 7 (line 2)"));
    }
}
