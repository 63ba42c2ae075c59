//! The formats of reports, by name.

use super::{
    Reporter, Style, agent, checkstyle, concise, github, gitlab, human, json, junit, markdown,
    ndjson, rdjson, sarif,
};

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading: the passage, what, why, what to do.
    Human,
    /// One line a place of a finding, as editors and `grep` like it.
    Concise,
    /// For language models: one line a finding, and the words to write.
    Agent,
    /// For programs: version 1 of the machine output.
    Json,
    /// The findings of the machine output, one a line.
    Ndjson,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// Code quality report of GitLab.
    Gitlab,
    /// XML of JUnit.
    Junit,
    /// XML of Checkstyle.
    Checkstyle,
    /// JSON of reviewdog.
    Rdjson,
    /// A comment in Markdown.
    Markdown,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Human,
        Self::Concise,
        Self::Agent,
        Self::Json,
        Self::Ndjson,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Checkstyle,
        Self::Rdjson,
        Self::Markdown,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Agent => "agent",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Checkstyle => "checkstyle",
            Self::Rdjson => "rdjson",
            Self::Markdown => "markdown",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it has room for fixes that leave blanks to the author.
    #[must_use]
    pub const fn shows_proposals(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }

    /// Whether it is one line a place, without the sum of them.
    #[must_use]
    pub const fn is_lines(self) -> bool {
        matches!(self, Self::Concise | Self::Github)
    }

    /// The reporter that writes this format. Only those for reading heed the
    /// style.
    #[must_use]
    pub fn reporter(self, style: Style) -> Box<dyn Reporter> {
        match self {
            Self::Human => Box::new(human::Human::new(style)),
            Self::Concise => Box::new(concise::Concise::new(style)),
            Self::Agent => Box::new(agent::Agent::new(style)),
            Self::Json => Box::new(json::Json::new()),
            Self::Ndjson => Box::new(ndjson::Ndjson),
            Self::Sarif => Box::new(sarif::Sarif::new(style.language)),
            Self::Github => Box::new(github::Github),
            Self::Gitlab => Box::new(gitlab::Gitlab::default()),
            Self::Junit => Box::new(junit::Junit),
            Self::Checkstyle => Box::new(checkstyle::Checkstyle),
            Self::Rdjson => Box::new(rdjson::Rdjson::default()),
            Self::Markdown => Box::new(markdown::Markdown::new(style)),
        }
    }
}
