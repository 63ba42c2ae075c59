//! The plan for programs.

use serde::Serialize;

use super::super::Failure;
use super::{View, own, shared, unclear};
use crate::config::said;
use crate::report::json_line;
use crate::split::Plan;
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
    unclear: Vec<Passage>,
    joints: Vec<Passage>,
    pointers: Vec<Pointer>,
}

#[derive(Serialize)]
struct Pointer {
    /// The number of the ticket they are in.
    ticket: usize,
    /// The number of the ticket they point at.
    at: usize,
    #[serde(flatten)]
    passage: Passage,
}

#[derive(Serialize)]
struct Reason {
    rule: &'static str,
    first: Passage,
    second: Passage,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<usize>,
}

#[derive(Serialize)]
struct Ticket {
    number: usize,
    path: String,
    subject: Option<String>,
    suffix: String,
    passages: Vec<Passage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<usize>,
}

#[derive(Serialize)]
struct Passage {
    span: Place,
    text: String,
    /// The number of its draft, where the file holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<usize>,
}

impl View<'_> {
    pub(super) fn json(&self) -> Result<String, Failure> {
        let Some(first) = self.plans.first() else {
            return Err(
                Failure::new(said!("下書きがありません", "holds no draft")).of(self.source.name())
            );
        };
        let mut answer = Answer {
            version: 1,
            path: self.source.name(),
            provider: first.profile.provider,
            kind: first.profile.kind.name(),
            language: first.profile.language.code(),
            reasons: Vec::new(),
            tickets: Vec::new(),
            shared: Vec::new(),
            unclear: Vec::new(),
            joints: Vec::new(),
            pointers: Vec::new(),
        };
        for plan in self.plans {
            self.add(plan, &mut answer);
        }
        Ok(json_line(&answer))
    }

    fn add(&self, plan: &Plan, answer: &mut Answer<'_>) {
        let draft = plan.number;
        let passage = |span: Span| Passage {
            span: self.source.place(span),
            text: self.hidden.mask(self.source, span),
            draft,
        };
        let reasons = plan.reasons.iter().map(|reason| Reason {
            rule: reason.rule,
            first: passage(reason.first),
            second: passage(reason.second),
            draft,
        });
        answer.reasons.extend(reasons);
        let before = answer.tickets.len();
        let pointers = plan.pointers.iter().map(|pointer| Pointer {
            ticket: before + pointer.part + 1,
            at: before + pointer.at + 1,
            passage: passage(pointer.span),
        });
        answer.pointers.extend(pointers);
        for (at, part) in plan.parts.iter().enumerate() {
            answer.tickets.push(Ticket {
                number: answer.tickets.len() + 1,
                path: self.path(part).to_string_lossy().into_owned(),
                subject: part.subject.clone(),
                suffix: part.suffix.clone(),
                passages: own(plan, at).map(|piece| passage(piece.span)).collect(),
                draft,
            });
        }
        answer
            .shared
            .extend(shared(plan).map(|piece| passage(piece.span)));
        answer
            .unclear
            .extend(unclear(plan).map(|piece| passage(piece.span)));
        answer
            .joints
            .extend(plan.joints.iter().map(|span| passage(*span)));
    }
}
