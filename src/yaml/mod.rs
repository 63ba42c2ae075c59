//! YAML as nodes that know where they stand. Which nodes a reader wants is the
//! reader's affair; one that is not YAML gets the mistake behind it.

mod documents;
mod fault;
mod line;
mod mistake;
mod stream;

pub(crate) use documents::{is_marker, split};
pub(crate) use line::{is_block_header, known_stray_colon, stray_colon, value_offset};
pub use mistake::YamlFault;
pub use stream::Style;
pub(crate) use stream::{
    Failure, MOST_NODES, Node, NodeKind, Scalar, children, comments, end_of, pairs, parse,
};
