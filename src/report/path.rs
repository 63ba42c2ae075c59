//! Paths as programs want them.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::text::display::visible_line;
use crate::text::name;

/// A path as services compare it with those of a repository: without the step
/// to where one is.
pub(super) fn plain(path: &str) -> Cow<'_, str> {
    visible_line(without_dot(path))
}

/// The same where any character can be written: as it is.
pub(super) fn without_dot(mut path: &str) -> &str {
    while let Some(rest) = path.strip_prefix("./").filter(|rest| !rest.is_empty()) {
        path = rest.trim_start_matches('/');
    }
    path
}

/// A path that leads out of the folder as the one from the root: there is nothing
/// else that a reference with steps up could count from.
fn from_root(path: &str) -> Cow<'_, str> {
    let Some(mut folder) = Some(path)
        .filter(|path| path.starts_with("../"))
        .and_then(|_| std::env::current_dir().ok())
    else {
        return Cow::Borrowed(path);
    };
    let mut rest = path;
    while let Some(further) = rest.strip_prefix("../") {
        folder.pop();
        rest = further;
    }
    Cow::Owned(format!(
        "{}/{rest}",
        name::shown(&folder).trim_end_matches('/')
    ))
}

/// A path as a URI reference: what is not text is there as its bytes.
pub(super) fn uri(path: &str) -> String {
    let path = from_root(without_dot(path));
    let path = path.as_ref();
    let path = if cfg!(windows) {
        Cow::Owned(path.replace('\\', "/"))
    } else {
        Cow::Borrowed(path)
    };
    let mut out = String::with_capacity(path.len());
    let is_drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    if is_drive {
        out.push_str("file:///");
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    for &byte in name::bytes(&path).iter() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
