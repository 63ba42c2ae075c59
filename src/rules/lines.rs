//! Lines that a hit proposes to add, as edits of the file.

use super::dress::Wording;
use crate::compose;
use crate::detect::{Line, Lines};
use crate::diagnostic::Edit;
use crate::text::{Language, SourceFile, Span};
use crate::ticket::{BlockKind, Field, Syntax, Ticket};

/// The edits that add the lines to `source`, in order of place: the value of a
/// label that stands there already, and one passage for all other lines.
pub(super) fn edits(
    lines: &Lines,
    ticket: &Ticket,
    file: &SourceFile,
    wording: Wording,
) -> Vec<Edit> {
    let source = file.text();
    let mut edits: Vec<Edit> = Vec::new();
    let mut new = Vec::new();
    for line in &lines.lines {
        let field = line.field.and_then(|id| ticket.fields.get(id.index()));
        match field.map(|field| beside(field, line, ticket, source)) {
            Some(edit) => edits.extend(edit),
            None => new.push(line),
        }
    }
    if !new.is_empty() {
        let after = lines.after.and_then(|id| ticket.fields.get(id.index()));
        let place = after
            .map(|field| Place::after(field, ticket, source))
            .filter(|place| !place.cuts_into_text(ticket))
            .unwrap_or_else(|| Place::end(ticket, file, wording));
        edits.push(place.edit(&new, source, wording.draft));
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// What adding the lines does to the draft.
pub(super) fn title(lines: &Lines, reader: Language) -> String {
    let labels: Vec<&str> = lines.lines.iter().map(|line| line.label.as_ref()).collect();
    match reader {
        Language::Ja => format!("行を書き足す: {}", labels.join("、")),
        Language::En => format!("Add the lines: {}", labels.join(", ")),
    }
}

/// The value put behind its label, where nothing else stands there.
fn beside(field: &Field, line: &Line, ticket: &Ticket, source: &str) -> Option<Edit> {
    let label = ticket.span_of(field.label.as_ref()?);
    let rest = source.get(label.end()..)?.split(['\n', '\r']).next()?;
    let mark = rest.find([':', '：', '|'])?;
    let after = mark + rest.get(mark..)?.chars().next()?.len_utf8();
    let closes = rest
        .get(..mark)?
        .chars()
        .all(|c| "\"'* \t)）]】".contains(c));
    let tail = rest.get(after..)?;
    let value = tail.trim_start();
    let behind = tail.len() - value.len();
    let wide = rest.get(mark..)?.starts_with('：');
    let (at, gap) = match value.trim_end() {
        // Between its quotes.
        "\"\"" | "''" => (after + behind + 1, ""),
        "" | "|" => (after, if wide { "" } else { " " }),
        comment if behind > 0 && comment.starts_with('#') => (after, " "),
        _ => return None,
    };
    closes.then(|| Edit {
        span: Span::point(label.end() + at),
        text: format!("{gap}{}", line.value),
    })
}

/// Where new lines go, and how they are written there.
struct Place {
    at: usize,
    syntax: Syntax,
    /// What stands before the label on the line above.
    indent: String,
    /// They are set off from what stands above.
    apart: bool,
}

impl Place {
    /// Below a field and its value.
    fn after(field: &Field, ticket: &Ticket, source: &str) -> Self {
        let value = ticket.span_of(&field.range);
        let label = field.label.as_ref().map(|label| ticket.span_of(label));
        let scalar = ticket.scalar_at(value);
        let in_yaml = scalar.is_some() || ticket.syntax == Syntax::Yaml;
        let ends = [
            Some(value.end()).filter(|_| !field.range.is_empty()),
            label.map(Span::end),
            scalar.map(|scalar| scalar.span.end()),
        ];
        let end = ends.into_iter().flatten().max().unwrap_or(value.end());
        let before = label.and_then(|label| source.get(..label.start()));
        let line = before.and_then(|text| text.rsplit(['\n', '\r']).next());
        let indent = line.filter(|indent| indent.chars().all(|c| " \t\u{3000}-*・".contains(c)));
        // Marks of a label in bold are not repeated.
        let indent = indent.unwrap_or("").trim_start_matches('\u{feff}');
        let indent = indent.trim_end_matches('*');
        Self {
            at: line_end(source, end),
            syntax: if in_yaml { Syntax::Yaml } else { Syntax::Form },
            indent: indent.to_owned(),
            // Neither rows of a table nor part of a paragraph.
            apart: ticket.syntax == Syntax::Markdown
                && !in_yaml
                && (is_in_table(field, ticket) || !field.metadata && indent.is_empty()),
        }
    }

    /// Whether the text goes on at this place: it would be taken for the rest of
    /// the last of the lines.
    fn cuts_into_text(&self, ticket: &Ticket) -> bool {
        let mut blocks = ticket.blocks.iter();
        let below = blocks.find(|block| ticket.span_of(&block.range).end() > self.at);
        self.syntax != Syntax::Yaml
            && !self.apart
            && below.is_some_and(|block| {
                let touches = ticket.span_of(&block.range).start() <= self.at;
                touches && block.kind == BlockKind::Paragraph
            })
    }

    /// Below the whole draft, but for what closes a letter.
    fn end(ticket: &Ticket, file: &SourceFile, wording: Wording) -> Self {
        let draft = compose::Draft {
            source: file,
            ticket,
            japanese: wording.draft == Language::Ja,
            provider: wording.provider,
        };
        let source = file.text();
        let end = compose::farewell(&draft).map_or(ticket.span.end(), Span::start);
        let text = source.get(ticket.span.start()..end).unwrap_or("");
        Self {
            at: line_end(source, ticket.span.start() + text.trim_end().len()),
            syntax: match ticket.syntax {
                Syntax::Yaml => Syntax::Yaml,
                Syntax::Markdown | Syntax::Form => Syntax::Form,
            },
            indent: String::new(),
            apart: ticket.syntax != Syntax::Yaml,
        }
    }

    fn edit(&self, lines: &[&Line], source: &str, language: Language) -> Edit {
        let ending = line_break(source);
        let above = source.get(..self.at).unwrap_or("");
        let mut text = String::new();
        if !above.is_empty() && !above.ends_with(['\n', '\r']) {
            text.push_str(ending);
        }
        if self.apart {
            text.push_str(ending);
        }
        for line in lines {
            text.push_str(&self.indent);
            let words = compose::line(&line.label, &line.value, self.syntax, language);
            text.push_str(&words);
            text.push_str(ending);
        }
        Edit {
            span: Span::point(self.at),
            text,
        }
    }
}

/// Whether a field is a row of a table.
fn is_in_table(field: &Field, ticket: &Ticket) -> bool {
    let label = field.label.as_ref().and_then(|l| ticket.block_at(l.start));
    label.is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
        || ticket
            .block_at(field.range.start)
            .is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
}

/// The start of the line after the one that `at` stands in, or the end of the
/// file; `at` itself where a line starts there.
fn line_end(source: &str, at: usize) -> usize {
    let (above, rest) = source.split_at_checked(at).unwrap_or((source, ""));
    if above.ends_with(['\n', '\r']) && !rest.starts_with('\n') {
        return at;
    }
    rest.find(['\n', '\r']).map_or(source.len(), |found| {
        let double = rest.get(found..).is_some_and(|r| r.starts_with("\r\n"));
        at + found + if double { 2 } else { 1 }
    })
}

/// How lines end in the file.
fn line_break(source: &str) -> &'static str {
    match source.find(['\n', '\r']) {
        Some(at) if source[at..].starts_with("\r\n") => "\r\n",
        Some(at) if source[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
