//! Situations that levels of severity are for.

/// A situation that a desk's definitions of its levels speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situation {
    /// Production, a business or everybody is at a stop.
    ProductionDown,
    /// What the business lives on is at a stop, for all its customers.
    BusinessDown,
    /// Data is lost.
    DataLoss,
    /// A duty that law or a regulator sets is broken.
    Breach,
    /// There is a workaround.
    Workaround,
    /// Production is concerned, but runs.
    NotDown,
    /// A part of production is hit, and the rest of it works.
    Part,
    /// It was at a stop, and is no longer.
    Over,
    /// Only a place outside production is concerned.
    NonProduction,
    /// Only the copies of backups are concerned.
    SecondaryBackup,
    /// Nothing and nobody is harmed.
    NoImpact,
    /// Nothing is wrong: it is a question.
    Question,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Self; 12] = [
        Self::ProductionDown,
        Self::BusinessDown,
        Self::DataLoss,
        Self::Breach,
        Self::Workaround,
        Self::NotDown,
        Self::Part,
        Self::Over,
        Self::NonProduction,
        Self::SecondaryBackup,
        Self::NoImpact,
        Self::Question,
    ];

    /// Its name in `rules/providers/*.yaml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProductionDown => "production-down",
            Self::BusinessDown => "business-down",
            Self::DataLoss => "data-loss",
            Self::Breach => "breach",
            Self::Workaround => "workaround",
            Self::NotDown => "not-down",
            Self::Part => "part",
            Self::Over => "over",
            Self::NonProduction => "non-production",
            Self::SecondaryBackup => "secondary-backup",
            Self::NoImpact => "no-impact",
            Self::Question => "question",
        }
    }
}
