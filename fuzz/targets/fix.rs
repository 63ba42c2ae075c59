//! Fixes, in every syntax and encoding. The first byte chooses them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::diagnostic::Applicability;
use ticketlint::text::{Encoding, SourceFile};
use ticketlint_fuzz::{chosen, mend};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, name, text)) = chosen(bytes) else {
        return;
    };
    let weakest = match choice / 3 % 2 {
        0 => Applicability::Safe,
        _ => Applicability::Unsafe,
    };
    let encoding = Encoding::ALL[choice / 6 % Encoding::ALL.len()];
    let decoded = encoding
        .encode(text)
        .ok()
        .and_then(|bytes| encoding.decode(bytes).ok());
    if let Some(decoded) = decoded {
        mend(&SourceFile::decoded(name, decoded), weakest);
    }
});
