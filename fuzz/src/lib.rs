//! What must hold of any draft. The targets differ in what they feed it.

mod draft;
mod mending;

pub use draft::{judge, settings, text};
pub use mending::mend;
