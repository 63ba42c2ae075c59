//! The command as its users meet it: arguments, exit status, what goes where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

#[path = "../binary/mod.rs"]
mod binary;
mod drafts;
mod encodings;
mod findings;
mod inspect;
mod json;
mod names;
mod new;
mod options;
mod output;
mod pages;
mod runners;
mod shells;
mod staged;

/// A draft that lacks nearly all.
const LITTLE_TOLD: &str = "fixtures/samples/little-told.md";
const CLEAN: &str = "fixtures/ok/aws-alb-502-after-scale-in.md";
