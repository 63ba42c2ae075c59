//! `ticketlint` reads a draft support request before it is filed, finds what
//! the provider's desk would have to ask back, and proposes the rewrite.
//!
//! The library never prints: diagnostics go in, text comes out.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod diagnostic;
pub mod facts;
pub mod frontend;
pub mod knowledge;
pub mod text;
pub mod ticket;
