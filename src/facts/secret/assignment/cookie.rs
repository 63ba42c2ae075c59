//! The values of a cookie header that stand for a signed-in user.

use super::super::Found;
use super::super::label::Label;
use super::super::value::{self, Look};
use super::Site;
use crate::text::Range;

/// The longest header that is looked at.
const LONGEST: usize = 1024;
/// Beside a session, values of this length are no settings.
const SHORTEST: usize = 8;

impl Site<'_> {
    /// The values in the header at `start`, if one of them is a session's: that
    /// one, and whatever else is no word. Names and attributes tell nothing.
    pub(super) fn cookies(&self, label: Label, start: usize) -> Vec<Found> {
        let end = value::floor(self.text, start + LONGEST);
        let rest = &self.text[start.min(end)..end];
        let line = rest.split(['\n', '"', '\'', '`']).next().unwrap_or("");
        let mut at = start;
        let mut values: Vec<Range> = Vec::new();
        for pair in line.split(';') {
            if let Some((name, value)) = pair.split_once('=')
                && !is_attribute(name.trim())
            {
                let from = at + name.len() + 1;
                values.push(from..from + value.trim_end().len());
            }
            at += pair.len() + 1;
        }
        let look = |range: &Range| Look::of(&self.text[range.clone()]);
        let hidden = |range: &Range| value::is_placeholder(&self.text[range.clone()]);
        if !values
            .iter()
            .any(|range| look(range) == Look::Random && !hidden(range))
        {
            return Vec::new();
        }
        values.retain(|range| {
            let mixed = look(range) == Look::Mixed && range.len() >= SHORTEST;
            (look(range) == Look::Random || mixed) && !hidden(range)
        });
        let found = values.into_iter().map(|range| Found {
            range,
            kind: label.kind,
        });
        found.collect()
    }
}

/// What a server says of a cookie.
fn is_attribute(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "path", "domain", "expires", "max-age", "samesite", "priority",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
