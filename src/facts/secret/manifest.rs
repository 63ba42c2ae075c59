//! Kubernetes manifests: the values under `data:` of a `kind: Secret` are
//! credentials in base64, those under `stringData:` in plain, whatever their keys
//! are called.

use memchr::memmem;

use super::{Found, SecretKind, value};
use crate::text::Range;
use crate::ticket::Ticket;

/// A value is at least one byte: four letters of base64.
const SHORTEST: usize = 4;

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut done = 0;
    for at in memmem::find_iter(text.as_bytes(), "Secret") {
        if at < done || !follows_kind(&text[..at]) {
            continue;
        }
        let Some(line) = Line::around(text, at).filter(|l| l.pair() == ("kind", "Secret")) else {
            continue;
        };
        let part = manifest(text, &line);
        done = part.end;
        values(text, part, line.indent, found);
    }
}

/// Whether `kind:` is all but the last of the text.
fn follows_kind(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '"', '\'']);
    let key = before.strip_suffix(':').unwrap_or("");
    key.trim_end_matches(['"', '\'']).ends_with("kind")
}

/// A line of a manifest in YAML, or in JSON as `kubectl` prints it.
#[derive(Debug, Clone)]
struct Line<'a> {
    /// Where it is, its line break left out.
    range: Range,
    /// Blanks, and the dash of a list, before its words.
    indent: usize,
    /// It begins an item of a list.
    is_item: bool,
    words: &'a str,
}

impl<'a> Line<'a> {
    /// The longest line that is looked at.
    const LONGEST: usize = 1 << 14;

    /// The line at an offset of the text.
    fn around(text: &'a str, at: usize) -> Option<Self> {
        let window = value::floor(text, at.saturating_sub(Self::LONGEST));
        let start = match text[window..at].rfind('\n') {
            Some(n) => window + n + 1,
            None if window == 0 => 0,
            None => return None,
        };
        Self::at(text, start)
    }

    fn at(text: &'a str, start: usize) -> Option<Self> {
        let window = &text[start..value::floor(text, start + Self::LONGEST)];
        let len = window.find('\n').or_else(|| {
            let last = start + window.len() == text.len();
            last.then_some(window.len())
        })?;
        let line = &window[..len];
        let words = line.trim_start_matches([' ', '-']);
        // `---` is a mark and no list.
        let words = if line.starts_with("---") { line } else { words };
        Some(Self {
            range: start..start + len,
            indent: line.len() - words.len(),
            is_item: line.trim_start_matches(' ').starts_with("- "),
            words: words.trim_end(),
        })
    }

    fn next(&self, text: &'a str) -> Option<Self> {
        (self.range.end < text.len()).then(|| Self::at(text, self.range.end + 1))?
    }

    fn previous(&self, text: &'a str) -> Option<Self> {
        let end = self.range.start.checked_sub(1)?;
        Self::around(text, end)
    }

    /// Key and value without quotes.
    fn pair(&self) -> (&'a str, &'a str) {
        let (key, value) = self.words.split_once(':').unwrap_or((self.words, ""));
        let bare = |part: &'a str| part.trim_matches([' ', '"', '\'', ',']);
        (bare(key), bare(value))
    }

    /// Whether a manifest whose keys stand `indent` cells in goes on here.
    fn is_inside(&self, indent: usize) -> bool {
        self.words.is_empty() || self.indent >= indent && !self.words.starts_with("---")
    }
}

/// The lines of the manifest that `kind` belongs to.
fn manifest(text: &str, kind: &Line<'_>) -> Range {
    let begins = |line: &Line<'_>| line.is_item && line.indent == kind.indent;
    let mut first = kind.clone();
    while !begins(&first)
        && let Some(line) = first.previous(text)
        && line.is_inside(kind.indent)
    {
        first = line;
    }
    let mut last = kind.clone();
    while let Some(line) = last.next(text)
        && line.is_inside(kind.indent)
        && !begins(&line)
    {
        last = line;
    }
    first.range.start..last.range.end
}

/// The values under `data:` among the lines `part`, whose keys stand `indent`
/// cells in.
fn values(text: &str, part: Range, indent: usize, found: &mut Vec<Found>) {
    let mut in_data = false;
    let mut in_text = false;
    let mut next = Line::at(text, part.start);
    while let Some(line) = next.filter(|line| line.range.start < part.end) {
        if line.indent == indent && !line.words.is_empty() {
            let (key, _) = line.pair();
            in_text = key == "stringData";
            in_data = in_text || key == "data";
        } else if in_data
            && let (_, value) = line.pair()
            && (is_base64(value) || in_text && is_text(value))
            && !value::is_placeholder(value)
        {
            // The value is the last of the line but for quotes and commas.
            let end = line.range.start + text[line.range.clone()].rfind(value).unwrap_or(0);
            found.push(Found {
                range: end..end + value.len(),
                kind: SecretKind::KubernetesSecret,
            });
        }
        next = line.next(text);
    }
}

/// A value in one line; what is no name of a block of lines.
fn is_text(value: &str) -> bool {
    value.len() >= SHORTEST && !value.starts_with(['|', '>', '{', '[', '&', '*'])
}

fn is_base64(value: &str) -> bool {
    let letters = value.trim_end_matches('=');
    value.len() >= SHORTEST
        && value.len().is_multiple_of(4)
        && value.len() - letters.len() <= 2
        && letters
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}
