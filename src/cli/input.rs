//! From paths to texts.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ignore::overrides::Override;

use super::Failure;
use super::args::{Command, DraftArgs};
use super::decode::decode;
use super::output::Terminal;
use super::pattern::{fixed_part, is_pattern, matcher};
use super::staged::Staged;
use super::template::search;
use crate::config::Unread;
use crate::text::name::shown;
use crate::text::nearest::nearest;
use crate::text::{Encoding, SourceFile};

/// What a pipe or a device is.
const NOT_REGULAR: &str = "not a regular file";

/// The largest draft that is read, in bytes. A larger file is refused by name
/// rather than read by half.
const LIMIT: u64 = 32 << 20;

/// Endings of files that a folder is searched for.
const ENDINGS: &[&str] = &["md", "markdown", "yaml", "yml", "txt", "text", "eml"];

/// What standard input is called when it is given no name.
const STDIN: &str = "stdin";

/// A draft to read: a file, standard input under a name, or what git has staged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Input {
    File(PathBuf),
    Stdin(String),
    Staged(Staged),
}

/// The drafts that the arguments name, each once, in a stable order; and what
/// the arguments name in vain, which must not hide the rest.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub(super) drafts: Vec<Input>,
    pub(super) failures: Vec<Failure>,
    /// What the search of a folder passes by, in words for the user.
    pub(super) remarks: Vec<String>,
}

impl Input {
    /// The name reports print. It begins no line as a command to those who run
    /// jobs does.
    pub(super) fn name(&self) -> String {
        let name = shown(self.path());
        match name.starts_with("::") || name.starts_with("##[") {
            true => format!("./{name}"),
            false => name.into_owned(),
        }
    }

    /// Where it is, or would be.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Stdin(name) => Path::new(name),
            Self::Staged(staged) => &staged.path,
        }
    }

    /// Roughly how large it is, in bytes; 0 when only reading can tell.
    pub(super) fn size(&self) -> u64 {
        match self {
            // What is staged is mostly as large as what is there by now.
            Self::File(_) | Self::Staged(_) => {
                fs::metadata(self.path()).map_or(0, |meta| meta.len())
            }
            Self::Stdin(_) => 0,
        }
    }

    /// Reads the draft.
    ///
    /// # Errors
    /// It cannot be read, is too large, is not text, or not in the encoding.
    pub(super) fn read(&self, encoding: Option<Encoding>) -> Result<SourceFile, Failure> {
        let bytes = match self {
            Self::File(path) => read_file(path),
            Self::Stdin(_) => read_all(io::stdin().lock()).map_err(|error| reason(&error)),
            Self::Staged(staged) => staged.read(),
        };
        bytes
            .and_then(|bytes| {
                if is_too_large(&bytes) {
                    return Err(too_large());
                }
                decode(bytes, encoding)
            })
            .map(|decoded| SourceFile::decoded(self.name(), decoded))
            .map_err(|failure| failure.of(&self.name()))
    }
}

/// One byte more than may be, so that too much is noticed.
pub(super) fn read_all(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The largest configuration that is read, in bytes.
const CONFIG_LIMIT: u64 = 256 << 10;

/// Reads a configuration.
///
/// # Errors
/// It is no file, too large for what it is, not text, or not UTF-8.
pub(super) fn read_config(path: &Path) -> Result<String, Unread> {
    let read = || {
        // What is not there is told where it is read.
        if let Ok(meta) = fs::metadata(path) {
            if meta.is_dir() {
                return Err(Failure::new("a folder, not a configuration file"));
            }
            if !meta.is_file() {
                return Err(Failure::new(NOT_REGULAR));
            }
            if meta.len() > CONFIG_LIMIT {
                let limit = CONFIG_LIMIT >> 10;
                return Err(Failure::new(format!("larger than {limit} KiB"))
                    .help("a configuration is a few lines; is this one?"));
            }
        }
        let file = SourceFile::decoded("", decode(read_file(path)?, None)?);
        match file.encoding() {
            Encoding::Utf8 => Ok(file.text().to_owned()),
            other => Err(
                Failure::new(format!("not UTF-8; it looks like {}", other.name()))
                    .help("save it as UTF-8"),
            ),
        }
    };
    read().map_err(|failure| Unread {
        what: failure.what,
        help: failure.help,
    })
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let meta = fs::metadata(path).map_err(|error| match (broken_link(path), error.kind()) {
        (Some(link), _) => link,
        (None, io::ErrorKind::NotFound) => not_found(path),
        (None, _) => reason(&error),
    })?;
    // Opening a pipe or a device could wait for ever.
    if !meta.is_file() {
        return Err(Failure::new(NOT_REGULAR)
            .help("a pipe or device is read as standard input: ticketlint - < PATH"));
    }
    if meta.len() > LIMIT {
        return Err(too_large());
    }
    fs::File::open(path)
        .and_then(read_all)
        .map_err(|error| reason(&error))
}

/// Whether so much was read that it is no draft.
pub(super) const fn is_too_large(bytes: &[u8]) -> bool {
    bytes.len() as u64 > LIMIT
}

fn too_large() -> Failure {
    Failure::new(format!("larger than {} MiB", LIMIT >> 20))
        .help("a draft is a few kilobytes; attach logs as files instead of pasting them")
}

fn reason(error: &io::Error) -> Failure {
    Failure::new(match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    })
}

/// What is wrong with a link that leads to no file.
fn broken_link(path: &Path) -> Option<Failure> {
    // More than any system follows.
    const MOST: usize = 64;
    let mut at = path.to_path_buf();
    for _ in 0..MOST {
        let Ok(target) = fs::read_link(&at) else {
            // The first step is the path itself: no link.
            return (at != path).then(|| {
                Failure::new(format!("a link to `{}`, which is not there", shown(&at)))
                    .help("restore the file, or remove the link")
            });
        };
        // What is relative starts where the link stands.
        at = at.parent().unwrap_or(Path::new("")).join(target);
        if fs::symlink_metadata(&at).is_ok_and(|meta| !meta.is_symlink()) {
            return None;
        }
    }
    Some(
        Failure::new("a link that leads back to itself")
            .help("remove it, or let it lead to the draft"),
    )
}

/// Says that there is no such file, and what may have been meant.
pub(super) fn not_found(path: &Path) -> Failure {
    let failure = Failure::new("no such file or folder");
    let written = path.to_string_lossy();
    if let Some(name) = nearest(&written, Command::NAMES) {
        return failure.help(if name == written {
            format!("the command `{name}` goes before its options")
        } else {
            format!("did you mean the command `{name}`?")
        });
    }
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else {
        return failure;
    };
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let siblings: Vec<String> = fs::read_dir(here)
        .into_iter()
        .flatten()
        .flatten()
        .take(1000)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    match nearest(&name.to_string_lossy(), siblings.iter().map(String::as_str)) {
        Some(name) => failure.help(format!("did you mean `{}`?", shown(&folder.join(name)))),
        None => failure,
    }
}

/// Why the search of a folder passes by what is named like a draft and is no
/// file. It goes into no folder by a link.
fn passed_by(path: &Path) -> Option<String> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => None,
        Ok(meta) if meta.is_file() => Some("a link; name it to have it read".to_owned()),
        Ok(_) => Some(NOT_REGULAR.to_owned()),
        Err(error) => Some(broken_link(path).unwrap_or_else(|| reason(&error)).what),
    }
}

/// What a folder is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    Drafts,
    Templates,
}

/// Finds the drafts that the arguments name.
///
/// # Errors
/// The arguments name none, or contradict each other.
pub(super) fn collect(args: &DraftArgs) -> Result<Inputs, Failure> {
    collect_as(args, Sought::Drafts)
}

/// Finds what the arguments name; of folders, what is sought.
///
/// # Errors
/// The arguments name none, or contradict each other.
pub(super) fn collect_as(args: &DraftArgs, sought: Sought) -> Result<Inputs, Failure> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    let stdin = || {
        Input::Stdin(
            args.stdin_filename
                .clone()
                .unwrap_or_else(|| STDIN.to_owned()),
        )
    };
    if args.paths.is_empty() {
        if args.stdin_filename.is_none() && Terminal::has_keyboard() {
            return Err(Failure::new("no draft is named")
                .help("name files or folders, or - for standard input; --help tells more"));
        }
        return Ok(Inputs {
            drafts: vec![stdin()],
            ..Inputs::default()
        });
    }
    if args.stdin_filename.is_some() && !args.paths.iter().any(is_stdin) {
        return Err(
            Failure::new("--stdin-filename names standard input, which is not read")
                .help("add - to the paths, or leave the option out"),
        );
    }
    let mut inputs = Inputs::default();
    for path in &args.paths {
        if is_stdin(path) {
            inputs.drafts.push(stdin());
        } else if path.is_dir() {
            inputs.walk(path, None, sought);
        } else if path.exists() || !is_pattern(path) {
            inputs.drafts.push(Input::File(path.clone()));
        } else {
            inputs.glob(path, sought);
        }
    }
    inputs.deduplicate();
    Ok(inputs)
}

impl Inputs {
    /// Adds the files that match a pattern the shell did not expand.
    fn glob(&mut self, pattern: &Path, sought: Sought) {
        let root = fixed_part(pattern);
        match matcher(pattern, &root) {
            Ok(overrides) if root.is_dir() => {
                self.walk(&root, Some((pattern, overrides)), sought);
            }
            Ok(_) => self.failures.push(not_found(&root).of(&shown(&root))),
            Err(failure) => self.failures.push(failure),
        }
    }

    /// Adds the drafts below a folder: all, or those that match a pattern.
    fn walk(&mut self, root: &Path, pattern: Option<(&Path, Override)>, sought: Sought) {
        let before = (self.drafts.len(), self.failures.len());
        let mut builder = ignore::WalkBuilder::new(root);
        builder.sort_by_file_path(Path::cmp).require_git(false);
        if sought == Sought::Templates {
            // They stand in folders that are hidden else.
            builder.hidden(false).filter_entry(|entry| {
                let name = entry.file_name();
                let hidden = name.as_encoded_bytes().starts_with(b".");
                entry.depth() == 0 || !hidden || search::enters(name)
            });
        }
        let mut found = Vec::new();
        let pattern = pattern.map(|(pattern, overrides)| {
            builder.overrides(overrides);
            pattern
        });
        for entry in builder.build() {
            let entry = match entry {
                Ok(entry) => entry,
                // The words name the path.
                Err(error) => {
                    self.failures.push(Failure::new(error.to_string()));
                    continue;
                }
            };
            let path = entry.path();
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
                self.remarks
                    .push(format!("passed by {}: {why}", shown(path)));
            }
        }
        if sought == Sought::Templates && pattern.is_none() {
            search::pick(&mut found);
        }
        self.drafts.append(&mut found);
        if (self.drafts.len(), self.failures.len()) == before {
            self.failures.push(match pattern {
                Some(pattern) => Failure::new("no file matches this pattern").of(&shown(pattern)),
                None if sought == Sought::Templates => Failure::new("no templates in this folder")
                    .of(&shown(root))
                    .help(format!(
                        "looked for .{}, in .github and .gitlab too",
                        ENDINGS.join(" .")
                    )),
                None => Failure::new("no drafts in this folder")
                    .of(&shown(root))
                    .help(format!(
                        "looked for .{}; hidden files and those named in .gitignore are left out",
                        ENDINGS.join(" .")
                    )),
            });
        }
    }

    /// A draft that is named twice is read once. It keeps its first name.
    fn deduplicate(&mut self) {
        let mut seen = HashSet::new();
        self.drafts.retain(|draft| {
            seen.insert(match draft {
                Input::File(path) => {
                    fs::canonicalize(path).map_or_else(|_| draft.clone(), Input::File)
                }
                Input::Stdin(_) => Input::Stdin(String::new()),
                Input::Staged(_) => draft.clone(),
            })
        });
    }
}

/// Whether a folder is searched for files of that name.
pub(super) fn is_draft(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}
