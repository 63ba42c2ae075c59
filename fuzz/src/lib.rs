//! What must hold of any draft. The targets differ in what they feed it.

#[path = "../../tests/common/alike.rs"]
mod alike;
mod draft;
#[path = "../../tests/common/kept.rs"]
mod kept;
mod mending;
#[path = "../../tests/common/parted.rs"]
mod parted;
#[path = "../../tests/common/places.rs"]
mod places;
mod whole;

pub use draft::{judge, settings, text};
pub use mending::mend;
pub use whole::{export_all, part};

/// Judges a draft, and the same draft written in other ways.
pub fn same(name: &str, text: &str) {
    alike::check_alike(name, text, settings());
}

/// The names of a draft in each syntax, which the first byte of an input chooses
/// from.
pub const NAMES: [&str; 3] = ["d.md", "d.yaml", "d.txt"];

/// The input behind the byte that chooses, as text, with the name of the syntax.
#[must_use]
pub fn chosen(bytes: &[u8]) -> Option<(usize, &'static str, &str)> {
    let (&choice, rest) = bytes.split_first()?;
    let choice = usize::from(choice);
    Some((choice, NAMES[choice % NAMES.len()], text(rest)?))
}
