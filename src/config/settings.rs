//! Settings, each with the place that it comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::{
    Applicability, Closure, OptionValue, OwnIdentifier, OwnRule, RuleOption, Severity,
};
use crate::text::Language;

/// Settings as one layer has them: a file, a part of one for some paths, the
/// command line, or several of them laid on each other. What is `None` or not
/// listed is not set.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The provider of drafts that name none; `None` in it stands for `auto`.
    pub provider: Option<At<Option<&'static str>>>,
    /// The kind of drafts that name none.
    pub kind: Option<At<Option<Kind>>>,
    /// The language of the messages.
    pub language: Option<At<Option<Language>>>,
    /// The zone of the author's clock.
    pub timezone: Option<At<ClockZone>>,
    /// The lowest severity that fails a run.
    pub fail_on: Option<At<FailOn>>,
    /// Whether findings of low confidence are shown.
    pub pedantic: Option<At<bool>>,
    /// Days after which an event may be too old to look into.
    pub stale_days: Option<At<u16>>,
    /// The rules and families that run alone.
    pub select: Option<At<Vec<String>>>,
    /// The rules and families that do not run.
    pub ignore: Option<At<Vec<String>>>,
    /// Severities of single rules; `None` in it stands for `off`.
    pub rules: BTreeMap<&'static str, At<Option<Severity>>>,
    /// What the fixes of single rules are taken for.
    pub fixes: BTreeMap<&'static str, At<Applicability>>,
    /// Options of single rules, by rule and name.
    pub options: BTreeMap<(&'static str, &'static str), At<RuleSetting>>,
    /// The accounts that cases are filed from, by provider; that of all
    /// providers under `None`.
    pub account: BTreeMap<Option<&'static str>, At<String>>,
    /// In-house terms and what they mean.
    pub glossary: BTreeMap<String, At<String>>,
    /// Days off.
    pub holidays: Option<At<Vec<Closure>>>,
    /// Forms of identifiers, by name.
    pub identifiers: BTreeMap<String, At<Arc<OwnIdentifier>>>,
    /// Rules of the house, by name, each with the path in the list that brings it;
    /// and the list.
    pub own: Option<At<OwnRules>>,
    /// Findings that may stay.
    pub suppressions: Vec<At<Suppression>>,
}

/// Rules of a house, by name.
pub type OwnRules = BTreeMap<&'static str, At<&'static OwnRule>>;

/// An option of a rule, and what it is set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// The option.
    pub option: &'static RuleOption,
    /// Its value.
    pub value: OptionValue,
}

/// Findings that may stay, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The rule.
    pub rule: &'static str,
    /// The label of the field it is for; the whole draft when `None`.
    pub field: Option<String>,
    /// Why.
    pub reason: String,
}

impl Settings {
    /// Lays another layer over this one. What it sets wins; of rules, options, terms,
    /// identifiers and accounts by provider, each one by itself. Suppressions
    /// add up.
    pub fn lay(&mut self, over: &Self) {
        replace(&mut self.provider, &over.provider);
        replace(&mut self.kind, &over.kind);
        replace(&mut self.language, &over.language);
        replace(&mut self.timezone, &over.timezone);
        replace(&mut self.fail_on, &over.fail_on);
        replace(&mut self.pedantic, &over.pedantic);
        replace(&mut self.stale_days, &over.stale_days);
        replace(&mut self.select, &over.select);
        replace(&mut self.ignore, &over.ignore);
        replace(&mut self.holidays, &over.holidays);
        replace(&mut self.own, &over.own);
        self.rules.extend(over.rules.clone());
        self.fixes.extend(over.fixes.clone());
        self.options.extend(over.options.clone());
        self.glossary.extend(over.glossary.clone());
        self.identifiers.extend(over.identifiers.clone());
        self.suppressions.extend(over.suppressions.clone());
        // One account for all providers is the account for all.
        if over.account.contains_key(&None) {
            self.account.clear();
        }
        self.account.extend(over.account.clone());
    }

    /// Takes out what keeps rules from running: somebody named those that are
    /// to run.
    pub fn run_every_rule(&mut self) {
        self.select = None;
        self.ignore = None;
        self.rules.retain(|_, severity| severity.value.is_some());
    }
}

fn replace<T: Clone>(under: &mut Option<T>, over: &Option<T>) {
    if over.is_some() {
        under.clone_from(over);
    }
}

/// A value, and where it was set.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was set.
    pub origin: Origin,
}

/// Where a value was set. What is set nowhere is built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// By this option.
    CommandLine(&'static str),
    /// In a file.
    File {
        /// Its name, as reports print it.
        file: Arc<str>,
        /// The line, from 1.
        line: usize,
        /// The column, in characters from 1.
        column: usize,
        /// The patterns of the override it stands in.
        paths: Option<Arc<str>>,
    },
}

impl Origin {
    /// The place in the words of a language.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        match (self, language) {
            (_, Language::En) => self.to_string(),
            (Self::CommandLine(option), Language::Ja) => format!("コマンドラインの {option}"),
            (
                Self::File {
                    file, line, paths, ..
                },
                Language::Ja,
            ) => match paths {
                Some(paths) => format!("{file}:{line}({paths} について)"),
                None => format!("{file}:{line}"),
            },
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CommandLine(option) => write!(f, "command line, {option}"),
            Self::File {
                file, line, paths, ..
            } => {
                write!(f, "{file}:{line}")?;
                match paths {
                    Some(paths) => write!(f, " for {paths}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// What a rule may be set to; `None` is that it does not run.
pub const SEVERITIES: [(&str, Option<Severity>); 4] = [
    ("off", None),
    ("info", Some(Severity::Info)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// What the fixes of a rule may be taken for.
pub const FIX_CLASSES: [(&str, Applicability); 3] = [
    ("off", Applicability::Display),
    ("unsafe", Applicability::Unsafe),
    ("safe", Applicability::Safe),
];

/// The lowest severity that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings, too.
    #[default]
    Warning,
    /// Any finding.
    Info,
    /// None at all.
    Never,
}

impl FailOn {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Never];

    /// Its name on the command line and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Never => "never",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// The lowest severity that fails the run, if any does.
    #[must_use]
    pub const fn lowest(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }

    /// Whether a finding of that severity fails the run.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        self.lowest().is_some_and(|lowest| severity >= lowest)
    }
}
