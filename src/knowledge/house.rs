//! What the author's own house adds to what the tool knows: its words, its
//! forms of identifiers, its days off, the accounts it files from.

use std::sync::Arc;

use jiff::civil::Date;
use regex::Regex;

use super::pattern::{Misfit, of_house};
use super::{Card, GENERIC, IdentifierKind, Options, OwnRule, Text};

/// Days after which an event may be too old to look into, where the house says
/// nothing: the sources say "too old" without a number.
pub const STALE_DAYS: u16 = 14;

/// What a house adds.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// In-house terms with what they mean.
    pub glossary: Vec<Term>,
    /// Forms of identifiers.
    pub identifiers: Vec<Arc<OwnIdentifier>>,
    /// Days on which nobody is there.
    pub closures: Vec<Closure>,
    /// Accounts that cases are filed from: the provider they are of, if it is
    /// said, and the account.
    pub accounts: Vec<(Option<&'static str>, String)>,
    /// Days after which an event may be too old to look into.
    pub stale_days: Option<u16>,
    /// Rules, sorted by name.
    pub rules: Vec<&'static OwnRule>,
    /// Options of rules.
    pub options: Options,
}

impl House {
    /// The rule of the house of that name.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&'static OwnRule> {
        self.rules.iter().copied().find(|own| own.card.name == name)
    }

    /// The cards of its rules, sorted by name.
    pub fn cards(&self) -> impl Iterator<Item = &'static Card> {
        self.rules.iter().map(|own| &own.card)
    }

    /// The closure that holds a date, as far as it touches a provider.
    #[must_use]
    pub fn closure(&self, date: Date, provider: &str) -> Option<&Closure> {
        self.closures.iter().find(|closure| {
            let of = closure.provider;
            closure.holds(date) && of.is_none_or(|of| of == provider || of == GENERIC)
        })
    }

    /// The account that cases for a provider are filed from.
    #[must_use]
    pub fn account(&self, provider: &str) -> Option<&str> {
        let of = |wanted: Option<&str>| self.accounts.iter().find(|(of, _)| *of == wanted);
        of(Some(provider))
            .or_else(|| of(None))
            .map(|(_, account)| account.as_str())
    }

    /// The meaning of a term, letter for letter or in another case.
    #[must_use]
    pub fn meaning(&self, written: &str) -> Option<&str> {
        let key = Term::key_of(written);
        let term = self.glossary.iter().find(|term| term.key == key)?;
        Some(&term.meaning)
    }
}

/// An in-house term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is searched for in the prose of a draft.
    pub key: String,
    /// What it means to others.
    pub meaning: String,
}

impl Term {
    /// A term and its meaning.
    #[must_use]
    pub fn new(term: &str, meaning: &str) -> Self {
        Self {
            key: Self::key_of(term),
            meaning: meaning.trim().to_owned(),
        }
    }

    fn key_of(term: &str) -> String {
        super::options::searched(term)
    }
}

/// A form of identifiers.
#[derive(Debug)]
pub struct OwnIdentifier {
    /// What the house calls it.
    pub name: Text,
    /// What it names.
    pub kind: IdentifierKind,
    /// The pattern as it is written.
    pub written: Text,
    pattern: Regex,
}

impl OwnIdentifier {
    /// A form by its pattern, in the dialect of the patterns under `rules/`:
    /// `\b`, `\d` and `\w` are of ASCII.
    ///
    /// # Errors
    /// What is wrong with the pattern, in English.
    pub fn new(name: &str, kind: IdentifierKind, written: &str) -> Result<Self, String> {
        let pattern = of_house(written).map_err(|Misfit(why)| why)?;
        Ok(Self {
            name: name.to_owned().into(),
            kind,
            written: written.to_owned().into(),
            pattern,
        })
    }

    /// The pattern, to search with.
    #[must_use]
    pub fn pattern(&self) -> &Regex {
        &self.pattern
    }
}

/// Days on which nobody is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// What it is called.
    pub name: Option<(Text, Text)>,
    /// The provider whose desk is closed; the author's own house when `None`.
    pub provider: Option<&'static str>,
}

/// A day, of one year or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Of one year.
    Once(Date),
    /// Month and day of every year.
    Yearly(i8, i8),
}

impl Closure {
    /// Whether a date is one of the days.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        match (self.from, self.to) {
            (Day::Once(from), Day::Once(to)) => (from..=to).contains(&date),
            (Day::Yearly(month, day), Day::Yearly(last_month, last_day)) => {
                let (from, to) = ((month, day), (last_month, last_day));
                let at = (date.month(), date.day());
                if from <= to {
                    (from..=to).contains(&at)
                } else {
                    at >= from || at <= to
                }
            }
            _ => false,
        }
    }
}

impl Day {
    /// Reads `2026-12-29` or, of every year, `12-29`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str| -> Option<i8> {
            let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        match parts[..] {
            [year, month, day] if year.len() == 4 => {
                let year = year.parse().ok()?;
                Date::new(year, number(month)?, number(day)?)
                    .ok()
                    .map(Self::Once)
            }
            [month, day] => {
                let (month, day) = (number(month)?, number(day)?);
                // A leap year: the 29th of February is a day of some years.
                Date::new(2024, month, day).ok()?;
                Some(Self::Yearly(month, day))
            }
            _ => None,
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Once(date) => date.fmt(f),
            Self::Yearly(month, day) => write!(f, "{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read() {
        assert_eq!(Day::read("2026-12-29"), Some(Day::Once(date(2026, 12, 29))));
        assert_eq!(Day::read("02-29"), Some(Day::Yearly(2, 29)));
        for text in [
            "2026-02-29",
            "13-01",
            "2026/12/29",
            "1-3",
            "",
            "2026-12-29-1",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_closure_may_go_over_the_turn_of_the_year() {
        let house = House {
            closures: vec![Closure {
                from: Day::Yearly(12, 29),
                to: Day::Yearly(1, 3),
                name: None,
                provider: None,
            }],
            ..House::default()
        };
        for (day, closed) in [
            (date(2026, 12, 28), false),
            (date(2026, 12, 29), true),
            (date(2027, 1, 3), true),
            (date(2027, 1, 4), false),
        ] {
            assert_eq!(house.closure(day, "soracom").is_some(), closed, "{day}");
        }
    }

    #[test]
    fn patterns_are_bounded() {
        let new = |pattern| OwnIdentifier::new("x", IdentifierKind::Resource, pattern);
        assert!(new(r"\bHOST-\d{4}\b").is_ok());
        assert!(new(r"(?:a{1000}){1000}").unwrap_err().contains("memory"));
        assert!(new("x*").is_err());
        assert!(new("(").unwrap_err().contains("unclosed group"));
    }
}
