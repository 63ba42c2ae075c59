//! The arguments, as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::facts::{Kind, Language};
use crate::knowledge::{PROVIDERS, Severity};

/// Lint draft support requests before they are filed.
#[derive(Debug, Parser)]
#[command(
    name = "ticketlint",
    version,
    about = "Lint draft support requests before they are filed (サポート問い合わせの下書きを、出す前に点検します)",
    after_help = "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the tool could not do its work.",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do; `check` when left out.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Arguments of `check`.
    #[command(flatten)]
    pub check: CheckArgs,
    /// Colour: auto, always, never.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Draw with ASCII characters only.
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lint drafts (the default)
    Check(CheckArgs),
    /// Show a rule: why, when, source, examples, fix
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Show what was understood of drafts: kind, provider, fields, facts
    Inspect(InspectArgs),
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the environment says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Which drafts, and how they are to be understood.
#[derive(Debug, Args)]
pub struct DraftArgs {
    /// Files, folders, glob patterns, or `-` for standard input
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// The name standard input is to have; its ending tells the syntax
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub stdin_filename: String,
    /// Provider: aws, alibaba, sakura, soracom, veeam, kasten, generic or auto
    #[arg(long, value_name = "NAME", default_value = "auto", value_parser = provider)]
    pub provider: Provider,
    /// Kind of draft: incident, question, billing, feature-request, office-hours, presales, reply, closing
    #[arg(long, value_parser = kind)]
    pub kind: Option<Kind>,
}

/// A provider as named on the command line.
#[derive(Debug, Clone, Copy)]
pub enum Provider {
    /// To be guessed from the draft.
    Auto,
    /// That one.
    Named(&'static str),
}

impl Provider {
    /// The name, unless it is to be guessed.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Named(name) => Some(name),
        }
    }
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which drafts.
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// Language of the messages
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub lang: Lang,
    /// Zone of the author's clock, such as Asia/Tokyo or JST: lets a fix add it to bare times
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub timezone: Option<String>,
    /// The present moment (RFC 3339) for everything that counts days
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<jiff::Timestamp>,
    /// Judge a passage: what only a whole draft can lack is not reported
    #[arg(long)]
    pub fragment: bool,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Run only these rules or families (comma-separated)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave these rules or families out (comma-separated)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Lowest severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// Show findings the tool is not sure of, too
    #[arg(long)]
    pub pedantic: bool,
    /// Read no configuration file
    #[arg(long)]
    pub no_config: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Name of the rule
    pub rule: String,
    /// Language
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub lang: Lang,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Only rules of this family
    #[arg(long)]
    pub family: Option<String>,
    /// Only rules that apply to this provider
    #[arg(long, value_parser = provider)]
    pub provider: Option<Provider>,
    /// Only rules of this severity
    #[arg(long, value_enum)]
    pub severity: Option<Level>,
    /// Format of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    /// Language
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub lang: Lang,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// Which drafts.
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
}

/// A language, or the draft's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// The draft's own
    Auto,
    /// Japanese
    Ja,
    /// English
    En,
}

impl Lang {
    /// The language, unless it is the draft's own.
    #[must_use]
    pub const fn fixed(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::Ja => Some(Language::Ja),
            Self::En => Some(Language::En),
        }
    }

    /// The language, from the environment when not fixed.
    #[must_use]
    pub fn or_environment(self) -> Language {
        self.fixed().unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty());
            if locale.is_some_and(|l| l.starts_with("ja")) {
                Language::Ja
            } else {
                Language::En
            }
        })
    }
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One line a finding
    Concise,
    /// For programs
    Json,
}

/// Formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// A severity as named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Errors
    Error,
    /// Warnings
    Warning,
    /// Advice
    Info,
}

impl Level {
    /// The severity.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// The lowest severity that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors only
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of that severity fails the run.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

fn provider(name: &str) -> Result<Provider, String> {
    if name == "auto" {
        return Ok(Provider::Auto);
    }
    PROVIDERS
        .iter()
        .find(|p| p.name == name)
        .map(|p| Provider::Named(p.name.as_ref()))
        .ok_or_else(|| {
            let known: Vec<&str> = PROVIDERS.iter().map(|p| p.name.as_ref()).collect();
            format!("expected auto or one of {}", known.join(", "))
        })
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

fn zone(name: &str) -> Result<String, String> {
    if jiff::tz::TimeZone::get(name).is_ok() || name == "JST" {
        Ok(name.to_owned())
    } else {
        Err("not a time zone; try Asia/Tokyo, JST, UTC or +09:00".to_owned())
    }
}

fn moment(text: &str) -> Result<jiff::Timestamp, String> {
    text.parse()
        .map_err(|_| "expected RFC 3339, such as 2026-11-23T09:30:00+09:00".to_owned())
}
