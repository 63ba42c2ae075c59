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
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, faults};
use crate::engine;
use crate::split::{Fault, Plan, split};
use crate::text::SourceFile;

pub(super) fn run(args: &SplitArgs, terminal: &mut Terminal) -> Status {
    let layer = command_line(&args.drafts.nature, None);
    let mut judges = Judges::new(&args.drafts.file, layer, base(&args.drafts))?;
    let draft = only(&args.drafts, terminal)?;
    let Some(judge) = judges.of(&draft, terminal) else {
        return Ok(FAILED);
    };
    let source = draft.read(args.drafts.encoding)?;
    let outcome = engine::lint(&source, &judge.engine);
    let faults = faults::of(&outcome);
    if !faults.is_empty() {
        let language = args.lang.fixed().unwrap_or(outcome.profile.language);
        faults::lament(&source, &outcome, &faults, language, terminal);
        return terminal.finish(FINDINGS);
    }
    let plan = split(&source, &judge.engine).map_err(|fault| told(fault, &source))?;
    if args.write && !plan.parts.is_empty() && !plan.concealed.is_empty() {
        let failure = Failure::new("holds a secret, which is not copied into more drafts")
            .help("mask it first: --fix does it where `check` finds an unmasked-secret");
        return Err(failure.of(source.name()));
    }
    let names = names(&draft, args.output_dir.as_deref(), plan.parts.len());
    let view = View {
        source: &source,
        plan: &plan,
        names: &names,
        hidden: Hidden::of(plan.concealed.clone()),
    };
    let language = args.lang.fixed().unwrap_or(plan.profile.language);
    let to_stdout = args.write && matches!(draft, Input::Stdin(_)) && args.output_dir.is_none();
    if args.write && !to_stdout {
        save(&plan, &names, args)?;
    }
    let page = match args.format {
        ListFormat::Human => view.human(terminal, language, args.write && !to_stdout),
        ListFormat::Json => view.json()?,
    };
    if to_stdout {
        terminal.print_aside(&page);
        print_drafts(&source, &plan, &names, terminal);
    } else {
        terminal.print(&page);
    }
    terminal.finish(if plan.parts.is_empty() || args.write {
        CLEAN
    } else {
        FINDINGS
    })
}

/// What is to be shown of a plan.
struct View<'a> {
    source: &'a SourceFile,
    plan: &'a Plan,
    /// What the drafts are or would be called.
    names: &'a [PathBuf],
    hidden: Hidden,
}

/// The one draft that the arguments name.
fn only(args: &DraftArgs, terminal: &mut Terminal) -> Result<Input, Failure> {
    let mut inputs = input::collect(args)?;
    terminal.remarks(&inputs.remarks);
    if let Some(failure) = inputs.failures.pop() {
        return Err(failure);
    }
    match inputs.drafts.len() {
        1 => Ok(inputs.drafts.remove(0)),
        n => Err(
            Failure::new(format!("one draft is split at a time, not {n}"))
                .help("name one file, or - for standard input"),
        ),
    }
}

fn told(fault: Fault, source: &SourceFile) -> Failure {
    let failure = match fault {
        Fault::Several(n) => {
            Failure::new(format!("holds {n} drafts, and some hold several matters"))
                .help("put each draft into a file of its own first")
        }
        Fault::Unwritable(c) => Failure::new(format!(
            "{} cannot write `{c}`, which the reference to the other tickets has",
            source.encoding().name()
        ))
        .help("save the draft as UTF-8"),
    };
    failure.of(source.name())
}

/// `NAME-1.ext`, `NAME-2.ext` … beside the draft, or in the folder.
fn names(draft: &Input, folder: Option<&Path>, count: usize) -> Vec<PathBuf> {
    let name = draft.name();
    let path = match draft {
        Input::File(path) => path.as_path(),
        Input::Stdin(_) => Path::new(&name),
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map_or_else(String::new, |ending| {
        format!(".{}", ending.to_string_lossy())
    });
    let folder = match (folder, draft) {
        (Some(folder), _) => folder,
        (None, Input::File(_)) => path.parent().unwrap_or(Path::new("")),
        (None, Input::Stdin(_)) => Path::new(""),
    };
    (1..=count)
        .map(|n| folder.join(format!("{stem}-{n}{ending}")))
        .collect()
}

fn save(plan: &Plan, names: &[PathBuf], args: &SplitArgs) -> Result<(), Failure> {
    let files: Vec<New<'_>> = names
        .iter()
        .zip(&plan.parts)
        .map(|(path, part)| New {
            path,
            bytes: part.draft.bytes(),
        })
        .collect();
    write::create_all(&files, args.force)
}

/// The drafts one after another, each below a line with its name.
fn print_drafts(source: &SourceFile, plan: &Plan, names: &[PathBuf], terminal: &mut Terminal) {
    if plan.parts.is_empty() {
        terminal.write(source.bytes());
    }
    for (name, part) in names.iter().zip(&plan.parts) {
        let brk = part.draft.line_break();
        let line = format!("=== {} ==={brk}", name.display());
        let line = source.encoding().encode(&line).unwrap_or_default();
        terminal.write(&line);
        terminal.write(part.draft.bytes());
    }
}
