//! Stand-in until the line reader of branch `prose` is merged over it.

use crate::ticket::Chunk;

/// Takes the back-ticks off and marks what stood between them.
pub(in crate::frontend) const fn marked(chunk: Chunk) -> Chunk {
    chunk
}
