//! Points in time.

/// A point in time as the draft gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {}
