//! From the text of a file to a value of the schema.

use serde::de::DeserializeOwned;

use super::fault::{Fault, Faults};
use super::file::RuleFile;
use super::known::nearest;
use super::node::{Node, Place, Step};

/// A file that was parsed, to point into.
pub(super) struct Source<'f> {
    pub(super) file: &'f RuleFile,
    root: Node,
}

impl Source<'_> {
    /// A fault at the end of a path from the root of the file.
    pub(super) fn fault(&self, path: &[Step<'_>], message: impl Into<String>) -> Fault {
        Fault::new(&self.file.path, self.root.place(path), message)
    }

    /// The line of the end of a path.
    pub(super) fn line(&self, path: &[Step<'_>]) -> usize {
        self.root.place(path).line
    }
}

/// The value that the file holds. No key may stand twice in it.
pub(super) fn parse<'f, T: DeserializeOwned>(
    file: &'f RuleFile,
    faults: &mut Faults,
) -> Option<(Source<'f>, T)> {
    let root = match Node::read(&file.text) {
        Ok(root) => root,
        Err((place, why)) => {
            faults.add(Fault::new(&file.path, place, format!("no YAML: {why}")));
            return None;
        }
    };
    let doubles = root.doubles();
    for (key, place, line) in &doubles {
        let message = format!("`{key}` stands twice, first in line {line}");
        faults.add(Fault::new(&file.path, *place, message));
    }
    if !doubles.is_empty() {
        return None;
    }
    match serde_yaml::from_str(&file.text) {
        Ok(value) => Some((Source { file, root }, value)),
        Err(error) => {
            let place = error.location().map_or(Place::START, |at| Place {
                line: at.line(),
                column: at.column(),
            });
            let said = error.to_string();
            let message = said.split(" at line ").next().unwrap_or_default();
            faults.add(Fault::new(&file.path, place, advised(message)));
            None
        }
    }
}

/// A complaint about an unknown name, with the nearest of the names that it
/// lists in place of the list.
fn advised(message: &str) -> String {
    let Some((said, expected)) = message.split_once(", expected ") else {
        return message.to_owned();
    };
    let name = said.rsplit('`').nth(1).unwrap_or_default();
    match nearest(name, expected.split('`').skip(1).step_by(2)) {
        Some(known) => format!("{said}; did you mean `{known}`?"),
        None => message.to_owned(),
    }
}
