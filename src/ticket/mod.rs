//! The one model of a draft, whatever syntax it was written in.

mod builder;
mod model;
mod problem;
mod prompt;
mod remark;
pub mod scalar;
mod titles;
mod unwrapped;

pub use builder::{Chunk, Section, TicketBuilder};
pub use model::{Block, BlockKind, Field, FieldId, InlineCode, Sentence, Syntax, Ticket};
pub use problem::{Problem, ProblemKind};
pub use remark::{Remark, is_addressed};
pub use scalar::{Scalar, ScalarStyle};
