//! The fixed words of reports, in both languages.

use crate::diagnostic::{Citation, Reason};
use crate::text::Language;

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
            (Self::Ja, Note::Why) => "理由:",
            (Self::Ja, Note::Help) => "対処:",
            (Self::Ja, Note::Rewrite) => "文例:",
            (Self::Ja, Note::Fix) => "修正:",
            (Self::Ja, Note::Also) => "同様:",
            (Self::Ja, Note::Source) => "出典:",
            (Self::En, Note::Why) => "why:",
            (Self::En, Note::Help) => "help:",
            (Self::En, Note::Rewrite) => "write:",
            (Self::En, Note::Fix) => "fix:",
            (Self::En, Note::Also) => "also:",
            (Self::En, Note::Source) => "source:",
        }
    }

    /// Width of the widest note heading and the blank after it.
    pub(super) const fn note_cells(self) -> usize {
        match self {
            Self::Ja => "理由:".len() - 2 + 1,
            Self::En => "source:".len() + 1,
        }
    }

    /// Stands before a remark beside a report.
    #[must_use]
    pub const fn remark(self) -> &'static str {
        match self {
            Self::Ja => "注意",
            Self::En => "note",
        }
    }

    /// Says that a fix was not made, and why.
    #[must_use]
    pub fn not_mended(self, reason: Reason) -> String {
        let why = self.reason(reason);
        match self {
            Self::Ja => format!("直していません。{why}"),
            Self::En => format!("not mended: {why}"),
        }
    }

    /// Why a fix was not made.
    #[must_use]
    pub fn reason(self, reason: Reason) -> String {
        match (self, reason) {
            (Self::Ja, Reason::ReadsOtherwise) => {
                "直すと、ほかの箇所の読まれ方が変わってしまいます".to_owned()
            }
            (Self::En, Reason::ReadsOtherwise) => {
                "with it, something else in the draft would read otherwise".to_owned()
            }
            (Self::Ja, Reason::Inseparable) => {
                "下書きでの書き方のため、この部分だけを置き換えられません。手で直してください"
                    .to_owned()
            }
            (Self::En, Reason::Inseparable) => {
                "the way it is written lets no part of it be replaced; change it by hand".to_owned()
            }
            (Self::Ja, Reason::Unwritable(c)) => {
                format!("このファイルの文字コードでは「{c}」を書けません")
            }
            (Self::En, Reason::Unwritable(c)) => {
                format!("the encoding of the file cannot write “{c}”")
            }
        }
    }

    /// Says behind a fix that so many other places are mended like it.
    pub(super) fn more_fixes(self, more: usize) -> String {
        match self {
            Self::Ja => format!("(ほか {more} か所も同様に直せます)"),
            Self::En => format!(" (and {more} more like it)"),
        }
    }

    /// Says that an excerpt would be the one above.
    pub(super) const fn same_place(self) -> &'static str {
        match self {
            Self::Ja => "上と同じ箇所",
            Self::En => "same place as above",
        }
    }

    /// Heads the questions about a ticket.
    pub(super) const fn questions(self) -> &'static str {
        match self {
            Self::Ja => "サポートが次に尋ねること",
            Self::En => "What the desk would ask next",
        }
    }

    /// Stands before the questions that can wait.
    pub(super) const fn further_questions(self) -> &'static str {
        match self {
            Self::Ja => "ほかに",
            Self::En => "also",
        }
    }

    /// Says where to read more on a question.
    pub(super) const fn explained(self) -> &'static str {
        match self {
            Self::Ja => "理由と出典: ticketlint explain <規則>",
            Self::En => "why, and the source: ticketlint explain <rule>",
        }
    }

    /// Heads the findings of one of several tickets.
    pub(super) fn ticket(self, number: usize) -> String {
        match self {
            Self::Ja => format!("{number} 件目のチケット"),
            Self::En => format!("Ticket {number}"),
        }
    }

    /// `lines`, and that there are `more`.
    pub(super) fn lines(self, lines: &[usize], more: usize) -> String {
        let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
        match self {
            Self::Ja => {
                let list = numbers.join("、");
                match more {
                    0 => format!("{list} 行目"),
                    _ => format!("{list} 行目、ほか {more} か所"),
                }
            }
            Self::En => {
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
            Self::Ja => {
                if !document.is_empty() {
                    out.push_str(&format!("「{document}」"));
                } else if !section.is_empty() {
                    out.push(' ');
                }
                out.push_str(section);
            }
            Self::En => {
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
            Self::Ja => format!("(ほか {more} 件)"),
            Self::En => format!(" (and {more} more)"),
        }
    }
}
