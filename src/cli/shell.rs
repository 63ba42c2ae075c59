//! Names of files in commands that are suggested: who copies one into a shell of POSIX
//! gets what was meant, whatever the name.

use std::borrow::Cow;

/// A name as an operand: `a.md`, `'$(id).md'`, `-- -x.md`.
pub(super) fn operand(name: &str) -> String {
    match name.starts_with('-') {
        true => format!("-- {}", quoted(name)),
        false => quoted(name).into_owned(),
    }
}

/// A name as the value of an option, which begins with no dash.
pub(super) fn value(name: &str) -> Cow<'_, str> {
    match name.starts_with('-') {
        true => Cow::Owned(quoted(&format!("./{name}")).into_owned()),
        false => quoted(name),
    }
}

fn quoted(name: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    match !name.is_empty() && name.chars().all(is_plain) {
        true => Cow::Borrowed(name),
        false => Cow::Owned(format!("'{}'", name.replace('\'', r"'\''"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_a_name_for_itself() {
        for (name, written) in [
            ("drafts/a-1.md", "drafts/a-1.md"),
            ("下書き.md", "下書き.md"),
            ("a b.md", "'a b.md'"),
            ("$(id).md", "'$(id).md'"),
            ("it's.md", r"'it'\''s.md'"),
            ("~.md", "'~.md'"),
            ("-x.md", "-- -x.md"),
            ("-x y.md", "-- '-x y.md'"),
        ] {
            assert_eq!(operand(name), written);
        }
        assert_eq!(value("-x y.json"), "'./-x y.json'");
        assert_eq!(value("a.json"), "a.json");
    }
}
