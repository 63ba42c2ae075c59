//! The baseline: what is read is written, and read the same again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::baseline::Baseline;

fuzz_target!(|text: &str| {
    if let Ok(baseline) = Baseline::read(text) {
        let written = baseline.text();
        let again = Baseline::read(&written).expect("what is written can be read");
        assert_eq!(again.text(), written);
        assert_eq!(again.size(), baseline.size());
    }
});
