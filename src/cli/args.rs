//! The arguments, as typed.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::FailOn;
use crate::export;
use crate::facts::Kind;
use crate::facts::time::{ClockZone, ZoneFault};
use crate::knowledge::{Applicability, PROVIDERS, Severity};
use crate::report::Format;
use crate::text::{Encoding, Language};
use crate::ticket::Syntax;

const ABOUT: &str = "\
Reads a draft support request before it is sent, and says what the desk would
have to ask back. Offline; the draft never leaves here, and changes by --fix and ask only.
サポートへの問い合わせの下書きを、送る前に点検します。";

const EXAMPLES: &str = "\
Examples:
  ticketlint draft.md                        one draft
  ticketlint drafts/ 'replies/**/*.md'       a folder, and a pattern
  ticketlint --provider aws - < draft.txt    standard input
  ticketlint --fix --diff draft.md           what can be mended without you
  ticketlint --format json draft.md          for programs
  ticketlint explain missing-goal --lang ja  what a rule wants, and why
  ticketlint split draft.md                  one draft for each matter
  ticketlint severity draft.md               the level that the facts support
  ticketlint export draft.md --to aws-cli    for the desk; nothing is sent
  ticketlint config --why draft.md           the settings in force, and why

Exit status:
  0  nothing at or above --fail-on
  1  findings
  2  the tool could not do its work: usage, configuration, unreadable input";

#[derive(Debug, Parser)]
#[command(
    name = "ticketlint",
    version,
    about = ABOUT,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: CheckArgs,
    /// Colour the output [auto: on a terminal, unless NO_COLOR or CLICOLOR says otherwise]
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Output")]
    pub(super) color: Color,
    /// Draw with ASCII characters only
    #[arg(long, global = true, help_heading = "Output")]
    pub(super) ascii: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge drafts (what happens when no command is named)
    Check(CheckArgs),
    /// What the desk would ask next; your answers are written into the draft
    Ask(AskArgs),
    /// Show a rule or a topic of advice: why, what to do, examples, sources
    Explain(ExplainArgs),
    /// List the rules, or what a desk wants before you send
    Rules(RulesArgs),
    /// Show what was understood of drafts: provider, kind, facts with their places
    Inspect(InspectArgs),
    /// Part a draft that holds several matters into one draft for each
    Split(SplitArgs),
    /// Turn a draft into what a desk takes: its form, the input of its API, another syntax
    Export(ExportArgs),
    /// Tell the level of severity that a draft supports, and what proves it
    Severity(SeverityArgs),
    /// Show the settings in force for a draft, and where each comes from
    Config(ConfigArgs),
    /// Print the JSON Schema of what the tool reads
    Schema(SchemaArgs),
    /// Start a draft that asks for all that a desk asks for
    New(NewArgs),
}

impl Command {
    /// The names of the subcommands.
    pub(super) const NAMES: [&'static str; 11] = [
        "check", "ask", "explain", "rules", "inspect", "split", "export", "severity", "config",
        "schema", "new",
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Which drafts, and what is known of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Drafts")]
pub(super) struct DraftArgs {
    /// Files, folders, quoted patterns, or - for standard input
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,
    /// Name of standard input; its ending tells the syntax (.md .yaml .txt)
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,
    /// Encoding of the drafts: UTF-8, UTF-16, Shift_JIS, EUC-JP, ISO-2022-JP [default: as the
    /// draft looks]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
    #[command(flatten)]
    pub(super) nature: NatureArgs,
    /// The moment of writing, in RFC 3339: dates “yesterday”, and tells what is too old,
    /// past or expired [default: the system clock, for what is past or expired only]
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    pub(super) now: Option<jiff::Zoned>,
    #[command(flatten)]
    pub(super) file: FileArgs,
}

/// What drafts are taken for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Drafts")]
pub(super) struct NatureArgs {
    /// Whose desk it is for [default: auto]
    #[arg(long, value_name = "NAME", value_parser = provider_or_auto())]
    pub(super) provider: Option<Provider>,
    /// What sort of draft it is [default: as the draft looks]
    #[arg(long, value_parser = kind())]
    pub(super) kind: Option<Kind>,
    /// Zone of the author's clock: Asia/Tokyo, JST, UTC+9. A rewrite may then state it
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(super) timezone: Option<ClockZone>,
}

/// Which configuration file counts.
#[derive(Debug, Args)]
#[command(next_help_heading = "Configuration")]
pub(super) struct FileArgs {
    /// Take the settings of this file [default: the nearest .ticketlint.yaml at or above each draft]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    pub(super) no_config: bool,
}

/// A provider as named on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) enum Provider {
    /// To be guessed from the draft.
    Auto,
    Named(&'static str),
}

impl Provider {
    /// The name, unless it is to be guessed.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Named(name) => Some(name),
        }
    }
}

/// What a configuration file may say, too: here it counts more.
#[derive(Debug, Args)]
pub(super) struct JudgeArgs {
    /// Run only these rules or families, separated by commas
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub(super) select: Vec<String>,
    /// Leave these rules or families out
    #[arg(
        long,
        value_name = "RULES",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub(super) ignore: Vec<String>,
    /// Show what the tool is not sure of, too
    #[arg(long, help_heading = "Rules")]
    pub(super) pedantic: bool,
    /// Lowest severity that makes the exit status 1 [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on(), help_heading = "Rules")]
    pub(super) fail_on: Option<FailOn>,
    /// Language of the messages [default: auto, that of the draft]
    #[arg(long, value_enum, help_heading = "Output")]
    pub(super) lang: Option<Lang>,
}

/// What to mend.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct FixArgs {
    /// Mend the drafts where it changes no meaning: mask secrets, take urgency out of the
    /// subject. Standard input goes mended to standard output
    #[arg(long)]
    pub(super) fix: bool,
    /// Mend also what rests on an assumption, such as the zone of --timezone
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Show what would be mended, and change nothing
    #[arg(long)]
    pub(super) diff: bool,
}

impl FixArgs {
    /// How safe a fix has to be to be made, if any is to be.
    pub(super) const fn weakest(self) -> Option<Applicability> {
        match (self.fix || self.diff, self.unsafe_fixes) {
            (_, true) => Some(Applicability::Unsafe),
            (true, false) => Some(Applicability::Safe),
            (false, false) => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    #[command(flatten)]
    pub(super) judge: JudgeArgs,
    /// Judge a passage: what only a whole draft can lack is not reported
    #[arg(long, help_heading = "Drafts")]
    pub(super) fragment: bool,
    #[command(flatten)]
    pub(super) fixes: FixArgs,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "human", help_heading = "Output")]
    pub(super) format: Format,
    /// Write a further report to a file, as in sarif=out.sarif; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report_file, help_heading = "Output")]
    pub(super) report: Vec<ReportFile>,
}

#[derive(Debug, Args)]
pub(super) struct AskArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// How many questions to ask; those that hold the answer up come first
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 3,
        help_heading = "Questions"
    )]
    pub(super) max: usize,
    /// Ask all there is to ask
    #[arg(long, conflicts_with = "max", help_heading = "Questions")]
    pub(super) all: bool,
    /// Write these answers into the draft: YAML, name of the rule → words; - for standard input
    #[arg(long, value_name = "FILE", help_heading = "Answers")]
    pub(super) answers: Option<PathBuf>,
    /// Write the draft with the answers to standard output, and change no file
    #[arg(long, requires = "answers", help_heading = "Answers")]
    pub(super) stdout: bool,
    /// Print the questions even where they could be answered at once
    #[arg(long, conflicts_with = "answers", help_heading = "Answers")]
    pub(super) list: bool,
    /// Format of the questions
    #[arg(long, value_enum, default_value_t = ListFormat::Human, conflicts_with = "answers", help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Language of the questions [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Name of the rule, or a topic of advice
    #[arg(required_unless_present = "all")]
    pub(super) rule: Option<String>,
    /// Explain every rule and every topic
    #[arg(long, conflicts_with = "rule")]
    pub(super) all: bool,
    /// Language [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// Only rules of this family
    #[arg(long, value_name = "NAME")]
    pub(super) family: Option<String>,
    /// Only rules that apply to this provider
    #[arg(long, value_name = "NAME", value_parser = provider())]
    pub(super) provider: Option<Provider>,
    /// Only rules of this severity (to the provider, if one is named)
    #[arg(long, value_enum)]
    pub(super) severity: Option<Level>,
    /// Only rules whose rewrite is of this class
    #[arg(long, value_enum, value_name = "CLASS")]
    pub(super) fix: Option<FixClass>,
    /// Only rules that apply to this kind of draft
    #[arg(long, value_parser = kind())]
    pub(super) kind: Option<Kind>,
    /// What to see to before you send: a line for each rule, then advice
    #[arg(long, help_heading = "Output")]
    pub(super) checklist: bool,
    /// Format of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Language [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Language of the table [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct SplitArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// Write the drafts beside the one they come from: NAME-1.md, NAME-2.md. Those of standard
    /// input go to standard output
    #[arg(long, help_heading = "Output")]
    pub(super) write: bool,
    /// Write them into this folder
    #[arg(long, value_name = "DIR", requires = "write", help_heading = "Output")]
    pub(super) output_dir: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long, requires = "write", help_heading = "Output")]
    pub(super) force: bool,
    /// Format of the plan
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Language of the plan [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// What it shall become
    #[arg(long, value_name = "FORMAT", value_parser = export_format())]
    pub(super) to: export::Format,
    /// Which of the tickets in the file, counted from 1
    #[arg(long, value_name = "N")]
    pub(super) ticket: Option<usize>,
    /// Export though the draft has errors. Secrets are masked all the same
    #[arg(long)]
    pub(super) force: bool,
    /// Write to this file rather than to standard output
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file of --output if it is there
    #[arg(long, requires = "output", help_heading = "Output")]
    pub(super) overwrite: bool,
    /// Language of the messages [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct SeverityArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Language of the answer [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(super) lang: Lang,
}

#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    /// The draft whose settings are shown; it need not be there
    #[arg(long, value_name = "PATH")]
    pub(super) why: PathBuf,
    #[command(flatten)]
    pub(super) nature: NatureArgs,
    #[command(flatten)]
    pub(super) file: FileArgs,
    #[command(flatten)]
    pub(super) judge: JudgeArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(super) format: ListFormat,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub(super) what: SchemaOf,
}

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// The configuration file
    Config,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Whose desk it is for
    #[arg(long, value_name = "NAME", value_parser = provider())]
    pub(super) provider: Provider,
    /// What sort of draft it is [default: incident]
    #[arg(long, value_parser = kind())]
    pub(super) kind: Option<Kind>,
    /// Language of the draft [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub(super) lang: Lang,
    /// How it is written [default: as the ending of --output says, else md]
    #[arg(long, value_enum, help_heading = "Output")]
    pub(super) format: Option<DraftFormat>,
    /// File to write; one that is there is not touched [default: standard output]
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file
    #[arg(long, requires = "output", help_heading = "Output")]
    pub(super) force: bool,
}

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DraftFormat {
    /// Markdown with front matter
    Md,
    /// YAML
    Yaml,
    /// Lines of `label: value`
    Txt,
}

impl DraftFormat {
    pub(super) const fn syntax(self) -> Syntax {
        match self {
            Self::Md => Syntax::Markdown,
            Self::Yaml => Syntax::Yaml,
            Self::Txt => Syntax::Form,
        }
    }

    /// The ending of the names of such files.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Yaml => "yaml",
            Self::Txt => "txt",
        }
    }
}

/// A language, or whatever fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Auto,
    Ja,
    En,
}

impl Lang {
    /// The language, unless it is to be found out.
    pub(super) const fn fixed(self) -> Option<Language> {
        match self {
            Self::Auto => None,
            Self::Ja => Some(Language::Ja),
            Self::En => Some(Language::En),
        }
    }

    /// The language, from the environment when not fixed.
    pub(super) fn or_environment(self) -> Language {
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

/// A report that goes to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportFile {
    pub(super) format: Format,
    pub(super) path: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Error,
    Warning,
    Info,
}

impl Level {
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

/// The class of a rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FixClass {
    /// There is no rewrite
    None,
    /// Words with blanks, to be filled in by hand
    Display,
    /// Ready to use once its assumption holds
    Unsafe,
    /// Ready to use
    Safe,
}

impl FixClass {
    pub(super) const fn applicability(self) -> Applicability {
        match self {
            Self::None => Applicability::None,
            Self::Display => Applicability::Display,
            Self::Unsafe => Applicability::Unsafe,
            Self::Safe => Applicability::Safe,
        }
    }
}

fn provider_names() -> impl Iterator<Item = &'static str> {
    PROVIDERS.iter().map(|p| p.name.as_ref())
}

fn provider() -> impl TypedValueParser<Value = Provider> {
    PossibleValuesParser::new(provider_names()).try_map(|name| named(&name))
}

fn provider_or_auto() -> impl TypedValueParser<Value = Provider> {
    let names = std::iter::once("auto").chain(provider_names());
    PossibleValuesParser::new(names).try_map(|name| match name.as_str() {
        "auto" => Ok(Provider::Auto),
        name => named(name),
    })
}

fn named(name: &str) -> Result<Provider, String> {
    provider_names()
        .find(|known| *known == name)
        .map(Provider::Named)
        .ok_or_else(|| format!("no provider is called `{name}`"))
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
        .try_map(|name| Kind::from_name(&name).ok_or_else(|| format!("no kind is called `{name}`")))
}

fn export_format() -> impl TypedValueParser<Value = export::Format> {
    PossibleValuesParser::new(export::Format::names()).try_map(|name| {
        export::Format::named(&name).ok_or_else(|| format!("no format is called `{name}`"))
    })
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::named(name).ok_or_else(|| {
        let known = Encoding::ALL.map(Encoding::name).join(", ");
        format!("not an encoding that is known: {known}")
    })
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::named(&name).ok_or_else(|| format!("no format is called `{name}`")))
}

fn report_file(text: &str) -> Result<ReportFile, String> {
    let formats = || Format::ALL.map(Format::name).join(", ");
    let (name, path) = text
        .split_once('=')
        .ok_or("expected FORMAT=FILE, such as sarif=out.sarif")?;
    let format = Format::named(name)
        .ok_or_else(|| format!("no format is called `{name}`; there are {}", formats()))?;
    match path {
        "" => Err(format!("no file is named: expected {name}=FILE")),
        "-" => Err(format!(
            "a report to standard output is asked for by --format {name}"
        )),
        path => Ok(ReportFile {
            format,
            path: path.into(),
        }),
    }
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::ALL.map(FailOn::name)).try_map(|name| {
        FailOn::from_name(&name).ok_or_else(|| format!("no severity is called `{name}`"))
    })
}

fn zone(name: &str) -> Result<ClockZone, &'static str> {
    ClockZone::named(name).map_err(ZoneFault::words)
}

/// The moment on the calendar of its own offset.
fn moment(text: &str) -> Result<jiff::Zoned, String> {
    let fault = || "expected RFC 3339, such as 2026-11-23T09:30:00+09:00".to_owned();
    let moment: jiff::Timestamp = text.parse().map_err(|_| fault())?;
    let offset = jiff::fmt::temporal::Pieces::parse(text)
        .ok()
        .and_then(|pieces| pieces.to_numeric_offset())
        .unwrap_or(jiff::tz::Offset::UTC);
    Ok(moment.to_zoned(jiff::tz::TimeZone::fixed(offset)))
}
