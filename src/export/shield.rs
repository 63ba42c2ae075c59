//! Backslashes that take the meaning of marks away from Markdown, and back.

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::text::Range;
use crate::text::markdown::OPTIONS;

/// More rounds than any text needs: each takes the meaning from a mark.
const ROUNDS: usize = 64;

/// A text whose marks mean nothing, with a backslash before each that would.
///
/// What is shielded may make others mean something, as what stood in a tag: so it
/// goes on until nothing does.
pub(super) fn shielded(text: &str) -> String {
    let mut places: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS {
        let shielded = shielded_at(text, places.clone());
        // Where in it the backslashes stand that were put there.
        let own: Vec<usize> = places.iter().enumerate().map(|(n, at)| at + n).collect();
        let mut found = escapes(&shielded, &verbatim(&shielded));
        found.extend(active(&shielded));
        found.retain(|at| own.binary_search(at).is_err());
        if found.is_empty() {
            return shielded;
        }
        let before = |at: &usize| at - own.partition_point(|own| own < at);
        places.extend(found.iter().map(before));
        places.sort_unstable();
        places.dedup();
    }
    shielded_at(text, places)
}

/// The text with a backslash at each of those places.
pub(super) fn shielded_at(text: &str, mut places: Vec<usize>) -> String {
    places.sort_unstable();
    places.dedup();
    let mut out = String::with_capacity(text.len() + places.len());
    let mut done = 0;
    for at in places {
        out.push_str(&text[done..at]);
        out.push('\\');
        done = at;
    }
    out.push_str(&text[done..]);
    out
}

/// Where comments begin that are none of Markdown's to hide.
pub(super) fn comments(text: &str) -> Vec<usize> {
    let code = verbatim(text);
    let found = text.match_indices("<!--").map(|(at, _)| at);
    found
        .filter(|at| !code.iter().any(|code| code.contains(at)))
        .collect()
}

/// The text without the bytes at those places, in order.
pub(super) fn without(text: &str, places: impl IntoIterator<Item = usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for at in places {
        out.push_str(&text[done..at]);
        done = at + 1;
    }
    out.push_str(&text[done..]);
    out
}

/// Where code stands.
pub(super) fn verbatim(text: &str) -> Vec<Range> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let code = events
        .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)));
    code.map(|(_, at)| at).collect()
}

/// Where marks stand that would mean something, backslashes aside.
fn active(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            // A link is active where shielding took it out of a tag.
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Image { .. }
                | Tag::FootnoteDefinition(_),
            )
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => out.push(at.start),
            Event::Start(Tag::Link { link_type, .. })
                if !matches!(link_type, LinkType::Autolink | LinkType::Email) =>
            {
                out.push(at.start);
            }
            Event::Html(_) => {
                let lines = &text[at.clone()];
                let blanks = lines.len() - lines.trim_start().len();
                if lines.trim_start().starts_with('<') {
                    out.push(at.start + blanks);
                }
            }
            // A line under words makes a heading of them.
            Event::Start(Tag::Heading { .. }) => {
                let words = text[at.clone()].trim_end();
                if let Some((_, line)) = words.rsplit_once('\n')
                    && !words.trim_start().starts_with('#')
                {
                    let blanks = line.len() - line.trim_start().len();
                    out.push(at.start + words.len() - line.len() + blanks);
                }
            }
            Event::Text(shown) => {
                let written = &text[at.clone()];
                if written != shown.as_ref() && written.starts_with('&') {
                    out.push(at.start);
                }
            }
            _ => {}
        }
    }
    out
}

/// The backslashes outside of code that would escape what follows them.
fn escapes(text: &str, verbatim: &[Range]) -> Vec<usize> {
    let bytes = text.as_bytes();
    // At the end of a paragraph it breaks no line.
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let breaks: Vec<usize> = events
        .filter(|(event, _)| matches!(event, Event::HardBreak))
        .map(|(_, at)| at.start)
        .collect();
    let mut out = Vec::new();
    let mut at = 0;
    let mut skipped = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let here = at + found;
        while verbatim.get(skipped).is_some_and(|code| code.end <= here) {
            skipped += 1;
        }
        if let Some(code) = verbatim.get(skipped).filter(|code| code.start <= here) {
            at = code.end;
            continue;
        }
        let next = bytes.get(here + 1).copied();
        if next.is_some_and(|b| b.is_ascii_punctuation())
            || next == Some(b'\n') && breaks.binary_search(&here).is_ok()
        {
            out.push(here);
            at = here + 2;
        } else {
            at = here + 1;
        }
    }
    out
}

/// The text without the backslashes that only shield, and with the characters
/// that entities stand for.
pub(super) fn unshielded(text: &str) -> String {
    edited(text, unshielding(text))
}

/// What to put in place of what, for a text without its shields and entities.
pub(super) fn unshielding(text: &str) -> Vec<(Range, String)> {
    let shields = escapes(text, &verbatim(text));
    let shields = shields.into_iter().filter(|&at| !is_of_path(text, at));
    let mut edits: Vec<(Range, String)> = shields.map(|at| (at..at + 1, String::new())).collect();
    for (event, at) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if let Event::Text(shown) = event
            && text[at.clone()].starts_with('&')
            && text[at.clone()] != *shown
        {
            edits.push((at, shown.to_string()));
        }
    }
    edits
}

/// The text with other words in some places, none of which overlap.
pub(super) fn edited(text: &str, mut edits: Vec<(Range, String)>) -> String {
    edits.sort_by_key(|(at, _)| at.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, words) in edits {
        out.push_str(text.get(done..at.start).unwrap_or(""));
        out.push_str(&words);
        done = at.end.max(done);
    }
    out.push_str(&text[done..]);
    out
}

/// Whether a backslash is one of a path, which nobody escapes: `C:\Temp\*.log`,
/// `\\server`.
fn is_of_path(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
    let rest = text[at..].trim_start_matches('\\');
    let run = text.len() - at - rest.len();
    let share = before.is_empty() && run == 2 && rest.starts_with(char::is_alphanumeric);
    // One that has been shielded has doubled backslashes.
    let end = text[at..].find(char::is_whitespace);
    let word = &text[at - before.len()..end.map_or(text.len(), |end| at + end)];
    let inside = before.ends_with(char::is_alphanumeric)
        && !word.contains(r"\\")
        && run == 1
        && before
            .split('\\')
            .skip(1)
            .any(|part| part.starts_with(char::is_alphanumeric));
    share || inside
}
