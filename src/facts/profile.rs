//! What sort of draft it is: its kind, its provider, its language.

use super::{Detail, FactKind, Facts, Kind, Language, question};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::{BlockKind, Ticket};

impl Kind {
    /// The kind a draft states or, failing that, looks like.
    #[must_use]
    pub fn guess(ticket: &Ticket, facts: &Facts) -> Self {
        Self::stated(ticket).unwrap_or_else(|| Self::apparent(ticket, facts))
    }

    fn stated(ticket: &Ticket) -> Option<Self> {
        for field in [FieldKind::Kind, FieldKind::Category] {
            for field in ticket.fields_of(field) {
                let value = ticket.prose_of(&field.range).trim();
                if let Some(kind) = Self::from_name(value) {
                    return Some(kind);
                }
                let cases = [
                    (&cues::KIND_OFFICE_HOURS, Self::OfficeHours),
                    (&cues::KIND_CLOSING, Self::Closing),
                    (&cues::KIND_REPLY, Self::Reply),
                    (&cues::KIND_BILLING, Self::Billing),
                    (&cues::KIND_FEATURE, Self::FeatureRequest),
                    (&cues::KIND_PRESALES, Self::Presales),
                    (&cues::KIND_INCIDENT, Self::Incident),
                    (&cues::KIND_QUESTION, Self::Question),
                ];
                if let Some((_, kind)) = cases.iter().find(|(cue, _)| cue.is_in(value)) {
                    return Some(*kind);
                }
            }
        }
        None
    }

    fn apparent(ticket: &Ticket, facts: &Facts) -> Self {
        let prose = ticket.prose();
        let trouble = facts.has(FactKind::Symptom)
            || facts.has(FactKind::VagueError)
            || cues::OCCURRENCE.is_in(prose);
        if cues::OFFICE_HOURS.is_in(prose) {
            return Self::OfficeHours;
        }
        let subject = ticket
            .value(FieldKind::Subject)
            .unwrap_or("")
            .to_ascii_lowercase();
        if cues::FEATURE_TITLE.is_in(&subject) {
            return Self::FeatureRequest;
        }
        let answers = subject.starts_with("re:")
            || ticket.blocks.iter().any(|b| b.kind == BlockKind::Quote)
            || cues::ANSWERING.is_in(prose);
        if cues::CLOSING.is_in(prose) {
            return Self::Closing;
        }
        if answers && cues::ANSWERING.is_in(prose) {
            return Self::Reply;
        }
        let billing = cues::BILLING_MATTER.find_all(prose).len();
        if billing >= 2 && !facts.has(FactKind::Symptom) && !facts.has(FactKind::VagueError) {
            return Self::Billing;
        }
        if cues::FEATURE_WISH.is_in(prose) && !trouble {
            return Self::FeatureRequest;
        }
        if trouble || facts.has(FactKind::ErrorMessage) {
            let only_asks = facts
                .of(FactKind::Question)
                .any(|q| q.detail == Detail::Case(question::MEANING))
                && !facts.has(FactKind::Symptom);
            return if only_asks {
                Self::Question
            } else {
                Self::Incident
            };
        }
        if billing > 0 && facts.has(FactKind::Question) {
            return Self::Billing;
        }
        if facts.has(FactKind::Question) || facts.has(FactKind::Goal) {
            return Self::Question;
        }
        Self::Incident
    }
}

/// What sort of draft it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Name of the provider, `generic` when none is known.
    pub provider: &'static str,
    /// The kind.
    pub kind: Kind,
    /// The language it is written in.
    pub language: Language,
}
