//! The words of a card: both languages, and the holes in them.

use std::collections::BTreeSet;

use super::fault::Faults;
use super::known::Names;
use super::node::Step;
use super::parse::Source;
use super::schema::{Bilingual, Text, holes};

/// Checks the words of one card.
pub(super) struct Words<'a> {
    source: &'a Source<'a>,
    /// The holes that are filled.
    holes: &'a [Text],
    /// The holes that were used so far.
    used: BTreeSet<String>,
}

impl<'a> Words<'a> {
    pub(super) const fn new(source: &'a Source<'a>, holes: &'a [Text]) -> Self {
        Self {
            source,
            holes,
            used: BTreeSet::new(),
        }
    }

    /// Words for every draft alike, where nothing fills a hole.
    pub(super) fn whole(&self, words: &Bilingual, path: &[Step<'_>], faults: &mut Faults) {
        for (path, text) in sides(words, path) {
            self.empty(text, &path, faults);
            if let Some(hole) = holes(text).first() {
                let message = format!("nothing fills the hole `{{{hole}}}` here");
                faults.add(self.source.fault(&path, message));
            }
        }
    }

    /// Words about a finding, with holes for the words of the draft.
    pub(super) fn holed(&mut self, words: &Bilingual, path: &[Step<'_>], faults: &mut Faults) {
        for (path, text) in sides(words, path) {
            self.empty(text, &path, faults);
            let known = Names::new("hole", self.holes.iter().map(AsRef::as_ref));
            for hole in holes(text) {
                if let Some(why) = known.refuse(hole) {
                    faults.add(self.source.fault(&path, why));
                }
                self.used.insert(hole.to_owned());
            }
        }
    }

    /// Whether any of the words has that hole.
    pub(super) fn uses(&self, hole: &str) -> bool {
        self.used.contains(hole)
    }

    fn empty(&self, text: &str, path: &[Step<'_>], faults: &mut Faults) {
        if text.trim().is_empty() {
            faults.add(self.source.fault(path, "the text is empty"));
        }
    }
}

/// Both languages of some words, each with its path.
fn sides<'w, 'p>(words: &'w Bilingual, path: &[Step<'p>]) -> [(Vec<Step<'p>>, &'w str); 2] {
    let beyond = |language| path.iter().copied().chain([Step::Key(language)]).collect();
    [
        (beyond("ja"), words.ja.as_ref()),
        (beyond("en"), words.en.as_ref()),
    ]
}
