//! A file as it is written: what it sets, and for which paths.

use std::path::{Path, PathBuf};

use ignore::gitignore::Gitignore;

use super::check::{CONFIGURATION, check};
use super::fault::Fault;
use super::parsed::Parsed;
use super::reader::Reader;
use super::settings::{Origin, Settings};
use crate::knowledge::OwnRule;
use crate::text::SourceFile;

/// A file as it is written.
#[derive(Debug)]
pub(super) struct File {
    /// The file.
    pub(super) source: SourceFile,
    /// The folder it stands in.
    pub(super) folder: PathBuf,
    /// What it sets for all paths.
    pub(super) settings: Settings,
    /// What it sets for some, in order.
    pub(super) overrides: Vec<Override>,
}

/// Settings for some paths.
#[derive(Debug)]
pub(super) struct Override {
    /// The paths.
    pub(super) paths: Gitignore,
    /// The settings.
    pub(super) settings: Settings,
    /// Where it stands; `None` of what is suppressed for some paths.
    pub(super) origin: Option<Origin>,
}

impl File {
    /// Reads a file that stands in a folder and may name these rules of the
    /// house. What is wrong with it is given, too, in order of place.
    pub(super) fn read(
        source: SourceFile,
        parsed: &Parsed,
        folder: &Path,
        own: &[&'static OwnRule],
    ) -> (Self, Vec<Fault>) {
        let mut faults = check(&source, parsed, CONFIGURATION, own);
        let mut reader = Reader::new(&source, &parsed.nodes, own);
        let mut settings = reader.settings(0);
        let mut overrides = reader.overrides(folder);
        let (for_all, for_some) = reader.suppressions(folder);
        settings.suppressions = for_all;
        overrides.extend(for_some);
        faults.append(&mut reader.faults);
        faults.sort_by_key(|fault| fault.span);
        let file = Self {
            folder: folder.to_path_buf(),
            settings,
            overrides,
            source,
        };
        (file, faults)
    }
}

impl Override {
    /// Whether it is for the file of that absolute path; `folder` is that of the
    /// configuration, from which its patterns count.
    pub(super) fn is_for(&self, path: &Path, folder: &Path) -> bool {
        // What lies elsewhere can still fit a pattern that begins nowhere.
        let inside = path.strip_prefix(folder).ok();
        let inside = inside.or_else(|| path.strip_prefix("/").ok());
        inside.is_some_and(|path| {
            self.paths
                .matched_path_or_any_parents(path, false)
                .is_ignore()
        })
    }
}
