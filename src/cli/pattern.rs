//! Patterns of paths that the shell did not expand.

use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};

use super::Failure;
use crate::config::said;
use crate::text::name::shown;

/// Whether a path is a pattern, unless there is such a file.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The folder that a pattern is searched for in: as far as it names one.
pub(super) fn fixed_part(pattern: &Path) -> PathBuf {
    let fixed: PathBuf = pattern
        .components()
        .take_while(|part| !is_pattern(Path::new(part.as_os_str())))
        .collect();
    if fixed.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        fixed
    }
}

/// What matches a pattern, given paths that begin with `root`, which is its
/// fixed part.
///
/// # Errors
/// It is no pattern.
pub(super) fn matcher(pattern: &Path, root: &Path) -> Result<Override, Failure> {
    let relative = pattern
        .strip_prefix(fixed_part(pattern))
        .unwrap_or(pattern)
        .to_string_lossy();
    let mut builder = OverrideBuilder::new(root);
    builder
        .add(&format!("/{relative}"))
        .and_then(|builder| builder.build())
        .map_err(|error| {
            // What the pattern is, is told, and not as it was put to the search.
            let error = error.to_string();
            let why = error.rsplit("': ").next().unwrap_or(&error);
            let failure = Failure::new(said!(
                "パターンとして読めません: {why}",
                "bad pattern: {why}"
            ));
            let help = said!(
                "名前にある括弧は `\\[` や `\\{{` のように書いてください",
                "write a bracket of a name as `\\[` or `\\{{`",
            );
            failure.help(help).of(&shown(pattern))
        })
}

/// Nothing is there for a pattern.
pub(super) fn no_match() -> Failure {
    Failure::new(said!(
        "このパターンに合うファイルはありません",
        "no file matches this pattern",
    ))
}
