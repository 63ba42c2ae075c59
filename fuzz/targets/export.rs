//! Drafts in other forms, and drafts parted. The first byte chooses the syntax.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::engine;
use ticketlint::export::{Case, Format, export};
use ticketlint::split::split;
use ticketlint::text::SourceFile;
use ticketlint_fuzz::{settings, text};

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let name = ["d.md", "d.yaml", "d.txt"][usize::from(choice) % 3];
    let source = SourceFile::new(name, text);
    let settings = settings();
    for reading in &engine::read(&source, &settings) {
        let case = Case::new(&source, reading, &[]);
        for format in Format::names().filter_map(Format::named) {
            let exported = export(&case, format);
            // What is written as a draft is one, if it was one.
            if matches!(format, Format::Yaml) && reading.ticket.problems.is_empty() {
                let again = SourceFile::new("e.yaml", exported.text.as_str());
                for reading in engine::read(&again, &settings) {
                    let problems = &reading.ticket.problems;
                    assert!(
                        problems.is_empty() || reading.ticket.is_empty(),
                        "{problems:?}: {}",
                        exported.text
                    );
                }
            }
        }
    }
    if let Ok(plans) = split(&source, &settings, None) {
        for span in plans.iter().flat_map(|plan| &plan.joints) {
            assert!(span.slice(source.text()).is_some(), "{span:?}");
        }
    }
});
