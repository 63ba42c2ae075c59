//! The configuration file as written, and the settings it resolves to.
//!
//! A file is parsed into nodes that know their places, held against the table
//! of [`table`], and read into [`Settings`], each with its origin. Files are
//! found and laid on each other by [`Configs`].

mod card;
mod card_reader;
mod check;
mod fault;
mod forms;
mod load;
mod meant;
mod options;
mod other_words;
mod parsed;
mod reader;
mod rules;
mod said;
mod schema;
mod settings;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod written;

pub use fault::{Fault, Trouble, Unread};
pub use load::{Chain, Configs, NAMES, Read};
pub use rules::{Cards, read_cards};
pub use said::Said;
pub(crate) use said::said;
pub use schema::{card_schema, schema};
pub use settings::{
    At, FIX_CLASSES, FailOn, Origin, OwnRules, RuleSetting, SEVERITIES, Settings, Suppression,
};
