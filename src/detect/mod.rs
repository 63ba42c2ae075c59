//! What finds hits. A detector reads the ticket and its facts and says where a
//! rule is broken; the words, the severity and whether it matters at all are
//! the card's.
//!
//! Adding a detector: one file here, one line in [`DETECTORS`], and a card
//! under `rules/` that names it. A test proves that both name each other.

mod account;
mod additions;
mod asked;
mod attachment;
mod attempts;
mod background;
mod blank;
mod calendar;
mod caller;
mod category;
mod channel;
mod closing;
mod connection;
mod contact;
mod contract;
mod contradiction;
mod cross_account;
mod declarative;
mod entitlement;
mod environment;
mod error;
mod evidence;
mod form;
mod full_width;
mod goal;
mod gone;
mod hit;
mod identifier;
mod impact;
mod intended;
mod issues;
mod jargon;
mod language;
mod lifecycle;
mod linked;
mod looks;
mod matters;
mod money;
mod occurrence;
mod office_hours;
mod ongoing;
mod options;
mod ordinals;
mod parted;
mod personal;
mod points;
mod previous_case;
mod products;
mod recurrence;
mod reference;
mod region;
mod resource;
mod route;
mod seam;
mod secret;
mod self_contained;
mod severity;
mod shared;
mod sla;
mod speech;
mod status_question;
mod steps;
mod stretches;
mod subject;
mod submitter;
mod symptom;
mod timezone;
mod topic;
mod trouble;
mod urgency;
mod verifiable;
mod version;

pub use declarative::detect as match_card;
pub use hit::{Anchor, Context, Edit, Hit, Hole, Line, Lines};
pub use looks::Looks;
pub use options::apply as apply_options;
pub use ordinals::{heading_number, matter_number, pointer};
pub use seam::{ACCOUNTS, SEAMS, Seam, accounts, joining};
pub use secret::Placeholders;
pub use shared::SHARED;
pub use subject::subject_words;
pub(crate) use trouble::touches;

/// A function that finds the hits of one rule.
pub type Detector = fn(&Context<'_>, &mut Vec<Hit>);

/// Every detector, by the name its card uses.
pub const DETECTORS: &[(&str, Detector)] = &[
    ("account-mismatch", account::mismatch),
    ("attachment-problem", attachment::problem),
    ("attempts-not-specific", attempts::not_specific),
    ("category-mismatch", category::mismatch),
    ("channel-not-available", channel::not_available),
    ("closing-note-incomplete", closing::incomplete),
    ("connection-method-unspecified", connection::unspecified),
    ("cross-account-single-case", cross_account::single_case),
    ("error-message-not-verbatim", error::not_verbatim),
    ("error-without-operation", error::without_operation),
    ("experimental-feature", lifecycle::experimental),
    ("goal-not-verifiable", verifiable::not_verifiable),
    ("internal-jargon", jargon::internal),
    ("language-not-supported", language::not_supported),
    ("missing-account-id", contract::missing),
    ("missing-background", background::missing),
    ("missing-contact", contact::missing),
    ("missing-environment", environment::missing),
    ("missing-evidence", evidence::missing),
    ("missing-expected-vs-actual", intended::missing),
    ("missing-frequency", recurrence::missing_frequency),
    ("missing-goal", goal::missing),
    ("missing-impact-or-deadline", impact::missing),
    ("missing-occurrence-time", occurrence::missing),
    ("missing-ongoing-status", ongoing::missing),
    ("missing-operating-user", caller::missing_user),
    ("missing-product-version", version::missing),
    ("missing-reference-document", reference::missing),
    ("missing-region-or-zone", region::missing),
    ("missing-reproduction-steps", steps::missing),
    ("missing-request-id", caller::missing_request),
    ("missing-resource-id", resource::missing_id),
    ("missing-severity", severity::missing),
    ("missing-source-or-destination", route::missing),
    ("multiple-issues", issues::multiple),
    ("multiple-products", products::multiple),
    ("no-active-entitlement", entitlement::inactive),
    ("not-self-contained", self_contained::deferred),
    ("office-hours-eligibility", office_hours::eligibility),
    ("office-hours-schedule", office_hours::schedule),
    ("office-hours-tool-and-content", office_hours::content),
    ("previous-case-without-id", previous_case::without_id),
    ("release-not-supported", lifecycle::release),
    (
        "reproducibility-not-stated",
        recurrence::unstated_reproducibility,
    ),
    ("resource-gone", gone::resource),
    ("sakura-incident-fields", form::missing_fields),
    ("sections-not-linked", linked::missing),
    ("severity-impact-mismatch", severity::mismatch),
    ("sla-expectation", sla::expectation),
    ("status-page-not-checked", form::status_page_not_checked),
    (
        "status-question-without-problem",
        status_question::without_problem,
    ),
    ("submitter-not-authorized", submitter::not_authorized),
    ("technical-and-billing-mixed", money::technical_and_billing),
    ("timestamp-out-of-range", contradiction::out_of_range),
    ("timestamp-without-timezone", timezone::missing),
    ("unfilled-blank", blank::unfilled),
    ("unmasked-personal-data", personal::unmasked),
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
