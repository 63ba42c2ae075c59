//! `ticketlint check`: judge drafts.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{CheckArgs, Format, Lang};
use super::judge::{Judge, Judges, base, command_line};
use super::output::Terminal;
use super::{CLEAN, FAILED, FINDINGS, Status, input};
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Outcome, Settings};
use crate::report::{self, FileReport, Reporter, Style, Summary};
use crate::text::SourceFile;

pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Status {
    let mut judges = judges(args)?;
    let inputs = input::collect(&args.drafts)?;
    let mut run = Run::new(args, terminal.unicode());
    terminal.remarks(&inputs.remarks);
    for failure in &inputs.failures {
        terminal.complain(failure);
        run.status = FAILED;
    }
    for draft in inputs.drafts {
        let Some(judge) = judges.of(&draft, terminal) else {
            run.status = FAILED;
            continue;
        };
        if judges.is_passed_by(&draft, &judge, terminal) {
            continue;
        }
        match draft.read() {
            Ok(source) => {
                let outcome = engine::lint(&source, &judge.engine);
                terminal.print(&run.file(&source, &outcome, &judge));
            }
            Err(failure) => {
                terminal.complain(&failure);
                run.status = FAILED;
            }
        }
    }
    terminal.print(&run.end());
    // What is printed is for `grep` and editors: the sum of it goes elsewhere.
    if args.format == Format::Concise && run.summary.files > 0 {
        terminal.remark(&run.summary.line(run.style.language));
    }
    terminal.finish(run.status)
}

/// One run over many drafts.
struct Run<'a> {
    args: &'a CheckArgs,
    style: Style,
    /// Made for the first draft, whose language the report speaks by default.
    reporter: Option<Box<dyn Reporter>>,
    summary: Summary,
    status: u8,
}

impl<'a> Run<'a> {
    fn new(args: &'a CheckArgs, unicode: bool) -> Self {
        Self {
            args,
            style: Style {
                // Stripped again where it does not belong.
                color: true,
                unicode,
                width: Terminal::width(),
                language: args.judge.lang.unwrap_or(Lang::Auto).or_environment(),
            },
            reporter: None,
            summary: Summary::default(),
            status: CLEAN,
        }
    }

    /// Counts the findings in one draft, and reports them.
    fn file(&mut self, source: &SourceFile, outcome: &Outcome, judge: &Judge) -> String {
        self.summary.files += 1;
        self.summary.hidden += outcome.hidden;
        for diagnostic in &outcome.diagnostics {
            self.summary.add(diagnostic);
            if self.args.format == Format::Concise {
                *self.summary.places.get_or_insert(0) += diagnostic.places().count();
            }
        }
        let fails = |d: &Diagnostic| judge.fail_on.fails(d.severity);
        if self.status == CLEAN && outcome.diagnostics.iter().any(fails) {
            self.status = FINDINGS;
        }
        if self.reporter.is_none() {
            let reader = judge.engine.language;
            self.style.language = reader.unwrap_or(outcome.profile.language);
        }
        let mut text = String::new();
        self.reporter(&mut text).file(
            &mut text,
            &FileReport {
                source,
                provider: outcome.profile.provider,
                kind: outcome.profile.kind.name(),
                language: outcome.profile.language.code(),
                diagnostics: &outcome.diagnostics,
                concealed: &outcome.concealed,
            },
        );
        text
    }

    /// The end of the report. Where no draft could be read there is none, but
    /// a program still gets a whole answer.
    fn end(&mut self) -> String {
        let mut text = String::new();
        if self.reporter.is_some() || self.args.format == Format::Json {
            let summary = self.summary;
            self.reporter(&mut text).end(&mut text, &summary);
        }
        text
    }

    fn reporter(&mut self, head: &mut String) -> &mut dyn Reporter {
        let format = match self.args.format {
            Format::Human => report::Format::Human,
            Format::Concise => report::Format::Concise,
            Format::Json => report::Format::Json,
        };
        self.reporter
            .get_or_insert_with(|| {
                let mut reporter = format.reporter(self.style);
                reporter.begin(head);
                reporter
            })
            .as_mut()
    }
}

fn judges(args: &CheckArgs) -> Result<Judges, super::Failure> {
    let layer = command_line(&args.drafts.nature, Some(&args.judge));
    let base = Settings {
        clock: Some(Timestamp::now().to_zoned(TimeZone::UTC)),
        fragment: args.fragment,
        ..base(&args.drafts)
    };
    Judges::new(&args.drafts.file, layer, base)
}
