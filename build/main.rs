//! Turns `rules/**/*.yaml` into constants, so that the program parses no YAML
//! at start-up, and refuses what is wrong in them with a message that points
//! into the file. The work is the [`compiler`]'s; here is what cargo needs. And
//! says how the program is linked ([`link`]).

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script speaks to cargo by printing, and ends by failing"
)]

mod compiler;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use compiler::{Constants, RuleFile, compile};

/// What the answer depends on.
const SOURCES: &[&str] = &[
    "build",
    "rules",
    "src/facts/channel.rs",
    "src/facts/fact_kind.rs",
    "src/facts/kind.rs",
    "src/facts/situation.rs",
    "src/knowledge/field_kind.rs",
    "src/knowledge/schema",
    "src/text/nearest.rs",
];

fn main() {
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    link();
    let files = RuleFile::below(Path::new("rules")).expect("the folder `rules` is readable");
    match compile(&files) {
        Ok(Constants { tables, cues }) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
            fs::write(out.join("tables.rs"), tables).expect("OUT_DIR is writable");
            fs::write(out.join("cues.rs"), cues).expect("OUT_DIR is writable");
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo:error={fault}");
                eprintln!("{fault}");
            }
            process::exit(1);
        }
    }
}

/// Keeps the program from being written anew in memory at each start: the constants
/// hold some 50,000 addresses, and a program that may be put anywhere has them put
/// right before it begins, which takes longer than all else that `--version` does. The
/// price is that the code of the program stands at a known address (`SECURITY.md`);
/// who wants it the other way sets `TICKETLINT_PIE` while it is built.
fn link() {
    println!("cargo:rerun-if-env-changed=TICKETLINT_PIE");
    let is = |name, value: &str| env::var(name).is_ok_and(|set| set == value);
    let linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let features = env::var("CARGO_CFG_TARGET_FEATURE").unwrap_or_default();
    let is_static = features.split(',').any(|feature| feature == "crt-static");
    if linux && !is_static && env::var_os("TICKETLINT_PIE").is_none() {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
