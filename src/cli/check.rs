//! `ticketlint check`: judge drafts.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{CheckArgs, Lang};
use super::input::Input;
use super::judge::{Judge, Judges, base, command_line};
use super::output::Terminal;
use super::reports::Reports;
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, drafts, input, write};
use crate::diagnostic::{Applicability, Diagnostic, Mend, Reason};
use crate::engine::{self, Outcome, Settings};
use crate::repair::{Repair, propose, repair};
use crate::report::{self, FileReport, Format, Style, Summary};
use crate::text::SourceFile;

pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Status {
    let mut judges = judges(args)?;
    let inputs = input::collect(&args.drafts)?;
    let reports = Reports::new(&args.reports, args.fixes.diff, &inputs.drafts)?;
    let mut run = Run::new(args, reports, terminal.unicode());
    let encoding = args.drafts.encoding;
    let status = drafts::each(
        inputs,
        encoding,
        &mut judges,
        terminal,
        |draft, source, judge, terminal| match args.fixes.weakest() {
            None => {
                let mut outcome = engine::lint(source, &judge.engine);
                run.propose(source, &judge.engine, &mut outcome);
                terminal.print(&run.file(source, &outcome, judge, &[], &[]));
            }
            Some(weakest) => run.mend(draft, source, judge, weakest, terminal),
        },
    );
    run.status = run.status.max(status);
    let end = run.end();
    run.print(terminal, &end);
    if !run.reports.write(terminal) {
        run.status = FAILED;
    }
    // What is printed is for `grep` and editors: the sum of it goes elsewhere.
    if (args.reports.format.is_lines() || args.fixes.diff) && run.summary.files > 0 {
        terminal.remark(&run.summary.line(run.style.language));
    }
    terminal.finish(run.status)
}

/// One run over many drafts.
struct Run<'a> {
    args: &'a CheckArgs,
    style: Style,
    reports: Reports,
    summary: Summary,
    status: u8,
    /// Standard output is a mended draft, so that the report goes elsewhere.
    aside: bool,
}

impl<'a> Run<'a> {
    fn new(args: &'a CheckArgs, reports: Reports, unicode: bool) -> Self {
        Self {
            args,
            style: Style {
                // Stripped again where it does not belong.
                color: true,
                unicode,
                width: Terminal::width(),
                language: args.judge.lang.unwrap_or(Lang::Auto).or_environment(),
            },
            reports,
            summary: Summary::default(),
            status: CLEAN,
            aside: false,
        }
    }

    /// Mends a draft, or shows how it would be; then reports what is left.
    fn mend(
        &mut self,
        draft: &Input,
        source: &SourceFile,
        judge: &Judge,
        weakest: Applicability,
        terminal: &mut Terminal,
    ) {
        if self.args.fixes.diff {
            return self.show_mending(source, judge, weakest, terminal);
        }
        let mut mended = repair(source, &judge.engine, weakest);
        if let Err(failure) = self.write(draft, source, &mended, terminal) {
            terminal.complain(&failure.of(source.name()));
            self.status = FAILED;
            mended.outcome = engine::lint(source, &judge.engine);
            mended.source = source.clone();
            mended.made.clear();
        }
        self.propose(&mended.source, &judge.engine, &mut mended.outcome);
        let text = self.file(
            &mended.source,
            &mended.outcome,
            judge,
            &mended.made,
            &mended.dropped,
        );
        self.print(terminal, &text);
        self.remark_on(&mended, terminal);
    }

    /// Adds the edits that only programs want.
    fn propose(&self, source: &SourceFile, settings: &Settings, outcome: &mut Outcome) {
        if self.reports.any(Format::shows_proposals) {
            propose(source, settings, outcome);
        }
    }

    /// Puts a mended draft where it was read from.
    fn write(
        &mut self,
        draft: &Input,
        source: &SourceFile,
        mended: &Repair,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        match draft {
            Input::Stdin(_) => {
                self.aside = true;
                terminal.write(mended.source.bytes());
                Ok(())
            }
            Input::File(_) if mended.made.is_empty() => Ok(()),
            Input::File(path) => write::replace(path, source.bytes(), mended.source.bytes()),
        }
    }

    /// Shows what mending would change. The draft is judged as it is.
    fn show_mending(
        &mut self,
        source: &SourceFile,
        judge: &Judge,
        weakest: Applicability,
        terminal: &mut Terminal,
    ) {
        let mut outcome = engine::lint(source, &judge.engine);
        let mended = repair(source, &judge.engine, weakest);
        terminal.print(&report::diff(
            source,
            &outcome.concealed,
            &mended.source,
            self.style.color,
        ));
        self.propose(source, &judge.engine, &mut outcome);
        self.file(source, &outcome, judge, &[], &[]);
        self.remark_on(&mended, terminal);
    }

    /// Says what could not be mended.
    fn remark_on(&mut self, mended: &Repair, terminal: &mut Terminal) {
        let name = mended.source.name();
        for (mend, reason) in &mended.dropped {
            let why = self.style.language.reason(*reason);
            terminal.remark(&format!("note: {name}: {} is not mended: {why}", mend.rule));
        }
        if !mended.settled {
            let failure = Failure::new("each fix uncovered another, without end")
                .help("this is a fault of ticketlint; please report it, with the draft if you can");
            terminal.complain(&failure.of(name));
            self.status = FAILED;
        }
    }

    fn print(&self, terminal: &mut Terminal, text: &str) {
        if self.aside {
            terminal.print_aside(text);
        } else {
            terminal.print(text);
        }
    }

    /// Counts the findings in one draft.
    fn count(&mut self, outcome: &Outcome, judge: &Judge) {
        self.summary.files += 1;
        self.summary.hidden += outcome.hidden;
        for diagnostic in &outcome.diagnostics {
            self.summary.add(diagnostic);
            if self.args.reports.format.is_lines() {
                *self.summary.places.get_or_insert(0) += diagnostic.places().count();
            }
        }
        let fails = |d: &Diagnostic| judge.fail_on.fails(d.severity);
        if self.status == CLEAN && outcome.diagnostics.iter().any(fails) {
            self.status = FINDINGS;
        }
        if self.summary.files == 1 {
            let reader = judge.engine.language;
            self.style.language = reader.unwrap_or(outcome.profile.language);
        }
    }

    /// Counts the findings in one draft, and reports them.
    fn file(
        &mut self,
        source: &SourceFile,
        outcome: &Outcome,
        judge: &Judge,
        fixed: &[Mend],
        dropped: &[(Mend, Reason)],
    ) -> String {
        self.count(outcome, judge);
        if self.args.fixes.weakest().is_some() && !self.args.fixes.diff {
            *self.summary.fixed.get_or_insert(0) += fixed.len();
        }
        self.reports.file(
            self.style,
            &FileReport {
                source,
                provider: outcome.profile.provider,
                kind: outcome.profile.kind.name(),
                language: outcome.profile.language.code(),
                diagnostics: &outcome.diagnostics,
                fixed,
                dropped,
                concealed: &outcome.concealed,
                fails: judge.fail_on.lowest(),
            },
        )
    }

    fn end(&mut self) -> String {
        self.reports.end(self.style, &self.summary)
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
