//! Folders that are made for what is written into them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folders that were made, those around others first. When this is dropped, those
/// that nothing came into are taken away again.
#[derive(Debug, Default)]
pub(super) struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder, and those around it that are not there yet.
    ///
    /// # Errors
    /// The disk does not take one, or something else has its name.
    pub(super) fn make(&mut self, folder: &Path) -> io::Result<()> {
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
