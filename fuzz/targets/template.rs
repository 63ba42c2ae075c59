//! Templates: issue forms and files to fill in. The first byte chooses the
//! syntax.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::template::judge;
use ticketlint::text::SourceFile;
use ticketlint_fuzz::{settings, text};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let name = ["t.md", "t.yml", "t.txt"][usize::from(choice) % 3];
    let source = SourceFile::new(name, text);
    for diagnostic in judge(&source, &settings()).diagnostics {
        for span in diagnostic.places() {
            assert!(span.slice(source.text()).is_some(), "{span:?}");
        }
    }
});
