//! A ticket as Markdown: choices of the form in front, then a title and a
//! section for each part.

use super::Case;
use super::block::{Marks, lines};
use super::comment::Comments;
use super::entries::{Value, values};
use super::marks::{marked, marked_items, marked_line, unmarked};
use super::part::{Names, Part, line, parts, short};
use crate::engine::{self, Settings};
use crate::knowledge::FieldKind;
use crate::text::SourceFile;
use crate::text::markdown::escaped;
use crate::ticket::scalar::entry;
use crate::ticket::{BlockKind, Syntax};

/// The whole ticket. One that is Markdown stays as it is written.
pub(super) fn write(case: &Case<'_>) -> String {
    if case.reading.ticket.syntax == Syntax::Markdown {
        return verbatim(case);
    }
    let parts = parts(case);
    let values = values(case, &parts);
    let page = Page {
        case,
        parts: &parts,
        values,
    };
    page.write()
}

struct Page<'a> {
    case: &'a Case<'a>,
    parts: &'a [Part],
    /// The value of each part, in YAML.
    values: Option<Vec<Value>>,
}

impl Page<'_> {
    fn write(&self) -> String {
        // A title is one wherever the form has it.
        let subject = (0..self.parts.len()).find(|&at| self.is_subject(at));
        let title = subject.and_then(|at| Some((at, self.title(at)?)));
        let is_titled = title.is_some();
        let mut front = Vec::new();
        let mut rest = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let is_title = title.as_ref().is_some_and(|(title, _)| *title == at);
            if is_title || matches!(self.value(at), Some(Value::Within)) {
                continue;
            }
            let subject = part.kind == Some(FieldKind::Subject) && !is_titled;
            let subject =
                subject && part.label.is_some() && front.iter().all(|&f| !self.is_subject(f));
            // A heading that names nothing known would be taken for the title.
            let untitled = !is_titled && part.kind.is_none() && part.label.is_some();
            let chosen = self.is_choice(part) || self.is_plainly_nested(at);
            let first = rest.is_empty() && (chosen || untitled && self.is_text(at));
            if first || subject && self.is_text(at) {
                front.push(at);
            } else {
                rest.push(at);
            }
        }
        let mut out = String::new();
        let mut names = Names::default();
        let mut comments = Comments::of(self.case);
        if !front.is_empty() {
            out.push_str("---\n");
            for at in front {
                out.push_str(&comments.before(self.case, &self.parts[at]).lines());
                out.push_str(&self.pair(at, &mut names));
            }
            out.push_str("---\n");
        }
        if let Some((at, title)) = title {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&comments.before(self.case, &self.parts[at]).hidden());
            out.push_str(&format!("# {title}\n"));
        }
        let first = rest.first().copied();
        for at in rest {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&comments.before(self.case, &self.parts[at]).hidden());
            let leads = is_titled && first == Some(at);
            self.section(at, leads, &mut out);
        }
        let rest = comments.rest().hidden();
        if !rest.is_empty() {
            out.push('\n');
            out.push_str(rest.trim_end());
            out.push('\n');
        }
        out
    }

    /// Whether the value is one text, known to the character.
    fn is_text(&self, at: usize) -> bool {
        matches!(self.value(at), Some(Value::Text(..)))
    }

    /// Whether the value is a mapping or a list that says what the form has no
    /// name for, and stands for itself.
    fn is_plainly_nested(&self, at: usize) -> bool {
        let Some(Value::Nested(span)) = self.value(at) else {
            return false;
        };
        let written = span.slice(self.case.source.text()).unwrap_or("");
        let kind = self.parts[at].kind;
        kind.is_none_or(|kind| !kind.is_passage()) && !written.contains(['&', '*', '!', '#', '\r'])
    }

    fn is_subject(&self, at: usize) -> bool {
        self.parts[at].kind == Some(FieldKind::Subject)
    }

    fn value(&self, at: usize) -> Option<&Value> {
        self.values.as_ref()?.get(at)
    }

    /// A subject as the words of a heading, if it reads as the same there.
    fn title(&self, at: usize) -> Option<String> {
        let part = &self.parts[at];
        (part.kind == Some(FieldKind::Subject)).then_some(())?;
        let words = match self.value(at) {
            Some(Value::Text(words, _)) => words.clone(),
            Some(_) => return None,
            None => {
                let value = short(self.case, &part.blocks)?;
                line(&self.case.words(&value.range))
            }
        };
        (!words.is_empty() && !words.contains('\n')).then_some(())?;
        [marked(&words), marked_line(&words)]
            .into_iter()
            .find(|title| Self::is_title(title, &words))
    }

    /// Whether a heading of that text is a title of those words.
    fn is_title(title: &str, words: &str) -> bool {
        if title.contains('\n') || unmarked(title) != words {
            return false;
        }
        let probe = SourceFile::new("title.md", format!("# {title}\n"));
        let readings = engine::read(&probe, &Settings::default());
        let ticket = readings.first().map(|reading| &reading.ticket);
        ticket.is_some_and(|ticket| {
            let subject = ticket.field(FieldKind::Subject);
            subject.is_some_and(|subject| subject.label.is_none())
                && matches!(&ticket.blocks[..], [only] if only.kind == BlockKind::Heading(1))
        })
    }

    /// A pair of the front matter, as it is written where nothing but its value
    /// stands behind the key.
    fn pair(&self, at: usize, names: &mut Names) -> String {
        let part = &self.parts[at];
        let label = names.free(part.label.as_deref().unwrap_or_default());
        match self.value(at) {
            Some(Value::Text(text, span)) => {
                let written = span.slice(self.case.source.text()).unwrap_or("");
                let behind = written.split_once(':').map_or("", |(_, value)| value);
                let plain = !written.contains(['\n', '\r'])
                    && !behind.trim_start().starts_with(['&', '!', '*', '|', '>'])
                    && !text.contains('\n');
                if plain {
                    format!("{written}\n")
                } else {
                    entry(&label, text)
                }
            }
            Some(Value::Null) => entry(&label, ""),
            Some(Value::Nested(span)) if self.is_plainly_nested(at) => {
                let written = span.slice(self.case.source.text()).unwrap_or("");
                format!("{}\n", written.trim_end())
            }
            _ => {
                let value = short(self.case, &part.blocks);
                let value = value.map(|value| line(&self.case.words(&value.range)));
                entry(&label, &value.unwrap_or_default())
            }
        }
    }

    /// Whether a part stands in front: a label, and a short word that chooses.
    fn is_choice(&self, part: &Part) -> bool {
        let chooses = part.kind.is_none_or(|kind| kind.is_choice());
        let empty = part.blocks.is_empty();
        let one = short(self.case, &part.blocks)
            .is_some_and(|block| !matches!(block.kind, BlockKind::Heading(_)));
        chooses && part.label.is_some() && (empty || one)
    }

    fn section(&self, at: usize, leads: bool, out: &mut String) {
        let part = &self.parts[at];
        if let Some(label) = &part.label
            && !(leads && self.is_text_below_title(at, label))
        {
            // 「症状 (2)」 in YAML, where a name stands once, is a second 症状.
            out.push_str(&format!("## {}\n\n", escaped(self.name(at, label))));
        }
        let text = match self.value(at) {
            Some(Value::Null | Value::Within) => String::new(),
            Some(Value::Text(text, _)) => {
                let lines = text.trim_end_matches('\n');
                if lines.contains('\n') {
                    marked(lines)
                } else {
                    marked_line(lines)
                }
            }
            Some(Value::List(items)) if items.iter().all(|item| !item.contains('\n')) => {
                marked_items(items)
            }
            Some(Value::List(_) | Value::Nested(_)) | None => {
                lines(self.case, part.blocks.clone(), Marks::Markdown)
            }
        };
        let text = text.trim_end();
        if !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
    }

    /// Whether the text below a title needs no heading: it is the body, and no line
    /// of it may be a label.
    fn is_text_below_title(&self, at: usize, label: &str) -> bool {
        let Some(Value::Text(text, _)) = self.value(at) else {
            return false;
        };
        let text = text.replace("://", "").replace(":\\", "");
        matches!(label, "body" | "本文")
            && !text.trim().is_empty()
            && !text.contains([':', '：', '【', '=', '■', '#', '|', '\t'])
    }

    /// The label without the number that keeps it apart from one before.
    fn name<'l>(&self, at: usize, label: &'l str) -> &'l str {
        let bare = label
            .strip_suffix(')')
            .and_then(|label| label.rsplit_once(" ("));
        let Some((name, number)) = bare else {
            return label;
        };
        let before = self.parts[..at]
            .iter()
            .filter_map(|part| part.label.as_deref());
        let numbered = number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty();
        let twin = before.into_iter().any(|other| other == name);
        if numbered && twin { name } else { label }
    }
}

/// The text of a ticket in the syntax that is asked for.
pub(super) fn verbatim(case: &Case<'_>) -> String {
    let source = case.source.text();
    let span = case.reading.ticket.span;
    let text = span.slice(source).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = moved_left(&text, column(source, span.start()));
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// How many characters stand before that place on its line.
fn column(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.trim_start_matches('\u{feff}').chars().count()
}

/// A ticket that is an item of a list begins behind the mark of the item: what is
/// below it moves left with it. The indentation of the next item is not its own.
fn moved_left(text: &str, by: usize) -> String {
    if by == 0 {
        return text.to_owned();
    }
    let mut lines = text.split_inclusive('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let line = &line[blanks.min(by)..];
        if line.ends_with('\n') || !line.trim().is_empty() {
            out.push_str(line);
        }
    }
    out
}
