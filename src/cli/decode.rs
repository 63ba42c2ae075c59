//! From bytes to text.

mod guess;

use memchr::memchr2;

use super::Failure;
use super::args::NamedEncoding;
use crate::config::{Said, said};
use crate::text::Encoding;
use crate::text::encoding::{Decoded, Malformed};

fn name_the_draft() -> Said {
    said!(
        "下書きそのものを指定してください。画像、文書、書庫はチケットに添付します",
        "name the draft itself; screenshots, documents and archives are attached to the ticket",
    )
}

/// How files that are no text begin, and what they are.
const SIGNATURES: &[(&[u8], [&str; 2])] = &[
    (
        b"PK\x03\x04",
        ["Word、Excel か zip のファイル", "a Word, Excel or zip file"],
    ),
    (b"PK\x05\x06", ["空の zip ファイル", "an empty zip file"]),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        [
            "古い Word、Excel か Outlook のファイル",
            "an old Word, Excel or Outlook file",
        ],
    ),
    (b"%PDF-", ["PDF ファイル", "a PDF file"]),
    (b"\x89PNG\r\n\x1a\n", ["PNG 画像", "a PNG picture"]),
    (b"\xff\xd8\xff", ["JPEG 画像", "a JPEG picture"]),
    (b"GIF87a", ["GIF 画像", "a GIF picture"]),
    (b"GIF89a", ["GIF 画像", "a GIF picture"]),
    (b"\x1f\x8b", ["gzip ファイル", "a gzip file"]),
    (b"7z\xbc\xaf\x27\x1c", ["7-Zip ファイル", "a 7-Zip file"]),
];

/// Reads bytes in the encoding named, or in the one they seem to be in.
///
/// # Errors
/// What the bytes seem to be instead, where the first fault is, and how to
/// convert them.
pub(super) fn decode(bytes: Vec<u8>, named: Option<NamedEncoding>) -> Result<Decoded, Failure> {
    if let Some([ja, en]) = signature(&bytes) {
        let what = Said::new(
            format!("テキストではなく、{ja}です"),
            format!("this is {en}, not text"),
        );
        return Err(Failure::new(what).help(name_the_draft()));
    }
    // Most drafts are UTF-8, and have no byte that would let them be anything else.
    if named.is_none()
        && memchr2(0, guess::ESCAPE, &bytes).is_none()
        && let Ok(decoded) = Encoding::Utf8.decode(bytes.clone())
    {
        return Ok(decoded);
    }
    let encoding = match named {
        Some(named) => as_named(&bytes, named)?,
        None => guess::detect(&bytes)?,
    };
    let malformed = |at: usize, bytes: &[u8]| {
        let place = place(bytes, at);
        Failure::new(Said::new(
            format!("{} ではありません({})", encoding.name(), place.ja),
            format!("not {} at {}", encoding.name(), place.en),
        ))
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

/// The encoding that is named, unless the bytes are plainly in another: what is
/// read wrong holds no word that a rule could find.
fn as_named(bytes: &[u8], named: NamedEncoding) -> Result<Encoding, Failure> {
    let leave_out = || {
        said!(
            "--encoding を外すと、自動で判別します",
            "leave --encoding out, and it is found by itself",
        )
    };
    let is_utf16 = |encoding| matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be);
    let refused = |seems: &str, [ja, en]: [&str; 2]| {
        let name = named.name();
        Failure::new(Said::new(
            format!("{name} ではありません。{ja} {seems} のバイト列です"),
            format!("not {name}: the bytes are those of {seems}{en}"),
        ))
    };
    let encoding = match named {
        NamedEncoding::One(encoding) if !is_utf16(encoding) => {
            return match seems_utf8(bytes, encoding) {
                true => Err(refused("UTF-8", ["", ""]).help(leave_out())),
                false => Ok(encoding),
            };
        }
        NamedEncoding::One(encoding) => Some(encoding),
        NamedEncoding::Utf16 => None,
    };
    let (seen, how) = match guess::utf16_mark(bytes) {
        Some(marked) => (Some(marked), ["印によると", ", by its mark"]),
        None if !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() => {
            return match bytes {
                [] => Ok(encoding.unwrap_or(Encoding::Utf16Le)),
                _ => Err(refused("UTF-8", ["", ""]).help(leave_out())),
            };
        }
        None => (
            guess::utf16(bytes, true),
            ["文字によると", ", by its letters"],
        ),
    };
    match (encoding, seen) {
        (Some(encoding), Some(seen)) if encoding != seen => {
            Err(refused(seen.name(), how).help(leave_out()))
        }
        (Some(encoding), _) => Ok(encoding),
        (None, Some(seen)) => Ok(seen),
        (None, None) => Err(Failure::new(said!(
            "UTF-16 として読めません。バイトの順序が分かりません",
            "not UTF-16 that can be read: which byte comes first is not plain",
        ))
        .help(said!(
            "UTF-16LE か UTF-16BE と指定してください",
            "name it UTF-16LE or UTF-16BE",
        ))),
    }
}

/// Whether bytes that are said to be of a legacy encoding are UTF-8. Latin letters
/// with a mark are as well two kana of half width.
fn seems_utf8(bytes: &[u8], named: Encoding) -> bool {
    let may_be_kana = named == Encoding::ShiftJis && !bytes.iter().any(|&byte| byte >= 0xe0);
    named != Encoding::Utf8
        && !bytes.is_ascii()
        && !may_be_kana
        && std::str::from_utf8(bytes).is_ok()
}

/// What the bytes are by how they begin, unless a draft just begins like that.
fn signature(bytes: &[u8]) -> Option<[&'static str; 2]> {
    let (_, what) = SIGNATURES
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign))?;
    let is_text = !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok();
    (!is_text).then_some(*what)
}

fn place(bytes: &[u8], at: usize) -> Said {
    let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    said!("{at} バイト目、{line} 行目", "byte {at} (line {line})")
}

fn holds_nul(bytes: &[u8], at: usize) -> Failure {
    let place = place(bytes, at);
    let what = Said::new(
        format!("テキストではありません。NUL があります({})", place.ja),
        format!("this is not text: a NUL at {}", place.en),
    );
    Failure::new(what).help(name_the_draft())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> String {
        let failure = decode(bytes.to_vec(), None).unwrap_err();
        format!(
            "{} | {}",
            failure.what.en,
            failure.help.unwrap_or("".into()).en
        )
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
        let named = decode(sjis.clone(), Some(NamedEncoding::One(Encoding::EucJp))).unwrap_err();
        assert_eq!(named.what.en, "not EUC-JP at byte 0 (line 1)");
        let named =
            decode(sjis, Some(NamedEncoding::One(Encoding::ShiftJis))).map(|decoded| decoded.text);
        assert_eq!(named.as_deref(), Ok("件名"));
    }

    #[test]
    fn the_byte_order_is_read_off_the_letters() {
        let drafts = [
            "# 【至急】サーバーが応答しません\n\nキーを見てください。",
            "The host does not answer.\n",
            "東京都の店舗で最近一部停止",
            "応答なし 🎉",
        ];
        for draft in drafts {
            for order in [Encoding::Utf16Le, Encoding::Utf16Be] {
                let bytes = order.encode(draft).unwrap();
                let read = |named| decode(bytes.clone(), Some(named)).map(|read| read.text);
                assert_eq!(
                    read(NamedEncoding::Utf16).as_deref(),
                    Ok(draft),
                    "{order:?}"
                );
                assert_eq!(read(NamedEncoding::One(order)).as_deref(), Ok(draft));
                let other = match order {
                    Encoding::Utf16Le => Encoding::Utf16Be,
                    _ => Encoding::Utf16Le,
                };
                let wrong = read(NamedEncoding::One(other)).unwrap_err();
                let seems = format!("the bytes are those of {}, by its letters", order.name());
                assert!(wrong.what.en.ends_with(&seems), "{}", wrong.what.en);
            }
        }
        // A mark says it, whatever follows.
        let read = |bytes: &[u8], named| decode(bytes.to_vec(), Some(named)).map(|read| read.text);
        let marked = b"\xfe\xff\x4e\xf6";
        assert_eq!(
            read(marked, NamedEncoding::Utf16).as_deref(),
            Ok("\u{feff}件")
        );
        assert!(read(marked, NamedEncoding::One(Encoding::Utf16Le)).is_err());
        assert_eq!(read(b"", NamedEncoding::Utf16).as_deref(), Ok(""));
    }

    #[test]
    fn what_is_plainly_utf8_is_read_as_nothing_else() {
        let names = [
            NamedEncoding::Utf16,
            NamedEncoding::One(Encoding::Utf16Be),
            NamedEncoding::One(Encoding::ShiftJis),
            NamedEncoding::One(Encoding::EucJp),
            NamedEncoding::One(Encoding::Iso2022Jp),
        ];
        for named in names {
            let refused = decode("応答がありません".as_bytes().to_vec(), Some(named));
            let refused = refused.unwrap_err();
            assert!(
                refused
                    .what
                    .en
                    .starts_with(&format!("not {}", named.name()))
            );
            assert!(refused.help.unwrap().en.contains("--encoding"));
        }
        // ASCII is the same in all of them but one.
        let ascii = |named| decode(b"no answer".to_vec(), Some(named));
        assert!(ascii(NamedEncoding::One(Encoding::ShiftJis)).is_ok());
        assert!(ascii(NamedEncoding::Utf16).is_err());
        let kana = decode(
            b"\xc3\xbd\xc4 1".to_vec(),
            Some(NamedEncoding::One(Encoding::ShiftJis)),
        );
        assert_eq!(kana.unwrap().text, "ﾃｽﾄ 1");
    }

    #[test]
    fn a_nul_alone_makes_no_utf16() {
        for bytes in [&b"a\0b\n"[..], b"one\0two\0three\0\n"] {
            assert!(fault(bytes).starts_with("this is not text: a NUL"));
        }
    }

    #[test]
    fn what_is_no_text_at_all_is_named() {
        for (bytes, what) in [
            (
                &b"PK\x03\x04\x14\0\x06\0\x08\0"[..],
                ["Word、Excel か zip のファイル", "a Word, Excel or zip file"],
            ),
            (
                b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
                ["PDF ファイル", "a PDF file"],
            ),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                ["PNG 画像", "a PNG picture"],
            ),
            (
                b"\xff\xd8\xff\xe0\0\x10JFIF",
                ["JPEG 画像", "a JPEG picture"],
            ),
            (b"GIF89a\x01\0", ["GIF 画像", "a GIF picture"]),
            (b"\x1f\x8b\x08\0", ["gzip ファイル", "a gzip file"]),
        ] {
            let fault = fault(bytes);
            assert!(
                fault.starts_with(&format!("this is {}, not text", what[1])),
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
