//! What severities, confidences and classes of repair are called.

use super::{Applicability, Confidence, Severity};
use crate::text::Language;

impl Severity {
    /// Its name for programs and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The word for people.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Ja) => "エラー",
            (Self::Warning, Language::Ja) => "警告",
            (Self::Info, Language::Ja) => "情報",
            (_, Language::En) => self.name(),
        }
    }
}

impl Confidence {
    /// Its name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl Applicability {
    /// Its name for programs and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Display => "display",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}
