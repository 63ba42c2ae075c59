//! Searching folders for drafts.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::mpsc;

use ignore::overrides::Override;

use super::super::Failure;
use super::super::pattern::{fixed_part, matcher, no_match};
use super::super::template::search;
use super::{
    Input, Inputs, Sought, Unreadable, broken_link, excludes, not_found, not_regular, read_regular,
    reason,
};
use crate::config::{Said, said};
use crate::text::name::shown;

/// Endings of files that a folder is searched for.
const ENDINGS: &[&str] = &["md", "markdown", "yaml", "yml", "txt", "text", "eml"];

/// What says in a folder which files of it are left out.
const PATTERNS: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// What git keeps in a folder.
const GIT: &str = ".git";

/// The largest file of patterns that is read, in bytes: they are made one expression,
/// which takes a thousand times as much.
const PATTERNS_LIMIT: u64 = 64 << 10;

impl Inputs {
    /// Adds the files that match a pattern the shell did not expand.
    pub(super) fn glob(&mut self, pattern: &Path, sought: Sought) {
        let root = fixed_part(pattern);
        match matcher(pattern, &root) {
            Ok(overrides) if root.is_dir() => {
                self.walk(&root, Some((pattern, overrides)), sought);
            }
            Ok(_) => self.failures.push(not_found(&root).of(&shown(&root))),
            Err(failure) => self.failures.push(failure),
        }
    }

    /// Adds what is sought below a folder: all, or what matches a pattern.
    pub(super) fn walk(&mut self, root: &Path, pattern: Option<(&Path, Override)>, sought: Sought) {
        if let Some(failure) = unsearchable_from(root) {
            self.failures.push(failure);
            return;
        }
        let before = (self.drafts.len(), self.failures.len());
        let mut builder = ignore::WalkBuilder::new(root);
        builder.sort_by_file_path(Path::cmp).require_git(false);
        builder.git_global(excludes::may_be());
        let pattern = pattern.map(|(pattern, overrides)| {
            builder.overrides(overrides);
            pattern
        });
        let templates = sought == Sought::Templates;
        // Templates stand in folders that are hidden else.
        builder.hidden(!templates);
        let mut found = Vec::new();
        let (tell, told) = mpsc::channel();
        builder.filter_entry(move |entry| {
            let name = entry.file_name();
            let hidden = name.as_encoded_bytes().starts_with(b".");
            if templates && entry.depth() > 0 && hidden && !search::enters(name) {
                return false;
            }
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let failure = is_folder.then(|| unsearchable(entry.path())).flatten();
            let is_searched = failure.is_none();
            // Who listens is there as long as the search is.
            failure.map(|failure| tell.send(failure));
            is_searched
        });
        for entry in builder.build() {
            self.failures.extend(told.try_iter());
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.failures.append(&mut words(&error, root));
                    continue;
                }
            };
            let path = entry.path();
            let faults = entry.error().map_or(Vec::new(), |error| words(error, path));
            self.remarks.extend(faults.iter().map(Failure::told));
            let Some(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() || !(pattern.is_some() || is_draft(path)) {
                continue;
            }
            let path = path.strip_prefix("./").unwrap_or(path);
            if kind.is_file() {
                found.push(Input::File(path.to_path_buf()));
            } else if let Some(why) = passed_by(path) {
                let name = shown(path);
                let passed = said!("{name} は飛ばします:", "passed by {name}:");
                self.remarks.push(passed.and(&why));
            }
        }
        self.failures.extend(told.try_iter());
        if templates && pattern.is_none() {
            search::pick(&mut found, root);
        }
        self.drafts.append(&mut found);
        if (self.drafts.len(), self.failures.len()) == before {
            self.failures.push(match pattern {
                Some(pattern) => no_match().of(&shown(pattern)),
                None if templates => Failure::new(said!(
                    "このフォルダーにテンプレートがありません",
                    "no templates in this folder",
                ))
                .of(&shown(root))
                .help(said!(
                    ".github/ISSUE_TEMPLATE など、GitHub や GitLab が読む場所の .{0} を探しました。ほかのファイルは名前を指定してください",
                    "looked for .{0} where GitHub and GitLab look for them, as in .github/ISSUE_TEMPLATE; name other files themselves",
                    ENDINGS.join(" ."),
                )),
                None => Failure::new(said!(
                    "このフォルダーに下書きがありません",
                    "no drafts in this folder",
                ))
                .of(&shown(root))
                .help(said!(
                    ".{0} を探しました。隠しファイルと .gitignore にあるものは除きます",
                    "looked for .{0}; hidden files and those named in .gitignore are left out",
                    ENDINGS.join(" ."),
                )),
            });
        }
    }
}

/// What keeps a folder from being searched, in itself or above it: patterns
/// count for all that is below.
fn unsearchable_from(root: &Path) -> Option<Failure> {
    let absolute = fs::canonicalize(root).unwrap_or_default();
    let above = absolute.ancestors().skip(1).find_map(unsearchable);
    unsearchable(root).or(above)
}

/// What keeps a folder from being searched: patterns that cannot be read to the
/// end, so that what they leave out would be judged, and mended. Opening a pipe could
/// wait for ever, and some devices never end.
fn unsearchable(folder: &Path) -> Option<Failure> {
    let unfit = |path: &Path, why: Failure| {
        let help = said!(
            "それがある間、{0} は探しません。直すか、取り除いてください",
            "{0} is not searched while it is there: mend it, or remove it",
            shown(folder),
        );
        why.help(help).of(&shown(path))
    };
    let git = folder.join(GIT);
    let of_git = fs::metadata(&git)
        .ok()
        .and_then(|meta| match meta.is_dir() {
            // Where it is a file, that tells where the rest is.
            true => None,
            false => unreadable(&git),
        });
    let of_git = of_git.map(|why| unfit(&git, why));
    of_git.or_else(|| {
        PATTERNS.iter().find_map(|name| {
            let path = folder.join(name);
            unreadable(&path).map(|why| unfit(&path, why))
        })
    })
}

/// Why a file of patterns cannot be read; nothing where there is none.
fn unreadable(path: &Path) -> Option<Failure> {
    let why = match read_regular(path, PATTERNS_LIMIT) {
        Ok(bytes) if bytes.contains(&0) || std::str::from_utf8(&bytes).is_err() => {
            said!("UTF-8 のテキストではありません", "not text in UTF-8")
        }
        Ok(_) => return None,
        Err(Unreadable::NotRegular) if path.is_dir() => said!(
            "フォルダーです。パターンのファイルではありません",
            "a folder, not a file of patterns",
        ),
        Err(Unreadable::NotRegular) => not_regular(),
        Err(Unreadable::TooLarge) => {
            let most = PATTERNS_LIMIT >> 10;
            said!("{most} KiB を超えています", "larger than {most} KiB")
        }
        Err(Unreadable::Failed(error)) => match (broken_link(path), error.kind()) {
            (Some(link), _) => return Some(link),
            // Nothing is left out there.
            (None, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return None,
            (None, _) => return Some(reason(&error)),
        },
    };
    Some(Failure::new(why))
}

/// What went wrong in a search, each with the path it is about.
fn words(error: &ignore::Error, path: &Path) -> Vec<Failure> {
    let failure = match error {
        ignore::Error::Partial(errors) => {
            return errors.iter().flat_map(|error| words(error, path)).collect();
        }
        ignore::Error::WithPath { path, err } => return words(err, path),
        ignore::Error::WithDepth { err, .. } => return words(err, path),
        ignore::Error::WithLineNumber { line, err } => {
            Failure::new(said!("{line} 行目: {err}", "line {line}: {err}"))
        }
        ignore::Error::Io(error) => reason(error),
        other => Failure::new(other.to_string()),
    };
    vec![failure.of(&shown(path))]
}

/// Why the search of a folder passes by what is named like a draft and is no
/// file. It goes into no folder by a link.
fn passed_by(path: &Path) -> Option<Said> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => None,
        Ok(meta) if meta.is_file() => Some(said!(
            "リンクです。読むには名前で指定してください",
            "a link; name it to have it read",
        )),
        Ok(_) => Some(not_regular()),
        Err(error) => Some(broken_link(path).unwrap_or_else(|| reason(&error)).what),
    }
}

/// Whether a folder is searched for files of that name.
pub(in super::super) fn is_draft(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}
