//! Files are replaced as a whole, or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Failure;
use super::output::Terminal;
use crate::config::said;
use crate::text::Language;

/// How the names of files begin that are not finished.
pub(super) const UNFINISHED: &str = ".ticketlint-";

/// Puts `new` in the place of the file at `path`, which held `old` when it was
/// read. A link stays a link: what it leads to is replaced. Permissions stay.
///
/// # Errors
/// The file has changed meanwhile, is not to be written, or the disk does not
/// take it. It is then as it was.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Failure> {
    let failed = unwritable;
    let (target, meta) = replaceable(path)?;
    if fs::read(&target).map_err(|error| failed(&error))? != old {
        return Err(Failure::new(said!(
            "点検している間に変わったので、そのままにしました",
            "has changed while it was judged, and is left as it is",
        ))
        .help(said!(
            "もう一度 ticketlint を実行してください",
            "run ticketlint again",
        )));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file =
        NamedTempFile::with_prefix_in(UNFINISHED, folder).map_err(|error| failed(&error))?;
    let written = file
        .write_all(new)
        .and_then(|()| keep_owner(file.as_file(), &meta))
        .and_then(|()| file.as_file().set_permissions(meta.permissions()))
        .and_then(|()| file.as_file().sync_all());
    written.map_err(|error| failed(&error))?;
    file.persist(&target)
        .map_err(|error| failed(&error.error))?;
    sync_folder(folder).map_err(|error| failed(&error))
}

/// Makes the names in a folder last: after a power cut, a new name may be gone whose
/// file is on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Not every file system can do it, and a folder that files can be put into may be
        // one that is not to be read: there is no more to be done for these.
        Err(error) if matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on other systems")]
const fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts the mended draft in the place of the one at `path`, as [`replace`] does,
/// and says so where the file has other names: a new file takes one name alone.
///
/// # Errors
/// Those of [`replace`].
pub(super) fn mend(
    path: &Path,
    old: &[u8],
    new: &[u8],
    language: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let others = fs::metadata(path).map_or(0, |meta| other_names(&meta));
    replace(path, old, new)?;
    if others > 0 {
        let name = path.to_string_lossy();
        terminal.remark(&match language {
            Language::Ja => format!(
                "注意: {name}: このファイルにはほかの名前(ハードリンク {others} 件)があり、そちらは元のままです。"
            ),
            Language::En => format!(
                "note: {name}: has other names (hard links: {others}); they keep the old text"
            ),
        });
    }
    Ok(())
}

/// How many other names a file has: hard links.
#[cfg(unix)]
fn other_names(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(meta).saturating_sub(1)
}

#[cfg(not(unix))]
const fn other_names(_: &fs::Metadata) -> u64 {
    0
}

/// Whether the file at `path` may be replaced, as far as can be told before.
///
/// # Errors
/// It is not there any more, or not to be written.
pub(super) fn check(path: &Path) -> Result<(), Failure> {
    replaceable(path).map(|_| ())
}

/// What a path leads to, if that may be written.
fn replaceable(path: &Path) -> Result<(PathBuf, fs::Metadata), Failure> {
    let failed = unwritable;
    let target = fs::canonicalize(path).map_err(|error| failed(&error))?;
    let meta = fs::metadata(&target).map_err(|error| failed(&error))?;
    if meta.permissions().readonly() {
        return Err(Failure::new(said!(
            "読み取り専用なので書き込めません",
            "is not to be written: it is read-only",
        ))
        .help(said!(
            "書き込めるようにしてから実行してください",
            "make it writable first",
        )));
    }
    Ok((target, meta))
}

/// Makes the file at `path`, as a whole or not at all. One that is there already is
/// replaced only where that is wanted; `option` is what the user says it with. A pipe or
/// a device, of which nothing is lost, takes the bytes in any case.
///
/// # Errors
/// It is there and is to stay, or the disk does not take it. What was there is
/// then as it was, and nothing is left behind.
pub(super) fn save(path: &Path, new: &[u8], over: bool, option: &str) -> Result<(), Failure> {
    if over || fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return put(path, new);
    }
    let made = new_file(folder_of(path)).and_then(|mut file| {
        file.write_all(new)?;
        file.persist_noclobber(path).map_err(|error| error.error)
    });
    match made {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(there_already(option)),
        Err(error) => Err(unwritable(&error)),
    }
}

/// Puts `new` at `path`, in the place of what may be there. What is no file but
/// takes bytes, as a pipe does, gets them.
///
/// # Errors
/// The disk does not take it. What was there is then as it was.
pub(super) fn put(path: &Path, new: &[u8]) -> Result<(), Failure> {
    let failed = unwritable;
    // A link that leads nowhere yet is written through.
    let Ok(target) = fs::canonicalize(path) else {
        return put_new(path, new).map_err(|error| failed(&error));
    };
    let meta = fs::metadata(&target).map_err(|error| failed(&error))?;
    if meta.is_file() {
        let old = fs::read(&target).map_err(|error| failed(&error))?;
        return replace(&target, &old, new);
    }
    let file = File::options().write(true).open(&target);
    file.and_then(|mut file| file.write_all(new))
        .map_err(|error| failed(&error))
}

/// Makes a file as a whole or not at all.
fn put_new(path: &Path, new: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return fs::write(path, new);
    }
    let mut file = new_file(folder_of(path))?;
    file.write_all(new)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// What keeps a file from being written, without the name of the one that was
/// to become it.
fn unwritable(error: &io::Error) -> Failure {
    let cause = match error.kind() {
        io::ErrorKind::NotFound => said!(
            "そのようなフォルダーはありません",
            "there is no such folder"
        ),
        io::ErrorKind::PermissionDenied => {
            said!("アクセスする権限がありません", "permission denied")
        }
        kind if error.get_ref().is_some() => io::Error::from(kind).to_string().into(),
        _ => error.to_string().into(),
    };
    Failure::new(said!("書き込めません:", "cannot be written:").and(&cause))
}

/// A file that is not replaced unless an option says so.
fn there_already(option: &str) -> Failure {
    Failure::new(said!(
        "すでにあるので、そのままにしました",
        "is there already, and is left as it is",
    ))
    .help(said!("{option} で置き換えられます", "{option} replaces it"))
}

/// Adds `more` to the end of the file at `path`.
///
/// # Errors
/// The disk does not take it.
pub(super) fn append(path: &Path, more: &[u8]) -> Result<(), Failure> {
    let file = File::options().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(more))
        .map_err(|error| unwritable(&error))
}

/// Gives the file the owner and group that another has, as far as may be: only
/// an administrator can give files away.
#[cfg(unix)]
fn keep_owner(file: &File, of: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let mine = file.metadata()?;
    if (mine.uid(), mine.gid()) != (of.uid(), of.gid()) {
        let _ = fchown(file, Some(of.uid()), Some(of.gid()));
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on other systems")]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// A file to be made.
pub(super) struct New<'a> {
    pub(super) path: &'a Path,
    pub(super) bytes: &'a [u8],
}

/// Makes the files, all of them or none, and gives the folders that were made for
/// them. What is there already stays, unless it is to be replaced by `force`.
///
/// # Errors
/// A file is there already, or the disk does not take one. None is made then, and no
/// folder; what was to be replaced may have been.
pub(super) fn create_all(files: &[New<'_>], force: bool) -> Result<Vec<PathBuf>, Failure> {
    let named = |file: &New<'_>, failure: Failure| failure.of(&file.path.to_string_lossy());
    let exists = || there_already("--force");
    let failed = unwritable;
    for file in files {
        if !force && fs::symlink_metadata(file.path).is_ok() {
            return Err(named(file, exists()));
        }
        if fs::metadata(file.path).is_ok_and(|meta| !meta.is_file()) {
            return Err(named(
                file,
                Failure::new(said!("ファイルではありません", "is no file")),
            ));
        }
    }
    // All is on the disk before any of it has its name. What is not finished goes before
    // the folders do.
    let mut places = Made::default();
    let mut ready = Vec::new();
    for file in files {
        let folder = folder_of(file.path);
        let written = places
            .make(folder)
            .and_then(|()| new_file(folder))
            .and_then(|mut new| {
                new.write_all(file.bytes)?;
                new.as_file().sync_all()?;
                Ok(new)
            });
        ready.push(written.map_err(|error| named(file, failed(&error)))?);
    }
    let mut made: Vec<&Path> = Vec::new();
    for (file, new) in files.iter().zip(ready) {
        let was_there = fs::symlink_metadata(file.path).is_ok();
        let persisted = if force {
            new.persist(file.path)
        } else {
            new.persist_noclobber(file.path)
        };
        if let Err(error) = persisted {
            for path in made {
                let _ = fs::remove_file(path);
            }
            return Err(named(
                file,
                match error.error.kind() {
                    io::ErrorKind::AlreadyExists => exists(),
                    _ => failed(&error.error),
                },
            ));
        }
        if !was_there {
            made.push(file.path);
        }
    }
    let folders: BTreeSet<&Path> = files.iter().map(|file| folder_of(file.path)).collect();
    folders.into_iter().try_for_each(|folder| {
        let named = |failure: Failure| failure.of(&folder.to_string_lossy());
        sync_folder(folder).map_err(|error| named(failed(&error)))
    })?;
    Ok(std::mem::take(&mut places.0))
}

/// Folders that are made for what is written into them, those around others first. When
/// this is dropped, those that nothing came into are taken away again.
#[derive(Debug, Default)]
struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder, and those around it that are not there yet.
    ///
    /// # Errors
    /// The disk does not take one, or something else has its name.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let around = folder.ancestors();
        let missing: Vec<&Path> = around
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.0.push(folder.to_path_buf()),
                // Another program was faster.
                Err(_) if folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // One that holds something is not removed.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folder that a file is made in.
fn folder_of(path: &Path) -> &Path {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// A new file in the folder. Who may read it is as for any new file here, not as for a
/// temporary one.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What the user's mask leaves of it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
