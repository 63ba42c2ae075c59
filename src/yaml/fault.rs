//! From the parser's error to the mistake the author made.
//!
//! A parser reports where it gave up; the mistake is often elsewhere. The
//! parser's kind of error and the lines around it tell which of the usual
//! mistakes it was.

use granit_parser::ErrorKind;

use super::YamlFault;
use super::line::{has_key, is_block_header, stray_colon, value_offset};
use crate::text::Range;

/// The mistake behind an error at byte `at` of `text`, and its range. `open` is
/// the bracket that was still open there.
pub(super) fn diagnose(
    text: &str,
    error: &ErrorKind,
    at: usize,
    open: Option<usize>,
) -> (YamlFault, Range) {
    // A byte order mark is no part of the first line.
    let page = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - page.len();
    let open = open.map(|open| open.saturating_sub(mark));
    let (fault, range) = mistake(page, error, at.saturating_sub(mark), open);
    (fault, range.start + mark..range.end + mark)
}

fn mistake(text: &str, error: &ErrorKind, at: usize, open: Option<usize>) -> (YamlFault, Range) {
    let page = Page { text };
    let here = page.line(at);
    match error {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => (YamlFault::Tab, page.indentation_tab(at)),
        ErrorKind::RecursionLimitExceeded => (YamlFault::TooDeep, page.char_at(at)),
        ErrorKind::UnexpectedCharacter { character } if is_invisible(*character) => {
            let found = text[at..].find(*character).map_or(at, |i| at + i);
            (YamlFault::ControlCharacter(*character), page.char_at(found))
        }
        ErrorKind::BomInsideDocument => (YamlFault::ControlCharacter('\u{feff}'), page.char_at(at)),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => page.with_char(at, YamlFault::UnclosedQuote),
        ErrorKind::InvalidTrailingSingleQuotedScalar => page.after_quote(at, '\''),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => page.after_quote(at, '"'),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (YamlFault::UnknownEscape, page.bad_escape(at)),
        ErrorKind::CommentInterceptedScalar | ErrorKind::CommentNotSeparated => {
            let end = here.end;
            let start = text[at..end].find('#').map_or(at, |i| at + i);
            // The line below was to be one of its own, and a tab joins it to this.
            match page.tab_below(end) {
                Some(tab) => (YamlFault::Tab, tab),
                None => (YamlFault::Comment, start..end),
            }
        }
        ErrorKind::MisplacedFlowCollectionEnd => page.with_char(at, YamlFault::UnmatchedBracket),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => page.unclosed_bracket(at),
        _ => open
            .map(|open| page.unclosed_bracket(open))
            .or_else(|| page.stray_colon_near(&here))
            .or_else(|| page.reserved_indicator(&here, at))
            .or_else(|| page.structural(error, &here, at))
            .unwrap_or_else(|| (YamlFault::Other(error.to_string()), page.char_at(at))),
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The text of a document, to be looked at line by line.
struct Page<'a> {
    text: &'a str,
}

impl Page<'_> {
    /// The line that holds `at`, without its break.
    fn line(&self, at: usize) -> Range {
        let bytes = self.text.as_bytes();
        let is_break = |b: &u8| matches!(b, b'\n' | b'\r');
        let start = bytes[..at].iter().rposition(is_break).map_or(0, |i| i + 1);
        let end = bytes[at..].iter().position(is_break);
        start..end.map_or(bytes.len(), |i| at + i)
    }

    /// The next line up that is not blank.
    fn line_above(&self, line: &Range) -> Option<Range> {
        let above = self.text[..line.start].trim_end();
        (!above.is_empty()).then(|| {
            let line = self.line(above.len());
            line.start..above.len()
        })
    }

    fn of(&self, line: &Range) -> &str {
        self.text.get(line.clone()).unwrap_or("")
    }

    fn char_at(&self, at: usize) -> Range {
        let len = self.text[at..].chars().next().map_or(0, char::len_utf8);
        at..at + len
    }

    fn with_char(&self, at: usize, fault: impl Fn(char) -> YamlFault) -> (YamlFault, Range) {
        let c = self.text[at..].chars().next().unwrap_or(' ');
        (fault(c), self.char_at(at))
    }

    /// A bracket that is opened and not closed, and why, if that is plain: in a text
    /// without quotes inside it stands a name in braces.
    fn unclosed_bracket(&self, open: usize) -> (YamlFault, Range) {
        let rest = self.of(&(open..self.line(open).end));
        let hole = rest.match_indices('{').skip(1).find_map(|(at, _)| {
            let lead = rest[..at].chars().next_back()?;
            let name = rest[at + 1..].split('}').next()?;
            let end = at + 1 + name.len() + 1;
            let named =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            let in_text = !lead.is_whitespace() && !matches!(lead, ':' | ',' | '[' | '{');
            (named && in_text && end <= rest.len()).then_some(open + at..open + end)
        });
        match hole {
            Some(hole) => (YamlFault::BraceInText, hole),
            None => self.with_char(open, YamlFault::UnclosedBracket),
        }
    }

    /// The first tab in the indentation of the line after the one that ends there.
    fn tab_below(&self, end: usize) -> Option<Range> {
        let rest = &self.text[end..];
        let start = end + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let rest = &self.text[start..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let tab = start + rest[..blanks].find('\t')?;
        Some(tab..tab + 1)
    }

    /// The first tab in the indentation of the line at `at` or of one below.
    fn indentation_tab(&self, at: usize) -> Range {
        let mut start = self.line(at).start;
        loop {
            let rest = &self.text[start..];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = rest[..blanks].find('\t') {
                return start + tab..start + tab + 1;
            }
            match rest.find(['\n', '\r']) {
                Some(next) => start += next + 1,
                None => return self.char_at(at),
            }
        }
    }

    /// Text after a closing quote: either the value goes on there, or a quote
    /// opened further up was never closed and this one opens another value.
    fn after_quote(&self, at: usize, quote: char) -> (YamlFault, Range) {
        let mut line = self.line(at);
        let opens = |line: &Range| {
            let value = line.start + value_offset(self.of(line));
            self.text[value..].starts_with(quote).then_some(value)
        };
        if opens(&line).is_none_or(|value| value + 1 >= at) {
            while let Some(above) = self.line_above(&line) {
                if let Some(value) = opens(&above) {
                    return (YamlFault::UnclosedQuote(quote), value..value + 1);
                }
                line = above;
            }
        }
        let end = self.line(at).end.max(at);
        (YamlFault::TextAfterQuote(quote), at..end)
    }

    /// The first escape of the double-quoted scalar at `at` that is none.
    fn bad_escape(&self, at: usize) -> Range {
        let mut from = at + 1;
        while let Some(found) = self.text.get(from..).and_then(|rest| rest.find('\\')) {
            let start = from + found;
            let range = start..self.char_at(start + 1).end;
            let digits = match self.text[start + 1..].chars().next() {
                Some('x') => 2,
                Some('u') => 4,
                Some('U') => 8,
                Some(c) if "0abtnvfre \"/\\N_LP\t\n\r".contains(c) => 0,
                _ => return range,
            };
            let rest = &self.text[range.end..];
            let is_hex = rest.bytes().take(digits).all(|b| b.is_ascii_hexdigit());
            let surrogate = digits == 4 && rest.starts_with(['d', 'D']);
            if !is_hex || surrogate {
                return range;
            }
            from = range.end;
        }
        self.char_at(at)
    }

    /// A line meant as a key, without a key's colon: this one, or the ones
    /// above that YAML joined with it.
    fn stray_colon_near(&self, here: &Range) -> Option<(YamlFault, Range)> {
        let mut found = self.stray_colon(here);
        let mut line = here.clone();
        while let Some(above) = self.line_above(&line) {
            let Some(fault) = self.stray_colon(&above) else {
                break;
            };
            found = Some(fault);
            line = above;
        }
        found
    }

    fn stray_colon(&self, line: &Range) -> Option<(YamlFault, Range)> {
        let (fault, range) = stray_colon(self.of(line))?;
        Some((fault, line.start + range.start..line.start + range.end))
    }

    /// The value of this line begins with a character that means something.
    fn reserved_indicator(&self, here: &Range, at: usize) -> Option<(YamlFault, Range)> {
        let value = here.start + value_offset(self.of(here));
        let c = self.text[value..here.end].chars().next()?;
        let reserved = "@`%&*!|>[{,".contains(c) || (matches!(c, '-' | '?') && value == at);
        // What went wrong before the value is not the value's fault.
        (reserved && value <= at).then(|| (YamlFault::Indicator(c), value..value + 1))
    }

    fn structural(&self, error: &ErrorKind, here: &Range, at: usize) -> Option<(YamlFault, Range)> {
        let line = self.of(here);
        let shown = line.trim();
        let visible = here.start + (line.len() - line.trim_start().len());
        let whole = visible..visible + shown.len();
        let above = self.line_above(here);
        match error {
            ErrorKind::MappingValueNotAllowed => {
                if has_key(&self.text[here.start..at]) {
                    return Some((YamlFault::ColonInValue, at..at + 1));
                }
                let above = above?;
                let before = self.of(&above);
                if has_key(before) {
                    return Some((YamlFault::Indentation, whole));
                }
                let start = above.start + (before.len() - before.trim_start().len());
                Some((YamlFault::MissingColon, start..above.end))
            }
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
                if above.is_some_and(|above| is_block_header(self.of(&above))) {
                    return Some((YamlFault::BlockNotIndented, whole));
                }
                Some((YamlFault::MissingColon, whole))
            }
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::ExpectedDocumentStart
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::InvalidIndentation
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::InvalidBlockScalarIndent => Some((YamlFault::Indentation, whole)),
            _ => None,
        }
        .filter(|(_, range)| !range.is_empty())
    }
}
