//! Names and values that are arguments of one call: `setProperty("password", "…")`,
//! `config.set("db", "password", "…")`.

use super::super::value;
use super::Site;

/// The longest blank between two arguments.
const GAP: usize = 16;

impl<'a> Site<'a> {
    /// The text up to the parenthesis of the call that the name is an argument of:
    /// the first, or one behind the name of a section.
    fn call(&self) -> Option<&'a str> {
        const SECTIONS: usize = 2;
        const LONGEST: usize = 48;
        let mut before = &self.text[..self.name];
        for _ in 0..=SECTIONS {
            let quote = before
                .chars()
                .next_back()
                .filter(|c| matches!(c, '"' | '\''))?;
            before = before.strip_suffix(quote)?;
            before = before
                .strip_suffix('\\')
                .unwrap_or(before)
                .trim_end_matches(' ');
            if let Some(call) = before.strip_suffix('(') {
                return Some(call);
            }
            let section = before.strip_suffix(',')?.trim_end_matches(' ');
            let quote = section
                .chars()
                .next_back()
                .filter(|c| matches!(c, '"' | '\''))?;
            let section = section.strip_suffix(quote)?;
            let from = value::floor(section, section.len().saturating_sub(LONGEST));
            let open = from + section[from..].rfind(quote)?;
            let name = &section[open + quote.len_utf8()..];
            let is_name =
                |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\\');
            name.chars().all(is_name).then_some(())?;
            before = &section[..=open];
        }
        None
    }

    /// Where the argument behind the name's comma at `at` begins, if nothing but
    /// names stands before the name and all of them stand between quotes.
    pub(super) fn passed(&self, at: usize) -> Option<usize> {
        self.call()?;
        let rest = self.text.get(at + 1..value::floor(self.text, at + GAP))?;
        let start = at + 1 + (rest.len() - rest.trim_start().len());
        self.text[start..]
            .starts_with(['"', '\'', '\\'])
            .then_some(start)
    }

    /// Whether the call whose first argument is the name sets something. Others
    /// look something up, or translate it.
    pub(super) fn is_setter(&self) -> bool {
        const WORDS: [&str; 12] = [
            "define", "write", "update", "set", "put", "add", "append", "setenv", "putenv",
            "property", "option", "header",
        ];
        const LONGEST: usize = 48;
        let before = self.call().unwrap_or("").trim_end();
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
