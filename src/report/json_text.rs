//! JSON as text, for every format that is made of it.

use std::io;

use serde::Serialize;

use super::Out;
use crate::text::display::is_hidden;

/// Puts commas between the items of a list, each on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Commas {
    begun: bool,
}

impl Commas {
    /// Appends an item.
    pub(super) fn push(&mut self, out: &mut String, value: &impl Serialize) {
        self.begin(out);
        push(out, value);
    }

    /// Appends an item that may be long, which is handed on while it is written.
    pub(super) fn push_long(&mut self, out: &mut Out<'_>, value: &impl Serialize) {
        self.begin(out);
        let mut serializer = serde_json::Serializer::with_formatter(Piecewise(out), Harmless);
        let _ = value.serialize(&mut serializer);
        out.hand_on();
    }

    fn begin(&mut self, out: &mut String) {
        if std::mem::replace(&mut self.begun, true) {
            out.push_str(",\n");
        }
    }
}

/// Appends `value`. Nothing of these types can fail to serialize, and nothing
/// but text is written; it goes where it is wanted without a copy, since a large
/// draft has many places.
pub(super) fn push(out: &mut String, value: &impl Serialize) {
    let mut serializer = serde_json::Serializer::with_formatter(Text(out), Harmless);
    let _ = value.serialize(&mut serializer);
}

/// `value` as one line of JSON, in which nothing is hidden: the answer of any
/// command to a program.
#[must_use]
pub fn json_line(value: &impl Serialize) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out.push('\n');
    out
}

/// Writes to a string. What comes are whole characters.
struct Text<'o>(&'o mut String);

impl io::Write for Text<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.push_str(text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes where text is handed on: before an object.
struct Piecewise<'o, 'a>(&'o mut Out<'a>);

impl io::Write for Piecewise<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes == b"{" {
            self.0.hand_on();
        }
        Text(self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Compact JSON in which hidden characters, and what would give a command to those
/// who run jobs, are written as `\u` escapes: it loses nothing, and does no harm on a
/// terminal.
struct Harmless;

impl serde_json::ser::Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut from = 0;
        // Those who run jobs obey what follows `##`, wherever it stands.
        let harms =
            |&(at, c): &(usize, char)| is_hidden(c) || (c == '#' && fragment[..at].ends_with('#'));
        for (at, c) in fragment.char_indices().filter(harms) {
            writer.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }
}
