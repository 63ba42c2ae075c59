//! What a finding is known by from one run to the next.

use std::collections::HashMap;

use super::FileReport;
use super::conceal::Concealed;
use super::places::Place;

/// Parameters of the 128-bit FNV-1a hash: no attacker gains by a collision, and
/// the value must stay the same in every version of the tool.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The fingerprints of a run. One is made of the path, the rule and its case,
/// and the words found, but not of the line, which moves, nor of the language
/// of the report.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// How often each was given.
    given: HashMap<u128, usize>,
}

impl Fingerprints {
    /// The fingerprint of a finding at a place: 32 hexadecimal digits, of which
    /// no two in a run are the same.
    pub(super) fn next(
        &mut self,
        report: &FileReport<'_>,
        concealed: &Concealed,
        place: &Place<'_>,
    ) -> String {
        let words = place.span.slice(report.source.text()).unwrap_or("");
        // A short secret could be guessed from its hash.
        let words = if place.finding.conceal || concealed.covers(place.span) {
            "*".to_owned()
        } else {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let parts = [
            report.source.name(),
            &place.finding.rule,
            &place.finding.case,
            &words,
        ];
        let hash = parts.iter().fold(BASIS, |hash, part| fed(hash, part));
        let count = self.given.entry(hash).or_insert(0);
        *count += 1;
        let hash = match *count {
            1 => hash,
            again => fed(hash, &again.to_string()),
        };
        format!("{hash:032x}")
    }
}

/// The hash with a part added, and a mark where that ends.
fn fed(hash: u128, part: &str) -> u128 {
    let bytes = part.bytes().chain([0xff]);
    bytes.fold(hash, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}
