//! Where a file stands: what GitHub makes of it depends on that.

use std::ffi::OsStr;
use std::path::Path;

/// Where a template stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where GitHub looks for the templates of issues.
    Issues,
    /// Where it looks for those of discussions, which the name of the file names.
    Discussions,
    /// Anywhere else.
    Elsewhere,
}

impl Place {
    /// The place of a file of that name.
    pub(super) fn of(name: &str) -> Self {
        let path = Path::new(name);
        let stem = path.file_stem().unwrap_or_default();
        let folder = path.parent().and_then(Path::file_name);
        let is = |known: &str| folder.is_some_and(|folder| folder.eq_ignore_ascii_case(known));
        if is_page(stem) {
            Self::Elsewhere
        } else if is("ISSUE_TEMPLATE") {
            Self::Issues
        } else if is("DISCUSSION_TEMPLATE") {
            Self::Discussions
        } else {
            Self::Elsewhere
        }
    }
}

/// Whether a file of that name tells of its folder: nobody fills it in.
fn is_page(stem: &OsStr) -> bool {
    stem.eq_ignore_ascii_case("readme")
}
