//! What finds hits. A detector reads the ticket and its facts and says where a
//! rule is broken; the words, the severity and whether it matters at all are
//! the card's.
//!
//! Adding a detector: one file here, one line in [`DETECTORS`], and a card
//! under `rules/` that names it. A test proves that both name each other.

mod account;
mod asked;
mod attempts;
mod background;
mod calendar;
mod category;
mod channel;
mod closing;
mod contact;
mod declarative;
mod entitlement;
mod error;
mod form;
mod goal;
mod gone;
mod hit;
mod impact;
mod issues;
mod jargon;
mod language;
mod lifecycle;
mod looks;
mod office_hours;
mod ongoing;
mod personal;
mod previous_case;
mod resource;
mod route;
mod secret;
mod self_contained;
mod severity;
mod sla;
mod status_question;
mod steps;
mod symptom;
mod timezone;
mod topic;
mod trouble;
mod urgency;

pub use declarative::detect as match_card;
pub use hit::{Anchor, Context, Edit, Hit, Hole};
pub use looks::Looks;
pub use secret::Placeholders;

/// A function that finds the hits of one rule.
pub type Detector = fn(&Context<'_>, &mut Vec<Hit>);

/// Every detector, by the name its card uses.
pub const DETECTORS: &[(&str, Detector)] = &[
    ("account-mismatch", account::mismatch),
    ("attempts-not-specific", attempts::not_specific),
    ("category-mismatch", category::mismatch),
    ("channel-not-available", channel::not_available),
    ("closing-note-incomplete", closing::incomplete),
    ("error-message-not-verbatim", error::not_verbatim),
    ("error-without-operation", error::without_operation),
    ("experimental-feature", lifecycle::experimental),
    ("internal-jargon", jargon::internal),
    ("language-not-supported", language::not_supported),
    ("missing-background", background::missing),
    ("missing-contact", contact::missing),
    ("missing-goal", goal::missing),
    ("missing-impact-or-deadline", impact::missing),
    ("missing-ongoing-status", ongoing::missing),
    ("missing-reproduction-steps", steps::missing),
    ("missing-resource-id", resource::missing_id),
    ("missing-severity", severity::missing),
    ("missing-source-or-destination", route::missing),
    ("multiple-issues", issues::multiple),
    ("no-active-entitlement", entitlement::inactive),
    ("not-self-contained", self_contained::deferred),
    ("office-hours-eligibility", office_hours::eligibility),
    ("office-hours-schedule", office_hours::schedule),
    ("office-hours-tool-and-content", office_hours::content),
    ("previous-case-without-id", previous_case::without_id),
    ("release-not-supported", lifecycle::release),
    ("resource-gone", gone::resource),
    ("sakura-incident-fields", form::missing_fields),
    ("severity-impact-mismatch", severity::mismatch),
    ("sla-expectation", sla::expectation),
    ("status-page-not-checked", form::status_page_not_checked),
    (
        "status-question-without-problem",
        status_question::without_problem,
    ),
    ("technical-and-billing-mixed", issues::technical_and_billing),
    ("timestamp-without-timezone", timezone::missing),
    ("unmasked-personal-data", personal::unmasked),
    ("unmasked-secret", secret::unmasked),
    ("urgency-words-in-text", urgency::in_text),
    ("vague-symptom", symptom::vague),
];

/// The detector of that name.
#[must_use]
pub fn detector(name: &str) -> Option<Detector> {
    DETECTORS
        .binary_search_by(|(known, _)| (*known).cmp(name))
        .ok()
        .map(|at| DETECTORS[at].1)
}
