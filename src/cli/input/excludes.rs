//! What the user of git has it leave out everywhere.

use std::env;
use std::path::{Path, PathBuf};

use memchr::memmem;

use super::{LIMIT, Unreadable, read_regular};

/// The setting that names a file of patterns, in lower case.
const SETTING: &[u8] = b"excludesfile";

/// Whether there may be patterns that count in every folder. To read them, an
/// expression is compiled, which takes longer than judging a draft; most have none.
pub(super) fn may_be() -> bool {
    let home = env::home_dir();
    let own = told("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
    let settings = [
        told("GIT_CONFIG_GLOBAL"),
        home.map(|home| home.join(".gitconfig")),
        own.as_ref().map(|own| own.join("git/config")),
        told("GIT_CONFIG_SYSTEM").or_else(|| Some(PathBuf::from("/etc/gitconfig"))),
    ];
    // Where no setting names it, it is this file.
    let usual = own.is_some_and(|own| own.join("git/ignore").exists());
    usual || settings.iter().flatten().any(|path| names_some(path))
}

/// The path that a variable of the environment holds.
fn told(name: &str) -> Option<PathBuf> {
    let value = env::var_os(name).filter(|value| !value.is_empty())?;
    Some(PathBuf::from(value))
}

/// Whether a file of settings may name a file of patterns.
fn names_some(settings: &Path) -> bool {
    match read_regular(settings, LIMIT) {
        Ok(mut settings) => {
            settings.make_ascii_lowercase();
            memmem::find(&settings, SETTING).is_some()
        }
        // What is not there names nothing; of the rest that cannot be told.
        Err(Unreadable::Failed(_)) => false,
        Err(Unreadable::NotRegular | Unreadable::TooLarge) => true,
    }
}
