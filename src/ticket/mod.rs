//! The one model of a draft, whatever syntax it was written in.

mod builder;
mod model;

pub use builder::{Chunk, TicketBuilder};
pub use model::{
    Block, BlockKind, Field, FieldId, InlineCode, Problem, ProblemKind, Sentence, Syntax, Ticket,
};
