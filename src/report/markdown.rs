//! A comment for a merge request, or a page of a job: a table of each file's
//! findings, then the words to copy.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::markdown_text::{block, code, words};
use super::xml::escaped;
use super::{FileReport, NotDone, Out, Reporter, Style, Summary};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, SourceFile};

/// Services take 65536 characters of a comment; in bytes that is less.
const MOST: usize = 60_000;

/// Bytes of it that are kept for the end: what is left out, and the sum.
const END: usize = 1_000;

/// Places of one finding that are named.
const PLACES: usize = 5;

/// Things that could not be done that are named.
const NOT_DONE: usize = 20;

/// Writes the comment.
#[derive(Debug)]
pub(super) struct Markdown {
    language: Language,
    /// Bytes written so far.
    length: usize,
    /// Findings that found no room.
    left_out: usize,
}

impl Markdown {
    pub(super) const fn new(style: Style) -> Self {
        Self {
            language: style.language,
            length: 0,
            left_out: 0,
        }
    }

    /// Appends a part if there is room for it.
    fn push(&mut self, out: &mut String, part: &str) -> bool {
        let fits = self.length + part.len() <= MOST - END;
        if fits {
            self.length += part.len();
            out.push_str(part);
        }
        fits
    }

    /// The list of what could not be done, as far as there is room.
    fn not_done(&mut self, out: &mut String, all: &[NotDone]) {
        if all.is_empty() {
            return;
        }
        let head = match self.language {
            Language::Ja => "### できなかったこと\n\n",
            Language::En => "### Not done\n\n",
        };
        let mut part = String::new();
        for failed in all.iter().take(NOT_DONE) {
            let path = failed.path.as_deref().map(code);
            let path = path.map_or_else(String::new, |path| format!("{path}: "));
            let _ = writeln!(part, "- {path}{}", words(&failed.what));
        }
        if all.len() > NOT_DONE {
            let _ = writeln!(part, "- +{}", all.len() - NOT_DONE);
        }
        let fits = out.len() + head.len() + part.len() < MOST;
        let part = if fits {
            part
        } else {
            format!("- +{}\n", all.len())
        };
        let _ = writeln!(out, "{head}{part}");
    }

    /// The line of a finding in the table.
    fn row(&self, source: &SourceFile, concealed: &Concealed, finding: &Diagnostic) -> String {
        let mut at: Vec<String> = finding
            .places()
            .take(PLACES)
            .map(|span| place(source, span.start()))
            .collect();
        let more = finding.places().count() - at.len();
        if more > 0 {
            at.push(format!("+{more}"));
        }
        let mut at = at.join(", ");
        if let Some(ticket) = finding.ticket {
            let _ = write!(at, " ({})", self.language.ticket(ticket));
        }
        format!(
            "| {at} | {} | {}<br>{} | {} |\n",
            finding.severity.word(self.language),
            words(&concealed.mask(&finding.message)),
            words(&finding.rule),
            words(&concealed.mask(&finding.help)),
        )
    }
}

impl Reporter for Markdown {
    fn begin(&mut self, out: &mut String) {
        self.push(out, "## ticketlint\n\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let asks = report
            .template
            .map(|template| template.markdown(self.language));
        let asks = asks.filter(|asks| !asks.is_empty());
        let asks = asks.map_or_else(String::new, |asks| format!("{asks}\n\n"));
        if report.diagnostics.is_empty() {
            if !asks.is_empty() {
                let part = format!("### {}\n\n{asks}", code(report.source.name()));
                self.push(out, &part);
            }
            return;
        }
        let concealed = Concealed::of(report);
        let head = format!(
            "### {}\n\n{asks}{}",
            code(report.source.name()),
            match self.language {
                Language::Ja => "| 行:列 | 重大度 | 指摘 | 対処 |\n| --- | --- | --- | --- |\n",
                Language::En => {
                    "| Line:column | Severity | Finding | What to do |\n| --- | --- | --- | --- |\n"
                }
            }
        );
        let mut shown = 0;
        for (at, finding) in report.diagnostics.iter().enumerate() {
            let row = self.row(report.source, &concealed, finding);
            let part = if at == 0 { format!("{head}{row}") } else { row };
            if !self.push(out, &part) {
                break;
            }
            shown += 1;
        }
        self.left_out += report.diagnostics.len() - shown;
        let Some(listed) = report.diagnostics.get(..shown).filter(|l| !l.is_empty()) else {
            return;
        };
        self.length += 1;
        out.push('\n');
        for finding in listed {
            let Some(rewrite) = &finding.rewrite else {
                continue;
            };
            let what = match self.language {
                Language::Ja => "文例",
                Language::En => "Words to copy",
            };
            let part = format!(
                "<details><summary>{what}: {} ({})</summary>\n\n{}\n</details>\n\n",
                escaped(&finding.rule),
                place(report.source, finding.span.start()),
                block(&concealed.mask(rewrite)),
            );
            if !self.push(out, &part) {
                break;
            }
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        if self.left_out > 0 {
            let _ = match self.language {
                Language::Ja => write!(out, "ほか {} 件は省きました。\n\n", self.left_out),
                Language::En => write!(out, "{} more findings are left out.\n\n", self.left_out),
            };
        }
        self.not_done(out, &summary.not_done);
        out.push_str(&words(&summary.line(self.language)));
        out.push('\n');
    }
}

/// Line and column of a place.
fn place(source: &SourceFile, offset: usize) -> String {
    let position = source.position(offset);
    format!("{}:{}", position.line, position.column)
}
