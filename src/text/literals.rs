//! Looking for many values at once.

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError, MatchKind};

/// What finds these values, of those that begin together the longest.
///
/// # Errors
/// They are too many.
pub fn longest_of<V: AsRef<[u8]>>(
    values: impl IntoIterator<Item = V>,
) -> Result<AhoCorasick, BuildError> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        // To build the table of the other kind takes the square of a value that repeats
        // itself.
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(values)
}
