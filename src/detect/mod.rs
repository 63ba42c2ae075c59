//! What finds hits. A detector reads the ticket and its facts and says where a
//! rule is broken; the words, the severity and whether it matters at all are
//! the card's.
//!
//! Adding a detector: one file here, one line in [`DETECTORS`], and a card
//! under `rules/` that names it. A test proves that both name each other.

mod account;
mod attempts;
mod background;
mod declarative;
mod error;
mod goal;
mod hit;
mod issues;
mod jargon;
mod ongoing;
mod points;
mod previous_case;
mod resource;
mod route;
mod secret;
mod status_question;
mod steps;
mod symptom;
mod timezone;
mod trouble;
mod urgency;

pub use declarative::detect as match_card;
pub use hit::{Anchor, Context, Edit, Hit, Hole};
pub use secret::Placeholders;

/// A function that finds the hits of one rule.
pub type Detector = fn(&Context<'_>, &mut Vec<Hit>);

/// Every detector, by the name its card uses.
pub const DETECTORS: &[(&str, Detector)] = &[
    ("account-mismatch", account::mismatch),
    ("attempts-not-specific", attempts::not_specific),
    ("error-message-not-verbatim", error::not_verbatim),
    ("error-without-operation", error::without_operation),
    ("internal-jargon", jargon::internal),
    ("missing-background", background::missing),
    ("missing-goal", goal::missing),
    ("missing-ongoing-status", ongoing::missing),
    ("missing-reproduction-steps", steps::missing),
    ("missing-resource-id", resource::missing_id),
    ("missing-source-or-destination", route::missing),
    ("multiple-issues", issues::multiple),
    ("previous-case-without-id", previous_case::without_id),
    (
        "status-question-without-problem",
        status_question::without_problem,
    ),
    ("technical-and-billing-mixed", issues::technical_and_billing),
    ("timestamp-without-timezone", timezone::missing),
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
