//! The `ticketlint` command.

#![forbid(unsafe_code)]

fn main() {}
