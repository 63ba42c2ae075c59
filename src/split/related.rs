//! The line that names the other tickets.

use super::adapt::{adds, is_in_yaml};
use super::title;
use crate::frontend;
use crate::text::encoding::Unwritable;
use crate::text::markdown::escaped;
use crate::text::{Language, SourceFile, Span};
use crate::ticket::{BlockKind, Syntax, scalar};

/// Another of the tickets of a draft.
#[derive(Debug, Clone)]
pub(super) struct Other {
    /// What it is called.
    pub(super) title: String,
    /// Its number among them, as its subject has it.
    pub(super) suffix: String,
    /// The name of its file.
    pub(super) name: String,
    /// Words of the draft that point at it.
    pub(super) pointer: Option<String>,
}

/// What the line says, each of its values on its own.
pub(super) struct Related {
    label: &'static str,
    /// As they are read.
    values: Vec<String>,
    /// As they are written.
    written: Vec<String>,
}

impl Related {
    /// A value for each other ticket, whose ID is for the author to fill in; to
    /// the first comes what tells the tickets apart (`more`), to the end the
    /// subject of the whole, where it was changed (`subject`).
    pub(super) fn new(
        language: Language,
        others: &[Other],
        more: Option<&str>,
        subject: Option<&str>,
        syntax: Syntax,
    ) -> Self {
        let values = |mark: fn(&str) -> String| values(language, others, more, subject, mark);
        let marked: fn(&str) -> String = match syntax {
            Syntax::Markdown => escaped,
            Syntax::Yaml => scalar::written,
            Syntax::Form => str::to_owned,
        };
        let plain = values(str::to_owned);
        Self {
            label: match language {
                Language::Ja => "関連",
                Language::En => "Related",
            },
            written: match syntax {
                // The whole is a value there.
                Syntax::Yaml => plain.iter().map(|value| marked(value)).collect(),
                Syntax::Markdown | Syntax::Form => values(marked),
            },
            values: plain,
        }
    }

    /// The words as they are read back.
    fn words(&self, syntax: Syntax) -> String {
        match syntax {
            Syntax::Yaml => format!("{}{}", self.label, self.values.concat()),
            Syntax::Markdown | Syntax::Form => {
                let lines = self
                    .values
                    .iter()
                    .map(|value| format!("{}{value}", self.label));
                lines.collect()
            }
        }
    }

    /// The lines, each ended with `brk`.
    fn lines(&self, syntax: Syntax, brk: &str) -> String {
        let Self { label, written, .. } = self;
        match (syntax, &written[..]) {
            (Syntax::Yaml, [value]) => format!("{label}: {value}{brk}"),
            (Syntax::Yaml, values) => {
                let items = values.iter().map(|value| format!("  - {value}{brk}"));
                format!("{label}:{brk}{}", items.collect::<String>())
            }
            (Syntax::Markdown | Syntax::Form, values) => {
                let lines = values.iter().map(|value| format!("{label}: {value}{brk}"));
                lines.collect()
            }
        }
    }

    /// The file with the lines where they are read as such: below the subject,
    /// else at the end or the start; and whether they are read at all.
    pub(super) fn put(
        &self,
        source: &SourceFile,
        syntax: Syntax,
    ) -> Result<(SourceFile, bool), Unwritable> {
        let brk = source.line_break();
        let lines = self.lines(syntax, brk);
        let mut last = None;
        for (at, text) in self.places(source, syntax, &lines) {
            let after = source.edited([(Span::point(at), text.as_str())])?;
            if adds(source, &after, syntax, &self.words(syntax)) {
                return Ok((after, true));
            }
            last = Some(after);
        }
        Ok((last.unwrap_or_else(|| source.clone()), false))
    }

    /// Where the lines may go, best first, and with what room around them.
    fn places(&self, source: &SourceFile, syntax: Syntax, lines: &str) -> Vec<(usize, String)> {
        let brk = source.line_break();
        let end = source.text().len();
        let start = source.bom_len();
        let gap = if source.text().ends_with(['\n', '\r']) {
            ""
        } else {
            brk
        };
        let document = frontend::read(source, Some(syntax));
        let ticket = document.tickets.first();
        if syntax == Syntax::Yaml {
            let first = ticket.and_then(|ticket| {
                let mut blocks = ticket.blocks.iter();
                let label = blocks.find(|b| b.kind == BlockKind::Label)?;
                Some(ticket.span_of(&label.range).start())
            });
            let top = first.map(|first| source.line_span(source.line_of(first)).start().max(start));
            let comment: String = self
                .values
                .iter()
                .map(|value| format!("# {}: {value}{brk}", self.label))
                .collect();
            let top = top.map(|at| (at, lines.to_owned()));
            return top
                .into_iter()
                .chain([(end, format!("{gap}{lines}")), (start, comment)])
                .collect();
        }
        let below = ticket.and_then(|t| Some(t.span_of(&title::of(t)?).end()));
        let mut places = Vec::new();
        if let Some(at) = below.filter(|at| !is_in_yaml(source, syntax, *at)) {
            let mut next = source.line_of(at) + 1;
            let under = source.line_span(next).slice(source.text());
            let under = under.unwrap_or("").trim();
            let underline = !under.is_empty() && under.trim_matches(['=', '-']).is_empty();
            next += usize::from(underline && syntax == Syntax::Markdown);
            let at = source.line_span(next).start();
            let gap = if at == end { gap } else { "" };
            let apart = if syntax == Syntax::Markdown { brk } else { "" };
            places.push((at, format!("{gap}{apart}{lines}")));
        }
        places.push((end, format!("{gap}{brk}{lines}")));
        places.push((start, format!("{lines}{brk}")));
        places
    }
}

fn values(
    language: Language,
    others: &[Other],
    more: Option<&str>,
    subject: Option<&str>,
    mark: fn(&str) -> String,
) -> Vec<String> {
    let japanese = language == Language::Ja;
    let mut more = more;
    let mut values: Vec<String> = others
        .iter()
        .map(|other| {
            let (title, name) = (mark(&other.title), mark(&other.name));
            let suffix = &other.suffix;
            let words = if japanese {
                format!("別途起票(ID: ＿＿)「{title} {suffix}」{name}")
            } else {
                format!("separate ticket (ID: <to be filled in>) \"{title} {suffix}\", {name}")
            };
            let words = match other.pointer.as_deref().map(mark) {
                Some(pointer) if japanese => format!("{words}。本文の「{pointer}」はこの件です"),
                Some(pointer) => format!("{words}. The text calls it \"{pointer}\""),
                None => words,
            };
            match more.take() {
                Some(more) if japanese => format!("{words}。{more}"),
                Some(more) => format!("{words}. {more}"),
                None => words,
            }
        })
        .collect();
    values.extend(subject.map(mark).map(|subject| {
        if japanese {
            format!("分ける前の件名「{subject}」")
        } else {
            format!("subject before the split: \"{subject}\"")
        }
    }));
    values
}
