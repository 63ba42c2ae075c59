//! `ticketlint template`: does a template ask for all that is needed?

pub(super) mod search;
mod sheet;

use super::args::{Lang, TemplateArgs};
use super::baseline::{self, Known};
use super::drafts::{Product, Worked};
use super::idle::Idle;
use super::input::{Input, Sought};
use super::judge::{Judge, Judges, base, command_line};
use super::output::Terminal;
use super::page::Page;
use super::reports::Reports;
use super::target::Targets;
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, drafts, input, staged, write};
use crate::config::said;
use crate::diagnostic::{Applicability, Diagnostic, Mend};
use crate::engine::Settings;
use crate::report::{self, FileReport, Format, Style, Summary};
use crate::rules;
use crate::template::{self, Outcome, Seen};
use crate::text::{SourceFile, Span};
use crate::ticket::Problem;

pub(super) fn run(args: &TemplateArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.drafts.nature, Some(&args.judge));
    let base = Settings {
        no_suppressions: args.no_suppressions,
        ..base(&args.drafts)
    };
    let mut judges = Judges::new(&args.drafts.file, layer, base)?;
    let inputs = match args.staged {
        true => staged::collect(&args.drafts, args.fixes, Sought::Templates)?,
        false => input::collect_as(&args.drafts, Sought::Templates)?,
    };
    let none_staged = args.staged && inputs.drafts.is_empty();
    let mut targets = Targets::new(&inputs.drafts, &mut judges);
    let reports = Reports::new(&args.reports, args.fixes.diff, &mut targets)?;
    let known = Known::new(&args.baseline, rules::is_for_templates, &mut targets)?;
    if reports.commands() {
        terminal.let_commands();
    }
    let mut run = Run {
        args,
        style: terminal.style(args.judge.lang.unwrap_or(Lang::Auto).or_environment()),
        reports,
        known,
        idle: Idle::new(&args.drafts, args.no_suppressions || args.staged, |card| {
            !rules::is_for_drafts(card)
        }),
        summary: Summary::default(),
        status: CLEAN,
        aside: false,
        passed_by: 0,
    };
    let reading = drafts::Reading::of(&args.drafts, args.fixes);
    let status = drafts::each(
        inputs,
        reading,
        &mut judges,
        terminal,
        template::judge,
        |worked, terminal| run.file(worked, terminal),
    );
    run.status = run.status.max(status);
    let nothing = run.summary.files == 0 && run.passed_by == 0;
    if nothing && !none_staged && status == CLEAN {
        let failure = Failure::new(said!(
            "これらのファイルにテンプレートがありません",
            "no template is among these files",
        ))
        .help(said!(
            "テンプレートは、Issue フォーム(`body` のある YAML)か、Markdown か、空欄のままの下書きです",
            "a template is an issue form (YAML with `body`), Markdown, or a draft left blank",
        ));
        terminal.complain(&failure);
        run.status = FAILED;
    }
    run.status = baseline::end(run.known.take(), run.status, &mut run.summary, terminal);
    if run.status != FAILED {
        terminal.remarks(&run.idle.suppressions(run.style.language));
    }
    run.summary.not_done = terminal.not_done();
    let end = run.reports.end(run.style, &run.summary);
    terminal.report(&end, run.aside);
    if !run.reports.write(terminal) {
        run.status = FAILED;
    }
    if (args.reports.printed().is_lines() || args.fixes.diff) && run.summary.files > 0 {
        terminal.remark(&run.summary.line(run.style.language));
    }
    terminal.finish(run.status)
}

impl Product for Outcome {
    fn excess(&self) -> Option<&Problem> {
        self.excess.as_ref()
    }
}

/// One run over many templates.
struct Run<'a> {
    args: &'a TemplateArgs,
    style: Style,
    reports: Reports,
    /// What is taken for known.
    known: Option<Known>,
    /// Suppressions of the configuration that are of no use.
    idle: Idle,
    summary: Summary,
    status: u8,
    /// Standard output is a mended template, so that the report goes elsewhere.
    aside: bool,
    /// How many choosers there are.
    passed_by: usize,
}

impl Run<'_> {
    fn file(&mut self, worked: Worked<'_, Outcome>, terminal: &mut Terminal) {
        let Worked {
            draft: input,
            source,
            judge,
            made: mut outcome,
        } = worked;
        match outcome.seen {
            Seen::Template | Seen::Broken => {}
            Seen::Chooser => {
                self.passed_by += 1;
                return terminal.note_that(&said!(
                    "{0} は飛ばします。テンプレートを選ぶページで、それ自体は何も尋ねません",
                    "passed by {0}: the page that offers the templates; it asks for nothing itself",
                    source.name(),
                ));
            }
            Seen::Other => {
                return terminal.note_that(&said!(
                    "{0} は飛ばします。テンプレートではありません",
                    "passed by {0}: not a template",
                    source.name(),
                ));
            }
        }
        let Some(weakest) = self.args.fixes.weakest() else {
            return self.report(source, outcome, judge, &[], terminal);
        };
        let (mended, made) = mended(source, &outcome.diagnostics, weakest);
        if self.args.fixes.diff {
            if let Some(mended) = &mended {
                let diff = report::diff(source, &outcome.concealed, mended, self.style.color);
                terminal.print(&diff);
            }
            return self.report(source, outcome, judge, &[], terminal);
        }
        let mut current = source.clone();
        let mut done = &made[..];
        match self.write(input, source, mended.as_ref(), terminal) {
            Ok(()) => {
                if let Some(mended) = mended {
                    outcome = template::judge(&mended, &judge.engine);
                    current = mended;
                }
            }
            Err(failure) => {
                terminal.complain(&failure.of(source.name()));
                self.status = FAILED;
                done = &[];
            }
        }
        self.report(&current, outcome, judge, done, terminal);
    }

    /// Puts a mended template where it was read from.
    fn write(
        &mut self,
        input: &Input,
        source: &SourceFile,
        mended: Option<&SourceFile>,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        match (input, mended) {
            (Input::Stdin(_), mended) => {
                self.aside = true;
                terminal.write(mended.unwrap_or(source).bytes());
                Ok(())
            }
            (Input::File(path), Some(mended)) => {
                let language = self.style.language;
                write::mend(path, source.bytes(), mended.bytes(), language, terminal)
            }
            // What is staged is never mended.
            (Input::File(_) | Input::Staged(_), _) => Ok(()),
        }
    }

    fn report(
        &mut self,
        source: &SourceFile,
        mut outcome: Outcome,
        judge: &Judge,
        fixed: &[Mend],
        terminal: &mut Terminal,
    ) {
        if let Some(known) = &mut self.known {
            let concealed = &outcome.concealed;
            known.sift(source, concealed, &mut outcome.diagnostics, judge);
        }
        let outcome = &outcome;
        self.idle.note(judge, &outcome.waived);
        self.count(outcome, judge);
        let language = judge.engine.language.unwrap_or(outcome.language);
        if self.summary.files == 1 {
            self.style.language = language;
        }
        if self.args.fixes.weakest().is_some() && !self.args.fixes.diff {
            *self.summary.fixed.get_or_insert(0) += fixed.len();
        }
        if self.args.reports.printed() == Format::Human && !self.args.fixes.diff {
            let mut page = Page::new(terminal, language);
            if self.summary.files > 1 {
                page.blank();
            }
            sheet::write(&mut page, source, outcome);
            let page = page.finish();
            terminal.report(&page, self.aside);
        }
        let asks = sheet::asks(outcome);
        let aside = self.aside;
        self.reports.file(
            self.style,
            &FileReport {
                provider: outcome.provider,
                kind: outcome.kind,
                language: outcome.language.code(),
                suppressed: &outcome.suppressed,
                rules: &judge.engine.house.rules,
                fixed,
                fails: judge.fail_on.lowest(),
                template: asks.as_ref(),
                ..FileReport::of(source, &outcome.diagnostics, &outcome.concealed)
            },
            &mut |text| terminal.report(text, aside),
        );
    }

    /// Counts the findings in one template.
    fn count(&mut self, outcome: &Outcome, judge: &Judge) {
        let by_place = self.args.reports.printed().is_lines();
        self.summary.count(&outcome.diagnostics, by_place);
        self.summary.suppressed += outcome.suppressed.len();
        let fails = |d: &Diagnostic| judge.fail_on.fails(d.severity);
        if self.status == CLEAN && outcome.diagnostics.iter().any(fails) {
            self.status = FINDINGS;
        }
    }
}

/// The template with the questions that it lacks, and which fixes were made;
/// nothing where there is none to make.
fn mended(
    source: &SourceFile,
    diagnostics: &[Diagnostic],
    weakest: Applicability,
) -> (Option<SourceFile>, Vec<Mend>) {
    let mut edits: Vec<(Span, &str)> = Vec::new();
    let mut made = Vec::new();
    for diagnostic in diagnostics {
        for fix in diagnostic
            .fixes
            .iter()
            .filter(|f| f.applicability >= weakest)
        {
            edits.extend(fix.edits.iter().map(|edit| (edit.span, edit.text.as_str())));
            made.push(Mend {
                rule: diagnostic.rule.clone(),
                title: fix.title.clone(),
            });
        }
    }
    // What goes to one place keeps its order.
    edits.sort_by_key(|(span, _)| span.start());
    match source.edited(edits.iter().copied()) {
        Ok(mended) if !edits.is_empty() => (Some(mended), made),
        _ => (None, Vec::new()),
    }
}
