//! A place in a file as people and editors count it.

/// A place in a source file in every unit a reader may want. Made only by
/// [`crate::text::SourceFile::position`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Position {
    /// Byte offset in the file, from 0.
    pub byte: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 1.
    pub utf16: usize,
}

/// Both ends of a span. Made only by [`crate::text::SourceFile::place`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// First character.
    pub start: Position,
    /// One past the last.
    pub end: Position,
}
