//! Encodings that are named: what is read wrong holds no word that a rule could
//! find, so that a wrong name is told and not obeyed.

use ticketlint::text::Encoding;

use crate::binary::{Folder, Run, run};

const DRAFT: &str =
    "# 【至急】注文画面が開きません\n\n鍵は AKIA4QXTZ7MPLNBD5WKE を使っています。\n";
const SECRET: &str = "unmasked-secret";

fn read_as(path: &str, named: &str) -> Run {
    run(&["--encoding", named, "--format", "json", path])
}

#[test]
fn utf16_is_read_whichever_byte_comes_first() {
    let folder = Folder::new("encodings-utf16");
    for order in [Encoding::Utf16Le, Encoding::Utf16Be] {
        for mark in ["", "\u{feff}"] {
            let bytes = order.encode(&format!("{mark}{DRAFT}")).unwrap();
            let path = folder.write("a.md", bytes);
            for named in ["UTF-16", "utf16", order.name()] {
                let ran = read_as(&path, named);
                let case = format!("{order:?} {mark:?} {named}: {}", ran.err);
                assert_eq!(ran.status, 1, "{case}");
                assert!(ran.rules().iter().any(|rule| rule == SECRET), "{case}");
                assert_eq!(ran.json()["files"][0]["encoding"], order.name(), "{case}");
            }
            let other = match order {
                Encoding::Utf16Le => "UTF-16BE",
                _ => "UTF-16LE",
            };
            let wrong = read_as(&path, other);
            assert_eq!(wrong.status, 2, "{}", wrong.err);
            let seems = format!("not {other}: the bytes are those of {}", order.name());
            assert!(wrong.err.contains(&seems), "{}", wrong.err);
        }
    }
}

#[test]
fn utf8_is_read_as_nothing_else() {
    let folder = Folder::new("encodings-utf8");
    let path = folder.write("a.md", DRAFT);
    let short = folder.write("b.txt", "鍵 AKIA4QXTZ7MPLNBD5WKE");
    let ascii = folder.write("c.txt", "The key is AKIA4QXTZ7MPLNBD5WKE.");
    for named in ["UTF-16", "UTF-16BE", "Shift_JIS", "EUC-JP", "ISO-2022-JP"] {
        for path in [&path, &short] {
            let ran = read_as(path, named);
            assert_eq!(ran.status, 2, "{named}: {}", ran.err);
            assert!(
                ran.err.contains("help: leave --encoding out"),
                "{}",
                ran.err
            );
        }
        // In all but one of them ASCII is what it is.
        let wanted = if named.starts_with("UTF-16") { 2 } else { 1 };
        let ran = read_as(&ascii, named);
        assert_eq!(ran.status, wanted, "{named}: {}", ran.err);
    }
    assert_eq!(read_as(&path, "UTF-8").status, 1);
}

#[test]
fn bytes_with_a_nul_are_not_taken_for_utf16() {
    let folder = Folder::new("encodings-nul");
    for bytes in [&b"a\0b\n"[..], b"core\0dump\0of\0it\n", b"\0\0\0\x01"] {
        let ran = run(&[&folder.write("a.txt", bytes)]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert!(ran.err.contains("this is not text: a NUL"), "{}", ran.err);
    }
}

#[test]
fn a_fix_keeps_the_escapes_that_it_is_not_about() {
    let folder = Folder::new("encodings-escapes");
    // The text ends in kanji, and the set of 1978 is in it.
    let before = b"\x1b$@7oL>\x1b(J password=".as_slice();
    let after = b" \x1b$B$\"".as_slice();
    let path = folder.write("j.txt", [before, b"Xk9pQ9z!a8", after].concat());
    let fixed = run(&["--no-config", "--fix", &path]);
    assert!(fixed.status < 2, "{}", fixed.err);
    let bytes = std::fs::read(&path).unwrap();
    let shown = String::from_utf8_lossy(&bytes);
    assert!(
        bytes.starts_with(before) && bytes.ends_with(after),
        "{shown:?}"
    );
    assert!(shown.contains("<PASSWORD_1>"), "{shown:?}");
}
