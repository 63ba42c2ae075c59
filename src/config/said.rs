//! What is said of a configuration, in both languages.

use crate::text::Language;

/// Words in both languages: the file is told wrong before it could say in which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// Words in Japanese and in English.
    #[must_use]
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ja: ja.into(),
            en: en.into(),
        }
    }

    /// The words in a language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// What is the same in both.
    #[must_use]
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self::new(words.clone(), words)
    }

    /// These words with others behind them.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        Self {
            ja: match self.ja.ends_with(':') {
                true => format!("{} {}", self.ja, other.ja),
                false => format!("{}{}", self.ja, other.ja),
            },
            en: format!("{} {}", self.en, other.en),
        }
    }
}

impl From<String> for Said {
    fn from(words: String) -> Self {
        Self::same(words)
    }
}

impl From<&str> for Said {
    fn from(words: &str) -> Self {
        Self::same(words)
    }
}

/// Words in Japanese and in English, both with the same things in them.
macro_rules! said {
    ($ja:literal, $en:literal $(, $thing:expr)* $(,)?) => {
        $crate::config::Said {
            ja: format!($ja $(, $thing)*),
            en: format!($en $(, $thing)*),
        }
    };
}

pub(crate) use said;
