//! The arguments of every command but `check`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::values::{OutlineKind, export_format, kind, provider};
use super::{
    BaselineArgs, DraftArgs, DraftFormat, FileArgs, FixArgs, FixClass, JudgeArgs, Lang, Level,
    ListFormat, NatureArgs, Provider, ReportArgs,
};
use crate::export;
use crate::facts::Kind;

#[derive(Debug, Args)]
pub(in crate::cli) struct AskArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    /// How many questions to ask; those that hold the answer up come first
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 3,
        help_heading = "Questions"
    )]
    pub(in crate::cli) max: usize,
    /// Ask all there is to ask
    #[arg(long, conflicts_with = "max", help_heading = "Questions")]
    pub(in crate::cli) all: bool,
    /// Write these answers into the draft: YAML, name of the rule → words; - for standard input
    #[arg(long, value_name = "FILE", help_heading = "Answers")]
    pub(in crate::cli) answers: Option<PathBuf>,
    /// Write the draft with the answers to standard output, and change no file
    #[arg(long, requires = "answers", help_heading = "Answers")]
    pub(in crate::cli) stdout: bool,
    /// Print the questions even where they could be answered at once
    #[arg(long, conflicts_with = "answers", help_heading = "Answers")]
    pub(in crate::cli) list: bool,
    /// Format of the questions
    #[arg(long, value_enum, default_value_t = ListFormat::Human, conflicts_with = "answers", help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language of the questions [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArgs {
    /// Name of the rule, or a topic of advice
    #[arg(required_unless_present = "all")]
    pub(in crate::cli) rule: Option<String>,
    /// Explain every rule and every topic
    #[arg(long, conflicts_with = "rule")]
    pub(in crate::cli) all: bool,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    /// Language [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(in crate::cli) struct RulesArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<RulesCommand>,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    /// Only rules of this family
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) family: Option<String>,
    /// Only rules that apply to this provider
    #[arg(long, value_name = "NAME", value_parser = provider())]
    pub(in crate::cli) provider: Option<Provider>,
    /// Only rules of this severity (to the provider, if one is named)
    #[arg(long, value_enum)]
    pub(in crate::cli) severity: Option<Level>,
    /// Only rules whose rewrite is of this class
    #[arg(long, value_enum, value_name = "CLASS")]
    pub(in crate::cli) fix: Option<FixClass>,
    /// Only rules that apply to this kind of draft
    #[arg(long, value_parser = kind())]
    pub(in crate::cli) kind: Option<Kind>,
    /// What to see to before you send: a line for each rule, then advice
    #[arg(long, help_heading = "Output")]
    pub(in crate::cli) checklist: bool,
    /// Format of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

/// What else is to be done with rules.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RulesCommand {
    /// Judge the examples of the cards: those of the rules that ship and of your own
    Test(RulesTestArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesTestArgs {
    /// The cards of this folder alone, or this card; no configuration is read
    #[arg(value_name = "DIR", conflicts_with_all = ["config", "no_config"])]
    pub(in crate::cli) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    /// Format of the results
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct InspectArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language of the table [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SplitArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    /// Only this one of the drafts in the file, counted from 1
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ticket: Option<usize>,
    /// Write the drafts beside the one they come from: NAME-1.md, NAME-2.md. Those of standard
    /// input go to standard output
    #[arg(long, help_heading = "Output")]
    pub(in crate::cli) write: bool,
    /// Write them into this folder, which is made if it is not there
    #[arg(long, value_name = "DIR", requires = "write", help_heading = "Output")]
    pub(in crate::cli) output_dir: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long, requires = "write", help_heading = "Output")]
    pub(in crate::cli) force: bool,
    /// Format of the plan
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language of the plan [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    /// What it shall become
    #[arg(long, value_name = "FORMAT", value_parser = export_format())]
    pub(in crate::cli) to: export::Format,
    /// Which of the tickets in the file, counted from 1
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ticket: Option<usize>,
    /// Export though the draft has errors. Secrets are masked all the same
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Write to this file rather than to standard output (-)
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace the file of --output if it is there
    #[arg(long, requires = "output", help_heading = "Output")]
    pub(in crate::cli) overwrite: bool,
    /// Language of the messages [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SeverityArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
    /// Language of the answer [auto: that of the draft]
    #[arg(long, value_enum, default_value_t = Lang::Auto, help_heading = "Output")]
    pub(in crate::cli) lang: Lang,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ConfigArgs {
    /// The drafts whose settings are shown: a file, which need not be there, a folder, or a
    /// quoted pattern
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub(in crate::cli) why: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) nature: NatureArgs,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    #[command(flatten)]
    pub(in crate::cli) judge: JudgeArgs,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = ListFormat::Human, help_heading = "Output")]
    pub(in crate::cli) format: ListFormat,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub(in crate::cli) what: SchemaOf,
}

/// What there are schemas of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaOf {
    /// The configuration file
    Config,
    /// A draft in YAML
    Draft,
    /// A rule, as the card of one of your own
    Card,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    /// Whose desk it is for
    #[arg(long, value_name = "NAME", value_parser = provider())]
    pub(in crate::cli) provider: Provider,
    /// What sort of draft it is [default: incident]
    #[arg(long, value_parser = OutlineKind)]
    pub(in crate::cli) kind: Option<String>,
    /// Language of the draft [auto: that of the environment]
    #[arg(long, value_enum, default_value_t = Lang::Auto)]
    pub(in crate::cli) lang: Lang,
    /// How it is written [default: as the ending of --output says, else md]
    #[arg(long, value_enum, help_heading = "Output")]
    pub(in crate::cli) format: Option<DraftFormat>,
    /// File to write; one that is there is not touched [default: -, standard output]
    #[arg(long, short, value_name = "FILE", help_heading = "Output")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace the file
    #[arg(long, requires = "output", help_heading = "Output")]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub(in crate::cli) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ManArgs {
    /// The page of this command [default: of the program]
    pub(in crate::cli) command: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TemplateArgs {
    #[command(flatten)]
    pub(in crate::cli) drafts: DraftArgs,
    #[command(flatten)]
    pub(in crate::cli) judge: JudgeArgs,
    /// Judge what is staged in git for the next commit, not the files as they are now; PATHS say
    /// which. Runs git
    #[arg(long, conflicts_with = "stdin_filename", help_heading = "Drafts")]
    pub(in crate::cli) staged: bool,
    /// Show what comments and the configuration suppress as well
    #[arg(long, help_heading = "Rules")]
    pub(in crate::cli) no_suppressions: bool,
    #[command(flatten)]
    pub(in crate::cli) fixes: FixArgs,
    #[command(flatten)]
    pub(in crate::cli) baseline: BaselineArgs,
    #[command(flatten)]
    pub(in crate::cli) reports: ReportArgs,
}
