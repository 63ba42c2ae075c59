//! `ticketlint check`: judge drafts.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{CheckArgs, Lang};
use super::baseline::{self, Known};
use super::drafts::{Product, Work, Worked};
use super::idle::Idle;
use super::input::{Input, Inputs, Sought};
use super::judge::{Judge, Judges, base, command_line};
use super::leftover::Leftovers;
use super::output::Terminal;
use super::reports::Reports;
use super::statistics::Statistics;
use super::target::Targets;
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, drafts, input, our_fault, staged, write};
use crate::config::said;
use crate::diagnostic::{Applicability, Diagnostic, Mend, Reason};
use crate::engine::{self, Outcome, Settings};
use crate::repair::{Repair, keep_possible, propose, repair};
use crate::report::{self, FileReport, Format, Style, Summary};
use crate::rules;
use crate::text::SourceFile;
use crate::ticket::Problem;

pub(super) fn run(args: &CheckArgs, terminal: &mut Terminal) -> Status {
    let mut judges = judges(args)?;
    let inputs = inputs(args)?;
    let mut targets = Targets::new(&inputs.drafts, &mut judges);
    let reports = Reports::new(&args.reports, args.fixes.diff, &mut targets)?;
    let known = Known::new(&args.baseline, rules::is_for_drafts, &mut targets)?;
    let proposes = reports.any(Format::shows_proposals);
    if reports.commands() {
        terminal.let_commands();
    }
    let style = terminal.style(args.judge.lang.unwrap_or(Lang::Auto).or_environment());
    let mut run = Run::new(args, reports, known, style);
    let reading = drafts::Reading::of(&args.drafts, args.fixes);
    let status = drafts::each(
        inputs,
        reading,
        &mut judges,
        terminal,
        Judging {
            weakest: args.fixes.weakest(),
            diff: args.fixes.diff,
            proposes,
        },
        |worked, terminal| {
            let Worked {
                draft,
                source,
                judge,
                made,
            } = worked;
            match made {
                Made::Judged(mut outcome) => {
                    let print = &mut |text: &str| terminal.print(text);
                    run.file(source, &mut outcome, judge, &[], &[], print);
                }
                Made::Shown(mut outcome, mended) => {
                    run.show_mending(source, judge, &mut outcome, &mended, terminal);
                }
                Made::Mended(mended) => run.mend(draft, source, judge, mended, terminal),
            }
        },
    );
    run.status = run.status.max(status);
    run.status = baseline::end(run.known.take(), run.status, &mut run.summary, terminal);
    // Of a draft that could not be read nothing is known.
    if run.status != FAILED {
        let language = args.judge.lang.unwrap_or(Lang::Auto).or_environment();
        terminal.remarks(&run.idle.overrides(language));
        terminal.remarks(&run.idle.suppressions(language));
    }
    run.summary.not_done = terminal.not_done();
    let end = run.end();
    terminal.report(&end, run.aside);
    if !run.reports.write(terminal) {
        run.status = FAILED;
    }
    // What is printed is for `grep` and editors: the sum of it goes elsewhere.
    if (args.reports.printed().is_lines() || args.fixes.diff) && run.summary.files > 0 {
        terminal.remark(&run.summary.line(run.style.language));
    }
    if args.statistics {
        terminal.print_aside(&run.statistics.text());
    }
    terminal.finish(run.status)
}

/// What is made of drafts.
struct Judging {
    /// The least certain of the fixes that are made, if any.
    weakest: Option<Applicability>,
    /// They are shown, not made.
    diff: bool,
    /// Edits that only programs want are added.
    proposes: bool,
}

impl Judging {
    fn judged(&self, source: &SourceFile, settings: &Settings, mut outcome: Outcome) -> Outcome {
        if self.proposes {
            propose(source, settings, &mut outcome);
        }
        outcome
    }
}

impl Work<Made> for Judging {
    fn on(&self, source: &SourceFile, settings: &Settings) -> Made {
        let lint = || self.judged(source, settings, engine::lint(source, settings));
        match self.weakest {
            None => Made::Judged(lint()),
            Some(weakest) if self.diff => Made::Shown(lint(), repair(source, settings, weakest)),
            Some(weakest) => Made::Mended(repair(source, settings, weakest)),
        }
    }

    fn on_all(&self, sources: &[&SourceFile], settings: &Settings) -> Vec<Made> {
        if self.weakest.is_some() {
            return drafts::one_by_one(self, sources, settings);
        }
        let outcomes = engine::lint_all(sources, settings);
        sources
            .iter()
            .zip(outcomes)
            .map(|(source, outcome)| Made::Judged(self.judged(source, settings, outcome)))
            .collect()
    }
}

/// What was made of a draft.
enum Made {
    /// It was judged.
    Judged(Outcome),
    /// It was judged, and mended to show how.
    Shown(Outcome, Repair),
    /// It was mended.
    Mended(Repair),
}

impl Made {
    const fn outcome(&self) -> &Outcome {
        match self {
            Self::Judged(outcome) | Self::Shown(outcome, _) => outcome,
            Self::Mended(repair) => &repair.outcome,
        }
    }
}

impl Product for Made {
    fn excess(&self) -> Option<&Problem> {
        self.outcome().excess.as_ref()
    }

    /// What is not read is sent all the same, with the secrets in it.
    fn is_telling(&self) -> bool {
        let outcome = self.outcome();
        let mended = matches!(self, Self::Mended(repair) if !repair.made.is_empty());
        mended || !outcome.diagnostics.is_empty() || !outcome.suppressed.is_empty()
    }
}

/// One run over many drafts.
struct Run<'a> {
    args: &'a CheckArgs,
    style: Style,
    reports: Reports,
    /// What is taken for known.
    known: Option<Known>,
    summary: Summary,
    /// The findings by rule.
    statistics: Statistics,
    /// Suppressions of the configuration that are of no use.
    idle: Idle,
    /// What interrupted runs left beside drafts that are mended.
    leftovers: Leftovers,
    status: u8,
    /// Standard output is a mended draft, so that the report goes elsewhere.
    aside: bool,
}

impl<'a> Run<'a> {
    fn new(args: &'a CheckArgs, reports: Reports, known: Option<Known>, style: Style) -> Self {
        Self {
            args,
            style,
            reports,
            known,
            summary: Summary::default(),
            statistics: Statistics::default(),
            idle: Idle::new(
                &args.drafts,
                args.fragment || args.no_suppressions || args.staged,
                rules::is_for_drafts,
            ),
            leftovers: Leftovers::default(),
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
        mut mended: Repair,
        terminal: &mut Terminal,
    ) {
        if let Err(failure) = self.write(draft, source, &mended, terminal) {
            terminal.complain(&failure.of(source.name()));
            self.status = FAILED;
            mended.outcome = engine::lint(source, &judge.engine);
            mended.source = source.clone();
            mended.made.clear();
        }
        self.propose(&mended.source, &judge.engine, &mut mended.outcome);
        let aside = self.aside;
        self.file(
            &mended.source,
            &mut mended.outcome,
            judge,
            &mended.made,
            &mended.dropped,
            &mut |text| terminal.report(text, aside),
        );
        self.remark_on(&mended, terminal);
    }

    /// Leaves the fixes that can be made, and adds the edits that only programs
    /// want.
    fn propose(&self, source: &SourceFile, settings: &Settings, outcome: &mut Outcome) {
        keep_possible(source, settings, outcome);
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
            Input::File(path) if !mended.made.is_empty() => {
                let language = self.style.language;
                terminal.remarks(&self.leftovers.beside(path, language));
                let new = mended.source.bytes();
                write::mend(path, source.bytes(), new, language, terminal)
            }
            // What is staged is never mended: see `inputs`.
            Input::File(_) | Input::Staged(_) => Ok(()),
        }
    }

    /// Shows what mending would change. The draft is judged as it is.
    fn show_mending(
        &mut self,
        source: &SourceFile,
        judge: &Judge,
        outcome: &mut Outcome,
        mended: &Repair,
        terminal: &mut Terminal,
    ) {
        terminal.print(&report::diff(
            source,
            &outcome.concealed,
            &mended.source,
            self.style.color,
        ));
        self.file(source, outcome, judge, &[], &[], &mut |text| {
            terminal.print(text);
        });
        self.remark_on(mended, terminal);
    }

    /// Says what could not be mended.
    fn remark_on(&mut self, mended: &Repair, terminal: &mut Terminal) {
        let name = mended.source.name();
        for (mend, reason) in &mended.dropped {
            let language = self.style.language;
            let (head, why) = (language.remark(), language.not_mended(*reason));
            terminal.remark(&format!("{head}: {name}: {}: {why}", mend.rule));
        }
        if !mended.settled {
            let failure = Failure::new(said!(
                "直すたびに別の修正が現れ、終わりません",
                "each fix uncovered another, without end",
            ))
            .help(our_fault());
            terminal.complain(&failure.of(name));
            self.status = FAILED;
        }
    }

    /// Counts the findings in one draft.
    fn count(&mut self, outcome: &Outcome, judge: &Judge) {
        let by_place = self.args.reports.printed().is_lines();
        self.summary.count(&outcome.diagnostics, by_place);
        self.statistics.count(&outcome.diagnostics, by_place);
        self.summary.hidden += outcome.hidden;
        self.summary.suppressed += outcome.suppressed.len();
        let fails = |d: &Diagnostic| judge.fail_on.fails(d.severity);
        if self.status == CLEAN && outcome.diagnostics.iter().any(fails) {
            self.status = FINDINGS;
        }
        if self.summary.files == 1 {
            let reader = judge.engine.language;
            self.style.language = reader.unwrap_or(outcome.profile.language);
        }
    }

    /// Counts the findings in one draft that are not known, and reports them: `print` is
    /// given what goes to standard output.
    fn file(
        &mut self,
        source: &SourceFile,
        outcome: &mut Outcome,
        judge: &Judge,
        fixed: &[Mend],
        dropped: &[(Mend, Reason)],
        print: &mut dyn FnMut(&str),
    ) {
        if let Some(known) = &mut self.known {
            let concealed = &outcome.concealed;
            known.sift(source, concealed, &mut outcome.diagnostics, judge);
        }
        let outcome = &*outcome;
        self.idle.note(judge, &outcome.waived);
        self.count(outcome, judge);
        if self.args.fixes.weakest().is_some() && !self.args.fixes.diff {
            *self.summary.fixed.get_or_insert(0) += fixed.len();
        }
        self.reports.file(
            self.style,
            &FileReport {
                provider: outcome.profile.provider,
                kind: outcome.profile.kind.name(),
                language: outcome.profile.language.code(),
                suppressed: &outcome.suppressed,
                fixed,
                dropped,
                rules: &judge.engine.house.rules,
                fails: judge.fail_on.lowest(),
                ..FileReport::of(source, &outcome.diagnostics, &outcome.concealed)
            },
            print,
        );
    }

    fn end(&mut self) -> String {
        self.reports.end(self.style, &self.summary)
    }
}

/// The drafts to judge.
fn inputs(args: &CheckArgs) -> Result<Inputs, Failure> {
    match args.staged {
        true => staged::collect(&args.drafts, args.fixes, Sought::Drafts),
        false => input::collect(&args.drafts),
    }
}

fn judges(args: &CheckArgs) -> Result<Judges, Failure> {
    let layer = command_line(&args.drafts.nature, Some(&args.judge));
    let base = Settings {
        clock: Some(Timestamp::now().to_zoned(TimeZone::UTC)),
        fragment: args.fragment,
        no_suppressions: args.no_suppressions,
        ..base(&args.drafts)
    };
    Judges::new(&args.drafts.file, layer, base)
}
