//! The findings of a file, place by place.

use super::FileReport;
use super::conceal::Concealed;
use crate::diagnostic::{Applicability, Diagnostic, Fingerprint, Fix};
use crate::text::Span;

/// A place of a finding.
pub(super) struct Place<'a> {
    /// What was found.
    pub(super) finding: &'a Diagnostic,
    /// Where, in bytes of the text.
    pub(super) span: Span,
    /// What was found there, in words.
    pub(super) message: &'a str,
}

impl Place<'_> {
    /// What the finding is known by here.
    pub(super) fn fingerprint(
        &self,
        report: &FileReport<'_>,
        concealed: &Concealed,
    ) -> Fingerprint {
        let words = concealed.words_of(report.source, self.finding, self.span);
        Fingerprint::of(report.source.name(), self.finding, words)
    }
}

/// Every place of every finding, in order of place: an editor jumps from place
/// to place, and a secret that stands twice is to be masked twice.
pub(super) fn places<'a>(report: &FileReport<'a>) -> Vec<Place<'a>> {
    let mut places: Vec<Place<'a>> = report.diagnostics.iter().flat_map(of).collect();
    // Those of one place stay in the order of the findings.
    places.sort_by_key(|place| place.span.start());
    places
}

/// The places of a finding, its own first.
fn of(finding: &Diagnostic) -> impl Iterator<Item = Place<'_>> {
    let place = move |span, message| Place {
        finding,
        span,
        message,
    };
    let own = place(finding.span, &*finding.message);
    std::iter::once(own).chain(repeats(finding))
}

/// The further places of a finding.
pub(super) fn repeats(finding: &Diagnostic) -> impl Iterator<Item = Place<'_>> {
    finding.repeats.iter().map(move |repeat| Place {
        finding,
        span: repeat.span,
        message: repeat.message.as_deref().unwrap_or(&finding.message),
    })
}

/// The fixes of a finding that mend it, whereas the others leave blanks for
/// the author to fill.
pub(super) fn mending(finding: &Diagnostic) -> impl Iterator<Item = &Fix> {
    let fixes = finding.fixes.iter();
    fixes.filter(|fix| fix.applicability >= Applicability::Unsafe)
}
