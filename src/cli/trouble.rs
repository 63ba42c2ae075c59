//! What is wrong with a configuration, told on standard error.

use std::borrow::Cow;
use std::sync::Arc;

use super::Failure;
use super::output::Terminal;
use crate::config::{Fault, Said, Trouble, Unread, said};
use crate::diagnostic::{Confidence, Diagnostic, Label, Severity};
use crate::engine;
use crate::report::{FileReport, Format, NotDone, Style};
use crate::text::{Language, SourceFile};

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
                let text = told(source, faults, sort, terminal.style(language));
                terminal.lament(&text);
                for fault in faults.iter().take(SHOWN) {
                    terminal.note(NotDone::at(
                        source,
                        fault.span,
                        fault.what.in_language(language),
                        fault.help.as_ref().map(|help| help.in_language(language)),
                    ));
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

/// The faults of a file as findings are told, each with its place.
fn told(source: &SourceFile, faults: &[Fault], sort: &'static str, style: Style) -> String {
    let shown = faults.iter().take(SHOWN);
    let diagnostics: Vec<Diagnostic> = shown
        .map(|fault| diagnostic(fault, sort, style.language))
        .collect();
    // What a configuration extends may be a file of another kind.
    let concealed = engine::tickets_to_show(source, &engine::Settings::default()).1;
    let mut text = String::new();
    Format::Human.reporter(style).file(
        &mut text,
        &FileReport {
            language: style.language.code(),
            ..FileReport::of(source, &diagnostics, &concealed)
        },
    );
    text
}

fn diagnostic(fault: &Fault, sort: &'static str, language: Language) -> Diagnostic {
    let said = |words: &Said| words.in_language(language).to_owned();
    Diagnostic {
        rule: Cow::Borrowed(sort),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: said(&fault.what).into(),
        why: Cow::Borrowed(""),
        help: fault.help.as_ref().map(said).unwrap_or_default().into(),
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
                message: said(what).into(),
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
