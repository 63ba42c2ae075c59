//! The fixed words of reports, in both languages.

use crate::diagnostic::{Applicability, Citation, Confidence, Reason, Severity};

/// The language a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Japanese.
    #[default]
    Japanese,
    /// English.
    English,
}

/// The kinds of note under an excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// Why it matters.
    Why,
    /// What to do.
    Help,
    /// Text to copy.
    Rewrite,
    /// What a repair that needs no author would do.
    Fix,
    /// Where else it is.
    Also,
    /// The document it rests on.
    Source,
}

impl Language {
    /// The heading of a note. All have the same width within a language once
    /// padded to [`Language::note_cells`].
    pub(super) const fn note(self, note: Note) -> &'static str {
        match (self, note) {
            (Self::Japanese, Note::Why) => "理由:",
            (Self::Japanese, Note::Help) => "対処:",
            (Self::Japanese, Note::Rewrite) => "文例:",
            (Self::Japanese, Note::Fix) => "修正:",
            (Self::Japanese, Note::Also) => "同様:",
            (Self::Japanese, Note::Source) => "出典:",
            (Self::English, Note::Why) => "why:",
            (Self::English, Note::Help) => "help:",
            (Self::English, Note::Rewrite) => "write:",
            (Self::English, Note::Fix) => "fix:",
            (Self::English, Note::Also) => "also:",
            (Self::English, Note::Source) => "source:",
        }
    }

    /// Width of the widest note heading and the blank after it.
    pub(super) const fn note_cells(self) -> usize {
        match self {
            Self::Japanese => "理由:".len() - 2 + 1,
            Self::English => "source:".len() + 1,
        }
    }

    /// A severity in a heading.
    pub(super) const fn severity(self, severity: Severity) -> &'static str {
        match (self, severity) {
            (Self::Japanese, Severity::Error) => "エラー",
            (Self::Japanese, Severity::Warning) => "警告",
            (Self::Japanese, Severity::Info) => "情報",
            (Self::English, severity) => severity_name(severity),
        }
    }

    /// Why a fix was not made.
    #[must_use]
    pub fn reason(self, reason: Reason) -> String {
        match (self, reason) {
            (Self::Japanese, Reason::ReadsOtherwise) => {
                "直すと、ほかの箇所の読まれ方が変わってしまいます".to_owned()
            }
            (Self::English, Reason::ReadsOtherwise) => {
                "with it, something else in the draft would read otherwise".to_owned()
            }
            (Self::Japanese, Reason::Unwritable(c)) => {
                format!("このファイルの文字コードでは「{c}」を書けません")
            }
            (Self::English, Reason::Unwritable(c)) => {
                format!("the encoding of the file cannot write “{c}”")
            }
        }
    }

    /// Says that an excerpt would be the one above.
    pub(super) const fn same_place(self) -> &'static str {
        match self {
            Self::Japanese => "上と同じ箇所",
            Self::English => "same place as above",
        }
    }

    /// Heads the questions about a ticket.
    pub(super) const fn questions(self) -> &'static str {
        match self {
            Self::Japanese => "サポートが次に尋ねること",
            Self::English => "What the desk would ask next",
        }
    }

    /// Stands before the questions that can wait.
    pub(super) const fn further_questions(self) -> &'static str {
        match self {
            Self::Japanese => "ほかに",
            Self::English => "also",
        }
    }

    /// Says where to read more on a question.
    pub(super) const fn explained(self) -> &'static str {
        match self {
            Self::Japanese => "理由と出典: ticketlint explain <規則>",
            Self::English => "why, and the source: ticketlint explain <rule>",
        }
    }

    /// Heads the findings of one of several tickets.
    pub(super) fn ticket(self, number: usize) -> String {
        match self {
            Self::Japanese => format!("{number} 件目のチケット"),
            Self::English => format!("Ticket {number}"),
        }
    }

    /// `lines`, and that there are `more`.
    pub(super) fn lines(self, lines: &[usize], more: usize) -> String {
        let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
        match self {
            Self::Japanese => {
                let list = numbers.join("、");
                match more {
                    0 => format!("{list} 行目"),
                    _ => format!("{list} 行目、ほか {more} か所"),
                }
            }
            Self::English => {
                let noun = if lines.len() == 1 && more == 0 {
                    "line"
                } else {
                    "lines"
                };
                match (numbers.split_last(), more) {
                    (Some((last, [])), 0) => format!("{noun} {last}"),
                    (Some((last, init)), 0) => format!("{noun} {} and {last}", init.join(", ")),
                    _ => format!("{noun} {} and {more} more", numbers.join(", ")),
                }
            }
        }
    }

    /// Names a document: AWS「…」章.
    pub(super) fn citation(self, citation: &Citation) -> String {
        let Citation {
            provider,
            document,
            section,
            ..
        } = citation;
        let mut out = provider.clone().into_owned();
        match self {
            Self::Japanese => {
                if !document.is_empty() {
                    out.push_str(&format!("「{document}」"));
                } else if !section.is_empty() {
                    out.push(' ');
                }
                out.push_str(section);
            }
            Self::English => {
                if !document.is_empty() {
                    out.push_str(&format!(" \"{document}\""));
                }
                if !section.is_empty() {
                    out.push_str(&format!(", {section}"));
                }
            }
        }
        out
    }

    /// Says that there are `more` documents than the one named.
    pub(super) fn more_sources(self, more: usize) -> String {
        match self {
            Self::Japanese => format!("(ほか {more} 件)"),
            Self::English => format!(" (and {more} more)"),
        }
    }
}

/// A severity in machine output.
pub(super) const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// A confidence in machine output.
pub(super) const fn confidence_name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// A class of repair in machine output.
pub(super) const fn applicability_name(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::None => "none",
        Applicability::Display => "display",
        Applicability::Unsafe => "unsafe",
        Applicability::Safe => "safe",
    }
}
