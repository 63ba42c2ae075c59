//! Which files of a folder are templates: those where GitHub, GitLab and Gitea
//! look for them; in a folder that is no repository and has none there, whatever
//! is no page about the folder itself.

use std::ffi::OsStr;
use std::path::Path;

use crate::cli::input::Input;

/// Hidden folders that hold templates.
const HIDDEN: [&str; 4] = [".github", ".gitlab", ".gitea", ".forgejo"];

/// Folders that hold nothing else.
const FOLDERS: [&str; 2] = ["issue_template", "issue_templates"];

/// Pages that tell of a folder, and are not filled in.
const PAGES: [&str; 8] = [
    "readme",
    "changelog",
    "contributing",
    "license",
    "code_of_conduct",
    "security",
    "support",
    "governance",
];

/// Whether a search for templates goes into a hidden folder of that name.
pub(in crate::cli) fn enters(name: &OsStr) -> bool {
    HIDDEN.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Leaves the templates among the files of a folder. In a repository, and
/// wherever there are files at the places of templates, it is those alone.
pub(in crate::cli) fn pick(found: &mut Vec<Input>, root: &Path) {
    let is_repository = root.join(".git").exists();
    let placed = is_repository || found.iter().any(|input| is_placed(input.path()));
    found.retain(|input| match placed {
        true => is_placed(input.path()),
        false => !is_page(input.path()),
    });
}

/// Whether a file tells of its folder.
fn is_page(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default();
    // 「README.ja.md」
    let name = stem.to_string_lossy().to_lowercase();
    let name = name.split('.').next().unwrap_or("").replace('-', "_");
    PAGES.contains(&name.as_str())
}

/// Whether a file stands where GitHub, GitLab and Gitea look for templates of
/// issues: in a folder of that name, or alone and called so.
pub(in crate::cli) fn is_placed(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    let in_folder = FOLDERS
        .iter()
        .any(|known| folder.eq_ignore_ascii_case(known));
    let stem = path.file_stem().unwrap_or_default();
    in_folder && !is_page(path) || stem.eq_ignore_ascii_case("issue_template")
}
