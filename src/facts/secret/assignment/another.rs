//! Several credentials behind one label: 「パスワードは A または B」.

use super::super::Found;
use super::super::label::{Demand, Label};
use super::super::value::{self, Look, Value};
use super::Site;
use crate::knowledge::cues;
use crate::text::Range;

/// More on one line are a list.
const MOST: usize = 8;
/// How much may stand between two.
const REACH: usize = 48;

impl Site<'_> {
    /// Adds the credentials that follow the first one of a label, each built so
    /// that it can be nothing else. Tells where the last one ends.
    pub(super) fn others(&self, label: Label, first: &Found, found: &mut Vec<Found>) -> usize {
        let mut end = first.range.end;
        // What a program assigns (`password=…`) is one value.
        let assigned = self.text[self.end..].starts_with('=');
        if assigned || !matches!(label.demand, Demand::Chosen | Demand::Code) {
            return end;
        }
        for _ in 0..MOST {
            let piece = &self.text[end..value::floor(self.text, end + REACH)];
            let Some(between) = cues::SECRET_ANOTHER.find(piece) else {
                break;
            };
            let start = end + between.end;
            let Some(value) = Value::read(self.text, start) else {
                break;
            };
            if !value::is_made(value.head(self.text)) {
                break;
            }
            end = value.range.end;
            found.push(Found {
                range: value.range,
                kind: label.kind,
            });
        }
        if let Some(next) = self.exchanged(&first.range) {
            let value = Value::read(self.text, next).filter(|v| v.range.start >= end);
            if let Some(value) = value.filter(|v| self.is_new(v)) {
                end = value.range.end;
                found.push(Found {
                    range: value.range,
                    kind: label.kind,
                });
            }
        }
        end
    }

    /// Where the new credential begins behind the old one: `from … to …`,
    /// 「…から…に変更」.
    pub(super) fn exchanged(&self, old: &Range) -> Option<usize> {
        let piece = &self.text[old.end..value::floor(self.text, old.end + REACH)];
        let between = cues::SECRET_EXCHANGED
            .find(piece)
            .filter(|b| b.start == 0)?;
        let words = &piece[between.clone()];
        let next = old.end + between.end;
        let before = self.text[..old.start].trim_end_matches(['"', '\'', '`', '「', '『']);
        let fits = if words.contains("to") {
            before.ends_with("from ") || before.ends_with("from")
        } else if words.contains("から") {
            let new = Value::read(self.text, next)?;
            let after = &self.text[new.range.end..value::floor(self.text, new.range.end + REACH)];
            let after = after.trim_start_matches(['"', '\'', '`', '」', '』', ' ']);
            ["に変", "に更", "にし", "へ変", "へ更"]
                .iter()
                .any(|w| after.starts_with(w))
        } else {
            Value::read(self.text, next).is_some_and(|new| value::is_strong(new.head(self.text)))
        };
        fits.then_some(next)
    }

    /// Whether the value can be what a credential was changed to.
    fn is_new(&self, value: &Value) -> bool {
        const SHORTEST: usize = 6;
        let word = value.head(self.text);
        let look = Look::of(word);
        matches!(look, Look::Mixed | Look::Random)
            && word.len() >= SHORTEST
            && word.bytes().any(|b| b.is_ascii_digit())
            && !value::is_placeholder(word)
            && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
    }
}
