//! Files are replaced as a whole, or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::Failure;

/// Puts `new` in the place of the file at `path`, which held `old` when it was
/// read. A link stays a link: what it leads to is replaced. Permissions stay.
///
/// # Errors
/// The file has changed meanwhile, is not to be written, or the disk does not
/// take it. It is then as it was.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::new(format!("cannot be written: {error}"));
    let target = fs::canonicalize(path).map_err(|error| failed(&error))?;
    let meta = fs::metadata(&target).map_err(|error| failed(&error))?;
    if meta.permissions().readonly() {
        return Err(Failure::new("is not to be written: it is read-only")
            .help("make it writable, or see the changes with --diff"));
    }
    if fs::read(&target).map_err(|error| failed(&error))? != old {
        return Err(
            Failure::new("has changed while it was judged, and is left as it is")
                .help("run ticketlint again"),
        );
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file =
        NamedTempFile::with_prefix_in(".ticketlint-", folder).map_err(|error| failed(&error))?;
    let written = file
        .write_all(new)
        .and_then(|()| keep_owner(file.as_file(), &meta))
        .and_then(|()| file.as_file().set_permissions(meta.permissions()))
        .and_then(|()| file.as_file().sync_all());
    written.map_err(|error| failed(&error))?;
    file.persist(&target)
        .map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Makes the file at `path`. One that is there already is replaced only where
/// that is wanted; `option` is what the user says it with.
///
/// # Errors
/// It is there and is to stay, or the disk does not take it. What was there is
/// then as it was, and nothing is left behind.
pub(super) fn save(path: &Path, new: &[u8], over: bool, option: &str) -> Result<(), Failure> {
    let failed = |error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::new("is there already, and is left as it is")
            .help(format!("{option} replaces it")),
        _ => Failure::new(format!("cannot be written: {error}")),
    };
    if over && path.exists() {
        let old = fs::read(path).map_err(|error| failed(&error))?;
        return replace(path, &old, new);
    }
    let mut file = File::create_new(path).map_err(|error| failed(&error))?;
    file.write_all(new).map_err(|error| {
        // Half a file is worse than none.
        let _ = fs::remove_file(path);
        failed(&error)
    })
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
