//! What is wrong with a configuration, told on standard error.

use std::borrow::Cow;
use std::sync::Arc;

use super::Failure;
use super::output::Terminal;
use crate::config::{Fault, Said, Trouble, Unread, said};
use crate::diagnostic::{Confidence, Diagnostic, Label, Severity};
use crate::engine;
use crate::facts::Veil;
use crate::report::{Concealed, FileReport, Format, NotDone, Style};
use crate::text::{Language, SourceFile, Span};

/// More faults of one file than these are counted.
const SHOWN: usize = 50;

/// Tells all troubles in a language.
pub(super) fn tell(troubles: &[Trouble], language: Language, terminal: &mut Terminal) {
    for trouble in troubles {
        match trouble {
            Trouble::Unreadable(name, why) => {
                terminal.complain_in(&unread(why).of(name), language);
            }
            Trouble::Faulty(source, faults) | Trouble::Unfit(source, faults) => {
                let sort = match trouble {
                    Trouble::Unfit(..) => "rule",
                    _ => "configuration",
                };
                // What a configuration extends may be a file of another kind.
                let hidden = engine::tickets_to_show(source, &engine::Settings::default()).1;
                let quoting = Quoting {
                    veil: Veil::over([source.text()]),
                    concealed: Concealed::at(source, &hidden),
                    language,
                };
                let shown = faults.iter().take(SHOWN);
                let told: Vec<Diagnostic> =
                    shown.map(|fault| quoting.diagnostic(fault, sort)).collect();
                let text = drawn(source, &told, &hidden, terminal.style(language));
                terminal.lament(&text);
                for fault in &told {
                    let help = (!fault.help.is_empty()).then_some(&*fault.help);
                    terminal.note(NotDone::at(source, fault.span, &fault.message, help));
                }
                if faults.len() > SHOWN {
                    let more = faults.len() - SHOWN;
                    let what = said!("ほかに {more} 件の間違い", "and {more} more faults");
                    terminal.complain_in(&Failure::new(what).of(source.name()), language);
                }
            }
        }
    }
}

/// Why a file cannot be read.
pub(super) fn unread(why: &Unread) -> Failure {
    Failure {
        help: why.help.clone(),
        ..Failure::new(why.what.clone())
    }
}

/// The faults of a file as findings are drawn, each with its place.
fn drawn(source: &SourceFile, told: &[Diagnostic], hidden: &[Span], style: Style) -> String {
    let mut text = String::new();
    Format::Human.reporter(style).file(
        &mut text,
        &FileReport {
            language: style.language.code(),
            ..FileReport::of(source, told, hidden)
        },
    );
    text
}

/// How the words of a file are quoted, wherever they go: no format has to think of
/// its secrets.
struct Quoting {
    veil: Veil,
    /// The secrets that are told by where they stand, as a draft has them.
    concealed: Concealed,
    language: Language,
}

impl Quoting {
    fn words(&self, words: &Said) -> String {
        let covered = self.veil.covered(words.in_language(self.language));
        self.concealed.mask(&covered).into_owned()
    }

    fn diagnostic(&self, fault: &Fault, sort: &'static str) -> Diagnostic {
        let help = fault.help.as_ref().map(|help| self.words(help));
        Diagnostic {
            rule: Cow::Borrowed(sort),
            severity: Severity::Error,
            confidence: Confidence::High,
            message: self.words(&fault.what).into(),
            why: Cow::Borrowed(""),
            help: help.unwrap_or_default().into(),
            ask: None,
            rewrite: None,
            ticket: None,
            span: fault.span,
            conceal: false,
            labels: fault
                .related
                .iter()
                .map(|(span, what)| Label {
                    span: *span,
                    message: self.words(what).into(),
                })
                .collect(),
            case: Cow::Borrowed("main"),
            group: None,
            repeats: Vec::new(),
            citations: Arc::default(),
            fixes: Vec::new(),
            unmade: None,
        }
    }
}
