//! The grammar of times: in prose, in a label's value, in a log; and the names
//! of zones.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ticketlint::facts::time::ClockZone;
use ticketlint::facts::{self, FactKind};
use ticketlint::frontend;
use ticketlint::text::SourceFile;
use ticketlint::ticket::Syntax;
use ticketlint_fuzz::text;

fuzz_target!(|bytes: &[u8]| {
    let Some(text) = text(bytes) else { return };
    let _ = ClockZone::named(text);
    let draft = format!("{text}\n\n発生時刻: {text}\n\n```\n{text}\n```\n");
    let source = SourceFile::new("d.md", draft);
    for ticket in &frontend::read(&source, Some(Syntax::Markdown)).tickets {
        let (facts, _) = facts::extract(ticket, None);
        let mut last = 0;
        for fact in facts.of(FactKind::Timestamp) {
            let range = &fact.range;
            assert!(last <= range.start && range.start < range.end, "{fact:?}");
            assert!(ticket.text().as_str().get(range.clone()).is_some());
            last = range.end;
        }
    }
});
