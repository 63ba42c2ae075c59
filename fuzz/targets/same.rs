//! The same draft in other line breaks, and with its suppressions off. The first
//! byte chooses the syntax.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint_fuzz::{chosen, same};

fuzz_target!(|bytes: &[u8]| {
    if let Some((_, name, text)) = chosen(bytes) {
        same(name, text);
    }
});
