//! What a cue said of the text that was read last.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::knowledge::Cue;
use crate::text::Range;

/// The last range that each cue was looked for in, and the answer. Many facts
/// of one sentence ask the same of it; it is read once for all of them.
#[derive(Debug, Default)]
pub struct Looks {
    last: RefCell<HashMap<*const Cue, (Range, bool)>>,
}

impl Looks {
    /// The answer of `look`, or the last one if it was about the same range.
    pub(super) fn says(
        &self,
        range: &Range,
        cue: &'static Cue,
        look: impl FnOnce() -> bool,
    ) -> bool {
        let key: *const Cue = cue;
        if let Some((last, answer)) = self.last.borrow().get(&key)
            && last == range
        {
            return *answer;
        }
        let answer = look();
        self.last.borrow_mut().insert(key, (range.clone(), answer));
        answer
    }
}
