//! The formats of reports: what each looks like, whether it keeps to the rules
//! of those that read it, and that no draft can break out of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

#[path = "../binary/mod.rs"]
mod binary;
mod files;
mod injection;
mod not_done;
mod quoted;
mod sarif;
mod shape;
mod targets;
