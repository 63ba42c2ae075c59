//! `--staged`: the drafts of the next commit, as the index of git holds them.
//!
//! The only place where another program is run: git, found on the path, by its
//! arguments alone and never through a shell. It is asked where the repository
//! is, which files are staged, and what they hold; it changes nothing.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use ignore::overrides::Override;

use super::Failure;
use super::args::DraftArgs;
use super::input::{self, Input, Inputs};
use super::judge::{current_folder, settled};
use super::pattern::{fixed_part, is_pattern, matcher};
use crate::text::name::{from_bytes, shown};

/// A draft in the index.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Staged {
    /// Where it would be, from here.
    pub(super) path: PathBuf,
    /// The name git has for what it holds.
    object: String,
}

impl Staged {
    /// What it holds; of much too much, a byte more than may be.
    ///
    /// # Errors
    /// git does not give it.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        let mut child = git(&["cat-file", "blob", &self.object])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let bytes = child.stdout.take().map_or(Ok(Vec::new()), input::read_all);
        let failed = |error: io::Error| Failure::new(format!("git: {error}"));
        let bytes = bytes.map_err(failed)?;
        if input::is_too_large(&bytes) {
            // It has not said all; why it ends does not matter.
            let _ = child.kill();
            let _ = child.wait();
            return Ok(bytes);
        }
        if child.wait().map_err(failed)?.success() {
            Ok(bytes)
        } else {
            Err(Failure::new("git does not give what is staged")
                .help("`git fsck` tells whether the repository is whole"))
        }
    }
}

/// Finds the staged drafts, those below or named by the paths if there are any.
///
/// # Errors
/// This is no work tree of git, or git cannot be run.
pub(super) fn collect(args: &DraftArgs) -> Result<Inputs, Failure> {
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::new("standard input is not staged").help("leave - or --staged out"));
    }
    let here = current_folder();
    let (inside, top) = work_tree(&here)?;
    let entries = entries()?;
    let mut inputs = Inputs::default();
    let everything = [top.clone()];
    let paths = if args.paths.is_empty() {
        &everything[..]
    } else {
        &args.paths
    };
    let mut wanted = Vec::new();
    for path in paths {
        match Wanted::new(path, &here) {
            Ok(want) => wanted.push((path, want)),
            Err(failure) => inputs.failures.push(failure),
        }
    }
    let mut used = vec![false; wanted.len()];
    for entry in entries {
        let place = top.join(&entry.path);
        let mut is_wanted = false;
        for ((_, want), used) in wanted.iter().zip(&mut used) {
            if want.takes(&place) {
                is_wanted = true;
                *used = true;
            }
        }
        if is_wanted {
            let path = from(&inside, &entry.path);
            inputs.drafts.push(Input::Staged(Staged { path, ..entry }));
        }
    }
    // What is neither staged nor there is misspelt.
    for ((path, want), used) in wanted.iter().zip(used) {
        if !used && matches!(want, Wanted::At(_)) && !path.exists() {
            let failure = input::not_found(path);
            inputs.failures.push(failure.of(&shown(path)));
        }
    }
    if inputs.drafts.is_empty() && inputs.failures.is_empty() {
        inputs.remarks.push("no draft is staged".to_owned());
    }
    Ok(inputs)
}

/// What an argument asks for.
enum Wanted {
    /// What is at this absolute path, whatever it is called, or the drafts below
    /// it. Neither needs to be on the disk.
    At(PathBuf),
    /// The files that match a pattern.
    Like(Override),
}

impl Wanted {
    fn new(path: &Path, here: &Path) -> Result<Self, Failure> {
        Ok(if !path.exists() && is_pattern(path) {
            let root = settled(&fixed_part(path), here);
            Self::Like(matcher(path, &root)?)
        } else {
            Self::At(settled(path, here))
        })
    }

    fn takes(&self, place: &Path) -> bool {
        match self {
            Self::At(path) => place.strip_prefix(path).is_ok_and(|rest| {
                let is_hidden =
                    |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
                rest.as_os_str().is_empty()
                    || input::is_draft(rest) && !rest.components().any(is_hidden)
            }),
            Self::Like(pattern) => pattern.matched(place, false).is_whitelist(),
        }
    }
}

/// Where in the work tree this folder is, and the top of the tree.
fn work_tree(here: &Path) -> Result<(PathBuf, PathBuf), Failure> {
    let help = "--staged judges what is staged in a git repository; run it inside of one";
    let answer = ask(&["rev-parse", "--is-inside-work-tree", "--show-prefix"])
        .map_err(|failure| failure.help(help))?;
    let prefix = answer
        .strip_prefix(b"true\n")
        .ok_or_else(|| Failure::new("this folder is in no work tree of git").help(help))?;
    let inside = from_bytes(prefix.strip_suffix(b"\n").unwrap_or(prefix));
    let steps = inside.components().count();
    let top = here.ancestors().nth(steps).unwrap_or(here).to_path_buf();
    Ok((inside, top))
}

/// The files that the next commit adds or changes, from the top of the tree.
fn entries() -> Result<Vec<Staged>, Failure> {
    let list = ask(&[
        "diff",
        "--cached",
        "--raw",
        "-z",
        "--no-abbrev",
        // A file under a new name is a new file.
        "--no-renames",
        "--no-relative",
        "--no-ext-diff",
        "--diff-filter=ACMRT",
    ])?;
    let mut fields = list.split(|&byte| byte == 0);
    let mut found = Vec::new();
    while let (Some(head), Some(name)) = (fields.next(), fields.next()) {
        // :100644 100644 before after M
        let head = String::from_utf8_lossy(head);
        let mut words = head.split(' ').skip(1);
        let (Some(mode), Some(object)) = (words.next(), words.nth(1)) else {
            return Err(Failure::new(format!(
                "git says what is not understood: {head}"
            )));
        };
        // Links and other repositories hold no draft.
        if mode.starts_with("100") {
            found.push(Staged {
                path: from_bytes(name),
                object: object.to_owned(),
            });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn git<S: AsRef<OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new("git");
    command
        // What a repository configures to be run is not.
        .args(["-c", "core.fsmonitor=false"])
        .args(args)
        .env("GIT_OPTIONAL_LOCKS", "0")
        // What is not here is not fetched.
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null());
    command
}

/// What git answers.
fn ask(args: &[&str]) -> Result<Vec<u8>, Failure> {
    let output = git(args).output().map_err(|error| no_git(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let first = words.lines().next().unwrap_or("it failed without a word");
    Err(Failure::new(format!("git: {first}")))
}

fn no_git(error: &io::Error) -> Failure {
    Failure::new(format!("git cannot be run: {error}"))
        .help("--staged asks git what is staged; install it, or name the drafts themselves")
}

/// The path of a file from a folder, both from the top of the tree.
fn from(folder: &Path, file: &Path) -> PathBuf {
    let common = folder
        .components()
        .zip(file.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = folder
        .components()
        .skip(common)
        .map(|_| Component::ParentDir);
    up.chain(file.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_here() {
        let from = |folder: &str, file: &str| from(Path::new(folder), Path::new(file));
        assert_eq!(from("", "a/b.md"), Path::new("a/b.md"));
        assert_eq!(from("a/", "a/b.md"), Path::new("b.md"));
        assert_eq!(from("a/c/", "a/b.md"), Path::new("../b.md"));
    }
}
