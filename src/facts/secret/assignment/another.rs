//! Several credentials behind one label: 「パスワードは A または B」.

use super::super::Found;
use super::super::label::{Demand, Label};
use super::super::value::{self, Value};
use super::Site;
use crate::knowledge::cues;

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
        end
    }
}
