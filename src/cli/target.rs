//! Files that a run writes: none takes the place of another, of a draft, or of
//! what the run goes by. Files are the same whatever they are called.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;
use super::input::Input;
use super::judge::{Judges, current_folder, settled};
use crate::config::NAMES;
use crate::config::{Said, said};

/// What is, or is to be, at the places that a run writes to.
pub(super) struct Targets<'a> {
    drafts: &'a [Input],
    judges: &'a mut Judges,
    here: PathBuf,
    /// The files so far, and what is to go there.
    taken: Vec<(PathBuf, &'static str)>,
}

impl<'a> Targets<'a> {
    /// Of a run over these drafts.
    pub(super) fn new(drafts: &'a [Input], judges: &'a mut Judges) -> Self {
        Self {
            drafts,
            judges,
            here: current_folder(),
            taken: Vec::new(),
        }
    }

    /// Takes the place at `path` for `what`.
    ///
    /// # Errors
    /// Something else is there, or is to go there.
    pub(super) fn take(&mut self, path: &Path, what: &'static str) -> Result<(), Failure> {
        self.is_free(path, what)?;
        let file = self.real(path);
        let elsewhere = |words: Said| {
            let failure = Failure::new(words).help(said!(
                "別のファイルに書き出してください",
                "let it go to another file",
            ));
            Err(failure.of(&path.to_string_lossy()))
        };
        let leads_there = |draft: &&Input| self.real(draft.path()) == file;
        let files = self.drafts.iter().filter(|d| !matches!(d, Input::Stdin(_)));
        if file.exists() && files.clone().any(|draft| leads_there(&draft)) {
            return elsewhere(said!(
                "この下書きを {what} で置き換えることになります",
                "{what} would take the place of this draft",
            ));
        }
        let is_named = file
            .file_name()
            .is_some_and(|name| NAMES.iter().any(|n| name == *n));
        if is_named || self.judges.go_by(&file, self.drafts) {
            return elsewhere(said!(
                "設定か規則を {what} で置き換えることになります",
                "{what} would take the place of a configuration or a rule",
            ));
        }
        self.taken.push((file, what));
        Ok(())
    }

    /// Makes sure that nothing is to go to `path`, where `what` is.
    ///
    /// # Errors
    /// Something is.
    pub(super) fn is_free(&self, path: &Path, what: &str) -> Result<(), Failure> {
        let file = self.real(path);
        let Some((_, other)) = self.taken.iter().find(|(taken, _)| *taken == file) else {
            return Ok(());
        };
        let words = match what == *other {
            true => said!(
                "2 つのレポートがこのファイルに向けられています",
                "two reports are to go to this file",
            ),
            false => said!(
                "{other} と {what} がこのファイルに向けられています",
                "{other} and {what} are to go to this file",
            ),
        };
        Err(Failure::new(words)
            .help(said!(
                "片方を別のファイルに書き出してください",
                "let one of them go to another file",
            ))
            .of(&path.to_string_lossy()))
    }

    /// The file that a path leads to, or would lead to.
    fn real(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| settled(path, &self.here))
    }
}
