//! Drafts put together: from what belongs in one to the text of a file.

mod blank;
mod outline;
mod render;

pub use blank::asking;
pub use outline::{Outline, Part};
pub use render::{line, render};
