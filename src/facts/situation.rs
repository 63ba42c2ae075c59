//! Situations that levels of severity are for.

/// A situation that a desk's definitions of its levels speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situation {
    /// Production, a business or everybody is at a stop.
    ProductionDown,
    /// Data is lost.
    DataLoss,
    /// A duty that law or a regulator sets is broken.
    Breach,
    /// There is a workaround.
    Workaround,
    /// Production is concerned, but runs.
    NotDown,
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
    pub const ALL: [Self; 9] = [
        Self::ProductionDown,
        Self::DataLoss,
        Self::Breach,
        Self::Workaround,
        Self::NotDown,
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
            Self::DataLoss => "data-loss",
            Self::Breach => "breach",
            Self::Workaround => "workaround",
            Self::NotDown => "not-down",
            Self::NonProduction => "non-production",
            Self::SecondaryBackup => "secondary-backup",
            Self::NoImpact => "no-impact",
            Self::Question => "question",
        }
    }
}
