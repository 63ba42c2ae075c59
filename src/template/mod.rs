//! Templates: what a form or a file to fill in asks for, and what it should.
//!
//! A template is no draft: its blanks are its purpose. It is read on its own
//! terms (an issue form of GitHub, a template in Markdown, a draft that is left
//! blank), and what it should ask for comes from what it is for, from the desk
//! that its answers go to, or from the rules that will judge them.

mod draft;
mod fault;
mod finding;
mod form;
mod form_keys;
mod front_matter;
mod heed;
mod judge;
mod line;
mod markdown;
mod model;
mod node;
mod passing;
mod place;
mod purpose;
mod unread;
mod want;
mod write;

pub use judge::{Outcome, Row, Seen, judge};
