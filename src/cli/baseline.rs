//! `--baseline` and its like: the file of what is known.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::args::BaselineArgs;
use super::input::{self, Unreadable};
use super::judge::{Judge, current_folder, settled};
use super::output::Terminal;
use super::page::cropped;
use super::target::Targets;
use super::{FAILED, Failure, shell, write};
use crate::baseline::{Baseline, Sieve};
use crate::config::{Said, said};
use crate::diagnostic::Diagnostic;
use crate::facts::Veil;
use crate::knowledge::Card;
use crate::report::{Baselined, Concealed, Summary};
use crate::rules;
use crate::text::name::meant;
use crate::text::{SourceFile, Span};

/// Cells of what is told of a file that is none; the name of a field may be of any length.
const WIDEST: usize = 300;

/// How many of the findings that are not there any more are named.
const LISTED: usize = 20;

/// Ends what a run takes for known, if it does, and gives the run's exit status.
pub(super) fn end(
    known: Option<Known>,
    status: u8,
    summary: &mut Summary,
    terminal: &mut Terminal,
) -> u8 {
    let Some(known) = known else {
        return status;
    };
    let writes = known.duty == Duty::Write;
    let (sum, went_well) = known.end(status != FAILED, terminal);
    match writes && !went_well {
        true => summary.unwritten = sum.known,
        false => summary.baseline = Some(sum),
    }
    if went_well { status } else { FAILED }
}

/// The baseline of a run.
pub(super) struct Known {
    path: PathBuf,
    /// The folder that paths in the file count from.
    folder: PathBuf,
    here: PathBuf,
    sieve: Sieve,
    duty: Duty,
    /// Whether a rule judges in this run, if it is selected.
    judges: fn(&Card) -> bool,
    /// Places of this run that are known.
    known: usize,
}

/// What becomes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Duty {
    /// It stays as it is.
    Read,
    /// What is not found any more goes.
    Update,
    /// It is made anew.
    Write,
}

impl Known {
    /// The baseline that the arguments name, if they name one; `judges` tells the
    /// rules that have a look in this run.
    ///
    /// # Errors
    /// There is no such file, it is no baseline, or it would take the place of
    /// something else.
    pub(super) fn new(
        wanted: &BaselineArgs,
        judges: fn(&Card) -> bool,
        targets: &mut Targets<'_>,
    ) -> Result<Option<Self>, Failure> {
        let (path, duty) = match (&wanted.baseline, &wanted.write_baseline) {
            (_, Some(path)) => (path, Duty::Write),
            (Some(path), None) if wanted.update_baseline => (path, Duty::Update),
            (Some(path), None) => (path, Duty::Read),
            (None, None) => return Ok(None),
        };
        match duty {
            Duty::Read => targets.is_free(path, "the baseline")?,
            Duty::Update => targets.take(path, "the baseline")?,
            Duty::Write => {
                targets.take(path, "the baseline")?;
                replaceable(path)?;
            }
        }
        let sieve = match duty {
            Duty::Write => Sieve::taking_all(),
            Duty::Read | Duty::Update => Sieve::new(read(path)?),
        };
        let here = current_folder();
        let file = settled(path, &here);
        Ok(Some(Self {
            path: path.clone(),
            folder: file.parent().unwrap_or(&file).to_path_buf(),
            here,
            sieve,
            duty,
            judges,
            known: 0,
        }))
    }

    /// Leaves only what is new of the findings in a draft, of which `concealed`
    /// must not be shown.
    pub(super) fn sift(
        &mut self,
        source: &SourceFile,
        concealed: &[Span],
        found: &mut Vec<Diagnostic>,
        judge: &Judge,
    ) {
        let mut secrets = concealed.to_vec();
        let flagged = found.iter().filter(|d| d.conceal);
        secrets.extend(flagged.flat_map(Diagnostic::places));
        let concealed = Concealed::at(source, &secrets);
        let draft = settled(Path::new(source.name()), &self.here);
        let judges = self.judges;
        self.known += self.sieve.sift(
            &steps(&draft, &self.folder),
            found,
            |finding, span| concealed.words_of(source, finding, span),
            |rule| {
                rules::card_in(&judge.engine.house, rule)
                    .is_some_and(|card| judges(card) && judge.engine.selection.has(card))
            },
        );
    }

    /// Ends the run: writes the file, if it is to be written and all drafts were
    /// judged (`whole`). Gives what the summary says of it, and whether all went
    /// well.
    fn end(self, whole: bool, terminal: &mut Terminal) -> (Baselined, bool) {
        let folder = self.folder;
        let (found, stale) = self.sieve.end(|path| folder.join(meant(path)).exists());
        let veil = Veil::over([]);
        let gone: Vec<String> = stale
            .iter()
            .take(LISTED)
            .map(|((path, rule), count)| {
                let rule = veil.shown(rule);
                let note = said!(
                    "もう見つかりません: {path}: {rule}({count} 件)",
                    "not found any more: {path}: {rule} ({count})",
                );
                note.in_language(terminal.language()).to_owned()
            })
            .collect();
        let unlisted = stale.len() - gone.len();
        let stale = stale.values().sum();
        if self.duty != Duty::Write {
            terminal.remarks(&gone);
            if unlisted > 0 {
                terminal.note_that(&said!("ほかに {unlisted} 件", "and {unlisted} more"));
            }
        }
        let mut sum = Baselined {
            known: self.known,
            stale,
        };
        let name = self.path.to_string_lossy();
        let written = match self.duty {
            Duty::Read => return (sum, true),
            Duty::Update if stale == 0 => return (sum, true),
            Duty::Write if !whole => Err(Failure::new(said!(
                "点検できなかった下書きがあるので、書き出しません",
                "is not written: not every draft could be judged",
            ))
            .help(said!(
                "上の問題を直して、もう一度 ticketlint を実行してください",
                "mend what is said above, and run ticketlint again",
            ))),
            Duty::Update | Duty::Write => write::put(&self.path, found.text().as_bytes()),
        };
        if let Err(failure) = written {
            terminal.complain(&failure.of(&name));
            return (sum, false);
        }
        let note = if self.duty == Duty::Update {
            sum.stale = 0;
            said!(
                "{name}: もう見つからない {stale} 件を外しました",
                "{name}: {stale} taken out, not found any more",
            )
        } else {
            let (places, drafts) = found.size();
            let word = if drafts == 1 { "draft" } else { "drafts" };
            said!(
                "{name}: 下書き {drafts} 件の {places} 箇所を既知としました",
                "{name}: {places} known from now on, in {drafts} {word}",
            )
        };
        terminal.note_that(&note);
        (sum, true)
    }
}

fn read(path: &Path) -> Result<Baseline, Failure> {
    let name = path.to_string_lossy();
    let file = shell::value(&name);
    // The help must not cost a file that is something else.
    let name_another = || {
        said!(
            "`--write-baseline` で書き出したファイルを指定してください",
            "name a file that `--write-baseline` has written",
        )
    };
    let unread = |what: Said, way_out: Said| Failure::new(what).help(way_out).of(&name);
    let bytes = input::read_regular(path, input::LIMIT).map_err(|error| match error {
        Unreadable::NotRegular => unread(input::not_regular(), name_another()),
        Unreadable::TooLarge => unread(input::too_large().what, name_another()),
        Unreadable::Failed(error) if error.kind() == io::ErrorKind::NotFound => unread(
            said!(
                "そのようなベースラインはありません",
                "there is no such baseline"
            ),
            said!(
                "`--write-baseline {file}` で作れます",
                "`--write-baseline {file}` makes one",
            ),
        ),
        Unreadable::Failed(error) => unread(
            said!("読めません:", "cannot be read:").and(&input::reason(&error).what),
            name_another(),
        ),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let what = said!(
            "UTF-8 ではないので読めません",
            "cannot be read: it is not UTF-8"
        );
        unread(what, name_another())
    })?;
    Baseline::read(&text).map_err(|broken| {
        let place = format!("{name}:{}:{}", broken.line, broken.column);
        let what = Veil::over([]).covered(&broken.what).into_owned();
        let what = cropped(&what, WIDEST, "…");
        let way_out = match Baseline::is_like(&text) {
            true => said!(
                "`--write-baseline {file}` で書き直せます",
                "`--write-baseline {file}` writes it anew",
            ),
            false => name_another(),
        };
        Failure::new(said!(
            "ticketlint のベースラインではありません: {what}",
            "no baseline of ticketlint: {what}",
        ))
        .help(way_out)
        .of(&place)
    })
}

/// Whether a new baseline may take the place of what is at `path`: an older one,
/// be it broken, or nothing.
///
/// # Errors
/// Something else is there, or what cannot be read and may be anything.
fn replaceable(path: &Path) -> Result<(), Failure> {
    if !path.is_file() {
        return Ok(());
    }
    let bytes = input::read_regular(path, input::LIMIT).ok();
    if bytes.is_some_and(|bytes| Baseline::is_like(&String::from_utf8_lossy(&bytes))) {
        return Ok(());
    }
    Err(Failure::new(said!(
        "すでにありますが、ベースラインではありません",
        "is there already, and is no baseline",
    ))
    .help(said!(
        "ベースラインを別のファイルにするか、これを取り除いてください",
        "let the baseline go to another file, or remove this one",
    ))
    .of(&path.to_string_lossy()))
}

/// The steps from a folder to a file, both absolute, with `/` between them.
fn steps(file: &Path, folder: &Path) -> String {
    let mut file_parts = file.components().peekable();
    let mut folder_parts = folder.components().peekable();
    while let (Some(a), Some(b)) = (file_parts.peek(), folder_parts.peek())
        && a == b
    {
        file_parts.next();
        folder_parts.next();
    }
    let up = folder_parts.map(|_| "..".to_owned());
    let down =
        file_parts.map(|part: Component<'_>| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_up_and_down() {
        let steps = |file: &str| steps(Path::new(file), Path::new("/a/b"));
        assert_eq!(steps("/a/b/c/d.md"), "c/d.md");
        assert_eq!(steps("/a/d.md"), "../d.md");
        assert_eq!(steps("/x.md"), "../../x.md");
    }
}
