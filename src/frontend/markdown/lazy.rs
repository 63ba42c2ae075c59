//! Which lines of a quote are the author's own.
//!
//! A line without a mark right below a quote belongs to it by CommonMark ("lazy
//! continuation"). Authors who leave no blank line there write on in their own words,
//! and those who answer a mail line by line do so again and again.

use crate::text::{MappedText, Range};

/// Ends of a sentence, with a mark or as Japanese is written without one.
const ENDS: [&str; 21] = [
    "。",
    ".",
    "!",
    "?",
    "！",
    "？",
    ":",
    "：",
    ")",
    "」",
    "\"",
    "ません",
    "ます",
    "ました",
    "です",
    "でした",
    "ない",
    "した",
    "ください",
    "下さい",
    "か",
];

/// So many words of Latin letters make a sentence.
const SENTENCE: usize = 3;

/// So near to its start, in characters, a line has the colon of a label.
const LABEL: usize = 12;

/// The stretches of a paragraph that begins in a quote, each with whether it is the
/// author's own. `source`: the whole file.
pub(super) fn stretches(text: &MappedText, source: &str) -> Vec<(Range, bool)> {
    let mut stretches: Vec<(Range, bool)> = Vec::new();
    let mut quoted = "";
    let mut at = 0;
    for line in text.as_str().split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let before = stretches.last().map(|(_, own)| *own);
        let own = match before {
            _ if is_marked(source, text.offset(range.start)) => false,
            Some(true) => true,
            Some(false) => !line.trim().is_empty() && !goes_on(quoted.trim(), line.trim()),
            None => false,
        };
        if !own {
            quoted = line;
        }
        match stretches.last_mut() {
            Some((last, known)) if *known == own => last.end = range.end,
            _ => stretches.push((range, own)),
        }
    }
    stretches
}

/// Whether the line of the source at an offset has the mark of a quote before it.
fn is_marked(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or("");
    let line = before.rfind(['\n', '\r']);
    line.map_or(before, |end| &before[end + 1..]).contains('>')
}

/// Whether a line goes on with the quoted one above it: as the rest of a sentence that a
/// program wrapped, or as what a command printed.
fn goes_on(quoted: &str, line: &str) -> bool {
    let ends = ENDS.iter().any(|end| quoted.ends_with(end));
    match (quoted.is_ascii(), line.is_ascii()) {
        (true, true) => !is_sentence(line) || is_command(quoted),
        (false, false) => !ends && !is_labelled(line),
        _ => false,
    }
}

/// Whether a line of Latin letters is a sentence of somebody's.
fn is_sentence(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_uppercase())
        && line.ends_with(['.', '?', '!', ':'])
        && line.split(' ').count() >= SENTENCE
}

/// Whether a line of Latin letters looks like a command.
fn is_command(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_lowercase() || c == '$') || line.contains(" -")
}

/// Whether a line begins with a label.
fn is_labelled(line: &str) -> bool {
    line.chars().take(LABEL).any(|c| matches!(c, ':' | '：'))
}
