//! The command line: arguments, files, exit status. The only layer that prints.

mod args;
mod ask;
mod baseline;
mod check;
mod completions;
mod config;
mod decode;
mod drafts;
mod explain;
mod export;
mod faults;
mod guard;
mod hidden;
mod idle;
mod in_order;
mod input;
mod inspect;
mod judge;
mod language;
mod leftover;
mod man;
mod new;
mod output;
mod page;
mod pattern;
mod reports;
mod rules;
mod schema;
mod severity;
mod shell;
mod split;
mod staged;
mod statistics;
mod target;
mod template;
mod trouble;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};

use crate::config::{Said, said};
use crate::report::LineColumn;
use crate::rules::UnknownRule;
use crate::text::SourceFile;
use crate::text::display::{visible_line, without_commands};
use crate::text::nearest::nearest;
use crate::ticket::Problem;
use args::{Cli, Color, Command, LookArgs};
use output::Terminal;

/// Nothing at or above the fail level.
const CLEAN: u8 = 0;
/// Findings at or above the fail level.
const FINDINGS: u8 = 1;
/// The tool could not do its work.
const FAILED: u8 = 2;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::read(&arranged(std::env::args_os().collect())) {
        Ok(cli) => cli,
        Err(mut error) => {
            drop_far_suggestion(&mut error);
            // Help and version are answers (status 0), the rest bad usage (2).
            let status = if error.use_stderr() { FAILED } else { CLEAN };
            calm_error(&mut error);
            return ExitCode::from(match error.print() {
                Err(fault) if fault.kind() != std::io::ErrorKind::BrokenPipe => {
                    Terminal::new(Color::Auto, false).complain(&output::unwritten(&fault));
                    FAILED
                }
                _ => status,
            });
        }
    };
    let LookArgs { color, ascii } = cli.look;
    guard::keep_quiet();
    let status = guard::guarded(|| run(cli)).unwrap_or_else(|failure| {
        Terminal::new(color, ascii).complain(&failure);
        FAILED
    });
    ExitCode::from(status)
}

/// clap takes `sakura` for a slip of `azure`. What it suggests for a value has
/// to be as near as what we would suggest.
fn drop_far_suggestion(error: &mut clap::Error) {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    let near = match (
        word(ContextKind::InvalidValue),
        word(ContextKind::SuggestedValue),
    ) {
        (Some(written), Some(suggested)) => nearest(written, [suggested]).is_some(),
        _ => true,
    };
    if !near {
        error.remove(ContextKind::SuggestedValue);
    }
}

/// What is typed, or words that quote it, so that it gives no commands to a terminal or
/// to those who run jobs: it may be the name of a file.
fn calm(words: &str) -> String {
    without_commands(&visible_line(words)).into_owned()
}

/// The same of all that is quoted of what is typed.
fn calm_error(error: &mut clap::Error) {
    let calmed: Vec<(ContextKind, ContextValue)> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(word) => Some((kind, ContextValue::String(calm(word)))),
            _ => None,
        })
        .collect();
    for (kind, value) in calmed {
        if error
            .insert(kind, value.clone())
            .is_some_and(|before| before != value)
        {
            // The tip says it once more.
            error.remove(ContextKind::Suggested);
        }
    }
}

/// Puts options of every command that stand before the command behind it:
/// `--color never explain RULE`. What comes first would else be taken for
/// options of `check`, and the command for a path. `help` asks for help, as it
/// does of other programs.
fn arranged(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut at = 1;
    while let Some(arg) = args.get(at).and_then(|arg| arg.to_str()) {
        at += match arg {
            "--color" => 2,
            "--ascii" => 1,
            _ if arg.starts_with("--color=") => 1,
            _ => break,
        };
    }
    let is_command = |arg: &OsString| Command::NAMES.iter().any(|name| arg == name);
    if args.get(at).is_some_and(|arg| arg == "help") && args[at + 1..].iter().all(is_command) {
        args.remove(at);
        args.push("--help".into());
    }
    if args.get(at).is_some_and(is_command) {
        args[1..=at].rotate_right(1);
    }
    args
}

fn run(cli: Cli) -> u8 {
    let mut terminal = Terminal::new(cli.look.color, cli.look.ascii);
    terminal.speak(cli.language());
    let result = match cli.command {
        None => check::run(&cli.check, &mut terminal),
        Some(Command::Check(args)) => check::run(&args, &mut terminal),
        Some(Command::Ask(args)) => ask::run(&args, &mut terminal),
        Some(Command::Explain(args)) => explain::run(&args, &mut terminal),
        Some(Command::Rules(args)) => rules::run(&args, &mut terminal),
        Some(Command::Inspect(args)) => inspect::run(&args, &mut terminal),
        Some(Command::Split(args)) => split::run(&args, &mut terminal),
        Some(Command::Export(args)) => export::run(&args, &mut terminal),
        Some(Command::Severity(args)) => severity::run(&args, &mut terminal),
        Some(Command::Config(args)) => config::run(&args, &mut terminal),
        Some(Command::Schema(args)) => schema::run(&args, &mut terminal),
        Some(Command::New(args)) => new::run(&args, &mut terminal),
        Some(Command::Completions(args)) => completions::run(&args, &mut terminal),
        Some(Command::Man(args)) => man::run(&args, &mut terminal),
        Some(Command::Template(args)) => template::run(&args, &mut terminal),
    };
    result.unwrap_or_else(|failure| {
        terminal.complain(&failure);
        FAILED
    })
}

/// Why the tool could not do its work, and the way out, in words for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Failure {
    what: Said,
    help: Option<Said>,
    /// What it is about.
    of: Option<Box<Concern>>,
}

/// What a failure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Concern {
    file: String,
    /// Where in that.
    place: Option<LineColumn>,
}

impl Failure {
    fn new(what: impl Into<Said>) -> Self {
        Self {
            what: what.into(),
            help: None,
            of: None,
        }
    }

    fn help(mut self, help: impl Into<Said>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// As a failure of the file of that name.
    fn of(mut self, name: &str) -> Self {
        self.what = self.told();
        self.of = Some(Box::new(Concern {
            file: name.to_owned(),
            place: None,
        }));
        self
    }

    /// The file holds more than is read.
    fn excess(problem: &Problem, source: &SourceFile) -> Self {
        let kind = &problem.kind;
        Self {
            what: Said::new(kind.message(true), kind.message(false)),
            help: Some(Said::new(kind.help(true), kind.help(false))),
            of: Some(Box::new(Concern {
                file: source.name().to_owned(),
                place: Some(LineColumn::of(source, problem.span)),
            })),
        }
    }

    /// What it is, and of which file.
    fn told(&self) -> Said {
        let Some(of) = &self.of else {
            return self.what.clone();
        };
        let place = of.place.map(|at| format!(":{}:{}", at.line, at.column));
        let place = place.unwrap_or_default();
        Said::same(format!("{}{place}:", of.file)).and(&self.what)
    }

    /// There is no rule, or no rule and no family, of that name.
    fn unknown(or_family: bool, unknown: &UnknownRule) -> Self {
        let name = &unknown.name;
        let what = match or_family {
            true => said!(
                "`{name}` という規則や分類はありません",
                "no rule or family is called `{name}`",
            ),
            false => said!(
                "`{name}` という規則はありません",
                "no rule is called `{name}`"
            ),
        };
        Self::new(what).help(unknown.suggestion.as_ref().map_or_else(
            || {
                said!(
                    "規則と分類の一覧は `ticketlint rules` で見られます",
                    "`ticketlint rules` lists all rules with their families",
                )
            },
            |name| did_you_mean(name),
        ))
    }
}

/// What may be meant instead.
fn did_you_mean(name: &str) -> Said {
    said!("`{name}` のことですか。", "did you mean `{name}`?")
}

/// What to do where the program itself fails.
fn our_fault() -> Said {
    said!(
        "ticketlint の不具合です。できれば下書きを添えて報告してください",
        "this is a fault of ticketlint; please report it, with the draft if you can",
    )
}

/// What to do where one draft is wanted.
fn name_one() -> Said {
    said!(
        "ファイルを 1 つか、標準入力なら - を指定してください",
        "name one file, or -",
    )
}

/// A file holds `has` tickets, and not that one.
fn no_ticket(number: usize, has: usize) -> Failure {
    Failure::new(said!(
        "{number} 番のチケットはありません",
        "there is no ticket {number}",
    ))
    .help(said!(
        "ファイルにあるのは {has} 件です。--ticket は 1 から数えます",
        "the file holds {has}; --ticket counts from 1",
    ))
}

/// The exit status of a command, or why it could not be run.
type Status = Result<u8, Failure>;
