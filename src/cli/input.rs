//! From paths to texts.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::text::SourceFile;

use super::{Failure, args::DraftArgs};

/// The largest draft that is read, in bytes. A larger file is refused by name
/// rather than read by half.
pub(super) const LIMIT: u64 = 32 * 1024 * 1024;

/// Endings of files that a folder or a pattern is searched for.
const ENDINGS: &[&str] = &["md", "markdown", "yaml", "yml", "txt", "text", "eml"];

/// A draft to read: a file, or standard input under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    File(PathBuf),
    Stdin(String),
}

impl Input {
    /// The name reports print.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Stdin(name) => name.clone(),
        }
    }

    /// Reads the draft.
    ///
    /// # Errors
    /// In words for the user, without the name: unreadable, too large, not
    /// text, not UTF-8.
    pub(super) fn read(&self) -> Result<SourceFile, String> {
        let bytes = match self {
            Self::File(path) => read_file(path)?,
            Self::Stdin(_) => {
                let mut bytes = Vec::new();
                std::io::stdin()
                    .lock()
                    .take(LIMIT + 1)
                    .read_to_end(&mut bytes)
                    .map_err(|error| format!("cannot read standard input: {error}"))?;
                bytes
            }
        };
        if bytes.len() as u64 > LIMIT {
            return Err(too_large());
        }
        decode(bytes).map(|text| SourceFile::new(self.name(), text))
    }
}

fn too_large() -> String {
    format!(
        "larger than {} MiB; a draft is a few kilobytes. Attach logs as files instead of pasting them",
        LIMIT >> 20
    )
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let meta = fs::metadata(path).map_err(|error| reason(&error))?;
    // Reading a pipe or a device could wait for ever.
    if !meta.is_file() {
        return Err("not a regular file".to_owned());
    }
    if meta.len() > LIMIT {
        return Err(too_large());
    }
    let file = fs::File::open(path).map_err(|error| reason(&error))?;
    let mut bytes = Vec::new();
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    Ok(bytes)
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// UTF-8 text, or what the bytes seem to be instead.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("this is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)".to_owned());
    }
    if bytes.contains(&0) {
        return Err("this is not text: it holds NUL bytes".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
        let hint = if looks_like_shift_jis(bytes) {
            "it looks like Shift_JIS; save it as UTF-8 (iconv -f CP932 -t UTF-8)"
        } else if bytes.windows(3).any(|w| w == b"\x1b$B") {
            "it looks like ISO-2022-JP; save it as UTF-8 (iconv -f ISO-2022-JP -t UTF-8)"
        } else {
            "save it as UTF-8"
        };
        format!("not UTF-8 (byte {at}, line {line}); {hint}")
    })
}

/// Whether nearly all high bytes form two-byte characters or half-width kana
/// of Shift_JIS.
fn looks_like_shift_jis(bytes: &[u8]) -> bool {
    let (mut pairs, mut odd) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            0x81..=0x9f | 0xe0..=0xfc => match bytes.get(at + 1) {
                Some(0x40..=0x7e | 0x80..=0xfc) => {
                    pairs += 1;
                    at += 1;
                }
                _ => odd += 1,
            },
            0xa1..=0xdf | 0..=0x7f => {}
            _ => odd += 1,
        }
        at += 1;
    }
    pairs >= 2 && odd * 20 <= pairs
}

/// The drafts that the arguments name, each once, in a stable order.
///
/// # Errors
/// A path that is not there, a pattern or folder that holds no draft.
pub(super) fn collect(args: &DraftArgs) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for path in &args.paths {
        let before = inputs.len();
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin(args.stdin_filename.clone()));
        } else if path.is_dir() {
            walk(path, None, &mut inputs)?;
        } else if path.exists() || !is_pattern(path) {
            inputs.push(Input::File(path.clone()));
        } else {
            glob(path, &mut inputs)?;
        }
        if inputs.len() == before {
            return Err(Failure::new(format!(
                "{}: no drafts there (looked for .{})",
                path.display(),
                ENDINGS.join(" .")
            )));
        }
    }
    let mut seen = std::collections::HashSet::new();
    inputs.retain(|input| seen.insert(input.name()));
    Ok(inputs)
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Files that match a pattern the shell did not expand.
fn glob(pattern: &Path, inputs: &mut Vec<Input>) -> Result<(), Failure> {
    let text = pattern.to_string_lossy();
    let fixed: PathBuf = pattern
        .components()
        .take_while(|part| !is_pattern(Path::new(part.as_os_str())))
        .collect();
    let root = if fixed.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        fixed
    };
    let relative = pattern.strip_prefix(&root).unwrap_or(pattern);
    let mut builder = ignore::overrides::OverrideBuilder::new(&root);
    builder
        .add(&format!("/{}", relative.to_string_lossy()))
        .map_err(|error| Failure::new(format!("{text}: bad pattern: {error}")))?;
    let overrides = builder
        .build()
        .map_err(|error| Failure::new(format!("{text}: bad pattern: {error}")))?;
    walk(&root, Some(overrides), inputs)
}

fn walk(
    root: &Path,
    overrides: Option<ignore::overrides::Override>,
    inputs: &mut Vec<Input>,
) -> Result<(), Failure> {
    let any_ending = overrides.is_some();
    let mut builder = ignore::WalkBuilder::new(root);
    builder.sort_by_file_path(Path::cmp).require_git(false);
    if let Some(overrides) = overrides {
        builder.overrides(overrides);
    }
    for entry in builder.build() {
        let entry = entry.map_err(|error| Failure::new(error.to_string()))?;
        let path = entry.path();
        let drafts = path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ENDINGS.contains(&e.to_ascii_lowercase().as_str()));
        if entry.file_type().is_some_and(|t| t.is_file()) && (drafts || any_ending) {
            let shown = path.strip_prefix("./").unwrap_or(path);
            inputs.push(Input::File(shown.to_path_buf()));
        }
    }
    Ok(())
}
