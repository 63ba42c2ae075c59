//! What is wrong with a configuration, told on standard error.

use std::borrow::Cow;

use super::Failure;
use super::output::Terminal;
use crate::config::{Fault, Trouble};
use crate::diagnostic::{Confidence, Diagnostic, Label, Severity};
use crate::engine;
use crate::report::{FileReport, Format, NotDone, Style};
use crate::text::{Language, SourceFile};

/// More faults of one file than these are counted.
const SHOWN: usize = 50;

/// Tells all troubles.
pub(super) fn tell(troubles: &[Trouble], terminal: &mut Terminal) {
    for trouble in troubles {
        match trouble {
            Trouble::Unreadable(name, why) => {
                let failure = Failure {
                    help: why.help.clone(),
                    ..Failure::new(why.what.clone())
                };
                terminal.complain(&failure.of(name));
            }
            Trouble::Faulty(source, faults) | Trouble::Unfit(source, faults) => {
                let sort = match trouble {
                    Trouble::Unfit(..) => "rule",
                    _ => "configuration",
                };
                let text = told(source, faults, sort, terminal.style(Language::En));
                terminal.lament(&text);
                for fault in faults.iter().take(SHOWN) {
                    terminal.note(NotDone::at(
                        source,
                        fault.span,
                        &fault.what,
                        fault.help.as_deref(),
                    ));
                }
                if faults.len() > SHOWN {
                    let what = format!("and {} more faults", faults.len() - SHOWN);
                    terminal.complain(&Failure::new(what).of(source.name()));
                }
            }
        }
    }
}

/// The faults of a file as findings are told, each with its place.
fn told(source: &SourceFile, faults: &[Fault], sort: &'static str, style: Style) -> String {
    let shown = faults.iter().take(SHOWN);
    let diagnostics: Vec<Diagnostic> = shown.map(|fault| diagnostic(fault, sort)).collect();
    // What a configuration extends may be a file of another kind.
    let concealed = engine::read_to_show(source, &engine::Settings::default()).1;
    let mut text = String::new();
    Format::Human.reporter(style).file(
        &mut text,
        &FileReport {
            source,
            provider: "",
            kind: "",
            language: "en",
            diagnostics: &diagnostics,
            suppressed: &[],
            fixed: &[],
            dropped: &[],
            concealed: &concealed,
            rules: &[],
            fails: None,
        },
    );
    text
}

fn diagnostic(fault: &Fault, sort: &'static str) -> Diagnostic {
    Diagnostic {
        rule: Cow::Borrowed(sort),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: fault.what.clone(),
        why: Cow::Borrowed(""),
        help: fault.help.clone().unwrap_or_default(),
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
                message: (*what).to_owned(),
            })
            .collect(),
        case: Cow::Borrowed("main"),
        group: None,
        repeats: Vec::new(),
        citations: Vec::new(),
        fixes: Vec::new(),
    }
}
