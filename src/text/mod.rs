//! Text that knows where it came from.
//!
//! Everything here is about characters and positions; nothing knows what a
//! ticket is. The one position unit inside the program is the byte offset in
//! the source ([`Span`]); lines, columns, UTF-16 units and display cells are
//! made at the edge by [`SourceFile`] and [`width`].

mod boundary;
pub mod display;
pub mod emphasis;
pub mod encoding;
pub mod fold;
pub mod language;
pub mod latin;
pub mod line_break;
pub mod literals;
pub mod mapped;
pub mod markdown;
pub mod name;
pub mod nearest;
pub mod position;
#[cfg(test)]
mod properties;
pub mod sentence;
pub mod source;
pub mod span;
pub mod width;
pub mod wrap;

pub(crate) use boundary::{ceil_char_boundary, floor_char_boundary};
pub use encoding::Encoding;
pub use language::Language;
pub use mapped::{MappedText, Range};
pub use position::Position;
pub use source::SourceFile;
pub use span::Span;
