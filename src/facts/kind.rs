//! The kinds of drafts. The build checks the data against them, so this file
//! stands on its own.

/// The kinds of drafts. What a desk needs to know differs by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something does not work.
    Incident,
    /// How to, whether, under which conditions.
    Question,
    /// Money and contracts.
    Billing,
    /// A wish for the product.
    FeatureRequest,
    /// An appointment for a consultation.
    OfficeHours,
    /// Before buying.
    Presales,
    /// An answer in a running case.
    Reply,
    /// The end of a case.
    Closing,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Incident,
        Self::Question,
        Self::Billing,
        Self::FeatureRequest,
        Self::OfficeHours,
        Self::Presales,
        Self::Reply,
        Self::Closing,
    ];

    /// Name on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Question => "question",
            Self::Billing => "billing",
            Self::FeatureRequest => "feature-request",
            Self::OfficeHours => "office-hours",
            Self::Presales => "presales",
            Self::Reply => "reply",
            Self::Closing => "closing",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
