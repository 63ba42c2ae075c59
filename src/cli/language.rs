//! The language in which a command is asked to speak.

use super::args::{Cli, Command};
use crate::text::Language;

impl Cli {
    /// The language that `--lang` names, if any.
    pub(super) fn language(&self) -> Option<Language> {
        let of_check = |lang: Option<super::args::Lang>| lang.and_then(|lang| lang.fixed());
        match &self.command {
            None => of_check(self.check.judge.lang),
            Some(Command::Check(args)) => of_check(args.judge.lang),
            Some(Command::Config(args)) => of_check(args.judge.lang),
            Some(Command::Template(args)) => of_check(args.judge.lang),
            Some(Command::Ask(args)) => args.lang.fixed(),
            Some(Command::Explain(args)) => args.lang.fixed(),
            Some(Command::Rules(args)) => args.lang.fixed(),
            Some(Command::Inspect(args)) => args.lang.fixed(),
            Some(Command::Split(args)) => args.lang.fixed(),
            Some(Command::Export(args)) => args.lang.fixed(),
            Some(Command::Severity(args)) => args.lang.fixed(),
            Some(Command::New(args)) => args.lang.fixed(),
            Some(Command::Schema(_) | Command::Completions(_) | Command::Man(_)) => None,
        }
    }
}
