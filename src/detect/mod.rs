//! What finds hits. A detector reads the ticket and its facts and says where a
//! rule is broken; the words, the severity and whether it matters at all are
//! the card's.
//!
//! Adding a detector: one file here, one line in [`DETECTORS`], and a card
//! under `rules/` that names it. A test proves that both name each other.

mod account;
mod attachment;
mod attempts;
mod background;
mod contradiction;
mod declarative;
mod environment;
mod error;
mod evidence;
mod goal;
mod hit;
mod identifier;
mod issues;
mod jargon;
mod occurrence;
mod ongoing;
mod previous_case;
mod recurrence;
mod reference;
mod region;
mod resource;
mod route;
mod secret;
mod status_question;
mod steps;
mod symptom;
mod timezone;
mod trouble;
mod urgency;
mod verifiable;
mod version;

pub use declarative::detect as match_card;
pub use hit::{Anchor, Context, Edit, Hit, Hole};
pub use secret::Placeholders;

/// A function that finds the hits of one rule.
pub type Detector = fn(&Context<'_>, &mut Vec<Hit>);

/// Every detector, by the name its card uses.
pub const DETECTORS: &[(&str, Detector)] = &[
    ("account-mismatch", account::mismatch),
    ("attachment-problem", attachment::problem),
    ("attempts-not-specific", attempts::not_specific),
    ("error-message-not-verbatim", error::not_verbatim),
    ("error-without-operation", error::without_operation),
    ("goal-not-verifiable", verifiable::not_verifiable),
    ("internal-jargon", jargon::internal),
    ("missing-background", background::missing),
    ("missing-environment", environment::missing),
    ("missing-evidence", evidence::missing),
    ("missing-frequency", recurrence::missing_frequency),
    ("missing-goal", goal::missing),
    ("missing-occurrence-time", occurrence::missing),
    ("missing-ongoing-status", ongoing::missing),
    ("missing-product-version", version::missing),
    ("missing-reference-document", reference::missing),
    ("missing-region-or-zone", region::missing),
    ("missing-reproduction-steps", steps::missing),
    ("missing-resource-id", resource::missing_id),
    ("missing-source-or-destination", route::missing),
    ("multiple-issues", issues::multiple),
    ("previous-case-without-id", previous_case::without_id),
    (
        "reproducibility-not-stated",
        recurrence::unstated_reproducibility,
    ),
    (
        "status-question-without-problem",
        status_question::without_problem,
    ),
    ("technical-and-billing-mixed", issues::technical_and_billing),
    ("timestamp-out-of-range", contradiction::out_of_range),
    ("timestamp-without-timezone", timezone::missing),
    ("unmasked-secret", secret::unmasked),
    ("unusable-identifier", identifier::unusable),
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
