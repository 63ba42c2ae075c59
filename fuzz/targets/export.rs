//! Drafts in other forms, and drafts parted. The first byte chooses the syntax.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::text::SourceFile;
use ticketlint_fuzz::{chosen, export_all, part};

fuzz_target!(|bytes: &[u8]| {
    if let Some((_, name, text)) = chosen(bytes) {
        let source = SourceFile::new(name, text);
        export_all(&source);
        part(&source);
    }
});
