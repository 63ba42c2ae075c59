//! `--staged`: the drafts of the next commit, as the index of git holds them.
//!
//! The only place where another program is run: git, found on the path, by its
//! arguments alone and never through a shell. It is asked where the repository
//! is, which files are staged, and what they hold; it changes nothing.

use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use ignore::overrides::Override;

use super::Failure;
use super::args::{DraftArgs, FixArgs};
use super::input::{self, Input, Inputs, Sought};
use super::judge::{current_folder, settled};
use super::pattern::{fixed_part, is_pattern, matcher};
use super::template::search;
use crate::config::said;
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
        let mut store = STORE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut open = match store.take() {
            Some(open) => open,
            None => Store::open()?,
        };
        let bytes = open
            .read(&self.object)
            .map_err(|error| Failure::new(format!("git: {error}")))?
            .ok_or_else(|| {
                Failure::new(said!(
                    "git がステージした内容を返しません",
                    "git does not give what is staged",
                ))
                .help(said!(
                    "リポジトリが壊れていないかは `git fsck` で分かります",
                    "`git fsck` tells whether the repository is whole",
                ))
            })?;
        // Of what is too large it has not said all, and is left.
        if !input::is_too_large(&bytes) {
            *store = Some(open);
        }
        Ok(bytes)
    }
}

/// The git that gives what is staged, one for all drafts: to start it takes as
/// long as to judge one.
static STORE: Mutex<Option<Store>> = Mutex::new(None);

/// A git that waits to be asked for objects. It ends with us, or when it is dropped.
struct Store {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Store {
    fn open() -> Result<Self, Failure> {
        let mut child = git(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| no_git(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(questions), Some(answers)) => Ok(Self {
                child,
                questions,
                answers: BufReader::new(answers),
            }),
            _ => Err(no_git(&io::Error::other("it has no input or output"))),
        }
    }

    /// What the object of that name holds, if there is one; of much too much, a byte
    /// more than may be.
    fn read(&mut self, object: &str) -> io::Result<Option<Vec<u8>>> {
        writeln!(self.questions, "{object}")?;
        self.questions.flush()?;
        // NAME SP TYPE SP SIZE
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let size = match head.trim_end().split(' ').collect::<Vec<_>>()[..] {
            [_, "blob", size] => size.parse::<u64>().ok(),
            _ => None,
        };
        let Some(size) = size else {
            return Ok(None);
        };
        let bytes = input::read_all(self.answers.by_ref().take(size))?;
        if !input::is_too_large(&bytes) {
            // The break behind it.
            self.answers.read_exact(&mut [0])?;
        }
        Ok(Some(bytes))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Finds what is staged and sought: all of it, or what is below or named by the
/// paths if there are any.
///
/// # Errors
/// This is no work tree of git, git cannot be run, or it is to be mended.
pub(super) fn collect(args: &DraftArgs, fixes: FixArgs, sought: Sought) -> Result<Inputs, Failure> {
    if fixes.weakest().is_some() && !fixes.diff {
        return Err(Failure::new(said!(
            "ステージした内容は直しません。見ていないものをコミットすることになるからです",
            "what is staged is not mended: you would commit what you have not seen",
        ))
        .help(said!(
            "ファイルを直して、もう一度ステージしてください: ticketlint --fix PATHS; git add PATHS",
            "mend the files and stage them again: ticketlint --fix PATHS; git add PATHS",
        )));
    }
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::new(said!(
            "標準入力はステージされません",
            "standard input is not staged",
        ))
        .help(said!(
            "- か --staged のどちらかを外してください",
            "leave - or --staged out",
        )));
    }
    let here = current_folder();
    let (inside, top) = work_tree(&here)?;
    let Entries { changed, deleted } = entries()?;
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
    for entry in changed {
        let place = top.join(&entry.path);
        let mut is_wanted = false;
        for ((_, want), used) in wanted.iter().zip(&mut used) {
            if want.takes(&place, sought) {
                is_wanted = true;
                *used = true;
            }
        }
        if is_wanted {
            let path = from(&inside, &entry.path);
            inputs.drafts.push(Input::Staged(Staged { path, ..entry }));
        }
    }
    for ((path, want), used) in wanted.iter().zip(used) {
        if used {
            continue;
        }
        let name = shown(path);
        if !want.may_lie_in(&top) {
            let failure = Failure::new(said!(
                "このリポジトリの外にあり、ステージされていません",
                "is not in this repository, so that nothing of it is staged",
            ));
            inputs.failures.push(failure.of(&name));
        } else if let Wanted::At(place) = want {
            if deleted.iter().any(|gone| top.join(gone) == *place) {
                inputs.remarks.push(said!(
                    "{name}: 削除がステージされています",
                    "{name}: it is staged for deletion",
                ));
            } else if !path.exists() {
                // Neither staged nor there: it is misspelt.
                inputs.failures.push(input::not_found(path).of(&name));
            }
        }
    }
    if inputs.drafts.is_empty() && inputs.failures.is_empty() {
        inputs.remarks.push(match sought {
            Sought::Drafts => said!("ステージされた下書きがありません", "no draft is staged"),
            Sought::Templates => said!(
                "ステージされたテンプレートがありません",
                "no template is staged"
            ),
        });
    }
    Ok(inputs)
}

/// What an argument asks for.
enum Wanted {
    /// What is at this absolute path, whatever it is called, or the drafts below
    /// it. Neither needs to be on the disk.
    At(PathBuf),
    /// The files that match a pattern, below this absolute path.
    Like(Override, PathBuf),
}

impl Wanted {
    fn new(path: &Path, here: &Path) -> Result<Self, Failure> {
        Ok(if !path.exists() && is_pattern(path) {
            let root = settled(&fixed_part(path), here);
            Self::Like(matcher(path, &root)?, root)
        } else {
            Self::At(settled(path, here))
        })
    }

    fn takes(&self, place: &Path, sought: Sought) -> bool {
        match self {
            Self::At(path) => place.strip_prefix(path).is_ok_and(|rest| {
                let is_hidden =
                    |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
                let is_sought = || match sought {
                    Sought::Drafts => !rest.components().any(is_hidden),
                    Sought::Templates => search::is_placed(place),
                };
                rest.as_os_str().is_empty() || input::is_draft(rest) && is_sought()
            }),
            Self::Like(pattern, _) => pattern.matched(place, false).is_whitelist(),
        }
    }

    /// Whether anything that is asked for may lie in a folder.
    fn may_lie_in(&self, folder: &Path) -> bool {
        let (Self::At(place) | Self::Like(_, place)) = self;
        place.starts_with(folder) || folder.starts_with(place)
    }
}

/// Where in the work tree this folder is, and the top of the tree.
fn work_tree(here: &Path) -> Result<(PathBuf, PathBuf), Failure> {
    let help = said!(
        "--staged は git のリポジトリの中で実行してください",
        "--staged judges what is staged in a git repository; run it inside of one",
    );
    let answer = ask(&["rev-parse", "--is-inside-work-tree", "--show-prefix"])
        .map_err(|failure| failure.help(help.clone()))?;
    let prefix = answer.strip_prefix(b"true\n").ok_or_else(|| {
        Failure::new(said!(
            "このフォルダーは git の作業ツリーの中にありません",
            "this folder is in no work tree of git",
        ))
        .help(help)
    })?;
    let inside = from_bytes(prefix.strip_suffix(b"\n").unwrap_or(prefix));
    let steps = inside.components().count();
    let top = here.ancestors().nth(steps).unwrap_or(here).to_path_buf();
    Ok((inside, top))
}

/// What the next commit does, with paths from the top of the tree.
#[derive(Debug, Default)]
struct Entries {
    /// The files that it adds or changes.
    changed: Vec<Staged>,
    /// Those that it deletes.
    deleted: Vec<PathBuf>,
}

fn entries() -> Result<Entries, Failure> {
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
        "--diff-filter=ACDMRT",
    ])?;
    let mut fields = list.split(|&byte| byte == 0);
    let mut found = Entries::default();
    while let (Some(head), Some(name)) = (fields.next(), fields.next()) {
        // :100644 100644 before after M
        let head = String::from_utf8_lossy(head);
        let mut words = head.split(' ').skip(1);
        let (Some(mode), Some(object)) = (words.next(), words.nth(1)) else {
            return Err(Failure::new(said!(
                "git の答えを読めません: {head}",
                "git says what is not understood: {head}",
            )));
        };
        // Links and other repositories hold no draft.
        if mode.starts_with("100") {
            found.changed.push(Staged {
                path: from_bytes(name),
                object: object.to_owned(),
            });
        } else if mode.starts_with("000") {
            found.deleted.push(from_bytes(name));
        }
    }
    found.changed.sort_by(|a, b| a.path.cmp(&b.path));
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
    Failure::new(said!(
        "git を実行できません: {error}",
        "git cannot be run: {error}",
    ))
    .help(said!(
        "--staged は git に尋ねます。git を入れるか、下書きを直接指定してください",
        "--staged asks git what is staged; install it, or name the drafts themselves",
    ))
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
