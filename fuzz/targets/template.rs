//! Templates: issue forms and files to fill in. The first byte chooses the
//! syntax.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::template::judge;
use ticketlint::text::SourceFile;
use ticketlint_fuzz::{chosen, settings};

fuzz_target!(|bytes: &[u8]| {
    let Some((_, name, text)) = chosen(bytes) else {
        return;
    };
    let source = SourceFile::new(name, text);
    for diagnostic in judge(&source, settings()).diagnostics {
        for span in diagnostic.places() {
            assert!(span.slice(source.text()).is_some(), "{span:?}");
        }
    }
});
