//! What is wrong, and where.

use std::fmt;

use super::node::Place;

/// Something wrong in a file. Ordered by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    path: String,
    place: Place,
    message: String,
}

impl Fault {
    pub(super) fn new(path: &str, place: Place, message: impl Into<String>) -> Self {
        // Cargo takes a message of one line only.
        let message: String = message.into();
        Self {
            path: path.to_owned(),
            place,
            message: message.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = self.place;
        write!(f, "{}:{line}:{column}: {}", self.path, self.message)
    }
}

/// Everything wrong that was found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// That nothing is wrong; else what is, in order of place.
    pub(super) fn none(mut self) -> Result<(), Vec<Fault>> {
        self.0.sort();
        self.0.dedup();
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(self.0)
        }
    }
}
