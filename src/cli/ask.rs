//! `ticketlint ask`: what the desk would ask next, and the answers written into
//! the draft.

mod answers;
mod checklist;
mod dialogue;
mod question;

use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args::{AskArgs, ListFormat};
use super::input::Input;
use super::judge::{Judges, base, command_line};
use super::output::Terminal;
use super::{CLEAN, FAILED, FINDINGS, Failure, Status, faults, input, name_one, write};
use crate::config::said;
use crate::diagnostic::Reason;
use crate::engine::{self, Outcome, Settings};
use crate::repair::Refusal;
use crate::report::{self, Summary};
use crate::text::Language;
use crate::text::SourceFile;
use answers::{Answer, Written};
use dialogue::Dialogue;

pub(super) fn run(args: &AskArgs, terminal: &mut Terminal) -> Status {
    let draft = one_draft(args)?;
    let given = args.answers.as_deref().map(answers::read).transpose()?;
    let source = draft.read(args.drafts.encoding)?;
    let Some(judge) = judges(args)?.of(&draft, terminal) else {
        return terminal.finish(FAILED);
    };
    // What the command line says of the language counts before all else.
    let settings = Settings {
        language: args.lang.fixed().or(judge.engine.language),
        ..Settings::clone(&judge.engine)
    };
    let outcome = engine::lint(&source, &settings);
    faults::refuse_excess(&source, &outcome)?;
    let job = Job {
        args,
        language: settings.language.unwrap_or(outcome.profile.language),
        draft: &draft,
        source: &source,
        settings: &settings,
        outcome: &outcome,
    };
    let faults = faults::of(&outcome);
    if !faults.is_empty() {
        faults::lament(&source, &outcome, &faults, job.language, terminal);
        return terminal.finish(FINDINGS);
    }
    match given {
        Some(given) => job.take(&given, terminal),
        None if job.is_dialogue() => job.talk(terminal),
        None => job.list(terminal),
    }
}

/// The one draft that the arguments name.
fn one_draft(args: &AskArgs) -> Result<Input, Failure> {
    let inputs = input::collect(&args.drafts)?;
    if let Some(failure) = inputs.failures.into_iter().next() {
        return Err(failure);
    }
    let mut drafts = inputs.drafts.into_iter();
    let (Some(draft), None) = (drafts.next(), drafts.next()) else {
        return Err(Failure::new(said!(
            "`ask` で扱える下書きは 1 つです",
            "`ask` is about one draft",
        ))
        .help(name_one()));
    };
    let both = args
        .answers
        .as_deref()
        .is_some_and(|path| path.as_os_str() == "-");
    if both && matches!(draft, Input::Stdin(_)) {
        return Err(Failure::new(said!(
            "標準入力を、下書きと回答の両方には使えません",
            "standard input cannot be both the draft and the answers",
        ))
        .help(said!(
            "どちらかをファイルで指定してください",
            "name a file for one of them",
        )));
    }
    Ok(draft)
}

fn judges(args: &AskArgs) -> Result<Judges, Failure> {
    let layer = command_line(&args.drafts.nature, None);
    let clock = Some(Timestamp::now().to_zoned(TimeZone::UTC));
    let base = Settings {
        clock,
        ..base(&args.drafts)
    };
    Judges::new(&args.drafts.file, layer, base)
}

/// What is asked about one draft.
struct Job<'a> {
    args: &'a AskArgs,
    language: Language,
    draft: &'a Input,
    source: &'a SourceFile,
    settings: &'a Settings,
    outcome: &'a Outcome,
}

impl Job<'_> {
    /// Whether somebody is there to answer.
    fn is_dialogue(&self) -> bool {
        self.args.format == ListFormat::Human
            && !self.args.list
            && matches!(self.draft, Input::File(_))
            && Terminal::has_keyboard()
            && Terminal::has_screen()
    }

    fn most(&self) -> usize {
        if self.args.all {
            usize::MAX
        } else {
            self.args.max
        }
    }

    /// The status that so many open questions have.
    const fn status(open: usize) -> u8 {
        if open == 0 { CLEAN } else { FINDINGS }
    }

    /// Prints the questions.
    fn list(&self, terminal: &mut Terminal) -> Status {
        let (shown, all) = question::of(self.source, self.settings, self.outcome, self.most());
        let shown = &shown[..];
        let text = match self.args.format {
            ListFormat::Human => checklist::page(self, shown, all, terminal),
            ListFormat::Json => checklist::json(self, shown, all),
        };
        terminal.print(&text);
        terminal.finish(Self::status(all))
    }

    /// Asks one question after the other, and writes the answers.
    fn talk(&self, terminal: &mut Terminal) -> Status {
        let (shown, all) = question::of(self.source, self.settings, self.outcome, self.most());
        let shown = &shown[..];
        if shown.is_empty() {
            terminal.print(&checklist::page(self, shown, all, terminal));
            return terminal.finish(Self::status(all));
        }
        // Before anybody types what could not be saved.
        if let (Input::File(path), false) = (self.draft, self.args.stdout) {
            write::check(path).map_err(|failure| failure.of(self.source.name()))?;
        }
        let head = checklist::head(self, terminal);
        terminal.print(&head);
        let pages: Vec<String> = (0..shown.len())
            .map(|at| checklist::entry(self, &shown[at], at + 1, terminal))
            .collect();
        let given = {
            let mut input = io::stdin().lock();
            let mut show = |text: &str| terminal.prompt(text);
            let mut dialogue = Dialogue::new(&mut input, &mut show, self.language);
            dialogue
                .run(shown, &pages)
                .map_err(|error| Failure::new(error.to_string()))?
        };
        let written = answers::write(self.source, self.settings, self.outcome, &given);
        terminal.print("\n");
        terminal.print(&report::diff(
            self.source,
            &self.outcome.concealed,
            &written.source,
            true,
        ));
        let status = self.finish(&written, terminal);
        self.keep(&given, &written, status.is_ok(), terminal);
        status
    }

    /// Shows the answers that are not in the draft, so that none is lost: typed
    /// once, they can be given in a file.
    fn keep(&self, given: &[Answer<'_>], written: &Written, saved: bool, terminal: &mut Terminal) {
        let refused = |answer: &&Answer<'_>| {
            let mut refused = written.refused.iter();
            !saved || refused.any(|(rule, _)| *rule == answer.question.rule)
        };
        let lost: Vec<&Answer<'_>> = given.iter().filter(refused).collect();
        let secret = written
            .refused
            .iter()
            .filter(|(_, why)| *why == Refusal::Secret);
        let secret = secret.map(|(rule, _)| rule).chain(&written.masked);
        let secret: Vec<&str> = secret.map(String::as_str).collect();
        let kept = answers::kept(&lost, &secret);
        if !kept.is_empty() {
            terminal.print(&format!("\n{}\n\n{kept}", self.say(KEPT)));
        }
    }

    /// Writes answers that were given in a file.
    fn take(&self, given: &[(String, String)], terminal: &mut Terminal) -> Status {
        let mut list = Vec::new();
        for (rule, words) in given {
            let question =
                answers::question(&self.outcome.diagnostics, rule, &self.settings.house)?;
            match question {
                Some(question) => list.push(Answer::of(question, words)),
                None => self.remark(rule, self.say(NOT_ASKED), terminal),
            }
        }
        list.retain(|answer| !answer.parts.is_empty());
        let written = answers::write(self.source, self.settings, self.outcome, &list);
        self.finish(&written, terminal)
    }

    /// Says a word on the answer to a rule.
    fn remark(&self, rule: &str, words: &str, terminal: &mut Terminal) {
        terminal.remark(&format!("{}: {rule}: {words}", self.language.remark()));
    }

    fn say(&self, [ja, en]: [&'static str; 2]) -> &'static str {
        match self.language {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    /// Why an answer was not written, and what can be done.
    fn refusal(&self, rule: &str, refusal: Refusal) -> Failure {
        let (why, help) = match (refusal, self.language) {
            (Refusal::NoPlace, _) => (self.say(NO_PLACE).to_owned(), None),
            (Refusal::Secret, _) => (self.say(SECRET).to_owned(), None),
            (Refusal::Unwritable(c), language) => {
                let why = language.reason(Reason::Unwritable(c));
                (why, Some(self.say(UNWRITABLE)))
            }
        };
        let failure = Failure::new(format!("{rule}: {why}"));
        match help {
            Some(help) => failure.help(help),
            None => failure,
        }
    }

    /// Puts the draft where it belongs, and says what is left.
    fn finish(&self, written: &Written, terminal: &mut Terminal) -> Status {
        match self.draft {
            Input::File(path) if !self.args.stdout => {
                if written.count > 0 {
                    let (old, new) = (self.source.bytes(), written.source.bytes());
                    write::mend(path, old, new, self.language, terminal)
                        .map_err(|failure| failure.of(self.source.name()))?;
                }
            }
            _ => terminal.write(written.source.bytes()),
        }
        for (rule, mend) in &written.mended {
            let title = &mend.title;
            self.remark(rule, &format!("{}{title}", self.say(MENDED)), terminal);
        }
        for rule in &written.masked {
            self.remark(rule, self.say(MASKED), terminal);
        }
        for (rule, refusal) in &written.refused {
            terminal.complain_in(&self.refusal(rule, *refusal), self.language);
        }
        let outcome = engine::lint(&written.source, self.settings);
        let open = question::open(self.settings, &outcome).len();
        let mut summary = Summary {
            files: 1,
            hidden: outcome.hidden,
            ..Summary::default()
        };
        outcome.diagnostics.iter().for_each(|d| summary.add(d));
        let left = match self.language {
            Language::Ja => format!(
                "答えを {} 件書き込みました。残りの質問: {open} 件。{}",
                written.count,
                summary.line(Language::Ja)
            ),
            Language::En => format!(
                "Answers written: {}. Questions left: {open}. {}",
                written.count,
                summary.line(Language::En)
            ),
        };
        terminal.remark(&left);
        let status = if written.refused.is_empty() {
            Self::status(open)
        } else {
            FAILED
        };
        terminal.finish(status)
    }
}

const NOT_ASKED: [&str; 2] = [
    "この下書きでは尋ねていません。書き込みませんでした",
    "it is not asked about this draft; nothing was written",
];
const MASKED: [&str; 2] = [
    "答えの中の機密情報を伏せて書き込みました",
    "a secret in the answer was masked before it was written",
];
const NO_PLACE: [&str; 2] = [
    "ほかの部分の意味を変えずに書き込める場所がありません。手で書き加えてください",
    "the draft has no place for the answer where all else would read as before; add it by hand",
];
const UNWRITABLE: [&str; 2] = [
    "この答えは書き込んでいません。その文字を言い換えるか、下書きを UTF-8 で保存し直してください",
    "this answer was not written; say it without that character, or save the draft as UTF-8",
];
const MENDED: [&str; 2] = [
    "答えの表記を直して書き込みました: ",
    "the answer was mended as it was written: ",
];
const KEPT: [&str; 2] = [
    "下書きに入っていない答えです。次の内容を YAML ファイルに保存すると、--answers で渡せます。",
    "These answers are not in the draft. Saved as a YAML file they can be given with --answers.",
];
const SECRET: [&str; 2] = [
    "答えの中に伏せられない機密情報があるため、書き込みませんでした",
    "the answer holds a secret that could not be masked, and was not written",
];
