//! `ticketlint` reads a draft support request before it is filed, finds what
//! the provider's desk would have to ask back, and proposes the rewrite.
//!
//! [`engine::lint`] takes a document through all layers. Only [`cli`] prints;
//! everywhere else diagnostics go in and text comes out.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod baseline;
pub mod cli;
pub mod compose;
pub mod config;
pub mod detect;
pub mod diagnostic;
pub mod engine;
pub mod export;
pub mod facts;
pub mod frontend;
pub mod knowledge;
pub mod repair;
pub mod report;
pub mod rules;
pub mod split;
pub mod suppress;
pub mod template;
pub mod text;
pub mod ticket;
pub mod yaml;
