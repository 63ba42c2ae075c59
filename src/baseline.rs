//! Baselines: findings that were there when somebody began to check, so that
//! only new ones fail.
//!
//! A file lists what is known by path, rule and fingerprint, and how often; it
//! holds no words of a draft. One line a finding, sorted, so that it can be
//! compared and merged.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Fingerprint, Repeat};
use crate::text::Span;

/// Version of the form of the file.
const VERSION: u32 = 1;

/// What is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// How often each is there.
    counts: BTreeMap<Known, usize>,
}

/// Something that is known: a rule at words of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    /// Of the draft, from the folder of the file.
    path: String,
    rule: String,
    fingerprint: String,
}

/// Why a file is no baseline, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in English; it may quote the file.
    pub what: String,
}

#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "an object with `version` and `findings`"
)]
struct Written {
    #[serde(rename = "version")]
    _version: Version,
    findings: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "u32")]
struct Version;

impl TryFrom<u32> for Version {
    type Error = String;

    fn try_from(version: u32) -> Result<Self, String> {
        if version == VERSION {
            Ok(Self)
        } else {
            Err(format!(
                "version {version} of baselines is not known, only {VERSION}"
            ))
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "an object with `path`, `rule`, `fingerprint` and `count`"
)]
struct Entry {
    path: String,
    rule: String,
    fingerprint: String,
    count: std::num::NonZeroUsize,
}

impl Broken {
    fn of(error: &serde_json::Error, text: &str) -> Self {
        let place = format!(" at line {} column {}", error.line(), error.column());
        // Bytes are told, and none where a line has just begun.
        let line = text.split('\n').nth(error.line().saturating_sub(1));
        let before = line.and_then(|line| line.get(..error.column()));
        let column = before.map_or(error.column(), |before| before.chars().count());
        Self {
            line: error.line().max(1),
            column: column.max(1),
            what: error.to_string().replace(&place, ""),
        }
    }
}

/// What a text is that does not even begin as the file is written.
fn other_than_object(text: &str) -> Option<&'static str> {
    match text.trim_start().chars().next() {
        Some('{') => None,
        Some(_) => Some("it is no object with `version` and `findings`"),
        None => Some("it is empty"),
    }
}

impl Baseline {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// It is no baseline.
    pub fn read(text: &str) -> Result<Self, Broken> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(what) = other_than_object(text) {
            return Err(Broken {
                line: 1,
                column: 1,
                what: what.to_owned(),
            });
        }
        let written: Written =
            serde_json::from_str(text).map_err(|error| Broken::of(&error, text))?;
        let mut counts = BTreeMap::new();
        for entry in written.findings {
            let known = Known {
                path: entry.path,
                rule: entry.rule,
                fingerprint: entry.fingerprint,
            };
            // What a merge left twice is there as often as either side says.
            let count = counts.entry(known).or_insert(0);
            *count = entry.count.get().max(*count);
        }
        Ok(Self { counts })
    }

    /// Whether a text is a baseline, be it broken, or nothing at all: as far as it goes, it
    /// begins as the file is written, up to the first finding or what a merge put there.
    #[must_use]
    pub fn is_like(text: &str) -> bool {
        const OPENING: &str = "{\"version\":";
        const LIST: &str = ",\"findings\":[";
        const MERGED: &str = "<<<<<<<";
        const NEXT: [&str; 3] = ["]", "{\"path\":", MERGED];
        /// More characters than these take.
        const ENOUGH: usize = 80;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // A merge may have put its mark before all.
        let text = match text.split_once('\n') {
            Some((first, rest)) if first.starts_with(MERGED) => rest,
            _ => text,
        };
        let close = text.chars().filter(|c| !c.is_whitespace());
        let close: String = close.take(ENOUGH).collect();
        let Some(rest) = close.strip_prefix(OPENING) else {
            return close.is_empty();
        };
        let version = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if version.len() == rest.len() {
            return false;
        }
        match version.strip_prefix(LIST) {
            Some(rest) => NEXT
                .iter()
                .any(|next| rest.starts_with(next) || next.starts_with(rest)),
            None => {
                LIST.starts_with(version) || version.trim_start_matches(',').starts_with(MERGED)
            }
        }
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (at, (known, count)) in self.counts.iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let words = [&known.path, &known.rule, &known.fingerprint];
            let [path, rule, fingerprint] = words.map(|word| serde_json::json!(word));
            let _ = write!(
                out,
                "{comma}\n    {{\"path\": {path}, \"rule\": {rule}, \"fingerprint\": {fingerprint}, \"count\": {count}}}"
            );
        }
        let end = if self.counts.is_empty() { "" } else { "\n  " };
        out.push_str(end);
        out.push_str("]\n}\n");
        out
    }

    /// How many places it knows, and in how many drafts.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let drafts: BTreeSet<&str> = self.counts.keys().map(|k| k.path.as_str()).collect();
        (self.counts.values().sum(), drafts.len())
    }
}

/// A baseline held against the findings of a run.
#[derive(Debug)]
pub struct Sieve {
    baseline: Baseline,
    /// What was found of it.
    found: Baseline,
    /// What is found is taken for known.
    takes_all: bool,
    visited: BTreeSet<String>,
    /// Places that it knows and where nothing is found any more, by path and rule.
    stale: BTreeMap<(String, String), usize>,
}

impl Sieve {
    /// Lets new findings through.
    #[must_use]
    pub fn new(baseline: Baseline) -> Self {
        Self {
            baseline,
            found: Baseline::default(),
            takes_all: false,
            visited: BTreeSet::new(),
            stale: BTreeMap::new(),
        }
    }

    /// Takes every finding for known, and lets none through.
    #[must_use]
    pub fn taking_all() -> Self {
        Self {
            takes_all: true,
            ..Self::new(Baseline::default())
        }
    }

    /// Leaves only what is new of the findings in the draft of that path, and
    /// tells how many places are known. `words` gives the words at a place of a
    /// finding, if they may be shown; `ran` tells whether a rule had a look.
    pub fn sift<'t>(
        &mut self,
        path: &str,
        findings: &mut Vec<Diagnostic>,
        words: impl Fn(&Diagnostic, Span) -> Option<&'t str>,
        ran: impl Fn(&str) -> bool,
    ) -> usize {
        let mut known = 0;
        findings.retain_mut(|finding| {
            let (mut new, before) = (Vec::new(), finding.repeats.len() + 1);
            let own = Repeat {
                span: finding.span,
                message: None,
            };
            let places = std::iter::once(own).chain(std::mem::take(&mut finding.repeats));
            for place in places {
                let words = words(finding, place.span);
                if !self.takes(path, finding, Fingerprint::of(path, finding, words)) {
                    new.push(place);
                }
            }
            known += before - new.len();
            let mut new = new.into_iter();
            let Some(first) = new.next() else {
                return false;
            };
            // Places say what the first does, or else what they say themselves.
            let said = finding.message.clone();
            finding.span = first.span;
            finding.message = first
                .message
                .map_or_else(|| said.clone(), |words| words.into_string().into());
            let others = new.map(|place| {
                let words = place.message.unwrap_or_else(|| (*said).into());
                Repeat {
                    span: place.span,
                    message: (*words != *finding.message).then_some(words),
                }
            });
            finding.repeats = others.collect();
            true
        });
        self.visited.insert(path.to_owned());
        let gone: Vec<(String, usize)> = self
            .range(path)
            .filter(|(known, _)| ran(&known.rule))
            .map(|(known, count)| {
                let left = self.found.counts.get(known).unwrap_or(&0);
                (known.rule.clone(), count - left)
            })
            .filter(|(_, count)| *count > 0)
            .collect();
        for (rule, count) in gone {
            *self.stale.entry((path.to_owned(), rule)).or_insert(0) += count;
        }
        // What no rule looked for stays known.
        let unseen: Vec<(Known, usize)> = self
            .range(path)
            .filter(|(known, _)| !ran(&known.rule))
            .map(|(known, count)| (known.clone(), *count))
            .collect();
        self.found.counts.extend(unseen);
        known
    }

    fn range(&self, path: &str) -> impl Iterator<Item = (&Known, &usize)> {
        let from = Known {
            path: path.to_owned(),
            rule: String::new(),
            fingerprint: String::new(),
        };
        let path = from.path.clone();
        let following = self.baseline.counts.range(from..);
        following.take_while(move |(known, _)| known.path == path)
    }

    fn takes(&mut self, path: &str, finding: &Diagnostic, fingerprint: Fingerprint) -> bool {
        let known = Known {
            path: path.to_owned(),
            rule: finding.rule.clone().into_owned(),
            fingerprint: fingerprint.to_string(),
        };
        let most = match self.takes_all {
            true => usize::MAX,
            false => self.baseline.counts.get(&known).copied().unwrap_or(0),
        };
        if most == 0 {
            return false;
        }
        let count = self.found.counts.entry(known).or_insert(0);
        let takes = *count < most;
        *count += usize::from(takes);
        takes
    }

    /// Ends the run: takes out what it knows of drafts that are gone, and gives
    /// what is still found, and how many places are not, by path and rule.
    #[must_use]
    pub fn end(
        mut self,
        is_there: impl Fn(&str) -> bool,
    ) -> (Baseline, BTreeMap<(String, String), usize>) {
        let mut last: Option<(&str, bool)> = None;
        for (known, count) in &self.baseline.counts {
            if self.visited.contains(&known.path) {
                continue;
            }
            let path = known.path.as_str();
            let there = match last {
                Some((asked, there)) if asked == path => there,
                _ => is_there(path),
            };
            last = Some((path, there));
            if there {
                self.found.counts.insert(known.clone(), *count);
            } else {
                let at = (known.path.clone(), known.rule.clone());
                *self.stale.entry(at).or_insert(0) += count;
            }
        }
        (self.found, self.stale)
    }
}
