//! How much one line looks like output.

use super::letter::{japanese, reads_like_prose};
use super::program::{
    is_assignment, is_frame, is_level_line, is_network_tool, is_prompt, is_section_of_settings,
    is_table_head, is_thrown, is_tool_message,
};
use super::stamp::{after_timestamp, is_log_rest};
use super::{HEAD, Line, head};

/// How much one line looks like output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Words.
    Prose,
    /// Could be either.
    Open,
    /// Output, if it stands apart or among its like.
    Likely,
    /// Output, but for a single line among prose.
    Plain,
    /// Output wherever it stands.
    Certain,
    /// A prompt with a command: what follows is its output.
    Prompt,
    /// A brace that opens a structure, or a first line of YAML.
    Body,
}

pub(super) fn look_of(text: &str, line: &Line, indented: bool) -> Look {
    let part = head(text, line);
    let Some(first) = part.bytes().next() else {
        return Look::Open;
    };
    if let Some(look) = structure(part, first) {
        return look;
    }
    // Each of these begins with a sign of ASCII.
    if first.is_ascii() {
        if is_prompt(part, indented) {
            return Look::Prompt;
        }
        if let Some(rest) = after_timestamp(part) {
            if is_log_rest(rest) {
                return Look::Certain;
            }
            // 「2026/11/20 10:00:05 再起動」 is how people write a history.
            return if japanese(part) {
                Look::Prose
            } else {
                Look::Likely
            };
        }
        if is_table_head(part) {
            return Look::Certain;
        }
    }
    if is_frame(part) {
        return Look::Certain;
    }
    if is_network_tool(part) {
        return Look::Plain;
    }
    if japanese(part) {
        return Look::Prose;
    }
    if is_assignment(part) || is_level_line(part) || is_thrown(part) {
        return Look::Plain;
    }
    if is_tool_message(part) {
        return Look::Plain;
    }
    if is_section_of_settings(part) {
        return Look::Likely;
    }
    if reads_like_prose(part) {
        Look::Prose
    } else {
        Look::Open
    }
}

fn structure(part: &str, first: u8) -> Option<Look> {
    match first {
        b'{' | b'[' => {
            let inner = part[1..].trim_start();
            let json = inner.starts_with(['"', '{']) || inner.is_empty();
            if !json {
                return None;
            }
            let open = part.bytes().filter(|b| matches!(b, b'{' | b'[')).count();
            let closed = part.bytes().filter(|b| matches!(b, b'}' | b']')).count();
            // The end of a long line may be out of sight.
            Some(if open == closed || part.len() + 4 > HEAD {
                Look::Certain
            } else {
                Look::Body
            })
        }
        b'}' | b']' if part.len() <= 3 => Some(Look::Open),
        b'+' if part.starts_with("+--") || part.starts_with("+==") => Some(Look::Certain),
        b'a' if part.starts_with("apiVersion: ") => Some(Look::Body),
        b'<' if part.starts_with("<?xml ") => Some(Look::Body),
        b'H' if part.starts_with("HTTP/1") || part.starts_with("HTTP/2 ") => Some(
            if part.as_bytes().get(9).is_some_and(u8::is_ascii_digit) || part.starts_with("HTTP/2 ")
            {
                Look::Plain
            } else {
                Look::Open
            },
        ),
        _ => None,
    }
}
