//! Mending: twice is once, it comes to an end, and every byte that no edit is
//! about stays.

use ticketlint::diagnostic::{Applicability, Edit};
use ticketlint::engine;
use ticketlint::repair::{Repair, keep_possible, repair};
use ticketlint::rules::SECRETS;
use ticketlint::text::{Encoding, SourceFile};

use crate::settings;

/// Mends a draft as far as `weakest` allows.
pub fn mend(source: &SourceFile, weakest: Applicability) {
    let settings = settings();
    let mut outcome = engine::lint(source, settings);
    keep_possible(source, settings, &mut outcome);
    for fix in outcome.diagnostics.iter().flat_map(|d| &d.fixes) {
        check_edits(source, &fix.edits);
    }
    let once = repair(source, settings, weakest);
    assert!(once.settled, "{:?}", once.made);
    let twice = repair(&once.source, settings, weakest);
    assert!(
        twice.made.is_empty(),
        "{:?}, then {:?}",
        once.made,
        twice.made
    );
    assert_eq!(once.source.bytes(), twice.source.bytes());
    check_secrets(&once);
}

/// Of a secret that was found nothing is left, unless it is told that it could
/// not be masked, or the author wants to hear nothing of it.
fn check_secrets(mended: &Repair) {
    let outcome = &mended.outcome;
    let told = mended.dropped.iter().any(|(mend, _)| mend.rule == SECRETS)
        || outcome.diagnostics.iter().any(|d| d.rule == SECRETS);
    let suppressed = outcome
        .suppressed
        .iter()
        .any(|s| s.diagnostic.rule == SECRETS);
    let left = &outcome.concealed;
    assert!(
        told || suppressed || left.is_empty(),
        "{left:?} of {:?}",
        mended.source.text()
    );
}

/// The file after a fix is the file before it, but for the edits.
fn check_edits(source: &SourceFile, edits: &[Edit]) {
    let encoding = source.encoding();
    // Its shifts are written anew.
    if encoding == Encoding::Iso2022Jp {
        return;
    }
    let Ok(after) = source.edited(edits.iter().map(|edit| (edit.span, edit.text.as_str()))) else {
        return;
    };
    let mut expected = Vec::new();
    let mut from = 0;
    for edit in edits {
        let (start, end) = (edit.span.start(), edit.span.end());
        assert!(from <= start, "edits overlap");
        let gap = source.file_offset(from)..source.file_offset(start);
        expected.extend_from_slice(&source.bytes()[gap]);
        let Ok(words) = encoding.encode(&edit.text) else {
            panic!("{encoding:?} has no bytes for {:?}", edit.text);
        };
        expected.extend(words);
        from = end;
    }
    expected.extend_from_slice(&source.bytes()[source.file_offset(from)..]);
    assert_eq!(after.bytes(), expected);
}
