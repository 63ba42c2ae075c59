//! Plain text and mail.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::text::SourceFile;
use ticketlint_fuzz::{judge, text};

fuzz_target!(|bytes: &[u8]| {
    if let Some(text) = text(bytes) {
        judge(&SourceFile::new("d.txt", text));
    }
});
