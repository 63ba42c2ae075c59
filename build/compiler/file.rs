//! The files under `rules/`.

use std::path::Path;
use std::{fs, io};

/// A file under `rules/`.
#[derive(Debug, Clone)]
pub(crate) struct RuleFile {
    /// Its path from the root of the package, with `/` between the names.
    pub(super) path: String,
    /// What it holds.
    pub(super) text: String,
}

impl RuleFile {
    /// A file with that path (from the root of the package) and text.
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Every file below a folder, in order of path; hidden ones, which editors
    /// and file managers leave behind, are not seen.
    pub(crate) fn below(folder: &Path) -> io::Result<Vec<Self>> {
        let mut files = Vec::new();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        visit(folder, &name, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// The name of the file without its ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The name of the folder it is in.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or_default()
    }
}

fn visit(folder: &Path, path: &str, files: &mut Vec<RuleFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{path}/{name}");
        if entry.path().is_dir() {
            visit(&entry.path(), &path, files)?;
        } else {
            // What is no text has no place here, and its name will say so.
            let bytes = fs::read(entry.path())?;
            files.push(RuleFile::new(path, String::from_utf8_lossy(&bytes)));
        }
    }
    Ok(())
}
