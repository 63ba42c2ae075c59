//! Names of files as text.
//!
//! A name need not be text: where the system takes any bytes, what is not UTF-8
//! is written `\xNN`, and every `\` of that name twice. So is a name that holds
//! the four characters `\xNN` itself; no two names are then written alike, and
//! the bytes can be told from the text.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The name of a file as text; the name itself wherever that is text.
#[must_use]
pub fn shown(path: &Path) -> Cow<'_, str> {
    match path.to_str() {
        // On Windows it parts folders.
        Some(name) if cfg!(windows) || !holds_escape(name) => Cow::Borrowed(name),
        _ => shown_bytes(path),
    }
}

/// The file that a name as text is that of.
#[must_use]
pub fn meant(name: &str) -> PathBuf {
    from_bytes(&bytes(name))
}

/// The bytes of a name that is written as text.
#[must_use]
pub fn bytes(name: &str) -> Cow<'_, [u8]> {
    if cfg!(windows) || !holds_escape(name) {
        return Cow::Borrowed(name.as_bytes());
    }
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'\\' {
            out.push(first);
        } else if let Some(byte) = escaped(after) {
            out.push(byte);
            rest = &after[3..];
        } else {
            out.push(b'\\');
            rest = after.strip_prefix(b"\\").unwrap_or(after);
        }
    }
    Cow::Owned(out)
}

/// The byte that `xNN` stands for behind a backslash.
fn escaped(after: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match after {
        [b'x', high, low, ..] => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok(),
        _ => None,
    }
}

fn holds_escape(name: &str) -> bool {
    name.match_indices('\\')
        .any(|(at, _)| escaped(&name.as_bytes()[at + 1..]).is_some())
}

#[cfg(unix)]
fn shown_bytes(path: &Path) -> Cow<'_, str> {
    use std::os::unix::ffi::OsStrExt as _;
    let mut out = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        out.push_str(&chunk.valid().replace('\\', r"\\"));
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    Cow::Owned(out)
}

#[cfg(not(unix))]
fn shown_bytes(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}

/// The path of these bytes, which are UTF-8 where the system wants text.
#[cfg(unix)]
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    std::ffi::OsStr::from_bytes(bytes).into()
}

/// The path of these bytes, which are UTF-8 where the system wants text.
#[cfg(not(unix))]
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_that_is_text_is_itself() {
        for name in [
            "a.md",
            "窓口 へ.md",
            r"a\b.md",
            r"a\xyz",
            r"a\\b",
            "a\x1b\n.md",
        ] {
            assert_eq!(shown(Path::new(name)), name);
            assert_eq!(bytes(name), name.as_bytes());
        }
    }

    #[test]
    fn what_is_not_text_is_told_from_what_looks_like_it() {
        assert_eq!(shown(&from_bytes(b"a\xff\\.md")), r"a\xFF\\.md");
        assert_eq!(shown(Path::new(r"a\xFF\.md")), r"a\\xFF\\.md");
        assert_eq!(shown(Path::new(r"a\\xFF\\.md")), r"a\\\\xFF\\\\.md");
    }

    proptest! {
        #[test]
        fn the_bytes_can_be_told_from_the_text(
            name in prop::collection::vec(
                prop_oneof![Just(b'\\'), Just(b'x'), Just(b'F'), Just(b'a'), 0x80_u8..],
                0..12,
            )
        ) {
            let path = from_bytes(&name);
            prop_assert_eq!(&bytes(&shown(&path)).into_owned(), &name);
            prop_assert_eq!(meant(&shown(&path)), path);
        }
    }
}
