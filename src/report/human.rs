//! The report for reading.
//!
//! A finding is told in the order it is read: what, where, why, what to do,
//! what to write instead, and what that rests on.

use std::cell::RefCell;
use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style as Ink};

use super::conceal::Concealed;
use super::excerpt::{Excerpt, Mark};
use super::laid::{Laid, Layout};
use super::questions::Questions;
use super::repeated::Repeated;
use super::words::Note;
use super::{FileReport, Out, Reporter, Style, Summary, snippet};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label};
use crate::text::Span;
use crate::text::display::visible_line;
use crate::text::width::cells;
use crate::text::wrap::wrap;

/// Repairs of one finding that are told: a finding at many places has many.
const FIXES: usize = 3;

/// Related places shown beside the finding itself.
const RELATED: usize = 2;
/// Further lines named one by one.
const LINES_NAMED: usize = 3;
/// Cells before a note.
pub(super) const INDENT: usize = 2;
/// Cells before text to copy.
const REWRITE_INDENT: usize = 6;

/// Writes findings for reading on a terminal.
#[derive(Debug)]
pub(super) struct Human {
    style: Style,
    laid: RefCell<Laid>,
}

impl Human {
    pub(super) const fn new(style: Style) -> Self {
        Self {
            style,
            laid: RefCell::new(Laid::new(style)),
        }
    }
}

impl Reporter for Human {
    fn begin(&mut self, _out: &mut String) {}

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let page = Page {
            style: self.style,
            laid: &self.laid,
            report,
            name: visible_line(report.source.name()).into_owned(),
            concealed: Concealed::of(report),
        };
        let mut ticket = report.diagnostics.first().and_then(|d| d.ticket);
        // What is found about the file itself belongs where it stands.
        let same_ticket = |_: &Diagnostic, next: &Diagnostic| {
            let before = ticket;
            ticket = next.ticket.or(before);
            ticket == before
        };
        for findings in report.diagnostics.chunk_by(same_ticket) {
            page.findings(out, findings);
            out.hand_on();
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let width = self.style.measure();
        for line in wrap(&summary.line(self.style.language), width, width) {
            out.push_str(line);
            out.push('\n');
        }
    }
}

/// What all findings of one file share.
pub(super) struct Page<'a> {
    pub(super) style: Style,
    laid: &'a RefCell<Laid>,
    report: &'a FileReport<'a>,
    pub(super) name: String,
    concealed: Concealed,
}

impl Page<'_> {
    /// Writes what was found in one ticket: what is said, and then in one block
    /// what is missing. A single thing that is missing needs no block.
    fn findings(&self, out: &mut String, findings: &[Diagnostic]) {
        if let Some(number) = findings.iter().find_map(|d| d.ticket) {
            put(
                out,
                &self.style.language.ticket(number),
                self.style.heading(),
            );
            out.push_str("\n\n");
        }
        let questions = Questions::of(findings);
        let mut above = None;
        for diagnostic in findings {
            let gathered = diagnostic.ask.as_ref().is_some_and(|ask| !ask.in_place);
            if questions.is_some() && gathered {
                continue;
            }
            self.finding(out, diagnostic, above);
            out.push('\n');
            above = Some(diagnostic.span);
        }
        if let Some(questions) = questions {
            self.questions(out, &questions);
            out.push('\n');
        }
    }

    /// Writes one finding; `above` is where the one before it was.
    fn finding(&self, out: &mut String, diagnostic: &Diagnostic, above: Option<Span>) {
        self.heading(out, diagnostic);
        let here = |label: &Label| label.span == diagnostic.span;
        if above == Some(diagnostic.span) && diagnostic.labels.iter().all(here) {
            self.same_place(out, diagnostic);
        } else {
            self.excerpt(out, diagnostic);
        }
        self.note(out, Note::Why, &diagnostic.why);
        self.note(out, Note::Help, &diagnostic.help);
        if let Some(rewrite) = &diagnostic.rewrite {
            self.rewrite(out, rewrite);
        }
        self.fixes(out, diagnostic);
        self.repeats(out, diagnostic);
        self.source(out, diagnostic);
    }

    /// The repairs of the finding's own place; those of the places where it is
    /// repeated are counted behind the first.
    fn fixes(&self, out: &mut String, diagnostic: &Diagnostic) {
        let repeated = Repeated::of(diagnostic);
        let elsewhere = |fix: &&Fix| {
            let first = fix.edits.first();
            first.is_some_and(|edit| {
                !edit.span.overlaps(diagnostic.span) && repeated.overlap(edit.span)
            })
        };
        let ready = diagnostic.fixes.iter();
        let ready = ready.filter(|fix| fix.applicability >= Applicability::Unsafe);
        let (alike, own): (Vec<&Fix>, Vec<&Fix>) = ready.partition(elsewhere);
        let mut titles: Vec<&str> = own.iter().map(|fix| fix.title.trim()).collect();
        titles.dedup();
        for (at, title) in titles.into_iter().take(FIXES).enumerate() {
            match (at, alike.len()) {
                (0, more @ 1..) => {
                    let more = self.style.language.more_fixes(more);
                    self.note(out, Note::Fix, &format!("{title}{more}"));
                }
                _ => self.note(out, Note::Fix, title),
            }
        }
    }

    /// `警告: message [rule]`
    fn heading(&self, out: &mut String, diagnostic: &Diagnostic) {
        let word = diagnostic.severity.word(self.style.language);
        let word = format!("{word}:");
        put(out, &word, self.style.severity(diagnostic.severity));
        out.push(' ');
        let tag = format!("[{}]", visible_line(&diagnostic.rule));
        let column = cells(&word) + 1;
        self.tagged(out, &diagnostic.message, &tag, column, INDENT);
    }

    /// Words and a faint tag after them, from a column on; further lines are
    /// indented.
    pub(super) fn tagged(
        &self,
        out: &mut String,
        words: &str,
        tag: &str,
        column: usize,
        indent: usize,
    ) {
        let width = self.style.measure();
        let words = self.concealed.mask(words);
        let layout = Layout::Sentence {
            first: width.saturating_sub(column),
            room: width - indent,
        };
        let mut used = column;
        let mut laid = self.laid.borrow_mut();
        for (at, line) in laid.lines(&words, layout).iter().enumerate() {
            if at > 0 {
                new_line(out, indent);
                used = indent;
            }
            put(out, &line.words, self.style.message());
            used += line.cells;
        }
        if used + 1 + cells(tag) <= width {
            out.push(' ');
            put(out, tag, self.style.faint());
        } else {
            for line in wrap(tag, width - indent, width - indent) {
                new_line(out, indent);
                put(out, line, self.style.faint());
            }
        }
        out.push('\n');
    }

    fn excerpt(&self, out: &mut String, diagnostic: &Diagnostic) {
        let here = |label: &&Label| label.span == diagnostic.span;
        let own = diagnostic.labels.iter().find(here);
        let related = diagnostic.labels.iter().filter(|l| !here(l));
        let related = related.take(RELATED).map(|label| Mark {
            span: label.span,
            label: Some(&*label.message).filter(|words| !words.is_empty()),
            primary: false,
        });
        let marks: Vec<Mark<'_>> = std::iter::once(Mark {
            span: diagnostic.span,
            label: own.map(|label| &*label.message),
            primary: true,
        })
        .chain(related)
        .collect();
        let excerpt = Excerpt::new(self.report.source, &self.concealed, &marks, self.style);
        snippet::draw(out, &excerpt, &self.name, diagnostic.severity, self.style);
    }

    /// Stands for an excerpt that would be the one above.
    fn same_place(&self, out: &mut String, diagnostic: &Diagnostic) {
        let place = self.report.source.position(diagnostic.span.start());
        let text = format!(
            "{}:{}:{} ({})",
            self.name,
            place.line,
            place.column,
            self.style.language.same_place()
        );
        let room = self.style.measure() - INDENT;
        for line in wrap(&text, room, room) {
            blanks(out, INDENT);
            put(out, line, self.style.faint());
            out.push('\n');
        }
    }

    /// A heading and text beside it, unless there is no text.
    fn note(&self, out: &mut String, note: Note, text: &str) {
        self.note_in(out, note, text, Ink::new(), self.style.heading());
    }

    fn note_in(&self, out: &mut String, note: Note, text: &str, ink: Ink, heading_ink: Ink) {
        let text = self.concealed.mask(text.trim());
        if text.is_empty() {
            return;
        }
        let heading = self.style.language.note(note);
        let indent = INDENT + self.style.language.note_cells();
        let room = self.style.measure() - indent;
        let pad = indent - INDENT - cells(heading);
        blanks(out, INDENT);
        put(out, heading, heading_ink);
        blanks(out, pad);
        let mut laid = self.laid.borrow_mut();
        let lines = laid.lines(&text, Layout::Passage { room });
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                new_line(out, indent);
            }
            put(out, &line.words, ink);
        }
        out.push('\n');
    }

    /// A heading, and text to copy under it.
    fn rewrite(&self, out: &mut String, rewrite: &str) {
        if rewrite.trim().is_empty() {
            return;
        }
        let heading = self.style.language.note(Note::Rewrite);
        blanks(out, INDENT);
        put(out, heading, self.style.heading());
        out.push('\n');
        self.copy(out, rewrite, REWRITE_INDENT);
    }

    /// Text to copy, set in by so many cells.
    pub(super) fn copy(&self, out: &mut String, text: &str, indent: usize) {
        let text = self.concealed.mask(text);
        let mut laid = self.laid.borrow_mut();
        for line in laid.lines(&text, Layout::Copy { indent }) {
            blanks(out, line.indent);
            put(out, &line.words, self.style.rewrite());
            out.push('\n');
        }
    }

    fn repeats(&self, out: &mut String, diagnostic: &Diagnostic) {
        let further = diagnostic.places().skip(1);
        if let Some(text) = self.lines(further) {
            self.note(out, Note::Also, &text);
        }
    }

    /// The lines of some places in words, the first few by number.
    pub(super) fn lines(&self, places: impl Iterator<Item = Span>) -> Option<String> {
        let mut lines: Vec<usize> = places
            .map(|span| self.report.source.line_of(span.start()) + 1)
            .collect();
        lines.sort_unstable();
        lines.dedup();
        let named = &lines[..lines.len().min(LINES_NAMED)];
        let more = lines.len() - named.len();
        (!lines.is_empty()).then(|| self.style.language.lines(named, more))
    }

    fn source(&self, out: &mut String, diagnostic: &Diagnostic) {
        let Some((first, more)) = diagnostic.citations.split_first() else {
            return;
        };
        let mut text = self.style.language.citation(first);
        if !more.is_empty() {
            text.push_str(&self.style.language.more_sources(more.len()));
        }
        let faint = self.style.faint();
        self.note_in(out, Note::Source, &text, faint, faint);
    }
}

/// Appends `text` in `ink`; nothing at all for no text.
pub(super) fn put(out: &mut String, text: &str, ink: Ink) {
    if ink.is_plain() {
        out.push_str(text);
    } else if !text.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(out, "{}", text.style(ink));
    }
}

fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    blanks(out, indent);
}

/// Appends so many blanks.
pub(super) fn blanks(out: &mut String, count: usize) {
    // Most are few.
    const SOME: &str = "                ";
    let mut left = count;
    while left > 0 {
        let step = left.min(SOME.len());
        out.push_str(&SOME[..step]);
        left -= step;
    }
}
