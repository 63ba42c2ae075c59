//! Names and values that are arguments of one call: `setProperty("password", "…")`.

use super::super::value;
use super::Site;

/// The longest blank between two arguments.
const GAP: usize = 16;

impl Site<'_> {
    /// Where the argument behind the name's comma at `at` begins, if the name is
    /// the first argument and both stand between quotes.
    pub(super) fn passed(&self, at: usize) -> Option<usize> {
        let before = &self.text[..self.name];
        let before = before.strip_suffix(['"', '\''])?;
        let before = before.strip_suffix('\\').unwrap_or(before);
        before.trim_end_matches(' ').strip_suffix('(')?;
        let rest = self.text.get(at + 1..value::floor(self.text, at + GAP))?;
        let start = at + 1 + (rest.len() - rest.trim_start().len());
        self.text[start..]
            .starts_with(['"', '\'', '\\'])
            .then_some(start)
    }

    /// Whether the call whose first argument is the name sets something. Others
    /// look something up, or translate it.
    pub(super) fn is_setter(&self) -> bool {
        const WORDS: [&str; 10] = [
            "define", "set", "put", "add", "append", "setenv", "putenv", "property", "option",
            "header",
        ];
        const LONGEST: usize = 48;
        let before = self.text[..self.name].trim_end_matches(['"', '\'', '\\', ' ', '(']);
        let from = value::floor(before, before.len().saturating_sub(LONGEST));
        let name = before[from..]
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()
            .unwrap_or("")
            .to_ascii_lowercase();
        WORDS
            .iter()
            .any(|word| name == *word || name.ends_with(word))
            || name.starts_with("set")
    }
}
