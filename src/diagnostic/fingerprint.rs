//! What a finding is known by from one run to the next.

use std::collections::HashMap;

use super::Diagnostic;

/// Parameters of the 128-bit FNV-1a hash: no attacker gains by a collision, and
/// the value must stay the same in every version of the tool.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// What a finding at a place is known by: the path, the rule and its case, and
/// the words found, but not the line, which moves, nor the language of the
/// report. What is alike has one fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of a finding in the file of that path, at a place with
    /// these words; `None` where they must not be shown.
    #[must_use]
    pub fn of(path: &str, finding: &Diagnostic, words: Option<&str>) -> Self {
        let missing = finding.ask.as_ref().is_some_and(|ask| ask.missing);
        let words = match words {
            // What is missing is missing whatever stands near its place.
            _ if missing => String::new(),
            // A short secret could be guessed from its hash.
            Some(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            None => "*".to_owned(),
        };
        Self::of_words(&[path, &finding.rule, &finding.case, &words])
    }

    /// The fingerprint of what these words tell.
    #[must_use]
    pub fn of_words(parts: &[&str]) -> Self {
        Self(parts.iter().fold(BASIS, |hash, part| fed(hash, part)))
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The fingerprints of a run, of which no two are the same.
#[derive(Debug, Default)]
pub struct Fingerprints {
    /// How often each was given.
    given: HashMap<Fingerprint, usize>,
}

impl Fingerprints {
    /// The fingerprint, or where it was given before, one for the further time.
    pub fn distinct(&mut self, fingerprint: Fingerprint) -> Fingerprint {
        let count = self.given.entry(fingerprint).or_insert(0);
        *count += 1;
        match *count {
            1 => fingerprint,
            again => Fingerprint(fed(fingerprint.0, &again.to_string())),
        }
    }
}

/// The hash with a part added, and a mark where that ends.
fn fed(hash: u128, part: &str) -> u128 {
    let bytes = part.bytes().chain([0xff]);
    bytes.fold(hash, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}
