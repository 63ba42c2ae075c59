//! `ticketlint check`: lint drafts.

use super::args::{CheckArgs, Format};
use super::output::Terminal;
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, input};
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Settings};
use crate::facts::Language;
use crate::report::{self, FileReport, Style, Summary};
use crate::rules::Selection;

pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Status {
    let settings = settings(args)?;
    let mut drafts = input::collect(&args.drafts)?;
    if drafts.is_empty() {
        if terminal.has_keyboard() {
            return Err(Failure::new(
                "name the drafts to lint: `ticketlint draft.md`, a folder, or - for standard input (--help tells more)",
            ));
        }
        drafts.push(input::Input::Stdin(args.drafts.stdin_filename.clone()));
    }
    let style = Style {
        color: true,
        unicode: terminal.unicode(),
        width: terminal.width(),
        language: language(args.lang.or_environment()),
    };
    let mut run = Run {
        args,
        settings,
        style,
        summary: Summary::default(),
        spoken: None,
        status: CLEAN,
    };
    let mut reporter = None;
    for draft in drafts {
        let source = match draft.read() {
            Ok(source) => source,
            Err(reason) => {
                terminal.complain(&format!("{}: {reason}", draft.name()));
                run.status = FAILED;
                continue;
            }
        };
        let outcome = engine::lint(&source, &run.settings);
        run.count(&outcome);
        let reporter = reporter.get_or_insert_with(|| {
            let mut reporter = run.format().reporter(run.style);
            let mut head = String::new();
            reporter.begin(&mut head);
            terminal.print(&head);
            reporter
        });
        let mut text = String::new();
        reporter.file(
            &mut text,
            &FileReport {
                source: &source,
                provider: outcome.profile.provider,
                kind: outcome.profile.kind.name(),
                language: outcome.profile.language.code(),
                diagnostics: &outcome.diagnostics,
                concealed: &outcome.concealed,
            },
        );
        terminal.print(&text);
    }
    let mut reporter = match reporter {
        Some(reporter) => reporter,
        // Nothing could be read: a machine still gets a whole answer.
        None if args.format == Format::Json => {
            let mut reporter = run.format().reporter(run.style);
            let mut head = String::new();
            reporter.begin(&mut head);
            terminal.print(&head);
            reporter
        }
        None => return Ok(run.status),
    };
    let mut tail = String::new();
    reporter.end(&mut tail, &run.summary);
    terminal.print(&tail);
    terminal.finish();
    Ok(run.status)
}

/// The state of one run over many drafts.
struct Run<'a> {
    args: &'a CheckArgs,
    settings: Settings,
    style: Style,
    summary: Summary,
    /// Language of the first draft, in which the report speaks by default.
    spoken: Option<Language>,
    status: u8,
}

impl Run<'_> {
    const fn format(&self) -> report::Format {
        match self.args.format {
            Format::Human => report::Format::Human,
            Format::Concise => report::Format::Concise,
            Format::Json => report::Format::Json,
        }
    }

    fn count(&mut self, outcome: &engine::Outcome) {
        if self.spoken.is_none() && self.args.lang.fixed().is_none() {
            self.spoken = Some(outcome.profile.language);
            self.style.language = language(outcome.profile.language);
        }
        self.summary.files += 1;
        self.summary.hidden += outcome.hidden;
        for diagnostic in &outcome.diagnostics {
            self.summary.add(diagnostic);
        }
        let fails = |d: &Diagnostic| self.args.fail_on.fails(d.severity);
        if self.status == CLEAN && outcome.diagnostics.iter().any(fails) {
            self.status = FINDINGS;
        }
    }
}

const fn language(language: Language) -> report::Language {
    match language {
        Language::Ja => report::Language::Japanese,
        Language::En => report::Language::English,
    }
}

fn settings(args: &CheckArgs) -> Result<Settings, Failure> {
    let selection =
        Selection::new(args.select.clone(), args.ignore.clone()).map_err(|unknown| {
            let hint = unknown.suggestion.map_or_else(
                || "; `ticketlint rules` lists them".to_owned(),
                |name| format!("; did you mean `{name}`?"),
            );
            Failure::new(format!(
                "no rule or family is called `{}`{hint}",
                unknown.name
            ))
        })?;
    Ok(Settings {
        provider: args.drafts.provider.name(),
        kind: args.drafts.kind,
        language: args.lang.fixed(),
        syntax: None,
        timezone: args.timezone.clone(),
        fragment: args.fragment,
        selection,
        pedantic: args.pedantic,
    })
}
