//! The plan for programs.

use serde::Serialize;

use super::super::Failure;
use super::View;
use crate::split::Piece;
use crate::text::Span;
use crate::text::position::Place;

/// The answer of `split --format json`, version 1.
#[derive(Serialize)]
struct Answer<'a> {
    version: u32,
    path: &'a str,
    provider: &'static str,
    kind: &'static str,
    language: &'static str,
    reasons: Vec<Reason>,
    tickets: Vec<Ticket>,
    shared: Vec<Passage>,
}

#[derive(Serialize)]
struct Reason {
    rule: &'static str,
    first: Passage,
    second: Passage,
}

#[derive(Serialize)]
struct Ticket {
    number: usize,
    path: String,
    suffix: String,
    passages: Vec<Passage>,
}

#[derive(Serialize)]
struct Passage {
    span: Place,
    text: String,
}

impl View<'_> {
    pub(super) fn json(&self) -> Result<String, Failure> {
        let plan = self.plan;
        let answer = Answer {
            version: 1,
            path: self.source.name(),
            provider: plan.profile.provider,
            kind: plan.profile.kind.name(),
            language: plan.profile.language.code(),
            reasons: plan
                .reasons
                .iter()
                .map(|reason| Reason {
                    rule: reason.rule,
                    first: self.passage(reason.first),
                    second: self.passage(reason.second),
                })
                .collect(),
            tickets: (0..plan.parts.len()).map(|at| self.ticket(at)).collect(),
            shared: self
                .shared()
                .map(|piece| self.passage(piece.span))
                .collect(),
        };
        let text = serde_json::to_string(&answer).map_err(|e| Failure::new(e.to_string()))?;
        Ok(text + "\n")
    }

    fn ticket(&self, at: usize) -> Ticket {
        Ticket {
            number: at + 1,
            path: self.names[at].to_string_lossy().into_owned(),
            suffix: self.plan.parts[at].suffix.clone(),
            passages: self.own(at).map(|piece| self.passage(piece.span)).collect(),
        }
    }

    fn passage(&self, span: Span) -> Passage {
        Passage {
            span: self.source.place(span),
            text: self.hidden.mask(self.source, span),
        }
    }

    /// What every ticket has.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Piece> {
        let all = self.plan.parts.len();
        let pieces = self.plan.pieces.iter();
        pieces.filter(move |piece| piece.parts.len() == all)
    }

    /// What the ticket of that number (from 0) has and not every other one.
    pub(super) fn own(&self, at: usize) -> impl Iterator<Item = &Piece> {
        let all = self.plan.parts.len();
        let pieces = self.plan.pieces.iter();
        pieces.filter(move |piece| piece.parts.len() < all && piece.parts.contains(&at))
    }
}
