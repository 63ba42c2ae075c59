//! What interrupted runs left behind: files are written under a name of their
//! own before they take their place, and a run that is killed in between cannot
//! take that back.

use std::collections::HashSet;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::write::UNFINISHED;
use crate::text::Language;
use crate::text::name::shown;

/// The folders of a run that were looked through.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    seen: HashSet<PathBuf>,
}

impl Leftovers {
    /// What to say of the folder of a draft, the first time it is asked for.
    pub(super) fn beside(&mut self, draft: &Path, language: Language) -> Vec<String> {
        let folder = match draft.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if !self.seen.insert(folder.to_path_buf()) {
            return Vec::new();
        }
        let mut left: Vec<PathBuf> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.file_name().to_str().is_some_and(is_unfinished))
            .filter(is_left)
            .map(|entry| entry.path())
            .collect();
        left.sort();
        let told = left.iter().map(|path| {
            let name = shown(path);
            match language {
                Language::Ja => {
                    format!("{name}: 中断された実行が残したものです。消してかまいません")
                }
                Language::En => format!("{name}: left by a run that was interrupted; remove it"),
            }
        });
        told.collect()
    }
}

/// Whether no run is at it any more, as far as can be told: a file that is written has
/// that name for a moment.
fn is_left(entry: &DirEntry) -> bool {
    const MOMENT: Duration = Duration::from_secs(60);
    let written = entry.metadata().and_then(|meta| meta.modified());
    written.is_ok_and(|at| at.elapsed().is_ok_and(|ago| ago > MOMENT))
}

/// Whether a file has such a name as one that is not finished.
fn is_unfinished(name: &str) -> bool {
    name.strip_prefix(UNFINISHED).is_some_and(|rest| {
        rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
