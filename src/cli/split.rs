//! `ticketlint split`: one draft for each matter of a draft.

mod answer;
mod show;
mod words;

use std::path::{Path, PathBuf};

use super::args::{DraftArgs, ListFormat, SplitArgs};
use super::hidden::Hidden;
use super::input::{self, Input};
use super::judge::{Judges, base, command_line};
use super::output::Terminal;
use super::write::{self, New};
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, calm, faults, no_ticket};
use crate::config::said;
use crate::engine::{self, Settings};
use crate::split::{Fault, Part, Piece, Plan, split};
use crate::text::name::shown;
use crate::text::{Language, SourceFile};

pub(super) fn run(args: &SplitArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.drafts.nature, None);
    let mut judges = Judges::new(&args.drafts.file, layer, base(&args.drafts))?;
    let draft = only(&args.drafts, terminal)?;
    let Some(judge) = judges.of(&draft, terminal) else {
        return Ok(FAILED);
    };
    let source = draft.read(args.drafts.encoding)?;
    let outcome = engine::lint(&source, &judge.engine);
    faults::refuse_excess(&source, &outcome)?;
    let faults = faults::of(&outcome);
    if !faults.is_empty() {
        let language = args.lang.fixed().unwrap_or(outcome.profile.language);
        faults::lament(&source, &outcome, &faults, language, terminal);
        return terminal.finish(FINDINGS);
    }
    let plans = plans(&source, &judge.engine, args)?;
    let parted = plans.iter().any(Plan::is_parted);
    let concealed = plans.first().map(|plan| plan.concealed.to_vec());
    let concealed = concealed.unwrap_or_default();
    if args.write && parted && !concealed.is_empty() {
        let failure = Failure::new(said!(
            "機密情報があるので、下書きを増やしません",
            "holds a secret, which is not copied into more drafts",
        ))
        .help(said!(
            "先に伏せてください。`check` が unmasked-secret を指摘した所は --fix で伏せられます",
            "mask it first: --fix does it where `check` finds an unmasked-secret",
        ));
        return Err(failure.of(source.name()));
    }
    let view = View {
        source: &source,
        plans: &plans,
        folder: folder(&draft, args.output_dir.as_deref()),
        hidden: Hidden::of(concealed),
    };
    let first = plans.first().map(|plan| plan.profile.language);
    let language = args.lang.fixed().or(first).unwrap_or(Language::En);
    let to_stdout = args.write && matches!(draft, Input::Stdin(_)) && args.output_dir.is_none();
    if args.write && !to_stdout {
        let made = view.save(args)?;
        // Those around it are told with it.
        if let Some(folder) = made.last() {
            let folder = shown(folder);
            terminal.note_that(&said!(
                "フォルダー {folder} を作りました",
                "made the folder {folder}",
            ));
        }
    }
    let page = match args.format {
        ListFormat::Human => view.human(terminal, language, args.write && !to_stdout),
        ListFormat::Json => view.json()?,
    };
    if to_stdout {
        terminal.print_aside(&page);
        view.print_drafts(terminal);
    } else {
        terminal.print(&page);
    }
    terminal.finish(if parted && !args.write {
        FINDINGS
    } else {
        CLEAN
    })
}

/// The plans for what the arguments ask for.
fn plans(source: &SourceFile, settings: &Settings, args: &SplitArgs) -> Result<Vec<Plan>, Failure> {
    let plans = split(source, settings, args.ticket).map_err(|fault| told(fault, source))?;
    let count = || split(source, settings, None).map_or(0, |plans| plans.len());
    match args.ticket {
        Some(number)
            if plans.is_empty() || number == 0 || (number > 1 && plans[0].number.is_none()) =>
        {
            Err(no_ticket(number, count()).of(source.name()))
        }
        _ => Ok(plans),
    }
}

/// What is to be shown of the plans.
struct View<'a> {
    source: &'a SourceFile,
    plans: &'a [Plan],
    /// Where the drafts go or would go.
    folder: PathBuf,
    hidden: Hidden,
}

/// The one draft that the arguments name.
fn only(args: &DraftArgs, terminal: &mut Terminal) -> Result<Input, Failure> {
    let mut inputs = input::collect(args)?;
    terminal.notes(&inputs.remarks);
    if let Some(failure) = inputs.failures.pop() {
        return Err(failure);
    }
    match inputs.drafts.len() {
        1 => Ok(inputs.drafts.remove(0)),
        n => Err(Failure::new(said!(
            "一度に分けられる下書きは 1 つです({n} 件あります)",
            "one draft is split at a time, not {n}",
        ))
        .help(said!(
            "ファイルを 1 つか、標準入力なら - を指定してください",
            "name one file, or - for standard input",
        ))),
    }
}

fn told(fault: Fault, source: &SourceFile) -> Failure {
    let failure = match fault {
        Fault::Several(n) => Failure::new(said!(
            "切り離せない下書きが {n} 件あり、その中に複数の件を含むものがあります",
            "holds {n} drafts that cannot be taken apart, and some hold several matters",
        ))
        .help(said!(
            "下書きごとに、`---` の下の文書か、別のファイルに分けてください",
            "put each draft into a document of its own (below a line ---) or a file of its own",
        )),
        Fault::Unwritable(c) => Failure::new(said!(
            "ほかのチケットへの参照にある `{c}` は {0} で書けません",
            "{0} cannot write `{c}`, which the reference to the other tickets has",
            source.encoding().name(),
        ))
        .help(said!(
            "下書きを UTF-8 で保存してください",
            "save the draft as UTF-8",
        )),
    };
    failure.of(source.name())
}

/// Where the drafts go: beside the whole, or into the folder that is named.
fn folder(draft: &Input, named: Option<&Path>) -> PathBuf {
    let folder = match (named, draft) {
        (Some(folder), _) => folder,
        (None, Input::File(path)) => path.parent().unwrap_or(Path::new("")),
        (None, _) => Path::new(""),
    };
    folder.to_owned()
}

impl View<'_> {
    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.plans.iter().flat_map(|plan| &plan.parts)
    }

    fn path(&self, part: &Part) -> PathBuf {
        self.folder.join(&part.name)
    }

    /// Writes the drafts, and gives the folders that were made for them.
    fn save(&self, args: &SplitArgs) -> Result<Vec<PathBuf>, Failure> {
        let paths: Vec<PathBuf> = self.parts().map(|part| self.path(part)).collect();
        let files: Vec<New<'_>> = paths
            .iter()
            .zip(self.parts())
            .map(|(path, part)| New {
                path,
                bytes: part.draft.bytes(),
            })
            .collect();
        write::create_all(&files, args.force)
    }

    /// The drafts one after another, each below a line with its name.
    fn print_drafts(&self, terminal: &mut Terminal) {
        if self.parts().next().is_none() {
            terminal.write(self.source.bytes());
        }
        for part in self.parts() {
            let brk = part.draft.line_break();
            let name = self.path(part).display().to_string();
            let line = format!("=== {} ==={brk}", calm(&name));
            let line = self.source.encoding().encode(&line).unwrap_or_default();
            terminal.write(&line);
            terminal.write(part.draft.bytes());
        }
    }
}

/// What every ticket of a plan has.
fn shared(plan: &Plan) -> impl Iterator<Item = &Piece> {
    let all = plan.parts.len();
    let pieces = plan.pieces.iter();
    pieces.filter(move |piece| all > 1 && piece.parts.len() == all)
}

/// What several have because nothing tells which of them it is of.
fn unclear(plan: &Plan) -> impl Iterator<Item = &Piece> {
    plan.pieces.iter().filter(|piece| piece.unclear)
}

/// What the ticket of that number (from 0) has and not every other one; all of
/// it where it is the only one.
fn own(plan: &Plan, at: usize) -> impl Iterator<Item = &Piece> {
    let all = plan.parts.len();
    let pieces = plan.pieces.iter();
    let some = move |piece: &&Piece| piece.parts.len() < all && piece.parts.contains(&at);
    pieces.filter(move |piece| all == 1 || some(piece))
}
