//! The arguments, as typed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

mod commands;
mod values;

pub(super) use commands::{
    AskArgs, CompletionsArgs, ConfigArgs, ExplainArgs, ExportArgs, InspectArgs, ManArgs, NewArgs,
    RulesArgs, RulesCommand, RulesTestArgs, SchemaArgs, SchemaOf, SeverityArgs, SplitArgs,
    TemplateArgs,
};
pub(super) use values::{
    DraftFormat, FixClass, Lang, Level, ListFormat, NamedEncoding, Provider, ReportFile,
};
use values::{
    baseline_file, encoding, fail_on, format, kind, moment, provider_or_auto, report_file, zone,
};

use crate::config::FailOn;
use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::Applicability;
use crate::report::Format;

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
  ticketlint template templates/             do they ask for what is needed?
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
    #[command(flatten)]
    pub(super) look: LookArgs,
}

/// A line that names no command, as most do.
#[derive(Debug, Parser)]
struct Unnamed {
    #[command(flatten)]
    check: CheckArgs,
    #[command(flatten)]
    look: LookArgs,
}

impl Cli {
    /// Reads the arguments, the name of the program before them.
    ///
    /// # Errors
    /// They are wrong, or ask for help or for the version.
    pub(super) fn read(args: &[OsString]) -> Result<Self, clap::Error> {
        // The arguments of all the commands take longer to build than a draft to judge.
        // What is wrong is told by who knows them, and so is help.
        if let Some(unnamed) = without_command(args)
            && let Ok(Unnamed { check, look }) = Unnamed::try_parse_from(unnamed)
        {
            return Ok(Self {
                command: None,
                check,
                look,
            });
        }
        Self::try_parse_from(args)
    }
}

/// The arguments of a line that names no command, or `check`, which is the same; none
/// of another.
fn without_command(args: &[OsString]) -> Option<Vec<&OsString>> {
    const QUESTIONS: [&str; 4] = ["--help", "-h", "--version", "-V"];
    let (program, rest) = args.split_first()?;
    let rest = match rest.split_first() {
        Some((first, rest)) if first == "check" => rest,
        _ if rest
            .iter()
            .any(|arg| Command::NAMES.iter().any(|name| arg == name)) =>
        {
            return None;
        }
        _ => rest,
    };
    let asks = rest.iter().any(|arg| QUESTIONS.iter().any(|it| arg == it));
    (!asks).then(|| std::iter::once(program).chain(rest).collect())
}

/// How the output looks, whatever the command.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LookArgs {
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
    /// Judge templates: do they ask for what is needed?
    Template(TemplateArgs),
    /// Print what lets a shell complete commands, options and names of rules
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
}

impl Command {
    /// The names of the subcommands.
    pub(super) const NAMES: [&'static str; 14] = [
        "check",
        "ask",
        "explain",
        "rules",
        "inspect",
        "split",
        "export",
        "severity",
        "config",
        "schema",
        "new",
        "template",
        "completions",
        "man",
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
    pub(super) encoding: Option<NamedEncoding>,
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

/// What is taken for known.
#[derive(Debug, Args)]
#[command(next_help_heading = "Baseline")]
pub(super) struct BaselineArgs {
    /// Report only what this file does not know
    #[arg(long, value_name = "FILE", value_parser = baseline_file())]
    pub(super) baseline: Option<PathBuf>,
    /// Take out of that file what is not found any more; nothing is added to it
    #[arg(long, requires = "baseline")]
    pub(super) update_baseline: bool,
    /// Write all that is found to this file, for --baseline
    #[arg(long, value_name = "FILE", value_parser = baseline_file(), conflicts_with = "baseline")]
    pub(super) write_baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) drafts: DraftArgs,
    #[command(flatten)]
    pub(super) judge: JudgeArgs,
    /// Judge what is staged in git for the next commit, not the files as they are now; PATHS say
    /// which. Runs git
    #[arg(long, conflicts_with = "stdin_filename", help_heading = "Drafts")]
    pub(super) staged: bool,
    /// Judge a passage: what only a whole draft can lack is not reported
    #[arg(long, help_heading = "Drafts")]
    pub(super) fragment: bool,
    /// Show what comments and the configuration suppress as well
    #[arg(long, help_heading = "Rules")]
    pub(super) no_suppressions: bool,
    #[command(flatten)]
    pub(super) fixes: FixArgs,
    #[command(flatten)]
    pub(super) baseline: BaselineArgs,
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    /// Count the findings by rule as well, on standard error
    #[arg(long, help_heading = "Output")]
    pub(super) statistics: bool,
}

/// Which reports are written, and where.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Format of the report
    #[arg(long, value_name = "FORMAT", value_parser = format(), default_value = "human", help_heading = "Output")]
    pub(super) format: Format,
    /// Write a further report to a file, as in sarif=out.sarif; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report_file, help_heading = "Output")]
    pub(super) report: Vec<ReportFile>,
    /// Write the report of --format to this file; people read theirs all the same. - is
    /// standard output, as without it
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

impl ReportArgs {
    /// The file that the report of the format goes to.
    pub(super) fn output(&self) -> Option<&Path> {
        file(self.output.as_deref())
    }

    /// The format of what is printed.
    pub(super) fn printed(&self) -> Format {
        match self.output() {
            Some(_) => Format::Human,
            None => self.format,
        }
    }

    /// The reports that go to files.
    pub(super) fn files(&self) -> impl Iterator<Item = (Format, &Path)> {
        let own = self.output().map(|path| (self.format, path));
        let others = self.report.iter();
        own.into_iter()
            .chain(others.map(|file| (file.format, file.path.as_path())))
    }
}

/// The file that an `--output` names: `-` is none, but standard output.
pub(super) fn file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}
