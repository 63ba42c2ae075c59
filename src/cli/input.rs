//! From paths to texts.

mod excludes;
mod walk;

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::args::{Command, DraftArgs, NamedEncoding};
use super::decode::decode;
use super::output::Terminal;
use super::pattern::is_pattern;
use super::staged::Staged;
use super::{Failure, did_you_mean};
use crate::config::{Said, Unread, said};
use crate::text::name::shown;
use crate::text::nearest::nearest;
use crate::text::{Encoding, SourceFile};

pub(super) use walk::is_draft;

/// What a pipe or a device is.
pub(super) fn not_regular() -> Said {
    said!("通常のファイルではありません", "not a regular file")
}

/// The largest draft that is read, in bytes. A larger file is refused by name
/// rather than read by half.
pub(super) const LIMIT: u64 = 32 << 20;

/// What to do with a draft that is too large.
fn attach() -> Said {
    said!(
        "下書きは数キロバイトです。ログは貼り付けずに、添付ファイルにしてください",
        "a draft is a few kilobytes; attach logs as files instead of pasting them",
    )
}

/// The most lines with something on them that a draft may have.
const MOST_LINES: usize = 500_000;

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
    pub(super) remarks: Vec<Said>,
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
    pub(super) fn read(&self, encoding: Option<NamedEncoding>) -> Result<SourceFile, Failure> {
        let bytes = match self {
            Self::File(path) => read_file(path),
            Self::Stdin(_) => read_all(io::stdin().lock()).map_err(|error| not_piped(&error)),
            Self::Staged(staged) => staged.read(),
        };
        bytes
            .and_then(|bytes| {
                if is_too_large(&bytes) {
                    return Err(too_large());
                }
                let decoded = decode(bytes, encoding)?;
                if has_too_many_lines(&decoded.text) {
                    return Err(too_many_lines());
                }
                Ok(decoded)
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

/// Why standard input gives nothing.
fn not_piped(error: &io::Error) -> Failure {
    if error.kind() != io::ErrorKind::IsADirectory {
        return reason(error);
    }
    Failure::new(said!(
        "フォルダーです。下書きではありません",
        "a folder, not a draft"
    ))
    .help(said!(
        "フォルダーは名前で指定してください: ticketlint PATH",
        "name a folder to have it searched: ticketlint PATH",
    ))
}

/// The largest configuration that is read, in bytes.
const CONFIG_LIMIT: u64 = 256 << 10;

/// Reads a configuration.
///
/// # Errors
/// It is no file, too large for what it is, not text, or not UTF-8.
pub(super) fn read_config(path: &Path) -> Result<String, Unread> {
    let unread = |ja: &str, en: &str, help: Option<(&str, &str)>| Unread {
        what: Said::new(ja, en),
        help: help.map(|(ja, en)| Said::new(ja, en)),
    };
    let failed = |failure: Failure| Unread {
        what: failure.what,
        help: failure.help,
    };
    // What is said of drafts is no help here.
    let no_text = |failure: Failure| Unread {
        what: failure.what,
        help: Some(said!("UTF-8 で保存してください", "save it as UTF-8")),
    };
    if path.is_dir() {
        let (ja, en) = (
            "フォルダーです。設定ファイルではありません",
            "a folder, not a configuration file",
        );
        return Err(unread(ja, en, None));
    }
    let limit = CONFIG_LIMIT >> 10;
    let bytes = read_regular(path, CONFIG_LIMIT).map_err(|why| match why {
        Unreadable::NotRegular => Unread {
            what: not_regular(),
            help: None,
        },
        Unreadable::TooLarge => unread(
            &format!("{limit} KiB を超えています"),
            &format!("larger than {limit} KiB"),
            Some((
                "設定は数行で足ります。設定ファイルで合っていますか。",
                "a configuration is a few lines; is this one?",
            )),
        ),
        Unreadable::Failed(error) => failed(not_given(path, &error)),
    })?;
    let file = SourceFile::decoded("", decode(bytes, None).map_err(no_text)?);
    match file.encoding() {
        Encoding::Utf8 => Ok(file.text().to_owned()),
        other => Err(unread(
            &format!("UTF-8 ではなく、{} のようです", other.name()),
            &format!("not UTF-8; it looks like {}", other.name()),
            Some(("UTF-8 で保存してください", "save it as UTF-8")),
        )),
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    read_regular(path, LIMIT).map_err(|unread| match unread {
        // Opening a pipe or a device could wait for ever.
        Unreadable::NotRegular => Failure::new(not_regular()).help(said!(
            "パイプやデバイスは標準入力から読みます: ticketlint - < PATH",
            "a pipe or device is read as standard input: ticketlint - < PATH",
        )),
        Unreadable::TooLarge => too_large(),
        Unreadable::Failed(error) => not_given(path, &error),
    })
}

/// Why the system does not give a file.
fn not_given(path: &Path, error: &io::Error) -> Failure {
    match (broken_link(path), error.kind()) {
        (Some(link), _) => link,
        (None, io::ErrorKind::NotFound) => not_found(path),
        (None, io::ErrorKind::NotADirectory) => no_folder(path).unwrap_or_else(|| reason(error)),
        (None, _) => reason(error),
    }
}

/// What is wrong with a path that leads through a file.
fn no_folder(path: &Path) -> Option<Failure> {
    // Without the slash at its end.
    let path: PathBuf = path.components().collect();
    let file = shown(path.ancestors().find(|part| part.is_file())?).into_owned();
    let failure = Failure::new(said!(
        "`{file}` はファイルで、フォルダーではありません",
        "`{file}` is a file, not a folder",
    ));
    Some(failure.help(did_you_mean(&file)))
}

/// Why a file is not read.
pub(super) enum Unreadable {
    /// A pipe, a device, a folder, or a file that the kernel makes up.
    NotRegular,
    /// It has more bytes than may be.
    TooLarge,
    /// The system does not give it.
    Failed(io::Error),
}

/// Reads a file of `most` bytes at most; of what is no file, nothing.
pub(super) fn read_regular(path: &Path, most: u64) -> Result<Vec<u8>, Unreadable> {
    let meta = fs::metadata(path).map_err(Unreadable::Failed)?;
    if !meta.is_file() || (meta.len() == 0 && is_made_up(path)) {
        return Err(Unreadable::NotRegular);
    }
    let mut bytes = Vec::new();
    if meta.len() <= most {
        // Room for all of it, so that it is read at once.
        bytes.reserve(meta.len() as usize + 1);
        fs::File::open(path)
            // What its length is said to be need not be true by now.
            .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
            .map_err(Unreadable::Failed)?;
    }
    if meta.len().max(bytes.len() as u64) > most {
        return Err(Unreadable::TooLarge);
    }
    Ok(bytes)
}

/// Whether the kernel makes up what an empty file holds when it is read. Its reader may be
/// kept waiting, as by `/proc/kmsg`.
fn is_made_up(path: &Path) -> bool {
    let target = fs::canonicalize(path);
    target.is_ok_and(|target| target.starts_with("/proc") || target.starts_with("/sys"))
}

/// Whether so much was read that it is no draft.
pub(super) const fn is_too_large(bytes: &[u8]) -> bool {
    bytes.len() as u64 > LIMIT
}

fn has_too_many_lines(text: &str) -> bool {
    let lines = text
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty());
    text.len() > MOST_LINES && lines.take(MOST_LINES + 1).count() > MOST_LINES
}

fn too_many_lines() -> Failure {
    Failure::new(said!(
        "{MOST_LINES} 行を超えています",
        "more than {MOST_LINES} lines",
    ))
    .help(attach())
}

pub(super) fn too_large() -> Failure {
    let most = LIMIT >> 20;
    Failure::new(said!("{most} MiB を超えています", "larger than {most} MiB")).help(attach())
}

pub(super) fn reason(error: &io::Error) -> Failure {
    Failure::new(match error.kind() {
        io::ErrorKind::PermissionDenied => {
            said!("アクセスする権限がありません", "permission denied")
        }
        // What was wrapped names the file once more.
        kind if error.get_ref().is_some() => io::Error::from(kind).to_string().into(),
        _ => error.to_string().into(),
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
                let target = shown(&at);
                Failure::new(said!(
                    "`{target}` へのリンクですが、そのファイルがありません",
                    "a link to `{target}`, which is not there",
                ))
                .help(said!(
                    "ファイルを戻すか、リンクを取り除いてください",
                    "restore the file, or remove the link",
                ))
            });
        };
        // What is relative starts where the link stands.
        at = at.parent().unwrap_or(Path::new("")).join(target);
        if fs::symlink_metadata(&at).is_ok_and(|meta| !meta.is_symlink()) {
            return None;
        }
    }
    Some(
        Failure::new(said!(
            "自分自身に戻るリンクです",
            "a link that leads back to itself",
        ))
        .help(said!(
            "取り除くか、元のファイルを指すようにしてください",
            "remove it, or let it lead to the file",
        )),
    )
}

/// Says that there is no such file, and what may have been meant.
pub(super) fn not_found(path: &Path) -> Failure {
    let failure = Failure::new(said!(
        "ファイルもフォルダーもありません",
        "no such file or folder",
    ));
    let written = path.to_string_lossy();
    if let Some(name) = nearest(&written, Command::NAMES) {
        return failure.help(if name == written {
            said!(
                "コマンド `{name}` は、そのオプションより前に書きます",
                "the command `{name}` goes before its options",
            )
        } else {
            said!(
                "コマンド `{name}` のことですか。",
                "did you mean the command `{name}`?",
            )
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
        Some(name) => failure.help(did_you_mean(&shown(&folder.join(name)))),
        None => failure,
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
        let at_terminal = args.stdin_filename.is_none() && Terminal::has_keyboard();
        if at_terminal && sought == Sought::Templates {
            let mut here = Inputs::default();
            here.add(Path::new("."), sought);
            return Ok(here);
        }
        if at_terminal {
            return Err(
                Failure::new(said!("下書きが指定されていません", "no draft is named",)).help(
                    said!(
                        "ファイルかフォルダー、標準入力なら - を指定してください。詳しくは --help",
                        "name files or folders, or - for standard input; --help tells more",
                    ),
                ),
            );
        }
        return Ok(Inputs {
            drafts: vec![stdin()],
            ..Inputs::default()
        });
    }
    if args.stdin_filename.is_some() && !args.paths.iter().any(is_stdin) {
        return Err(Failure::new(said!(
            "--stdin-filename は標準入力の名前ですが、標準入力は読みません",
            "--stdin-filename names standard input, which is not read",
        ))
        .help(said!(
            "パスに - を加えるか、このオプションを外してください",
            "add - to the paths, or leave the option out",
        )));
    }
    let mut inputs = Inputs::default();
    for path in &args.paths {
        match is_stdin(path) {
            true => inputs.drafts.push(stdin()),
            false => inputs.add(path, sought),
        }
    }
    inputs.deduplicate(&args.paths);
    Ok(inputs)
}

/// Finds the drafts that paths name: files, folders, patterns.
pub(super) fn named(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    let add = |path: &PathBuf| inputs.add(path, Sought::Drafts);
    paths.iter().for_each(add);
    inputs.deduplicate(paths);
    inputs
}

impl Inputs {
    /// Adds what a path names.
    fn add(&mut self, path: &Path, sought: Sought) {
        if path.is_dir() {
            self.walk(path, None, sought);
        } else if path.exists() || !is_pattern(path) {
            self.drafts.push(Input::File(path.to_path_buf()));
        } else {
            self.glob(path, sought);
        }
    }

    /// A draft that is named twice, by one of `paths` each, is read once. It keeps its
    /// first name.
    fn deduplicate(&mut self, paths: &[PathBuf]) {
        // A search follows no links, and finds each once.
        if paths.len() < 2 {
            return;
        }
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
